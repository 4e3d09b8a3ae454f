/* Links that are probable, not sure: the analysis shows them, a graph does not build upon them. */
#include "coref/internal.h"

/** Sentences back that the same noun is looked for. */
#define LOOSE_SENTENCES 40u

static const TwMention *mention_at(const Resolver *r, uint32_t m) { return &r->coref->mentions.items[m]; }

/* What is not told apart by names; kinds of nouns are guesses, and may differ. */
static bool join(Resolver *r, uint32_t a, uint32_t b) {
  const Info *x = coref_chain(r, a), *y = coref_chain(r, b);
  if (x->gaz != TW_NONE && y->gaz != TW_NONE && x->gaz != y->gaz) return false;
  if (x->personal && y->personal && !tw_str_eq(x->name, y->name)) return false;
  coref_unite(r, a, b);
  return true;
}

/* The same noun in the same number, and nothing that narrows it anew. */
static bool link_noun(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  TwStr lemma = r->tokens[mention_at(r, m)->head].lemma;
  for (uint32_t c = m, seen = 0; c-- > 0 && seen < 4 * COREF_WINDOW; seen++) {
    const Info *other = &r->infos.items[c];
    if (info->sentence - other->sentence > LOOSE_SENTENCES) break;
    if (mention_at(r, c)->kind != TW_MENTION_NOMINAL || other->number != info->number) continue;
    if (!tw_str_eq_fold(r->tokens[mention_at(r, c)->head].lemma, lemma)) continue;
    if (!coref_says_no_more(r, c, m) || (info->possessor != TW_NONE && !coref_same_possessor(r, c, m))) continue;
    bool as_much = coref_says_no_more(r, m, c);
    if (!as_much && !info->definite) continue;
    if (info->indefinite && info->sentence - other->sentence > COREF_NOMINAL_SENTENCES) break;
    if (join(r, c, m)) return true;
  }
  return false;
}

/* What the tree puts beside another noun, of whatever kind it seems to be. */
static bool link_beside(Resolver *r, uint32_t m) {
  const TwToken *t = &r->tokens[mention_at(r, m)->head];
  uint32_t other = t->rel == TW_REL_APPOS ? coref_mention_of(r, t->head) : TW_NONE;
  return other != TW_NONE && join(r, other, m);
}

static bool link_nominal(Resolver *r, uint32_t m) {
  const Info *info = &r->infos.items[m];
  if (coref_link_predicate(r, m)) return true;
  if (link_beside(r, m)) return true;
  return !info->generic && link_noun(r, m);
}

bool coref_link_loosely(Resolver *r) {
  r->loose = true;
  for (uint32_t m = 0; m < r->infos.count; m++) {
    if (coref_root(r, m) != m) continue;
    switch (mention_at(r, m)->kind) {
    case TW_MENTION_NOMINAL:
      link_nominal(r, m);
      break;
    case TW_MENTION_PRONOUN:
      coref_link_pronoun_loosely(r, m);
      break;
    case TW_MENTION_NAME:
      link_beside(r, m);
      break;
    default:
      break;
    }
  }
  return tw_arena_status(r->arena) == TW_OK;
}
