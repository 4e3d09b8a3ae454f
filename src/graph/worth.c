/* Which clauses that no frame knows are worth an open relation: what a reader would sign as it stands, a plain
 * statement of a short relation, with a name on one side at least. */
#include "graph/internal.h"

#include "gazetteer/gazetteer.h"

#define RELATION_WORDS 5

uint32_t graph_words_in(TwStr s) {
  uint32_t n = s.len > 0;
  for (size_t i = 0; i < s.len; i++) n += s.ptr[i] == ' ';
  return n;
}

bool graph_factual(const TwGraph *g, TwFactuality f) {
  return f == TW_HAPPENED || f == TW_ONGOING || (f == TW_SCHEDULED && !g->options.happened_only);
}

bool graph_is_of(const TwGraph *g, uint32_t node, const char *class_name) {
  TwClassId type = g->entities.items[node].type, c = tw_ontology_class(g->ontology, tw_str(class_name));
  return type != TW_NO_ID && c != TW_NO_ID && tw_ontology_is_a(g->ontology, type, c);
}

/* People, bodies and things that can be touched; the other nouns make idioms: "took [place]". */
static bool is_concrete(TwStr lemma) {
  static const TwNounKind kinds[] = {TW_NOUN_PERSON, TW_NOUN_GROUP, TW_NOUN_ARTIFACT};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (tw_gaz_noun_main(lemma) == kinds[i]) return true;
  return false;
}

/* "a [lot]", "[things]": what says nothing by itself. */
static bool is_telling(const TwGraph *g, uint32_t node) {
  const TwGraphEntity *e = &g->entities.items[node];
  return e->named || (e->label.len <= GRAPH_LABEL_BYTES && graph_words_in(e->label) > 1);
}

/* "inaugurated [a store]" of somebody by name, not "took [office]". */
static bool is_thing(const TwGraph *g, const TwOpenTriple *t, uint32_t subject) {
  const TwMention *m = &g->coref->mentions.items[t->object_mention];
  const TwToken *head = &g->document->tokens.items[m->head];
  bool person = tw_gaz_noun_main(head->lemma) == TW_NOUN_PERSON; /* "persuaded [a citizen] to leave" */
  return !t->oblique && g->entities.items[subject].named && head->upos == TW_NOUN && is_concrete(head->lemma) &&
         !person && (m->tokens.begin < m->head || (head->morph & TW_M_PLUR));
}

/* The event that the text speaks of at that token, or TW_NONE. */
uint32_t graph_event_at(const TwGraph *g, uint32_t head) {
  uint32_t lo = 0, hi = g->mentions->items.count;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (g->mentions->items.items[mid].head < head)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < g->mentions->items.count && g->mentions->items.items[lo].head == head ? lo : TW_NONE;
}

/* An event noun has a node as an event. */
static bool is_event(const TwGraph *g, uint32_t mention) {
  return graph_event_at(g, g->coref->mentions.items[mention].head) != TW_NONE;
}

/* "it", "they", "this", and who speaks in a quotation: too often taken for the wrong one. */
bool graph_is_doubtful(const TwGraph *g, uint32_t mention) {
  const TwMention *m = &g->coref->mentions.items[mention];
  uint32_t morph = g->document->tokens.items[m->head].morph;
  return m->kind == TW_MENTION_PRONOUN && !((morph & TW_M_THIRD) && (morph & (TW_M_MASC | TW_M_FEM)));
}

/* Opening, closing or either mark of a quotation: 1, -1, 2; else 0. */
static int quote_mark(TwStr form) {
  if (tw_str_is(form, "\xE2\x80\x9C") || tw_str_is(form, "``") || tw_str_is(form, "\xC2\xAB")) return 1;
  if (tw_str_is(form, "\xE2\x80\x9D") || tw_str_is(form, "''") || tw_str_is(form, "\xC2\xBB")) return -1;
  return tw_str_is(form, "\"") ? 2 : 0;
}

/* How far back a quotation is looked for, in tokens. */
#define QUOTE_REACH 400

/* What somebody is quoted with is an opinion more often than a fact. */
bool graph_in_quotation(const TwDocument *d, uint32_t token) {
  const TwToken *t = d->tokens.items;
  uint32_t paragraph = d->sentences.items[t[token].sentence].paragraph, plain = 0;
  for (uint32_t i = token, n = 0; i-- > 0 && n < QUOTE_REACH; n++) {
    if (d->sentences.items[t[i].sentence].paragraph != paragraph) break;
    int mark = quote_mark(t[i].form);
    if (mark == 1) return true;
    if (mark == -1) return false;
    plain += mark == 2;
  }
  return plain % 2 == 1;
}

/* "lost [his temper]": what is the subject's own and no thing is mostly an idiom. */
static bool is_own(const TwGraph *g, uint32_t mention) {
  const TwMention *m = &g->coref->mentions.items[mention];
  const TwToken *t = g->document->tokens.items, *first = &t[m->tokens.begin];
  return m->tokens.begin + 1 == m->head && first->upos == TW_PRON && first->rel == TW_REL_NMOD_POSS &&
         !is_concrete(t[m->head].lemma);
}

/* "[its] investigation", where nobody knows whose. */
bool graph_is_unresolved(const TwGraph *g, uint32_t mention, uint32_t node) {
  const TwToken *first = &g->document->tokens.items[g->coref->mentions.items[mention].tokens.begin];
  return first->upos == TW_PRON && first->rel == TW_REL_NMOD_POSS &&
         tw_str_starts(g->entities.items[node].label, first->form);
}

/* Headlines tell in the present: "Smith [elected] first woman to lead" was elected, whatever the tree says. */
static bool is_headline_past(const TwGraph *g, const TwOpenTriple *t) {
  const TwDocument *d = g->document;
  uint8_t block = d->paragraphs.items[d->sentences.items[t->sentence].paragraph].block;
  bool headline = block == TW_BLOCK_TITLE || block == TW_BLOCK_HEADING;
  return headline && (d->tokens.items[t->predicate].morph & TW_M_PAST);
}

/* Prepositions that mostly mean one thing behind a verb; the first few say it of any two, the others of names alone. */
static bool is_sure_preposition(TwStr word, bool of_names) {
  static const TwStr sure[] = {TW_STR_INIT("to"),  TW_STR_INIT("from"),    TW_STR_INIT("into"),
                               TW_STR_INIT("in"),  TW_STR_INIT("at"),      TW_STR_INIT("near"),
                               TW_STR_INIT("for"), TW_STR_INIT("with"),    TW_STR_INIT("over"),
                               TW_STR_INIT("on"),  TW_STR_INIT("against"), TW_STR_INIT("through")};
  size_t n = of_names ? sizeof sure / sizeof *sure : 6;
  for (size_t i = 0; i < n; i++)
    if (tw_str_eq_fold(sure[i], word)) return true;
  return false;
}

TwStr graph_last_word(TwStr s) {
  TwStr word = s;
  for (size_t i = s.len; i-- > 0;)
    if (s.ptr[i] == ' ') return tw_str_n(s.ptr + i + 1, s.len - i - 1);
  return word;
}

static bool is_by(TwStr word) { return tw_str_eq_fold(word, TW_STR("by")); }

/* "was stolen from [Blenheim Palace]", "was dropped by [two networks]": whether the preposition can be trusted. */
static bool trusts_preposition(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, uint32_t object) {
  TwStr prep = graph_last_word(t->relation);
  const TwToken *verb = &g->document->tokens.items[t->predicate];
  bool passive = (verb->morph & TW_M_PART) && (verb->morph & TW_M_PAST);
  bool from = g->entities.items[subject].named, to = g->entities.items[object].named;
  if (is_by(prep)) return passive && graph_words_in(t->relation) > 2 && (from || to);
  /* "appeared before [the committee]" */
  if (tw_str_eq_fold(prep, TW_STR("before")) && graph_is_of(g, object, "Organization")) return from;
  return is_sure_preposition(prep, from && to) && to;
}

/* "is in [Geneva]", "is close to [Moscow]", of names alone. */
static bool is_relation_of_names(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, uint32_t object) {
  const TwToken *predicate = &g->document->tokens.items[t->predicate];
  if (!t->oblique || !g->entities.items[subject].named || !g->entities.items[object].named) return false;
  return predicate->upos == TW_ADJ || graph_is_of(g, object, "Place");
}

/* "Guo, a [notice] said": people are no things. */
bool graph_is_of_kind(const TwGraph *g, uint32_t subject, uint32_t noun) {
  uint32_t kinds = tw_gaz_noun(g->document->tokens.items[noun].lemma);
  return !graph_is_of(g, subject, "Person") || kinds == 0 || (kinds & TW_NOUN_PERSON);
}

/* "AIS is [a safety system]": what a named thing is, where the text does not call it so elsewhere. */
bool graph_is_description(const TwGraph *g, const TwOpenTriple *t, uint32_t subject) {
  const TwToken *noun = &g->document->tokens.items[t->predicate];
  return noun->upos == TW_NOUN && !t->oblique && g->entities.items[subject].named &&
         graph_is_of_kind(g, subject, t->predicate) && g->coref->mentions.items[t->object_mention].head == t->predicate;
}

/* "[Cream], which …" may be right; a person is no "which", and what "what" asks for stands elsewhere in the sentence.
 */
static bool misreads_relative(const TwGraph *g, const TwOpenTriple *t, uint32_t subject) {
  const TwToken *tokens = g->document->tokens.items, *verb = &tokens[t->predicate];
  if (verb->rel != TW_REL_ACL_RELCL || verb->head == TW_NONE) return false;
  if (tokens[verb->head].upos == TW_PRON) return true; /* "[what] he named the crisis" */
  TwClassId type = g->entities.items[subject].type;
  TwClassId person = tw_ontology_class(g->ontology, TW_STR("Person"));
  TwClassId place = tw_ontology_class(g->ontology, TW_STR("Place"));
  if (type == TW_NO_ID) return false;
  for (uint32_t i = verb->head + 1; i < t->predicate; i++) {
    if (!(tokens[i].morph & TW_M_REL) || tokens[i].head != t->predicate) continue;
    /* "a hospital in the town of [Madrid], which sustained cracks": either of the two */
    bool which = tw_str_eq_fold(tokens[i].form, TW_STR("which")) &&
                 (tokens[verb->head].rel == TW_REL_NMOD || tw_ontology_is_a(g->ontology, type, person));
    /* "a coalition to patrol the [Gulf] which was joined by …" */
    return which || (g->entities.items[subject].named && tw_ontology_is_a(g->ontology, type, place) &&
                     !tw_ontology_is_a(g->ontology, type, tw_ontology_class(g->ontology, TW_STR("Agent"))));
  }
  return false;
}

/* "is [roughly five miles] from", "placed [the toll] in": no thing. */
bool graph_is_measure(const TwGraph *g, uint32_t mention) {
  const TwToken *t = &g->document->tokens.items[g->coref->mentions.items[mention].head];
  return t->upos == TW_NUM || tw_gaz_noun_main(t->lemma) == TW_NOUN_QUANTITY;
}

/* "renamed [after drowned toddler]" */
static bool begins_with_preposition(const TwGraph *g, uint32_t mention) {
  const TwMention *m = &g->coref->mentions.items[mention];
  return m->tokens.begin < m->head && g->document->tokens.items[m->tokens.begin].upos == TW_ADP;
}

/* "shows young people [the way]": one object alone says half. */
static bool has_two_objects(const TwDocument *d, uint32_t verb) {
  uint32_t n = 0;
  TwSpan span = d->sentences.items[d->tokens.items[verb].sentence].tokens;
  for (uint32_t i = span.begin; i < span.end; i++) {
    const TwToken *t = &d->tokens.items[i];
    n += t->head == verb && (t->rel == TW_REL_OBJ || t->rel == TW_REL_IOBJ);
  }
  return n > 1;
}

/* Who does something to whom or to what: names, or bodies and people that more than a word tells of. */
static bool fits_ends(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, uint32_t object) {
  if (!is_telling(g, subject) || is_own(g, t->object_mention)) return false;
  if (!is_telling(g, object) && !is_thing(g, t, subject)) return false;
  if (graph_is_of(g, object, "Event")) return false;
  if (!graph_bears_name(g, subject) && !graph_bears_name(g, object)) return false;
  if (t->oblique) return trusts_preposition(g, t, subject, object) && !graph_is_of(g, subject, "Event");
  return graph_is_of(g, subject, "Agent") || g->entities.items[subject].named;
}

bool graph_worth_stating(const TwGraph *g, const TwOpenTriple *t, uint32_t subject, uint32_t object) {
  if (!t->plain || !graph_factual(g, t->factuality) || graph_words_in(t->relation) > RELATION_WORDS) return false;
  if (subject == object || t->subject_mention == TW_NONE || t->object_mention == TW_NONE) return false;
  const TwToken *predicate = &g->document->tokens.items[t->predicate];
  if (predicate->upos != TW_VERB && !graph_is_description(g, t, subject) &&
      !is_relation_of_names(g, t, subject, object))
    return false;
  if (tw_is_word(predicate->lemma, TW_WORD_HAVE)) return false; /* "has access to" */
  if (is_headline_past(g, t)) return false;
  if (graph_in_quotation(g->document, t->predicate) || graph_is_unresolved(g, t->object_mention, object)) return false;
  if (graph_in_quotation(g->document, g->coref->mentions.items[t->subject_mention].head)) return false;
  if (!t->oblique && has_two_objects(g->document, t->predicate)) return false;
  if (graph_is_measure(g, t->object_mention) || begins_with_preposition(g, t->object_mention)) return false;
  if (misreads_relative(g, t, subject)) return false;
  if (graph_hides_pronoun(g, t->subject_mention) || graph_hides_pronoun(g, t->object_mention)) return false;
  if (graph_is_doubtful(g, t->subject_mention) || graph_is_doubtful(g, t->object_mention)) return false;
  return !is_event(g, t->object_mention) && fits_ends(g, t, subject, object);
}
