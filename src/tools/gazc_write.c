#include "tools/gazc.h"

#include <stdlib.h>

/* The pool: every string once, each ended by NUL. */
typedef struct Pool {
  TwMap strings;
  TW_ARRAY(uint32_t) offsets;
  uint32_t size;
} Pool;

static uint32_t pooled(Gazc *g, Pool *pool, TwStr s) {
  uint32_t n = tw_map_intern(&pool->strings, s);
  if (n == pool->offsets.count) {
    TW_PUSH(&g->arena, &pool->offsets, pool->size);
    pool->size += (uint32_t)s.len + 1;
  }
  return n < pool->offsets.count ? pool->offsets.items[n] : 0;
}

static int compare_rows(const void *x, const void *y) {
  const Row *a = x, *b = y;
  int c = tw_str_cmp(a->key, b->key);
  if (c) return c;
  if (a->rank != b->rank) return a->rank > b->rank ? -1 : 1;
  return (a->value > b->value) - (a->value < b->value);
}

/* Sorts and drops rows that say the same twice; a word table keeps one row a key. */
static void settle(Rows *rows, bool one_each) {
  if (!rows->count) return;
  qsort(rows->items, rows->count, sizeof *rows->items, compare_rows);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < rows->count; i++) {
    bool repeated = false;
    for (uint32_t k = kept; k-- > 0 && tw_str_eq(rows->items[k].key, rows->items[i].key);)
      if (one_each || rows->items[k].value == rows->items[i].value) repeated = true;
    if (!repeated) rows->items[kept++] = rows->items[i];
  }
  rows->count = kept;
}

static void write_numbers(FILE *out, const char *name, const char *what, const uint32_t *numbers, uint32_t count) {
  fprintf(out, "static const uint32_t %s_%s[] = {", name, what);
  for (uint32_t i = 0; i < count; i++) fprintf(out, "%s%u,", i % 16 ? "" : "\n", (unsigned)numbers[i]);
  fprintf(out, "%s};\n", count ? "" : "0");
}

static void write_table(Gazc *g, Pool *pool, FILE *out, const char *name, Rows *rows, bool one_each) {
  settle(rows, one_each);
  uint32_t *keys = TW_NEW_ARRAY(&g->arena, uint32_t, rows->count + 1);
  uint32_t *values = TW_NEW_ARRAY(&g->arena, uint32_t, rows->count + 1);
  if (!keys || !values) return;
  for (uint32_t i = 0; i < rows->count; i++) {
    keys[i] = pooled(g, pool, rows->items[i].key);
    values[i] = rows->items[i].value;
  }
  write_numbers(out, name, "keys", keys, rows->count);
  write_numbers(out, name, "values", values, rows->count);
  fprintf(out, "const TwGazTable tw_gaz_%s = {%s_keys, %s_values, %u};\n\n", name, name, name, (unsigned)rows->count);
}

static void write_str(Gazc *g, Pool *pool, FILE *out, TwStr s) {
  fprintf(out, "{tw_gaz_pool + %u, %u},", (unsigned)pooled(g, pool, s), (unsigned)s.len);
}

static void write_entries(Gazc *g, Pool *pool, FILE *out) {
  fprintf(out, "const TwGazEntry tw_gaz_entries[] = {\n");
  for (uint32_t i = 0; i < g->entries.count; i++) {
    const TwGazEntry *e = &g->entries.items[i];
    fputc('{', out);
    write_str(g, pool, out, e->label);
    write_str(g, pool, out, e->type);
    write_str(g, pool, out, e->iso3);
    write_str(g, pool, out, e->identity);
    write_str(g, pool, out, e->sector);
    fprintf(out, "%uu,%uu,%uu,(TwGazKind)%d},\n", (unsigned)e->country, (unsigned)e->capital, (unsigned)e->population,
            (int)e->kind);
  }
  fprintf(out, "};\nconst uint32_t tw_gaz_entries_count = %u;\n\n", (unsigned)g->entries.count);
}

static void write_offices(Gazc *g, Pool *pool, FILE *out) {
  fprintf(out, "const TwOffice tw_gaz_offices[] = {\n");
  for (uint32_t i = 0; i < g->offices.count; i++) {
    const TwOffice *o = &g->offices.items[i];
    fputc('{', out);
    write_str(g, pool, out, o->label);
    fprintf(out, "(TwOfficeKind)%d,", (int)o->kind);
    write_str(g, pool, out, o->sector);
    fprintf(out, "%d},\n", o->gender);
  }
  fprintf(out, "};\n\nconst TwGazWord tw_gaz_words[] = {\n");
  for (uint32_t i = 0; i < g->words.count; i++) {
    fputc('{', out);
    write_str(g, pool, out, g->words.items[i].type);
    write_str(g, pool, out, g->words.items[i].sector);
    fprintf(out, "},\n");
  }
  fprintf(out, "};\n\nconst TwGazTimeWord tw_gaz_time_words[] = {\n");
  for (uint32_t i = 0; i < g->time_words.count; i++) {
    const TwGazTimeWord *w = &g->time_words.items[i];
    fprintf(out, "{(TwTimeClass)%d,%d,", (int)w->kind, w->number);
    write_str(g, pool, out, w->code);
    fprintf(out, "},\n");
  }
  fprintf(out, "};\n\n");
}

/* Written last, since the tables fill it; declared first by the header. */
static void write_pool(const Pool *pool, FILE *out) {
  fprintf(out, "const char tw_gaz_pool[] =\n");
  for (uint32_t i = 0; i < pool->strings.entries.count; i++) {
    TwStr s = pool->strings.entries.items[i].key;
    fputc('"', out);
    for (size_t k = 0; k < s.len; k++) {
      unsigned char c = (unsigned char)s.ptr[k];
      if (c == '"' || c == '\\' || c == '?' || c < 0x20 || c >= 0x7F)
        fprintf(out, "\\%03o", c);
      else
        fputc(c, out);
    }
    fprintf(out, "\\0\"\n");
  }
  fprintf(out, ";\n");
}

bool gazc_write(Gazc *g, FILE *out) {
  Pool pool = {0};
  tw_map_init(&pool.strings, &g->arena);
  fprintf(out, "/* Written by gazc from ontology/gazetteer; edit that. */\n#include \"gazetteer/tables.h\"\n\n");
  write_entries(g, &pool, out);
  write_offices(g, &pool, out);
  write_table(g, &pool, out, "names", &g->names, false);
  write_table(g, &pool, out, "codes", &g->codes, true);
  write_table(g, &pool, out, "nouns", &g->nouns, true);
  write_table(g, &pool, out, "office_names", &g->office_names, true);
  write_table(g, &pool, out, "given_names", &g->given_names, true);
  write_table(g, &pool, out, "organization_words", &g->organization_words, true);
  write_table(g, &pool, out, "place_words", &g->place_words, true);
  write_table(g, &pool, out, "abbreviations", &g->abbreviations, true);
  write_table(g, &pool, out, "time_keys", &g->time_keys, false);
  write_pool(&pool, out);
  return !ferror(out) && tw_arena_status(&g->arena) == TW_OK;
}
