/* The proof of one cell, as `why` shows it.
 *
 * Part: the rule and the order of rules; each figure with its verdict, why, and every statement
 * behind it with its words and sources. Cost: linear in the statements of the cell. */
#include "export/work.h"
#include "record/names.h"
#include "record/write.h"

static const char *const verdict_names[] = {"best",       "fits",       "disagrees", "yields",
                                            "superseded", "taken back", "part",      "denial"};

void rsm_write_told(rsm_json *json, const rsm_reading *reading, const rsm_statement *statement,
                    bool has_id) {
    rsm_json_begin_object(json);
    if (has_id) {
        rsm_json_key_string(json, "id", statement->id);
    }
    rsm_json_key(json, "report");
    rsm_write_string_or_null(json, reading->report.id); /* none: a person's note */
    rsm_json_key(json, "title");
    rsm_write_string_or_null(json, reading->report.title);
    rsm_json_key(json, "outlet");
    rsm_write_string_or_null(json, reading->report.outlet);
    rsm_json_key(json, "published");
    rsm_write_published(json, &reading->report.published);
    rsm_json_key_cstring(json, "stance", rsm_stance_name(statement->stance));
    rsm_json_key_cstring(json, "certainty", rsm_certainty_name(statement->certainty));
    rsm_json_key(json, "value");
    rsm_write_value(json, &statement->value);
    rsm_json_key(json, "sources");
    rsm_write_sources(json, &statement->sources);
    const rsm_source_chain *chain = &statement->sources;
    if (chain->count > 0 && chain->links[chain->count - 1].actor.size > 0) {
        rsm_json_key_string(json, "root", chain->links[chain->count - 1].actor);
    }
    if (statement->has_said_on) {
        rsm_json_key(json, "said_on");
        rsm_write_time(json, &statement->said_on);
    }
    rsm_json_key_string(json, "quote", rsm_reading_quote(reading, statement->span));
    rsm_json_key_int(json, "start", statement->span.start);
    rsm_json_key_int(json, "end", statement->span.end);
    if (statement->decision != 0) {
        rsm_json_key_int(json, "decision", statement->decision);
    }
    rsm_json_end_object(json);
}

void rsm_write_evidence(rsm_json *json, const rsm_work *work, rsm_statement_reference at) {
    const rsm_reading *reading = &work->readings[at.reading];
    rsm_write_told(json, reading, &reading->statements[at.statement], true);
}

static void write_evidence_list(rsm_json *json, const rsm_work *work,
                                const rsm_statement_reference *references, uint32_t count) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        rsm_write_evidence(json, work, references[i]);
    }
    rsm_json_end_array(json);
}

/* Why a figure that could have been the best is not. */
static const char *lost_words(rsm_rule rule) {
    switch (rule) {
    case RSM_RULE_LATEST:
        return "a later figure goes before it";
    case RSM_RULE_MOST_SOURCES:
        return "fewer independent sources give it";
    case RSM_RULE_MOST_REPORTS:
        return "fewer reports give it";
    case RSM_RULE_TIGHTEST:
        return "less exact than the best";
    case RSM_RULE_LOWEST:
        return "the lower of two equally good figures goes before it";
    case RSM_RULE_HIGHEST:
        return "the higher of two equally good figures goes before it";
    case RSM_RULE_NOT_PERPETRATOR:
        return "it rests on the word of a perpetrator alone";
    case RSM_RULE_EARLIEST:
        return "an earlier one goes before it";
    case RSM_RULE_FIRST:
        return "nothing tells them apart; the first report's goes before it";
    case RSM_RULE_CREDIBLE:
        return "nobody gives it whose word is not doubtful";
    case RSM_RULE_RANGE:
        return "the codebook keeps the range and chooses no figure";
    case RSM_RULE_DECIDED:
        return "a person set the cell to another";
    default:
        return "it cannot be true together with the best";
    }
}

static const char *best_words(rsm_rule rule) {
    switch (rule) {
    case RSM_RULE_LATEST:
        return "the latest, where dates can be ordered";
    case RSM_RULE_MOST_SOURCES:
        return "the most independent sources give it";
    case RSM_RULE_MOST_REPORTS:
        return "the most reports give it";
    case RSM_RULE_TIGHTEST:
        return "the most exact";
    case RSM_RULE_LOWEST:
        return "the lowest of equally good figures";
    case RSM_RULE_HIGHEST:
        return "the highest of equally good figures";
    case RSM_RULE_NOT_PERPETRATOR:
        return "it does not rest on the word of a perpetrator alone";
    case RSM_RULE_EARLIEST:
        return "the earliest";
    case RSM_RULE_FIRST:
        return "nothing tells it from the others; it came first";
    case RSM_RULE_CREDIBLE:
        return "somebody gives it whose word is not doubtful";
    case RSM_RULE_RANGE:
        return "the codebook keeps the range and chooses no figure";
    case RSM_RULE_DECIDED:
        return "a person set the cell to it";
    default:
        return "nothing else stands against it";
    }
}

/* A figure that is aside only because of whom it leaves out or takes in. */
const char *rsm_attackers_words(const rsm_codebook *codebook, rsm_slot slot,
                                const rsm_figure *figure) {
    rsm_counts_attackers counted = codebook->settings[slot].attackers;
    const rsm_count_value *count = &figure->value.as.count;
    if (figure->value.kind != RSM_VALUE_COUNT || count->kind == RSM_COUNT_PART ||
        count->kind == RSM_COUNT_SUM || count->who.size > 0) {
        return NULL;
    }
    if (counted == RSM_COUNTS_ATTACKERS && count->attackers == RSM_ATTACKERS_OUT) {
        return "leaves out attackers, whom the codebook counts";
    }
    if (counted == RSM_COUNTS_NO_ATTACKERS && count->attackers == RSM_ATTACKERS_IN) {
        return "takes in attackers, whom the codebook leaves out";
    }
    return NULL;
}

static const char *part_words(const rsm_work *work, rsm_slot slot, const rsm_figure *figure) {
    if (figure->statement_count > 0) {
        const rsm_statement_reference *at = &figure->statements[0];
        if (work->readings[at->reading].statements[at->statement].stance == RSM_STANCE_PREDICTS) {
            return "a prediction, not a figure of what happened";
        }
    }
    if (figure->value.kind == RSM_VALUE_COUNT && figure->value.as.count.kind == RSM_COUNT_SUM) {
        return "counts several incidents together";
    }
    const char *attackers = rsm_attackers_words(&work->codebook, slot, figure);
    return attackers != NULL ? attackers : "counts only some of those meant here";
}

static const char *reason_of(const rsm_work *work, const rsm_cell *cell, const rsm_figure *figure) {
    switch (figure->verdict) {
    case RSM_VERDICT_BEST:
        return cell->kind == RSM_CELL_LIST && cell->decision == 0 ? "stands"
                                                                  : best_words(cell->rule);
    case RSM_VERDICT_FITS:
        return cell->rule == RSM_RULE_RANGE
                   ? "agrees with all the others"
                   : "agrees with the best, less exactly or for a wider range";
    case RSM_VERDICT_DISAGREES:
        return figure->impossible == RSM_TOLD_BEFORE ? "it was told of by then"
               : figure->impossible == RSM_ANSWERED_BEFORE
                   ? "what it is said to answer took place only then"
                   : lost_words(figure->lost_by);
    case RSM_VERDICT_YIELDS:
        return "the same source gives a more exact figure that fits it";
    case RSM_VERDICT_SUPERSEDED:
        return "the same source gives another figure later";
    case RSM_VERDICT_TAKEN_BACK:
        return "its own source took it back";
    case RSM_VERDICT_PART:
        return part_words(work, cell->slot, figure);
    case RSM_VERDICT_DENIAL:
        return "only denied or doubted, by nobody asserted";
    }
    return "";
}

/* Who set the cell to this; or that it was set to others. */
static void write_set(rsm_json *json, const rsm_work *work, const rsm_cell *cell, bool is_set,
                      bool is_aside) {
    if (is_set) {
        rsm_json_key_string(json, "set_by", rsm_person_of(work, cell->decision));
    } else if (is_aside) {
        rsm_json_key_bool(json, "set_aside", true);
    }
}

void rsm_write_figure(rsm_json *json, const rsm_work *work, const rsm_cell *cell,
                      const rsm_figure *figure) {
    rsm_json_begin_object(json);
    rsm_json_key(json, "value");
    rsm_write_value(json, &figure->value);
    rsm_json_key_cstring(json, "verdict", verdict_names[figure->verdict]);
    rsm_json_key_cstring(json, "reason", reason_of(work, cell, figure));
    if (cell->decision != 0) {
        write_set(json, work, cell, figure->verdict == RSM_VERDICT_BEST,
                  cell->kind == RSM_CELL_LIST && figure->verdict != RSM_VERDICT_BEST);
    }
    if (figure->beaten_by < cell->figure_count) {
        rsm_json_key(json, "beaten_by");
        rsm_write_value(json, &cell->figures[figure->beaten_by].value);
    }
    rsm_json_key_int(json, "independent_sources", figure->independent_sources);
    rsm_json_key_int(json, "uncredited", figure->uncredited);
    rsm_json_key(json, "statements");
    write_evidence_list(json, work, figure->statements, figure->statement_count);
    if (figure->against_count > 0) {
        rsm_json_key(json, "against");
        write_evidence_list(json, work, figure->against, figure->against_count);
    }
    rsm_json_end_object(json);
}

static void write_suspect(rsm_json *json, const rsm_work *work, const rsm_cell *cell,
                          const rsm_suspect *suspect) {
    rsm_json_begin_object(json);
    rsm_json_key(json, "value");
    rsm_write_value(json, &suspect->value);
    rsm_json_key_cstring(json, "standing", rsm_standing_name(suspect->standing));
    if (cell->decision != 0) {
        write_set(json, work, cell, !suspect->is_set_aside, suspect->is_set_aside);
    }
    rsm_json_key_int(json, "independent_sources", suspect->independent_sources);
    rsm_json_key_int(json, "uncredited", suspect->uncredited);
    rsm_json_key(json, "standings");
    rsm_json_begin_array(json);
    for (unsigned i = 0; i < RSM_STANDING_COUNT; i++) {
        if (suspect->by_standing_count[i] > 0) {
            rsm_json_begin_object(json);
            rsm_json_key_cstring(json, "standing", rsm_standing_name((rsm_standing)i));
            rsm_json_key(json, "statements");
            write_evidence_list(json, work, suspect->by_standing[i], suspect->by_standing_count[i]);
            rsm_json_end_object(json);
        }
    }
    rsm_json_end_array(json);
    if (suspect->taken_back_count > 0) {
        rsm_json_key(json, "taken_back");
        write_evidence_list(json, work, suspect->taken_back, suspect->taken_back_count);
    }
    rsm_json_end_object(json);
}

static void write_rules(rsm_json *json, const rsm_slot_rules *rules) {
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < rules->count; i++) {
        rsm_json_begin_object(json);
        rsm_json_key_cstring(json, "rule", rsm_rule_name(rules->rules[i]));
        rsm_json_key_string(json, "note", rules->notes[i]);
        rsm_json_end_object(json);
    }
    rsm_json_end_array(json);
}

static void write_setting(rsm_json *json, rsm_setting setting, rsm_slice argument, rsm_slice note) {
    rsm_json_begin_object(json);
    rsm_json_key_cstring(json, "setting", rsm_setting_name(setting));
    rsm_json_key_string(json, "argument", argument);
    rsm_json_key_string(json, "note", note);
    rsm_json_end_object(json);
}

static void write_vague(rsm_json *json, const rsm_work *work) {
    const rsm_codebook *codebook = &work->codebook;
    rsm_buffer words;
    rsm_buffer_init(&words, work->record->allocator);
    for (uint32_t i = 0; i < codebook->vague_count; i++) {
        rsm_buffer_append_format(&words, "%s%.*s = %lld", i > 0 ? " ; " : "",
                                 RSM_SLICE_ARGUMENTS(codebook->vague[i].words),
                                 (long long)codebook->vague[i].number);
    }
    write_setting(json, RSM_SETTING_VAGUE, rsm_buffer_slice(&words), codebook->vague_note);
    rsm_buffer_free(&words);
}

/* The key "settings": what the codebook says of counts beyond the rules, where it is not as in the
 * default. */
static void write_settings(rsm_json *json, const rsm_work *work, rsm_slot slot) {
    const rsm_slot_settings *settings = &work->codebook.settings[slot];
    if (!settings->credible_low && !settings->no_best && !settings->credible_high &&
        settings->attackers == RSM_COUNTS_EITHER && work->codebook.vague_count == 0) {
        return;
    }
    const struct {
        rsm_setting setting;
        unsigned word;
    } said[] = {{RSM_SETTING_LOW, settings->credible_low},
                {RSM_SETTING_BEST, settings->no_best},
                {RSM_SETTING_HIGH, settings->credible_high},
                {RSM_SETTING_ATTACKERS, settings->attackers}};
    rsm_json_key(json, "settings");
    rsm_json_begin_array(json);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (said[i].word > 0) {
            const char *word = rsm_setting_words(said[i].setting)[said[i].word];
            write_setting(json, said[i].setting, rsm_slice_from_string(word),
                          settings->notes[said[i].setting]);
        }
    }
    if (work->codebook.vague_count > 0) {
        write_vague(json, work);
    }
    rsm_json_end_array(json);
}

void rsm_write_proof(rsm_json *json, const rsm_work *work, uint32_t group, const rsm_cell *cell) {
    const rsm_account *account = &work->accounts[group];
    rsm_json_begin_object(json);
    rsm_json_key_string(json, "incident", account->id);
    rsm_json_key_string(json, "name", account->name);
    rsm_json_key_cstring(json, "slot", rsm_slot_name(cell->slot));
    rsm_json_key_string(json, "codebook", work->codebook.name);
    rsm_json_key_cstring(json, "rule", rsm_rule_name(cell->rule));
    rsm_json_key(json, "rules");
    write_rules(json, &work->codebook.slots[cell->slot]);
    if (cell->kind == RSM_CELL_COUNT) {
        write_settings(json, work, cell->slot);
    }
    if (work->codebook.settings[cell->slot].not_recorded) {
        rsm_json_key_string(json, "not_recorded", work->codebook.settings[cell->slot].note);
    }
    rsm_json_key(json, "cell");
    rsm_write_cell(json, work, cell);
    rsm_write_cell_rests(json, work, cell);
    bool suspects = cell->kind == RSM_CELL_SUSPECTS;
    rsm_json_key(json, suspects ? "suspects" : "figures");
    rsm_json_begin_array(json);
    for (uint32_t i = 0; i < (suspects ? cell->suspect_count : cell->figure_count); i++) {
        if (suspects) {
            write_suspect(json, work, cell, &cell->suspects[i]);
        } else {
            rsm_write_figure(json, work, cell, &cell->figures[i]);
        }
    }
    rsm_json_end_array(json);
    rsm_write_withdrawn(json, work, group, cell->slot);
    rsm_write_cell_decisions(json, work, group, cell);
    rsm_json_end_object(json);
}
