/* Opening a world file, and finding nodes in its index.
 *
 * Part: everything that touches the bytes of the file without knowing what they mean.
 * Invariants: a world that opens has all sections inside the file and aligned; what lies in them is
 * checked where it is used. Cost: opening reads the file once for its checksum. */
#include "world/image.h"

#include <string.h>

#include "base/allocator.h"
#include "base/hash.h"
#include "world/gazetteer.h"
#include "world/layer.h"

uint32_t rsm_domain_columns(rsm_domain domain) {
    static const uint8_t columns[RSM_DOMAIN_COUNT] = {
        [RSM_DOMAIN_COUNTRY] = RSM_COUNTRY_COLUMNS,
        [RSM_DOMAIN_DIVISION] = RSM_DIVISION_COLUMNS,
        [RSM_DOMAIN_PLACE] = RSM_GAZETTEER_COLUMNS,
        [RSM_DOMAIN_REGION] = RSM_REGION_COLUMNS,
        [RSM_DOMAIN_SITE] = RSM_SITE_COLUMNS,
        [RSM_DOMAIN_METONYM] = RSM_METONYM_COLUMNS,
        [RSM_DOMAIN_ACTOR] = RSM_ACTOR_COLUMNS,
        [RSM_DOMAIN_OUTLET] = RSM_OUTLET_COLUMNS,
        [RSM_DOMAIN_CHANNEL] = RSM_CHANNEL_COLUMNS,
        [RSM_DOMAIN_GIVEN_NAME] = RSM_GIVEN_NAME_COLUMNS,
        [RSM_DOMAIN_TITLE] = RSM_TITLE_COLUMNS,
        [RSM_DOMAIN_TYPE] = RSM_TYPE_COLUMNS,
        [RSM_DOMAIN_COMPATIBLE] = RSM_COMPATIBLE_COLUMNS,
        [RSM_DOMAIN_TRIGGER] = RSM_TRIGGER_COLUMNS,
        [RSM_DOMAIN_VETO] = RSM_VETO_COLUMNS,
        [RSM_DOMAIN_PERSON] = RSM_PERSON_COLUMNS,
        [RSM_DOMAIN_BODY] = RSM_BODY_COLUMNS,
        [RSM_DOMAIN_THING] = RSM_THING_COLUMNS,
        [RSM_DOMAIN_WEAPON] = RSM_WEAPON_COLUMNS,
        [RSM_DOMAIN_CUE] = RSM_CUE_COLUMNS,
        [RSM_DOMAIN_VAGUE] = RSM_VAGUE_COLUMNS,
        [RSM_DOMAIN_GOVERNOR] = RSM_GOVERNOR_COLUMNS,
        [RSM_DOMAIN_HEDGE] = RSM_HEDGE_COLUMNS,
        [RSM_DOMAIN_OUTCOME] = RSM_OUTCOME_COLUMNS,
        [RSM_DOMAIN_CAUSE] = RSM_CAUSE_COLUMNS,
        [RSM_DOMAIN_HOLIDAY] = RSM_HOLIDAY_COLUMNS,
        [RSM_DOMAIN_ABBREVIATION] = RSM_ABBREVIATION_COLUMNS,
        [RSM_DOMAIN_LEMMA] = RSM_LEMMA_COLUMNS,
        [RSM_DOMAIN_TAGWORD] = RSM_TAGWORD_COLUMNS,
        [RSM_DOMAIN_STOPWORD] = RSM_STOPWORD_COLUMNS,
        [RSM_DOMAIN_FURNITURE] = RSM_FURNITURE_COLUMNS,
        [RSM_DOMAIN_NO_PLACE] = RSM_NO_PLACE_COLUMNS,
        [RSM_DOMAIN_OUTLET_HOME] = RSM_OUTLET_HOME_COLUMNS,
        [RSM_DOMAIN_RARITY] = RSM_RARITY_COLUMNS,
        [RSM_DOMAIN_CODEBOOK] = RSM_CODEBOOK_COLUMNS,
        [RSM_DOMAIN_ACT] = RSM_ACT_COLUMNS,
        [RSM_DOMAIN_TURN] = RSM_TURN_COLUMNS,
        [RSM_DOMAIN_REVISION] = RSM_REVISION_COLUMNS,
        [RSM_DOMAIN_DEED] = RSM_DEED_COLUMNS,
        [RSM_DOMAIN_SETTING] = RSM_SETTING_COLUMNS,
        [RSM_DOMAIN_PAIR] = RSM_PAIR_COLUMNS,
        [RSM_DOMAIN_FEATURE] = RSM_FEATURE_COLUMNS,
        [RSM_DOMAIN_KIND] = RSM_KIND_COLUMNS,
        [RSM_DOMAIN_ROLE_RULE] = RSM_ROLE_RULE_COLUMNS,
        [RSM_DOMAIN_FILE] = RSM_FILE_COLUMNS,
        [RSM_DOMAIN_COUNTRY_CODE] = RSM_COUNTRY_CODE_COLUMNS,
        [RSM_DOMAIN_CODE] = RSM_CODE_COLUMNS,
        [RSM_DOMAIN_DISTRICT] = RSM_DISTRICT_COLUMNS,
        [RSM_DOMAIN_SPELLING] = RSM_SPELLING_COLUMNS,
    };
    return (unsigned)domain < RSM_DOMAIN_COUNT ? columns[domain] : 0;
}

bool rsm_domain_is_matched(rsm_domain domain) {
    switch (domain) {
    case RSM_DOMAIN_LEMMA:
    case RSM_DOMAIN_TAGWORD:
    case RSM_DOMAIN_STOPWORD:
    case RSM_DOMAIN_ABBREVIATION:
    case RSM_DOMAIN_FURNITURE:
    case RSM_DOMAIN_NO_PLACE:
    case RSM_DOMAIN_OUTLET_HOME:
    case RSM_DOMAIN_RARITY:
    case RSM_DOMAIN_SETTING:
    case RSM_DOMAIN_PAIR:
    case RSM_DOMAIN_FEATURE:
    case RSM_DOMAIN_ROLE_RULE:
    case RSM_DOMAIN_FILE:
    case RSM_DOMAIN_SPELLING:
        return false;
    default:
        return true;
    }
}

uint64_t rsm_image_checksum(const void *data, size_t size) {
    if (size < sizeof(rsm_image_header))
        return 0;
    return rsm_hash64(
        rsm_slice_make((const char *)data + RSM_IMAGE_CHECKED_FROM, size - RSM_IMAGE_CHECKED_FROM));
}

/* Whether `count` items of `item_size` bytes at `offset` lie in the file, aligned to 8. */
static bool section_fits(uint64_t offset, uint64_t count, uint64_t item_size, uint64_t size) {
    return offset % 8 == 0 && offset <= size && count <= (size - offset) / item_size;
}

static bool sections_fit(const rsm_image_header *header, uint64_t size) {
    if (!section_fits(header->strings, header->strings_size, 1, size) ||
        !section_fits(header->nodes, header->node_slots, sizeof(rsm_image_node), size) ||
        !section_fits(header->postings, header->posting_count, sizeof(rsm_image_posting), size))
        return false;
    if (header->node_slots > UINT32_MAX || header->posting_count > UINT32_MAX)
        return false;
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT; i++) {
        const rsm_image_table *table = &header->tables[i];
        uint64_t cells = (uint64_t)table->rows * table->columns;
        if (!section_fits(table->cells, cells, sizeof(uint32_t), size) ||
            !section_fits(table->ids, table->rows, sizeof(uint32_t), size))
            return false;
    }
    return true;
}

static bool shape_is_ours(const rsm_image_header *header) {
    if (header->version != RSM_IMAGE_VERSION || header->domains != RSM_DOMAIN_COUNT)
        return false;
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT; i++)
        if (header->tables[i].columns != rsm_domain_columns((rsm_domain)i))
            return false;
    return true;
}

/* What a file of that kind is called in messages. */
static const char *name_of(uint32_t kind) {
    switch (kind) {
    case RSM_IMAGE_GAZETTEER:
        return "gazetteer file";
    case RSM_IMAGE_LEXICON:
        return "lexicon in memory";
    default:
        return "world file";
    }
}

static rsm_status check_image(const void *data, size_t size, uint32_t kind, rsm_error *error) {
    const rsm_image_header *header = data;
    const char *name = name_of(kind);
    if (size < sizeof *header || memcmp(header->magic, RSM_IMAGE_MAGIC, sizeof header->magic) != 0)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "not a %s", name);
    if (header->byte_order != RSM_IMAGE_BYTE_ORDER)
        return rsm_error_set(error, RSM_ERROR_VERSION,
                             "the %s was made on a machine of another byte order", name);
    if (header->version != RSM_IMAGE_VERSION)
        return rsm_error_set(error, RSM_ERROR_VERSION,
                             "the %s is of version %u, this program reads %u", name,
                             (unsigned)header->version, RSM_IMAGE_VERSION);
    if (header->size != size || header->checksum != rsm_image_checksum(data, size))
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the %s is damaged", name);
    if (header->kind != kind)
        return rsm_error_set(error, RSM_ERROR_FORMAT, "a %s, not a %s", name_of(header->kind),
                             name);
    if (!shape_is_ours(header))
        return rsm_error_set(error, RSM_ERROR_VERSION,
                             "the %s was made by another version of the program", name);
    if (!sections_fit(header, size))
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the %s is damaged", name);
    return RSM_OK;
}

rsm_status rsm_image_open_memory(const void *data, size_t size, uint32_t kind, rsm_world **world,
                                 rsm_error *error) {
    rsm_status status;
    rsm_world *made;
    *world = NULL;
    if ((uintptr_t)data % 8 != 0)
        return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                             "a world in memory must begin at a multiple of 8");
    status = check_image(data, size, kind, error);
    if (status != RSM_OK)
        return status;
    made = rsm_allocate(NULL, sizeof *made);
    if (made == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    memset(made, 0, sizeof *made);
    made->data = data;
    made->header = data;
    made->strings = (const char *)made->data + made->header->strings;
    made->nodes = (const void *)(made->data + made->header->nodes);
    made->postings = (const void *)(made->data + made->header->postings);
    *world = made;
    return RSM_OK;
}

rsm_status rsm_world_open_memory(const void *data, size_t size, rsm_world **world,
                                 rsm_error *error) {
    return rsm_image_open_memory(data, size, RSM_IMAGE_WORLD, world, error);
}

rsm_status rsm_image_open(const char *path, uint32_t kind, rsm_world **world, rsm_error *error) {
    rsm_mapped_file mapped = {NULL, 0};
    rsm_status status = rsm_file_map(path, &mapped, error);
    *world = NULL;
    if (status != RSM_OK)
        return status;
    status = rsm_image_open_memory(mapped.data, mapped.size, kind, world, error);
    if (status == RSM_OK)
        (*world)->mapped = mapped;
    else
        rsm_file_unmap(&mapped);
    return status;
}

rsm_status rsm_world_open(const char *path, rsm_world **world, rsm_error *error) {
    return rsm_image_open(path, RSM_IMAGE_WORLD, world, error);
}

rsm_status rsm_world_open_beside(rsm_world *world, const char *path, rsm_error *error) {
    rsm_world *beside;
    rsm_status status = rsm_image_open(path, RSM_IMAGE_GAZETTEER, &beside, error);
    if (status != RSM_OK)
        return status;
    rsm_world_close(world->beside);
    world->beside = beside;
    return RSM_OK;
}

uint64_t rsm_world_checksum_beside(const rsm_world *world) {
    return world->beside != NULL ? world->beside->header->checksum : 0;
}

void rsm_world_close(rsm_world *world) {
    if (world == NULL)
        return;
    rsm_world_close(world->beside);
    rsm_layer_free(world->layer);
    if (world->mapped.data != NULL)
        rsm_file_unmap(&world->mapped);
    rsm_release(NULL, world, sizeof *world);
}

uint64_t rsm_image_slot(uint64_t key, uint64_t slots) {
    return ((key >> 32) * slots) >> 32;
}

const rsm_image_node *rsm_image_find(const rsm_world *world, uint64_t key) {
    uint64_t slots = world->header->node_slots;
    uint64_t slot;
    if (slots == 0)
        return NULL;
    slot = rsm_image_slot(key, slots);
    for (uint64_t tried = 0; tried < slots; tried++) {
        const rsm_image_node *node = &world->nodes[slot];
        if (node->key == key)
            return node->key != 0 ? node : NULL;
        if (node->key == 0)
            return NULL;
        slot = slot + 1 == slots ? 0 : slot + 1;
    }
    return NULL;
}

const rsm_image_posting *rsm_image_postings(const rsm_world *world, const rsm_image_node *node,
                                            uint32_t *count) {
    uint32_t wanted = node->info & RSM_NODE_COUNT_MASK;
    uint64_t all = world->header->posting_count;
    *count = 0;
    if (node->first > all || wanted > all - node->first)
        return NULL;
    *count = wanted;
    return world->postings + node->first;
}

uint64_t rsm_image_step(uint64_t prefix, uint64_t word) {
    uint64_t key = prefix == 0 ? word : rsm_hash_combine(prefix, word);
    return key != 0 ? key : 1;
}
