#include "parse/repair_names.h"

#include "gazetteer/gazetteer.h"

static const TwName *person_at(const TwDocument *d, uint32_t token) {
  const TwName *name = token < d->tokens.count ? tw_document_name_at(d, token) : NULL;
  return name && name->kind == TW_NAME_PERSON ? name : NULL;
}

/* The word of a name that the others hang below. */
static uint32_t head_of(const TwDocument *d, const TwName *name) {
  const TwToken *t = d->tokens.items;
  for (uint32_t i = name->tokens.begin; i < name->tokens.end; i++)
    if (t[i].head == TW_NONE || t[i].head < name->tokens.begin || t[i].head >= name->tokens.end) return i;
  return name->tokens.begin;
}

static const TwOffice *office_at(const TwDocument *d, uint32_t token) {
  char lower[64];
  TwStr form = d->tokens.items[token].form;
  if (form.len >= sizeof lower) return NULL;
  for (size_t i = 0; i < form.len; i++) lower[i] = tw_lower(form.ptr[i]);
  return tw_gaz_office(tw_str_n(lower, form.len));
}

/* "in [Sultan] Kudarat": an office inside the name of a place or a body is no title. */
static void repair_inner_title(TwDocument *d, uint32_t i) {
  TwToken *t = d->tokens.items;
  if (t[i].rel != TW_REL_NMOD_DESC || t[i].head == TW_NONE || t[i].head < i) return;
  const TwName *name = tw_document_name_at(d, i);
  if (!name || name->kind == TW_NAME_PERSON || t[i].head >= name->tokens.end || !office_at(d, i)) return;
  t[i].rel = TW_REL_COMPOUND;
}

/* A conjunct of `first` that stands behind `after`. */
static bool goes_on(const TwDocument *d, uint32_t first, uint32_t after) {
  const TwToken *t = d->tokens.items;
  for (uint32_t i = after; i < d->tokens.count && t[i].sentence == t[first].sentence; i++)
    if (t[i].head == first && t[i].rel == TW_REL_CONJ) return true;
  return false;
}

/* "Sturgeon, Labour [MP] Tom Watson and the mayor": what describes the name right behind it is no apposition to the one
 * before, where the list goes on. */
static void repair_next_of_list(TwDocument *d, uint32_t noun) {
  TwToken *t = d->tokens.items;
  uint32_t first = t[noun].head;
  if ((t[noun].rel != TW_REL_APPOS && t[noun].rel != TW_REL_NMOD_DESC) || first == TW_NONE || first >= noun) return;
  const TwName *before = person_at(d, first), *name = person_at(d, noun + 1);
  if (!before || !name || name->tokens.begin != noun + 1 || t[noun].upos == TW_PUNCT || person_at(d, noun)) return;
  uint32_t person = head_of(d, name);
  if ((t[person].head != noun && t[person].head != first) || !goes_on(d, first, name->tokens.end)) return;
  t[person].head = first;
  t[person].rel = TW_REL_CONJ;
  t[noun].head = person;
  t[noun].rel = TW_REL_NMOD_DESC;
}

/* "Raha, Congress MP [Shashi Tharoor] and Aamir Khan": no person is another; the list goes on below the first. */
static void repair_apposed_person(TwDocument *d, uint32_t i) {
  TwToken *t = d->tokens.items;
  uint32_t first = t[i].head;
  if (t[i].rel != TW_REL_APPOS || first == TW_NONE || first >= i || t[i].upos != TW_PROPN || t[first].upos != TW_PROPN)
    return;
  const TwName *before = person_at(d, first), *name = person_at(d, i);
  if (!before || !name || before == name || (!goes_on(d, i, i + 1) && !goes_on(d, first, i + 1))) return;
  for (uint32_t c = i + 1; c < d->tokens.count && t[c].sentence == t[i].sentence; c++)
    if (t[c].head == i && t[c].rel == TW_REL_CONJ) t[c].head = first;
  t[i].rel = TW_REL_CONJ;
}

/* "paid [Ukraine] 3 billion dollars": whose name stands before a sum is paid it. */
static void repair_payee(TwDocument *d, uint32_t i) {
  TwToken *t = d->tokens.items;
  uint32_t sum = t[i].head;
  if (t[i].rel != TW_REL_COMPOUND || t[i].upos != TW_PROPN || sum == TW_NONE || sum < i || t[sum].rel != TW_REL_OBJ)
    return;
  const TwName *name = tw_document_name_at(d, i), *money = tw_document_name_at(d, sum);
  if (!name || !money || money->kind != TW_NAME_MONEY || name->tokens.end != money->tokens.begin) return;
  if (name->kind != TW_NAME_ORGANIZATION && name->kind != TW_NAME_PERSON && name->kind != TW_NAME_LOCATION) return;
  if (t[money->tokens.begin].upos != TW_NUM) return;
  t[i].head = t[sum].head;
  t[i].rel = TW_REL_IOBJ;
}

/* Whether a noun is an office of one holder. */
static bool is_post(const TwDocument *d, uint32_t noun) {
  const TwOffice *office = d->tokens.items[noun].morph & TW_M_PLUR ? NULL : office_at(d, noun);
  return office && (office->kind == TW_OFFICE_PUBLIC || office->kind == TW_OFFICE_PRIVATE);
}

static bool is_definite(const TwDocument *d, uint32_t noun) {
  const TwToken *t = d->tokens.items;
  for (uint32_t i = noun; i-- > 0 && t[i].sentence == t[noun].sentence;)
    if (t[i].head == noun && t[i].rel == TW_REL_DET) return (t[i].morph & TW_M_DEF) != 0;
  return false;
}

/* Whether a word hangs below `noun`, in a few steps. */
static bool is_below(const TwDocument *d, uint32_t word, uint32_t noun) {
  for (int steps = 0; steps < 8 && word != TW_NONE; steps++, word = d->tokens.items[word].head)
    if (word == noun) return true;
  return false;
}

/* "the mayor of Bern, [Alec Graf], and the pilot": the name in commas says who the mayor is. */
static void repair_holder(TwDocument *d, uint32_t person) {
  TwToken *t = d->tokens.items;
  uint32_t noun = t[person].head;
  if (t[person].rel != TW_REL_CONJ || noun == TW_NONE || noun > person || !is_post(d, noun) || !is_definite(d, noun))
    return;
  const TwName *name = person_at(d, person);
  if (!name || name->tokens.begin < noun + 2 || name->tokens.end + 1 >= d->tokens.count) return;
  uint32_t comma = name->tokens.begin - 1, next = name->tokens.end;
  if (!tw_str_is(t[comma].form, ",") || !tw_str_is(t[next].form, ",") || t[next + 1].upos != TW_CCONJ) return;
  if (!is_below(d, comma - 1, noun)) return;
  for (uint32_t i = noun + 1; i < comma; i++)
    if (t[i].head == noun && t[i].rel == TW_REL_CONJ) return;
  t[person].rel = TW_REL_APPOS;
}

void tw_parse_repair_names(TwDocument *d) {
  for (uint32_t i = 0; i < d->tokens.count; i++) {
    repair_inner_title(d, i);
    repair_next_of_list(d, i);
    repair_apposed_person(d, i);
    repair_payee(d, i);
    repair_holder(d, i);
  }
}
