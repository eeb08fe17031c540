/* Targets, groups, weapons and harm as GTD writes them: see gtd.h.
 *
 * Invariants: -9 and -99 are GTD's own words for what reports do not tell. Cost: linear in the
 * cells. */
#include "export/gtd.h"

/* ---- targets ---- */

static void set_numbered(rsm_row *row, const char *before, unsigned n, rsm_slice number,
                         rsm_slice name) {
    char room[RSM_COLUMN_NAME];
    rsm_row_set(row, rsm_column(room, before, n, ""), number);
    rsm_row_set(row, rsm_column(room, before, n, "_txt"), name);
}

static void put_target(const rsm_coded *coded, const rsm_participant *one, unsigned n,
                       rsm_row *row) {
    char room[RSM_COLUMN_NAME];
    const rsm_codes *codes = coded->codes;
    rsm_slice type = one->target_type.size > 0          ? one->target_type
                     : one->side == RSM_SIDE_POLICE     ? RSM_SLICE("3")
                     : one->side == RSM_SIDE_MILITARY   ? RSM_SLICE("4")
                     : one->side == RSM_SIDE_GOVERNMENT ? RSM_SLICE("2")
                     : one->side == RSM_SIDE_GROUP || one->side == RSM_SIDE_MILITIA
                         ? RSM_SLICE("17")
                     : one->is_person || one->side == RSM_SIDE_CIVILIANS ? RSM_SLICE("14")
                                                                         : RSM_SLICE("20");
    rsm_slice subtype = rsm_code_text(codes, one->target_noun, RSM_CODE_KEY);
    if (one->target_noun == RSM_NONE && one->is_person && one->is_named &&
        rsm_slice_equal_string(type, "14")) {
        subtype = RSM_SLICE("68");
    }
    set_numbered(row, "targtype", n, type, rsm_code_name(codes, "gtd-target-types", type));
    set_numbered(row, "targsubtype", n, subtype,
                 rsm_code_name(codes, "gtd-target-subtypes", subtype));
    rsm_row_told(row, rsm_column(room, "target", n, ""), one->name);
    if (one->actor != RSM_NONE) {
        rsm_row_told(row, rsm_column(room, "corp", n, ""), one->name);
    }
    set_numbered(row, "natlty", n, rsm_country_code(codes, one->country, RSM_COUNTRY_CODE_GTD),
                 rsm_country_code(codes, one->country, RSM_COUNTRY_CODE_GTD_NAME));
}

void rsm_gtd_targets(const rsm_coded *coded, rsm_row *row) {
    for (uint32_t i = 0; i < coded->target_count && i < 3; i++) {
        put_target(coded, &coded->targets[i], i + 1, row);
    }
    if (coded->target_count == 0) {
        set_numbered(row, "targtype", 1, RSM_SLICE("20"),
                     rsm_code_name(coded->codes, "gtd-target-types", RSM_SLICE("20")));
    }
}

/* ---- groups ---- */

/* The channel of the first claim that names one. */
static rsm_slice claim_mode(const rsm_coded *coded, const rsm_suspect *suspect) {
    for (uint32_t i = 0; i < suspect->by_standing_count[RSM_STANDING_CLAIMED]; i++) {
        rsm_statement_reference at = suspect->by_standing[RSM_STANDING_CLAIMED][i];
        const rsm_source_chain *chain =
            &coded->work->readings[at.reading].statements[at.statement].sources;
        for (uint32_t j = 0; j < chain->count; j++) {
            if (chain->links[j].via.size > 0) {
                uint32_t row = rsm_code_by_noun(coded->codes, "gtd-other", chain->links[j].via);
                rsm_slice key = rsm_code_text(coded->codes, row, RSM_CODE_KEY);
                return row == RSM_NONE ? RSM_SLICE("9") : rsm_slice_sub(key, 10, key.size);
            }
        }
    }
    return RSM_SLICE("10");
}

static rsm_slice mode_name(const rsm_coded *coded, rsm_slice mode) {
    const char *key = rsm_arena_format(coded->arena, "claimmode %.*s", RSM_SLICE_ARGUMENTS(mode));
    return rsm_code_name(coded->codes, "gtd-other", rsm_slice_from_string(key));
}

/* A branch is written under the whole that it is a branch of. */
static void put_group(const rsm_coded *coded, const rsm_participant *one, unsigned n,
                      rsm_row *row) {
    static const char *const names[] = {"gname", "gname2", "gname3"};
    static const char *const branches[] = {"gsubname", "gsubname2", "gsubname3"};
    const rsm_world *world = coded->codes->world;
    char room[RSM_COLUMN_NAME];
    uint32_t whole = one->actor == RSM_NONE
                         ? RSM_NONE
                         : rsm_world_number(world, RSM_DOMAIN_ACTOR, one->actor, RSM_ACTOR_WITHIN);
    rsm_row_told(row, names[n],
                 whole != RSM_NONE
                     ? rsm_world_string(world, RSM_DOMAIN_ACTOR, whole, RSM_ACTOR_NAME)
                     : one->name);
    if (whole != RSM_NONE) {
        rsm_row_told(row, branches[n], one->name);
    }
    bool certain = one->standing == RSM_STANDING_FACT || one->standing == RSM_STANDING_CLAIMED;
    rsm_row_number(row, rsm_column(room, "guncertain", n + 1, ""), certain ? 0 : 1);
}

static void put_claim(const rsm_coded *coded, const rsm_participant *one, unsigned n,
                      rsm_row *row) {
    static const char *const claims[] = {"claimed", "claim2", "claim3"};
    static const char *const modes[] = {"claimmode", "claimmode2", "claimmode3"};
    static const char *const texts[] = {"claimmode_txt", "claimmode2_txt", "claimmode3_txt"};
    bool claims_it = one->suspect->by_standing_count[RSM_STANDING_CLAIMED] > 0;
    rsm_row_number(row, claims[n], claims_it ? 1 : 0);
    if (claims_it) {
        rsm_slice mode = claim_mode(coded, one->suspect);
        rsm_row_set(row, modes[n], mode);
        rsm_row_set(row, texts[n], mode_name(coded, mode));
    }
}

void rsm_gtd_groups(const rsm_coded *coded, rsm_row *row) {
    unsigned named = 0, claims = 0;
    for (uint32_t i = 0; i < coded->suspect_count && named < 3; i++) {
        const rsm_participant *one = &coded->suspects[i];
        if (one->is_named && !one->is_person) {
            put_group(coded, one, named, row);
            put_claim(coded, one, named++, row);
            claims += one->suspect->by_standing_count[RSM_STANDING_CLAIMED] > 0;
        }
    }
    if (named == 0) {
        rsm_row_string(row, "gname", "Unknown");
        rsm_row_number(row, "claimed", 0);
    }
    if (claims > 0) {
        rsm_row_number(row, "compclaim", claims > 1 ? 1 : 0);
    }
    int64_t attackers = rsm_coded_best(coded, RSM_SLOT_ATTACKERS);
    int64_t held = rsm_coded_best(coded, RSM_SLOT_DETAINED);
    rsm_row_number(row, "nperps", attackers >= 0 ? attackers : -99);
    rsm_row_number(row, "nperpcap", held >= 0 ? held : -99);
}

/* ---- weapons ---- */

typedef struct gtd_weapon {
    rsm_slice type, subtype;
} gtd_weapon;

static gtd_weapon weapon_of(const rsm_coded *coded, rsm_slice name) {
    const rsm_codes *codes = coded->codes;
    rsm_slice type = rsm_slice_make("", 0), rest;
    uint32_t row = rsm_code_by_noun(codes, "gtd-weapon-subtypes", name);
    if (row != RSM_NONE) {
        return (gtd_weapon){rsm_code_text(codes, row, RSM_CODE_ABOVE),
                            rsm_code_text(codes, row, RSM_CODE_KEY)};
    }
    row = rsm_noun_row(codes, RSM_DOMAIN_WEAPON, name);
    if (row != RSM_NONE) {
        rsm_split_code(rsm_world_string(codes->world, RSM_DOMAIN_WEAPON, row, RSM_WEAPON_GTD),
                       &type, &rest);
    }
    return (gtd_weapon){type, rsm_slice_make("", 0)};
}

static void set_weapon(const rsm_coded *coded, unsigned n, gtd_weapon weapon, rsm_row *row) {
    set_numbered(row, "weaptype", n, weapon.type,
                 rsm_code_name(coded->codes, "gtd-weapon-types", weapon.type));
    set_numbered(row, "weapsubtype", n, weapon.subtype,
                 rsm_code_name(coded->codes, "gtd-weapon-subtypes", weapon.subtype));
}

/* Whether the weapon says no more than one of those that are there. */
static bool is_known_weapon(const gtd_weapon *held, unsigned count, gtd_weapon weapon) {
    bool vague = weapon.subtype.size == 0 || rsm_slice_equal_string(weapon.subtype, "16") ||
                 rsm_slice_equal_string(weapon.subtype, "5");
    for (unsigned i = 0; i < count; i++) {
        if (rsm_slice_equal(held[i].type, weapon.type) &&
            (vague || rsm_slice_equal(held[i].subtype, weapon.subtype))) {
            return true;
        }
    }
    return weapon.type.size == 0;
}

void rsm_gtd_weapons(const rsm_coded *coded, rsm_row *row) {
    const rsm_cell *cell = rsm_cell_of(coded->account, RSM_SLOT_WEAPON);
    gtd_weapon held[4];
    unsigned count = 0;
    for (uint32_t i = 0; cell != NULL && i < cell->figure_count && count < 4; i++) {
        gtd_weapon weapon = weapon_of(coded, rsm_value_name(&cell->figures[i].value));
        if (cell->figures[i].verdict == RSM_VERDICT_BEST && !is_known_weapon(held, count, weapon)) {
            held[count++] = weapon;
        }
    }
    if (count == 0) { /* what the type implies */
        rsm_slice rest;
        held[0].subtype = rsm_slice_make("", 0);
        rsm_split_code(rsm_coded_type(coded, RSM_TYPE_GTD_WEAPON), &held[0].type, &rest);
        held[0].type = held[0].type.size > 0 ? held[0].type : RSM_SLICE("13");
        count = 1;
    }
    for (unsigned i = 0; i < count; i++) {
        set_weapon(coded, i + 1, held[i], row);
    }
    rsm_row_told(row, "weapdetail", rsm_coded_list(coded, RSM_SLOT_WEAPON, "; ", 8));
}

/* ---- harm ---- */

static bool are_attackers(const rsm_codes *codes, rsm_slice who) {
    uint32_t row = rsm_noun_row(codes, RSM_DOMAIN_PERSON, who);
    return row != RSM_NONE && rsm_world_number(codes->world, RSM_DOMAIN_PERSON, row,
                                               RSM_PERSON_ROLE) == RSM_PERSON_PERPETRATOR;
}

static bool are_american(const rsm_codes *codes, rsm_slice who) {
    static const char *const words[] = {"American", "U.S.", "US "};
    (void)codes;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (rsm_slice_find(who, rsm_slice_from_string(words[i]), 0) != RSM_NOWHERE) {
            return true;
        }
    }
    return false;
}

static void set_count(rsm_row *row, const char *column, int64_t count) {
    if (count >= 0) {
        rsm_row_number(row, column, count);
    }
}

static void put_property(const rsm_coded *coded, rsm_row *row) {
    rsm_slice damage = rsm_coded_list(coded, RSM_SLOT_DAMAGE, "; ", 8);
    rsm_row_number(row, "property", damage.size > 0 ? 1 : -9);
    if (damage.size > 0) {
        rsm_row_number(row, "propextent", 4);
        rsm_row_set(row, "propextent_txt",
                    rsm_code_name(coded->codes, "gtd-other", RSM_SLICE("propextent 4")));
        rsm_row_told(row, "propcomment", damage);
    }
}

static void put_hostages(const rsm_coded *coded, rsm_row *row) {
    rsm_slice number, name;
    uint64_t type = 0;
    rsm_split_code(rsm_coded_type(coded, RSM_TYPE_GTD), &number, &name);
    (void)rsm_slice_parse_unsigned(number, 9, &type);
    int64_t abducted = rsm_coded_best(coded, RSM_SLOT_ABDUCTED);
    bool taken = (type >= 4 && type <= 6) || abducted > 0;
    rsm_row_number(row, "ishostkid", taken ? 1 : 0);
    if (taken) {
        rsm_row_number(row, "nhostkid", abducted >= 0 ? abducted : -99);
    }
}

void rsm_gtd_harm(const rsm_coded *coded, rsm_row *row) {
    set_count(row, "nkill", rsm_coded_best(coded, RSM_SLOT_KILLED));
    set_count(row, "nkillus", rsm_coded_part(coded, RSM_SLOT_KILLED, are_american));
    set_count(row, "nkillter", rsm_coded_part(coded, RSM_SLOT_KILLED, are_attackers));
    set_count(row, "nwound", rsm_coded_best(coded, RSM_SLOT_INJURED));
    set_count(row, "nwoundus", rsm_coded_part(coded, RSM_SLOT_INJURED, are_american));
    set_count(row, "nwoundte", rsm_coded_part(coded, RSM_SLOT_INJURED, are_attackers));
    put_property(coded, row);
    put_hostages(coded, row);
}
