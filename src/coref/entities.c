/* Chains become entities: names, labels, types. */
#include "coref/internal.h"

static uint32_t named_mention(Resolver *r, uint32_t m) {
  return coref_chain(r, m)->name.len ? coref_root(r, m) : TW_NONE;
}

/* The mention that possesses, where its head is the token and it is better known by name. */
static uint32_t known_possessor(Resolver *r, uint32_t label_of, uint32_t token, TwSpan *span) {
  uint32_t m = r->coref->at[token];
  if (m == TW_NONE || r->tokens[token].rel != TW_REL_NMOD_POSS) return TW_NONE;
  if (coref_root(r, m) == coref_root(r, label_of) || named_mention(r, m) == TW_NONE) return TW_NONE;
  *span = r->coref->mentions.items[m].tokens;
  uint32_t mark = tw_syntax_child(r->syntax, token, TW_REL_CASE);
  if (mark != TW_NONE && mark >= span->end) span->end = mark + 1;
  return m;
}

/* A possessor is found by the first token of its mention: "[the country's] head of state". */
static uint32_t possessor_from(Resolver *r, uint32_t label_of, uint32_t at, uint32_t end, TwSpan *span) {
  for (uint32_t i = at; i < end && i < at + COREF_OFFICE_WORDS; i++) {
    uint32_t m = known_possessor(r, label_of, i, span);
    if (m != TW_NONE && span->begin == at) return m;
  }
  return TW_NONE;
}

static void append(char *out, size_t *n, size_t most, TwStr s, bool blank) {
  if (*n + s.len + 2 > most) return;
  if (blank && *n) out[(*n)++] = ' ';
  memcpy(out + *n, s.ptr, s.len);
  *n += s.len;
}

/* "the country's head of state and [military officials]": the possessor is theirs too, where they have no determiner.
 */
static uint32_t shared_possessor(Resolver *r, uint32_t m) {
  const TwToken *t = r->tokens;
  uint32_t head = r->coref->mentions.items[m].head;
  TwSpan span;
  if (t[head].rel != TW_REL_CONJ || t[head].upos != TW_NOUN || t[head].head == TW_NONE) return TW_NONE;
  if (tw_syntax_child(r->syntax, head, TW_REL_DET) != TW_NONE) return TW_NONE;
  TW_EACH_CHILD(r->syntax, head, c) {
    if (t[c].rel == TW_REL_NMOD_POSS) return TW_NONE;
  }
  TW_EACH_CHILD(r->syntax, t[head].head, c) {
    uint32_t p = known_possessor(r, m, c, &span);
    if (p != TW_NONE) return p;
  }
  return TW_NONE;
}

static void append_owner(Resolver *r, char *out, size_t *n, uint32_t owner, bool blank) {
  append(out, n, COREF_LABEL, coref_chain(r, owner)->name, blank);
  append(out, n, COREF_LABEL, TW_STR("'s"), false);
}

/* "pairs of \"handpaws" has a mark without its fellow: the words before it, or behind it, say what it is. */
static TwSpan without_stray_quotes(const Resolver *r, TwSpan span) {
  uint32_t marks = 0, at = span.begin;
  for (uint32_t i = span.begin; i < span.end; i++)
    if (coref_is_quote(r->tokens[i].form)) marks++, at = i;
  if (marks % 2 == 0) return span;
  if (at == span.begin && span.end - span.begin > 1)
    span.begin++;
  else if (at + 1 == span.end && span.end - span.begin > 1)
    span.end--;
  return span;
}

/* How many words of a clause a label takes in. */
#define CLAUSE_WORDS 8

/* "his intent [to appeal]", "859 counts [of distributing drugs]": without the clause the noun says nothing. */
static uint32_t end_of_clause(const Resolver *r, const TwMention *m) {
  TW_EACH_CHILD(r->syntax, m->head, c) {
    if (r->tokens[c].rel != TW_REL_ACL || c < m->head) continue;
    TwSpan clause = tw_syntax_subtree(r->syntax, c);
    bool marked = (r->tokens[c].morph & TW_M_INF) || tw_syntax_child(r->syntax, c, TW_REL_MARK) != TW_NONE ||
                  tw_syntax_child(r->syntax, c, TW_REL_CASE) != TW_NONE;
    if (marked && !(r->tokens[c].morph & TW_M_FIN) && clause.begin == m->tokens.end &&
        clause.end - clause.begin <= CLAUSE_WORDS)
      return clause.end;
  }
  return m->tokens.end;
}

/* What a reader would call it: its own words, without article, with possessors by name. */
static TwStr phrase_label(Resolver *r, uint32_t m) {
  const TwMention *mention = &r->coref->mentions.items[m];
  TwSpan tokens = {mention->tokens.begin, end_of_clause(r, mention)}, owner;
  char *out = tw_arena_alloc(r->arena, COREF_LABEL + 4);
  size_t n = 0;
  if (!out) return tw_str_n(NULL, 0);
  while (tokens.begin + 1 < tokens.end && r->tokens[tokens.begin].upos == TW_DET &&
         r->tokens[tokens.begin].head == r->coref->mentions.items[m].head &&
         !coref_is_negative_determiner(&r->tokens[tokens.begin]))
    tokens.begin++;
  while (tokens.begin >= 2 && tw_str_is(r->tokens[tokens.begin - 1].form, "-") &&
         !r->tokens[tokens.begin - 1].space_after && !r->tokens[tokens.begin - 2].space_after &&
         r->tokens[tokens.begin - 2].sentence == r->tokens[tokens.begin].sentence)
    tokens.begin -= 2; /* "swearing-[in]" */
  while (tokens.begin < mention->head && tw_str_is(r->tokens[tokens.begin].form, ",")) tokens.begin++;
  tokens = without_stray_quotes(r, tokens);
  uint32_t shared = shared_possessor(r, m);
  bool blank = shared != TW_NONE;
  if (blank) append_owner(r, out, &n, shared, false);
  for (uint32_t i = tokens.begin; i < tokens.end && n + 1 < COREF_LABEL;) {
    uint32_t p = possessor_from(r, m, i, tokens.end, &owner);
    if (p != TW_NONE) {
      append_owner(r, out, &n, p, blank);
      i = owner.end;
    } else
      append(out, &n, COREF_LABEL, r->tokens[i++].form, blank);
    blank = r->tokens[i - 1].space_after;
  }
  return tw_str_n(out, n);
}

static TwStr set_label(Resolver *r, const Info *chain, const TwEntity *entities) {
  TwStr label = tw_str_n("", 0);
  for (uint32_t i = 0; i < chain->members_count; i++) {
    TwStr next = entities[r->coref->mentions.items[coref_root(r, chain->members[i])].entity].label;
    const char *gap = i == 0 ? "" : i + 1 == chain->members_count ? " and " : ", ";
    if (label.len + next.len > 2 * COREF_LABEL) break;
    label = tw_arena_printf(r->arena, "%.*s%s%.*s", TW_FMT(label), gap, TW_FMT(next));
  }
  return label;
}

/* "China's [Ministry of Defence]" is one among many of its name. */
static TwStr full_name(Resolver *r, uint32_t root) {
  const Info *chain = &r->infos.items[root];
  const TwMention *mention = &r->coref->mentions.items[root];
  if (chain->name.len == 0 || chain->gaz != TW_NONE || chain->sort != SORT_GROUP || !chain->sure) return chain->name;
  if (mention->kind != TW_MENTION_NAME || chain->possessor == TW_NONE) return chain->name;
  const Info *owner = coref_chain(r, chain->possessor);
  if (owner->gaz == TW_NONE || owner->gaz != owner->country || owner->name.len == 0) return chain->name;
  if (tw_str_find(chain->name, owner->name, 0) != SIZE_MAX) return chain->name;
  return tw_arena_printf(r->arena, "%.*s of %.*s", TW_FMT(chain->name), TW_FMT(owner->name));
}

static TwEntity entity_of(Resolver *r, uint32_t root) {
  const Info *chain = &r->infos.items[root];
  TwEntity e = {.type = chain->type == TW_NO_ID ? r->thing : chain->type,
                .gaz = chain->gaz,
                .country = chain->country,
                .sector = chain->sector,
                .gender = chain->gender,
                .plural = chain->number == NUMBER_PLUR || chain->members_count > 0,
                .generic = chain->generic};
  if (chain->sort == SORT_PERSON && !tw_ontology_is_a(r->ontology, e.type, r->person)) e.type = r->person;
  if (!e.gender && chain->sort && chain->sort != SORT_PERSON) e.gender = 'n';
  e.name = full_name(r, root);
  return e;
}

static bool has_words(TwMentionKind kind) { return kind == TW_MENTION_NOMINAL || kind == TW_MENTION_NAME; }

/* The first mention with words of its own labels a nameless chain; a pronoun alone labels itself. */
static uint32_t labelling(const Resolver *r, const TwEntity *e) {
  for (uint32_t i = 0; i < e->mentions.count; i++)
    if (has_words(r->coref->mentions.items[e->mentions.items[i]].kind)) return e->mentions.items[i];
  return e->mentions.items[0];
}

static bool distribute(Resolver *r) {
  TwCoref *coref = r->coref;
  uint32_t *counts = TW_NEW_ARRAY(r->arena, uint32_t, (size_t)coref->entities.count + 1);
  uint32_t *all = TW_NEW_ARRAY(r->arena, uint32_t, (size_t)coref->mentions.count + 1);
  if (!counts || !all) return false;
  for (uint32_t m = 0; m < coref->mentions.count; m++) counts[coref->mentions.items[m].entity]++;
  uint32_t at = 0;
  for (uint32_t e = 0; e < coref->entities.count; e++) {
    coref->entities.items[e].mentions.items = all + at;
    at += counts[e];
    counts[e] = at - counts[e];
  }
  for (uint32_t m = 0; m < coref->mentions.count; m++) {
    uint32_t e = coref->mentions.items[m].entity;
    all[counts[e]++] = m;
    coref->entities.items[e].mentions.count++;
  }
  return true;
}

static bool take_members(Resolver *r, TwEntity *e, const Info *chain) {
  uint32_t *members = TW_NEW_ARRAY(r->arena, uint32_t, chain->members_count);
  if (!members) return false;
  for (uint32_t i = 0; i < chain->members_count; i++)
    members[i] = r->coref->mentions.items[coref_root(r, chain->members[i])].entity;
  e->members.items = members;
  e->members.count = chain->members_count;
  return true;
}

bool coref_make_entities(Resolver *r) {
  TwCoref *coref = r->coref;
  for (uint32_t m = 0; m < coref->mentions.count; m++) {
    uint32_t root = coref_root(r, m); /* the chain's first mention */
    if (root != m) {
      coref->mentions.items[m].entity = coref->mentions.items[root].entity;
      continue;
    }
    coref->mentions.items[m].entity = coref->entities.count;
    if (!TW_PUSH(r->arena, &coref->entities, entity_of(r, m))) return false;
  }
  if (!distribute(r)) return false;
  for (uint32_t e = 0; e < coref->entities.count; e++) {
    TwEntity *entity = &coref->entities.items[e];
    const Info *chain = coref_chain(r, entity->mentions.items[0]);
    entity->label = entity->name.len ? entity->name : phrase_label(r, labelling(r, entity));
    if (chain->members_count && !take_members(r, entity, chain)) return false;
  }
  for (uint32_t e = 0; e < coref->entities.count; e++) {
    TwEntity *entity = &coref->entities.items[e];
    if (entity->members.count && entity->name.len == 0)
      entity->label = set_label(r, coref_chain(r, entity->mentions.items[0]), coref->entities.items);
  }
  return tw_arena_status(r->arena) == TW_OK;
}
