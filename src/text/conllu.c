#include "text/conllu.h"

#include "base/utf8.h"

typedef struct Writer {
  const TwDocument *document;
  const TwConlluOptions *options;
  TwBuf *out;
  uint32_t name; /* the first name that does not end before the current token */
} Writer;

/* A column: never empty, no tab or line end in it. */
static void column(TwBuf *out, TwStr s) {
  if (s.len == 0) s = TW_STR("_");
  size_t from = 0;
  for (size_t i = 0; i < s.len; i++)
    if ((unsigned char)s.ptr[i] < 0x20) {
      tw_buf_add(out, tw_str_n(s.ptr + from, i - from));
      tw_buf_char(out, ' ');
      from = i + 1;
    }
  tw_buf_add(out, tw_str_n(s.ptr + from, s.len - from));
}

/* The text of a sentence on one line: every run of white space is one blank. */
static void text_line(TwBuf *out, TwStr s) {
  tw_buf_z(out, "# text = ");
  bool blank = false;
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    blank = blank || c <= ' ';
    if (c <= ' ') continue;
    if (blank) tw_buf_char(out, ' ');
    blank = false;
    tw_buf_char(out, (char)c);
  }
  tw_buf_char(out, '\n');
}

static void name_field(Writer *w, uint32_t token) {
  const TwDocument *d = w->document;
  while (w->name < d->names.count && d->names.items[w->name].tokens.end <= token) w->name++;
  const TwName *name = w->name < d->names.count ? &d->names.items[w->name] : NULL;
  if (!name || name->tokens.begin > token) {
    tw_buf_z(w->out, "NER=O|");
    return;
  }
  tw_buf_z(w->out, name->tokens.begin == token ? "NER=B-" : "NER=I-");
  tw_buf_add(w->out, tw_name_kind_name(name->kind));
  tw_buf_char(w->out, '|');
}

static void misc(Writer *w, uint32_t token, bool space_after, bool is_range) {
  TwBuf *out = w->out;
  size_t before = out->len;
  if (!space_after) tw_buf_z(out, "SpaceAfter=No|");
  if (!is_range && w->options && w->options->names) name_field(w, token);
  if (!is_range && w->options && w->options->misc) w->options->misc(w->options->user, w->document, token, out);
  if (out->len == before)
    tw_buf_char(out, '_');
  else if (out->ptr[out->len - 1] == '|')
    out->ptr[--out->len] = '\0';
  tw_buf_char(out, '\n');
}

static void range_line(Writer *w, const TwSentence *s, uint32_t token) {
  const TwToken *t = &w->document->tokens.items[token];
  uint32_t last = token + t->words - 1, number = token - s->tokens.begin + 1;
  tw_buf_printf(w->out, "%u-%u\t", number, number + t->words - 1);
  column(w->out, tw_document_words(w->document, (TwSpan){token, last + 1}));
  tw_buf_z(w->out, "\t_\t_\t_\t_\t_\t_\t_\t");
  misc(w, token, w->document->tokens.items[last].space_after, true);
}

static void word_line(Writer *w, const TwSentence *s, uint32_t token, bool inside_range) {
  const TwToken *t = &w->document->tokens.items[token];
  TwBuf *out = w->out;
  tw_buf_printf(out, "%u\t", token - s->tokens.begin + 1);
  column(out, t->form);
  tw_buf_char(out, '\t');
  column(out, t->lemma);
  tw_buf_char(out, '\t');
  column(out, t->upos < TW_UPOS_COUNT ? tw_upos_name((TwUpos)t->upos) : TW_STR("_"));
  tw_buf_char(out, '\t');
  column(out, t->xpos < TW_XPOS_COUNT ? tw_xpos_name(t->xpos) : TW_STR("_"));
  tw_buf_char(out, '\t');
  column(out, t->feats);
  if (t->rel >= TW_REL_COUNT)
    tw_buf_z(out, "\t_\t_\t_\t");
  else {
    tw_buf_printf(out, "\t%u\t", t->head == TW_NONE ? 0 : t->head - s->tokens.begin + 1);
    column(out, tw_rel_name((TwRel)t->rel));
    tw_buf_z(out, "\t_\t");
  }
  misc(w, token, inside_range || t->space_after, false);
}

static void sentence(Writer *w, uint32_t index) {
  const TwDocument *d = w->document;
  const TwSentence *s = &d->sentences.items[index];
  if (index == 0 || d->sentences.items[index - 1].paragraph != s->paragraph) tw_buf_z(w->out, "# newpar\n");
  tw_buf_z(w->out, "# sent_id = ");
  column(w->out, d->id);
  tw_buf_printf(w->out, "-%u\n", index + 1);
  text_line(w->out, tw_document_text(d, s->span));
  uint32_t range_end = 0;
  for (uint32_t i = s->tokens.begin; i < s->tokens.end; i++) {
    if (d->tokens.items[i].words > 1) {
      range_line(w, s, i);
      range_end = i + d->tokens.items[i].words;
    }
    word_line(w, s, i, i < range_end);
  }
  tw_buf_char(w->out, '\n');
}

void tw_conllu_write(const TwDocument *document, const TwConlluOptions *options, TwBuf *out) {
  Writer w = {document, options, out, 0};
  tw_buf_z(out, "# newdoc id = ");
  column(out, document->id);
  tw_buf_char(out, '\n');
  for (uint32_t i = 0; i < document->sentences.count; i++) sentence(&w, i);
  if (document->sentences.count == 0) tw_buf_char(out, '\n');
}
