/* The trainer of the parser. */
#include "train.h"

bool train_parser(const train_run *run, rsm_buffer *section) {
    (void)run;
    (void)section;
    return true;
}
