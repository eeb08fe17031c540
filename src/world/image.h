/* The layout of a world file, shared by the room that maps it and by the compiler that writes it.
 *
 * A file is a header, the tables of all domains, one pool of strings, and the index of phrases. All
 * numbers are in the byte order of the machine that wrote it, which a mark tells; sections begin at
 * multiples of 8. A checksum covers everything after itself. Whoever reads checks each offset
 * against its section at the time of use, so that even a file with a right checksum and wrong
 * content is safe.
 *
 * The index is a tree of words laid out as a hash table. A node stands for the words read so far:
 * the node of one word has the word's key, the node of more combines the key of the words before
 * with that of the next; a gap ("blow ... up") is a step by RSM_IMAGE_GAP_KEY. A node has the
 * postings of the phrases that end there (sorted by domain, then row) and says whether longer
 * phrases go on. */
#ifndef RSM_WORLD_IMAGE_H
#define RSM_WORLD_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/slice.h"
#include "base/status.h"
#include "world/world.h"

#define RSM_IMAGE_MAGIC      "RSMWORLD"
#define RSM_IMAGE_VERSION    1u
#define RSM_IMAGE_BYTE_ORDER 0x01020304u

/* Kinds of file: the program's own, and places of the user's that are opened beside it. In the
 * latter only DIVISION and PLACE have rows, and a cell that refers to a division holds its id. */
#define RSM_IMAGE_WORLD     0u
#define RSM_IMAGE_GAZETTEER 1u
#define RSM_IMAGE_LEXICON   2u /* changed files of the lexicon, never on disk: see layer.h */

/* Step of a gap; no word has this key in practice, and a meeting would only make a phrase match
 * more. */
#define RSM_IMAGE_GAP_KEY 0x9E3779B97F4A7C15ull

/* Step over a token without letters or digits that is no joiner: the comma of "Washington, D.C.".
 */
#define RSM_IMAGE_MARK_KEY 0xC2B2AE3D27D4EB4Full

/* One kind of table. Cells are `rows` times `columns` 32-bit numbers; ids are the rows in order of
 * their first column (as bytes, or as numbers), the lesser row first among equals. */
typedef struct rsm_image_table {
    uint32_t rows;
    uint32_t columns;
    uint32_t numeric_id; /* 1: the first column is a number, 0: a string */
    uint32_t unused;
    uint64_t cells; /* offset in the file */
    uint64_t ids;   /* offset in the file of `rows` 32-bit numbers */
} rsm_image_table;

typedef struct rsm_image_header {
    char magic[8];
    uint32_t version;
    uint32_t byte_order;
    uint64_t checksum; /* XXH3 of all bytes after this field */
    uint64_t size;     /* of the file */
    uint64_t strings, strings_size;
    uint64_t nodes, node_slots;
    uint64_t postings, posting_count;
    uint32_t domains;
    uint32_t kind; /* RSM_IMAGE_WORLD or RSM_IMAGE_GAZETTEER */
    rsm_image_table tables[RSM_DOMAIN_COUNT];
} rsm_image_header;

#define RSM_IMAGE_CHECKED_FROM (offsetof(rsm_image_header, checksum) + sizeof(uint64_t))

#define RSM_NODE_COUNT_MASK 0x3FFFFFFFu
#define RSM_NODE_CONTINUES  0x40000000u /* longer phrases go on with a word */
#define RSM_NODE_GAP        0x80000000u /* longer phrases go on with a gap */

typedef struct rsm_image_node {
    uint64_t key;   /* 0: a free slot */
    uint32_t first; /* posting */
    uint32_t info;  /* number of postings, and RSM_NODE_* */
} rsm_image_node;

/* Flags of a posting beyond RSM_PHRASE_*, which readers do not see. */
#define RSM_POSTING_ANY_CAPITAL \
    0x4000u /* any word of the phrase may bear the capital ("al-Quds") */
#define RSM_POSTING_ENGLISH                                                                     \
    0x2000u                       /* of a gazetteer file: a name that GeoNames lists as English \
                                   */
#define RSM_POSTING_SHOWN 0x00FFu /* the flags that readers see */

typedef struct rsm_image_posting {
    uint32_t row;
    uint16_t flags;
    uint8_t domain;
    uint8_t unused;
} rsm_image_posting;

struct rsm_world {
    rsm_mapped_file mapped; /* data NULL where the bytes are the caller's */
    const unsigned char *data;
    const rsm_image_header *header;
    const char *strings;
    const rsm_image_node *nodes;
    const rsm_image_posting *postings;
    rsm_world *beside;       /* a gazetteer file of the user's, or NULL */
    struct rsm_layer *layer; /* changed files of the lexicon, or NULL */
};

/* Opens a file of that kind: rsm_world_open and rsm_world_open_beside are made of it. */
rsm_status rsm_image_open(const char *path, uint32_t kind, rsm_world **world, rsm_error *error);

/* Row `row` of DIVISION or PLACE in the gazetteer file as a row of `world`: the world's own where
 * that has the same entry and `english` (its name is known to be English), RSM_NONE where it has
 * the entry under other names, else a row after the world's own. */
uint32_t rsm_image_row_beside(const rsm_world *world, rsm_domain domain, uint32_t row,
                              bool english);

/* As rsm_world_open, over bytes that the caller keeps and that lie at a multiple of 8. For tests
 * and the compiler. */
rsm_status rsm_world_open_memory(const void *data, size_t size, rsm_world **world,
                                 rsm_error *error);
rsm_status rsm_image_open_memory(const void *data, size_t size, uint32_t kind, rsm_world **world,
                                 rsm_error *error);

/* The checksum that a file of these bytes should carry; 0 where it is too short to carry one. */
uint64_t rsm_image_checksum(const void *data, size_t size);

/* Number of columns of a domain as columns.h has them; 0 for no domain. */
uint32_t rsm_domain_columns(rsm_domain domain);

/* Whether rsm_world_match gives the phrases of a domain; word lists are for look-up alone. */
bool rsm_domain_is_matched(rsm_domain domain);

/* The slot a search for `key` begins at, of `slots` > 0. */
uint64_t rsm_image_slot(uint64_t key, uint64_t slots);

/* The node with this key, or NULL. Expected constant time. */
const rsm_image_node *rsm_image_find(const rsm_world *world, uint64_t key);

/* The postings of a node, with their number in `*count`; NULL and 0 where the node points outside
 * the file. */
const rsm_image_posting *rsm_image_postings(const rsm_world *world, const rsm_image_node *node,
                                            uint32_t *count);

/* Key of the node reached from the node of key `prefix` (0 at the start) by a word. */
uint64_t rsm_image_step(uint64_t prefix, uint64_t word);

#endif
