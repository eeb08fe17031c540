/* Documents told whole: a report, or a passage of one, that is somebody's own writing. */
#ifndef RSM_EXTRACT_DOCUMENT_H
#define RSM_EXTRACT_DOCUMENT_H

#include "extract/voices.h"

/* Before the sentence of the finding is heard: begins a report that is signed at its end; ends a
 * document where the sentence is no part of it. */
void follow_document(finding *f, voices *v);

/* After it: begins a document that the sentence leads in. */
void announce_document(const finding *f, voices *v);

#endif
