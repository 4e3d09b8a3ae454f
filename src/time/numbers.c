/* Numbers in digits and in words. */
#include "time/expr.h"

/* Digits with one decimal or with commas: "2.5", "1,200". */
static bool number_token(TwStr w, int32_t *tenths) {
  int32_t value = 0;
  size_t k = 0;
  for (; k < w.len && (tw_is_digit((unsigned char)w.ptr[k]) || (w.ptr[k] == ',' && k)); k++) {
    if (w.ptr[k] == ',') continue;
    if (value > 100000) return false;
    value = value * 10 + (w.ptr[k] - '0');
  }
  if (!k) return false;
  *tenths = value * 10;
  if (k + 2 == w.len && w.ptr[k] == '.' && tw_is_digit((unsigned char)w.ptr[k + 1])) {
    *tenths += w.ptr[k + 1] - '0';
    return true;
  }
  return k == w.len;
}

/* Value of one word: "twenty", "twenty-five", "dozen"; -1 where it is no number. */
static int word_number(const Reader *r, uint32_t i, bool article) {
  if (i < r->begin || i >= r->end || !r->known[i]) return -1;
  TwStr w = timex_word_at(r, i), ones = w, tens;
  const TwGazTimeWord *word = tw_gaz_time_word(w, TW_TW_NUMBER);
  if (word) return !article && (timex_word_is(r, i, A) || timex_word_is(r, i, AN)) ? -1 : word->number;
  if (!tw_str_split(&ones, '-', &tens) || !ones.len) return -1;
  const TwGazTimeWord *ten = tw_gaz_time_word(tens, TW_TW_NUMBER), *one = tw_gaz_time_word(ones, TW_TW_NUMBER);
  return ten && one && ten->number >= 20 && ten->number < 100 && one->number < 10 ? ten->number + one->number : -1;
}

/* "twenty", "twenty-five", "two hundred", "three thousand". */
static uint32_t words_amount(const Reader *r, uint32_t i, int32_t *tenths) {
  int32_t value = word_number(r, i, true);
  if (value < 0) return 0;
  uint32_t at = i + 1;
  for (int more = 0; more < 4; more++) {
    int next = word_number(r, timex_skip_hyphen(r, at), false);
    if (next < 0) break;
    if (value >= 20 && value % 10 == 0 && next < 10)
      value += next;
    else if (next >= 100 && value < next)
      value *= next;
    else if (value % 100 == 0 && next < 100 && value)
      value += next;
    else
      break;
    at = timex_skip_hyphen(r, at) + 1;
  }
  *tenths = value * 10;
  return at;
}

int timex_spoken_year_at(const Reader *r, uint32_t i, uint32_t *end) {
  int first = word_number(r, i, false);
  uint32_t at = timex_skip_hyphen(r, i + 1);
  int second = first < 0 ? -1 : word_number(r, at, false);
  *end = at + 1;
  if (first == 2 && second == 1000) return 2000;
  if (first < 11 || first > 20 || second < 10 || second > 99) return 0;
  uint32_t behind = timex_skip_hyphen(r, *end);
  int third = second >= 20 && second % 10 == 0 ? word_number(r, behind, false) : -1;
  if (third > 0 && third < 10) {
    second += third;
    *end = behind + 1;
  }
  return first * 100 + second;
}

uint32_t timex_amount_at(const Reader *r, uint32_t i, int32_t *tenths) {
  uint32_t end = 0;
  if (number_token(timex_word_at(r, i), tenths))
    end = i + 1;
  else
    end = words_amount(r, i, tenths);
  if (!end) return 0;
  if (timex_word_is(r, end, AND) && timex_word_is(r, end + 1, A) && timex_word_is(r, end + 2, HALF)) {
    *tenths += 5;
    end += 3;
  } else if (timex_word_is(r, end, SLASH_HALF) || timex_word_is(r, end, SIGN_HALF)) {
    *tenths += 5;
    end++;
  } else if (timex_word_is(r, end, DOZEN)) {
    *tenths *= 12;
    end++;
  }
  return end;
}
