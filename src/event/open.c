/* Open triples: every clause in its own words, after ClausIE's clause types (Del Corro & Gemulla 2013): subject and
 * verb with object, with each oblique, with predicative, through control verbs ("helped to raise"). */
#include "event/internal.h"

#define WORDS 96

/* Tokens of one slot, in text order. */
typedef struct Words {
  uint32_t items[WORDS];
  uint32_t count;
} Words;

static void add_word(Words *w, uint32_t token) {
  if (w->count == WORDS) return;
  uint32_t i = w->count;
  for (; i > 0 && w->items[i - 1] >= token; i--)
    if (w->items[i - 1] == token) return;
  for (uint32_t j = w->count; j > i; j--) w->items[j] = w->items[j - 1];
  w->items[i] = token;
  w->count++;
}

static void add_span(Words *w, TwSpan span) {
  for (uint32_t i = span.begin; i < span.end; i++) add_word(w, i);
}

static TwStr text_of(const Extractor *x, const Words *w) {
  size_t n = 0;
  for (uint32_t i = 0; i < w->count; i++) n += token_of(x, w->items[i])->form.len + 1;
  char *out = tw_arena_alloc(x->arena, n + 1);
  if (!out) return TW_STR("");
  n = 0;
  for (uint32_t i = 0; i < w->count; i++) {
    const TwToken *t = token_of(x, w->items[i]);
    bool joined = i > 0 && w->items[i - 1] + 1 == w->items[i] && !token_of(x, w->items[i - 1])->space_after;
    if (i > 0 && !joined) out[n++] = ' ';
    memcpy(out + n, t->form.ptr, t->form.len);
    n += t->form.len;
  }
  return tw_str_n(out, n);
}

/* The words of a verb or copula: auxiliaries, negation, particles, "to". */
static void add_verb(const Extractor *x, Words *w, uint32_t predicate, bool with_head) {
  if (with_head) add_word(w, predicate);
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    bool verbal = t->rel == TW_REL_AUX || t->rel == TW_REL_AUX_PASS || t->rel == TW_REL_COP ||
                  t->rel == TW_REL_COMPOUND_PRT || (t->rel == TW_REL_ADVMOD && grammar_is_negation(t)) ||
                  (t->rel == TW_REL_MARK && t->upos == TW_PART);
    if (verbal) add_word(w, c);
  }
}

/* A clause while its triples are written. */
typedef struct Clause {
  uint32_t predicate; /* that bears the arguments: "raise" in "helped to raise" */
  uint32_t subject;
  Words relation;
  TwFactuality factuality;
  uint8_t confidence;
  bool plain, known;
} Clause;

static TwStr joined(const Extractor *x, const Words *a, const Words *b) {
  TwStr first = text_of(x, a);
  if (b->count == 0) return first;
  return tw_arena_printf(x->arena, "%.*s %.*s", TW_FMT(first), TW_FMT(text_of(x, b)));
}

static const Words no_words;

/* `marks` is the preposition, which stands behind the relation though the phrase may stand before the verb. */
static TwStatus add_triple(Extractor *x, const Clause *c, const Words *relation, const Words *marks,
                           const Words *object, uint32_t object_head) {
  Words subject = {.count = 0};
  add_span(&subject, tw_syntax_phrase(x->syntax, c->subject));
  TwOpenTriple t = {.subject = text_of(x, &subject),
                    .relation = joined(x, relation, marks),
                    .object = text_of(x, object),
                    .subject_mention = filler_mention(x, c->subject),
                    .object_mention = object_head == TW_NONE ? TW_NONE : filler_mention(x, object_head),
                    .predicate = c->predicate,
                    .sentence = token_of(x, c->predicate)->sentence,
                    .factuality = c->factuality,
                    .confidence = c->confidence,
                    .oblique = marks->count > 0,
                    .plain = c->plain,
                    .known = c->known};
  return TW_PUSH(x->arena, &x->events->open, t) ? TW_OK : TW_ERR_MEMORY;
}

static void add_case(const Extractor *x, Words *w, uint32_t nominal) {
  TW_EACH_CHILD(x->syntax, nominal, c) {
    const TwToken *t = token_of(x, c);
    if (t->rel != TW_REL_CASE || c > nominal) continue;
    add_word(w, c);
    TW_EACH_CHILD(x->syntax, c, d) {
      if (token_of(x, d)->rel == TW_REL_FIXED) add_word(w, d);
    }
  }
}

static bool is_phrase(const Extractor *x, uint32_t token) {
  uint8_t upos = token_of(x, token)->upos;
  return upos == TW_NOUN || upos == TW_PROPN || upos == TW_PRON || upos == TW_NUM || upos == TW_SYM;
}

static TwStatus object_triples(Extractor *x, const Clause *c, const TwArguments *args) {
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function != TW_FN_OBJECT || a->token == c->subject || !is_phrase(x, a->token)) continue;
    Words object = {.count = 0};
    add_span(&object, tw_syntax_phrase(x->syntax, a->token));
    TwStatus status = add_triple(x, c, &c->relation, &no_words, &object, a->token);
    if (status) return status;
  }
  return TW_OK;
}

/* One triple an oblique: the direct object joins the relation, "raise funds across | the country". */
static TwStatus oblique_triples(Extractor *x, const Clause *c, const TwArguments *args) {
  uint32_t direct = tw_syntax_child(x->syntax, c->predicate, TW_REL_OBJ);
  bool passive = tw_syntax_is_passive(x->syntax, c->predicate);
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    bool agent = passive && a->function == TW_FN_SUBJECT; /* "by the police" */
    if ((a->function != TW_FN_PREP && !agent) || a->distance > 0 || !is_phrase(x, a->token)) continue;
    Words relation = c->relation, marks = {.count = 0}, object = {.count = 0};
    if (direct != TW_NONE && is_phrase(x, direct)) add_span(&relation, tw_syntax_phrase(x->syntax, direct));
    add_case(x, &marks, a->group);
    add_span(&object, tw_syntax_phrase(x->syntax, a->token));
    TwStatus status = add_triple(x, c, &relation, &marks, &object, direct == TW_NONE ? a->token : TW_NONE);
    if (status) return status;
  }
  return TW_OK;
}

static TwStatus verb_triples(Extractor *x, Clause *c) {
  TwArguments args;
  tw_syntax_arguments(x->syntax, c->predicate, TW_WORD_VERB, &args);
  uint32_t before = x->events->open.count;
  TwStatus status = object_triples(x, c, &args);
  if (!status) status = oblique_triples(x, c, &args);
  if (status || x->events->open.count > before) return status;
  uint32_t predicative = tw_syntax_child(x->syntax, c->predicate, TW_REL_XCOMP);
  Words object = {.count = 0};
  if (predicative != TW_NONE && token_of(x, predicative)->upos != TW_VERB)
    add_span(&object, tw_syntax_phrase(x->syntax, predicative));
  else if (predicative != TW_NONE || tw_syntax_child(x->syntax, c->predicate, TW_REL_CCOMP) != TW_NONE)
    return TW_OK;
  return object.count ? add_triple(x, c, &c->relation, &no_words, &object, predicative) : TW_OK;
}

/* "X is Y", "X is in Y". */
static TwStatus copula_triples(Extractor *x, Clause *c) {
  Words object = {.count = 0};
  TwSpan phrase = tw_syntax_phrase(x->syntax, c->predicate);
  add_span(&object, phrase);
  Words marks = {.count = 0};
  add_case(x, &marks, c->predicate);
  TwStatus status = add_triple(x, c, &c->relation, &marks, &object, c->predicate);
  if (status || token_of(x, c->predicate)->upos != TW_ADJ) return status;
  TwArguments args;
  tw_syntax_arguments(x->syntax, c->predicate, TW_WORD_ADJECTIVE, &args);
  add_word(&c->relation, c->predicate); /* "is famous for | its castle" */
  return oblique_triples(x, c, &args);
}

/* The chain of control verbs above, whose words join the relation; the highest one's subject is the clause's. */
static void join_control(const Extractor *x, uint32_t predicate, Words *relation) {
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH; depth++) {
    const TwToken *t = token_of(x, predicate);
    if (t->rel != TW_REL_XCOMP || t->head == TW_NONE) return;
    if (tw_syntax_child(x->syntax, t->head, TW_REL_OBJ) != TW_NONE) return;
    predicate = t->head;
    add_verb(x, relation, predicate, true);
  }
}

static bool is_finite(const Extractor *x, uint32_t predicate) {
  if (token_of(x, predicate)->morph & TW_M_FIN) return true;
  TW_EACH_CHILD(x->syntax, predicate, c) {
    const TwToken *t = token_of(x, c);
    if ((t->rel == TW_REL_AUX || t->rel == TW_REL_AUX_PASS || t->rel == TW_REL_COP) && (t->morph & TW_M_FIN))
      return true;
  }
  return false;
}

static TwStatus clause_triples(Extractor *x, uint32_t predicate, bool copula) {
  uint32_t steps = 0;
  uint32_t subject = tw_syntax_subject(x->syntax, predicate, &steps);
  if (subject == TW_NONE || !is_phrase(x, subject)) return TW_OK;
  Clause c = {.predicate = predicate, .subject = subject, .confidence = (uint8_t)(steps ? 70 : 90)};
  add_verb(x, &c.relation, predicate, !copula);
  join_control(x, predicate, &c.relation);
  bool vague;
  c.factuality = factuality_of(x, predicate, TW_WORD_VERB, TW_NONE, TW_NO_ID, false, &vague);
  c.plain = steps == 0 && (is_finite(x, predicate)) && tw_syntax_child(x->syntax, predicate, TW_REL_XCOMP) == TW_NONE &&
            tw_syntax_child(x->syntax, predicate, TW_REL_CCOMP) == TW_NONE;
  c.known = x->event_at[predicate] != TW_NONE;
  TwArguments subjects;
  tw_syntax_arguments(x->syntax, predicate, copula ? TW_WORD_ADJECTIVE : TW_WORD_VERB, &subjects);
  uint8_t function = tw_syntax_is_passive(x->syntax, predicate) ? TW_FN_OBJECT : TW_FN_SUBJECT;
  TwStatus status = copula ? copula_triples(x, &c) : verb_triples(x, &c);
  for (uint32_t i = 0; i < subjects.count && !status; i++) { /* each conjunct of the subject for itself */
    const TwArgument *a = &subjects.items[i];
    if (a->function != function || a->group != subject || a->token == subject || !is_phrase(x, a->token)) continue;
    c.subject = a->token;
    status = copula ? copula_triples(x, &c) : verb_triples(x, &c);
  }
  return status;
}

TwStatus tw_event_open_triples(const TwSyntax *syntax, const TwCoref *coref, const TwTimes *times, TwEvents *events) {
  const TwDocument *d = syntax->document;
  Extractor x = {.syntax = syntax,
                 .document = d,
                 .ontology = syntax->ontology,
                 .coref = coref,
                 .times = times,
                 .arena = d->arena,
                 .events = events};
  x.event_at = TW_NEW_ARRAY(x.arena, uint32_t, (size_t)d->tokens.count + 1);
  if (!x.event_at) return TW_ERR_MEMORY;
  for (uint32_t i = 0; i < d->tokens.count; i++) x.event_at[i] = TW_NONE;
  for (uint32_t i = 0; i < events->items.count; i++) {
    x.event_at[events->items.items[i].head] = i;
    if (events->items.items[i].support != TW_NONE) x.event_at[events->items.items[i].support] = i;
  }
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const TwToken *t = &d->tokens.items[i];
    bool copula = t->upos != TW_VERB && tw_syntax_child(syntax, i, TW_REL_COP) != TW_NONE;
    bool verb = t->upos == TW_VERB && t->rel != TW_REL_AMOD && t->rel != TW_REL_COMPOUND;
    if (!copula && !verb) continue;
    TwStatus status = clause_triples(&x, i, copula);
    if (status) return status;
  }
  return tw_arena_status(x.arena);
}
