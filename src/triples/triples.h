/* RDF terms and ordered sets of quads, with no RDF library in sight.
 *
 * A TwTriples is a dictionary of terms and a list of quads of term numbers, without repetition, in the order in which
 * they were added. Writers go through it in that order; queries and drawing through tw_triples_match(), which uses
 * sorted permutations that are built on first use after a change. */
#ifndef TW_TRIPLES_TRIPLES_H
#define TW_TRIPLES_TRIPLES_H

#include "base/arena.h"

typedef enum TwTermKind { TW_TERM_IRI, TW_TERM_LITERAL, TW_TERM_BLANK } TwTermKind;

/** A term as a value. A literal has a language, or a datatype IRI, or neither (then it is an xsd:string). The label of
 * a blank node is any string that is unique in its set. */
typedef struct TwTerm {
  TwTermKind kind;
  TwStr value, language, datatype;
} TwTerm;

/** Number of a term in its set, counted from 0; TW_NONE stands for "any" in patterns and for the default graph. */
typedef uint32_t TwTermId;

typedef struct TwQuad {
  TwTermId subject, predicate, object, graph;
} TwQuad;

typedef struct TwTriples TwTriples;

/** Most terms and most quads a set holds; more is TW_ERR_LIMIT. */
#define TW_TRIPLES_LIMIT 50000000u
/** Longest value of a literal and longest language tag, in bytes; more is TW_ERR_LIMIT. IRIs: TW_IRI_LIMIT. */
#define TW_LITERAL_LIMIT  (64u << 20)
#define TW_LANGUAGE_LIMIT 64u

/** An empty set; NULL where memory runs out. */
TwTriples *tw_triples_new(const TwAllocator *allocator);
/** Legal on NULL. */
void tw_triples_free(TwTriples *triples);
/** Lowers (or raises again, to TW_TRIPLES_LIMIT at most) how many terms and how many quads the set may hold. */
void tw_triples_set_limit(TwTriples *triples, uint32_t limit);

/** Number of the term, added (and copied) where it is new. Every term is gated here, once, for all writers: valid UTF-8
 * without NUL, U+FFFE and U+FFFF; IRIs absolute and of the IRIREF production; BCP 47 language tags; anything else is
 * TW_ERR_SYNTAX and leaves the set as it was. As RDF 1.1 has it, language tags are kept in lower case and xsd:string is
 * the same as no datatype. */
TwStatus tw_triples_term(TwTriples *triples, TwTerm term, TwTermId *id);
/** Number of the term, or TW_NONE where the set does not know it. */
TwTermId tw_triples_find(const TwTriples *triples, TwTerm term);
/** The term; its strings live as long as the set and end in NUL. */
TwTerm tw_triples_get(const TwTriples *triples, TwTermId id);
uint32_t tw_triples_terms(const TwTriples *triples);

/** Adds a quad of known terms; one that is there already is left where it is. A number that the set does not know is
 * TW_ERR_USAGE, a literal as subject, predicate or graph and a blank node as predicate are TW_ERR_SYNTAX. */
TwStatus tw_triples_add(TwTriples *triples, TwQuad quad);
/** Shorthand: adds the terms and the quad; `graph` may be NULL. */
TwStatus tw_triples_add_terms(TwTriples *triples, TwTerm subject, TwTerm predicate, TwTerm object, const TwTerm *graph);
uint32_t tw_triples_count(const TwTriples *triples);
TwQuad tw_triples_quad(const TwTriples *triples, uint32_t index);
/** True for the first quad with its subject, predicate and object, whatever their graphs: what a writer without graphs
 * and a query over their union go by. */
bool tw_triples_is_first(const TwTriples *triples, uint32_t index);

/** Goes through the quads that fit a pattern. Zero-initialise, then call until it returns false. The order is that of
 * the term numbers of a permutation that suits the pattern: the same in every run. The set must not change meanwhile.
 */
typedef struct TwMatch {
  TwQuad pattern;
  uint32_t at, end;
  uint8_t permutation;
  bool started;
} TwMatch;

/** Builds the permutations; call once before matching (also before sharing a set among threads, which may then match at
 * the same time). Without it matching is right, but goes through all quads, in order of addition. */
TwStatus tw_triples_index(TwTriples *triples);
bool tw_triples_next(const TwTriples *triples, TwMatch *match, TwQuad *quad);
/** How many quads tw_triples_next() would go through for a pattern: exact but where the graph is given too. */
uint32_t tw_triples_estimate(const TwTriples *triples, TwQuad pattern);
/** The object of the first quad (in order of addition among objects' numbers) with that subject and predicate, else
 * TW_NONE. */
TwTermId tw_triples_object(const TwTriples *triples, TwTermId subject, TwTermId predicate);
bool tw_triples_has(const TwTriples *triples, TwTermId subject, TwTermId predicate, TwTermId object);

/** Shorthands for terms. */
static inline TwTerm tw_iri(TwStr iri) { return (TwTerm){.kind = TW_TERM_IRI, .value = iri}; }
static inline TwTerm tw_iri_z(const char *iri) { return tw_iri(tw_str(iri)); }
static inline TwTerm tw_text_en(TwStr text) {
  return (TwTerm){.kind = TW_TERM_LITERAL, .value = text, .language = TW_STR("en")};
}
static inline TwTerm tw_plain(TwStr text) { return (TwTerm){.kind = TW_TERM_LITERAL, .value = text}; }
static inline TwTerm tw_typed(TwStr text, const char *datatype) {
  return (TwTerm){.kind = TW_TERM_LITERAL, .value = text, .datatype = tw_str(datatype)};
}

#endif
