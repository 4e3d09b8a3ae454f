#include "draw/build.h"

#include "draw/dates.h"
#include "draw/metrics.h"
#include "draw/words.h"
#include "triples/vocabulary.h"

bool draw_build_nodeable(const TwBuild *b, TwTermId term) {
  uint16_t f = b->view.flags[term];
  if (tw_view_literal(&b->view, term)) return false;
  return b->all || !(f & (TERM_HIDDEN | TERM_OFFICE | TERM_PREDICATE | TERM_TYPE | TERM_STATEMENT | TERM_EDGE));
}

/** Subjects of more triples get a hash. */
#define DENSE 32u

static bool index_dense(TwBuild *b) {
  for (TwTermId s = 0; s < b->view.terms; s++) {
    uint32_t n = tw_view_count(&b->view, s);
    for (uint32_t i = 0; n > DENSE && i < n; i++) {
      TwQuad q = tw_view_quad(&b->view, s, i);
      TwTermId key[3] = {s, q.predicate, q.object};
      if (!tw_map_set(&b->dense, tw_str_n((const char *)key, sizeof key), 1)) return false;
    }
  }
  return true;
}

bool draw_build_has(const TwBuild *b, TwTermId s, TwTermId p, TwTermId o) {
  TwTermId key[3] = {s, p, o};
  uint32_t n = tw_view_count(&b->view, s);
  if (n > DENSE) return tw_map_get(&b->dense, tw_str_n((const char *)key, sizeof key)) != TW_NONE;
  for (uint32_t i = 0; i < n; i++) {
    TwQuad q = tw_view_quad(&b->view, s, i);
    if (q.predicate == p && q.object == o) return true;
  }
  return false;
}

bool draw_build_caption(TwBuild *b, uint32_t node, TwStr text) {
  TwNode *n = &b->picture->nodes.items[node];
  for (uint32_t i = 0; i < n->captions.count; i++)
    if (tw_str_eq(n->captions.items[i], text)) return true;
  return n->captions.count >= BUILD_CAPTIONS || TW_PUSH(b->view.arena, &n->captions, text);
}

/** "born: 3 May 1960"; dates are written as people read them. */
static TwStr literal_text(const TwBuild *b, TwQuad q) {
  TwTerm t = tw_triples_get(b->view.triples, q.object);
  TwStr value = tw_text_clean(b->view.arena, t.value, TW_DRAW_LABEL_LIMIT), name = tw_view_label(&b->view, q.predicate);
  if (tw_str_starts(t.datatype, TW_STR(TW_NS_XSD)) && (tw_str_starts(tw_view_local(t.datatype), TW_STR("date")) ||
                                                       tw_str_starts(tw_view_local(t.datatype), TW_STR("g"))))
    value = tw_dates_text(b->view.arena, value, value, false);
  return tw_arena_printf(b->view.arena, "%.*s: %.*s", TW_FMT(name), TW_FMT(value));
}

bool draw_build_literals(TwBuild *b, uint32_t node, TwTermId term) {
  TwTermId last = TW_NONE;
  for (uint32_t i = 0; i < tw_view_count(&b->view, term); i++) {
    TwQuad q = tw_view_quad(&b->view, term, i);
    if (!tw_view_literal(&b->view, q.object) || q.predicate == last || tw_view_structural(&b->view, q.predicate))
      continue;
    last = q.predicate;
    if (!draw_build_caption(b, node, literal_text(b, q))) return false;
  }
  return true;
}

/** What the tooltip of an entity says: "China, country". */
static void describe(TwBuild *b, TwNode *n) {
  TwArena *arena = b->view.arena;
  TwTermId type = tw_view_type(&b->view, n->term);
  TwTerm self = tw_triples_get(b->view.triples, n->term);
  n->type = type != TW_NONE && !tw_view_root(&b->view, type) ? tw_capital(arena, tw_view_label(&b->view, type))
                                                             : (TwStr){"", 0};
  n->kicker = n->type;
  n->name = tw_view_label(&b->view, n->term);
  n->title = tw_capital(arena, n->name);
  if (self.kind == TW_TERM_BLANK && !tw_view_labelled(&b->view, n->term)) {
    n->name = n->title = n->type.len ? n->type : TW_STR("…");
    n->kicker = (TwStr){"", 0};
    n->card = true; /* a node without a name of its own joins others: an n-ary relation */
  }
  TwStr iso = tw_text_clean(arena, tw_view_value(&b->view, n->term, KNOWN_ISO), 8);
  if (iso.len)
    n->kicker = tw_arena_printf(arena, "%.*s%s%.*s", TW_FMT(n->kicker), n->kicker.len ? " · " : "", TW_FMT(iso));
  n->link = tw_view_link(&b->view, n->term);
  n->sentence = n->type.len ? tw_arena_printf(arena, "%.*s (%.*s)", TW_FMT(n->title), TW_FMT(n->type)) : n->title;
}

/** "Moon orbits Earth", said of as a whole: the predicate names the card. */
static void describe_told(TwBuild *b, TwNode *n) {
  TwTermId s = tw_view_object(&b->view, n->term, KNOWN_STATEMENT_SUBJECT),
           p = tw_view_object(&b->view, n->term, KNOWN_STATEMENT_PREDICATE),
           o = tw_view_object(&b->view, n->term, KNOWN_STATEMENT_OBJECT);
  if (s == TW_NONE || p == TW_NONE || o == TW_NONE) return;
  TwStr subject = tw_view_label(&b->view, s), label = tw_view_label(&b->view, p), object = tw_view_label(&b->view, o);
  n->kicker = n->type;
  n->name = label;
  n->title = tw_capital(b->view.arena, label);
  n->sentence = tw_arena_printf(b->view.arena, "%.*s %.*s %.*s", TW_FMT(subject), TW_FMT(label), TW_FMT(object));
  n->card = true;
}

uint32_t draw_build_node(TwBuild *b, TwTermId term) {
  if (b->node_of[term] != TW_NONE) return b->node_of[term];
  TwNode n = {.term = term, .kind = tw_view_kind(&b->view, term), .shown = true};
  uint32_t id = b->picture->nodes.count;
  describe(b, &n);
  if (b->view.flags[term] & TERM_TOLD) describe_told(b, &n);
  if (!TW_PUSH(b->view.arena, &b->picture->nodes, n)) return TW_NONE;
  b->node_of[term] = id;
  bool event = b->view.flags[term] & (TERM_EVENT | TERM_STATE);
  return event || draw_build_literals(b, id, term) ? id : TW_NONE;
}

static bool contains_line(TwStr text, TwStr line) {
  TwStr part;
  while (tw_str_split(&text, '\n', &part))
    if (tw_str_eq(part, line)) return true;
  return false;
}

static TwStr join(TwArena *arena, TwStr a, TwStr b) {
  if (!b.len || contains_line(a, b)) return a;
  if (a.len + b.len > TW_DRAW_TOOLTIP_LIMIT) return a;
  return a.len ? tw_arena_printf(arena, "%.*s\n%.*s", TW_FMT(a), TW_FMT(b)) : b;
}

bool draw_build_edge(TwBuild *b, TwEdge edge) {
  edge.shown = true;
  uint32_t key[5] = {edge.from, edge.to, edge.reality, edge.directed, edge.role};
  if (!edge.directed && edge.from > edge.to) {
    key[0] = edge.to;
    key[1] = edge.from;
  }
  TwStr bytes = tw_str_n((const char *)key, sizeof key);
  uint32_t known = tw_map_get(&b->merged, bytes);
  if (known != TW_NONE) {
    TwEdge *e = &b->picture->edges.items[known];
    e->label = join(b->view.arena, e->label, edge.label);
    e->sentence = join(b->view.arena, e->sentence, edge.sentence);
    e->evidence = join(b->view.arena, e->evidence, edge.evidence);
    e->relations = join(b->view.arena, e->relations, edge.relations);
    e->place = e->place && edge.place;
    if (!e->days.first || (edge.days.first && edge.days.first < e->days.first)) e->days.first = edge.days.first;
    if (edge.days.last > e->days.last) e->days.last = edge.days.last;
    return build_proofs_join(b, &e->proofs, &edge.proofs);
  }
  return tw_map_set(&b->merged, bytes, b->picture->edges.count) && TW_PUSH(b->view.arena, &b->picture->edges, edge);
}

TwStr draw_build_suffix(const TwBuild *b, TwReality reality, TwStr dates) {
  bool say = reality > TW_REAL_ONGOING;
  return tw_arena_printf(b->view.arena, "%s%s%s%.*s", say ? ", " : "", say ? words_reality[reality] : "",
                         dates.len ? ", " : "", TW_FMT(dates));
}

bool draw_build_fact(TwBuild *b, const TwFact *fact) {
  if (fact->from == fact->to) return true;
  uint32_t from = draw_build_node(b, fact->from), to = draw_build_node(b, fact->to);
  if (from == TW_NONE || to == TW_NONE) return false;
  TwStr subject = b->picture->nodes.items[from].name, object = b->picture->nodes.items[to].name;
  TwStr suffix = draw_build_suffix(b, fact->reality, fact->dates_long);
  TwEdge edge = {.from = from, .to = to, .predicate = fact->predicate, .directed = fact->directed};
  edge.reality = fact->reality;
  edge.label = fact->dates.len ? tw_arena_printf(b->view.arena, "%.*s\n%.*s", TW_FMT(fact->label), TW_FMT(fact->dates))
                               : fact->label;
  edge.sentence = tw_arena_printf(b->view.arena, "%.*s%s %.*s %.*s%.*s", TW_FMT(subject), fact->office ? WORD_IS : "",
                                  TW_FMT(fact->label), TW_FMT(object), TW_FMT(suffix));
  edge.relations = fact->label;
  edge.evidence = fact->evidence;
  edge.proofs = fact->proofs;
  edge.days = fact->days;
  return draw_build_edge(b, edge);
}

/** "defence minister of China" and China give "defence minister of". */
static TwStr office_label(const TwBuild *b, TwTermId office, TwTermId of) {
  TwStr label = tw_view_label(&b->view, office), body = tw_view_label(&b->view, of);
  TwStr tail = tw_arena_printf(b->view.arena, WORD_OF "%.*s", TW_FMT(body));
  if (!tw_str_ends(label, tail)) return label;
  return tw_str_n(label.ptr, label.len - body.len - 1);
}

bool draw_build_office(TwBuild *b, TwFact fact) {
  TwTermId of = tw_view_object(&b->view, fact.to, KNOWN_OFFICE_OF);
  if (of != TW_NONE && of != fact.from && draw_build_nodeable(b, of)) {
    fact.label = office_label(b, fact.to, of);
    fact.to = of;
    fact.directed = fact.office = true;
    return draw_build_fact(b, &fact);
  }
  uint32_t holder = draw_build_node(b, fact.from);
  return holder != TW_NONE && draw_build_caption(b, holder, tw_view_label(&b->view, fact.to));
}

/** An address ("mailto:", "tel:") that nothing more is said of stands within the box. */
static bool is_address(const TwBuild *b, TwTermId object) {
  TwTerm t = tw_triples_get(b->view.triples, object);
  return t.kind == TW_TERM_IRI && !(b->view.flags[object] & TERM_SUBJECT) &&
         (tw_str_starts(t.value, TW_STR("mailto:")) || tw_str_starts(t.value, TW_STR("tel:")));
}

static bool add_direct(TwBuild *b, TwQuad q) {
  if (draw_build_covered(b, q.subject, q.predicate, q.object)) return true;
  bool office = (b->view.flags[q.object] & TERM_OFFICE) && !b->all;
  if (!draw_build_nodeable(b, q.subject) || (!office && !draw_build_nodeable(b, q.object)) || q.subject == q.object)
    return true;
  if (is_address(b, q.object)) {
    uint32_t node = draw_build_node(b, q.subject);
    TwStr name = tw_view_label(&b->view, q.predicate), address = tw_view_label(&b->view, q.object);
    return node != TW_NONE &&
           draw_build_caption(b, node, tw_arena_printf(b->view.arena, "%.*s: %.*s", TW_FMT(name), TW_FMT(address)));
  }
  TwFact fact = {.from = q.subject, .to = q.object, .predicate = q.predicate, .directed = true};
  if (office) return draw_build_office(b, fact);
  if ((b->view.flags[q.subject] & TERM_TOLD) && tw_view_is(&b->view, q.predicate, KNOWN_STATEMENT_SUBJECT)) {
    fact.from = q.object; /* reads on from the subject through the card to the object */
    fact.to = q.subject;
  }
  if (draw_build_has(b, q.object, q.predicate, q.subject)) {
    if (q.object < q.subject) return true; /* once, without a head, for both directions */
    fact.directed = false;
  }
  fact.label = tw_view_label(&b->view, q.predicate);
  return draw_build_fact(b, &fact);
}

static bool direct_wanted(const TwBuild *b, TwQuad q) {
  const uint16_t *flags = b->view.flags;
  if (tw_view_literal(&b->view, q.object) || tw_view_structural(&b->view, q.predicate)) return false;
  if (b->bounds.last || (b->predicate != TW_NONE && b->predicate != q.predicate)) return false;
  if (!b->all && (flags[q.subject] & (TERM_EVENT | TERM_STATE | TERM_OFFICE))) return false;
  if ((flags[q.subject] & TERM_TOLD) && tw_view_is(&b->view, q.predicate, KNOWN_STATEMENT_PREDICATE)) return false;
  return b->open || b->predicate == q.predicate || !(flags[q.predicate] & TERM_OPEN);
}

static bool add_statement(TwBuild *b, TwTermId s) {
  TwTermId from = tw_view_object(&b->view, s, KNOWN_STATEMENT_SUBJECT),
           to = tw_view_object(&b->view, s, KNOWN_STATEMENT_OBJECT),
           predicate = tw_view_object(&b->view, s, KNOWN_STATEMENT_PREDICATE);
  if (from == TW_NONE || to == TW_NONE || predicate == TW_NONE || tw_view_literal(&b->view, from) ||
      tw_view_literal(&b->view, to))
    return true;
  TwFact fact = {.from = from, .to = to, .predicate = predicate, .directed = true};
  fact.label = tw_view_label(&b->view, predicate);
  return draw_build_fact(b, &fact);
}

static bool add_triples(TwBuild *b) {
  for (uint32_t i = 0; i < tw_triples_count(b->view.triples); i++) {
    TwQuad q = tw_triples_quad(b->view.triples, i);
    if (direct_wanted(b, q) && !add_direct(b, q)) return false;
    if ((b->view.flags[q.subject] & TERM_STATEMENT) && tw_view_is(&b->view, q.predicate, KNOWN_STATEMENT_SUBJECT) &&
        !add_statement(b, q.subject))
      return false;
  }
  return true;
}

/** Resources that only bear literals or a type. */
static bool add_lonely(TwBuild *b) {
  for (uint32_t i = 0; i < tw_triples_count(b->view.triples); i++) {
    TwTermId s = tw_triples_quad(b->view.triples, i).subject;
    if (draw_build_nodeable(b, s) && !(b->view.flags[s] & (TERM_EVENT | TERM_STATE)) &&
        draw_build_node(b, s) == TW_NONE)
      return false;
  }
  return true;
}

/** Title, source and date of a graph that comes from one document. */
static void read_document(TwBuild *b) {
  TwTermId only = TW_NONE;
  for (TwTermId t = 0; t < b->view.terms; t++) {
    if (!(b->view.flags[t] & TERM_DOCUMENT)) continue;
    if (only != TW_NONE) return;
    only = t;
  }
  if (only == TW_NONE) return;
  TwPicture *p = b->picture;
  TwTermId source = tw_view_object(&b->view, only, KNOWN_DC_SOURCE);
  if (source == TW_NONE) source = tw_view_object(&b->view, only, KNOWN_DC_PUBLISHER);
  if (!p->title.len) p->title = tw_text_clean(b->view.arena, tw_view_value(&b->view, only, KNOWN_DC_TITLE), 200);
  if (!p->source.len && source != TW_NONE) p->source = tw_view_label(&b->view, source);
  TwStr date = tw_view_value(&b->view, only, KNOWN_DC_DATE);
  if (!p->date.len) p->date = tw_text_clean(b->view.arena, tw_dates_text(b->view.arena, date, date, true), 40);
}

/** Finds what a filter names among terms with any of `flags`; says so where there is none, and what may be meant. */
static TwStatus find_named(TwBuild *b, const char *what, TwStr name, uint16_t flags, TwTermId *term,
                           const TwDiagSink *diag) {
  *term = TW_NONE;
  if (!name.len) return TW_OK;
  *term = tw_view_named(&b->view, name, flags);
  if (*term != TW_NONE) return TW_OK;
  TwStr alike = tw_view_alike(&b->view, name, flags);
  return tw_diag(diag, TW_ERROR, TW_ERR_USAGE, NULL, SIZE_MAX, "the graph has no %s '%.*s'%s%.*s%s", what, TW_FMT(name),
                 alike.len ? "; is it '" : "", TW_FMT(alike), alike.len ? "'?" : "");
}

static TwStatus read_filters(TwBuild *b, const TwDiagSink *diag) {
  const TwDrawOptions *o = b->options;
  TwStatus status =
      find_named(b, "relation", o->predicate, TERM_PREDICATE | TERM_TYPE | TERM_SUBJECT, &b->predicate, diag);
  if (status == TW_OK) status = find_named(b, "entity", o->focus, TERM_SUBJECT, &b->picture->focus, diag);
  if (status != TW_OK) return status;
  TwDays after = {0, 0}, before = {0, 99999999};
  if ((o->after.len && !tw_dates_bound(o->after, &after)) || (o->before.len && !tw_dates_bound(o->before, &before)))
    return tw_diag(diag, TW_ERROR, TW_ERR_USAGE, NULL, SIZE_MAX, "a date is written YYYY-MM-DD, YYYY-MM or YYYY");
  if (o->after.len || o->before.len) b->bounds = (TwDays){after.first, before.last};
  b->picture->filtered = b->predicate != TW_NONE || b->bounds.last;
  return TW_OK;
}

static bool build_all(TwBuild *b) {
  bool filtered = b->picture->filtered;
  if (!draw_build_events(b) || !add_triples(b)) return false;
  if (b->picture->edges.count == 0 && !filtered && !b->open) {
    b->open = true;
    if (!draw_build_events(b) || !add_triples(b)) return false;
  }
  if (b->picture->edges.count == 0 && !filtered && !add_lonely(b)) return false;
  if (b->picture->nodes.count == 0 && !filtered && tw_triples_count(b->view.triples)) {
    b->all = true;
    if (!add_triples(b)) return false;
  }
  return draw_build_fold(b);
}

TwStatus tw_picture_build(TwPicture *picture, const TwTriples *triples, const TwDrawOptions *options,
                          const TwDiagSink *diag) {
  TwArena *arena = picture->arena;
  TwBuild b = {.picture = picture, .options = options, .open = options->open_relations};
  TwStatus status = tw_view_init(&b.view, triples, arena);
  if (status != TW_OK) return status;
  b.node_of = TW_NEW_ARRAY(arena, uint32_t, (size_t)b.view.terms + 1);
  if (!b.node_of) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < b.view.terms; i++) b.node_of[i] = TW_NONE;
  if (options->format == TW_DRAW_HTML && !(b.proof_of = TW_NEW_ARRAY(arena, uint32_t, (size_t)b.view.terms + 1)))
    return TW_ERR_MEMORY;
  tw_map_init(&b.covered, arena);
  tw_map_init(&b.merged, arena);
  tw_map_init(&b.dense, arena);
  if (!index_dense(&b)) return TW_ERR_MEMORY;
  picture->title = tw_text_clean(arena, options->title, 200);
  picture->source = tw_text_clean(arena, options->source, 200);
  picture->date = tw_text_clean(arena, options->date, 40);
  status = read_filters(&b, diag);
  if (status != TW_OK) return status;
  read_document(&b);
  return build_all(&b) ? tw_arena_status(arena) : TW_ERR_MEMORY;
}
