/* A stretch of a report's stored text: the one ruler of the whole program.
 *
 * Every span everywhere is [start, end) in UTF-8 bytes of the stored text (docs/formats.md says how
 * that text is made from a file). Stored texts are capped well under 4 GiB, so 32 bits do. */
#ifndef RSM_RECORD_SPAN_H
#define RSM_RECORD_SPAN_H

#include <stdint.h>

typedef struct rsm_span {
    uint32_t start; /* first byte */
    uint32_t end;   /* one past the last byte; start == end: no span */
} rsm_span;

/* An index that points at nothing (no head, no incident, no judged statement). */
#define RSM_NONE UINT32_MAX

#endif
