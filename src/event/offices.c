/* Offices: "China's defence minister, Li Shangfu", "Russian President Vladimir Putin", "Putin is president of Russia".
 * The words that name an office are the gazetteer's. */
#include "event/internal.h"

#include "gazetteer/gazetteer.h"

#define OFFICE_WORDS 6

/* The office named by the words from `begin` to `end`, in lower case with single blanks. */
static const TwOffice *office_named(const Extractor *x, uint32_t begin, uint32_t end) {
  char phrase[128];
  size_t n = 0;
  for (uint32_t i = begin; i < end; i++) {
    TwStr form = token_of(x, i)->form;
    if (n + form.len + 2 > sizeof phrase) return NULL;
    if (n && token_of(x, i - 1)->space_after) phrase[n++] = ' ';
    for (size_t k = 0; k < form.len; k++) phrase[n++] = tw_lower(form.ptr[k]);
  }
  return tw_gaz_office(tw_str_n(phrase, n));
}

/* The longest office around a head noun: words before it, or "minister of defence" after it. */
static const TwOffice *office_at(const Extractor *x, uint32_t noun, TwSpan *span) {
  TwSpan sentence = x->document->sentences.items[token_of(x, noun)->sentence].tokens;
  for (uint32_t after = OFFICE_WORDS; after-- > 0;)
    for (uint32_t before = OFFICE_WORDS; before-- > 0;) {
      if (noun < sentence.begin + before || noun + 1 + after > sentence.end) continue;
      *span = (TwSpan){noun - before, noun + 1 + after};
      if (token_of(x, span->begin)->upos == TW_PUNCT || token_of(x, span->end - 1)->upos == TW_PUNCT) continue;
      /* "leader [of the opposition] party": the last word belongs to the noun after it */
      uint32_t above = token_of(x, span->end - 1)->head;
      if (after && above != TW_NONE && above >= span->end && token_of(x, above)->upos == TW_NOUN) continue;
      const TwOffice *office = office_named(x, span->begin, span->end);
      if (office) return office;
    }
  return NULL;
}

bool event_names_office(const Extractor *x, uint32_t noun) {
  TwSpan span;
  const TwOffice *office = office_at(x, noun, &span);
  return office && (office->kind == TW_OFFICE_PUBLIC || office->kind == TW_OFFICE_PRIVATE);
}

static bool in_span(TwSpan span, uint32_t token) { return token >= span.begin && token < span.end; }

/* Of the words of an office one is its head: "[Secretary] of State". */
static bool is_head_within(const Extractor *x, TwSpan span, uint32_t noun) {
  uint32_t above = token_of(x, noun)->head;
  for (uint32_t depth = 0; depth < TW_SYNTAX_DEPTH && above != TW_NONE; depth++) {
    if (in_span(span, above)) return false;
    above = token_of(x, above)->head;
  }
  return true;
}

static bool can_have_office(const Extractor *x, uint32_t mention) {
  TwClassId c = event_mention_class(x, mention);
  return tw_ontology_is_a(x->ontology, c, x->ids.country) || tw_ontology_is_a(x->ontology, c, x->ids.organization) ||
         tw_ontology_is_a(x->ontology, c, x->ids.place);
}

static bool is_named(const Extractor *x, uint32_t mention) {
  const TwEntity *e = &x->coref->entities.items[x->coref->mentions.items[mention].entity];
  return e->name.len > 0;
}

static bool is_known(const Extractor *x, uint32_t mention) {
  return x->coref->entities.items[x->coref->mentions.items[mention].entity].gaz != TW_NONE;
}

/* "President Vladimir Putin [of Russia]" */
static uint32_t country_behind(const Extractor *x, uint32_t name) {
  uint16_t of = x->syntax->preps[TW_PREP_OF];
  TW_EACH_CHILD(x->syntax, name, c) {
    if (c < name || token_of(x, c)->rel != TW_REL_NMOD || of == TW_NO_ID || tw_syntax_prep(x->syntax, c) != of)
      continue;
    uint32_t m = event_filler_mention(x, c);
    if (m != TW_NONE && event_mention_is_a(x, m, x->ids.country)) return m;
  }
  return TW_NONE;
}

/* Country or organisation of an office: possessor, demonym or name before it, "of" or "for" after it. It may be a word
 * of the office itself: "[UN] secretary-general". */
static uint32_t office_of(const Extractor *x, const TwArguments *args, const TwOffice *office, TwSpan span,
                          uint32_t title_of) {
  /* "[Polish] director Agnieszka Holland" directs no country */
  bool private = office->kind == TW_OFFICE_PRIVATE;
  uint16_t of = x->syntax->preps[TW_PREP_OF], at = x->syntax->preps[TW_PREP_AT];
  uint16_t for_ = x->syntax->preps[TW_PREP_FOR];
  /* "the [Hong Kong] director of Amnesty": what follows "of" is nearer to the office than what stands before it */
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function != TW_FN_PREP || a->prep == TW_NO_ID || a->prep != of || in_span(span, a->token)) continue;
    uint32_t m = event_filler_mention(x, a->token);
    if (m != TW_NONE && can_have_office(x, m) && is_named(x, m)) return m;
  }
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    bool fits =
        a->function == TW_FN_POSSESSOR || a->function == TW_FN_MODIFIER ||
        (a->function == TW_FN_PREP && a->prep != TW_NO_ID && (a->prep == of || a->prep == at || a->prep == for_));
    if (!fits || (a->function == TW_FN_PREP && in_span(span, a->token))) continue;
    uint32_t m = event_filler_mention(x, a->token);
    if (m == TW_NONE || (private && x->coref->mentions.items[m].kind == TW_MENTION_DEMONYM)) continue;
    if (can_have_office(x, m) && is_named(x, m) && (!in_span(span, a->token) || is_known(x, m))) return m;
  }
  if (title_of == TW_NONE) return TW_NONE;
  /* "[Russian] President Vladimir Putin": the demonym hangs below the name */
  TW_EACH_CHILD(x->syntax, title_of, c) {
    TwRel rel = (TwRel)token_of(x, c)->rel;
    if (c >= span.end || (rel != TW_REL_AMOD && rel != TW_REL_COMPOUND && rel != TW_REL_NMOD_POSS &&
                          rel != TW_REL_NMOD_DESC && rel != TW_REL_NMOD_UNMARKED))
      continue;
    uint32_t m = event_filler_mention(x, c);
    if (m == TW_NONE || (private && x->coref->mentions.items[m].kind == TW_MENTION_DEMONYM)) continue;
    if (can_have_office(x, m) && is_named(x, m) && (c < span.begin || is_known(x, m))) return m;
  }
  return private ? TW_NONE : country_behind(x, title_of);
}

static bool has_punctuation(const Extractor *x, TwSpan span) {
  for (uint32_t i = span.begin; i < span.end; i++)
    if (token_of(x, i)->upos == TW_PUNCT) return true;
  return false;
}

/* A chief, a head or a director of what? "EU [foreign policy] chief": common words before the office belong to its
 * name. */
static TwSpan with_modifiers(const Extractor *x, TwSpan span, uint32_t noun) {
  uint32_t begin = x->document->sentences.items[token_of(x, noun)->sentence].tokens.begin;
  while (span.begin > begin) {
    const TwToken *t = token_of(x, span.begin - 1);
    bool word = t->upos == TW_NOUN && (t->rel == TW_REL_COMPOUND || t->rel == TW_REL_NMOD_DESC);
    word |= t->upos == TW_ADJ && t->rel == TW_REL_AMOD && t->head != noun && t->head >= span.begin && t->head < noun;
    if (!word || !tw_syntax_below(x->syntax, span.begin - 1, noun)) break;
    if (tw_gaz_noun_main(t->lemma) == TW_NOUN_TIME) break; /* "[part-time] mayor" */
    uint32_t m = event_filler_mention(x, span.begin - 1);
    if (m != TW_NONE && is_named(x, m) && x->coref->mentions.items[m].head != noun) break;
    span.begin--;
  }
  return span;
}

/* How many words an office's field may have. */
#define FIELD_WORDS 8

/* "Minister [for Roads and Highways]": common words behind the office belong to its name. */
static TwSpan with_field(const Extractor *x, TwSpan span, uint32_t noun, uint32_t of) {
  uint16_t preps[] = {x->syntax->preps[TW_PREP_OF], x->syntax->preps[TW_PREP_FOR]};
  TW_EACH_CHILD(x->syntax, noun, c) {
    uint16_t prep = tw_syntax_prep(x->syntax, c);
    if (c < span.end || token_of(x, c)->rel != TW_REL_NMOD || prep == TW_NO_ID) continue;
    if (prep != preps[0] && prep != preps[1]) continue;
    uint32_t m = event_filler_mention(x, c);
    if (m == TW_NONE || m == of || (is_named(x, m) && can_have_office(x, m))) continue;
    TwSpan field = tw_syntax_subtree(x->syntax, c);
    if (field.begin == span.end && field.end <= span.end + FIELD_WORDS && !has_punctuation(x, field))
      return (TwSpan){span.begin, field.end};
  }
  return span;
}

/* "[Vice] Minister of the Environment": a word that makes another office of the bare one. */
static TwSpan with_rank(const Extractor *x, TwSpan span, uint32_t noun) {
  if (span.begin == x->document->sentences.items[token_of(x, noun)->sentence].tokens.begin) return span;
  TwStr word = token_of(x, span.begin - 1)->form, head = token_of(x, noun)->form;
  char phrase[64];
  size_t n = 0;
  if (word.len + head.len + 2 > sizeof phrase) return span;
  for (size_t i = 0; i < word.len; i++) phrase[n++] = tw_lower(word.ptr[i]);
  phrase[n++] = ' ';
  for (size_t i = 0; i < head.len; i++) phrase[n++] = tw_lower(head.ptr[i]);
  if (tw_gaz_office(tw_str_n(phrase, n))) span.begin--;
  return span;
}

/* "[UN] secretary-general" is the secretary-general of the UN. */
static TwSpan without_owner(const Extractor *x, TwSpan span, uint32_t noun, uint32_t of) {
  while (of != TW_NONE && span.begin < noun) {
    uint32_t m = event_filler_mention(x, span.begin);
    if (m == TW_NONE || x->coref->mentions.items[m].entity != x->coref->mentions.items[of].entity) break;
    span.begin++;
  }
  return span;
}

static uint32_t holder_of(const Extractor *x, const TwArguments *args, uint32_t noun, bool *title) {
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function != TW_FN_BEARER || a->implicit) continue;
    uint32_t m = event_filler_mention(x, a->token);
    if (m == TW_NONE || !event_mention_is_a(x, m, x->ids.person) || !is_named(x, m)) continue;
    *title = token_of(x, noun)->head == a->token;
    return m;
  }
  /* "President Vladimir Putin" with the title as its head, and any nominal that the text names elsewhere */
  uint32_t own = event_filler_mention(x, noun);
  if (own != TW_NONE && x->coref->mentions.items[own].kind == TW_MENTION_NAME &&
      event_mention_is_a(x, own, x->ids.person))
    return own;
  return TW_NONE;
}

/* The frame lex:office stands for all the gazetteer's offices; its own words are only its example's. */
static TwFrameId office_frame(const Extractor *x) {
  for (uint32_t i = 0; i < x->ontology->frames.count; i++)
    if (x->ontology->frames.items[i].class_id == x->ids.holds_office &&
        tw_str_is(x->ontology->frames.items[i].name, "office"))
      return (TwFrameId)i;
  return TW_NO_ID;
}

/* What a word says of when somebody held an office, by itself or by what stands before its hyphen: "[Ex]-Prime". */
static const TwEmbedding *qualifier_at(const Extractor *x, uint32_t token) {
  const TwTrigger *t = event_find_trigger(x, token, TW_WORD_ADJECTIVE, TW_TRIGGER_EMBEDDING);
  if (t) return &x->ontology->embeddings.items[t->id];
  TwStr word = token_of(x, token)->form;
  size_t n = 0;
  char lower[16];
  while (n < word.len && n < sizeof lower && word.ptr[n] != '-') {
    lower[n] = tw_lower(word.ptr[n]);
    n++;
  }
  if (n == word.len || n == sizeof lower || n == 0) return event_embedding_at(x, token);
  uint32_t count;
  t = tw_ontology_triggers(x->ontology, TW_WORD_ADJECTIVE, tw_str_n(lower, n), &count);
  for (uint32_t i = 0; i < count; i++)
    if (t[i].kind == TW_TRIGGER_EMBEDDING) return &x->ontology->embeddings.items[t[i].id];
  return NULL;
}

/* "[former] president", "[ex]-minister", "[designated] minister": words before the office that say when. */
static void qualify(const Extractor *x, uint32_t head, uint32_t before, TwFactuality *f) {
  TW_EACH_CHILD(x->syntax, head, c) {
    TwRel rel = (TwRel)token_of(x, c)->rel;
    if (c >= before || (rel != TW_REL_AMOD && rel != TW_REL_COMPOUND && rel != TW_REL_ADVMOD)) continue;
    const TwEmbedding *w = qualifier_at(x, c);
    if (!w) continue;
    if (w->factuality == TW_ONT_HAPPENED) *f = TW_HAPPENED;
    /* "president-elect", but "newly [elected] president" */
    if (w->factuality == TW_ONT_SCHEDULED && token_of(x, c)->upos != TW_VERB) *f = TW_SCHEDULED;
    if (w->factuality == TW_ONT_POSSIBLE) *f = TW_POSSIBLE;
  }
}

/* How many years back a title is taken to be over. */
#define YEARS_BACK 2

/* Whether a noun stands in a clause, or in one below it. */
static bool is_of_clause(const Extractor *x, uint32_t noun, uint32_t clause) {
  for (uint32_t depth = 0; noun != TW_NONE && depth < TW_SYNTAX_DEPTH; depth++) {
    noun = tw_syntax_clause(x->syntax, noun);
    if (noun == clause) return true;
    if (noun != TW_NONE) noun = token_of(x, noun)->head;
  }
  return clause == TW_NONE;
}

/* "In 2012 Attorney General [Eric Holder] was held in contempt": of a clause that tells of years long past. */
static bool is_of_the_past(const Extractor *x, uint32_t noun) {
  int year = x->times->anchor.year;
  TwSpan span = x->document->sentences.items[token_of(x, noun)->sentence].tokens;
  for (uint32_t i = 0; year && i < x->times->items.count; i++) {
    const TwTimex *t = &x->times->items.items[i];
    if (t->tokens.begin < span.begin || t->tokens.begin >= span.end || t->type != TW_TIME_DATE) continue;
    if (!is_of_clause(x, noun, tw_syntax_clause(x->syntax, t->tokens.begin))) continue;
    int said = 0, digits = 0;
    TwStr value = t->end.type ? t->end.lexical : t->value; /* "from 2011 to [2015]" */
    while (digits < 4 && (size_t)digits < value.len && tw_is_digit((unsigned char)value.ptr[digits]))
      said = said * 10 + (value.ptr[digits++] - '0');
    if (digits == 2 || digits == 3) said *= digits == 2 ? 100 : 10; /* centuries and decades: "18", "199" */
    if (digits >= 2 && said + YEARS_BACK <= year && !(t->begin.type && !t->end.type)) return true;
  }
  return false;
}

static TwStatus add_office(Extractor *x, TwFrameId frame, uint32_t noun, TwSpan span, uint32_t holder, uint32_t of,
                           const TwArguments *args) {
  TwFiller *fillers = TW_NEW_ARRAY(x->arena, TwFiller, 2);
  if (!fillers) return TW_ERR_MEMORY;
  fillers[0] = (TwFiller){x->ids.office_holder, 0, holder, TW_NONE};
  fillers[1] = (TwFiller){x->ids.office_of, 0, of, TW_NONE};
  TwEvent e = {.frame = frame,
               .class_id = x->ids.holds_office,
               .trigger = span,
               .head = noun,
               .sentence = token_of(x, noun)->sentence,
               .specific = true,

               .support = TW_NONE,
               .inside = TW_NONE};
  e.fillers.items = fillers;
  e.fillers.count = of != TW_NONE ? 2 : 1;
  bool copula = tw_syntax_child(x->syntax, noun, TW_REL_COP) != TW_NONE;
  bool vague;
  e.factuality = copula ? event_factuality_of(x, noun, TW_WORD_NOUN, TW_NONE, TW_NO_ID, true, &vague) : TW_ONGOING;
  if (args->support != TW_NONE) e.factuality = TW_ONGOING;
  bool title = token_of(x, noun)->rel == TW_REL_NMOD_DESC || token_of(x, noun)->upos == TW_PROPN;
  if (title && is_of_the_past(x, noun)) e.factuality = TW_HAPPENED;
  qualify(x, noun, span.begin, &e.factuality);
  /* "[late] Amir Sabah", wherever the word hangs */
  const TwEmbedding *word =
      span.begin > x->document->sentences.items[e.sentence].tokens.begin ? qualifier_at(x, span.begin - 1) : NULL;
  if (word && word->factuality == TW_ONT_HAPPENED && token_of(x, span.begin - 1)->upos != TW_VERB)
    e.factuality = TW_HAPPENED;
  uint32_t first = span.begin; /* "[then]-U.S.-president" */
  while (first > 0 && !token_of(x, first - 1)->space_after && token_of(x, first - 1)->sentence == e.sentence) first--;
  const TwEmbedding *bound = first < span.begin ? qualifier_at(x, first) : NULL;
  if (bound && bound->factuality == TW_ONT_HAPPENED) e.factuality = TW_HAPPENED;
  /* "[former] minister, mayor of London and member of Parliament" */
  for (uint32_t at = noun, depth = 0; token_of(x, at)->rel == TW_REL_CONJ && depth < TW_SYNTAX_DEPTH; depth++) {
    at = token_of(x, at)->head;
    qualify(x, at, at, &e.factuality);
  }
  /* "[former] President Barack Obama": the adjective may hang below the name */
  uint32_t above = token_of(x, noun)->head;
  if (above != TW_NONE && token_of(x, noun)->rel == TW_REL_NMOD_DESC) qualify(x, above, span.begin, &e.factuality);
  /* "[former] governor and US Senator Lincoln Chafee", where the name hangs on the governor */
  uint32_t first_post = above == TW_NONE ? TW_NONE : token_of(x, above)->head;
  if (first_post != TW_NONE && first_post < noun && token_of(x, first_post)->upos == TW_NOUN &&
      tw_syntax_child(x->syntax, above, TW_REL_CC) != TW_NONE)
    qualify(x, first_post, first_post, &e.factuality);
  return TW_PUSH(x->arena, &x->events->items, e) ? TW_OK : TW_ERR_MEMORY;
}

/* Whether the words say that somebody holds the office: a title, an apposition or a copula does; "elected president"
 * and "served as" are events with frames of their own. */
static bool predicates(const Extractor *x, uint32_t noun) {
  const TwToken *t = token_of(x, noun);
  if (tw_syntax_child(x->syntax, noun, TW_REL_COP) != TW_NONE) return true;
  switch (t->rel) {
  case TW_REL_XCOMP:
  case TW_REL_OBL:
  case TW_REL_NMOD:
    if (tw_syntax_child(x->syntax, noun, TW_REL_APPOS) != TW_NONE) return true;
    /* "met by [President] Macron"; "his first term as [President] of France" may be long over */
    return t->upos == TW_PROPN && tw_syntax_prep(x->syntax, noun) != x->syntax->preps[TW_PREP_AS];
  default:
    return true;
  }
}

/* "Prime Minister Roth" holds a post of a state, whichever; a conductor or director without more is no news. */
static bool tells_by_itself(const TwOffice *office) {
  return office->kind == TW_OFFICE_PUBLIC && (tw_str_is(office->sector, "GOV") || tw_str_is(office->sector, "LEG"));
}

/* "Michel [Mayor]", "General [Amir] Ali" */
static bool is_personal_name(const Extractor *x, uint32_t token) {
  const TwName *name = tw_document_name_at(x->document, token);
  if (!name || name->kind != TW_NAME_PERSON) return false;
  bool titled = token > 0 && name->tokens.begin == token && token_of(x, token - 1)->rel == TW_REL_NMOD_DESC &&
                token_of(x, token - 1)->head == token && name->tokens.end > token + 2;
  return titled || (token + 1 == name->tokens.end && name->tokens.begin < token);
}

TwStatus event_find_offices(Extractor *x) {
  TwFrameId frame = office_frame(x);
  if (frame == TW_NO_ID || x->ids.holds_office == TW_NO_ID) return TW_OK;
  for (uint32_t i = 0; i < x->document->tokens.count; i++) {
    const TwToken *t = token_of(x, i);
    if ((t->upos != TW_NOUN && t->upos != TW_PROPN) || !predicates(x, i) || is_personal_name(x, i)) continue;
    TwSpan span;
    const TwOffice *office = office_at(x, i, &span);
    if (!office || (office->kind != TW_OFFICE_PUBLIC && office->kind != TW_OFFICE_PRIVATE)) continue;
    if (i + 1 != span.end && token_of(x, i + 1)->upos == TW_NOUN) continue;
    /* "[US] President Trump": a word that stands beside the office is not its head */
    uint8_t next = i + 1 < span.end ? token_of(x, i + 1)->upos : TW_ADP;
    if ((next == TW_NOUN || next == TW_PROPN) && !tw_syntax_below(x->syntax, i + 1, i)) continue;
    if (!is_head_within(x, span, i)) continue;
    span = with_rank(x, span, i);
    if (i > span.begin && token_of(x, i - 1)->upos == TW_ADP) continue; /* "Secretary of [State]" */
    const TwName *name = tw_document_name_at(x->document, i);           /* "Martin Luther [King]" */
    if (name && span.begin > name->tokens.begin && name->kind == TW_NAME_PERSON && span.end - span.begin == 1) continue;
    TwArguments args;
    tw_syntax_arguments(x->syntax, i, TW_WORD_NOUN, &args);
    bool title = false;
    uint32_t holder = holder_of(x, &args, i, &title);
    if (holder == TW_NONE) continue;
    /* "Amir Abdollahian", whom the text calls Hossein Amir Abdollahian too */
    const TwEntity *bearer = &x->coref->entities.items[x->coref->mentions.items[holder].entity];
    if (name && span.end - span.begin == 1 && tw_str_find(bearer->name, t->form, 1) != SIZE_MAX) continue;
    uint32_t of = office_of(x, &args, office, span, title ? token_of(x, i)->head : TW_NONE);
    if (of == TW_NONE && !tells_by_itself(office)) continue;
    span = without_owner(x, with_modifiers(x, with_field(x, span, i, of), i), i, of);
    TwStatus status = add_office(x, frame, i, span, holder, of, &args);
    if (status) return status;
  }
  return TW_OK;
}
