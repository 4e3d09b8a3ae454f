#include "base/buf.h"
#include "base/sha256.h"
#include "ontology/build.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* Files of one folder; more are TW_ERR_LIMIT. */
#define FILE_LIMIT 1000

static uint16_t *ids(TwArena *arena, uint32_t n) {
  uint16_t *p = TW_NEW_ARRAY(arena, uint16_t, n + 1);
  if (p) memset(p, 0xFF, (n + 1) * sizeof *p);
  return p;
}

static TwStatus tables(TwBuild *b) {
  static TwStatus (*const steps[])(TwBuild *) = {tw_build_vocabulary, tw_build_classes, tw_build_roles,
                                                 tw_build_properties, tw_build_frames,  tw_build_words,
                                                 tw_build_triggers};
  uint32_t n = b->source->terms.count;
  b->resources = TW_NEW_ARRAY(b->source->arena, uint16_t, n + 1);
  b->class_of = ids(b->source->arena, n);
  b->role_of = ids(b->source->arena, n);
  b->prep_of = ids(b->source->arena, n);
  b->property_of = ids(b->source->arena, n);
  b->context_of = ids(b->source->arena, n);
  if (tw_arena_status(b->source->arena) != TW_OK) return TW_ERR_MEMORY;
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    TwStatus status = steps[i](b);
    if (status == TW_OK) status = tw_arena_status(b->arena);
    if (status == TW_OK) status = tw_arena_status(b->source->arena);
    if (status != TW_OK) return status;
  }
  return b->errors ? TW_ERR_SYNTAX : TW_OK;
}

static TwStatus read_all(TwSource *source, const TwSourceFile *files, uint32_t count, uint8_t layer) {
  for (uint32_t i = 0; i < count; i++) {
    TwStatus status = tw_source_read(source, files[i].name, files[i].text, layer);
    if (status != TW_OK) return status;
  }
  return TW_OK;
}

/* A hash of the texts alone: what files are called, and where they lie, changes nothing. */
static TwStatus version(TwSource *source, TwArena *arena, TwStr *out) {
  TwBuf buf;
  char hex[2 * TW_SHA256_SIZE + 1];
  tw_buf_init(&buf, source->arena->allocator);
  for (uint32_t i = 0; i < source->files.count; i++) {
    tw_buf_add(&buf, source->files.items[i].text);
    tw_buf_char(&buf, '\f');
  }
  TwStatus status = tw_buf_status(&buf);
  if (status == TW_OK) {
    tw_sha256_hex(tw_buf_str(&buf), hex);
    *out = tw_arena_str(arena, tw_str_n(hex, 16));
  }
  tw_buf_release(&buf);
  return status;
}

/* An ontology with nothing in it, in an arena of its own. */
static TwOntology *fresh(const TwAllocator *allocator) {
  TwArena *arena = tw_alloc(allocator, sizeof *arena);
  if (!arena) return NULL;
  tw_arena_init(arena, allocator);
  TwOntology *o = TW_NEW(arena, TwOntology);
  if (o)
    o->arena = arena;
  else {
    tw_arena_release(arena);
    tw_free(allocator, arena);
  }
  return o;
}

TwStatus tw_ontology_build(const TwSourceFile *below, uint32_t below_count, const TwSourceFile *above,
                           uint32_t above_count, const TwAllocator *allocator, const TwDiagSink *sink,
                           TwOntology **out) {
  TwArena scratch;
  TwSource source;
  *out = NULL;
  TwOntology *o = fresh(allocator);
  if (!o) return TW_ERR_MEMORY;
  tw_arena_init(&scratch, allocator);
  tw_source_init(&source, &scratch, sink);
  TwBuild b = {.source = &source, .arena = o->arena, .o = o};
  TwStatus status = read_all(&source, below, below_count, 0);
  if (status == TW_OK) status = read_all(&source, above, above_count, 1);
  if (status == TW_OK) status = version(&source, o->arena, &o->version);
  if (status == TW_OK) status = tw_source_finish(&source);
  if (status == TW_OK) status = tables(&b);
  tw_arena_release(&scratch);
  if (status == TW_OK)
    *out = o;
  else
    tw_ontology_free(o);
  return status;
}

void tw_ontology_free(TwOntology *ontology) {
  if (!ontology || !ontology->arena) return;
  TwArena *arena = ontology->arena;
  const TwAllocator *allocator = arena->allocator;
  tw_arena_release(arena);
  tw_free(allocator, arena);
}

static TwStatus read_file(const char *path, TwArena *arena, const TwDiagSink *sink, TwStr *text) {
  TwBuf buf;
  char chunk[16384];
  size_t n;
  FILE *file = fopen(path, "rb");
  if (!file) return tw_diag(sink, TW_ERROR, TW_ERR_IO, path, SIZE_MAX, "the file cannot be read");
  tw_buf_init(&buf, arena->allocator);
  while (buf.len <= TW_SOURCE_FILE_LIMIT && (n = fread(chunk, 1, sizeof chunk, file)) > 0)
    tw_buf_add(&buf, tw_str_n(chunk, n));
  TwStatus status = ferror(file) ? TW_ERR_IO : tw_buf_status(&buf);
  if (status == TW_ERR_IO) tw_diag(sink, TW_ERROR, TW_ERR_IO, path, SIZE_MAX, "the file cannot be read");
  if (status == TW_OK) {
    TwStr all = tw_buf_str(&buf);
    *text = tw_arena_str(arena, all);
    if (all.len && !text->ptr) status = TW_ERR_MEMORY;
  }
  tw_buf_release(&buf);
  fclose(file);
  return status;
}

static int by_name(const void *a, const void *b) { return tw_str_cmp(*(const TwStr *)a, *(const TwStr *)b); }

typedef TW_ARRAY(TwStr) Names;

static TwStatus list_folder(const char *folder, TwArena *arena, const TwDiagSink *sink, Names *names) {
  DIR *dir = opendir(folder);
  if (!dir) return tw_diag(sink, TW_ERROR, TW_ERR_IO, folder, SIZE_MAX, "the folder cannot be read");
  TwStatus status = TW_OK;
  for (struct dirent *entry; status == TW_OK && (entry = readdir(dir));) {
    TwStr name = tw_str(entry->d_name);
    if (!tw_str_ends(name, TW_STR(".ttl")) || name.ptr[0] == '.') continue;
    if (names->count == FILE_LIMIT)
      status = tw_diag(sink, TW_ERROR, TW_ERR_LIMIT, folder, SIZE_MAX, "the folder holds too many files");
    else if (!TW_PUSH(arena, names, tw_arena_str(arena, name)))
      status = TW_ERR_MEMORY;
  }
  closedir(dir);
  if (status == TW_OK && names->count) qsort(names->items, names->count, sizeof(TwStr), by_name);
  return status;
}

TwStatus tw_ontology_read_folder(const char *folder, TwStr prefix, TwArena *arena, const TwDiagSink *sink,
                                 TwSourceFile **files, uint32_t *count) {
  Names names = {0};
  TwStatus status = list_folder(folder, arena, sink, &names);
  *files = TW_NEW_ARRAY(arena, TwSourceFile, names.count + 1);
  *count = names.count;
  for (uint32_t i = 0; i < names.count && status == TW_OK; i++) {
    TwStr path = tw_arena_printf(arena, "%s/%.*s", folder, TW_FMT(names.items[i]));
    (*files)[i].name = tw_arena_printf(arena, "%.*s/%.*s", TW_FMT(prefix), TW_FMT(names.items[i]));
    status = tw_arena_status(arena);
    if (status == TW_OK) status = read_file(path.ptr, arena, sink, &(*files)[i].text);
  }
  return status == TW_OK ? tw_arena_status(arena) : status;
}
