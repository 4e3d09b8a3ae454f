#include "tag/lemma.h"
#include "base/utf8.h"
#include "encode/pieces.h"

#include <utf8proc.h>

#define SUFFIX 6 /* characters of the longest rule */

bool tw_lemmas_init(TwLemmas *lemmas, const TwModel *model) {
  return tw_model_table(model, "lemma.words", &lemmas->words) && tw_model_table(model, "lemma.rules", &lemmas->rules);
}

/* Classes whose lemma depends on XPOS: verbs by tense, nouns by number, … */
static bool is_open(TwUpos upos) {
  return upos == TW_NOUN || upos == TW_PROPN || upos == TW_VERB || upos == TW_AUX || upos == TW_ADJ || upos == TW_ADV ||
         upos == TW_PRON || upos == TW_DET;
}

/* The class (two bytes), then the form, in lower case unless it is a proper noun. */
typedef struct Key {
  char bytes[2 + TW_LEMMA_BYTES + 8];
  size_t len;
} Key;

/* Proper nouns and words that are part of a name; adjectives like "Peruvian" where no sentence begins. */
static bool keeps_case(TwStr form, TwUpos upos, uint8_t xpos, bool first) {
  TwStr tag = tw_xpos_name(xpos);
  return upos == TW_PROPN || tw_str_is(tag, "NNP") || tw_str_is(tag, "NNPS") ||
         (upos == TW_ADJ && !first && tw_shape_of(form) == TW_SHAPE_CAPITALISED);
}

static void make_key(Key *key, TwStr form, TwUpos upos, uint8_t xpos, bool keep) {
  key->bytes[0] = (char)('A' + upos);
  key->bytes[1] = (char)('!' + (is_open(upos) ? xpos : TW_XPOS_COUNT));
  key->len = 2;
  while (form.len && key->len + 4 <= sizeof key->bytes) {
    uint32_t rune = 0;
    size_t n = tw_utf8_decode(form, &rune);
    if (n == 0) {
      key->bytes[key->len++] = form.ptr[0];
      n = 1;
    } else {
      if (!keep) rune = (uint32_t)utf8proc_tolower((utf8proc_int32_t)rune);
      key->len += tw_utf8_encode(rune, key->bytes + key->len);
    }
    form = tw_str_n(form.ptr + n, form.len - n);
  }
}

/* Where the last `count` characters of the form begin; 2 where it has no more. */
static size_t suffix_start(const Key *key, int count) {
  size_t at = key->len;
  while (count > 0 && at > 2) {
    at--;
    if (((unsigned char)key->bytes[at] & 0xC0) != 0x80) count--;
  }
  return at;
}

static bool find_rule(const TwLemmas *lemmas, const Key *key, TwStr *rule) {
  for (int n = SUFFIX; n >= 0; n--) {
    size_t at = suffix_start(key, n);
    char suffix[2 + 4 * SUFFIX];
    memcpy(suffix, key->bytes, 2);
    memcpy(suffix + 2, key->bytes + at, key->len - at);
    if (tw_table_find(&lemmas->rules, tw_str_n(suffix, 2 + key->len - at), rule) && rule->len > 0) return true;
  }
  return false;
}

/* The form without its end, and what the rule appends. */
static TwStr apply(const Key *key, TwStr rule, TwStr form, TwArena *arena) {
  char word[TW_LEMMA_BYTES + 264];
  size_t cut = (unsigned char)rule.ptr[0], stem = key->len - 2, more = rule.len - 1;
  bool within = cut > 0 && cut < stem && ((unsigned char)key->bytes[key->len - cut] & 0xC0) == 0x80; /* a character */
  if (cut > stem || within || more > 255 || stem - cut + more == 0) cut = more = 0;
  memcpy(word, key->bytes + 2, stem - cut);
  memcpy(word + stem - cut, rule.ptr + 1, more);
  TwStr lemma = tw_str_n(word, stem - cut + more);
  return tw_str_eq(lemma, form) ? form : tw_arena_str(arena, lemma);
}

TwStr tw_lemma_of(const TwLemmas *lemmas, TwStr form, TwUpos upos, uint8_t xpos, bool first, TwArena *arena) {
  if (form.len > TW_LEMMA_BYTES) return form;
  Key key;
  TwStr found, rule = TW_STR("\0");
  /* tagged a verb here and an adjective there: "were [injured]" */
  if (upos == TW_VERB && !tw_str_starts(tw_xpos_name(xpos), TW_STR("VB")) && tw_str_ends(form, TW_STR("ed")))
    xpos = tw_xpos_of(TW_STR("VBN"));
  make_key(&key, form, upos, xpos, keeps_case(form, upos, xpos, first));
  if (tw_table_find(&lemmas->words, tw_str_n(key.bytes, key.len), &found) && found.len) return found;
  find_rule(lemmas, &key, &rule);
  /* "freed" comes of "free", not of "fre" */
  bool eed = upos == TW_VERB && key.len > 6 && memcmp(key.bytes + key.len - 3, "eed", 3) == 0;
  if (eed && rule.len == 1 && rule.ptr[0] == 2) rule = tw_str_n("\1", 1);
  return apply(&key, rule, form, arena);
}
