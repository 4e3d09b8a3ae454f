#include "draw/layout.h"

#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>
#include <graphviz/gvplugin_textlayout.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

/** Space around a label that dot keeps free. */
#define LABEL_MARGIN_X 4.0
#define LABEL_MARGIN_Y 2.0
#define ARROW          6.5

struct Graphviz {
  GVC_t *context;
  agusererrf errors;
  locale_t locale, c_locale;
};

/** Reads digits up to a blank. */
static double hundredths(const char **s) {
  double v = 0;
  for (; tw_is_digit((unsigned char)**s); ++*s) v = v * 10 + (**s - '0');
  if (**s) ++*s;
  return v / 100;
}

/** The "text" of every label is the size that was measured for it: hundredths of a point, width and height. */
static boolean text_size(textspan_t *span, char **font) {
  (void)font;
  const char *s = span->str;
  span->size.x = hundredths(&s);
  span->size.y = hundredths(&s);
  span->yoffset_layout = span->yoffset_centerline = 0;
  span->layout = NULL;
  span->free_layout = NULL;
  return TRUE;
}

static int silence(char *message) {
  (void)message;
  return 0;
}

/* Graphviz keeps its state in globals: one caller at a time. Its context is kept as well, since each new one loses the
 * 4 kB of its configuration and costs a millisecond. */
static struct {
  pthread_mutex_t lock;
  GVC_t *context;
  gvtextlayout_engine_t engine;
  gvplugin_installed_t types[2];
  gvplugin_api_t apis[2];
  gvplugin_library_t library;
  lt_symlist_t builtins[2];
} shared = {.lock = PTHREAD_MUTEX_INITIALIZER,
            .engine = {text_size},
            .types = {{0, "textlayout", 100, &shared.engine, NULL}},
            .apis = {{API_textlayout, shared.types}},
            .library = {"triplewire", shared.apis},
            .builtins = {{"gvplugin_triplewire_LTX_library", &shared.library}}};

Graphviz *draw_graphviz_open(TwArena *arena) {
  Graphviz *gv = TW_NEW(arena, Graphviz);
  if (!gv) return NULL;
  pthread_mutex_lock(&shared.lock);
  gv->c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (gv->c_locale) gv->locale = uselocale(gv->c_locale);
  gv->errors = agseterrf(silence);
  if (!shared.context) shared.context = gvContextPlugins(shared.builtins, 1);
  gv->context = shared.context;
  return gv;
}

void draw_graphviz_close(Graphviz *gv) {
  agseterrf(gv->errors);
  if (gv->c_locale) {
    uselocale(gv->locale);
    freelocale(gv->c_locale);
  }
  pthread_mutex_unlock(&shared.lock);
}

/** Sets an attribute to a length in inches, of which a point is 1/72. */
static void set_inches(void *object, char *name, double px) {
  char text[32];
  unsigned v = (unsigned)(px / 72 * 10000 + 0.5);
  snprintf(text, sizeof text, "%u.%04u", v / 10000, v % 10000);
  agset(object, name, text);
}

static void declare(Agraph_t *g, const LayoutPlan *plan) {
  static const char *const graph[][2] = {{"nodesep", "0.25"}, {"ranksep", "0.5"}, {"splines", "true"},
                                         {"pad", "0"},        {"mclimit", "1"},   {"rankdir", "TB"}};
  static const char *const node[][2] = {
      {"label", ""}, {"shape", "box"}, {"fixedsize", "true"}, {"width", "1"}, {"height", "1"}};
  static const char *const edge[][2] = {{"label", ""}, {"dir", "forward"}, {"arrowsize", "0.65"}, {"weight", "1"}};
  for (size_t i = 0; i < sizeof graph / sizeof *graph; i++) agattr(g, AGRAPH, (char *)graph[i][0], (char *)graph[i][1]);
  for (size_t i = 0; i < sizeof node / sizeof *node; i++) agattr(g, AGNODE, (char *)node[i][0], (char *)node[i][1]);
  for (size_t i = 0; i < sizeof edge / sizeof *edge; i++) agattr(g, AGEDGE, (char *)edge[i][0], (char *)edge[i][1]);
  set_inches(g, "nodesep", plan->node_gap);
  set_inches(g, "ranksep", plan->rank_gap);
  if (plan->across) agset(g, "rankdir", "LR");
}

static Agnode_t *add_node(Agraph_t *g, double w, double h) {
  Agnode_t *n = agnode(g, NULL, 1);
  set_inches(n, "width", w);
  set_inches(n, "height", h);
  return n;
}

/** Graphviz's objects for one part. */
typedef struct Objects {
  Agraph_t *graph;
  Agnode_t **nodes; /* by place in the part */
  Agedge_t **edges;
  uint32_t *index; /* place in the part by node of the picture */
  uint32_t *level; /* by node of the picture; NULL: directions set the ranks */
} Objects;

/** Whether Graphviz gets the edge the other way round, so that it runs from a lower level to a higher one. */
static bool against(const Objects *o, const TwEdge *e) { return o->level && o->level[e->from] > o->level[e->to]; }

static void add_edge(const TwEdge *e, const LayoutPlan *plan, Objects *o, uint32_t i) {
  Agnode_t *from = o->nodes[o->index[e->from]], *to = o->nodes[o->index[e->to]];
  double w = e->label_box.w + 2 * LABEL_MARGIN_X, h = e->label_box.h + 2 * LABEL_MARGIN_Y;
  bool back = against(o, e);
  o->edges[i] = back ? agedge(o->graph, to, from, NULL, 1) : agedge(o->graph, from, to, NULL, 1);
  if (back) agset(o->edges[i], "dir", "back");
  if (!e->directed) agset(o->edges[i], "dir", "none");
  if (e->role) agset(o->edges[i], "weight", "2");
  if (!plan->labels || !e->lines.count) return;
  char size[48];
  snprintf(size, sizeof size, "%u %u", (unsigned)(w * 100 + 0.5), (unsigned)(h * 100 + 0.5));
  agset(o->edges[i], "label", size);
}

/** As they come, from the last to the first, or from the middle on. */
static uint32_t place_in_order(uint32_t order, uint32_t k, uint32_t count) {
  if (order == 0) return k;
  return order == 1 ? count - 1 - k : (k + count / 2) % count;
}

static bool fill(const TwPicture *p, const Part *part, const LayoutPlan *plan, Objects *o) {
  o->nodes = TW_NEW_ARRAY(p->arena, Agnode_t *, (size_t)part->node_count + 1);
  o->edges = TW_NEW_ARRAY(p->arena, Agedge_t *, (size_t)part->edge_count + 1);
  o->index = TW_NEW_ARRAY(p->arena, uint32_t, (size_t)p->nodes.count + 1);
  if (!o->nodes || !o->edges || !o->index) return false;
  if (plan->ranks != RANKS_BY_DIRECTION && !(o->level = draw_levels_of(p, part, plan->ranks))) return false;
  o->graph = agopen((char *)"g", Agdirected, NULL);
  if (!o->graph) return false;
  declare(o->graph, plan);
  for (uint32_t k = 0; k < part->node_count; k++) {
    uint32_t i = place_in_order(plan->order, k, part->node_count);
    const TwNode *n = &p->nodes.items[part->nodes[i]];
    o->nodes[i] = add_node(o->graph, n->box.w, n->box.h);
    o->index[part->nodes[i]] = i;
  }
  for (uint32_t i = 0; i < part->edge_count; i++) add_edge(&p->edges.items[part->edges[i]], plan, o, i);
  return true;
}

static TwPoint flip(Agraph_t *g, pointf p) {
  boxf bb = GD_bb(g);
  return (TwPoint){p.x - bb.LL.x, bb.UR.y - p.y};
}

/** Appends the first spline of an edge, from its end where it is `back`; the arrowhead's tip, else the spline's end,
 * goes to `tip`. */
static bool read_path(TwArena *arena, Agraph_t *g, Agedge_t *e, bool back, TwPoints *path, TwPoint *tip) {
  if (!e || !ED_spl(e) || ED_spl(e)->size < 1) return true;
  bezier *b = &ED_spl(e)->list[0];
  for (int i = 0; i < b->size; i++)
    if (!TW_PUSH(arena, path, flip(g, b->list[back ? b->size - 1 - i : i]))) return false;
  if (back)
    *tip = flip(g, b->sflag ? b->sp : b->list[0]);
  else
    *tip = flip(g, b->eflag ? b->ep : b->list[b->size - 1]);
  return true;
}

static bool read_edge(const TwPicture *p, const Objects *o, uint32_t i, uint32_t edge, EdgePlace *place) {
  const TwEdge *e = &p->edges.items[edge];
  place->label = e->label_box;
  if (!read_path(p->arena, o->graph, o->edges[i], against(o, e), &place->path, &place->tip)) return false;
  textlabel_t *label = o->edges[i] ? ED_label(o->edges[i]) : NULL;
  TwPoint at = {0, 0};
  if (label && label->set)
    at = flip(o->graph, label->pos);
  else if (place->path.count)
    at = place->path.items[place->path.count / 2];
  place->label.x = at.x;
  place->label.y = at.y;
  return true;
}

static bool read_back(const TwPicture *p, const Part *part, const Objects *o, Layout *layout, TwPoint *size) {
  for (uint32_t i = 0; i < part->node_count; i++) {
    TwPoint at = flip(o->graph, ND_coord(o->nodes[i]));
    const TwBox *box = &p->nodes.items[part->nodes[i]].box;
    layout->nodes[part->nodes[i]] = (TwBox){at.x, at.y, box->w, box->h};
  }
  for (uint32_t i = 0; i < part->edge_count; i++)
    if (!read_edge(p, o, i, part->edges[i], &layout->edges[part->edges[i]])) return false;
  boxf bb = GD_bb(o->graph);
  *size = (TwPoint){bb.UR.x - bb.LL.x, bb.UR.y - bb.LL.y};
  return true;
}

TwStatus draw_graphviz_lay(Graphviz *gv, const TwPicture *picture, const Part *part, const LayoutPlan *plan,
                           Layout *layout, TwPoint *size) {
  Objects o = {0};
  if (!gv->context || !fill(picture, part, plan, &o)) {
    if (o.graph) agclose(o.graph);
    return TW_ERR_MEMORY;
  }
  TwStatus status = TW_ERR_UNSUPPORTED;
  if (gvLayout(gv->context, o.graph, "dot") == 0) {
    status = read_back(picture, part, &o, layout, size) ? TW_OK : TW_ERR_MEMORY;
    gvFreeLayout(gv->context, o.graph);
  }
  agclose(o.graph);
  return status;
}
