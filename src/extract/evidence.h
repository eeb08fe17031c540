/* What ties somebody to a deed: asked before a part is claimed, and of all claims once they are made. */
#pragma once

#include "extract/extraction.h"

/* "revenge for an attack | on the post": whether a phrase after a preposition hangs in the tree on
 * another event's words, nearer than those of `e`. */
bool is_of_nearer_event(const extraction *x, const event *e, const noun_phrase *phrase);

/* Takes back the claims that nothing but nearness makes, where the same person has another part. */
void weigh_roles(extraction *x);
