#include "rdf/query.h"
#include "rdf/sparql_parser.h"
#include "triples/iri.h"

#include <raptor2.h>

void parser_next(Parser *p) {
  p->last = p->token;
  if (p->status == TW_OK) p->token = tw_sparql_token(&p->lexer);
  if (p->status == TW_OK && tw_arena_status(p->q->arena) != TW_OK) parser_out_of_memory(p);
  if (p->status == TW_OK && p->token.kind == TOKEN_BAD) parser_fail(p, "a token of SPARQL");
}

static void stick(Parser *p, TwStatus status) {
  p->status = status;
  p->token.kind = TOKEN_END;
  p->token.text = tw_str_n("", 0);
}

void parser_fail(Parser *p, const char *expected) {
  if (p->status != TW_OK) return;
  TwStr seen = tw_str_n(p->lexer.text.ptr + p->token.begin, p->token.end - p->token.begin);
  while (seen.len > 40 ||
         (seen.len && seen.len < p->token.end - p->token.begin && ((unsigned char)seen.ptr[seen.len] & 0xC0) == 0x80))
    seen.len--;
  if (p->token.kind == TOKEN_END) seen = TW_STR("the end of the query");
  stick(p, tw_diag(p->q->diag, TW_ERROR, TW_ERR_SYNTAX, "query", p->token.begin, "line %u: expected %s, found %.*s",
                   p->token.line, expected, TW_FMT(seen)));
}

void parser_refuse(Parser *p, const char *construct) {
  if (p->status != TW_OK) return;
  stick(p, tw_diag(p->q->diag, TW_ERROR, TW_ERR_UNSUPPORTED, "query", p->token.begin,
                   "line %u: %s: not answered here; load the Turtle into a SPARQL store for it", p->token.line,
                   construct));
}

void parser_out_of_memory(Parser *p) {
  if (p->status == TW_OK) stick(p, TW_ERR_MEMORY);
}

bool parser_at_sign(const Parser *p, const char *sign) {
  return p->token.kind == TOKEN_SIGN && tw_str_is(p->token.text, sign);
}

bool parser_at_word(const Parser *p, const char *word) {
  return p->token.kind == TOKEN_WORD && tw_str_eq_fold(p->token.text, tw_str(word));
}

bool parser_take_sign(Parser *p, const char *sign) {
  bool at = parser_at_sign(p, sign);
  if (at) parser_next(p);
  return at;
}

bool parser_take_word(Parser *p, const char *word) {
  bool at = parser_at_word(p, word);
  if (at) parser_next(p);
  return at;
}

void parser_want_sign(Parser *p, const char *sign) {
  if (parser_take_sign(p, sign)) return;
  char expected[8] = {'"', sign[0], sign[1] ? sign[1] : '"', sign[1] ? '"' : '\0'};
  parser_fail(p, expected);
}

uint32_t parser_var(Parser *p, TwStr name, bool visible) {
  uint32_t known = tw_map_get(&p->q->var_names, name);
  if (known == TW_NONE) {
    if (p->q->var_count == TW_SPARQL_VARS) {
      parser_refuse(p, "more than 256 variables");
      return 0;
    }
    known = p->q->var_count++;
    if (!tw_map_set(&p->q->var_names, name, known)) parser_out_of_memory(p);
  }
  if (visible) vars_add(&p->q->visible, known);
  return known;
}

uint32_t parser_hidden_var(Parser *p) {
  return parser_var(p, tw_arena_printf(p->q->arena, " %u", p->q->var_count), false);
}

uint32_t parser_term(Parser *p, TwTerm term) {
  TwTermId id = 0;
  if (p->status != TW_OK) return 0;
  TwStatus status = tw_triples_term(p->q->triples, term, &id);
  if (status == TW_OK) return id;
  if (status == TW_ERR_SYNTAX)
    parser_fail(p, term.kind == TW_TERM_IRI ? "a valid absolute IRI" : "a valid literal");
  else
    stick(p, status);
  return 0;
}

bool parser_at_iri(const Parser *p) { return p->token.kind == TOKEN_IRI || p->token.kind == TOKEN_NAME; }

static TwStr resolve(Parser *p, TwStr iri) {
  if (tw_iri_valid(iri)) return iri;
  size_t size = strlen(p->q->base) + iri.len + 16;
  char *full = tw_arena_alloc(p->q->arena, size);
  TwStr reference = tw_arena_str(p->q->arena, iri);
  if (!full) return iri;
  size_t n = raptor_uri_resolve_uri_reference((const unsigned char *)p->q->base, (const unsigned char *)reference.ptr,
                                              (unsigned char *)full, size);
  return tw_str_n(full, n);
}

static TwStr expand(Parser *p, TwStr name) {
  size_t colon = tw_str_find(name, TW_STR(":"), 0);
  TwStr prefix = tw_str_n(name.ptr, colon), space = {NULL, 0};
  for (uint32_t i = 0; i < p->q->names.count; i++)
    if (tw_str_eq(p->q->names.items[i].prefix, prefix)) space = p->q->names.items[i].iri;
  if (!space.ptr) {
    parser_fail(p, "a prefix that is declared");
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

TwStr parser_iri(Parser *p) {
  TwStr iri = {"", 0};
  if (p->token.kind == TOKEN_IRI)
    iri = resolve(p, p->token.text);
  else if (p->token.kind == TOKEN_NAME)
    iri = expand(p, p->token.text);
  else
    parser_fail(p, "an IRI");
  if (p->status == TW_OK && !tw_iri_valid(iri)) parser_fail(p, "a valid absolute IRI");
  parser_next(p);
  return iri;
}

bool parser_at_number(const Parser *p) {
  return p->token.kind == TOKEN_INTEGER || p->token.kind == TOKEN_DECIMAL || p->token.kind == TOKEN_DOUBLE;
}

static void prologue(Parser *p) {
  for (;;) {
    if (parser_take_word(p, "BASE")) {
      if (p->token.kind != TOKEN_IRI) parser_fail(p, "an IRI");
      TwStr base = parser_iri(p);
      p->q->base = tw_arena_str(p->q->arena, base).ptr;
    } else if (parser_take_word(p, "PREFIX")) {
      TwStr name = p->token.text;
      if (p->token.kind != TOKEN_NAME || name.ptr[name.len - 1] != ':') parser_fail(p, "a prefix and a colon");
      parser_next(p);
      if (p->token.kind != TOKEN_IRI) parser_fail(p, "an IRI");
      TwStr iri = parser_iri(p);
      if (p->status != TW_OK) return;
      if (!tw_names_set(&p->q->names, tw_str_n(name.ptr, name.len - 1), tw_arena_str(p->q->arena, iri)))
        parser_refuse(p, "so many prefixes");
    } else {
      return;
    }
  }
}

static void dataset(Parser *p) {
  if (!parser_take_word(p, "FROM")) return;
  parser_refuse(p, parser_at_word(p, "NAMED") ? "FROM NAMED" : "FROM");
}

static void where(Parser *p) {
  parser_take_word(p, "WHERE");
  p->q->where = parser_group(p);
}

static void select_item(Parser *p) {
  Column column = {0, NULL};
  if (parser_take_sign(p, "(")) {
    p->aggregates = true;
    column.expr = parser_expression(p);
    p->aggregates = false;
    if (!parser_take_word(p, "AS")) parser_fail(p, "AS");
    if (p->token.kind != TOKEN_VAR) parser_fail(p, "a variable");
  }
  if (p->status != TW_OK) return;
  column.var = parser_var(p, p->token.text, false);
  for (uint32_t i = 0; column.expr && i < p->q->columns.count; i++)
    if (p->q->columns.items[i].var == column.var) parser_fail(p, "a variable that is not in use");
  parser_next(p);
  if (column.expr) parser_want_sign(p, ")");
  if (!TW_PUSH(p->q->arena, &p->q->columns, column)) parser_out_of_memory(p);
}

static void select_query(Parser *p) {
  p->q->form = FORM_SELECT;
  p->q->distinct = parser_take_word(p, "DISTINCT");
  if (!p->q->distinct) parser_take_word(p, "REDUCED");
  p->q->star = parser_take_sign(p, "*");
  if (!p->q->star && p->token.kind != TOKEN_VAR && !parser_at_sign(p, "("))
    parser_fail(p, "a variable, \"(\" or \"*\"");
  while (!p->q->star && p->status == TW_OK && (p->token.kind == TOKEN_VAR || parser_at_sign(p, "("))) select_item(p);
  dataset(p);
  where(p);
}

static void construct_query(Parser *p) {
  p->q->form = FORM_CONSTRUCT;
  if (parser_at_sign(p, "{")) {
    Node template = {0};
    parser_next(p);
    p->in_template = true;
    parser_triples(p, &template);
    p->in_template = false;
    parser_want_sign(p, "}");
    memcpy(&p->q->construct, &template.triples, sizeof p->q->construct);
    memset(&p->blank_blocks, 0, sizeof p->blank_blocks);
    tw_map_init(&p->blank_blocks, p->q->arena);
    dataset(p);
    where(p);
    return;
  }
  dataset(p);
  if (!parser_take_word(p, "WHERE")) parser_fail(p, "\"{\" or WHERE");
  p->q->where = parser_group(p);
  Group *g = p->q->where;
  if (p->status != TW_OK) return;
  if (g->filters.count || g->nodes.count > 1 || (g->nodes.count && g->nodes.items[0]->kind != NODE_TRIPLES))
    parser_refuse(p, "CONSTRUCT WHERE with more than triples");
  else if (g->nodes.count)
    memcpy(&p->q->construct, &g->nodes.items[0]->triples, sizeof p->q->construct);
}

static void describe_query(Parser *p) {
  p->q->form = FORM_DESCRIBE;
  p->q->star = parser_take_sign(p, "*");
  while (!p->q->star && (p->token.kind == TOKEN_VAR || parser_at_iri(p))) {
    Ref ref = {p->token.kind == TOKEN_VAR, 0};
    if (ref.is_var) {
      ref.id = parser_var(p, p->token.text, false);
      parser_next(p);
    } else {
      ref.id = parser_term(p, tw_iri(parser_iri(p)));
    }
    if (!TW_PUSH(p->q->arena, &p->q->described, ref)) parser_out_of_memory(p);
  }
  if (!p->q->star && p->q->described.count == 0) parser_fail(p, "an IRI, a variable or \"*\"");
  dataset(p);
  if (parser_at_word(p, "WHERE") || parser_at_sign(p, "{")) where(p);
}

static void group_by(Parser *p) {
  if (!parser_take_word(p, "GROUP")) return;
  if (!parser_take_word(p, "BY")) parser_fail(p, "BY");
  p->q->grouped = true;
  if (p->token.kind != TOKEN_VAR) parser_refuse(p, "GROUP BY on an expression");
  while (p->token.kind == TOKEN_VAR) {
    uint32_t var = parser_var(p, p->token.text, false);
    if (!TW_PUSH(p->q->arena, &p->q->group_by, var)) parser_out_of_memory(p);
    parser_next(p);
  }
  if (parser_at_sign(p, "(") ||
      (p->token.kind == TOKEN_WORD && !parser_at_word(p, "HAVING") && !parser_at_word(p, "ORDER") &&
       !parser_at_word(p, "LIMIT") && !parser_at_word(p, "OFFSET") && !parser_at_word(p, "VALUES")))
    parser_refuse(p, "GROUP BY on an expression");
}

static void having(Parser *p) {
  if (!parser_take_word(p, "HAVING")) return;
  do {
    Expr *e = parser_constraint(p);
    if (!TW_PUSH(p->q->arena, &p->q->having, e)) parser_out_of_memory(p);
  } while (p->status == TW_OK && (parser_at_sign(p, "(")));
}

static void order_by(Parser *p) {
  if (!parser_take_word(p, "ORDER")) return;
  if (!parser_take_word(p, "BY")) parser_fail(p, "BY");
  while (p->status == TW_OK) {
    OrderKey key = {NULL, parser_at_word(p, "DESC")};
    if (parser_take_word(p, "DESC") || parser_take_word(p, "ASC")) {
      parser_want_sign(p, "(");
      key.expr = parser_expression(p);
      parser_want_sign(p, ")");
    } else if (p->token.kind == TOKEN_VAR) {
      key.expr = parser_expression(p);
    } else if (parser_at_sign(p, "(") || (p->token.kind == TOKEN_WORD && !parser_at_word(p, "LIMIT") &&
                                          !parser_at_word(p, "OFFSET") && !parser_at_word(p, "VALUES"))) {
      key.expr = parser_constraint(p);
    } else {
      break;
    }
    if (!TW_PUSH(p->q->arena, &p->q->order, key)) parser_out_of_memory(p);
  }
  if (p->q->order.count == 0) parser_fail(p, "what to order by");
}

static int64_t count_token(Parser *p) {
  int64_t n = 0;
  if (p->token.kind != TOKEN_INTEGER) parser_fail(p, "a number");
  for (size_t i = 0; i < p->token.text.len && n < INT64_MAX / 100; i++) n = n * 10 + (p->token.text.ptr[i] - '0');
  parser_next(p);
  return n;
}

static void modifiers(Parser *p) {
  p->aggregates = true;
  group_by(p);
  having(p);
  order_by(p);
  p->aggregates = false;
  for (int i = 0; i < 2; i++) {
    if (parser_take_word(p, "LIMIT")) p->q->limit = count_token(p);
    if (parser_take_word(p, "OFFSET")) p->q->offset = count_token(p);
  }
  if (parser_at_word(p, "VALUES")) parser_refuse(p, "VALUES");
}

/* Every variable that `e` takes from a row must be grouped by; with `aliases`, what AS names is too. */
static bool only_grouped(const SparqlQuery *q, const Expr *e, bool aliases) {
  if (e->op == EXPR_COUNT) return true;
  if (e->op == EXPR_VAR) {
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

static void check_grouping(Parser *p) {
  SparqlQuery *q = p->q;
  if (q->counters.count) q->grouped = true;
  if (!q->grouped && q->having.count) parser_refuse(p, "HAVING without GROUP BY");
  if (!q->grouped || p->status != TW_OK) return;
  if (q->form != FORM_SELECT || q->star) parser_refuse(p, "GROUP BY with anything but named columns");
  for (uint32_t i = 0; i < q->columns.count; i++) {
    Expr var = {.op = EXPR_VAR, .id = q->columns.items[i].var};
    if (!only_grouped(q, q->columns.items[i].expr ? q->columns.items[i].expr : &var, true))
      parser_fail(p, "only grouped variables and COUNT in SELECT");
  }
  for (uint32_t i = 0; i < q->having.count; i++)
    if (!only_grouped(q, q->having.items[i], false)) parser_fail(p, "only grouped variables and COUNT in HAVING");
  for (uint32_t i = 0; i < q->order.count; i++)
    if (!only_grouped(q, q->order.items[i].expr, true)) parser_fail(p, "only grouped variables and COUNT in ORDER BY");
}

static void check_aliases(Parser *p) {
  for (uint32_t i = 0; i < p->q->columns.count; i++)
    if (p->q->columns.items[i].expr && vars_has(&p->q->visible, p->q->columns.items[i].var))
      parser_fail(p, "a variable after AS that the pattern does not use");
}

static void form(Parser *p) {
  static const char *const updates[] = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP",
                                        "CREATE", "ADD",    "MOVE", "COPY",  "WITH"};
  for (size_t i = 0; i < sizeof updates / sizeof *updates; i++)
    if (parser_at_word(p, updates[i])) parser_refuse(p, "SPARQL Update");
  if (parser_take_word(p, "SELECT")) {
    select_query(p);
  } else if (parser_take_word(p, "ASK")) {
    p->q->form = FORM_ASK;
    dataset(p);
    where(p);
  } else if (parser_take_word(p, "CONSTRUCT")) {
    construct_query(p);
  } else if (parser_take_word(p, "DESCRIBE")) {
    describe_query(p);
  } else {
    parser_fail(p, "SELECT, ASK, CONSTRUCT or DESCRIBE");
  }
}

TwStatus tw_sparql_parse(SparqlQuery *query, TwStr text) {
  Parser p = {.q = query, .lexer = {query->arena, text, 0, 1}};
  query->limit = -1;
  tw_map_init(&query->var_names, query->arena);
  tw_map_init(&p.blank_blocks, query->arena);
  parser_next(&p);
  prologue(&p);
  form(&p);
  modifiers(&p);
  if (p.token.kind != TOKEN_END) parser_fail(&p, "the end of the query");
  check_grouping(&p);
  check_aliases(&p);
  if (p.status == TW_OK && tw_arena_status(query->arena) != TW_OK) return TW_ERR_MEMORY;
  return p.status;
}
