/* fuzz/fuzz_json_line.c - any bytes as a line of JSON Lines. */
#include "read/internal.h"
#include "reading.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    rsm_arena arena;
    rsm_report report;
    rsm_parts parts = {0};
    rsm_error warning = {0}, error = {0};
    rsm_arena_init(&arena, NULL, FUZZ_MEMORY);
    if (rsm_read_json_line(rsm_slice_make((const char *)data, size), &arena, &parts, &warning,
                           &error) == RSM_OK) {
        demand(fuzz_compose(&parts, &arena, &report));
        demand(rsm_utf8_is_valid(report.kept));
    } else {
        demand(error.message[0] != '\0');
    }
    rsm_arena_free(&arena);
    return 0;
}
