/* fuzz/fuzz_plain.c - any bytes as a file of plain text, with or without a head. */
#include "read/internal.h"
#include "reading.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    rsm_arena arena;
    rsm_report report;
    rsm_parts parts = {0};
    rsm_arena_init(&arena, NULL, FUZZ_MEMORY);
    rsm_read_plain(rsm_slice_make((const char *)data, size), &parts);
    demand(parts.body.size <= size);
    fuzz_compose(&parts, &arena, &report);
    rsm_arena_free(&arena);
    return 0;
}
