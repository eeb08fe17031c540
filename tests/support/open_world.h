/* The compiled world of the build, opened before a group of tests and closed after it:
 *     cmocka_run_group_tests(tests, open_world, close_world)
 * For tests of rooms from `world` on; one file of a test program includes it. */
#ifndef RSM_TESTS_OPEN_WORLD_H
#define RSM_TESTS_OPEN_WORLD_H

#include "world/world.h"

static rsm_world *world;

static int open_world(void **state) {
    rsm_error error;
    return rsm_world_open(RSM_TEST_WORLD_FILE, &world, &error) == RSM_OK ? 0 : -1;
}

static int close_world(void **state) {
    rsm_world_close(world);
    return 0;
}

#endif
