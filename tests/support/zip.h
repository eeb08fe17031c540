/*
 * tests/support/zip.h - small zip archives, right and wrong.
 */
#ifndef RSM_TESTS_ZIP_H
#define RSM_TESTS_ZIP_H

#include "base/buffer.h"
#include "base/slice.h"

#include <stdint.h>

/* One file of an archive. Zeroed but for name and text: stored, and all that is told of it true. */
typedef struct zip_member {
    const char *name;
    rsm_slice text;
    bool deflate;
    bool encrypted;    /* marked so */
    unsigned method;   /* not 0: told in place of the true one */
    bool bad_checksum; /* the one told is another */
    uint32_t more;     /* added to the unpacked size that is told */
} zip_member;

/* Appends an archive of these files. */
void make_zip(const zip_member *members, unsigned count, rsm_buffer *out);

/* Appends the text as a gzip stream. */
void make_gzip(rsm_slice text, rsm_buffer *out);

#endif
