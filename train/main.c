/* rashomon-train: makes models/language.rsm from the corpora marked for training.
 *
 * Usage: rashomon-train [--only STEP] WORLD CORPORA LANGUAGE
 *        rashomon-train --evaluate WORLD CORPORA LANGUAGE
 * WORLD is world.rsm, CORPORA the folder of the corpora, LANGUAGE the file to be written. With
 * --only one step (sentences, tagger, lemmas, parser, names) is trained anew and the rest of
 * LANGUAGE kept. The second prints figures on the dev parts, with gold tokens. Status 0, or 1 where
 * something failed, or 2 where the call itself is wrong. */
#include "train.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct train_step {
    const char *name, *section;
    bool (*train)(const train_run *run, rsm_buffer *section);
} train_step;

static const train_step steps[] = {
    {"sentences", RSM_TEXT_MODEL, train_sentences},
    {"tagger", "POS", train_tagger},
    {"lemmas", "LEMMAS", train_lemmas},
    {"parser", "PARSER", train_parser},
    {"names", "NAMES", train_names},
};

enum { STEPS = sizeof steps / sizeof *steps };

void train_progress(const char *what, uint32_t done, uint32_t all) {
    static const uint32_t width = 40;
    if (!isatty(STDERR_FILENO)) {
        return;
    }
    uint32_t full = all == 0 ? width : (uint32_t)((uint64_t)done * width / all);
    fprintf(stderr, "\r%-28s [", what);
    for (uint32_t i = 0; i < width; i++) {
        fputc(i < full ? '#' : ' ', stderr);
    }
    fputs(done >= all ? "]\n" : "]", stderr);
}

static bool read_corpora(train_run *run) {
    return corpus_read_treebank(run->folder, "ud/ewt-train.conllu", &run->ewt) &&
           corpus_read_treebank(run->folder, "ud/gum-train.conllu", &run->gum) &&
           corpus_read_treebank(run->folder, "ud/ewt-dev.conllu", &run->ewt_dev) &&
           corpus_read_treebank(run->folder, "ud/gum-dev.conllu", &run->gum_dev);
}

static int fail(const char *what, const rsm_error *error) {
    fprintf(stderr, "rashomon-train: %s: %s\n", what, error->message);
    return 1;
}

/* The sections of the file as it stands, copied; a file that is not there has none. */
static void keep_sections(const char *path, rsm_buffer sections[STEPS]) {
    rsm_language *old = NULL;
    rsm_error error = {0};
    if (rsm_language_open(path, &old, &error) != RSM_OK) {
        return;
    }
    for (uint32_t i = 0; i < STEPS; i++) {
        rsm_slice bytes;
        if (rsm_language_section(old, steps[i].section, &bytes)) {
            rsm_buffer_append_slice(&sections[i], bytes);
        }
    }
    rsm_language_close(old);
}

/* Writes the sections that there are, and opens the file anew as run->made. */
static int write_sections(train_run *run, const char *path, const rsm_buffer sections[STEPS]) {
    rsm_language_part parts[STEPS];
    rsm_language *made = NULL;
    rsm_error error = {0};
    rsm_buffer file;
    uint32_t count = 0;
    for (uint32_t i = 0; i < STEPS; i++) {
        if (sections[i].size > 0) {
            parts[count++] = (rsm_language_part){steps[i].section, rsm_buffer_slice(&sections[i])};
        }
    }
    rsm_buffer_init(&file, NULL);
    rsm_status status = rsm_language_write(parts, count, &file, &error);
    if (status == RSM_OK) {
        status = rsm_file_write(path, rsm_buffer_slice(&file), &error);
    }
    rsm_buffer_free(&file);
    if (status == RSM_OK) {
        status = rsm_language_open(path, &made, &error);
    }
    if (status != RSM_OK) {
        return fail(path, &error);
    }
    rsm_language_close((rsm_language *)run->made);
    run->made = made;
    return 0;
}

static int train(train_run *run, const char *only, const char *path) {
    rsm_buffer sections[STEPS];
    int result = 0;
    for (uint32_t i = 0; i < STEPS; i++) {
        rsm_buffer_init(&sections[i], NULL);
    }
    if (only != NULL) {
        keep_sections(path, sections);
        for (uint32_t i = 0; i < STEPS; i++) { /* what is trained anew does not see itself */
            if (strcmp(only, steps[i].name) == 0) {
                rsm_buffer_clear(&sections[i]);
            }
        }
        result = write_sections(run, path, sections);
    }
    for (uint32_t i = 0; i < STEPS && result == 0; i++) {
        if (only != NULL && strcmp(only, steps[i].name) != 0) {
            continue;
        }
        rsm_buffer_clear(&sections[i]);
        result = steps[i].train(run, &sections[i]) ? write_sections(run, path, sections) : 1;
        printf("%-9s %8zu bytes\n", steps[i].name, sections[i].size);
        fflush(stdout);
    }
    for (uint32_t i = 0; i < STEPS; i++) {
        rsm_buffer_free(&sections[i]);
    }
    return result;
}

static int run_with(train_run *run, bool evaluate, const char *only, const char *const *paths) {
    rsm_world *world = NULL;
    rsm_language *language = NULL;
    rsm_error error = {0};
    int result = 0;
    if (rsm_world_open(paths[0], &world, &error) != RSM_OK) {
        return fail(paths[0], &error);
    }
    run->world = world;
    run->folder = paths[1];
    if (!read_corpora(run)) {
        return 1;
    }
    if (!evaluate) {
        result = train(run, only, paths[2]);
    } else if (rsm_language_open(paths[2], &language, &error) == RSM_OK) {
        run->made = language;
        evaluate_treebanks(run);
        evaluate_names(run);
    } else {
        result = fail(paths[2], &error);
    }
    rsm_language_close((rsm_language *)run->made);
    rsm_world_close(world);
    return result;
}

int main(int argument_count, char **arguments) {
    train_run run = {0};
    bool evaluate = argument_count == 5 && strcmp(arguments[1], "--evaluate") == 0;
    bool only = argument_count == 6 && strcmp(arguments[1], "--only") == 0;
    if (argument_count != 4 && !evaluate && !only) {
        fputs("usage: rashomon-train [--only STEP] WORLD CORPORA LANGUAGE\n"
              "       rashomon-train --evaluate WORLD CORPORA LANGUAGE\n",
              stderr);
        return 2;
    }
    const char *const *paths = (const char *const *)(arguments + argument_count - 3);
    int result = run_with(&run, evaluate, only ? arguments[2] : NULL, paths);
    corpus_free(&run.ewt);
    corpus_free(&run.gum);
    corpus_free(&run.ewt_dev);
    corpus_free(&run.gum_dev);
    return result;
}
