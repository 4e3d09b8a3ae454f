/* What a model file looks like; src/tools/convert.py writes it. Private to this module.
 *
 * Little-endian. A header, a directory of sections, then the sections, each of which starts at a multiple of 64 bytes:
 *   floats  rows × columns float32
 *   linear  rows outputs of columns inputs, a multiple of 8: weights of 8 bits, packed [panel of 16 outputs][input / 4]
 *           [output][4], then for each output (padded to whole panels) its scale (float32), the sum of its weights
 *           (int32) and its bias (float32); each of the four parts is padded to 64 bytes. Of the weights of inputs 8i,
 *           8i + 1, 8i + 4, 8i + 5, and of the four others, those above zero add up to at most 258, those below to at
 *           least -258: times activations of 7 bits, a sum of four products fits 16 bits
 *   rows    rows × columns int8 and one scale (float32) a row; the first part padded to 64 bytes
 *   table   rows + 1 offsets (uint32) into the bytes that follow them: strings by number; a sorted map is a table in
 *           which keys and values take turns
 *   index   rows (a power of two) slots (uint16): an open hash table (tw_str_hash, linear probing) of numbers + 1 */
#ifndef TW_MODEL_FORMAT_H
#define TW_MODEL_FORMAT_H

#include <stdint.h>

#define TW_MODEL_MAGIC    "TWMODEL\n"
#define TW_MODEL_VERSION  2
#define TW_MODEL_ALIGN    64
#define TW_MODEL_SECTIONS 1024u               /* at most */
#define TW_MODEL_SIDE     ((uint32_t)1 << 24) /* most rows or columns of a section */

typedef enum TwSectionKind { TW_FLOATS = 1, TW_LINEAR, TW_ROWS, TW_TABLE, TW_INDEX } TwSectionKind;

typedef struct TwModelHeader {
  char magic[8];
  uint32_t version, sections;
  uint64_t size;          /* of the file */
  uint32_t directory_sum; /* CRC-32 of the directory */
  uint32_t body_sum;      /* … of all that follows it */
  uint32_t header_sum;    /* … of this header with 0 in this place */
  uint32_t reserved[7];
} TwModelHeader;

typedef struct TwModelSection {
  char name[24]; /* ends in NUL */
  uint32_t kind, rows, columns, reserved;
  uint64_t offset, size;
  uint64_t more;
} TwModelSection;

_Static_assert(sizeof(TwModelHeader) == 64 && sizeof(TwModelSection) == 64, "as in the file");

#endif
