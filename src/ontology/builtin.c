#include "ontology/builtin.h"

#include "ontology/build.h"

const TwOntology *tw_ontology_builtin(void) { return &tw_ontology_tables; }

TwStatus tw_ontology_load(const char *folder, const TwAllocator *allocator, const TwDiagSink *sink, TwOntology **out) {
  TwArena scratch;
  TwSourceFile *files;
  uint32_t count;
  *out = NULL;
  tw_arena_init(&scratch, allocator);
  TwStatus status = tw_ontology_read_folder(folder, tw_str(folder), &scratch, sink, &files, &count);
  if (status == TW_OK)
    status = tw_ontology_build(tw_ontology_sources, tw_ontology_source_count, files, count, allocator, sink, out);
  tw_arena_release(&scratch);
  return status;
}
