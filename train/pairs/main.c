/* rashomon-pairs: prints the signs of the pairs of incidents that bringing together compares, for
 * train/pair.py to learn from.
 *
 * Usage: rashomon-pairs WORLD LEDGER
 * First the signs, in order: "sign", name, points by hand. Then a line a pair of incidents that
 * their reports are mainly about, fields parted by tabs: "pair", the two reports, the numbers of
 * the signs; or "conflict" and the two reports. Then, a line a report, "main" or "none" and its id.
 */
#include "fuse/together.h"
#include "ledger/ledger.h"

#include <stdio.h>

static void print_signs(void) {
    for (unsigned sign = 0; sign < RSM_SIGN_COUNT; sign++)
        printf("sign\t%s\t%d\n", rsm_sign_text((rsm_pair_sign)sign),
               rsm_sign_by_hand((rsm_pair_sign)sign));
}

static rsm_slice report_of(const rsm_together *together, const rsm_profile *profile) {
    return together->readings[profile->reading].report.id;
}

static void print_pair(const rsm_together *together, const rsm_pair *pair) {
    const rsm_profile *a = &together->profiles[pair->first];
    const rsm_profile *b = &together->profiles[pair->second];
    rsm_pair_evidence comparison;
    if (!a->main || !b->main)
        return;
    rsm_compare(together, a, b, &comparison);
    printf("%s\t%.*s\t%.*s", comparison.conflict == RSM_CONFLICT_NONE ? "pair" : "conflict",
           RSM_SLICE_ARGUMENTS(report_of(together, a)),
           RSM_SLICE_ARGUMENTS(report_of(together, b)));
    for (unsigned i = 0; comparison.conflict == RSM_CONFLICT_NONE && i < comparison.count; i++)
        printf("\t%u", comparison.signs[i]);
    putchar('\n');
}

static rsm_status print_pairs(const rsm_world *world, const rsm_reading *readings, uint32_t count,
                              rsm_arena *arena, rsm_error *error) {
    rsm_vector pairs;
    rsm_together together = {
        .world = world, .readings = readings, .count = count, .arena = arena, .scratch = arena};
    if (!rsm_fuse_prepare(&together))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    together.least = INT32_MIN;
    if (!rsm_make_pairs(&together, &pairs))
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    for (uint32_t i = 0; i < pairs.count; i++)
        print_pair(&together, rsm_vector_at(&pairs, i));
    return RSM_OK;
}

static void print_reports(const rsm_reading *readings, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        bool main = false;
        for (uint32_t j = 0; j < readings[i].incident_count; j++)
            main = main || readings[i].incidents[j].main;
        printf("%s\t%.*s\n", main ? "main" : "none", RSM_SLICE_ARGUMENTS(readings[i].report.id));
    }
}

int main(int argc, char **argv) {
    rsm_world *world = NULL;
    rsm_ledger *ledger = NULL;
    rsm_reading *readings = NULL;
    uint32_t count = 0;
    rsm_arena arena;
    rsm_error error = {0};
    if (argc != 3) {
        fputs("usage: rashomon-pairs WORLD LEDGER\n", stderr);
        return 2;
    }
    rsm_arena_init(&arena, NULL, 0);
    rsm_status status = rsm_world_open(argv[1], &world, &error);
    if (status == RSM_OK)
        status = rsm_ledger_open(argv[2], RSM_LEDGER_READ, NULL, &ledger, &error);
    if (status == RSM_OK)
        status = rsm_ledger_load(ledger, rsm_slice_make("", 0), RSM_LOAD_TEXT, &arena, &readings,
                                 &count, &error);
    print_signs();
    if (status == RSM_OK)
        status = print_pairs(world, readings, count, &arena, &error);
    if (status == RSM_OK)
        print_reports(readings, count);
    else
        fprintf(stderr, "rashomon-pairs: %s\n", error.message);
    rsm_ledger_close(ledger);
    rsm_arena_free(&arena);
    rsm_world_close(world);
    return status == RSM_OK ? 0 : 2;
}
