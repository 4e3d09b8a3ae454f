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
                  t->rel == TW_REL_COMPOUND_PRT || (t->rel == TW_REL_ADVMOD && event_grammar_is_negation(t)) ||
                  (t->rel == TW_REL_MARK && t->upos == TW_PART);
    if (verbal) add_word(w, c);
  }
}

/* A clause while its triples are written. */
typedef struct Clause {
  uint32_t predicate;      /* that bears the arguments: "raise" in "helped to raise" */
  uint32_t subject, first; /* the first conjunct of the subject */
  Words relation;
  TwFactuality factuality;
  uint8_t confidence;
  bool plain, known;
} Clause;

static TwStr glue(const Extractor *x, TwStr a, TwStr b) {
  if (a.len == 0 || b.len == 0) return a.len ? a : b;
  return tw_arena_printf(x->arena, "%.*s %.*s", TW_FMT(a), TW_FMT(b));
}

static TwStatus add_triple(Extractor *x, const Clause *c, TwStr relation, bool oblique, const Words *object,
                           uint32_t object_head) {
  Words subject = {.count = 0};
  add_span(&subject, tw_syntax_phrase(x->syntax, c->subject));
  TwOpenTriple t = {.subject = text_of(x, &subject),
                    .relation = relation,
                    .object = text_of(x, object),
                    .subject_mention = event_filler_mention(x, c->subject),
                    .object_mention = object_head == TW_NONE ? TW_NONE : event_filler_mention(x, object_head),
                    .predicate = c->predicate,
                    .sentence = token_of(x, c->predicate)->sentence,
                    .factuality = c->factuality,
                    .confidence = c->confidence,
                    .oblique = oblique,
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

/* How many prepositional phrases below each other are told apart: "the bars of a window of the cell". */
#define NOMINAL_DEPTH 2

/* A triple with the whole phrase, and one for each prepositional phrase in it: "became | a justice of the High Court",
 * "became a justice of | the High Court". */
static TwStatus phrase_triples(Extractor *x, const Clause *c, TwStr relation, bool oblique, uint32_t head, bool whole,
                               uint32_t depth) {
  Words object = {.count = 0};
  TwSpan span = tw_syntax_phrase(x->syntax, head);
  add_span(&object, span);
  TwStatus status = TW_OK;
  if (whole) status = add_triple(x, c, relation, oblique, &object, head);
  if (depth >= NOMINAL_DEPTH) return status;
  TW_EACH_CHILD(x->syntax, head, n) {
    const TwToken *t = token_of(x, n);
    if (status || t->rel != TW_REL_NMOD || n < head || n >= span.end || !is_phrase(x, n)) continue;
    Words before = {.count = 0}, marks = {.count = 0}, inner = {.count = 0};
    TwSpan part = tw_syntax_subtree(x->syntax, n);
    if (part.begin <= head) continue;
    add_span(&before, (TwSpan){span.begin, head + 1});
    add_case(x, &marks, n);
    if (marks.count == 0) continue;
    add_span(&inner, tw_syntax_phrase(x->syntax, n));
    TwStr longer = glue(x, glue(x, relation, text_of(x, &before)), text_of(x, &marks));
    Clause unsure = *c;
    unsure.confidence = (uint8_t)(c->confidence - 20);
    unsure.plain = false;
    status = add_triple(x, &unsure, longer, true, &inner, n);
    if (!status) status = phrase_triples(x, &unsure, longer, true, n, false, depth + 1);
  }
  return status;
}

/* "put a satellite [into orbit]", "called the remarks [racist]": the object alone says half. */
static bool needs_more(const Extractor *x, const TwArguments *args) {
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function == TW_FN_PREDICATIVE) return true;
    if (a->function == TW_FN_PREP && a->distance == 0 && event_grammar_completes(event_prep_name(x, a->token)))
      return true;
  }
  return false;
}

static TwStatus object_triples(Extractor *x, Clause *c, const TwArguments *args) {
  bool plain = c->plain;
  c->plain &= !needs_more(x, args);
  TwStatus status = TW_OK;
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function != TW_FN_OBJECT || a->token == c->subject || a->group == c->first || !is_phrase(x, a->token))
      continue;
    if ((status = phrase_triples(x, c, text_of(x, &c->relation), false, a->token, true, 0))) break;
  }
  c->plain = plain;
  return status;
}

/* "is seen by many [as] a milestone": who sees it says half. */
static bool is_judged_as(const Extractor *x, const TwArguments *args, uint32_t but) {
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (i != but && a->function == TW_FN_PREP && a->distance == 0 && a->prep != TW_NO_ID &&
        a->prep == x->syntax->preps[TW_PREP_AS])
      return true;
  }
  return false;
}

/* One triple an oblique: the direct object joins the relation, "raise funds across | the country". */
static TwStatus oblique_triples(Extractor *x, const Clause *c, const TwArguments *args) {
  uint32_t direct = tw_syntax_child(x->syntax, c->predicate, TW_REL_OBJ);
  bool passive = tw_syntax_is_passive(x->syntax, c->predicate);
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    bool agent = passive && a->function == TW_FN_SUBJECT; /* "by the police" */
    if ((a->function != TW_FN_PREP && !agent) || a->distance > 0 || !is_phrase(x, a->token)) continue;
    if (a->prep != TW_NO_ID && a->prep == x->syntax->preps[TW_PREP_ACCORDING_TO]) continue;
    Words relation = c->relation, marks = {.count = 0};
    bool has_object = direct != TW_NONE; /* "moved [some] of its plants to India" */
    if (has_object) add_span(&relation, tw_syntax_phrase(x->syntax, direct));
    add_case(x, &marks, a->group);
    Clause clause = *c;
    clause.plain &= !has_object && !is_judged_as(x, args, i);
    TwStr words = glue(x, text_of(x, &relation), text_of(x, &marks));
    TwStatus status = phrase_triples(x, &clause, words, true, a->token, true, 1);
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
  if (predicative == TW_NONE || token_of(x, predicative)->upos == TW_VERB) return TW_OK;
  return phrase_triples(x, c, text_of(x, &c->relation), false, predicative, true, 0);
}

/* "X is Y", "X is in Y". */
static TwStatus copula_triples(Extractor *x, Clause *c) {
  Words marks = {.count = 0};
  add_case(x, &marks, c->predicate);
  TwStr relation = glue(x, text_of(x, &c->relation), text_of(x, &marks));
  TwStatus status = phrase_triples(x, c, relation, marks.count > 0, c->predicate, true, 0);
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

/* "was cut and [flushed]": the later participle shares the auxiliaries. */
static void share_auxiliaries(const Extractor *x, uint32_t predicate, Words *relation) {
  const TwToken *t = token_of(x, predicate);
  if (t->rel != TW_REL_CONJ || !(t->morph & TW_M_PART) || tw_syntax_child(x->syntax, predicate, TW_REL_AUX) != TW_NONE)
    return;
  TW_EACH_CHILD(x->syntax, t->head, c) {
    TwRel rel = tw_rel_universal((TwRel)token_of(x, c)->rel);
    if (rel == TW_REL_AUX && c < t->head) add_word(relation, c);
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
  Clause c = {.predicate = predicate, .subject = subject, .first = subject, .confidence = (uint8_t)(steps ? 70 : 90)};
  add_verb(x, &c.relation, predicate, !copula);
  join_control(x, predicate, &c.relation);
  if (!copula) share_auxiliaries(x, predicate, &c.relation);
  bool vague;
  c.factuality = event_factuality_of(x, predicate, TW_WORD_VERB, TW_NONE, TW_NO_ID, false, &vague);
  /* "came and [bought] it", but "was sentenced and [fined]" may be a participle */
  bool shares = steps == 1 && token_of(x, predicate)->rel == TW_REL_CONJ &&
                !tw_syntax_is_passive(x->syntax, token_of(x, predicate)->head);
  bool own = steps == 0 || shares;
  c.plain = own && is_finite(x, predicate) && tw_syntax_child(x->syntax, predicate, TW_REL_XCOMP) == TW_NONE &&
            tw_syntax_child(x->syntax, predicate, TW_REL_CCOMP) == TW_NONE;
  /* "a year after the UN [receives] the notice": no news yet */
  const TwToken *verb = token_of(x, predicate);
  if (verb->rel == TW_REL_ADVCL && (verb->morph & TW_M_PRES) && (verb->morph & TW_M_FIN)) c.plain = false;
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

/* "[a firm], Altona", "[public broadcaster] Czech Television": a noun that says what a name bears without a verb. A
 * definite one is as often another name for it: "the minister". */
static bool is_description(const Extractor *x, uint32_t noun) {
  const TwToken *t = token_of(x, noun);
  if (t->upos != TW_NOUN || (t->morph & TW_M_PLUR) || t->head == TW_NONE || !tw_is_lower(t->form.ptr[0])) return false;
  if (event_names_office(x, noun) || tw_syntax_child(x->syntax, noun, TW_REL_CONJ) != TW_NONE) return false;
  uint32_t subject = event_filler_mention(x, t->head);
  if (subject == TW_NONE || x->coref->mentions.items[subject].kind != TW_MENTION_NAME) return false;
  if (x->coref->mentions.items[subject].head != t->head) return false;
  if (t->rel == TW_REL_NMOD_DESC) return t->head > noun;
  uint32_t det = tw_syntax_child(x->syntax, noun, TW_REL_DET);
  return t->rel == TW_REL_APPOS && t->head < noun && det != TW_NONE && (token_of(x, det)->morph & TW_M_IND);
}

static TwStatus description_triple(Extractor *x, uint32_t noun) {
  bool vague;
  TwFactuality factuality = event_factuality_of(x, noun, TW_WORD_NOUN, TW_NONE, TW_NO_ID, true, &vague);
  if (factuality != TW_ONGOING) return TW_OK; /* "[former] striker" */
  uint32_t name = token_of(x, noun)->head;
  TwSpan span = tw_syntax_phrase(x->syntax, noun);
  if (span.end > name && span.begin <= name) return TW_OK;
  Words subject = {.count = 0}, object = {.count = 0};
  add_span(&subject, x->coref->mentions.items[event_filler_mention(x, name)].tokens);
  add_span(&object, span);
  TwOpenTriple t = {.subject = text_of(x, &subject),
                    .relation = event_grammar_is(),
                    .object = text_of(x, &object),
                    .subject_mention = event_filler_mention(x, name),
                    .object_mention = TW_NONE,
                    .predicate = noun,
                    .sentence = token_of(x, noun)->sentence,
                    .factuality = factuality,
                    .confidence = 60,
                    .plain = true,
                    .known = x->event_at[noun] != TW_NONE,
                    .description = span};
  return TW_PUSH(x->arena, &x->events->open, t) ? TW_OK : TW_ERR_MEMORY;
}

TwStatus tw_event_open_triples(const TwSyntax *syntax, const TwCoref *coref, const TwTimes *times, TwEvents *events) {
  const TwDocument *d = syntax->document;
  Extractor x;
  TwStatus status = event_extractor_init(&x, syntax, coref, times, events);
  if (status) return status;
  for (uint32_t i = 0; i < events->items.count; i++) {
    x.event_at[events->items.items[i].head] = i;
    if (events->items.items[i].support != TW_NONE) x.event_at[events->items.items[i].support] = i;
  }
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    const TwToken *t = &d->tokens.items[i];
    bool copula = t->upos != TW_VERB && tw_syntax_child(syntax, i, TW_REL_COP) != TW_NONE;
    bool verb = t->upos == TW_VERB && t->rel != TW_REL_AMOD && t->rel != TW_REL_COMPOUND;
    if (copula || verb)
      status = clause_triples(&x, i, copula);
    else if (is_description(&x, i))
      status = description_triple(&x, i);
    if (status) return status;
  }
  return tw_arena_status(x.arena);
}
