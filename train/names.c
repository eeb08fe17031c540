/* The trainer of names. */
#include "train.h"

bool train_names(const train_run *run, rsm_buffer *section) {
    (void)run;
    (void)section;
    return true;
}

void evaluate_names(const train_run *run) {
    (void)run;
}
