/* Group patterns and triples. */
#include "rdf/sparql_parser.h"
#include "triples/vocabulary.h"

#include <stdio.h>

bool parser_literal(Parser *p, const char *sign, uint32_t *id) {
  TwTerm term = {.kind = TW_TERM_LITERAL, .value = p->token.text};
  if (parser_at_number(p)) {
    static const char *const types[] = {TW_NS_XSD "integer", TW_NS_XSD "decimal", TW_NS_XSD "double"};
    term.datatype = tw_str(types[p->token.kind - TOKEN_INTEGER]);
    if (*sign) term.value = tw_arena_printf(p->q->arena, "%s%.*s", sign, TW_FMT(p->token.text));
    parser_next(p);
  } else if (p->token.kind == TOKEN_STRING) {
    parser_next(p);
    if (p->token.kind == TOKEN_LANG) {
      term.language = p->token.text;
      parser_next(p);
    } else if (parser_take_sign(p, "^^")) {
      term.datatype = parser_iri(p);
    }
  } else if (parser_at_word(p, "true") || parser_at_word(p, "false")) {
    term.value = parser_at_word(p, "true") ? TW_STR("true") : TW_STR("false");
    term.datatype = TW_STR(TW_NS_XSD "boolean");
    parser_next(p);
  } else {
    return false;
  }
  *id = parser_term(p, term);
  return true;
}

/* A labelled blank node: a variable that no one sees; its label lives in one block of triples. */
static Ref blank_ref(Parser *p, TwStr label) {
  TwStr name = tw_arena_printf(p->q->arena, "_:%.*s%s", TW_FMT(label), p->in_template ? " t" : "");
  uint32_t block = tw_map_get(&p->blank_blocks, name);
  if (block == TW_NONE && !tw_map_set(&p->blank_blocks, name, p->block)) parser_out_of_memory(p);
  if (block != TW_NONE && block != p->block) parser_fail(p, "a blank node that no other group uses");
  return (Ref){true, parser_var(p, name, false)};
}

static Ref fresh_blank(Parser *p) {
  TwStr name = tw_arena_printf(p->q->arena, "_: %u%s", p->q->var_count, p->in_template ? " t" : "");
  return (Ref){true, parser_var(p, name, false)};
}

static void push_triple(Parser *p, Node *node, Ref s, Ref v, Ref o) {
  TriplePattern t = {{s, v, o}};
  if (p->status == TW_OK && !TW_PUSH(p->q->arena, &node->triples, t)) parser_out_of_memory(p);
}

static Ref iri_ref(Parser *p, const char *iri) { return (Ref){false, parser_term(p, tw_iri_z(iri))}; }

static void property_list(Parser *p, Node *node, Ref subject);
static Ref collection(Parser *p, Node *node);

/* A term that may be a subject or object. */
static Ref graph_node(Parser *p, Node *node) {
  Ref ref = {false, 0};
  if (p->token.kind == TOKEN_VAR) {
    ref = (Ref){true, parser_var(p, p->token.text, !p->in_template)};
    parser_next(p);
  } else if (parser_at_iri(p)) {
    ref.id = parser_term(p, tw_iri(parser_iri(p)));
  } else if (p->token.kind == TOKEN_BLANK) {
    ref = blank_ref(p, p->token.text);
    parser_next(p);
  } else if (parser_take_sign(p, "[")) {
    ref = fresh_blank(p);
    if (!parser_at_sign(p, "]")) property_list(p, node, ref);
    parser_want_sign(p, "]");
  } else if (parser_at_sign(p, "(")) {
    ref = collection(p, node);
  } else if (parser_at_sign(p, "-") || parser_at_sign(p, "+")) {
    const char *sign = parser_at_sign(p, "-") ? "-" : "+";
    size_t end = p->token.end;
    parser_next(p);
    if (!parser_at_number(p) || p->token.begin != end) parser_fail(p, "a number right after its sign");
    parser_literal(p, sign, &ref.id);
  } else if (!parser_literal(p, "", &ref.id)) {
    parser_fail(p, "a term");
  }
  return ref;
}

static Ref collection(Parser *p, Node *node) {
  parser_want_sign(p, "(");
  Ref first = {false, 0}, last = first;
  bool any = false;
  while (p->status == TW_OK && !parser_at_sign(p, ")")) {
    Ref cell = fresh_blank(p);
    if (any)
      push_triple(p, node, last, iri_ref(p, TW_NS_RDF "rest"), cell);
    else
      first = cell;
    any = true;
    last = cell;
    Ref item = graph_node(p, node);
    push_triple(p, node, cell, iri_ref(p, TW_NS_RDF "first"), item);
  }
  parser_want_sign(p, ")");
  Ref nil = iri_ref(p, TW_NS_RDF "nil");
  if (!any) return nil;
  push_triple(p, node, last, iri_ref(p, TW_NS_RDF "rest"), nil);
  return first;
}

static bool at_path(const Parser *p) {
  static const char *const signs[] = {"/", "|", "*", "+", "?", "^", "!", "("};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (parser_at_sign(p, signs[i])) return true;
  return false;
}

static Ref verb(Parser *p) {
  Ref ref = {false, 0};
  if (at_path(p)) parser_refuse(p, "property paths");
  if (p->token.kind == TOKEN_VAR) {
    ref = (Ref){true, parser_var(p, p->token.text, !p->in_template)};
    parser_next(p);
    return ref;
  }
  if (p->token.kind == TOKEN_WORD && tw_str_is(p->token.text, "a")) {
    parser_next(p);
    ref = iri_ref(p, TW_RDF_TYPE);
  } else if (parser_at_iri(p)) {
    ref.id = parser_term(p, tw_iri(parser_iri(p)));
  } else {
    parser_fail(p, "a predicate");
  }
  /* "(" and a sign with a number may begin an object; the rest can only be a path */
  if (at_path(p) && !parser_at_sign(p, "(")) {
    Lexer ahead = p->lexer;
    bool plus = parser_at_sign(p, "+") && p->lexer.at < p->lexer.text.len;
    Token t = plus ? tw_sparql_token(&ahead) : p->token;
    bool number = plus && t.begin == p->token.end && t.kind >= TOKEN_INTEGER && t.kind <= TOKEN_DOUBLE;
    if (!number) parser_refuse(p, "property paths");
  }
  return ref;
}

static bool at_verb(const Parser *p) {
  return p->token.kind == TOKEN_VAR || parser_at_iri(p) || at_path(p) ||
         (p->token.kind == TOKEN_WORD && tw_str_is(p->token.text, "a"));
}

static void property_list(Parser *p, Node *node, Ref subject) {
  for (;;) {
    Ref predicate = verb(p);
    do {
      Ref object = graph_node(p, node);
      push_triple(p, node, subject, predicate, object);
    } while (parser_take_sign(p, ","));
    bool more = false;
    while (parser_take_sign(p, ";")) more = true;
    if (!more || !at_verb(p)) return;
  }
}

static bool at_triples(const Parser *p) {
  return p->token.kind == TOKEN_VAR || parser_at_iri(p) || p->token.kind == TOKEN_BLANK ||
         p->token.kind == TOKEN_STRING || parser_at_number(p) || parser_at_sign(p, "[") || parser_at_sign(p, "(") ||
         parser_at_sign(p, "-") || parser_at_sign(p, "+") || parser_at_word(p, "true") || parser_at_word(p, "false");
}

void parser_triples(Parser *p, Node *node) {
  while (p->status == TW_OK && at_triples(p)) {
    bool brackets = parser_at_sign(p, "[") || parser_at_sign(p, "(");
    Ref subject = graph_node(p, node);
    if (!brackets || at_verb(p)) property_list(p, node, subject);
    if (!parser_take_sign(p, ".")) return;
  }
}

static Node *new_node(Parser *p, Group *group, NodeKind kind) {
  Node *node = TW_NEW(p->q->arena, Node);
  if (!node || !TW_PUSH(p->q->arena, &group->nodes, node)) {
    parser_out_of_memory(p);
    return NULL;
  }
  node->kind = kind;
  return node;
}

static void add_group(Parser *p, Node *node) {
  Group *inner = parser_group(p);
  if (node && inner && !TW_PUSH(p->q->arena, &node->groups, inner)) parser_out_of_memory(p);
}

static void filter(Parser *p, Group *group) {
  if (parser_at_word(p, "EXISTS") || parser_at_word(p, "NOT")) parser_refuse(p, "EXISTS");
  Expr *e = parser_constraint(p);
  if (e && !TW_PUSH(p->q->arena, &group->filters, e)) parser_out_of_memory(p);
}

static void refuse_rest(Parser *p) {
  static const char *const words[] = {"MINUS", "BIND", "VALUES", "SERVICE", "GRAPH"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (parser_at_word(p, words[i])) parser_refuse(p, words[i]);
  parser_fail(p, "a pattern or \"}\"");
}

static void braces(Parser *p, Group *group) {
  Node *node = new_node(p, group, NODE_GROUP);
  add_group(p, node);
  while (parser_take_word(p, "UNION")) {
    if (node) node->kind = NODE_UNION;
    add_group(p, node);
  }
}

Group *parser_group(Parser *p) {
  parser_want_sign(p, "{");
  if (parser_at_word(p, "SELECT")) parser_refuse(p, "a SELECT inside a pattern");
  Group *group = TW_NEW(p->q->arena, Group);
  if (!group) parser_out_of_memory(p);
  Node *triples = NULL; /* grows over FILTERs, which do not end a basic pattern */
  p->block++;
  while (p->status == TW_OK && !parser_at_sign(p, "}")) {
    if (parser_take_word(p, "FILTER")) {
      filter(p, group);
      parser_take_sign(p, ".");
      continue;
    }
    if (at_triples(p)) {
      if (!triples) triples = new_node(p, group, NODE_TRIPLES);
      if (triples) parser_triples(p, triples);
      continue;
    }
    triples = NULL;
    p->block++;
    if (parser_take_word(p, "OPTIONAL")) {
      Node *node = new_node(p, group, NODE_OPTIONAL);
      add_group(p, node);
      if (node) node->mark = parser_hidden_var(p);
    } else if (parser_at_sign(p, "{")) {
      braces(p, group);
    } else {
      refuse_rest(p);
    }
    p->block++;
    parser_take_sign(p, ".");
  }
  parser_want_sign(p, "}");
  return group;
}
