/* What the tests of the keeping wing as a whole share: a ledger in memory, readings put into it, a
 * person's decisions in a form that a table can hold. */
#ifndef RSM_TESTS_EXPORT_SUPPORT_H
#define RSM_TESTS_EXPORT_SUPPORT_H

#include "support/test.h"

#include "export/export.h"
#include "record/make_reading.h"

typedef struct whole {
    rsm_arena arena;
    rsm_reading *readings;
    unsigned count;
    rsm_case record; /* a ledger with all of them */
    rsm_buffer output;
    rsm_error error;
} whole;

/* Makes `count` readings, and a ledger with all of them; freed with whole_close. */
whole *whole_open(void (*make)(rsm_arena *arena, rsm_reading *readings), unsigned count);
void whole_close(whole *test);

/* An empty ledger in memory. */
rsm_status open_case(rsm_case *record, const rsm_allocator *allocator, rsm_error *error);

/* One build of `count` of the readings, in that order (NULL: as they stand). */
rsm_status append(rsm_case *record, const rsm_reading *readings, const unsigned *order,
                  unsigned count, rsm_error *error);

/* Fails unless the output has, or has not, that part. */
void assert_has(const whole *test, const char *part);
void assert_has_not(const whole *test, const char *part);

/* Fails with the faults of a ledger that does not verify. */
void assert_sound(const rsm_case *record);

/* The same in the way of a ledger that is too large to be held at once; gives the faults. */
uint64_t faults_as_large(const rsm_case *record);

uint32_t next_random(uint32_t *seed);

/* Numbers from 0 on in a random order. */
void draw_order(unsigned *order, unsigned count, uint32_t *seed);

/* A correction. */
typedef struct plain {
    const char *kind;
    const char *names[4];
    const char *slot, *values[3];
    const char *report, *quote, *note;
    uint32_t undoes;
    bool waits;
} plain;

rsm_status decide(const rsm_case *record, const plain *what, rsm_error *error);

#endif
