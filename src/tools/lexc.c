/* lexc FOLDER OUT.c: compiles the ontology's Turtle into static tables, and embeds the Turtle itself for `--ontology`
 * to build on. The same files give the same bytes. */
#include "base/buf.h"
#include "ontology/build.h"

#include <stdio.h>

static void on_diagnostic(void *user, const TwDiagnostic *d) {
  (void)user;
  fprintf(stderr, "%s: %s: %s\n", d->document ? d->document : "lexc", d->severity == TW_ERROR ? "error" : "warning",
          d->message);
}

static void put_string(TwBuf *out, TwStr s) {
  tw_buf_char(out, '"');
  for (size_t i = 0; i < s.len; i++) {
    unsigned char c = (unsigned char)s.ptr[i];
    if (c == '"' || c == '\\' || c == '?')
      tw_buf_printf(out, "\\%c", c);
    else if (c == '\n')
      tw_buf_z(out, i + 1 < s.len ? "\\n\"\n\"" : "\\n");
    else if (c < 0x20 || c >= 0x7F)
      tw_buf_printf(out, "\\%03o", c);
    else
      tw_buf_char(out, (char)c);
  }
  tw_buf_char(out, '"');
}

static void put_str(TwBuf *out, TwStr s) {
  tw_buf_char(out, '{');
  put_string(out, s);
  tw_buf_printf(out, ", %zu}", s.len);
}

/* Pools: every list of the tables is a stretch of one of these arrays. */
typedef struct Pools {
  TwBuf ids, strings, slots;
  uint32_t id_count, string_count, slot_count;
} Pools;

static void put_ids(TwBuf *out, Pools *pools, const uint16_t *items, uint32_t count) {
  tw_buf_printf(out, "{ids + %u, %u}", pools->id_count, count);
  for (uint32_t i = 0; i < count; i++)
    tw_buf_printf(&pools->ids, "%u,%c", items[i], ++pools->id_count % 16 ? ' ' : '\n');
}

static void put_strings(TwBuf *out, Pools *pools, const TwStr *items, uint32_t count) {
  tw_buf_printf(out, "{strings + %u, %u}", pools->string_count, count);
  pools->string_count += count;
  for (uint32_t i = 0; i < count; i++) {
    put_str(&pools->strings, items[i]);
    tw_buf_z(&pools->strings, ",\n");
  }
}

static void put_slots(TwBuf *out, Pools *pools, const TwFrame *frame) {
  tw_buf_printf(out, "{slots + %u, %u}", pools->slot_count, frame->slots.count);
  pools->slot_count += frame->slots.count;
  for (uint32_t i = 0; i < frame->slots.count; i++) {
    const TwSlot *s = &frame->slots.items[i];
    tw_buf_printf(&pools->slots, "{%u, %d, %u, %u, ", s->function, s->required, s->prep, s->role);
    put_ids(&pools->slots, pools, s->range.items, s->range.count);
    tw_buf_z(&pools->slots, "},\n");
  }
}

static void put_names(TwBuf *out, TwStr a, TwStr b, TwStr c) {
  TwStr all[] = {a, b, c};
  for (int i = 0; i < 3; i++) {
    put_str(out, all[i]);
    tw_buf_z(out, ", ");
  }
}

static void put_classes(TwBuf *out, Pools *pools, const TwOntology *o) {
  tw_buf_z(out, "static const TwClass classes[] = {\n");
  for (uint32_t i = 0; i < o->classes.count; i++) {
    const TwClass *c = &o->classes.items[i];
    tw_buf_char(out, '{');
    put_names(out, c->name, c->iri, c->label);
    tw_buf_printf(out, "%d, ", (int)c->kind);
    put_names(out, c->plover, c->mode, c->cameo);
    put_str(out, c->planned_plover);
    tw_buf_z(out, ", ");
    put_str(out, c->planned_cameo);
    tw_buf_z(out, ", ");
    put_str(out, c->refused_plover);
    tw_buf_z(out, ", ");
    put_str(out, c->refused_cameo);
    tw_buf_printf(out, ", %uu, ", c->contexts);
    put_ids(out, pools, c->ancestors.items, c->ancestors.count);
    tw_buf_z(out, "},\n");
  }
  tw_buf_z(out, "};\n");
}

static void put_roles(TwBuf *out, Pools *pools, const TwOntology *o) {
  tw_buf_z(out, "static const TwRole roles[] = {\n");
  for (uint32_t i = 0; i < o->roles.count; i++) {
    const TwRole *r = &o->roles.items[i];
    tw_buf_char(out, '{');
    put_names(out, r->name, r->iri, r->label);
    tw_buf_printf(out, "%d, ", (int)r->side);
    put_ids(out, pools, r->range.items, r->range.count);
    tw_buf_z(out, "},\n");
  }
  tw_buf_z(out, "};\nstatic const TwProperty properties[] = {\n");
  for (uint32_t i = 0; i < o->properties.count; i++) {
    const TwProperty *p = &o->properties.items[i];
    tw_buf_char(out, '{');
    put_names(out, p->name, p->iri, p->label);
    tw_buf_printf(out, "%u, %u, %u, %d},\n", p->on, p->from, p->to, p->symmetric);
  }
  tw_buf_z(out, "};\n");
}

static void put_frames(TwBuf *out, Pools *pools, const TwOntology *o) {
  tw_buf_z(out, "static const TwFrame frames[] = {\n");
  for (uint32_t i = 0; i < o->frames.count; i++) {
    const TwFrame *f = &o->frames.items[i];
    tw_buf_char(out, '{');
    put_str(out, f->name);
    tw_buf_z(out, ", ");
    put_str(out, f->iri);
    tw_buf_printf(out, ", %u, %u, %u, %u, %u, %d, ", f->class_id, f->rank, f->factuality, f->complement_factuality,
                  f->lacks, f->collective);
    put_slots(out, pools, f);
    tw_buf_z(out, ", ");
    put_strings(out, pools, f->examples.items, f->examples.count);
    tw_buf_z(out, ", ");
    put_strings(out, pools, f->counterexamples.items, f->counterexamples.count);
    tw_buf_z(out, "},\n");
  }
  tw_buf_z(out, "};\n");
}

static void put_words(TwBuf *out, Pools *pools, const TwOntology *o) {
  tw_buf_z(out, "static const TwEmbedding embeddings[] = {\n");
  for (uint32_t i = 0; i < o->embeddings.count; i++) {
    const TwEmbedding *e = &o->embeddings.items[i];
    tw_buf_char(out, '{');
    put_str(out, e->iri);
    tw_buf_printf(out, ", %u, %d, %d, ", e->factuality, e->attributes, e->object_control);
    put_ids(out, pools, e->preps.items, e->preps.count);
    tw_buf_printf(out, ", %d},\n", e->nominal_object);
  }
  tw_buf_z(out, "};\nstatic const TwSupport supports[] = {\n");
  for (uint32_t i = 0; i < o->supports.count; i++) {
    const TwSupport *s = &o->supports.items[i];
    tw_buf_char(out, '{');
    put_str(out, s->iri);
    tw_buf_printf(out, ", %u, %u, %u, %u, %d},\n", s->noun_function, s->noun_prep, s->subject_as, s->factuality,
                  s->keeps_verb);
  }
  tw_buf_z(out, "};\nstatic const TwTrigger triggers[] = {\n");
  for (uint32_t i = 0; i < o->triggers.count; i++) {
    const TwTrigger *t = &o->triggers.items[i];
    tw_buf_char(out, '{');
    put_str(out, t->lemma);
    tw_buf_z(out, ", ");
    put_str(out, t->head);
    tw_buf_printf(out, ", %u, %d, %u},\n", t->word, (int)t->kind, t->id);
  }
  tw_buf_z(out, "};\n");
}

static void put_sources(TwBuf *out, const TwSourceFile *files, uint32_t count) {
  tw_buf_z(out, "const TwSourceFile tw_ontology_sources[] = {\n");
  for (uint32_t i = 0; i < count; i++) {
    tw_buf_char(out, '{');
    put_str(out, files[i].name);
    tw_buf_z(out, ", ");
    put_str(out, files[i].text);
    tw_buf_z(out, "},\n");
  }
  tw_buf_printf(out, "};\nconst uint32_t tw_ontology_source_count = %u;\n", count);
}

static void put_ontology(TwBuf *out, Pools *pools, const TwOntology *o, const TwSourceFile *files, uint32_t count) {
  static const char *const lists[] = {"classes", "roles", "properties", "frames", "embeddings", "supports"};
  const uint32_t counts[] = {o->classes.count, o->roles.count,      o->properties.count,
                             o->frames.count,  o->embeddings.count, o->supports.count};
  TwBuf tables, names;
  tw_buf_init(&tables, &tw_libc_allocator);
  tw_buf_init(&names, &tw_libc_allocator);
  put_classes(&tables, pools, o);
  put_roles(&tables, pools, o);
  put_frames(&tables, pools, o);
  put_words(&tables, pools, o);
  put_strings(&names, pools, o->contexts.items, o->contexts.count);
  tw_buf_z(&names, ", ");
  put_strings(&names, pools, o->preps.items, o->preps.count);
  tw_buf_z(out, "/* Written by lexc from ontology/; do not edit. */\n#include \"ontology/builtin.h\"\n\n");
  tw_buf_printf(out, "static const uint16_t ids[] = {\n%.*s0};\n", TW_FMT(tw_buf_str(&pools->ids)));
  tw_buf_printf(out, "static const TwStr strings[] = {\n%.*s{0, 0}};\n", TW_FMT(tw_buf_str(&pools->strings)));
  tw_buf_printf(out, "static const TwSlot slots[] = {\n%.*s{0}};\n", TW_FMT(tw_buf_str(&pools->slots)));
  tw_buf_add(out, tw_buf_str(&tables));
  tw_buf_z(out, "const TwOntology tw_ontology_tables = {");
  put_str(out, o->version);
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) tw_buf_printf(out, ", {%s, %u}", lists[i], counts[i]);
  tw_buf_printf(out, ", %.*s, {triggers, %u}, 0};\n", TW_FMT(tw_buf_str(&names)), o->triggers.count);
  put_sources(out, files, count);
  tw_buf_release(&tables);
  tw_buf_release(&names);
}

static TwStatus write_tables(const char *path, const TwOntology *o, const TwSourceFile *files, uint32_t count) {
  TwBuf out;
  Pools pools = {0};
  tw_buf_init(&out, &tw_libc_allocator);
  tw_buf_init(&pools.ids, &tw_libc_allocator);
  tw_buf_init(&pools.strings, &tw_libc_allocator);
  tw_buf_init(&pools.slots, &tw_libc_allocator);
  put_ontology(&out, &pools, o, files, count);
  TwStatus status = tw_buf_status(&out);
  FILE *file = status == TW_OK ? fopen(path, "wb") : NULL;
  if (status == TW_OK && !file) status = TW_ERR_IO;
  if (file && fwrite(out.ptr, 1, out.len, file) != out.len) status = TW_ERR_IO;
  if (file && fclose(file)) status = TW_ERR_IO;
  tw_buf_release(&out);
  tw_buf_release(&pools.ids);
  tw_buf_release(&pools.strings);
  tw_buf_release(&pools.slots);
  return status;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fprintf(stderr, "usage: lexc FOLDER OUT.c\n");
    return 1;
  }
  TwDiagSink sink = {on_diagnostic, NULL};
  TwArena arena;
  TwSourceFile *files;
  uint32_t count;
  TwOntology *o = NULL;
  tw_arena_init(&arena, &tw_libc_allocator);
  TwStatus status = tw_ontology_read_folder(argv[1], TW_STR("ontology"), &arena, &sink, &files, &count);
  if (status == TW_OK) status = tw_ontology_build(files, count, NULL, 0, &tw_libc_allocator, &sink, &o);
  if (status == TW_OK) status = write_tables(argv[2], o, files, count);
  if (status != TW_OK) fprintf(stderr, "lexc: %s\n", tw_status_text(status));
  tw_ontology_free(o);
  tw_arena_release(&arena);
  return status == TW_OK ? 0 : 1;
}
