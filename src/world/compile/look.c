/* What a phrase matches, for those who write the files.
 *
 * Part: prints rows in full, one a line: domain, row, flags of the name, cells. Cells that hold
 * numbers and cells that hold texts are told apart by the schemas. */
#include "world/compile/compile.h"
#include "world/image.h"

static const char *domain_path(rsm_domain domain, const compile_schema **found) {
    uint32_t count = 0;
    const compile_schema *schemas = compile_schemas(&count);
    for (uint32_t i = 0; i < count; i++)
        if (schemas[i].domain == domain) {
            *found = &schemas[i];
            return schemas[i].path;
        }
    *found = NULL;
    return "?";
}

typedef struct look_context {
    const rsm_world *world;
    rsm_domain domain;
    rsm_buffer *output;
} look_context;

static bool holds_text(compile_kind kind) {
    return kind == COMPILE_TEXT || kind == COMPILE_LIST || kind == COMPILE_NAMES ||
           kind == COMPILE_STEM;
}

static void append_cell(const look_context *look, const compile_field *field, uint32_t row) {
    rsm_domain domain = look->domain;
    uint32_t number = rsm_world_number(look->world, domain, row, field->column);
    rsm_buffer_append_format(look->output, "  %s=", field->name);
    if (holds_text(field->kind))
        rsm_buffer_append_slice(look->output,
                                rsm_world_string(look->world, domain, row, field->column));
    else if (field->kind == COMPILE_COORDINATE)
        rsm_buffer_append_fixed5(look->output,
                                 rsm_world_signed(look->world, domain, row, field->column));
    else if (field->kind == COMPILE_SIGNED)
        rsm_buffer_append_i64(look->output,
                              rsm_world_signed(look->world, domain, row, field->column));
    else if (field->kind == COMPILE_REFERENCE && number == UINT32_MAX)
        rsm_buffer_append_char(look->output, '-');
    else if (field->kind == COMPILE_REFERENCE)
        rsm_buffer_append_slice(look->output,
                                rsm_world_string(look->world, field->reference, number, 0));
    else
        rsm_buffer_append_u64(look->output, number);
}

static void append_flags(rsm_buffer *output, uint16_t flags) {
    static const char *const names[] = {"lemma",   "capitals", "capital",   "ambiguous",
                                        "primary", "gap",      "adjective", "marked"};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if ((flags >> i & 1u) != 0)
            rsm_buffer_append_format(output, " %s", names[i]);
}

static bool append_row(void *context, uint32_t row, uint16_t flags) {
    const look_context *look = context;
    const compile_schema *schema = NULL;
    rsm_buffer_append_format(look->output, "%s #%u [", domain_path(look->domain, &schema),
                             (unsigned)row);
    append_flags(look->output, flags);
    rsm_buffer_append_string(look->output, " ]");
    for (uint32_t i = 0; schema != NULL && i < schema->field_count; i++)
        if (schema->fields[i].column != COMPILE_NO_COLUMN)
            append_cell(look, &schema->fields[i], row);
    rsm_buffer_append_char(look->output, '\n');
    return true;
}

void rsm_compile_look(const rsm_world *world, rsm_slice phrase, rsm_buffer *output) {
    for (uint32_t i = 0; i < RSM_DOMAIN_COUNT; i++) {
        look_context look = {world, (rsm_domain)i, output};
        rsm_world_lookup(world, (rsm_domain)i, phrase, append_row, &look);
    }
}
