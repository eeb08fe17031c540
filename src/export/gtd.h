/* The parts of a row of GTD that tell of people and things (gtd_parts.c). Private to the room. */
#ifndef RSM_EXPORT_GTD_H
#define RSM_EXPORT_GTD_H

#include "export/format.h"

/* targtype1 ... natlty3_txt */
void rsm_gtd_targets(const rsm_coded *coded, rsm_row *row);

/* gname ... compclaim */
void rsm_gtd_groups(const rsm_coded *coded, rsm_row *row);

/* weaptype1 ... weapdetail */
void rsm_gtd_weapons(const rsm_coded *coded, rsm_row *row);

/* nkill ... nreleased */
void rsm_gtd_harm(const rsm_coded *coded, rsm_row *row);

#endif
