/* Times the keeping wing on a large ledger: what a build does beside reading the reports.
 *
 * usage: keep MODEL LEDGER-OF-SOME-REPORTS NEW-LEDGER TIMES
 *
 * Part: a driver for bench/run and nothing else. The readings of the first ledger are told again TIMES times, each time of other days, other
 * towns and in other words (letters moved along the alphabet, so that every span stays where it was), and appended as one
 * build does; then all is brought together and stored. Then twenty more reports are added, a build each; five decisions are taken, and twenty
 * more added. The disk is not waited for in what is counted.
 * Prints lines `NAME NUMBER`: base (private bytes before anything is built, which are those of the readings told again), reports, append and
 * finish (seconds of the processor), one (seconds of the processor, the median of the twenty) and worst; decide and decide_worst of the
 * decisions, after and after_worst of the twenty behind them. */
#include "base/hash.h"
#include "export/export.h"
#include "ledger/ledger.h"
#include "world/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOVED_DAYS = 371, ADDED = 20 };

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Private memory of this process, in bytes: what is resident and of no file. */
static double private_bytes(void)
{
    char line[256];
    double size = 0, kilobytes;
    FILE *file = fopen("/proc/self/status", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "RssAnon: %lf", &kilobytes) == 1)
            size = kilobytes * 1024;
    if (file != NULL)
        fclose(file);
    return size;
}

static void check(rsm_status status, const rsm_error *error)
{
    if (status != RSM_OK) {
        fprintf(stderr, "keep: %s\n", error->message);
        exit(2);
    }
}

/* ---- a report told again ---- */

typedef struct teller {
    rsm_arena *arena;
    unsigned time;
} teller;

/* Letters moved along the alphabet; other bytes stay. */
static rsm_slice move_letters(const teller *tell, rsm_slice text)
{
    char *copy = rsm_arena_copy(tell->arena, text.data, text.size);
    for (size_t i = 0; copy != NULL && i < text.size; i++) {
        char first = copy[i] >= 'a' && copy[i] <= 'z' ? 'a' : copy[i] >= 'A' && copy[i] <= 'Z' ? 'A' : 0;
        if (first != 0)
            copy[i] = (char)(first + (copy[i] - first + (int)tell->time) % 26);
    }
    return rsm_slice_make(copy, text.size);
}

static rsm_slice rename_id(const teller *tell, rsm_slice id)
{
    if (id.size == 0)
        return id;
    return rsm_slice_from_string(rsm_arena_format(tell->arena, "t%03u-%.*s", tell->time, (int)id.size, id.data));
}

static void move_instant(const teller *tell, rsm_instant *instant)
{
    instant->day += instant->known ? (int32_t)tell->time * MOVED_DAYS : 0;
}

static void move_time(const teller *tell, bool has, rsm_time_value *when)
{
    if (!has)
        return;
    move_instant(tell, &when->earliest);
    move_instant(tell, &when->latest);
    when->anchor = rename_id(tell, when->anchor);
}

static void move_place(const teller *tell, bool has, rsm_place_value *where)
{
    if (!has || where->kind == RSM_PLACE_COUNTRY)
        return;
    where->name = move_letters(tell, where->name);
    where->city = move_letters(tell, where->city);
    where->geonameid += where->geonameid == 0 ? 0 : tell->time * 20000000u;
    where->candidate_count = 0;
}

static int compare_words(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static void move_incident(const teller *tell, rsm_incident *incident)
{
    uint64_t *words = rsm_arena_allocate_items(tell->arena, incident->word_count, sizeof *words);
    incident->id = rename_id(tell, incident->id);
    move_time(tell, incident->has_when, &incident->when);
    move_place(tell, incident->has_where, &incident->where);
    for (uint32_t i = 0; i < incident->word_count; i++)
        words[i] = incident->words[i] % 2 == 0 ? incident->words[i] : rsm_hash_combine(incident->words[i], tell->time);
    qsort(words, incident->word_count, sizeof *words, compare_words);
    incident->words = words;
}

static void *copy_items(const teller *tell, const void *items, uint32_t count, size_t size)
{
    return rsm_arena_copy(tell->arena, items, count * size);
}

static void move_statement(const teller *tell, rsm_statement *statement)
{
    statement->id = rename_id(tell, statement->id);
    if (statement->value.kind == RSM_VALUE_TIME)
        move_time(tell, true, &statement->value.as.time);
    if (statement->value.kind == RSM_VALUE_PLACE)
        move_place(tell, true, &statement->value.as.place);
    if (statement->value.kind == RSM_VALUE_INCIDENT)
        statement->value.as.text = rename_id(tell, statement->value.as.text);
    move_time(tell, statement->has_said_on, &statement->said_on);
}

static rsm_reading tell_again(const teller *tell, const rsm_reading *reading)
{
    rsm_reading told = *reading;
    rsm_mention *mentions = copy_items(tell, told.mentions, told.mention_count, sizeof *mentions);
    rsm_incident *incidents = copy_items(tell, told.incidents, told.incident_count, sizeof *incidents);
    rsm_statement *statements = copy_items(tell, told.statements, told.statement_count, sizeof *statements);
    told.report.id = rename_id(tell, told.report.id);
    told.report.title = move_letters(tell, told.report.title);
    told.report.text = move_letters(tell, told.report.text);
    move_instant(tell, &told.report.published.earliest);
    move_instant(tell, &told.report.published.latest);
    for (uint32_t i = 0; i < told.mention_count; i++) {
        mentions[i].id = rename_id(tell, mentions[i].id);
        move_time(tell, mentions[i].has_when, &mentions[i].when);
        move_place(tell, mentions[i].has_where, &mentions[i].where);
    }
    for (uint32_t i = 0; i < told.incident_count; i++)
        move_incident(tell, &incidents[i]);
    for (uint32_t i = 0; i < told.statement_count; i++)
        move_statement(tell, &statements[i]);
    told.mentions = mentions;
    told.incidents = incidents;
    told.statements = statements;
    return told;
}

/* ---- the measuring ---- */

static int compare_seconds(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return a < b ? -1 : a > b;
}

/* Builds of one report each; `round` tells the reports of one round from those of another. */
static void add_ones(const rsm_case *record, const rsm_reading *readings, uint32_t count, unsigned times, unsigned round, rsm_arena *arena)
{
    double seconds[ADDED];
    rsm_error error = {0};
    for (unsigned i = 0; i < ADDED; i++) {
        teller tell = {arena, i % times};
        rsm_arena_reset(arena);
        rsm_reading told = tell_again(&tell, &readings[(count / ADDED) * i + round]);
        told.report.id = rsm_slice_from_string(rsm_arena_format(arena, "added-%u-%u", round, i));
        for (uint32_t j = 0; j < told.mention_count; j++)
            ((rsm_mention *)(uintptr_t)told.mentions)[j].id = rsm_slice_from_string(rsm_arena_format(arena, "added-%u-%u@%u-%u", round, i, j, j + 1));
        for (uint32_t j = 0; j < told.incident_count; j++) {
            rsm_incident *incident = &((rsm_incident *)(uintptr_t)told.incidents)[j];
            incident->id = told.mentions[incident->mentions[0]].id;
        }
        double from = processor_seconds();
        check(rsm_ledger_begin(record->ledger, &error), &error);
        check(rsm_ledger_append(record->ledger, &told, NULL, &error), &error);
        check(rsm_export_finish(record, &error), &error);
        check(rsm_ledger_commit(record->ledger, &error), &error);
        seconds[i] = processor_seconds() - from;
    }
    qsort(seconds, ADDED, sizeof *seconds, compare_seconds);
    const char *name = round == 0 ? "one" : "after";
    printf("%s %.6f\n%s%s %.6f\n", name, seconds[ADDED / 2], round == 0 ? "" : "after_", "worst", seconds[ADDED - 1]);
    fflush(stdout);
}

/* What a person does on a page: a cell set, two incidents made one, a report taken out of one, a statement rejected, the first undone. */
static void decide_some(const rsm_case *record, const rsm_reading *readings, uint32_t count, rsm_arena *arena)
{
    teller tell = {arena, 0};
    double seconds[5];
    rsm_error error = {0};
    rsm_buffer output;
    rsm_slice ids[4] = {{"", 0}}, names[3], value = RSM_SLICE("7");
    unsigned found = 0;
    for (uint32_t i = count / 3; i < count && found < 4; i += 101)
        if (readings[i].incident_count > 0 && readings[i].statement_count > 0)
            ids[found++] = rename_id(&tell, readings[i].incidents[0].id);
    rsm_slice statement = rename_id(&tell, readings[count / 2].statement_count > 0 ? readings[count / 2].statements[0].id : RSM_SLICE("none"));
    const rsm_correction_text texts[5] = {
        {.kind = RSM_DECISION_SET, .name_count = 1, .slot = RSM_SLICE("killed"), .values = &value, .value_count = 1},
        {.kind = RSM_DECISION_MERGE, .name_count = 2},
        {.kind = RSM_DECISION_NOT_INCIDENT, .name_count = 1},
        {.kind = RSM_DECISION_REJECT, .name_count = 1},
        {.kind = RSM_DECISION_UNDO, .undoes = 1},
    };
    rsm_buffer_init(&output, NULL);
    for (unsigned i = 0; i < 5; i++) {
        rsm_correction_text text = texts[i];
        names[0] = i == 3 ? statement : ids[i == 2 ? 3 : i];
        names[1] = ids[2];
        text.names = names;
        text.person = RSM_SLICE("A. Person");
        text.reason = RSM_SLICE("timed");
        text.may_wait = true;
        double from = processor_seconds();
        check(rsm_export_decide(record, &text, &output, &error), &error);
        seconds[i] = processor_seconds() - from;
    }
    rsm_buffer_free(&output);
    qsort(seconds, 5, sizeof *seconds, compare_seconds);
    printf("decide %.6f\ndecide_worst %.6f\n", seconds[2], seconds[4]);
    fflush(stdout);
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    rsm_world *world = NULL;
    rsm_ledger *from = NULL, *to = NULL;
    rsm_reading *readings = NULL;
    rsm_arena arena, scratch;
    rsm_error error = {0};
    uint32_t count = 0;
    unsigned times = (unsigned)atoi(argv[4]);
    rsm_arena_init(&arena, NULL, 0);
    rsm_arena_init(&scratch, NULL, 0);
    check(rsm_world_open(argv[1], &world, &error), &error);
    check(rsm_ledger_open(argv[2], RSM_LEDGER_READ, NULL, &from, &error), &error);
    check(rsm_ledger_open(argv[3], RSM_LEDGER_CREATE, NULL, &to, &error), &error);
    check(rsm_ledger_load(from, RSM_SLICE(""), RSM_LOAD_TEXT | RSM_LOAD_ANNOTATIONS, &arena, &readings, &count, &error), &error);
    rsm_case record = {.ledger = to, .world = world, .version = RSM_SLICE("bench"), .model = RSM_SLICE("bench")};
    printf("base %.0f\n", private_bytes());
    fflush(stdout);
    double start = processor_seconds();
    check(rsm_ledger_begin(to, &error), &error);
    for (unsigned time = 0; time < times; time++) {
        teller tell = {&scratch, time};
        for (uint32_t i = 0; i < count; i++) {
            rsm_arena_reset(&scratch);
            rsm_reading told = tell_again(&tell, &readings[i]);
            check(rsm_ledger_append(to, &told, NULL, &error), &error);
        }
    }
    double appended = processor_seconds();
    printf("reports %u\nappend %.3f\n", count * times, appended - start);
    fflush(stdout);
    check(rsm_export_finish(&record, &error), &error);
    printf("finish %.3f\n", processor_seconds() - appended);
    check(rsm_ledger_commit(to, &error), &error);
    fflush(stdout);
    add_ones(&record, readings, count, times > 0 ? times : 1, 0, &scratch);
    decide_some(&record, readings, count, &arena);
    add_ones(&record, readings, count, times > 0 ? times : 1, 1, &scratch);
    rsm_ledger_close(to);
    rsm_ledger_close(from);
    rsm_world_close(world);
    rsm_arena_free(&arena);
    rsm_arena_free(&scratch);
    return 0;
}
