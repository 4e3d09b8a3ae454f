#include "model/model.h"
#include "model/format.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct TwModel {
  const TwAllocator *allocator;
  const char *bytes;
  size_t size;
  const TwModelSection *sections;
  uint32_t count;
};

static uint32_t crc32(const void *data, size_t size) {
  static const uint32_t table[16] = {0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4,
                                     0x4DB26158, 0x5005713C, 0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C,
                                     0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C};
  uint32_t sum = UINT32_MAX;
  const unsigned char *p = data;
  for (size_t i = 0; i < size; i++) {
    sum ^= p[i];
    sum = sum >> 4 ^ table[sum & 15];
    sum = sum >> 4 ^ table[sum & 15];
  }
  return ~sum;
}

static uint64_t aligned(uint64_t size) { return (size + TW_MODEL_ALIGN - 1) / TW_MODEL_ALIGN * TW_MODEL_ALIGN; }
static uint64_t panels(uint32_t outputs) { return ((uint64_t)outputs + 15) / 16 * 16; }

/* Bytes that a section of that kind and shape takes; SIZE_MAX for a shape that makes no sense. */
static uint64_t section_size(const TwModelSection *s) {
  uint64_t cells = (uint64_t)s->rows * s->columns;
  switch (s->kind) {
  case TW_FLOATS:
    return cells * 4;
  case TW_LINEAR:
    return s->columns % 8 ? UINT64_MAX : aligned(panels(s->rows) * s->columns) + 3 * aligned(panels(s->rows) * 4);
  case TW_ROWS:
    return aligned(cells) + (uint64_t)s->rows * 4;
  case TW_TABLE:
    return ((uint64_t)s->rows + 1) * 4; /* and the bytes, see table_valid */
  case TW_INDEX:
    return s->rows & (s->rows - 1) ? UINT64_MAX : (uint64_t)s->rows * 2;
  default:
    return UINT64_MAX;
  }
}

static bool table_valid(const char *data, uint32_t rows, uint64_t size) {
  const uint32_t *offsets = (const uint32_t *)(const void *)data;
  uint64_t bytes = size - ((uint64_t)rows + 1) * 4;
  if (offsets[0] != 0) return false;
  for (uint32_t i = 0; i < rows; i++)
    if (offsets[i] > offsets[i + 1]) return false;
  return offsets[rows] == bytes;
}

static bool section_valid(const TwModel *model, const TwModelSection *s) {
  if (s->name[sizeof s->name - 1] || !s->rows || !s->columns) return false;
  if (s->rows > TW_MODEL_SIDE || s->columns > TW_MODEL_SIDE) return false;
  if (s->offset % TW_MODEL_ALIGN || s->offset > model->size || s->size > model->size - s->offset) return false;
  uint64_t size = section_size(s);
  if (s->kind != TW_TABLE) return s->size == size;
  return s->size >= size && table_valid(model->bytes + s->offset, s->rows, s->size);
}

static TwStatus bad(const TwDiagSink *sink, const char *path, const char *what) {
  return tw_diag(sink, TW_ERROR, TW_ERR_MODEL, path, SIZE_MAX, "the model file %s", what);
}

static TwStatus verify(TwModel *model, const char *path, const TwDiagSink *sink) {
  TwModelHeader header;
  if (model->size < sizeof header) return bad(sink, path, "is too short to be one");
  memcpy(&header, model->bytes, sizeof header);
  if (memcmp(header.magic, TW_MODEL_MAGIC, sizeof header.magic)) return bad(sink, path, "is no Triplewire model");
  if (header.version != TW_MODEL_VERSION)
    return tw_diag(sink, TW_ERROR, TW_ERR_MODEL, path, SIZE_MAX,
                   "the model file has version %u, and this program reads version %u", (unsigned)header.version,
                   (unsigned)TW_MODEL_VERSION);
  uint32_t sum = header.header_sum;
  header.header_sum = 0;
  if (crc32(&header, sizeof header) != sum) return bad(sink, path, "is damaged (header)");
  if (header.size != model->size) return bad(sink, path, "is damaged (its length is not what its header says)");
  uint64_t directory = (uint64_t)header.sections * sizeof(TwModelSection);
  if (header.sections > TW_MODEL_SECTIONS || directory > model->size - sizeof header)
    return bad(sink, path, "is damaged (directory)");
  model->sections = (const TwModelSection *)(const void *)(model->bytes + sizeof header);
  model->count = header.sections;
  if (crc32(model->sections, directory) != header.directory_sum) return bad(sink, path, "is damaged (directory)");
  for (uint32_t i = 0; i < model->count; i++)
    if (!section_valid(model, &model->sections[i])) return bad(sink, path, "is damaged (section)");
  return TW_OK;
}

static const char *map_file(const char *path, size_t *size, const TwDiagSink *sink) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat info;
  const char *bytes = NULL;
  if (file < 0 || fstat(file, &info) != 0) {
    tw_diag(sink, TW_ERROR, TW_ERR_MODEL, path, SIZE_MAX, "cannot open the model file: %s",
            errno == ENOENT   ? "there is none"
            : errno == EACCES ? "permission denied"
                              : "input error");
  } else if (!S_ISREG(info.st_mode)) {
    bad(sink, path, "is no regular file");
  } else if (info.st_size < (off_t)sizeof(TwModelHeader)) {
    bad(sink, path, "is too short to be one");
  } else {
    *size = (size_t)info.st_size;
    void *p = mmap(NULL, *size, PROT_READ, MAP_SHARED, file, 0);
    if (p == MAP_FAILED)
      bad(sink, path, "cannot be mapped into memory");
    else
      bytes = p;
  }
  if (file >= 0) close(file);
  return bytes;
}

TwStatus tw_model_open(const char *path, const TwAllocator *allocator, const TwDiagSink *sink, TwModel **out) {
  *out = NULL;
  TwModel *model = tw_alloc_array(allocator, 1, sizeof *model);
  if (!model) return TW_ERR_MEMORY;
  model->allocator = allocator;
  model->bytes = map_file(path, &model->size, sink);
  TwStatus status = model->bytes ? verify(model, path, sink) : TW_ERR_MODEL;
  if (status == TW_OK)
    *out = model;
  else
    tw_model_close(model);
  return status;
}

void tw_model_close(TwModel *model) {
  if (!model) return;
  if (model->bytes) munmap((void *)(uintptr_t)model->bytes, model->size);
  tw_free(model->allocator, model);
}

TwStatus tw_model_check(const TwModel *model, const TwDiagSink *sink) {
  TwModelHeader header;
  memcpy(&header, model->bytes, sizeof header);
  size_t start = sizeof header + model->count * sizeof(TwModelSection);
  if (crc32(model->bytes + start, model->size - start) == header.body_sum) return TW_OK;
  return bad(sink, NULL, "is damaged (contents)");
}

uint32_t tw_model_sum(const TwModel *model) {
  TwModelHeader header;
  memcpy(&header, model->bytes, sizeof header);
  return header.body_sum;
}

static const TwModelSection *find(const TwModel *model, const char *name, TwSectionKind kind) {
  for (uint32_t i = 0; i < model->count; i++)
    if (model->sections[i].kind == kind && !strcmp(model->sections[i].name, name)) return &model->sections[i];
  return NULL;
}

bool tw_model_linear(const TwModel *model, const char *name, TwLinear *out) {
  const TwModelSection *s = find(model, name, TW_LINEAR);
  if (!s) return false;
  const char *p = model->bytes + s->offset;
  uint64_t padded = panels(s->rows), weights = aligned(padded * s->columns), column = aligned(padded * 4);
  *out = (TwLinear){.inputs = s->columns,
                    .outputs = s->rows,
                    .padded = (uint32_t)padded,
                    .weights = (const int8_t *)p,
                    .scale = (const float *)(const void *)(p + weights),
                    .sums = (const int32_t *)(const void *)(p + weights + column),
                    .bias = (const float *)(const void *)(p + weights + 2 * column)};
  return true;
}

bool tw_model_rows(const TwModel *model, const char *name, TwRows *out) {
  const TwModelSection *s = find(model, name, TW_ROWS);
  if (!s) return false;
  const char *p = model->bytes + s->offset;
  uint64_t values = aligned((uint64_t)s->rows * s->columns);
  *out = (TwRows){s->rows, s->columns, (const int8_t *)p, (const float *)(const void *)(p + values)};
  return true;
}

bool tw_model_floats(const TwModel *model, const char *name, TwFloats *out) {
  const TwModelSection *s = find(model, name, TW_FLOATS);
  if (!s) return false;
  *out = (TwFloats){s->rows, s->columns, (const float *)(const void *)(model->bytes + s->offset)};
  return true;
}

bool tw_model_table(const TwModel *model, const char *name, TwTable *out) {
  const TwModelSection *s = find(model, name, TW_TABLE);
  if (!s) return false;
  const char *p = model->bytes + s->offset;
  *out = (TwTable){s->rows, (const uint32_t *)(const void *)p, p + ((size_t)s->rows + 1) * 4};
  return true;
}

bool tw_model_index(const TwModel *model, const char *name, TwIndex *out) {
  const TwModelSection *s = find(model, name, TW_INDEX);
  if (!s) return false;
  *out = (TwIndex){s->rows - 1, (const uint16_t *)(const void *)(model->bytes + s->offset)};
  return true;
}

TwStr tw_table_get(const TwTable *table, uint32_t number) {
  if (number >= table->count) return TW_STR("");
  uint32_t begin = table->offsets[number];
  return tw_str_n(table->bytes + begin, table->offsets[number + 1] - begin);
}

bool tw_table_find(const TwTable *table, TwStr key, TwStr *value) {
  uint32_t low = 0, high = table->count / 2;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    int order = tw_str_cmp(tw_table_get(table, 2 * middle), key);
    if (order == 0) {
      *value = tw_table_get(table, 2 * middle + 1);
      return true;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return false;
}

uint32_t tw_index_find(const TwIndex *index, const TwTable *table, TwStr s) {
  uint32_t at = (uint32_t)tw_str_hash(s) & index->mask;
  for (uint32_t probes = 0; probes <= index->mask && index->slots[at]; probes++) {
    uint32_t number = index->slots[at] - 1u;
    if (tw_str_eq(tw_table_get(table, number), s)) return number;
    at = (at + 1) & index->mask;
  }
  return TW_NONE;
}
