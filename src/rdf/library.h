/* raptor's world, one for each use: no state is shared, and what it logs becomes diagnostics. */
#ifndef TW_RDF_LIBRARY_H
#define TW_RDF_LIBRARY_H

#include "base/diag.h"

#include <raptor2.h>

typedef struct TwRaptor {
  raptor_world *world;
  const TwDiagSink *diag;
  const char *name;      /* of the input, for diagnostics; may be NULL */
  raptor_parser *parser; /* tells the line where a message does not; may be NULL */
  TwStatus status;       /* the first error that was logged, else TW_OK */
} TwRaptor;

/** An open world that logs to `diag`; false where raptor cannot be set up. */
bool tw_raptor_open(TwRaptor *raptor, const TwDiagSink *diag, const char *name);
/** Legal on a zeroed struct. */
void tw_raptor_close(TwRaptor *raptor);

#endif
