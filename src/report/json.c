#include "report/json.h"

static void separate(TwBuf *out) {
  if (!out->len) return;
  char last = out->ptr[out->len - 1];
  if (last != '{' && last != '[' && last != ':' && last != '\n') tw_buf_char(out, ',');
}

void tw_json_open(TwBuf *out, char bracket) {
  separate(out);
  tw_buf_char(out, bracket);
}

void tw_json_close(TwBuf *out, char bracket) { tw_buf_char(out, bracket); }

void tw_json_value(TwBuf *out, TwStr value) {
  separate(out);
  tw_buf_json(out, value);
}

void tw_json_key(TwBuf *out, const char *key) {
  separate(out);
  tw_buf_json(out, tw_str(key));
  tw_buf_char(out, ':');
}

void tw_json_str(TwBuf *out, const char *key, TwStr value) {
  if (!value.len) return;
  tw_json_key(out, key);
  tw_buf_json(out, value);
}

void tw_json_uint(TwBuf *out, const char *key, uint32_t value) {
  tw_json_key(out, key);
  tw_buf_printf(out, "%u", value);
}

void tw_json_span(TwBuf *out, const TwPlaces *places, TwSpan bytes) {
  TwPlace begin = tw_places_at(places, bytes.begin);
  TwPlace end = tw_places_at(places, bytes.end);
  /* What ends with the title must be counted from the title's start, too. */
  if (begin.in_title && !end.in_title) end = (TwPlace){true, tw_places_at(places, bytes.end - 1).at + 1};
  tw_json_uint(out, "begin", begin.at);
  tw_json_uint(out, "end", end.at);
  if (begin.in_title) tw_json_str(out, "part", TW_STR("title"));
}
