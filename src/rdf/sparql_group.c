/* Group patterns and triples. */
#include "rdf/sparql_parser.h"
#include "triples/vocabulary.h"

#include <stdio.h>

bool tw_parser_literal(TwSparqlParser *p, const char *sign, uint32_t *id) {
  TwTerm term = {.kind = TW_TERM_LITERAL, .value = p->token.text};
  if (tw_parser_at_number(p)) {
    static const char *const types[] = {TW_NS_XSD "integer", TW_NS_XSD "decimal", TW_NS_XSD "double"};
    term.datatype = tw_str(types[p->token.kind - TW_TOKEN_INTEGER]);
    if (*sign) term.value = tw_arena_printf(p->q->arena, "%s%.*s", sign, TW_FMT(p->token.text));
    tw_parser_next(p);
  } else if (p->token.kind == TW_TOKEN_STRING) {
    tw_parser_next(p);
    if (p->token.kind == TW_TOKEN_LANG) {
      term.language = p->token.text;
      tw_parser_next(p);
    } else if (tw_parser_take_sign(p, "^^")) {
      term.datatype = tw_parser_iri(p);
    }
  } else if (tw_parser_at_word(p, "true") || tw_parser_at_word(p, "false")) {
    term.value = tw_parser_at_word(p, "true") ? TW_STR("true") : TW_STR("false");
    term.datatype = TW_STR(TW_NS_XSD "boolean");
    tw_parser_next(p);
  } else {
    return false;
  }
  *id = tw_parser_term(p, term);
  return true;
}

/* A labelled blank node: a variable that no one sees; its label lives in one block of triples. */
static TwSparqlRef blank_ref(TwSparqlParser *p, TwStr label) {
  TwStr name = tw_arena_printf(p->q->arena, "_:%.*s%s", TW_FMT(label), p->in_template ? " t" : "");
  uint32_t block = tw_map_get(&p->blank_blocks, name);
  if (block == TW_NONE && !tw_map_set(&p->blank_blocks, name, p->block)) tw_parser_out_of_memory(p);
  if (block != TW_NONE && block != p->block) tw_parser_fail(p, "a blank node that no other group uses");
  return (TwSparqlRef){true, tw_parser_var(p, name, false)};
}

static TwSparqlRef fresh_blank(TwSparqlParser *p) {
  TwStr name = tw_arena_printf(p->q->arena, "_: %u%s", p->q->var_count, p->in_template ? " t" : "");
  return (TwSparqlRef){true, tw_parser_var(p, name, false)};
}

static void push_triple(TwSparqlParser *p, TwPattern *node, TwSparqlRef s, TwSparqlRef v, TwSparqlRef o) {
  TwTriplePattern t = {{s, v, o}};
  if (p->status == TW_OK && !TW_PUSH(p->q->arena, &node->triples, t)) tw_parser_out_of_memory(p);
}

static TwSparqlRef iri_ref(TwSparqlParser *p, const char *iri) {
  return (TwSparqlRef){false, tw_parser_term(p, tw_iri_z(iri))};
}

static void property_list(TwSparqlParser *p, TwPattern *node, TwSparqlRef subject);
static TwSparqlRef collection(TwSparqlParser *p, TwPattern *node);

/* A term that may be a subject or object. */
static TwSparqlRef graph_node(TwSparqlParser *p, TwPattern *node) {
  TwSparqlRef ref = {false, 0};
  if (p->token.kind == TW_TOKEN_VAR) {
    ref = (TwSparqlRef){true, tw_parser_var(p, p->token.text, !p->in_template)};
    tw_parser_next(p);
  } else if (tw_parser_at_iri(p)) {
    ref.id = tw_parser_term(p, tw_iri(tw_parser_iri(p)));
  } else if (p->token.kind == TW_TOKEN_BLANK) {
    ref = blank_ref(p, p->token.text);
    tw_parser_next(p);
  } else if (tw_parser_take_sign(p, "[")) {
    ref = fresh_blank(p);
    if (!tw_parser_at_sign(p, "]")) property_list(p, node, ref);
    tw_parser_want_sign(p, "]");
  } else if (tw_parser_at_sign(p, "(")) {
    ref = collection(p, node);
  } else if (tw_parser_at_sign(p, "-") || tw_parser_at_sign(p, "+")) {
    const char *sign = tw_parser_at_sign(p, "-") ? "-" : "+";
    size_t end = p->token.end;
    tw_parser_next(p);
    if (!tw_parser_at_number(p) || p->token.begin != end) tw_parser_fail(p, "a number right after its sign");
    tw_parser_literal(p, sign, &ref.id);
  } else if (!tw_parser_literal(p, "", &ref.id)) {
    tw_parser_fail(p, "a term");
  }
  return ref;
}

static TwSparqlRef collection(TwSparqlParser *p, TwPattern *node) {
  tw_parser_want_sign(p, "(");
  TwSparqlRef first = {false, 0}, last = first;
  bool any = false;
  while (p->status == TW_OK && !tw_parser_at_sign(p, ")")) {
    TwSparqlRef cell = fresh_blank(p);
    if (any)
      push_triple(p, node, last, iri_ref(p, TW_NS_RDF "rest"), cell);
    else
      first = cell;
    any = true;
    last = cell;
    TwSparqlRef item = graph_node(p, node);
    push_triple(p, node, cell, iri_ref(p, TW_NS_RDF "first"), item);
  }
  tw_parser_want_sign(p, ")");
  TwSparqlRef nil = iri_ref(p, TW_NS_RDF "nil");
  if (!any) return nil;
  push_triple(p, node, last, iri_ref(p, TW_NS_RDF "rest"), nil);
  return first;
}

static bool at_path(const TwSparqlParser *p) {
  static const char *const signs[] = {"/", "|", "*", "+", "?", "^", "!", "("};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (tw_parser_at_sign(p, signs[i])) return true;
  return false;
}

static TwSparqlRef verb(TwSparqlParser *p) {
  TwSparqlRef ref = {false, 0};
  if (at_path(p)) tw_parser_refuse(p, "property paths");
  if (p->token.kind == TW_TOKEN_VAR) {
    ref = (TwSparqlRef){true, tw_parser_var(p, p->token.text, !p->in_template)};
    tw_parser_next(p);
    return ref;
  }
  if (p->token.kind == TW_TOKEN_WORD && tw_str_is(p->token.text, "a")) {
    tw_parser_next(p);
    ref = iri_ref(p, TW_RDF_TYPE);
  } else if (tw_parser_at_iri(p)) {
    ref.id = tw_parser_term(p, tw_iri(tw_parser_iri(p)));
  } else {
    tw_parser_fail(p, "a predicate");
  }
  /* "(" and a sign with a number may begin an object; the rest can only be a path */
  if (at_path(p) && !tw_parser_at_sign(p, "(")) {
    TwSparqlLexer ahead = p->lexer;
    bool plus = tw_parser_at_sign(p, "+") && p->lexer.at < p->lexer.text.len;
    TwSparqlToken t = plus ? tw_sparql_token(&ahead) : p->token;
    bool number = plus && t.begin == p->token.end && t.kind >= TW_TOKEN_INTEGER && t.kind <= TW_TOKEN_DOUBLE;
    if (!number) tw_parser_refuse(p, "property paths");
  }
  return ref;
}

static bool at_verb(const TwSparqlParser *p) {
  return p->token.kind == TW_TOKEN_VAR || tw_parser_at_iri(p) || at_path(p) ||
         (p->token.kind == TW_TOKEN_WORD && tw_str_is(p->token.text, "a"));
}

static void property_list(TwSparqlParser *p, TwPattern *node, TwSparqlRef subject) {
  for (;;) {
    TwSparqlRef predicate = verb(p);
    do {
      TwSparqlRef object = graph_node(p, node);
      push_triple(p, node, subject, predicate, object);
    } while (tw_parser_take_sign(p, ","));
    bool more = false;
    while (tw_parser_take_sign(p, ";")) more = true;
    if (!more || !at_verb(p)) return;
  }
}

static bool at_triples(const TwSparqlParser *p) {
  return p->token.kind == TW_TOKEN_VAR || tw_parser_at_iri(p) || p->token.kind == TW_TOKEN_BLANK ||
         p->token.kind == TW_TOKEN_STRING || tw_parser_at_number(p) || tw_parser_at_sign(p, "[") ||
         tw_parser_at_sign(p, "(") || tw_parser_at_sign(p, "-") || tw_parser_at_sign(p, "+") ||
         tw_parser_at_word(p, "true") || tw_parser_at_word(p, "false");
}

void tw_parser_triples(TwSparqlParser *p, TwPattern *node) {
  while (p->status == TW_OK && at_triples(p)) {
    bool brackets = tw_parser_at_sign(p, "[") || tw_parser_at_sign(p, "(");
    TwSparqlRef subject = graph_node(p, node);
    if (!brackets || at_verb(p)) property_list(p, node, subject);
    if (!tw_parser_take_sign(p, ".")) return;
  }
}

static TwPattern *new_node(TwSparqlParser *p, TwPatternGroup *group, TwPatternKind kind) {
  TwPattern *node = TW_NEW(p->q->arena, TwPattern);
  if (!node || !TW_PUSH(p->q->arena, &group->nodes, node)) {
    tw_parser_out_of_memory(p);
    return NULL;
  }
  node->kind = kind;
  return node;
}

static void add_group(TwSparqlParser *p, TwPattern *node) {
  TwPatternGroup *inner = tw_parser_group(p);
  if (node && inner && !TW_PUSH(p->q->arena, &node->groups, inner)) tw_parser_out_of_memory(p);
}

static void filter(TwSparqlParser *p, TwPatternGroup *group) {
  if (tw_parser_at_word(p, "EXISTS") || tw_parser_at_word(p, "NOT")) tw_parser_refuse(p, "EXISTS");
  TwExpr *e = tw_parser_constraint(p);
  if (e && !TW_PUSH(p->q->arena, &group->filters, e)) tw_parser_out_of_memory(p);
}

static void refuse_rest(TwSparqlParser *p) {
  static const char *const words[] = {"MINUS", "BIND", "VALUES", "SERVICE", "GRAPH"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (tw_parser_at_word(p, words[i])) tw_parser_refuse(p, words[i]);
  tw_parser_fail(p, "a pattern or \"}\"");
}

static void braces(TwSparqlParser *p, TwPatternGroup *group) {
  TwPattern *node = new_node(p, group, TW_NODE_GROUP);
  add_group(p, node);
  while (tw_parser_take_word(p, "UNION")) {
    if (node) node->kind = TW_NODE_UNION;
    add_group(p, node);
  }
}

TwPatternGroup *tw_parser_group(TwSparqlParser *p) {
  tw_parser_want_sign(p, "{");
  if (tw_parser_at_word(p, "SELECT")) tw_parser_refuse(p, "a SELECT inside a pattern");
  TwPatternGroup *group = TW_NEW(p->q->arena, TwPatternGroup);
  if (!group) tw_parser_out_of_memory(p);
  TwPattern *triples = NULL; /* grows over FILTERs, which do not end a basic pattern */
  p->block++;
  while (p->status == TW_OK && !tw_parser_at_sign(p, "}")) {
    if (tw_parser_take_word(p, "FILTER")) {
      filter(p, group);
      tw_parser_take_sign(p, ".");
      continue;
    }
    if (at_triples(p)) {
      if (!triples) triples = new_node(p, group, TW_NODE_TRIPLES);
      if (triples) tw_parser_triples(p, triples);
      continue;
    }
    triples = NULL;
    p->block++;
    if (tw_parser_take_word(p, "OPTIONAL")) {
      TwPattern *node = new_node(p, group, TW_NODE_OPTIONAL);
      add_group(p, node);
      if (node) node->mark = tw_parser_hidden_var(p);
    } else if (tw_parser_at_sign(p, "{")) {
      braces(p, group);
    } else {
      refuse_rest(p);
    }
    p->block++;
    tw_parser_take_sign(p, ".");
  }
  tw_parser_want_sign(p, "}");
  return group;
}
