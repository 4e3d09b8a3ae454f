/* Evidence as a page of HTML shows it: whole, once, and with its place in the document. */
#include "draw/build.h"
#include "draw/metrics.h"

static uint32_t offset(TwStr s) {
  uint32_t n = 0;
  for (size_t i = 0; i < s.len && i < 9 && tw_is_digit((unsigned char)s.ptr[i]); i++)
    n = n * 10 + (uint32_t)(s.ptr[i] - '0');
  return n;
}

/** Number of a document among the picture's, added where it is new. */
static bool document_of(TwBuild *b, TwTermId term, uint32_t *number) {
  TwPicture *p = b->picture;
  *number = TW_NONE;
  if (term == TW_NONE) return true;
  TwStr iri = tw_triples_get(b->view.triples, term).value;
  for (uint32_t i = p->documents.count; i-- > 0 && *number == TW_NONE;)
    if (tw_str_eq(p->documents.items[i].iri, iri)) *number = i;
  if (*number != TW_NONE) return true;
  *number = p->documents.count;
  TwDrawArticle d = {.iri = iri, .title = tw_view_value(&b->view, term, KNOWN_DC_TITLE)};
  if (!d.title.len) d.title = tw_view_label(&b->view, term);
  d.title = tw_text_clean(b->view.arena, d.title, 200);
  return TW_PUSH(b->view.arena, &p->documents, d);
}

/** Number of a piece of evidence, added where it is new; TW_NONE where it has no text. False: memory ran out. */
static bool proof_of(TwBuild *b, TwTermId term, uint32_t *number) {
  TwView *v = &b->view;
  *number = b->proof_of[term] - 1;
  if (b->proof_of[term]) return true;
  TwProof proof = {.text = tw_view_value(v, term, KNOWN_ANCHOR),
                   .begin = offset(tw_view_value(v, term, KNOWN_NIF_BEGIN)),
                   .end = offset(tw_view_value(v, term, KNOWN_NIF_END)),
                   .in_title = tw_str_is(tw_view_value(v, term, KNOWN_PART), "title")};
  *number = TW_NONE;
  if (!proof.text.len) return true;
  if (!document_of(b, tw_view_object(v, term, KNOWN_NIF_CONTEXT), &proof.document)) return false;
  *number = b->picture->proofs.count;
  b->proof_of[term] = *number + 1;
  return TW_PUSH(v->arena, &b->picture->proofs, proof);
}

static bool push(TwBuild *b, TwIndexes *proofs, uint32_t proof) {
  for (uint32_t i = 0; i < proofs->count; i++)
    if (proofs->items[i] == proof) return true;
  return proofs->count >= TW_DRAW_PROOF_LIMIT || TW_PUSH(b->view.arena, proofs, proof);
}

bool build_proofs(TwBuild *b, TwTermId event, TwIndexes *proofs) {
  uint32_t proof;
  *proofs = (TwIndexes){0};
  for (uint32_t i = 0; b->proof_of && i < tw_view_count(&b->view, event); i++) {
    TwQuad q = tw_view_quad(&b->view, event, i);
    if (!tw_view_is(&b->view, q.predicate, KNOWN_EVIDENCE)) continue;
    if (!proof_of(b, q.object, &proof) || (proof != TW_NONE && !push(b, proofs, proof))) return false;
  }
  return true;
}

bool build_proofs_join(TwBuild *b, TwIndexes *proofs, const TwIndexes *more) {
  if (!more->count) return true;
  TwIndexes all = {0}; /* the old array may be another edge's too */
  for (uint32_t i = 0; i < proofs->count; i++)
    if (!push(b, &all, proofs->items[i])) return false;
  for (uint32_t i = 0; i < more->count; i++)
    if (!push(b, &all, more->items[i])) return false;
  *proofs = all;
  return true;
}
