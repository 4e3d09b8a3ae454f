#include "rdf/query.h"
#include "rdf/sparql_parser.h"
#include "triples/iri.h"

#include <raptor2.h>

void tw_parser_next(TwSparqlParser *p) {
  p->last = p->token;
  if (p->status == TW_OK) p->token = tw_sparql_token(&p->lexer);
  if (p->status == TW_OK && tw_arena_status(p->q->arena) != TW_OK) tw_parser_out_of_memory(p);
  if (p->status == TW_OK && p->token.kind == TW_TOKEN_BAD) tw_parser_fail(p, "a token of SPARQL");
}

static void stick(TwSparqlParser *p, TwStatus status) {
  p->status = status;
  p->token.kind = TW_TOKEN_END;
  p->token.text = tw_str_n("", 0);
}

void tw_parser_fail(TwSparqlParser *p, const char *expected) {
  if (p->status != TW_OK) return;
  TwStr seen = tw_str_n(p->lexer.text.ptr + p->token.begin, p->token.end - p->token.begin);
  while (seen.len > 40 ||
         (seen.len && seen.len < p->token.end - p->token.begin && ((unsigned char)seen.ptr[seen.len] & 0xC0) == 0x80))
    seen.len--;
  if (p->token.kind == TW_TOKEN_END) seen = TW_STR("the end of the query");
  stick(p, tw_diag(p->q->diag, TW_ERROR, TW_ERR_SYNTAX, "query", p->token.begin, "line %u: expected %s, found %.*s",
                   p->token.line, expected, TW_FMT(seen)));
}

void tw_parser_refuse(TwSparqlParser *p, const char *construct) {
  if (p->status != TW_OK) return;
  stick(p, tw_diag(p->q->diag, TW_ERROR, TW_ERR_UNSUPPORTED, "query", p->token.begin,
                   "line %u: %s: not answered here; load the Turtle into a SPARQL store for it", p->token.line,
                   construct));
}

void tw_parser_out_of_memory(TwSparqlParser *p) {
  if (p->status == TW_OK) stick(p, TW_ERR_MEMORY);
}

bool tw_parser_at_sign(const TwSparqlParser *p, const char *sign) {
  return p->token.kind == TW_TOKEN_SIGN && tw_str_is(p->token.text, sign);
}

bool tw_parser_at_word(const TwSparqlParser *p, const char *word) {
  return p->token.kind == TW_TOKEN_WORD && tw_str_eq_fold(p->token.text, tw_str(word));
}

bool tw_parser_take_sign(TwSparqlParser *p, const char *sign) {
  bool at = tw_parser_at_sign(p, sign);
  if (at) tw_parser_next(p);
  return at;
}

bool tw_parser_take_word(TwSparqlParser *p, const char *word) {
  bool at = tw_parser_at_word(p, word);
  if (at) tw_parser_next(p);
  return at;
}

void tw_parser_want_sign(TwSparqlParser *p, const char *sign) {
  if (tw_parser_take_sign(p, sign)) return;
  char expected[8] = {'"', sign[0], sign[1] ? sign[1] : '"', sign[1] ? '"' : '\0'};
  tw_parser_fail(p, expected);
}

uint32_t tw_parser_var(TwSparqlParser *p, TwStr name, bool visible) {
  uint32_t known = tw_map_get(&p->q->var_names, name);
  if (known == TW_NONE) {
    if (p->q->var_count == TW_SPARQL_VARS) {
      tw_parser_refuse(p, "more than 256 variables");
      return 0;
    }
    known = p->q->var_count++;
    if (!tw_map_set(&p->q->var_names, name, known)) tw_parser_out_of_memory(p);
  }
  if (visible) tw_vars_add(&p->q->visible, known);
  return known;
}

uint32_t tw_parser_hidden_var(TwSparqlParser *p) {
  return tw_parser_var(p, tw_arena_printf(p->q->arena, " %u", p->q->var_count), false);
}

uint32_t tw_parser_term(TwSparqlParser *p, TwTerm term) {
  TwTermId id = 0;
  if (p->status != TW_OK) return 0;
  TwStatus status = tw_triples_term(p->q->triples, term, &id);
  if (status == TW_OK) return id;
  if (status == TW_ERR_SYNTAX)
    tw_parser_fail(p, term.kind == TW_TERM_IRI ? "a valid absolute IRI" : "a valid literal");
  else
    stick(p, status);
  return 0;
}

bool tw_parser_at_iri(const TwSparqlParser *p) {
  return p->token.kind == TW_TOKEN_IRI || p->token.kind == TW_TOKEN_NAME;
}

static TwStr resolve(TwSparqlParser *p, TwStr iri) {
  if (tw_iri_valid(iri)) return iri;
  size_t size = strlen(p->q->base) + iri.len + 16;
  char *full = tw_arena_alloc(p->q->arena, size);
  TwStr reference = tw_arena_str(p->q->arena, iri);
  if (!full) return iri;
  size_t n = raptor_uri_resolve_uri_reference((const unsigned char *)p->q->base, (const unsigned char *)reference.ptr,
                                              (unsigned char *)full, size);
  return tw_str_n(full, n);
}

static TwStr expand(TwSparqlParser *p, TwStr name) {
  size_t colon = tw_str_find(name, TW_STR(":"), 0);
  TwStr prefix = tw_str_n(name.ptr, colon), space = {NULL, 0};
  for (uint32_t i = 0; i < p->q->names.count; i++)
    if (tw_str_eq(p->q->names.items[i].prefix, prefix)) space = p->q->names.items[i].iri;
  if (!space.ptr) {
    tw_parser_fail(p, "a prefix that is declared");
    return name;
  }
  char *full = tw_arena_alloc(p->q->arena, space.len + name.len + 1);
  if (!full) return name;
  size_t n = space.len;
  memcpy(full, space.ptr, n);
  for (size_t i = colon + 1; i < name.len; i++) {
    if (name.ptr[i] == '\\' && i + 1 < name.len) i++;
    full[n++] = name.ptr[i];
  }
  return tw_str_n(full, n);
}

TwStr tw_parser_iri(TwSparqlParser *p) {
  TwStr iri = {"", 0};
  if (p->token.kind == TW_TOKEN_IRI)
    iri = resolve(p, p->token.text);
  else if (p->token.kind == TW_TOKEN_NAME)
    iri = expand(p, p->token.text);
  else
    tw_parser_fail(p, "an IRI");
  if (p->status == TW_OK && !tw_iri_valid(iri)) tw_parser_fail(p, "a valid absolute IRI");
  tw_parser_next(p);
  return iri;
}

bool tw_parser_at_number(const TwSparqlParser *p) {
  return p->token.kind == TW_TOKEN_INTEGER || p->token.kind == TW_TOKEN_DECIMAL || p->token.kind == TW_TOKEN_DOUBLE;
}

static void prologue(TwSparqlParser *p) {
  for (;;) {
    if (tw_parser_take_word(p, "BASE")) {
      if (p->token.kind != TW_TOKEN_IRI) tw_parser_fail(p, "an IRI");
      TwStr base = tw_parser_iri(p);
      p->q->base = tw_arena_str(p->q->arena, base).ptr;
    } else if (tw_parser_take_word(p, "PREFIX")) {
      TwStr name = p->token.text;
      if (p->token.kind != TW_TOKEN_NAME || name.ptr[name.len - 1] != ':') tw_parser_fail(p, "a prefix and a colon");
      tw_parser_next(p);
      if (p->token.kind != TW_TOKEN_IRI) tw_parser_fail(p, "an IRI");
      TwStr iri = tw_parser_iri(p);
      if (p->status != TW_OK) return;
      if (!tw_names_set(&p->q->names, tw_str_n(name.ptr, name.len - 1), tw_arena_str(p->q->arena, iri)))
        tw_parser_refuse(p, "so many prefixes");
    } else {
      return;
    }
  }
}

static void dataset(TwSparqlParser *p) {
  if (!tw_parser_take_word(p, "FROM")) return;
  tw_parser_refuse(p, tw_parser_at_word(p, "NAMED") ? "FROM NAMED" : "FROM");
}

static void where(TwSparqlParser *p) {
  tw_parser_take_word(p, "WHERE");
  p->q->where = tw_parser_group(p);
}

static void select_item(TwSparqlParser *p) {
  TwQueryColumn column = {0, NULL};
  if (tw_parser_take_sign(p, "(")) {
    p->aggregates = true;
    column.expr = tw_parser_expression(p);
    p->aggregates = false;
    if (!tw_parser_take_word(p, "AS")) tw_parser_fail(p, "AS");
    if (p->token.kind != TW_TOKEN_VAR) tw_parser_fail(p, "a variable");
  }
  if (p->status != TW_OK) return;
  column.var = tw_parser_var(p, p->token.text, false);
  for (uint32_t i = 0; column.expr && i < p->q->columns.count; i++)
    if (p->q->columns.items[i].var == column.var) tw_parser_fail(p, "a variable that is not in use");
  tw_parser_next(p);
  if (column.expr) tw_parser_want_sign(p, ")");
  if (!TW_PUSH(p->q->arena, &p->q->columns, column)) tw_parser_out_of_memory(p);
}

static void select_query(TwSparqlParser *p) {
  p->q->form = TW_FORM_SELECT;
  p->q->distinct = tw_parser_take_word(p, "DISTINCT");
  if (!p->q->distinct) tw_parser_take_word(p, "REDUCED");
  p->q->star = tw_parser_take_sign(p, "*");
  if (!p->q->star && p->token.kind != TW_TOKEN_VAR && !tw_parser_at_sign(p, "("))
    tw_parser_fail(p, "a variable, \"(\" or \"*\"");
  while (!p->q->star && p->status == TW_OK && (p->token.kind == TW_TOKEN_VAR || tw_parser_at_sign(p, "(")))
    select_item(p);
  dataset(p);
  where(p);
}

static void construct_query(TwSparqlParser *p) {
  p->q->form = TW_FORM_CONSTRUCT;
  if (tw_parser_at_sign(p, "{")) {
    TwPattern template = {0};
    tw_parser_next(p);
    p->in_template = true;
    tw_parser_triples(p, &template);
    p->in_template = false;
    tw_parser_want_sign(p, "}");
    memcpy(&p->q->construct, &template.triples, sizeof p->q->construct);
    memset(&p->blank_blocks, 0, sizeof p->blank_blocks);
    tw_map_init(&p->blank_blocks, p->q->arena);
    dataset(p);
    where(p);
    return;
  }
  dataset(p);
  if (!tw_parser_take_word(p, "WHERE")) tw_parser_fail(p, "\"{\" or WHERE");
  p->q->where = tw_parser_group(p);
  TwPatternGroup *g = p->q->where;
  if (p->status != TW_OK) return;
  if (g->filters.count || g->nodes.count > 1 || (g->nodes.count && g->nodes.items[0]->kind != TW_NODE_TRIPLES))
    tw_parser_refuse(p, "CONSTRUCT WHERE with more than triples");
  else if (g->nodes.count)
    memcpy(&p->q->construct, &g->nodes.items[0]->triples, sizeof p->q->construct);
}

static void describe_query(TwSparqlParser *p) {
  p->q->form = TW_FORM_DESCRIBE;
  p->q->star = tw_parser_take_sign(p, "*");
  while (!p->q->star && (p->token.kind == TW_TOKEN_VAR || tw_parser_at_iri(p))) {
    TwSparqlRef ref = {p->token.kind == TW_TOKEN_VAR, 0};
    if (ref.is_var) {
      ref.id = tw_parser_var(p, p->token.text, false);
      tw_parser_next(p);
    } else {
      ref.id = tw_parser_term(p, tw_iri(tw_parser_iri(p)));
    }
    if (!TW_PUSH(p->q->arena, &p->q->described, ref)) tw_parser_out_of_memory(p);
  }
  if (!p->q->star && p->q->described.count == 0) tw_parser_fail(p, "an IRI, a variable or \"*\"");
  dataset(p);
  if (tw_parser_at_word(p, "WHERE") || tw_parser_at_sign(p, "{")) where(p);
}

static void group_by(TwSparqlParser *p) {
  if (!tw_parser_take_word(p, "GROUP")) return;
  if (!tw_parser_take_word(p, "BY")) tw_parser_fail(p, "BY");
  p->q->grouped = true;
  if (p->token.kind != TW_TOKEN_VAR) tw_parser_refuse(p, "GROUP BY on an expression");
  while (p->token.kind == TW_TOKEN_VAR) {
    uint32_t var = tw_parser_var(p, p->token.text, false);
    if (!TW_PUSH(p->q->arena, &p->q->group_by, var)) tw_parser_out_of_memory(p);
    tw_parser_next(p);
  }
  if (tw_parser_at_sign(p, "(") ||
      (p->token.kind == TW_TOKEN_WORD && !tw_parser_at_word(p, "HAVING") && !tw_parser_at_word(p, "ORDER") &&
       !tw_parser_at_word(p, "LIMIT") && !tw_parser_at_word(p, "OFFSET") && !tw_parser_at_word(p, "VALUES")))
    tw_parser_refuse(p, "GROUP BY on an expression");
}

static void having(TwSparqlParser *p) {
  if (!tw_parser_take_word(p, "HAVING")) return;
  do {
    TwExpr *e = tw_parser_constraint(p);
    if (!TW_PUSH(p->q->arena, &p->q->having, e)) tw_parser_out_of_memory(p);
  } while (p->status == TW_OK && (tw_parser_at_sign(p, "(")));
}

static void order_by(TwSparqlParser *p) {
  if (!tw_parser_take_word(p, "ORDER")) return;
  if (!tw_parser_take_word(p, "BY")) tw_parser_fail(p, "BY");
  while (p->status == TW_OK) {
    TwOrderKey key = {NULL, tw_parser_at_word(p, "DESC"), TW_NONE};
    if (tw_parser_take_word(p, "DESC") || tw_parser_take_word(p, "ASC")) {
      tw_parser_want_sign(p, "(");
      key.expr = tw_parser_expression(p);
      tw_parser_want_sign(p, ")");
    } else if (p->token.kind == TW_TOKEN_VAR) {
      key.expr = tw_parser_expression(p);
    } else if (tw_parser_at_sign(p, "(") || (p->token.kind == TW_TOKEN_WORD && !tw_parser_at_word(p, "LIMIT") &&
                                             !tw_parser_at_word(p, "OFFSET") && !tw_parser_at_word(p, "VALUES"))) {
      key.expr = tw_parser_constraint(p);
    } else {
      break;
    }
    if (!TW_PUSH(p->q->arena, &p->q->order, key)) tw_parser_out_of_memory(p);
  }
  if (p->q->order.count == 0) tw_parser_fail(p, "what to order by");
}

static int64_t count_token(TwSparqlParser *p) {
  int64_t n = 0;
  if (p->token.kind != TW_TOKEN_INTEGER) tw_parser_fail(p, "a number");
  for (size_t i = 0; i < p->token.text.len && n < INT64_MAX / 100; i++) n = n * 10 + (p->token.text.ptr[i] - '0');
  tw_parser_next(p);
  return n;
}

static void modifiers(TwSparqlParser *p) {
  p->aggregates = true;
  group_by(p);
  having(p);
  order_by(p);
  p->aggregates = false;
  for (int i = 0; i < 2; i++) {
    if (tw_parser_take_word(p, "LIMIT")) p->q->limit = count_token(p);
    if (tw_parser_take_word(p, "OFFSET")) p->q->offset = count_token(p);
  }
  if (tw_parser_at_word(p, "VALUES")) tw_parser_refuse(p, "VALUES");
}

/* Every variable that `e` takes from a row must be grouped by; with `aliases`, what AS names is too. */
static bool only_grouped(const TwSparqlQuery *q, const TwExpr *e, bool aliases) {
  if (e->op == TW_EXPR_COUNT) return true;
  if (e->op == TW_EXPR_VAR) {
    for (uint32_t i = 0; i < q->group_by.count; i++)
      if (q->group_by.items[i] == e->id) return true;
    for (uint32_t i = 0; aliases && i < q->columns.count; i++)
      if (q->columns.items[i].expr && q->columns.items[i].var == e->id) return true;
    return false;
  }
  for (uint32_t i = 0; i < e->args.count; i++)
    if (!only_grouped(q, e->args.items[i], aliases)) return false;
  return true;
}

static void check_grouping(TwSparqlParser *p) {
  TwSparqlQuery *q = p->q;
  if (q->counters.count) q->grouped = true;
  if (!q->grouped && q->having.count) tw_parser_refuse(p, "HAVING without GROUP BY");
  if (!q->grouped || p->status != TW_OK) return;
  if (q->form != TW_FORM_SELECT || q->star) tw_parser_refuse(p, "GROUP BY with anything but named columns");
  for (uint32_t i = 0; i < q->columns.count; i++) {
    TwExpr var = {.op = TW_EXPR_VAR, .id = q->columns.items[i].var};
    if (!only_grouped(q, q->columns.items[i].expr ? q->columns.items[i].expr : &var, true))
      tw_parser_fail(p, "only grouped variables and COUNT in SELECT");
  }
  for (uint32_t i = 0; i < q->having.count; i++)
    if (!only_grouped(q, q->having.items[i], false)) tw_parser_fail(p, "only grouped variables and COUNT in HAVING");
  for (uint32_t i = 0; i < q->order.count; i++) {
    if (!only_grouped(q, q->order.items[i].expr, true))
      tw_parser_fail(p, "only grouped variables and COUNT in ORDER BY");
    q->order.items[i].var = tw_parser_hidden_var(p);
  }
}

static void check_aliases(TwSparqlParser *p) {
  for (uint32_t i = 0; i < p->q->columns.count; i++)
    if (p->q->columns.items[i].expr && tw_vars_has(&p->q->visible, p->q->columns.items[i].var))
      tw_parser_fail(p, "a variable after AS that the pattern does not use");
}

static void form(TwSparqlParser *p) {
  static const char *const updates[] = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP",
                                        "CREATE", "ADD",    "MOVE", "COPY",  "WITH"};
  for (size_t i = 0; i < sizeof updates / sizeof *updates; i++)
    if (tw_parser_at_word(p, updates[i])) tw_parser_refuse(p, "SPARQL Update");
  if (tw_parser_take_word(p, "SELECT")) {
    select_query(p);
  } else if (tw_parser_take_word(p, "ASK")) {
    p->q->form = TW_FORM_ASK;
    dataset(p);
    where(p);
  } else if (tw_parser_take_word(p, "CONSTRUCT")) {
    construct_query(p);
  } else if (tw_parser_take_word(p, "DESCRIBE")) {
    describe_query(p);
  } else {
    tw_parser_fail(p, "SELECT, ASK, CONSTRUCT or DESCRIBE");
  }
}

TwStatus tw_sparql_parse(TwSparqlQuery *query, TwStr text) {
  TwSparqlParser p = {.q = query, .lexer = {query->arena, text, 0, 1}};
  query->limit = -1;
  tw_map_init(&query->var_names, query->arena);
  tw_map_init(&p.blank_blocks, query->arena);
  tw_parser_next(&p);
  prologue(&p);
  form(&p);
  modifiers(&p);
  if (p.token.kind != TW_TOKEN_END) tw_parser_fail(&p, "the end of the query");
  check_grouping(&p);
  check_aliases(&p);
  if (p.status == TW_OK && tw_arena_status(query->arena) != TW_OK) return TW_ERR_MEMORY;
  return p.status;
}
