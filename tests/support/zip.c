/*
 * tests/support/zip.c - see zip.h. The layout is that of PKWARE's note: each file behind a local
 * header, then the directory, then its end.
 */
#include "support/zip.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

enum { MEMBERS = 8 };

static void put(rsm_buffer *out, uint32_t number, int bytes) {
    for (int i = 0; i < bytes; i++)
        rsm_buffer_append_char(out, (char)(unsigned char)(number >> (8 * i)));
}

static void pack(rsm_slice text, int window, rsm_buffer *out) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    size_t room = deflateBound(&stream, (uLong)text.size);
    unsigned char *packed = malloc(room);
    stream.next_in = (z_const Bytef *)text.data;
    stream.avail_in = (uInt)text.size;
    stream.next_out = packed;
    stream.avail_out = (uInt)room;
    deflate(&stream, Z_FINISH);
    rsm_buffer_append(out, packed, room - stream.avail_out);
    deflateEnd(&stream);
    free(packed);
}

void make_gzip(rsm_slice text, rsm_buffer *out) {
    pack(text, 16 + 15, out);
}

/* What both headers of a file tell. */
static void put_facts(const zip_member *member, uint32_t packed, rsm_buffer *out) {
    uLong sum = crc32(0, (const Bytef *)member->text.data, (uInt)member->text.size);
    put(out, 20, 2);
    put(out, member->encrypted ? 1 : 0, 2);
    put(out, member->method != 0 ? member->method : member->deflate ? 8 : 0, 2);
    put(out, 0, 4);
    put(out, (uint32_t)sum ^ (member->bad_checksum ? 1u : 0u), 4);
    put(out, packed, 4);
    put(out, (uint32_t)member->text.size + member->more, 4);
    put(out, (uint32_t)strlen(member->name), 2);
    put(out, 0, 2);
}

void make_zip(const zip_member *members, unsigned count, rsm_buffer *out) {
    uint32_t at[MEMBERS], packed[MEMBERS];
    size_t start = out->size;
    for (unsigned i = 0; i < count; i++) {
        rsm_buffer bytes;
        rsm_buffer_init(&bytes, NULL);
        if (members[i].deflate)
            pack(members[i].text, -15, &bytes);
        else
            rsm_buffer_append_slice(&bytes, members[i].text);
        at[i] = (uint32_t)(out->size - start);
        packed[i] = (uint32_t)bytes.size;
        put(out, 0x04034b50, 4);
        put_facts(&members[i], packed[i], out);
        rsm_buffer_append_string(out, members[i].name);
        rsm_buffer_append_slice(out, rsm_buffer_slice(&bytes));
        rsm_buffer_free(&bytes);
    }
    uint32_t directory = (uint32_t)(out->size - start);
    for (unsigned i = 0; i < count; i++) {
        put(out, 0x02014b50, 4);
        put(out, 20, 2);
        put_facts(&members[i], packed[i], out);
        put(out, 0, 2); /* comment */
        put(out, 0, 2); /* disk */
        put(out, 0, 2);
        put(out, 0, 4);
        put(out, at[i], 4);
        rsm_buffer_append_string(out, members[i].name);
    }
    uint32_t end = (uint32_t)(out->size - start);
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, count, 2);
    put(out, count, 2);
    put(out, end - directory, 4);
    put(out, directory, 4);
    put(out, 0, 2);
}
