/* Triplewire: newswire in, triples out.
 *
 * The whole public interface; the command `triplewire` uses nothing else.
 *
 *     TwPipeline *pipeline;
 *     TwWorker *worker;
 *     TwPipelineOptions options = {0};
 *     if (tw_pipeline_new(&options, &pipeline) || tw_worker_new(pipeline, &worker)) …
 *     TwInput in = {.format = TW_FROM_TEXT, .name = "visit", .data = text, .size = strlen(text)};
 *     TwOutput out = {.format = TW_TO_TURTLE, .write = my_write, .user = my_buffer};
 *     TwJob job = {.inputs = &in, .input_count = 1, .outputs = &out, .output_count = 1};
 *     TwStatus status = tw_worker_extract(worker, &job, NULL);
 *     tw_worker_free(worker);
 *     tw_pipeline_free(pipeline);
 *
 * A TwPipeline holds the model, the gazetteer and the ontology; it never changes once it is made and may be shared by
 * any number of threads. What one thread needs lives in its TwWorker. The library prints nothing, never exits, keeps
 * no state of its own and does not depend on the locale: the same job gives the same bytes always.
 *
 * Structs are zeroed first and then filled; zero is every member's default. Strings are UTF-8 and end in NUL; they,
 * and all that a job points to, are borrowed until the call returns. */
#ifndef TRIPLEWIRE_H
#define TRIPLEWIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define TW_API __attribute__((visibility("default")))
#else
#define TW_API
#endif

/** What became of a call. Zero is success; everything else names the first thing that went wrong. */
typedef enum TwStatus {
  TW_OK = 0,
  TW_ERR_USAGE,       /**< an argument that the call's contract rules out */
  TW_ERR_IO,          /**< a file could not be read or written */
  TW_ERR_MEMORY,      /**< memory ran out */
  TW_ERR_DOCUMENT,    /**< a document that cannot be read: binary, invalid UTF-8, a bad record, not English */
  TW_ERR_SYNTAX,      /**< a graph, an ontology or a query that is not valid */
  TW_ERR_UNSUPPORTED, /**< a query that cannot be answered right, or a feature that is not built */
  TW_ERR_MODEL,       /**< a model file or plug-in that is missing, damaged or of another version */
  TW_ERR_LIMIT        /**< a stated limit was passed */
} TwStatus;

typedef enum TwSeverity { TW_NOTE, TW_WARNING, TW_ERROR } TwSeverity;

/** One thing to tell the user. The strings live only while the sink runs. */
typedef struct TwDiagnostic {
  TwSeverity severity;
  TwStatus code;
  const char *document; /**< the document's id or the file's name; NULL where there is none */
  size_t offset;        /**< byte offset into it; SIZE_MAX where none applies */
  const char *message;  /**< one English sentence without a full stop */
} TwDiagnostic;

/** Receives diagnostics; calls come from one thread at a time. */
typedef void (*TwDiagnosticFn)(void *user, const TwDiagnostic *diagnostic);

/** Most worker threads of a job. */
#define TW_THREADS_LIMIT 256

/** Most outputs of a job. */
#define TW_OUTPUTS_LIMIT 16

/** Version of the library, "0.1.0"; static. */
TW_API const char *tw_version(void);

/** Hash of the sources of the built-in ontology; static. */
TW_API const char *tw_ontology_version(void);

/* ---- Pipelines and workers ---- */

/** Model, gazetteer and ontology. Immutable: threads share it freely. */
typedef struct TwPipeline TwPipeline;

/** The analysis of English, accurate or quick. */
typedef enum TwModelSpeed { TW_MODEL_FULL, TW_MODEL_FAST } TwModelSpeed;

/** What a pipeline is made of. */
typedef struct TwPipelineOptions {
  /** A model file, or a folder that has `english.twm` (full) and `english-fast.twm`. NULL: what the environment's
   * TRIPLEWIRE_MODEL names, else the folder of the library or of the program, else `share/triplewire` of the
   * installation. */
  const char *model;
  /** Which file of the folder. A file that is named is taken whatever this says. */
  TwModelSpeed speed;
  /** A folder of Turtle files that add to the built-in ontology; a resource of the same IRI replaces it. May be NULL.
   */
  const char *ontology;
  /** "vnni", "avx2" or "portable": the widest vector extension that may be used. NULL: what the environment's
   * TRIPLEWIRE_CPU names, else all that the processor has. It changes speed, never a result. */
  const char *kernels;
  /** No model is loaded: jobs may read graphs alone, documents are TW_ERR_USAGE. */
  bool graphs_only;
  TwDiagnosticFn diagnostic; /**< told what is wrong with model or ontology; may be NULL */
  void *user;                /**< passed to `diagnostic` */
} TwPipelineOptions;

/** Makes a pipeline; the caller frees it. `options` may be NULL for the defaults.
 *
 * TW_ERR_MODEL where no valid model file is found, TW_ERR_IO and TW_ERR_SYNTAX for the ontology's folder, TW_ERR_USAGE
 * for kernels of another name, TW_ERR_MEMORY. On failure `*pipeline` is NULL. */
TW_API TwStatus tw_pipeline_new(const TwPipelineOptions *options, TwPipeline **pipeline);

/** Frees a pipeline; no worker of it may be left. NULL is legal. */
TW_API void tw_pipeline_free(TwPipeline *pipeline);

/** The working memory of one thread. Not thread-safe: one call at a time; make one for each thread. */
typedef struct TwWorker TwWorker;

/** Makes a worker; the caller frees it before its pipeline. TW_ERR_MEMORY. */
TW_API TwStatus tw_worker_new(const TwPipeline *pipeline, TwWorker **worker);

/** NULL is legal. */
TW_API void tw_worker_free(TwWorker *worker);

/* ---- What goes in ---- */

/** Formats of inputs. Documents come first; graphs are for queries and pictures. */
typedef enum TwInputFormat {
  TW_FROM_TEXT,   /**< plain text: one document */
  TW_FROM_JSONL,  /**< an object a line: `text`, and optionally `id`, `title`, `date`, `url`, `source` */
  TW_FROM_CONLLU, /**< words and sentences as given, all else analysed anew */
  TW_FROM_TURTLE,
  TW_FROM_NTRIPLES,
  TW_FROM_NQUADS,
  TW_FROM_TRIG,
  TW_FROM_RDFXML
} TwInputFormat;

/** Whether a format is one of documents, not of graphs. */
static inline bool tw_input_is_document(TwInputFormat format) { return format <= TW_FROM_CONLLU; }

/** One file, or bytes in memory. */
typedef struct TwInput {
  TwInputFormat format;
  const char *name; /**< the file's path ("-": standard input); with `data`, what ids and messages call it, or NULL */
  const void *data; /**< bytes in memory, which need not end in NUL; NULL: the file is read */
  size_t size;      /**< of `data`, in bytes */
} TwInput;

/* ---- What comes out ---- */

/** Formats of outputs; the comments name the calls that know them. */
typedef enum TwOutputFormat {
  TW_TO_TURTLE,   /**< extract; a query's CONSTRUCT and DESCRIBE */
  TW_TO_NTRIPLES, /**< the same */
  TW_TO_NQUADS,   /**< extract: each document's statements in the graph named by its IRI */
  TW_TO_TRIG,     /**< the same, as blocks of Turtle */
  TW_TO_RDFXML,   /**< as TW_TO_TURTLE */
  TW_TO_JSONLD,   /**< as TW_TO_TURTLE: JSON-LD 1.1 with its context in the file */
  TW_TO_EVENTS,   /**< extract: JSON Lines, one event a line */
  TW_TO_OPENIE,   /**< extract: tab-separated open triples of every clause */
  TW_TO_SVG,      /**< extract, render */
  TW_TO_DOT,      /**< extract, render */
  TW_TO_PNG,      /**< extract, render: the SVG in pixels, two a CSS pixel; needs the plug-in, see below */
  TW_TO_PDF,      /**< extract, render: the SVG as one page; needs the plug-in */
  TW_TO_HTML,     /**< extract, render: one page that works offline: pan, zoom, search, filters, evidence */
  TW_TO_CONLLU,   /**< parse */
  TW_TO_JSON,     /**< parse: one object a document; query: SPARQL 1.1 results in JSON */
  TW_TO_TABLE,    /**< query: aligned columns for people */
  TW_TO_CSV, /**< query: SPARQL 1.1 results in CSV; extract: a row for each pair of source and target of an event */
  TW_TO_TSV, /**< query: SPARQL 1.1 results in TSV */
  TW_TO_XML  /**< query: SPARQL 1.1 results in XML */
} TwOutputFormat;

/** Takes the next `size` bytes of an output, from the thread that made the call. Anything but TW_OK ends the job, which
 * then returns that status. */
typedef TwStatus (*TwWriteFn)(void *user, const void *data, size_t size);

/** One output of a job. */
typedef struct TwOutput {
  TwOutputFormat format;
  TwWriteFn write;
  void *user; /**< passed to `write` */
} TwOutput;

/** Which way a picture runs; zero takes the larger of both on the page. */
typedef enum TwDirection { TW_DIRECTION_AUTO, TW_DIRECTION_LR, TW_DIRECTION_TB } TwDirection;

/** How a picture is drawn. Zero draws everything that fits. */
typedef struct TwDrawing {
  bool hide_denied;           /**< leave denied events out, which are struck through otherwise */
  const char *page;           /**< "a4", "a3-landscape", "letter", "1200x800" …; NULL: as large as needed */
  TwDirection direction;      /**< of the layout */
  bool top_given;             /**< `top` counts; else the picture decides */
  unsigned top;               /**< how many of the most central entities to keep; 0: all */
  const char *focus;          /**< an entity's IRI, prefixed name or label: what is near it; NULL: none */
  unsigned hops;              /**< how far from the focus; 0: one hop */
  const char *predicate;      /**< only facts, roles and events of that name; NULL: all */
  const char *after, *before; /**< YYYY, YYYY-MM or YYYY-MM-DD: only what is dated within; NULL: no bound.
                               * An `after` later than `before` is TW_ERR_USAGE */
} TwDrawing;

/* ---- Jobs ---- */

/** How far a job has come. */
typedef struct TwProgress {
  uint64_t documents; /**< done, bad ones included */
  uint64_t skipped;   /**< bad ones */
} TwProgress;

/** Told after every document, from the thread that made the call. */
typedef void (*TwProgressFn)(void *user, const TwProgress *progress);

/** Inputs, outputs and what is to be done with them; each call says which members it reads. */
typedef struct TwJob {
  const TwInput *inputs;
  size_t input_count;
  const TwOutput *outputs;
  size_t output_count; /**< at most TW_OUTPUTS_LIMIT */
  unsigned threads;    /**< worker threads, at most TW_THREADS_LIMIT; 0 is taken as 1. It changes speed, never a byte */
  const char *date;    /**< YYYY-MM-DD: date of documents that bear none; NULL: none */
  const char *base;    /**< IRI before the names of what a text speaks of, ending in "/", without "#" and "?"; NULL:
                          Triplewire's */
  bool happened_only;  /**< scheduled events yield no direct triples */
  TwDrawing drawing;   /**< for TW_TO_SVG, DOT, PNG, PDF and HTML */
  TwDiagnosticFn diagnostic; /**< told of bad documents, files and terms; may be NULL */
  TwProgressFn progress;     /**< may be NULL */
  void *user;                /**< passed to `diagnostic` and `progress` */
} TwJob;

/** What became of a job's inputs. */
typedef struct TwTally {
  uint64_t documents;  /**< that came out well */
  uint64_t skipped;    /**< bad documents and records */
  uint64_t unreadable; /**< files that could not be opened or read */
  uint64_t events;     /**< event nodes of an extraction */
  uint64_t triples;    /**< that were written, or loaded for a query or a picture */
} TwTally;

/** Documents → a graph: each output gets the whole of it, in its own format. Inputs are documents.
 *
 * Documents are analysed by `threads` workers and written in the order of the inputs. A bad document is told to
 * `diagnostic` and skipped; so is one whose IRI an earlier one has. No triple stands twice in an output. Memory is
 * bounded by a few documents a thread for line formats, whatever the number of documents; pictures hold the whole
 * graph.
 *
 * Returns the first that applies: TW_ERR_USAGE (nothing was written); TW_ERR_MEMORY or the status of a `write` (the
 * outputs are incomplete); TW_ERR_IO where a file could not be read; TW_ERR_SYNTAX, TW_ERR_LIMIT for what a picture
 * cannot show; TW_ERR_DOCUMENT where some document was skipped; TW_OK. After TW_ERR_IO for reading and after
 * TW_ERR_DOCUMENT the outputs hold all other documents. `tally` may be NULL. */
TW_API TwStatus tw_worker_extract(TwWorker *worker, const TwJob *job, TwTally *tally);

/** Documents → their linguistic analysis, as TW_TO_CONLLU or TW_TO_JSON. The same promises as tw_worker_extract(), but
 * that IRIs may repeat. */
TW_API TwStatus tw_worker_parse(TwWorker *worker, const TwJob *job, TwTally *tally);

/** Graphs, and the graphs of documents, → the answer of a SPARQL query. The prefixes of Triplewire's own output need
 * no PREFIX line; named graphs are joined.
 *
 * Every output must be of a format that fits the query's form: TW_TO_TABLE, CSV, TSV, JSON or XML for SELECT and ASK, a
 * graph format or TW_TO_TABLE for CONSTRUCT and DESCRIBE. A file that is not valid is TW_ERR_SYNTAX and leaves nothing
 * written, as an invalid query does; one that cannot be answered right is TW_ERR_UNSUPPORTED; limits on time (60 s) and
 * memory (2 GB) are TW_ERR_LIMIT. A query opens no file and no connection. It runs in a child process: callers that
 * reap unknown children must leave this one alone. */
TW_API TwStatus tw_worker_query(TwWorker *worker, const TwJob *job, const char *query, TwTally *tally);

/** Graphs, and the graphs of documents, → one picture an output, as TW_TO_SVG, DOT, PNG, PDF or HTML. TW_ERR_USAGE
 * also where `drawing` names what is not in the graph. Calls from several threads wait for each other.
 *
 * TW_TO_PNG and TW_TO_PDF load librsvg by the plug-in libtriplewire-raster.so, which stands beside the library or in
 * the folder `triplewire` there; where it does not, they are TW_ERR_MODEL. Their letters are those of the installed
 * fonts. */
TW_API TwStatus tw_worker_render(TwWorker *worker, const TwJob *job, TwTally *tally);

#ifdef __cplusplus
}
#endif
#endif
