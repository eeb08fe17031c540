/*
 * fuzz/fuzz_base.c - characters, dates, JSON strings and gzip with any bytes at all.
 *
 * Beyond not crashing: what is sanitised or folded is valid UTF-8, folding twice changes nothing, a
 * date that is read is written back as it stands, and unpacking keeps to its limit.
 */
#include "base/calendar.h"
#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { UNPACKED_MOST = 1 << 20 };

static void demand(bool condition) {
    if (!condition)
        abort();
}

static void try_characters(rsm_slice text) {
    rsm_buffer first;
    rsm_buffer second;
    size_t offset = text.size;
    rsm_buffer_init(&first, NULL);
    rsm_buffer_init(&second, NULL);
    rsm_utf8_sanitise(text, true, &first, NULL);
    demand(rsm_utf8_is_valid(rsm_buffer_slice(&first)));
    rsm_buffer_clear(&first);
    rsm_utf8_fold(text, &first);
    rsm_utf8_fold(rsm_buffer_slice(&first), &second);
    demand(rsm_utf8_is_valid(rsm_buffer_slice(&first)));
    demand(rsm_slice_equal(rsm_buffer_slice(&first), rsm_buffer_slice(&second)));
    rsm_buffer_clear(&first);
    rsm_json_append_string(&first, text);
    demand(rsm_utf8_is_valid(rsm_buffer_slice(&first)));
    while (offset > 0)
        offset -= rsm_utf8_decode_before(text, offset).size;
    (void)rsm_utf8_columns(text);
    rsm_buffer_free(&first);
    rsm_buffer_free(&second);
}

static void try_date(rsm_slice text) {
    rsm_iso_time time;
    rsm_instant again;
    char written[RSM_INSTANT_TEXT_SIZE];
    if (!rsm_iso_parse(text, &time))
        return;
    rsm_instant_text(time.instant, written);
    demand(rsm_instant_parse(rsm_slice_from_string(written), &again));
    demand(rsm_instant_equal(again, time.instant));
}

static void try_gzip(rsm_slice packed) {
    rsm_buffer buffer;
    rsm_error error;
    rsm_buffer_init(&buffer, NULL);
    if (rsm_gzip_unpack(packed, UNPACKED_MOST, &buffer, &error) == RSM_OK)
        demand(buffer.size <= UNPACKED_MOST);
    rsm_buffer_free(&buffer);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    rsm_slice text = rsm_slice_make((const char *)data, size);
    uint64_t value = 0;
    try_characters(text);
    try_date(text);
    try_gzip(text);
    (void)rsm_slice_parse_unsigned(text, UINT64_MAX, &value);
    return 0;
}
