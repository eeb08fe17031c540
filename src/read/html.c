/* HTML -> the text of the report without the page around it, and its metadata.
 *
 * libxml2's SAX interface gives elements and characters; nothing is kept as a tree. Text is
 * gathered in blocks (a paragraph, a heading, an item), white space folded, blocks joined by a
 * blank line. A block inside navigation, a form, a footer and the like is left out; where the page
 * marks its article (<article>, <main>, or an itemprop of articleBody) and enough stands in it,
 * only that is taken. Metadata come from JSON-LD, then OpenGraph, then <meta> and <title>. Depth is
 * counted to any depth; kinds of elements are told apart to RSM_READ_HTML_DEPTH, beyond which text
 * is kept as it comes. Cost: linear. */
#include "base/utf8.h"
#include "base/vector.h"
#include "read/internal.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { ARTICLE_LEAST = 200, FEED_BYTES = 65536 };

typedef enum block_area { AREA_PAGE, AREA_MAIN, AREA_ARTICLE, AREA_BODY } block_area;

typedef struct block {
    size_t start, end; /* of the gathered text */
    block_area area;
    bool heading;
} block;

typedef struct page {
    rsm_arena *arena;
    rsm_parts *parts;
    rsm_buffer text;   /* all blocks, one after the other */
    rsm_buffer script; /* the JSON-LD script or <title> being read */
    rsm_vector blocks;
    size_t block_start;
    uint32_t depth;
    uint8_t kinds[RSM_READ_HTML_DEPTH]; /* what each open element is, ELEMENT_* */
    uint32_t skipped;                   /* open elements whose text is left out */
    uint32_t areas[4];                  /* open elements of each area */
    bool in_script, in_title, in_heading, seen_title;
    rsm_slice title, meta_title, site, meta_date, canonical, meta_author;
} page;

enum {
    ELEMENT_SKIP = 1,
    ELEMENT_MAIN = 2,
    ELEMENT_ARTICLE = 4,
    ELEMENT_BODY = 8,
    ELEMENT_BLOCK = 16,
    ELEMENT_HEADING = 32
};

/* ---- elements ---- */

static bool one_of(const char *name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

#define ONE_OF(name, names) one_of(name, names, sizeof(names) / sizeof *(names))

static const char *const skipped_elements[] = {
    "script",     "style",  "noscript", "nav",   "header",   "footer",   "aside",
    "form",       "button", "select",   "svg",   "iframe",   "template", "object",
    "figcaption", "menu",   "dialog",   "input", "textarea", "label",    "head"};
static const char *const block_elements[] = {
    "p",          "div", "section", "article", "main", "li", "ul",   "ol",     "table",
    "tr",         "td",  "th",      "h1",      "h2",   "h3", "h4",   "h5",     "h6",
    "blockquote", "pre", "br",      "hr",      "dd",   "dt", "body", "figure", "address"};
static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};

static const char *attribute(const xmlChar **attributes, const char *name) {
    for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
        if (strcmp((const char *)attributes[i], name) == 0)
            return (const char *)attributes[i + 1];
    return NULL;
}

/* Words of a class or id that say "not the report". */
static bool names_furniture(const char *value) {
    static const char *const words[] = {
        "cookie",  "newsletter", "related",   "share",      "social",    "advert",
        "promo",   "sidebar",    "comment",   "breadcrumb", "subscribe", "navbar",
        "footer",  "recommend",  "most-read", "paywall",    "popup",     "banner",
        "consent", "skip-",      "breaking-", "byline-bio", "trending"};
    if (value == NULL)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (rsm_slice_find(rsm_slice_from_string(value), rsm_slice_from_string(words[i]), 0) !=
            RSM_NOWHERE)
            return true;
    return false;
}

static uint8_t kind_of(const char *name, const xmlChar **attributes) {
    uint8_t kind = 0;
    if (ONE_OF(name, skipped_elements))
        kind |= ELEMENT_SKIP;
    if (ONE_OF(name, block_elements))
        kind |= ELEMENT_BLOCK;
    if (ONE_OF(name, headings))
        kind |= ELEMENT_HEADING;
    if (strcmp(name, "main") == 0)
        kind |= ELEMENT_MAIN;
    if (strcmp(name, "article") == 0)
        kind |= ELEMENT_ARTICLE;
    const char *property = attribute(attributes, "itemprop");
    if (property != NULL && strcmp(property, "articleBody") == 0)
        kind |= ELEMENT_BODY;
    const char *role = attribute(attributes, "role");
    if (role != NULL && strcmp(role, "main") == 0)
        kind |= ELEMENT_MAIN;
    if (role != NULL && (strcmp(role, "navigation") == 0 || strcmp(role, "banner") == 0 ||
                         strcmp(role, "contentinfo") == 0))
        kind |= ELEMENT_SKIP;
    bool whole = strcmp(name, "body") == 0 || strcmp(name, "html") == 0 ||
                 (kind & (ELEMENT_MAIN | ELEMENT_ARTICLE | ELEMENT_BODY));
    if (!whole && (names_furniture(attribute(attributes, "class")) ||
                   names_furniture(attribute(attributes, "id"))))
        kind |= ELEMENT_SKIP;
    return kind;
}

/* ---- text ---- */

static void end_block(page *p) {
    size_t end = p->text.size;
    if (end > p->block_start && p->text.data[end - 1] == ' ')
        end--;
    if (end > p->block_start) {
        block *b = rsm_vector_push(&p->blocks);
        if (b != NULL) {
            *b = (block){.start = p->block_start, .end = end, .heading = p->in_heading};
            b->area = p->areas[AREA_BODY]      ? AREA_BODY
                      : p->areas[AREA_ARTICLE] ? AREA_ARTICLE
                      : p->areas[AREA_MAIN]    ? AREA_MAIN
                                               : AREA_PAGE;
        }
    }
    p->block_start = p->text.size;
}

static void add_text(page *p, const char *data, size_t size) {
    for (size_t i = 0; i < size; i++) {
        char c = data[i];
        bool no_break = c == '\xc2' && i + 1 < size && data[i + 1] == '\xa0';
        if (no_break)
            i++;
        if (!no_break && !rsm_ascii_is_space(c)) {
            rsm_buffer_append(&p->text, &c, 1);
            continue;
        }
        bool needed = p->text.size > p->block_start && p->text.data[p->text.size - 1] != ' ';
        if (needed)
            rsm_buffer_append(&p->text, " ", 1);
    }
}

static void on_characters(void *context, const xmlChar *data, int size) {
    page *p = context;
    if (size <= 0)
        return;
    if (p->in_script || p->in_title)
        rsm_buffer_append(&p->script, data, (size_t)size);
    else if (p->skipped == 0)
        add_text(p, (const char *)data, (size_t)size);
}

/* ---- metadata ---- */

static void keep(page *p, rsm_slice *field, const char *value) {
    if (field->size == 0 && value != NULL)
        *field = rsm_slice_copy(rsm_slice_trim(rsm_slice_from_string(value)), p->arena);
}

static void read_meta(page *p, const xmlChar **attributes) {
    static const char *const dates[] = {
        "article:published_time", "date",          "pubdate",        "publishdate",
        "publish-date",           "dc.date",       "dc.date.issued", "datePublished",
        "parsely-pub-date",       "sailthru.date", "og:pubdate",     "article:published",
        "DC.date.issued",         "published_time"};
    const char *name = attribute(attributes, "property");
    if (name == NULL)
        name = attribute(attributes, "name");
    if (name == NULL)
        name = attribute(attributes, "itemprop");
    const char *content = attribute(attributes, "content");
    if (name == NULL || content == NULL)
        return;
    if (strcmp(name, "og:title") == 0)
        keep(p, &p->meta_title, content);
    else if (strcmp(name, "og:site_name") == 0)
        keep(p, &p->site, content);
    else if (strcmp(name, "og:url") == 0)
        keep(p, &p->canonical, content);
    else if (strcmp(name, "author") == 0 || strcmp(name, "article:author") == 0)
        keep(p, &p->meta_author, content);
    else if (ONE_OF(name, dates))
        keep(p, &p->meta_date, content);
}

static void read_link(page *p, const xmlChar **attributes) {
    const char *relation = attribute(attributes, "rel");
    if (relation != NULL && strcmp(relation, "canonical") == 0)
        keep(p, &p->canonical, attribute(attributes, "href"));
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
    page *p = context;
    const char *element = (const char *)name;
    uint8_t kind = kind_of(element, attributes);
    const char *type = attribute(attributes, "type");
    if (strcmp(element, "meta") == 0)
        read_meta(p, attributes);
    if (strcmp(element, "link") == 0)
        read_link(p, attributes);
    if (strcmp(element, "script") == 0 && type != NULL && strcmp(type, "application/ld+json") == 0)
        p->in_script = true;
    if (strcmp(element, "title") == 0 && !p->seen_title)
        p->in_title = true;
    if (strcmp(element, "time") == 0)
        keep(p, &p->meta_date, attribute(attributes, "datetime"));
    if (kind & (ELEMENT_BLOCK | ELEMENT_SKIP))
        end_block(p);
    if (p->depth < RSM_READ_HTML_DEPTH) {
        p->kinds[p->depth] = kind;
        p->skipped += (kind & ELEMENT_SKIP) != 0;
        p->areas[AREA_MAIN] += (kind & ELEMENT_MAIN) != 0;
        p->areas[AREA_ARTICLE] += (kind & ELEMENT_ARTICLE) != 0;
        p->areas[AREA_BODY] += (kind & ELEMENT_BODY) != 0;
        if (kind & ELEMENT_HEADING)
            p->in_heading = true;
    }
    p->depth++;
}

static void on_end(void *context, const xmlChar *name) {
    page *p = context;
    const char *element = (const char *)name;
    if (p->depth == 0)
        return;
    p->depth--;
    uint8_t kind = p->depth < RSM_READ_HTML_DEPTH ? p->kinds[p->depth] : 0;
    if (p->in_script && strcmp(element, "script") == 0) {
        rsm_read_json_ld(rsm_slice_make(p->script.data, p->script.size), p->arena, p->parts);
        rsm_buffer_clear(&p->script);
        p->in_script = false;
    }
    if (p->in_title && strcmp(element, "title") == 0) {
        p->title = rsm_slice_copy(rsm_slice_trim(rsm_slice_make(p->script.data, p->script.size)),
                                  p->arena);
        rsm_buffer_clear(&p->script);
        p->in_title = false;
        p->seen_title = true;
    }
    if (kind & (ELEMENT_BLOCK | ELEMENT_SKIP))
        end_block(p);
    p->skipped -= (kind & ELEMENT_SKIP) != 0;
    p->areas[AREA_MAIN] -= (kind & ELEMENT_MAIN) != 0;
    p->areas[AREA_ARTICLE] -= (kind & ELEMENT_ARTICLE) != 0;
    p->areas[AREA_BODY] -= (kind & ELEMENT_BODY) != 0;
    if (kind & ELEMENT_HEADING)
        p->in_heading = false;
}

/* ---- the whole ---- */

static size_t area_size(const page *p, block_area area) {
    size_t size = 0;
    for (uint32_t i = 0; i < p->blocks.count; i++) {
        const block *b = rsm_vector_at(&p->blocks, i);
        if (b->area >= area && !b->heading)
            size += b->end - b->start;
    }
    return size;
}

static bool join_blocks(page *p) {
    block_area area = area_size(p, AREA_BODY) >= ARTICLE_LEAST      ? AREA_BODY
                      : area_size(p, AREA_ARTICLE) >= ARTICLE_LEAST ? AREA_ARTICLE
                      : area_size(p, AREA_MAIN) >= ARTICLE_LEAST    ? AREA_MAIN
                                                                    : AREA_PAGE;
    rsm_buffer body;
    rsm_buffer_init(&body, p->arena->allocator);
    for (uint32_t i = 0; i < p->blocks.count; i++) {
        const block *b = rsm_vector_at(&p->blocks, i);
        if (b->area < area)
            continue;
        if (body.size > 0)
            rsm_buffer_append(&body, "\n\n", 2);
        rsm_buffer_append(&body, p->text.data + b->start, b->end - b->start);
    }
    p->parts->body = rsm_slice_copy(rsm_slice_make(body.data, body.size), p->arena);
    bool whole = !body.failed && !p->arena->failed;
    rsm_buffer_free(&body);
    return whole;
}

static void fill_metadata(page *p) {
    rsm_parts *parts = p->parts;
    if (parts->title.size == 0)
        parts->title = p->meta_title.size > 0 ? p->meta_title : p->title;
    if (parts->outlet.size == 0)
        parts->outlet = p->site;
    if (parts->published.size == 0)
        parts->published = p->meta_date;
    if (parts->url.size == 0)
        parts->url = p->canonical;
    if (parts->author.size == 0)
        parts->author = p->meta_author;
    rsm_instant earliest, latest;
    if (parts->published.size > 0 &&
        !rsm_read_date(rsm_slice_trim(parts->published), &earliest, &latest))
        parts->published =
            rsm_slice_make("", 0); /* pages write dates in many ways; only ISO 8601 is taken */
}

/* Whether bytes are UTF-8 beyond doubt, whatever the page declares: valid, and not all ASCII. */
static bool plainly_utf8(rsm_slice bytes) {
    size_t at = 0;
    while (at < bytes.size && (unsigned char)bytes.data[at] < 0x80)
        at++;
    return at < bytes.size && rsm_utf8_is_valid(bytes);
}

/* The encoding to read the bytes in: what the page declares is libxml2's to find; UTF-8 where it
 * declares none. */
static xmlCharEncoding encoding_of(rsm_slice bytes) {
    rsm_slice start = rsm_slice_sub(bytes, 0, 4096);
    if (rsm_slice_find(start, RSM_SLICE("charset"), 0) != RSM_NOWHERE ||
        rsm_slice_find(start, RSM_SLICE("CHARSET"), 0) != RSM_NOWHERE)
        return rsm_utf8_is_valid(bytes) ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE;
    return rsm_utf8_is_valid(bytes) ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_8859_1;
}

static rsm_status parse(page *p, rsm_slice bytes, rsm_error *error) {
    htmlSAXHandler handler = {.startElement = on_start,
                              .endElement = on_end,
                              .characters = on_characters,
                              .cdataBlock = on_characters,
                              .ignorableWhitespace = on_characters};
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&handler, p, NULL, 0, NULL, encoding_of(bytes));
    if (parser == NULL)
        return rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_COMPACT | (int)XML_PARSE_HUGE |
                                   (plainly_utf8(bytes) ? HTML_PARSE_IGNORE_ENC : 0));
    for (size_t at = 0; at < bytes.size; at += FEED_BYTES) {
        size_t size = bytes.size - at < FEED_BYTES ? bytes.size - at : FEED_BYTES;
        htmlParseChunk(parser, bytes.data + at, (int)size, 0);
    }
    htmlParseChunk(parser, "", 0, 1);
    htmlFreeParserCtxt(parser);
    end_block(p);
    return RSM_OK;
}

rsm_status rsm_read_html(rsm_slice bytes, rsm_arena *arena, rsm_parts *parts, rsm_error *error) {
    page p = {.arena = arena, .parts = parts};
    rsm_buffer_init(&p.text, arena->allocator);
    rsm_buffer_init(&p.script, arena->allocator);
    rsm_vector_init(&p.blocks, arena, sizeof(block));
    rsm_status status = parse(&p, bytes, error);
    bool whole = !p.text.failed && !p.script.failed && !arena->failed;
    if (status == RSM_OK && (!whole || !join_blocks(&p)))
        status = rsm_error_set(error, RSM_ERROR_MEMORY, "out of memory");
    if (status == RSM_OK)
        fill_metadata(&p);
    rsm_buffer_free(&p.text);
    rsm_buffer_free(&p.script);
    return status;
}
