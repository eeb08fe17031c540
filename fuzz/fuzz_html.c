/* fuzz/fuzz_html.c - any bytes as a page. */
#include "read/internal.h"
#include "reading.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    rsm_arena arena;
    rsm_report report;
    rsm_parts parts = {0};
    rsm_error error = {0};
    rsm_arena_init(&arena, NULL, FUZZ_MEMORY);
    if (rsm_read_html(rsm_slice_make((const char *)data, size), &arena, &parts, &error) == RSM_OK)
        fuzz_compose(&parts, &arena, &report);
    else
        demand(error.message[0] != '\0');
    rsm_arena_free(&arena);
    return 0;
}
