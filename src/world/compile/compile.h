/* From the text files of lexicon, ontology, codebooks and gazetteer to one world file.
 *
 * Order of work: schema.c says what each file holds; reader.c turns lines into rows of cells by it;
 * names.c turns names into phrases; fix.c does what a table cannot say (ids made of several fields,
 * capitals); merge.c adds names that stand in files of their own; writer.c lays all of it out as
 * world/image.h wants. Invariants: the image depends on the bytes of the files alone. What is wrong
 * with a file is told as "FILE:LINE: message", a line each, and then no image is made. Everything
 * lives in one arena.
 */
#ifndef RSM_WORLD_COMPILE_COMPILE_H
#define RSM_WORLD_COMPILE_COMPILE_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/slice.h"
#include "base/status.h"
#include "base/vector.h"
#include "world/columns.h"

/* Compiles the folders of `source` into `image`. What is wrong with them goes to `messages`, and
 * the status is then RSM_ERROR_FORMAT; with `keep_going` an image is made nonetheless, a bad field
 * being as an empty one. Files that do not exist are empty. Both buffers are the caller's. Other
 * errors: RSM_ERROR_MEMORY, RSM_ERROR_IO, RSM_ERROR_LIMIT. */
rsm_status rsm_compile_world(const char *source, bool keep_going, rsm_buffer *image,
                             rsm_buffer *messages, rsm_error *error);

/* Compiles the files of the lexicon in `folder`, a folder of the shape of lexicon/, into an image
 * of the kind RSM_IMAGE_LEXICON to be laid over `world` (layer.h), whose types, countries and other
 * files they may refer to. As rsm_compile_world else; messages name files under `folder`. */
struct rsm_world;
rsm_status rsm_compile_lexicon(const struct rsm_world *world, const char *folder, rsm_buffer *image,
                               rsm_buffer *messages, rsm_error *error);

/* Appends to `output` a line for each row of each domain of `world` that `phrase` names. */
void rsm_compile_look(const struct rsm_world *world, rsm_slice phrase, rsm_buffer *output);

/* ---- between the files of the compiler ---- */

#define COMPILE_FIELDS   20  /* most fields of a line */
#define COMPILE_MESSAGES 100 /* most messages told */
#define COMPILE_GAPS     2   /* most gaps of a phrase */

/* One word that a cell may hold, and its number. Tables end with word NULL. */
typedef struct compile_symbol {
    const char *word;
    uint32_t value;
} compile_symbol;

typedef enum compile_kind {
    COMPILE_TEXT,       /* as written */
    COMPILE_LIST,       /* items joined by ';' without spaces around it */
    COMPILE_NUMBER,     /* whole, not negative */
    COMPILE_SIGNED,     /* whole */
    COMPILE_COORDINATE, /* degrees, kept in hundred-thousandths */
    COMPILE_SYMBOL,     /* one word of `symbols` */
    COMPILE_MASK,       /* any words of `symbols`, ';' between, added up */
    COMPILE_REFERENCE,  /* id of a row of another domain; RSM_NONE where empty */
    COMPILE_NAMES,      /* names by which the row is found, ';' between */
    COMPILE_STEM        /* the file's name without folder and ending; the field is not read */
} compile_kind;

/* Options of a field. */
#define COMPILE_REQUIRED  0x01u
#define COMPILE_CAPITAL   0x02u  /* names: proper names, which bear capitals as written */
#define COMPILE_LEMMA     0x04u  /* names: matched by lemma */
#define COMPILE_NOUN      0x08u  /* names: their plural is found too */
#define COMPILE_ADJECTIVE 0x10u  /* names: adjectives and demonyms */
#define COMPILE_FIRST     0x20u  /* names: the first is the row's primary name */
#define COMPILE_EACH      0x40u  /* a row for each item of this list */
#define COMPILE_WHOLE     0x80u  /* names: the column holds all of them, not the first alone */
#define COMPILE_HIDDEN    0x100u /* names: not indexed (only the column is filled) */
#define COMPILE_LENIENT   0x200u /* what is wrong here is passed over: derived data */

#define COMPILE_CHECKED 0x400u /* lists: each item must be the id of a row of `reference` */

#define COMPILE_NO_COLUMN 0xFFu

typedef struct compile_field {
    const char *name; /* for messages */
    uint8_t source;   /* which field of the line, from 0 */
    uint8_t column;   /* which column of the domain, or COMPILE_NO_COLUMN */
    compile_kind kind;
    uint32_t options;
    const compile_symbol *symbols;
    rsm_domain reference;
    uint32_t fallback; /* number for an empty field */
} compile_field;

struct compile_state;
struct compile_line;

typedef struct compile_schema {
    rsm_domain domain;
    const char *path;   /* of a file, or of a folder whose .txt files are read in order of name */
    char separator;     /* '|' or a tab */
    uint8_t least;      /* fewest fields of a line */
    bool unique;        /* the first column is an id that no two rows share */
    uint8_t sort_field; /* lines come in order of this number, greatest first; COMPILE_NO_COLUMN for
                           none */
    const compile_field *fields;
    uint32_t field_count;
    /* May add fields to a line or change them, or drop the line by returning false. NULL for none.
     */
    bool (*prepare)(struct compile_state *state, struct compile_line *line);
} compile_schema;

/* One line of a file, cut into fields. */
typedef struct compile_line {
    const compile_schema *schema;
    const char *path;
    uint32_t number;
    rsm_slice text; /* the whole of it */
    rsm_slice fields[COMPILE_FIELDS];
    uint32_t count;
} compile_line;

/* A cell to be filled once all rows are known; with COMPILE_NO_COLUMN only a check. */
typedef struct compile_reference {
    rsm_domain domain;
    uint32_t row, column;
    rsm_domain target;
    rsm_slice id;
    const char *path;
    uint32_t line;
    bool lenient;
} compile_reference;

/* A node, or a posting at one: see writer.c. */
typedef struct compile_entry {
    uint64_t key;
    uint32_t row;
    uint16_t flags;
    uint8_t domain; /* RSM_DOMAIN_COUNT: no posting, a prefix */
    uint8_t prefix; /* COMPILE_CONTINUES, COMPILE_GAP */
} compile_entry;

#define COMPILE_CONTINUES 1u
#define COMPILE_GAP       2u

typedef struct compile_table {
    rsm_vector cells; /* items of the size of a row */
    rsm_map ids;      /* first column -> row, where it is a text */
} compile_table;

/* Caps of a folder of changed files: bytes of a file, files, memory while they are compiled. */
#define COMPILE_LAYER_FILE   ((size_t)4 << 20)
#define COMPILE_LAYER_FILES  500
#define COMPILE_LAYER_MEMORY ((size_t)512 << 20)

typedef struct compile_state {
    const char *source;            /* folder of the folders; NULL with `world` */
    const struct rsm_world *world; /* of changed files: what they are laid over; else NULL */
    const rsm_vector *replaced;    /* of changed files: names (rsm_slice) of all of them */
    bool failed;                   /* memory ran out in a buffer that is no more */
    rsm_arena *arena;
    compile_table tables[RSM_DOMAIN_COUNT];
    rsm_buffer strings;
    rsm_map string_offsets;
    rsm_vector references; /* compile_reference */
    rsm_vector entries;    /* compile_entry */
    rsm_buffer *messages;
    uint32_t problems;
} compile_state;

/* All schemas, in the order in which they are read. */
const compile_schema *compile_schemas(uint32_t *count);

/* Tells a problem of a line. */
void compile_problem(compile_state *state, const char *path, uint32_t line, const char *format, ...)
    RSM_PRINTF(4, 5);

/* The number of a word in a table: hyphens, underscores and spaces are the same, as are both cases.
 */
bool compile_find_symbol(const compile_symbol *symbols, rsm_slice word, uint32_t *value);

/* Offset of a string in the pool; 0, which is the empty string, where memory fails (then arena or
 * buffer says so). */
uint32_t compile_intern(compile_state *state, rsm_slice string);

/* Frees a buffer; where it failed, the state notes it. */
void compile_free_buffer(compile_state *state, rsm_buffer *buffer);

/* Before a compilation: an empty state. */
void compile_begin(compile_state *state, rsm_arena *arena, rsm_buffer *messages);
/* Whether memory ran out anywhere. */
bool compile_has_failed(const compile_state *state);

/* Of changed files: the row by an id in the world that they are laid over, where its file is not
 * replaced; else RSM_NONE. */
uint32_t compile_find_kept(const compile_state *state, rsm_domain domain, rsm_slice id);

/* Puts a file's name before the message of an error. */
rsm_status compile_name_file(const char *path, rsm_status status, rsm_error *error);

/* Reads one file into rows, and notes under which name. */
rsm_status compile_read_file(compile_state *state, const compile_schema *schema, const char *path,
                             rsm_slice name, rsm_error *error);

/* Reads the files of a schema into rows. */
rsm_status compile_read(compile_state *state, const compile_schema *schema, rsm_error *error);

/* Calls `take` for each line of a file of that format that is not empty and no comment. */
rsm_status compile_each_line(compile_state *state, const compile_schema *schema, const char *path,
                             void (*take)(compile_state *state, compile_line *line, void *context),
                             void *context, rsm_error *error);

/* The cell itself; row and column exist. */
uint32_t *compile_cell(compile_state *state, rsm_domain domain, uint32_t row, uint32_t column);

/* Indexes `name` for a row. `options` are those of a names field, `flags` RSM_PHRASE_* to add. */
void compile_add_name(compile_state *state, const compile_line *line, rsm_slice name,
                      rsm_domain domain, uint32_t row, uint32_t options, uint32_t flags);

/* Fills references once all is read. */
void compile_resolve(compile_state *state);

/* What no table can say: see fix.c. */
bool compile_prepare_division(compile_state *state, compile_line *line);
bool compile_prepare_place(compile_state *state, compile_line *line);
bool compile_prepare_site(compile_state *state, compile_line *line);
bool compile_prepare_veto(compile_state *state, compile_line *line);
bool compile_prepare_trigger(compile_state *state, compile_line *line);
bool compile_prepare_role_rule(compile_state *state, compile_line *line); /* see rule.c */
bool compile_prepare_kind(compile_state *state, compile_line *line);      /* see rule.c */
bool compile_prepare_codebook(compile_state *state, compile_line *line);  /* see codebook.c */
void compile_mark_capitals(compile_state *state);

/* Files that add to rows of others: see merge.c. Demonyms and capitals need the entries sorted. */
rsm_status compile_read_aliases(compile_state *state, rsm_error *error);
rsm_status compile_read_demonyms(compile_state *state, rsm_error *error);

/* The place with that name that has the most people, in a country (empty: any) and a division
 * (RSM_NONE: any), or RSM_NONE. The entries must be sorted. */
uint32_t compile_find_place(compile_state *state, rsm_slice name, rsm_slice country,
                            uint32_t division);

/* The table of spellings, once all names are read: see spell.c. False where memory ran out. */
bool compile_make_spellings(compile_state *state);

/* Sorts the entries by key, domain, row. */
bool compile_sort_entries(compile_state *state);

/* Lays everything out as an image of that kind. */
rsm_status compile_write(compile_state *state, uint32_t kind, rsm_buffer *image, rsm_error *error);

#endif
