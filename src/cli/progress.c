/* The progress bar, and complaints on standard error while a batch runs. */
#include "cli/cli.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 24 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void wipe(cli_progress *progress) {
    if (progress->drawn)
        fputs("\r\033[K", stderr);
    progress->drawn = false;
}

static void complain(void *context, const char *where, const char *message) {
    cli_progress *progress = context;
    wipe(progress);
    progress->complaints++;
    fprintf(stderr, "rashomon: %s: %s\n", where, message);
}

static void draw(cli_progress *progress, double seconds, uint64_t done, uint64_t total,
                 uint64_t reports) {
    char bar[BAR + 1];
    double share = total > 0 && done < total ? (double)done / (double)total : total > 0 ? 1 : 0;
    for (int i = 0; i < BAR; i++)
        bar[i] = i < (int)(share * BAR) ? '#' : '.';
    bar[BAR] = '\0';
    fprintf(stderr, "\r[%s] %3.0f%%  %llu %s  %.0f/s", bar, share * 100,
            (unsigned long long)reports, progress->unit != NULL ? progress->unit : "reports",
            (double)reports / seconds);
    if (share > 0.01)
        fprintf(stderr, "  %.0f s left", seconds / share - seconds);
    fputs("\033[K", stderr);
    fflush(stderr);
    progress->drawn = true;
}

static rsm_status tell(void *context, uint64_t done, uint64_t total, uint64_t reports) {
    cli_progress *progress = context;
    double time = now(), seconds = time - progress->started;
    if (progress->quiet || seconds < 1 || time - progress->shown < 0.1 || !isatty(STDERR_FILENO))
        return RSM_OK;
    progress->shown = time;
    draw(progress, seconds, done, total, reports);
    return RSM_OK;
}

rsm_options cli_batch_options(const cli_options *options, cli_progress *progress) {
    *progress = (cli_progress){.started = now(), .quiet = options->quiet};
    return (rsm_options){
        .jobs = options->jobs, .context = progress, .complain = complain, .progress = tell};
}

void cli_progress_end(cli_progress *progress) {
    wipe(progress);
}
