/* The insides of the public objects that more than one file of the api needs. */
#ifndef RSM_API_MODEL_H
#define RSM_API_MODEL_H

#include <rashomon/rashomon.h>

#include "base/buffer.h"
#include "tag/language.h"
#include "world/world.h"

struct rsm_model {
    rsm_world *world;
    rsm_language *language; /* language.rsm */
    char checksum[33];
};

/* Hands a buffer's text over as a public string, NUL-terminated; the buffer is empty after. */
rsm_status rsm_string_take(rsm_buffer *buffer, rsm_string *string, rsm_error *error);

/* A NUL-terminated string as a slice; NULL is empty. */
rsm_slice rsm_given(const char *string);

#endif
