/* Voices of a broadcast's record, and documents read out in it. */
#ifndef RSM_EXTRACT_VOICES_H
#define RSM_EXTRACT_VOICES_H

#include "extract/crediting.h"

typedef struct voices {
    bool recording;     /* between "[begin recording]" and "[end recording]" */
    bool reading;       /* after "[Communique from the army] [Text]" */
    bool known;         /* whose words follow is known: `speaker` */
    bool announced;     /* a document's author was named, "[Text]" has not come yet */
    bool written;       /* what is read is a document that no note led in (document.c) */
    bool looked;        /* a signature has been looked for */
    bool quoted;        /* its paragraphs begin with quotation marks */
    uint32_t last_paragraph; /* of such a document */
    rsm_source speaker;
} voices;

/* Whether the name in [first, end), a label's, is of somebody whom the report has introduced as its
 * own reporter: "our reporter Ann Lee", "a report from Ann Lee", "Ann Lee has more". */
bool is_own_reporter(const extraction *x, uint32_t first, uint32_t end);

/* Whether the words in [first, end), "communique from the general staff", name a document and its
 * author, who is then the speaker. */
bool reads_document(const extraction *x, voices *v, uint32_t first, uint32_t end);

/* Credits the words of the finding's sentence that stand in a recording, or in a document read out, to
 * whoever speaks. True where the sentence has such words, or a note that begins or ends them: no
 * label is to be looked for in it then. Cost: linear in the sentence. */
bool hear_voices(finding *f, voices *v);

#endif
