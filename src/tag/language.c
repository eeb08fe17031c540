/* See tag/language.h. */
#include "tag/language.h"

#include "base/hash.h"
#include "text/text.h"

#include <string.h>

#define MAGIC        "RSMLANG"
#define VERSION      1u
#define BYTE_ORDER   0x01020304u
#define SECTIONS     32u
#define CHECKED_FROM 32u /* the checksum is of all that follows it */

typedef struct file_header {
    char magic[8];
    uint32_t version;
    uint32_t byte_order;
    uint64_t size;
    uint64_t checksum;
    uint32_t section_count;
    uint32_t reserved;
} file_header;

typedef struct file_section {
    char name[8]; /* NULs after it */
    uint64_t offset;
    uint64_t size;
} file_section;

struct rsm_language {
    const char *data;
    const file_section *sections;
    uint32_t section_count;
    rsm_linear linear[SECTIONS]; /* one a section; classes 0 where it holds no linear model */
    rsm_parser parser;           /* class_count 0 where there is none */
    rsm_mapped_file mapped;
};

static bool holds_parser(const file_section *section) {
    return memcmp(section->name, "PARSER\0", sizeof section->name) == 0;
}

/* Sections that begin with a linear model. */
static bool holds_linear(const file_section *section) {
    static const char names[][8] = {RSM_TEXT_MODEL, "POS", "NAMES"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (memcmp(section->name, names[i], sizeof section->name) == 0) {
            return true;
        }
    }
    return false;
}

static uint64_t checksum_of(const void *data, size_t size) {
    return rsm_hash64(rsm_slice_make((const char *)data + CHECKED_FROM, size - CHECKED_FROM));
}

static rsm_status check_head(const void *data, size_t size, rsm_error *error) {
    const file_header *header = data;
    if (size < sizeof *header || memcmp(header->magic, MAGIC, sizeof header->magic) != 0) {
        return rsm_error_set(error, RSM_ERROR_FORMAT, "not a language file");
    }
    if (header->byte_order != BYTE_ORDER) {
        return rsm_error_set(error, RSM_ERROR_VERSION,
                             "the language file was made on a machine of another byte order");
    }
    if (header->version != VERSION) {
        return rsm_error_set(error, RSM_ERROR_VERSION,
                             "the language file is of version %u, this program reads %u",
                             (unsigned)header->version, VERSION);
    }
    if (header->size != size || header->checksum != checksum_of(data, size) ||
        header->section_count > SECTIONS ||
        header->section_count * sizeof(file_section) > size - sizeof *header) {
        return rsm_error_set(error, RSM_ERROR_FORMAT, "the language file is damaged");
    }
    return RSM_OK;
}

static rsm_status open_sections(rsm_language *language, size_t size, rsm_error *error) {
    for (uint32_t i = 0; i < language->section_count; i++) {
        const file_section *section = &language->sections[i];
        if (section->offset % 8 != 0 || section->offset > size ||
            section->size > size - section->offset) {
            return rsm_error_set(error, RSM_ERROR_FORMAT, "the language file is damaged");
        }
        rsm_slice bytes = rsm_slice_make(language->data + section->offset, section->size);
        rsm_status status = RSM_OK;
        if (holds_linear(section)) {
            status = rsm_linear_open(bytes, &language->linear[i], error);
        } else if (holds_parser(section)) {
            status = rsm_parser_open(bytes, &language->parser, error);
        }
        if (status != RSM_OK) {
            return status;
        }
    }
    return RSM_OK;
}

rsm_status rsm_language_open_memory(const void *data, size_t size, rsm_language **language,
                                    rsm_error *error) {
    *language = NULL;
    if ((uintptr_t)data % 8 != 0) {
        return rsm_error_set(error, RSM_ERROR_ARGUMENT,
                             "a language in memory must begin at a multiple of 8");
    }
    rsm_status status = check_head(data, size, error);
    if (status != RSM_OK) {
        return status;
    }
    rsm_language *made = rsm_allocate(NULL, sizeof *made);
    if (made == NULL) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    memset(made, 0, sizeof *made);
    made->data = data;
    made->section_count = ((const file_header *)data)->section_count;
    made->sections = (const void *)(made->data + sizeof(file_header));
    status = open_sections(made, size, error);
    if (status != RSM_OK) {
        rsm_language_close(made);
        return status;
    }
    *language = made;
    return RSM_OK;
}

rsm_status rsm_language_open(const char *path, rsm_language **language, rsm_error *error) {
    rsm_mapped_file mapped = {NULL, 0};
    *language = NULL;
    rsm_status status = rsm_file_map(path, &mapped, error);
    if (status != RSM_OK) {
        return status;
    }
    status = rsm_language_open_memory(mapped.data, mapped.size, language, error);
    if (status == RSM_OK) {
        (*language)->mapped = mapped;
    } else {
        rsm_file_unmap(&mapped);
    }
    return status;
}

void rsm_language_close(rsm_language *language) {
    if (language == NULL) {
        return;
    }
    if (language->mapped.data != NULL) {
        rsm_file_unmap(&language->mapped);
    }
    rsm_release(NULL, language, sizeof *language);
}

/* Number of the section of that name, or section_count. */
static uint32_t find(const rsm_language *language, const char *name) {
    char wanted[8] = {0};
    size_t size = strlen(name);
    uint32_t i = 0;
    memcpy(wanted, name, size < sizeof wanted ? size : sizeof wanted);
    while (i < language->section_count &&
           memcmp(language->sections[i].name, wanted, sizeof wanted) != 0) {
        i++;
    }
    return i;
}

bool rsm_language_section(const rsm_language *language, const char *name, rsm_slice *section) {
    uint32_t i = language == NULL ? 0 : find(language, name);
    if (language == NULL || i == language->section_count) {
        return false;
    }
    *section =
        rsm_slice_make(language->data + language->sections[i].offset, language->sections[i].size);
    return true;
}

const rsm_linear *rsm_language_linear(const rsm_language *language, const char *name) {
    uint32_t i = language == NULL ? 0 : find(language, name);
    return language == NULL || i == language->section_count || language->linear[i].classes == 0
               ? NULL
               : &language->linear[i];
}

const rsm_parser *rsm_language_parser(const rsm_language *language) {
    return language == NULL || language->parser.class_count == 0 ? NULL : &language->parser;
}

static void pad(rsm_buffer *file, size_t start) {
    rsm_buffer_append_repeated(file, '\0', (8 - (file->size - start) % 8) % 8);
}

rsm_status rsm_language_write(const rsm_language_part *parts, uint32_t count, rsm_buffer *file,
                              rsm_error *error) {
    size_t start = file->size;
    uint64_t offset = sizeof(file_header) + count * sizeof(file_section);
    file_header header = {
        .magic = MAGIC, .version = VERSION, .byte_order = BYTE_ORDER, .section_count = count};
    rsm_buffer_append(file, &header, sizeof header);
    for (uint32_t i = 0; i < count; i++) {
        file_section section = {.offset = offset, .size = parts[i].bytes.size};
        size_t size = strlen(parts[i].name);
        memcpy(section.name, parts[i].name, size < 8 ? size : 8);
        rsm_buffer_append(file, &section, sizeof section);
        offset += (parts[i].bytes.size + 7) / 8 * 8;
    }
    for (uint32_t i = 0; i < count; i++) {
        rsm_buffer_append_slice(file, parts[i].bytes);
        pad(file, start);
    }
    if (file->failed) {
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    }
    header.size = file->size - start;
    memcpy(file->data + start, &header, sizeof header);
    header.checksum = checksum_of(file->data + start, file->size - start);
    memcpy(file->data + start, &header, sizeof header);
    return RSM_OK;
}
