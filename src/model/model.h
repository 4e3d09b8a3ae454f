/* The model file, mapped into memory and used in place.
 *
 * tw_model_open() checks version, size, header, directory and every offset, so that nothing that is read later lies
 * outside the file; it does not read the weights. tw_model_check() does. A TwModel never changes once it is open and is
 * shared by threads. Everything that the other functions hand out points into the mapping and lives as long as the
 * model. Whoever cuts the file short while it is open stops the program (SIGBUS): replace it by renaming. */
#ifndef TW_MODEL_MODEL_H
#define TW_MODEL_MODEL_H

#include "base/alloc.h"
#include "base/diag.h"

typedef struct TwModel TwModel;

/** Maps the file at `path`. TW_ERR_MODEL with a diagnostic where it is missing, damaged, or of another kind or version;
 * TW_ERR_MEMORY. `*model` is NULL unless TW_OK. `allocator` must outlive the model. */
TwStatus tw_model_open(const char *path, const TwAllocator *allocator, const TwDiagSink *sink, TwModel **model);
/** NULL is legal. */
void tw_model_close(TwModel *model);
/** Reads the whole file and compares its checksum: about 0.1 s. */
TwStatus tw_model_check(const TwModel *model, const TwDiagSink *sink);
/** The checksum of its contents as the file states it: tells one model from another. */
uint32_t tw_model_sum(const TwModel *model);

/** A linear map y = W x + b with weights of 8 bits, packed for the kernels (see format.h). */
typedef struct TwLinear {
  uint32_t inputs, outputs;
  uint32_t padded; /* outputs, up to a multiple of 16: what a kernel writes */
  const int8_t *weights;
  const float *scale;
  const int32_t *sums;
  const float *bias;
} TwLinear;

/** Vectors of 8 bits, one scale each: an embedding. */
typedef struct TwRows {
  uint32_t count, width;
  const int8_t *values;
  const float *scale;
} TwRows;

/** A matrix of floats, row after row. */
typedef struct TwFloats {
  uint32_t rows, columns;
  const float *values;
} TwFloats;

/** Strings by number. */
typedef struct TwTable {
  uint32_t count;
  const uint32_t *offsets;
  const char *bytes;
} TwTable;

/** Hash table over the strings of a TwTable. */
typedef struct TwIndex {
  uint32_t mask;
  const uint16_t *slots;
} TwIndex;

/** The section of that name and kind; false where the model has none. */
bool tw_model_linear(const TwModel *model, const char *name, TwLinear *out);
bool tw_model_rows(const TwModel *model, const char *name, TwRows *out);
bool tw_model_floats(const TwModel *model, const char *name, TwFloats *out);
bool tw_model_table(const TwModel *model, const char *name, TwTable *out);
bool tw_model_index(const TwModel *model, const char *name, TwIndex *out);

/** String `number`; empty beyond the last one. */
TwStr tw_table_get(const TwTable *table, uint32_t number);
/** In a sorted map (keys and values take turns): the value of `key`. */
bool tw_table_find(const TwTable *table, TwStr key, TwStr *value);
/** Number of `s` in `table`, or TW_NONE. */
uint32_t tw_index_find(const TwIndex *index, const TwTable *table, TwStr s);

#endif
