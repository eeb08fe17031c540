/* What the fuzz targets of the seeing wing share: the world, and what must hold of every report and
 * reading. For one file each; everything is static. */
#ifndef RSM_FUZZ_READING_H
#define RSM_FUZZ_READING_H

#include "base/utf8.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

#define FUZZ_MEMORY ((size_t)1 << 30) /* most bytes that one input may take */

static void demand(bool condition) {
    if (!condition)
        abort();
}

/* The world named by RASHOMON_WORLD, else the one that the build made; opened once. */
static const rsm_world *fuzz_world(void) {
    static rsm_world *world;
    const char *path = getenv("RASHOMON_WORLD");
    rsm_error error = {0};
    if (world == NULL &&
        rsm_world_open(path != NULL ? path : RSM_TEST_WORLD_FILE, &world, &error) != RSM_OK) {
        fprintf(stderr, "no world to fuzz with: %s\n", error.message);
        exit(1);
    }
    return world;
}

/* Makes the report of the parts and checks it. False where it is refused, for a reason. */
static inline bool fuzz_compose(const rsm_parts *parts, rsm_arena *arena, rsm_report *report) {
    rsm_error error = {0};
    rsm_status status = rsm_report_compose(fuzz_world(), parts, arena, report, &error);
    if (status != RSM_OK) {
        demand(error.status == status && error.message[0] != '\0');
        return false;
    }
    demand(rsm_utf8_is_valid(report->text));
    demand(rsm_utf8_is_valid(report->title));
    demand(rsm_utf8_is_valid(report->outlet));
    demand(rsm_utf8_is_valid(report->url));
    demand(rsm_utf8_is_valid(report->id) && report->id.size > 0);
    demand(report->body_start <= report->text.size);
    demand(rsm_slice_find_byte(report->text, '\0') == RSM_NOWHERE);
    demand(report->language.size >= 2);
    return true;
}

#endif
