/* Countries and sectors of actors: see sector.h.
 *
 * Invariants: the sectors are those of the PLOVER manual. Cost: constant for each actor. */
#include "export/sector.h"

#include <string.h>

/* The sector of a target by GTD's target type, which its noun gives. */
static const char *sector_of_target(rsm_slice type) {
    static const struct {
        const char *type, *sector;
    } sectors[] = {{"1", "BUS"},  {"2", "GOV"},  {"3", "COP"},  {"4", "MIL"},
                   {"6", "BUS"},  {"7", "GOV"},  {"8", "EDU"},  {"10", "JRN"},
                   {"12", "NGO"}, {"15", "REL"}, {"17", "UAF"}, {"22", "PTY"}};
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++) {
        if (rsm_slice_equal_string(type, sectors[i].type)) {
            return sectors[i].sector;
        }
    }
    return "CVL";
}

static const char *sector_of_row(const rsm_world *world, uint32_t actor) {
    static const char *const sectors[] = {"REB", "PTY", "GOV", "MIL", "COP",
                                          "GOV", "IGO", "NGO", "BUS", "CRM"};
    uint32_t kind = rsm_world_number(world, RSM_DOMAIN_ACTOR, actor, RSM_ACTOR_KIND);
    return kind < sizeof sectors / sizeof *sectors ? sectors[kind] : "";
}

static const char *sector_of(const rsm_coded *coded, const rsm_participant *one) {
    if (one->actor != RSM_NONE) {
        return sector_of_row(coded->codes->world, one->actor);
    }
    switch (one->side) {
    case RSM_SIDE_GOVERNMENT:
    case RSM_SIDE_FOREIGN:
        return "GOV";
    case RSM_SIDE_POLICE:
        return "COP";
    case RSM_SIDE_MILITARY:
        return "MIL";
    case RSM_SIDE_GROUP:
        return "REB";
    case RSM_SIDE_PROTESTERS:
    case RSM_SIDE_RIOTERS:
        return "OPP";
    case RSM_SIDE_CIVILIANS:
        return one->suspect != NULL ? "UAF" : sector_of_target(one->target_type);
    default:
        return one->suspect != NULL ? "UAF" : "CVL";
    }
}

static rsm_event_actor actor_of(const rsm_coded *coded, const rsm_participant *one) {
    rsm_event_actor actor = {.sector = sector_of(coded, one), .name = one->name};
    actor.alpha2 = one->country.size > 0 ? one->country : coded->country;
    actor.country = rsm_country_iso3(coded->codes, actor.alpha2);
    return actor;
}

static rsm_event_actor nobody(const rsm_coded *coded, const char *sector) {
    return (rsm_event_actor){rsm_country_iso3(coded->codes, coded->country), sector,
                             rsm_slice_make("", 0), coded->country};
}

uint32_t rsm_event_actors(const rsm_coded *coded, rsm_event_actor *actors, uint32_t most) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < coded->suspect_count && count < most; i++) {
        actors[count++] = actor_of(coded, &coded->suspects[i]);
    }
    if (count == 0 && most > 0) {
        rsm_slice type, mode;
        rsm_plover_type(coded, &type, &mode);
        actors[count++] = nobody(coded, rsm_slice_equal_string(type, "PROTEST")  ? "OPP"
                                        : rsm_slice_equal_string(type, "COERCE") ? "COP"
                                                                                 : "UAF");
    }
    return count;
}

uint32_t rsm_event_recipients(const rsm_coded *coded, rsm_event_actor *actors, uint32_t most) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < coded->target_count && count < most; i++) {
        actors[count++] = actor_of(coded, &coded->targets[i]);
    }
    bool harmed = rsm_coded_best(coded, RSM_SLOT_KILLED) > 0 ||
                  rsm_coded_best(coded, RSM_SLOT_INJURED) > 0 ||
                  rsm_coded_best(coded, RSM_SLOT_ABDUCTED) > 0;
    if (count == 0 && harmed && most > 0) {
        actors[count++] = nobody(coded, "CVL");
    }
    return count;
}

const char *rsm_cameo_sector(const char *sector) {
    return strcmp(sector, "JRN") == 0   ? "MED"
           : strcmp(sector, "MED") == 0 ? "HLH"
           : strcmp(sector, "PRM") == 0 ? "MIL"
                                        : sector;
}

void rsm_plover_type(const rsm_coded *coded, rsm_slice *type, rsm_slice *mode) {
    rsm_slice both = rsm_coded_type(coded, RSM_TYPE_PLOVER);
    size_t at = rsm_slice_find_byte(both, ':');
    *type = rsm_slice_sub(both, 0, at == RSM_NOWHERE ? both.size : at);
    *mode = at == RSM_NOWHERE ? rsm_slice_make("", 0) : rsm_slice_sub(both, at + 1, both.size);
    if (rsm_slice_equal_string(*type, "APOLITICAL")) {
        *type = *mode = rsm_slice_make("", 0);
    }
}
