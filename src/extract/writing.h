/* Whose words "the communique" and "the text" are, and who "the sources" are. */
#ifndef RSM_EXTRACT_WRITING_H
#define RSM_EXTRACT_WRITING_H

#include "extract/extraction.h"

/* Gives a link of the credit `index` whose words are a bare noun for a paper ("the statement", "the
 * text") its author, where the report has told who wrote it; false where it has not, or the words are
 * something else. */
bool refer_to_author(const extraction *x, uint32_t index, const noun_phrase *phrase,
                     rsm_source *link);

/* "the sources", "the source": those credited last; false as above. */
bool refer_to_sources(const extraction *x, uint32_t index, const noun_phrase *phrase,
                      rsm_source *link);

#endif
