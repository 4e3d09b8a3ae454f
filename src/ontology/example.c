#include "ontology/example.h"

typedef struct Walk {
  TwArena *arena;
  TwExample *example;
  char *out;
  uint32_t len;
  uint32_t open[TW_EXAMPLE_DEPTH];
  uint32_t depth;
  bool starred, memory;
} Walk;

/* After "[": reads the role's name. Returns how many bytes that took, 0 for an error. */
static size_t open_role(Walk *w, TwStr rest, const char **problem) {
  size_t n = 0;
  while (n < rest.len && tw_is_alpha((unsigned char)rest.ptr[n])) n++;
  if (n == 0 || n >= rest.len || rest.ptr[n] != ' ') {
    *problem = "a bracket must begin with a role's name and a blank";
    return 0;
  }
  if (w->depth == TW_EXAMPLE_DEPTH) {
    *problem = "brackets are nested too deep";
    return 0;
  }
  TwExampleRole role = {tw_str_n(rest.ptr, n), {w->len, w->len}};
  w->open[w->depth++] = w->example->roles.count;
  w->memory = !TW_PUSH(w->arena, &w->example->roles, role);
  return n + 1;
}

static void star(Walk *w) {
  TwSpan *trigger = &w->example->trigger;
  if (!w->starred && trigger->begin == trigger->end) trigger->begin = w->len;
  if (w->starred && trigger->end == 0) trigger->end = w->len;
  w->starred = !w->starred;
}

static const char *walk(Walk *w, TwStr annotated) {
  const char *problem = NULL;
  for (size_t i = 0; i < annotated.len && !w->memory; i++) {
    char c = annotated.ptr[i];
    if (c == '[') {
      size_t used = open_role(w, tw_str_n(annotated.ptr + i + 1, annotated.len - i - 1), &problem);
      if (!used) return problem;
      i += used;
    } else if (c == ']') {
      if (w->depth == 0) return "a closing bracket without an opening one";
      w->example->roles.items[w->open[--w->depth]].span.end = w->len;
    } else if (c == '*') {
      star(w);
    } else {
      w->out[w->len++] = c;
    }
  }
  if (w->depth) return "a bracket is not closed";
  return w->starred ? "an asterisk without its partner" : NULL;
}

TwStatus tw_example_parse(TwArena *arena, TwStr annotated, TwExample *example, const char **problem) {
  const char *ignored;
  if (!problem) problem = &ignored;
  memset(example, 0, sizeof *example);
  *problem = NULL;
  if (annotated.len > UINT32_MAX / 2) return TW_ERR_LIMIT;
  Walk w = {arena, example, tw_arena_alloc(arena, annotated.len + 1), 0, {0}, 0, false, false};
  if (!w.out) return TW_ERR_MEMORY;
  *problem = walk(&w, annotated);
  if (w.memory) return TW_ERR_MEMORY;
  example->text = tw_str_n(w.out, w.len);
  return *problem ? TW_ERR_SYNTAX : TW_OK;
}
