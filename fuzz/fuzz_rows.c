/* fuzz/fuzz_rows.c - any bytes as a coder's table.
 *
 * The first byte chooses the data set. Every span of every statement must lie in the row's text, on
 * whole characters, and the row made again of its text must say the same. */
#include <stdlib.h>

#include "base/utf8.h"
#include "export/rows.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

typedef struct fuzzing {
    rsm_codes codes;
    rsm_data_set set;
} fuzzing;

static void check(const rsm_reading *reading) {
    rsm_slice text = reading->report.text;
    if (!rsm_utf8_is_valid(text))
        abort();
    for (uint32_t i = 0; i < reading->statement_count; i++) {
        rsm_span span = reading->statements[i].span;
        if (span.start >= span.end || span.end > text.size ||
            !rsm_utf8_is_valid(rsm_slice_sub(text, span.start, span.end)))
            abort();
    }
}

static rsm_status take(void *context, const rsm_reading *reading, rsm_error *error) {
    fuzzing *f = context;
    rsm_arena arena;
    rsm_reading again;
    (void)error;
    check(reading);
    rsm_arena_init(&arena, NULL, 0);
    if (!rsm_row_reading(&f->codes, f->set, &reading->report, &arena, &again) ||
        again.statement_count != reading->statement_count)
        abort();
    rsm_arena_free(&arena);
    return RSM_OK;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) {
    static rsm_world *world; /* opened once */
    const char *path = getenv("RASHOMON_WORLD");
    rsm_arena arena;
    rsm_error error;
    fuzzing f = {.set = size > 0 && data[0] % 2 == 1 ? RSM_DATA_GTD : RSM_DATA_ACLED};
    rsm_rows_taker taker = {.context = &f, .take = take};
    if (world == NULL &&
        rsm_world_open(path != NULL ? path : RSM_TEST_WORLD_FILE, &world, &error) != RSM_OK)
        abort();
    if (size < 2)
        return 0;
    rsm_arena_init(&arena, NULL, 0);
    if (rsm_codes_load(world, &arena, &f.codes))
        (void)rsm_rows_take(&f.codes, f.set, "fuzz",
                            rsm_slice_make((const char *)data + 1, size - 1), NULL, &taker, &error);
    rsm_arena_free(&arena);
    return 0;
}
