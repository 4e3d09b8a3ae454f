/* Frames against arguments. */
#include "event/internal.h"

/* One way to fill a slot: a function that stands for the slot's own, in the order in which they are tried. */
typedef struct Way {
  uint8_t function;
  uint16_t prep;
  bool named; /* only names and demonyms: "[Russian] attack", never "[surprise] attack" */
} Way;

#define MOST_WAYS 8

typedef struct Ways {
  Way items[MOST_WAYS];
  uint32_t count;
} Ways;

static void add_way(Ways *w, uint8_t function, uint16_t prep, bool named) {
  if (w->count < MOST_WAYS) w->items[w->count++] = (Way){function, prep, named};
}

static const TwSlot *slot_of(const TwFrame *f, uint8_t function, uint16_t prep) {
  for (uint32_t i = 0; i < f->slots.count; i++)
    if (f->slots.items[i].function == function && f->slots.items[i].prep == prep) return &f->slots.items[i];
  return NULL;
}

static bool has_slot(const TwFrame *f, uint8_t function) { return slot_of(f, function, TW_NO_ID) != NULL; }

/* The alternations of nouns: possessor, "of", "by", "between", demonyms. `lent`: a support verb gives the subject. A
 * frame that names a function itself overrides them. */
static void noun_ways(const Extractor *x, const TwFrame *f, const TwSlot *slot, bool lent, Ways *w) {
  uint16_t of = x->syntax->preps[TW_PREP_OF], by = x->syntax->preps[TW_PREP_BY];
  uint16_t between = x->syntax->preps[TW_PREP_BETWEEN], among = x->syntax->preps[TW_PREP_AMONG];
  bool transitive = has_slot(f, TW_FN_OBJECT);
  bool possessor = !has_slot(f, TW_FN_POSSESSOR), modifier = !has_slot(f, TW_FN_MODIFIER);
  if (slot->function == TW_FN_SUBJECT) {
    if (!slot_of(f, TW_FN_PREP, by)) add_way(w, TW_FN_PREP, by, false);
    if (possessor) add_way(w, TW_FN_POSSESSOR, TW_NO_ID, false);
    if (!slot_of(f, TW_FN_PREP, between)) {
      add_way(w, TW_FN_PREP, between, false);
      add_way(w, TW_FN_PREP, among, false);
    }
    if (!transitive && !slot_of(f, TW_FN_PREP, of)) add_way(w, TW_FN_PREP, of, false);
    if (modifier) add_way(w, TW_FN_MODIFIER, TW_NO_ID, true);
  } else if (slot->function == TW_FN_OBJECT) {
    if (!slot_of(f, TW_FN_PREP, of)) add_way(w, TW_FN_PREP, of, false);
    /* "his arrest by the police", never "the minister paid [his] visit" */
    if (possessor && !lent) add_way(w, TW_FN_POSSESSOR, TW_NO_ID, false);
    if (modifier) add_way(w, TW_FN_MODIFIER, TW_NO_ID, true);
  }
}

static void ways_of(const Extractor *x, const TwFrame *f, const TwSlot *slot, TwWordKind word, bool lent, Ways *w) {
  w->count = 0;
  add_way(w, slot->function, slot->prep, false);
  if (word == TW_WORD_NOUN) noun_ways(x, f, slot, lent, w);
  if (slot->function == TW_FN_PREP && slot->prep == x->syntax->preps[TW_PREP_TO] && !has_slot(f, TW_FN_INDIRECT))
    add_way(w, TW_FN_INDIRECT, TW_NO_ID, false);
  if (slot->function == TW_FN_INDIRECT) add_way(w, TW_FN_PREP, x->syntax->preps[TW_PREP_TO], false);
}

uint32_t event_filler_mention(const Extractor *x, uint32_t token) {
  if (tw_time_at(x->times, token)) return TW_NONE;
  return tw_coref_mention_at(x->coref, x->document, token);
}

TwClassId event_mention_class(const Extractor *x, uint32_t mention) {
  return x->coref->entities.items[x->coref->mentions.items[mention].entity].type;
}

bool event_mention_is_a(const Extractor *x, uint32_t mention, TwClassId class_id) {
  const TwEntity *e = &x->coref->entities.items[x->coref->mentions.items[mention].entity];
  if (e->members.count == 0) return tw_ontology_is_a(x->ontology, e->type, class_id);
  for (uint32_t i = 0; i < e->members.count; i++)
    if (!tw_ontology_is_a(x->ontology, x->coref->entities.items[e->members.items[i]].type, class_id)) return false;
  return true;
}

static bool has_name(const Extractor *x, uint32_t mention) {
  return x->coref->entities.items[x->coref->mentions.items[mention].entity].name.len > 0;
}

static bool mention_in_range(const Extractor *x, uint32_t mention, const TwSlot *slot) {
  if (slot->range.count == 0) return true;
  for (uint32_t i = 0; i < slot->range.count; i++) {
    if (event_mention_is_a(x, mention, slot->range.items[i])) return true;
    /* "elected [president]", "as [finance minister]" speak of the office, not of a person */
    if (slot->range.items[i] == x->ids.office && event_names_office(x, x->coref->mentions.items[mention].head))
      return true;
  }
  return false;
}

bool event_filler_fits(const Extractor *x, const TwFrame *f, const TwFiller *filler) {
  for (uint32_t i = 0; i < f->slots.count; i++)
    if (f->slots.items[i].role == filler->role && mention_in_range(x, filler->mention, &f->slots.items[i])) return true;
  return false;
}

/* Whether a token may turn out to be an event that the slot takes, in one of its senses: the [deal] that a country
 * pulls out of is an agreement, that of a team with a player a transfer. */
static bool may_be_event(const Extractor *x, uint32_t token, const TwSlot *slot) {
  uint8_t upos = token_of(x, token)->upos;
  if (upos != TW_VERB && upos != TW_NOUN && upos != TW_ADJ) return false;
  TwWordKind word = upos == TW_VERB ? TW_WORD_VERB : upos == TW_NOUN ? TW_WORD_NOUN : TW_WORD_ADJECTIVE;
  uint32_t next = 0;
  for (const TwTrigger *t; (t = event_next_trigger(x, token, word, TW_TRIGGER_FRAME, &next));) {
    TwClassId c = x->ontology->frames.items[t->id].class_id;
    if (tw_ontology_in_range(x->ontology, c, slot->range.items, slot->range.count)) return true;
  }
  return false;
}

static bool is_state(const Extractor *x, TwFrameId frame) {
  return x->ontology->classes.items[x->ontology->frames.items[frame].class_id].kind == TW_CLASS_STATE;
}

/* "the [meeting]": WordNet knows it as a group of people, the text as an event. */
static bool is_gathering(const Extractor *x, uint32_t mention) {
  const TwMention *m = &x->coref->mentions.items[mention];
  if (m->kind != TW_MENTION_NOMINAL || token_of(x, m->head)->upos != TW_NOUN) return false;
  if (event_mention_class(x, mention) != tw_ontology_class(x->ontology, TW_STR("Group"))) return false;
  const TwTrigger *t = event_find_trigger(x, m->head, TW_WORD_NOUN, TW_TRIGGER_FRAME);
  return t && !is_state(x, (TwFrameId)t->id);
}

static bool used(const Found *m, uint32_t mention, uint32_t token) {
  for (uint32_t i = 0; i < m->fillers.count; i++)
    if ((mention != TW_NONE && m->fillers.items[i].mention == mention) ||
        (token != TW_NONE && m->fillers.items[i].event == token))
      return true;
  return false;
}

/* "accused the government of [ignoring workers]": a clause stands where the slot wants it, though no frame knows it. */
static bool has_clause(const TwSlot *slot, const TwArguments *args) {
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function == TW_FN_COMPLEMENT && a->prep == slot->prep &&
        (slot->function == TW_FN_COMPLEMENT || (slot->function == TW_FN_PREP && slot->prep != TW_NO_ID)))
      return true;
  }
  return false;
}

/* "Uganda's [army] chief" leads no country. */
static bool has_nearer(const Extractor *x, uint32_t noun, const TwArgument *a) {
  if (noun == 0 || a->token + 1 == noun || a->function == TW_FN_PREP) return false;
  const TwToken *t = token_of(x, noun - 1);
  return t->rel == TW_REL_COMPOUND && t->head == noun && t->upos == TW_NOUN && a->token < noun - 1;
}

/* "Anna Berg, chiefs, [nurses]", "nine workers, one [driver]": a noun describes no other number of people. */
static bool is_of_another_number(const Extractor *x, uint32_t noun, uint32_t mention) {
  const TwEntity *e = &x->coref->entities.items[x->coref->mentions.items[mention].entity];
  if (e->members.count || !tw_ontology_is_a(x->ontology, e->type, x->ids.person)) return false;
  uint32_t morph = token_of(x, noun)->morph, head = token_of(x, x->coref->mentions.items[mention].head)->morph;
  return (morph & TW_M_PLUR) ? !e->plural && e->name.len > 0 : (morph & TW_M_SING) && (head & TW_M_PLUR);
}

/* "arranged a meeting [between] them": whose verb it is does not meet anybody. */
static bool names_sides(const Extractor *x, const Found *m, const TwArguments *args) {
  if (!x->ontology->frames.items[m->frame].collective || args->support == TW_NONE) return false;
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function == TW_FN_PREP && a->prep != TW_NO_ID &&
        (a->prep == x->syntax->preps[TW_PREP_BETWEEN] || a->prep == x->syntax->preps[TW_PREP_AMONG]))
      return true;
  }
  return false;
}

/* Fills one slot through one way with one coordination; true where anything fitted. */
static bool fill_through(Extractor *x, const TwSlot *slot, uint8_t part, const Way *way, const TwArguments *args,
                         Found *m) {
  uint32_t group = TW_NONE;
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    bool clause = way->function == TW_FN_PREP && a->function == TW_FN_COMPLEMENT; /* "accused of killing" */
    if ((a->function != way->function && !clause) || (way->function == TW_FN_PREP && a->prep != way->prep)) continue;
    if (way->prep == TW_NO_ID && way->function == TW_FN_PREP) continue;
    if (group != TW_NONE && a->group != group) continue;
    if (a->function == TW_FN_SUBJECT && a->implicit && names_sides(x, m, args)) continue;
    bool possesses = way->function == TW_FN_POSSESSOR || way->function == TW_FN_MODIFIER;
    if (possesses && is_state(x, m->frame) && has_nearer(x, m->head, a)) continue;
    uint32_t mention = event_filler_mention(x, a->token);
    uint32_t event = may_be_event(x, a->token, slot) ? a->token : TW_NONE;
    /* an event stands by its noun phrase, whatever class that has */
    if (mention != TW_NONE && event == TW_NONE && (!mention_in_range(x, mention, slot) || is_gathering(x, mention)))
      mention = TW_NONE;
    if (mention != TW_NONE && way->named && x->coref->mentions.items[mention].kind != TW_MENTION_NAME &&
        x->coref->mentions.items[mention].kind != TW_MENTION_DEMONYM)
      continue;
    /* "the [Melbourne] attack": a town before a noun says where */
    if (way->named && way->function == TW_FN_MODIFIER && mention != TW_NONE &&
        x->coref->mentions.items[mention].kind == TW_MENTION_NAME && event_mention_is_a(x, mention, x->ids.city))
      continue;
    /* "leaders of Syria" lead Syria: no news, unless the text names them */
    bool own = way->function == TW_FN_BEARER && a->distance == 9;
    if (own && mention != TW_NONE && !has_name(x, mention)) continue;
    /* "the driver" is whoever coreference says: no news beside the noun itself */
    if (own && x->ontology->frames.items[m->frame].slots.count == 1) continue;
    if (way->function == TW_FN_BEARER && mention != TW_NONE && is_of_another_number(x, m->head, mention)) continue;
    if ((mention == TW_NONE && event == TW_NONE) || used(m, mention, event)) continue;
    if (!TW_PUSH(x->arena, &m->fillers, (TwFiller){slot->role, part, mention, event})) return false;
    group = a->group;
  }
  return group != TW_NONE;
}

/* "partnerships with A and B" says nothing between A and B: the other side of a mutual role must be there. */
static bool one_sided(const Extractor *x, const TwFrame *f, const TwArguments *args, const Found *m) {
  uint16_t with = x->syntax->preps[TW_PREP_WITH];
  const TwSlot *side = with == TW_NO_ID ? NULL : slot_of(f, TW_FN_PREP, with);
  if (!side || x->ontology->roles.items[side->role].side != TW_SIDE_BOTH) return false;
  uint32_t beside = 0, other = 0;
  for (uint32_t i = 0; i < m->fillers.count; i++) {
    if (m->fillers.items[i].role != side->role || m->fillers.items[i].mention == TW_NONE) continue;
    bool is_with = false;
    for (uint32_t k = 0; k < args->count; k++)
      is_with |= args->items[k].function == TW_FN_PREP && args->items[k].prep == with &&
                 event_filler_mention(x, args->items[k].token) == m->fillers.items[i].mention;
    beside += is_with;
    other += !is_with;
  }
  return beside > 1 && other == 0;
}

/* Whether the subject and who is to act are one: "said [he] must go" asks nobody. */
static bool asks_itself(const Extractor *x, const TwArguments *args) {
  uint32_t entity[2] = {TW_NONE, TW_NONE};
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function != TW_FN_SUBJECT && a->function != TW_FN_COMPLEMENT_SUBJECT) continue;
    uint32_t mention = event_filler_mention(x, a->token);
    if (mention != TW_NONE) entity[a->function == TW_FN_SUBJECT] = x->coref->mentions.items[mention].entity;
  }
  return entity[0] != TW_NONE && entity[0] == entity[1];
}

/* "said Iran [must] stop" is another frame than "said Iran had stopped". */
static bool complement_says(const Extractor *x, const TwFrame *f, const TwArguments *args) {
  if (f->complement_factuality == TW_ONT_PLAIN) return true;
  if (asks_itself(x, args)) return false;
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    if (a->function == TW_FN_COMPLEMENT && event_clause_says(x, a->token, f->complement_factuality)) return true;
  }
  return false;
}

static bool has_what_it_lacks(const TwFrame *f, const TwArguments *args) {
  for (uint32_t i = 0; i < args->count; i++)
    if (f->lacks >> args->items[i].function & 1) return true;
  return false;
}

/* Whether a required subject may be left out, and whether the frame is sure by its words alone. */
typedef enum Agentless { AGENTLESS_NOT, AGENTLESS, AGENTLESS_WORDS } Agentless;

/* "Schools were [closed]": a passive need not say by whom, where the frame narrows what it is done to. */
static bool may_lack_agent(const TwFrame *f, uint64_t filled, bool several_words) {
  for (uint32_t i = 0; i < f->slots.count && i < 64; i++)
    if (f->slots.items[i].function == TW_FN_OBJECT && (f->slots.items[i].range.count || several_words) &&
        (filled >> i & 1))
      return true;
  return false;
}

/* "[Kenya's] director of Medical Services" leads one of the two: what stands behind the noun is nearer. */
static bool is_farther(const Extractor *x, const TwFrame *f, const TwSlot *slot, const TwArguments *args,
                       const Found *m) {
  bool around = slot->function == TW_FN_POSSESSOR || slot->function == TW_FN_MODIFIER;
  if (!around || !is_state(x, m->frame) || x->ontology->roles.items[slot->role].side == TW_SIDE_BOTH) return false;
  for (uint32_t i = 0; i < args->count; i++) {
    const TwArgument *a = &args->items[i];
    const TwSlot *other = a->function == TW_FN_PREP && a->prep != TW_NO_ID ? slot_of(f, TW_FN_PREP, a->prep) : NULL;
    if (other && other->role == slot->role && event_filler_mention(x, a->token) != TW_NONE) return true;
  }
  return false;
}

static bool match_frame(Extractor *x, const TwFrame *f, TwWordKind word, const TwArguments *args, Agentless agentless,
                        Found *m) {
  uint64_t filled = 0;
  m->fillers.count = 0;
  if (has_what_it_lacks(f, args) || !complement_says(x, f, args)) return false;
  /* direct functions first, so that "Iran's attack on Israel" does not give its possessor to the wrong slot */
  for (int round = 0; round < 2; round++)
    for (uint32_t i = 0; i < f->slots.count && i < 64; i++) {
      const TwSlot *slot = &f->slots.items[i];
      if ((filled >> i & 1) || is_farther(x, f, slot, args, m)) continue;
      Ways ways;
      ways_of(x, f, slot, word, args->support_id != TW_NO_ID, &ways);
      for (uint32_t w = round ? 1 : 0; w < (round ? ways.count : 1) && !(filled >> i & 1); w++)
        if (fill_through(x, slot, (uint8_t)i, &ways.items[w], args, m)) filled |= (uint64_t)1 << i;
    }
  m->clauses = 0;
  for (uint32_t i = 0; i < f->slots.count && i < 64; i++)
    if (has_clause(&f->slots.items[i], args)) m->clauses |= (uint64_t)1 << i;
  for (uint32_t i = 0; i < f->slots.count && i < 64; i++) {
    if (!f->slots.items[i].required || (filled >> i & 1) || (m->clauses >> i & 1)) continue;
    if (agentless != AGENTLESS_NOT && f->slots.items[i].function == TW_FN_SUBJECT &&
        may_lack_agent(f, filled, agentless == AGENTLESS_WORDS)) {
      m->clauses |= (uint64_t)1 << i;
      continue;
    }
    /* several slots of one function are alternatives: one of them suffices */
    bool other = false;
    for (uint32_t j = 0; j < f->slots.count && j < 64; j++)
      other |= (filled >> j & 1) && f->slots.items[j].function == f->slots.items[i].function &&
               f->slots.items[j].prep == f->slots.items[i].prep;
    if (!other) return false;
  }
  return !one_sided(x, f, args, m);
}

/* "army [spokesman] Moussa Traore" */
static bool describes(const Extractor *x, uint32_t token) {
  const TwToken *t = token_of(x, token);
  return t->rel == TW_REL_NMOD_DESC && t->head != TW_NONE && t->head > token && token_of(x, t->head)->upos == TW_PROPN;
}

/* A nominal that is no event of its own: part of a name, a modifier ("peace activists"), a participle before a noun. */
static bool cannot_evoke(const Extractor *x, uint32_t token, TwWordKind word) {
  const TwToken *t = token_of(x, token);
  const TwName *name = tw_document_name_at(x->document, token);
  if (name && name->kind != TW_NAME_EVENT && name->kind != TW_NAME_MISC && name->kind != TW_NAME_NATIONALITY)
    return true;
  if (tw_time_at(x->times, token)) return true;
  /* "son-in-law" is no son */
  bool hyphen = !t->space_after && token + 1 < x->document->tokens.count &&
                tw_str_is(token_of(x, token + 1)->form, "-") && token_of(x, token + 1)->sentence == t->sentence;
  if (word == TW_WORD_NOUN && hyphen) return true;
  if (word == TW_WORD_NOUN)
    return t->rel == TW_REL_COMPOUND || t->rel == TW_REL_FLAT || (t->rel == TW_REL_NMOD_DESC && !describes(x, token));
  return word == TW_WORD_VERB &&
         (t->rel == TW_REL_AMOD || t->rel == TW_REL_COMPOUND || t->rel == TW_REL_CASE || t->rel == TW_REL_MARK);
}

/* "restored relations [with Panama]", "recalled its ambassador [from Canberra]": a phrase that the parser hung on the
 * object may be the verb's. It comes after all that is surely the verb's. */
static void add_of_objects(const Extractor *x, TwArguments *args) {
  uint32_t own = args->count;
  for (uint32_t i = 0; i < own; i++) {
    if (args->items[i].function != TW_FN_OBJECT || args->items[i].implicit) continue;
    TW_EACH_CHILD(x->syntax, args->items[i].token, c) {
      if (token_of(x, c)->rel != TW_REL_NMOD || args->count == TW_SYNTAX_ARGUMENTS) continue;
      args->items[args->count++] =
          (TwArgument){TW_FN_PREP, tw_syntax_prep(x->syntax, c), c, c, (uint8_t)(args->items[i].distance + 2), true};
    }
  }
}

/* "called him [humble]": who says what somebody is does nothing to him; "shot him [dead]" is of the frame's words. */
static bool judges_object(const Extractor *x, uint32_t verb, const TwFrame *f, TwStr words) {
  if (tw_syntax_child(x->syntax, verb, TW_REL_OBJ) == TW_NONE || has_slot(f, TW_FN_PREDICATIVE)) return false;
  TW_EACH_CHILD(x->syntax, verb, c) {
    const TwToken *t = token_of(x, c);
    if (t->rel == TW_REL_XCOMP && t->upos == TW_ADJ && tw_str_find(words, t->lemma, 0) == SIZE_MAX) return true;
  }
  return false;
}

typedef struct Candidates {
  const TwTrigger *items;
  uint32_t count;
  TwArguments args;
} Candidates;

static bool match_any(Extractor *x, uint32_t token, TwWordKind word, const Candidates *c, bool passive, Found *found) {
  for (uint32_t i = 0; i < c->count; i++) {
    const TwTrigger *t = &c->items[i];
    TwSpan span;
    if (t->kind != TW_TRIGGER_FRAME || !tw_syntax_has_words(x->syntax, token, t->lemma, &span)) continue;
    if (describes(x, token) && !is_state(x, (TwFrameId)t->id)) continue;
    *found = (Found){.frame = t->id, .word = word, .head = token, .trigger = span};
    found->support = c->args.support;
    found->support_id = c->args.support_id;
    TwArguments all = c->args;
    if (word == TW_WORD_VERB) {
      tw_syntax_add_of_words(x->syntax, token, t->lemma, &all);
      add_of_objects(x, &all);
    }
    const TwFrame *frame = &x->ontology->frames.items[t->id];
    if (judges_object(x, token, frame, t->lemma)) continue;
    bool several_words = tw_str_find(t->lemma, TW_STR(" "), 0) != SIZE_MAX;
    Agentless agentless = !passive ? AGENTLESS_NOT : several_words ? AGENTLESS_WORDS : AGENTLESS;
    if (match_frame(x, frame, word, &all, agentless, found)) return true;
  }
  return false;
}

/* Where it says itself to whom: "schools were closed", not "The king, [held] in high esteem, …". */
static bool lacks_agent(const Extractor *x, uint32_t verb, const TwArguments *args) {
  if (!tw_syntax_is_passive(x->syntax, verb) || token_of(x, verb)->rel == TW_REL_ADVCL) return false;
  for (uint32_t i = 0; i < args->count; i++)
    if (args->items[i].function == TW_FN_SUBJECT) return false;
  return true;
}

bool event_match_frames(Extractor *x, uint32_t token, TwWordKind word, Found *found) {
  const TwToken *t = token_of(x, token);
  char lower[64];
  if (t->lemma.len == 0 || t->lemma.len > sizeof lower || cannot_evoke(x, token, word)) return false;
  for (size_t i = 0; i < t->lemma.len; i++) lower[i] = tw_lower(t->lemma.ptr[i]);
  Candidates c;
  c.items = tw_ontology_triggers(x->ontology, word, tw_str_n(lower, t->lemma.len), &c.count);
  if (c.count == 0) return false;
  tw_syntax_arguments(x->syntax, token, word, &c.args);
  if (match_any(x, token, word, &c, false, found)) return true;
  return word == TW_WORD_VERB && lacks_agent(x, token, &c.args) && match_any(x, token, word, &c, true, found);
}
