#include "raster/raster.h"

#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <math.h>

typedef struct Drawing {
  RsvgHandle *handle;
  double width, height; /* CSS pixels */
  TwWriteFn write;
  void *user;
  TwStatus written;
  const TwDiagSink *diag;
} Drawing;

static TwStatus fail(const Drawing *d, const char *what) {
  return tw_diag(d->diag, TW_ERROR, TW_ERR_UNSUPPORTED, NULL, SIZE_MAX, "the picture cannot be painted: %s", what);
}

static TwStatus fail_cairo(const Drawing *d, cairo_status_t status) {
  if (d->written) return d->written;
  return status == CAIRO_STATUS_NO_MEMORY ? TW_ERR_MEMORY : fail(d, cairo_status_to_string(status));
}

static cairo_status_t take(void *user, const unsigned char *bytes, unsigned int size) {
  Drawing *d = user;
  if (!d->written) d->written = d->write(d->user, bytes, size);
  return d->written ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* The size that the SVG states, else that of its viewBox. */
static bool measure(Drawing *d) {
  gboolean has_width, has_height, has_box;
  RsvgLength width, height;
  RsvgRectangle box;
  rsvg_handle_set_dpi(d->handle, 96);
  if (!rsvg_handle_get_intrinsic_size_in_pixels(d->handle, &d->width, &d->height)) {
    rsvg_handle_get_intrinsic_dimensions(d->handle, &has_width, &width, &has_height, &height, &has_box, &box);
    if (!has_box) return false;
    d->width = box.width;
    d->height = box.height;
  }
  return d->width >= 1 && d->height >= 1;
}

static TwStatus paint(const Drawing *d, cairo_t *cr) {
  RsvgRectangle page = {0, 0, d->width, d->height};
  GError *error = NULL;
  cairo_set_source_rgb(cr, 1, 1, 1);
  cairo_paint(cr);
  if (rsvg_handle_render_document(d->handle, cr, &page, &error)) return TW_OK;
  TwStatus status = fail(d, error ? error->message : "librsvg failed");
  g_clear_error(&error);
  return status;
}

/* Paints on a surface, which it takes over. A PDF is written as the surface ends. */
static TwStatus paint_surface(Drawing *d, cairo_surface_t *surface, double scale, TwRasterFormat format) {
  cairo_t *cr = cairo_create(surface);
  cairo_scale(cr, scale, scale);
  TwStatus status = paint(d, cr);
  cairo_status_t painted = cairo_status(cr);
  cairo_destroy(cr);
  if (!status && painted) status = fail_cairo(d, painted);
  if (!status && format == TW_RASTER_PNG) {
    painted = cairo_surface_write_to_png_stream(surface, take, d);
    if (painted) status = fail_cairo(d, painted);
  }
  cairo_surface_finish(surface);
  painted = cairo_surface_status(surface);
  if (!status && painted) status = fail_cairo(d, painted);
  cairo_surface_destroy(surface);
  return status ? status : d->written;
}

static TwStatus draw_png(Drawing *d) {
  double scale = fmin(TW_RASTER_SCALE, TW_RASTER_SIDE / fmax(d->width, d->height));
  scale = fmin(scale, sqrt(TW_RASTER_PIXELS / (d->width * d->height)));
  int width = (int)fmax(1, ceil(d->width * scale)), height = (int)fmax(1, ceil(d->height * scale));
  return paint_surface(d, cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), scale, TW_RASTER_PNG);
}

static TwStatus draw_pdf(Drawing *d) {
  double scale = fmin(0.75, TW_RASTER_POINTS / fmax(d->width, d->height));
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(take, d, d->width * scale, d->height * scale);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL); /* no clock in the bytes */
  return paint_surface(d, surface, scale, TW_RASTER_PDF);
}

TwStatus tw_raster_draw_1(TwRasterFormat format, const char *svg, size_t size, TwWriteFn write, void *user,
                          const TwDiagSink *diag) {
  Drawing d = {.write = write, .user = user, .diag = diag};
  GError *error = NULL;
  GInputStream *stream = g_memory_input_stream_new_from_data(svg, (gssize)size, NULL);
  /* Without the flag texts and elements of large pictures are refused; nothing is fetched, since no base is given. */
  d.handle = rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAG_UNLIMITED, NULL, &error);
  TwStatus status;
  if (!d.handle)
    status = fail(&d, error ? error->message : "librsvg failed");
  else if (!measure(&d))
    status = fail(&d, "it has no size");
  else
    status = format == TW_RASTER_PNG ? draw_png(&d) : draw_pdf(&d);
  g_clear_error(&error);
  if (d.handle) g_object_unref(d.handle);
  g_object_unref(stream);
  return status;
}
