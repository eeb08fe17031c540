/* Words between a document and what it adds; posts with their writer's name. */
#ifndef RSM_EXTRACT_BRIDGE_H
#define RSM_EXTRACT_BRIDGE_H

#include "extract/crediting.h"

/* Of the credits from `first` on, those of the finding's sentence: where one is of a document that
 * adds, the sentences between are the document's. */
void credit_bridge(finding *f, uint32_t first);

/* "That's according to the police.": the sentence before it, in which nobody is credited, is theirs. */
void credit_pointed(finding *f, uint32_t first);

/* A post whose writer's name and handle end the sentence. */
void credit_post(finding *f, uint32_t first);

#endif
