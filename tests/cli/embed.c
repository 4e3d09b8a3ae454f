/* The smallest program that uses the library: text in memory in, Turtle out. */
#include <stdio.h>
#include <string.h>
#include <triplewire.h>

static TwStatus print(void *user, const void *data, size_t size) {
  return fwrite(data, 1, size, user) == size ? TW_OK : TW_ERR_IO;
}

int main(void) {
  static const char text[] = "Kenya praised Norway on Monday.";
  TwPipeline *pipeline = NULL;
  TwWorker *worker = NULL;
  TwStatus status = tw_pipeline_new(NULL, &pipeline);
  if (!status) status = tw_worker_new(pipeline, &worker);
  if (!status) {
    TwInput input = {.format = TW_FROM_TEXT, .name = "praise", .data = text, .size = strlen(text)};
    TwOutput output = {.format = TW_TO_TURTLE, .write = print, .user = stdout};
    TwJob job = {.inputs = &input, .input_count = 1, .outputs = &output, .output_count = 1};
    status = tw_worker_extract(worker, &job, NULL);
  }
  tw_worker_free(worker);
  tw_pipeline_free(pipeline);
  return status;
}
