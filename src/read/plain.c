/* Plain text with an optional head:
 *
 *   Title: Blast at a market
 *   Outlet: Daily Post
 *   Published: 2021-05-14
 *
 *   The body ...
 *
 * The head is there if the first line is one of its lines; it ends at the first blank line. A line
 * of it that is not known is let be. Without one, the whole file is the body. Cost: linear in the
 * head. */
#include "read/internal.h"

static bool take_field(rsm_slice line, const char *name, rsm_slice *value) {
    rsm_slice key = rsm_slice_from_string(name);
    size_t colon = rsm_slice_find_byte(line, ':');
    if (colon == RSM_NOWHERE ||
        !rsm_slice_equal_ascii_caseless(rsm_slice_trim(rsm_slice_sub(line, 0, colon)), key))
        return false;
    *value = rsm_slice_trim(rsm_slice_sub(line, colon + 1, line.size));
    return true;
}

static bool read_head_line(rsm_slice line, rsm_parts *parts) {
    return take_field(line, "Title", &parts->title) || take_field(line, "Outlet", &parts->outlet) ||
           take_field(line, "Published", &parts->published) ||
           take_field(line, "URL", &parts->url) || take_field(line, "Author", &parts->author) ||
           take_field(line, "Id", &parts->id);
}

static rsm_slice without_mark(rsm_slice bytes) {
    return rsm_slice_starts_with(bytes, RSM_SLICE("\xef\xbb\xbf"))
               ? rsm_slice_sub(bytes, 3, bytes.size)
               : bytes;
}

void rsm_read_plain(rsm_slice bytes, rsm_parts *parts) {
    rsm_slice rest = without_mark(bytes), line;
    rsm_parts head = *parts;
    bool first = true;
    parts->body = rest;
    while (rsm_slice_split(&rest, '\n', &line)) {
        if (rsm_slice_trim(line).size == 0)
            break;
        bool known = read_head_line(line, &head);
        if (first && !known)
            return;
        first = false;
    }
    if (first)
        return;
    *parts = head;
    parts->body = rest;
}
