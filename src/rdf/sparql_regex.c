#include "rdf/sparql_regex.h"

#include "base/utf8.h"

#include <utf8proc.h>

#define MOST_DEPTH 32u

typedef struct Compiler {
  TwRegex *r;
  TwStr p;
  size_t at;
  unsigned depth;
  bool failed, extended, literal;
} Compiler;

static void refuse(Compiler *c, const char *what) {
  if (!c->r->refused) c->r->refused = what;
  c->failed = true;
}

static uint32_t emit(Compiler *c, TwRegexOp op, uint32_t x, uint32_t y) {
  if (c->r->code.count >= TW_REGEX_LIMIT) refuse(c, "so large a regular expression");
  TwRegexInstruction i = {op, x, y, false};
  if (!c->failed && !TW_PUSH(&c->r->arena, &c->r->code, i)) c->failed = true;
  return c->r->code.count ? c->r->code.count - 1 : 0;
}

static void add_range(Compiler *c, uint32_t first, uint32_t last) {
  TwRegexRange range = {first, last};
  if (!TW_PUSH(&c->r->arena, &c->r->ranges, range)) c->failed = true;
}

static void skip_blanks(Compiler *c) {
  while (c->extended && c->at < c->p.len && strchr(" \t\r\n", c->p.ptr[c->at])) c->at++;
}

static bool at(Compiler *c, char sign) {
  skip_blanks(c);
  return !c->literal && c->at < c->p.len && c->p.ptr[c->at] == sign;
}

static uint32_t take_rune(Compiler *c) {
  uint32_t rune = 0;
  size_t n = tw_utf8_decode(tw_str_n(c->p.ptr + c->at, c->p.len - c->at), &rune);
  if (n == 0) c->failed = true;
  c->at += n ? n : 1;
  return rune;
}

/* Nd of Unicode, as ranges of ten. */
static void add_digits(Compiler *c) {
  for (uint32_t r = '0'; r < 0x1FFFF; r++) {
    if (utf8proc_category((utf8proc_int32_t)r) != UTF8PROC_CATEGORY_ND) continue;
    uint32_t first = r;
    while (utf8proc_category((utf8proc_int32_t)(r + 1)) == UTF8PROC_CATEGORY_ND) r++;
    add_range(c, first, r);
  }
}

/* After a backslash: a single character in `*rune`, or (true) a class whose ranges are added. `*negated` for \D, \S. */
static bool escape(Compiler *c, uint32_t *rune, bool *negated) {
  *negated = false;
  *rune = take_rune(c);
  if (c->failed) return false;
  switch (*rune) {
  case 'n':
    *rune = '\n';
    return false;
  case 'r':
    *rune = '\r';
    return false;
  case 't':
    *rune = '\t';
    return false;
  case 'D':
    *negated = true; /* fall through */
  case 'd':
    add_digits(c);
    return true;
  case 'S':
    *negated = true; /* fall through */
  case 's':
    add_range(c, '\t', '\n');
    add_range(c, '\r', '\r');
    add_range(c, ' ', ' ');
    return true;
  default:
    if (*rune < 0x80 && *rune && strchr("\\|.?*+(){}-[]^$/", (int)*rune)) return false;
    refuse(c, "this escape in a regular expression");
    return false;
  }
}

static void bracket(Compiler *c) {
  uint32_t first = c->r->ranges.count;
  bool negated = c->at < c->p.len && c->p.ptr[c->at] == '^', any = false;
  if (negated) c->at++;
  while (!c->failed && c->at < c->p.len && (c->p.ptr[c->at] != ']' || !any)) {
    bool inner = false;
    any = true;
    if (c->p.ptr[c->at] == '[' || c->p.ptr[c->at] == ']') refuse(c, "\"[\" or \"]\" inside a class");
    uint32_t low = take_rune(c), high = low;
    if (low == '\\' && escape(c, &low, &inner)) {
      if (inner) refuse(c, "\\D or \\S inside a class");
      continue;
    }
    high = low;
    if (c->at + 1 < c->p.len && c->p.ptr[c->at] == '-' && c->p.ptr[c->at + 1] != ']') {
      c->at++;
      if (c->p.ptr[c->at] == '[') refuse(c, "subtraction of classes");
      high = take_rune(c);
      if (high == '\\' && escape(c, &high, &inner)) c->failed = true;
    }
    if (high < low) c->failed = true;
    add_range(c, low, high);
  }
  if (c->at >= c->p.len) c->failed = true;
  c->at++;
  uint32_t i = emit(c, TW_REGEX_SET, first, c->r->ranges.count - first);
  if (!c->failed) c->r->code.items[i].negated = negated;
}

static void alternatives(Compiler *c);

static void atom(Compiler *c) {
  skip_blanks(c);
  uint32_t rune = take_rune(c), first = c->r->ranges.count;
  bool negated = false, escaped = rune == '\\' && !c->literal, set = escaped && escape(c, &rune, &negated);
  if (set) {
    uint32_t i = emit(c, TW_REGEX_SET, first, c->r->ranges.count - first);
    if (!c->failed) c->r->code.items[i].negated = negated;
  } else if (c->literal || escaped) {
    emit(c, TW_REGEX_CHAR, rune, 0);
  } else if (rune == '(') {
    if (c->at < c->p.len && c->p.ptr[c->at] == '?') refuse(c, "\"(?\" in a regular expression");
    if (++c->depth > MOST_DEPTH) refuse(c, "so deep a regular expression");
    if (!c->failed) alternatives(c);
    c->depth--;
    if (!at(c, ')')) c->failed = true;
    c->at++;
  } else if (rune == '[') {
    bracket(c);
  } else if (rune == '.') {
    emit(c, TW_REGEX_ANY, 0, 0);
  } else if (rune == '^') {
    emit(c, TW_REGEX_BEGIN, 0, 0);
  } else if (rune == '$') {
    emit(c, TW_REGEX_END, 0, 0);
  } else if (rune == '{' || rune == '}' || rune == ']') {
    refuse(c, "a bracket without its twin or a backslash in a regular expression");
  } else if (rune == '*' || rune == '+' || rune == '?' || rune == ')') {
    c->failed = true;
  } else {
    emit(c, TW_REGEX_CHAR, rune, 0);
  }
}

static bool number(Compiler *c, unsigned *n) {
  size_t from = c->at;
  *n = 0;
  while (c->at < c->p.len && tw_is_digit((unsigned char)c->p.ptr[c->at]) && *n < TW_REGEX_LIMIT)
    *n = *n * 10 + (unsigned)(c->p.ptr[c->at++] - '0');
  return c->at > from;
}

/* Reads a quantifier; false where there is none. `*most` is UINT_MAX for no end. */
static bool quantifier(Compiler *c, unsigned *least, unsigned *most) {
  if (at(c, '+') || at(c, '?') || at(c, '*')) {
    *least = at(c, '+') ? 1 : 0;
    *most = at(c, '?') ? 1 : TW_NONE;
    c->at++;
  } else if (at(c, '{')) {
    c->at++;
    if (!number(c, least)) c->failed = true;
    *most = *least;
    if (c->at < c->p.len && c->p.ptr[c->at] == ',') {
      c->at++;
      if (!number(c, most)) *most = TW_NONE;
    }
    if (!at(c, '}') || *most < *least) c->failed = true;
    c->at++;
  } else {
    return false;
  }
  if (at(c, '?')) c->at++; /* reluctant: the same answer to "does it match" */
  return true;
}

/* Another copy of the instructions [from, to) at the end. */
static void copy(Compiler *c, uint32_t from, uint32_t to) {
  uint32_t shift = c->r->code.count - from;
  for (uint32_t i = from; i < to && !c->failed; i++) {
    TwRegexInstruction in = c->r->code.items[i];
    if (in.op == TW_REGEX_SPLIT || in.op == TW_REGEX_JUMP) in.x += shift;
    if (in.op == TW_REGEX_SPLIT) in.y += shift;
    uint32_t k = emit(c, in.op, in.x, in.y);
    if (!c->failed) c->r->code.items[k].negated = in.negated;
  }
}

static void patch(Compiler *c, uint32_t i, uint32_t x, uint32_t y) {
  if (c->failed) return;
  c->r->code.items[i].x = x;
  c->r->code.items[i].y = y;
}

/* An atom and how often: the first copy is compiled, then copied; what may lack is jumped over. */
static void piece(Compiler *c) {
  uint32_t split = emit(c, TW_REGEX_SPLIT, 0, 0), from = split + 1;
  unsigned least = 1, most = 1;
  atom(c);
  uint32_t to = c->r->code.count;
  quantifier(c, &least, &most);
  bool none = least == 0;
  patch(c, split, from, none ? to : from);
  if (most == 0) {
    patch(c, split, to, to);
    return;
  }
  for (unsigned n = 1; n < least && !c->failed; n++) copy(c, from, to);
  if (most == TW_NONE) {
    uint32_t again = emit(c, TW_REGEX_SPLIT, 0, 0);
    patch(c, again, from, again + 1);
    if (least > 1) patch(c, again, again - (to - from), again + 1);
    if (none) patch(c, split, from, again + 1);
    return;
  }
  for (unsigned n = least > 1 ? least : 1; n < most && !c->failed; n++) {
    uint32_t skip = emit(c, TW_REGEX_SPLIT, 0, 0);
    copy(c, from, to);
    patch(c, skip, skip + 1, c->r->code.count);
  }
}

static void sequence(Compiler *c) {
  skip_blanks(c);
  while (!c->failed && c->at < c->p.len && !at(c, '|') && !at(c, ')')) {
    piece(c);
    skip_blanks(c);
  }
}

static void alternatives(Compiler *c) {
  TW_ARRAY(uint32_t) ends = {0};
  for (;;) {
    uint32_t split = emit(c, TW_REGEX_SPLIT, 0, 0);
    sequence(c);
    if (!at(c, '|') || c->failed) {
      patch(c, split, split + 1, split + 1);
      break;
    }
    c->at++;
    uint32_t end = emit(c, TW_REGEX_JUMP, 0, 0);
    if (!TW_PUSH(&c->r->arena, &ends, end)) c->failed = true;
    patch(c, split, split + 1, c->r->code.count);
  }
  for (uint32_t i = 0; i < ends.count; i++) patch(c, ends.items[i], c->r->code.count, 0);
}

static void read_flags(Compiler *c, TwStr flags) {
  for (size_t i = 0; i < flags.len; i++) {
    char f = flags.ptr[i];
    c->r->fold |= f == 'i';
    c->r->multi |= f == 'm';
    c->r->dot_all |= f == 's';
    c->extended |= f == 'x';
    c->literal |= f == 'q';
    if (!f || !strchr("imsxq", f)) c->failed = true;
  }
  if (c->literal) c->extended = false;
}

TwStatus tw_regex_compile(TwRegex *r, const TwAllocator *allocator, TwStr pattern, TwStr flags) {
  memset(r, 0, sizeof *r);
  tw_arena_init(&r->arena, allocator);
  r->pattern = tw_arena_str(&r->arena, pattern);
  r->flags = tw_arena_str(&r->arena, flags);
  Compiler c = {.r = r, .p = r->pattern};
  read_flags(&c, flags);
  if (!c.failed) alternatives(&c);
  if (c.at < c.p.len) c.failed = true;
  emit(&c, TW_REGEX_MATCH, 0, 0);
  uint32_t n = r->code.count;
  r->now = TW_NEW_ARRAY(&r->arena, uint32_t, n + 1);
  r->next = TW_NEW_ARRAY(&r->arena, uint32_t, n + 1);
  r->seen = TW_NEW_ARRAY(&r->arena, uint32_t, n + 1);
  r->stack = TW_NEW_ARRAY(&r->arena, uint32_t, n + 1);
  r->valid = !c.failed;
  return tw_arena_status(&r->arena);
}

void tw_regex_release(TwRegex *r) {
  if (r->arena.allocator) tw_arena_release(&r->arena);
  memset(r, 0, sizeof *r);
}

typedef struct Where {
  bool begin, end;
} Where;

/* Adds a thread and all that it reaches without a character. */
static uint32_t add(TwRegex *r, uint32_t *list, uint32_t count, uint32_t pc, Where w) {
  uint32_t used = 0;
  r->stack[used++] = pc;
  while (used) {
    pc = r->stack[--used];
    while (r->seen[pc] != r->step) {
      r->seen[pc] = r->step;
      const TwRegexInstruction *in = &r->code.items[pc];
      if (in->op == TW_REGEX_JUMP) {
        pc = in->x;
      } else if (in->op == TW_REGEX_SPLIT) {
        r->stack[used++] = in->y;
        pc = in->x;
      } else if (in->op == TW_REGEX_BEGIN || in->op == TW_REGEX_END) {
        if (!(in->op == TW_REGEX_BEGIN ? w.begin : w.end)) break;
        pc++;
      } else {
        list[count++] = pc;
        break;
      }
    }
  }
  return count;
}

static bool in_set(const TwRegex *r, const TwRegexInstruction *in, uint32_t c) {
  for (uint32_t i = in->x; i < in->x + in->y; i++)
    if (c >= r->ranges.items[i].first && c <= r->ranges.items[i].last) return true;
  return false;
}

static uint32_t low(uint32_t c) { return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c); }
static uint32_t up(uint32_t c) { return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c); }

static bool fits(const TwRegex *r, const TwRegexInstruction *in, uint32_t c) {
  if (in->op == TW_REGEX_ANY) return r->dot_all || (c != '\n' && c != '\r');
  if (in->op == TW_REGEX_CHAR) return c == in->x || (r->fold && (low(c) == low(in->x) || up(c) == up(in->x)));
  bool found = in_set(r, in, c) || (r->fold && (in_set(r, in, low(c)) || in_set(r, in, up(c))));
  return found != in->negated;
}

static Where place(const TwRegex *r, TwStr s, size_t at) {
  bool begin = at == 0 || (r->multi && s.ptr[at - 1] == '\n' && at < s.len);
  return (Where){begin, at == s.len || (r->multi && s.ptr[at] == '\n')};
}

bool tw_regex_search(TwRegex *r, TwStr s) {
  uint32_t *now = r->now, *next = r->next, count = 0;
  memset(r->seen, 0, ((size_t)r->code.count + 1) * sizeof *r->seen);
  r->step = 0;
  for (size_t at = 0;;) {
    /* threads in `now` were added under the last step's number: a new start may join them */
    if (at == 0) r->step = 1;
    count = add(r, now, count, 0, place(r, s, at));
    for (uint32_t i = 0; i < count; i++)
      if (r->code.items[now[i]].op == TW_REGEX_MATCH) return true;
    if (at >= s.len) return false;
    uint32_t c = 0, kept = 0;
    size_t n = tw_utf8_decode(tw_str_n(s.ptr + at, s.len - at), &c);
    at += n ? n : 1;
    r->step++;
    Where w = place(r, s, at);
    for (uint32_t i = 0; i < count; i++)
      if (fits(r, &r->code.items[now[i]], c)) kept = add(r, next, kept, now[i] + 1, w);
    uint32_t *swap = now;
    now = next;
    next = swap;
    count = kept;
  }
}
