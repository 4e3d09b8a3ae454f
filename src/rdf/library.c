#include "rdf/library.h"

static void on_log(void *user, raptor_log_message *message) {
  TwRaptor *r = user;
  if (message->level < RAPTOR_LOG_LEVEL_ERROR) return;
  /* raptor goes on after an error and reports its echoes: the first says what is wrong */
  if (r->status != TW_OK) return;
  int line = message->locator ? raptor_locator_line(message->locator) : -1;
  if (line <= 0 && r->parser) line = raptor_locator_line(raptor_parser_get_locator(r->parser));
  r->status = TW_ERR_SYNTAX;
  if (line > 0)
    tw_diag(r->diag, TW_ERROR, TW_ERR_SYNTAX, r->name, SIZE_MAX, "line %d: %s", line, message->text);
  else
    tw_diag(r->diag, TW_ERROR, TW_ERR_SYNTAX, r->name, SIZE_MAX, "%s", message->text);
}

bool tw_raptor_open(TwRaptor *r, const TwDiagSink *diag, const char *name) {
  *r = (TwRaptor){.world = raptor_new_world(), .diag = diag, .name = name};
  if (!r->world) return false;
  raptor_world_set_log_handler(r->world, r, on_log);
  /* curl and libxslt are not started, and libxml2's global handlers stay as they are */
  raptor_world_set_flag(r->world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
  if (raptor_world_open(r->world) == 0) return true;
  tw_raptor_close(r);
  return false;
}

void tw_raptor_close(TwRaptor *r) {
  if (r->world) raptor_free_world(r->world);
  r->world = NULL;
}
