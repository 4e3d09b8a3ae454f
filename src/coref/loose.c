/* Links that are probable, not sure: the analysis shows them, a graph does not build upon them. */
#include "coref/internal.h"

bool coref_link_loosely(Resolver *r) {
  return tw_arena_status(r->arena) == TW_OK;
}
