/* The layout of large pictures: what is joined is near, nothing lies on anything, memory may run out, time grows about
 * as the graph does. */
#include "../draw/overlap.h"
#include "draw/forces.h"
#include "draw/picture.h"
#include "support.h"
#include "triples/triples.h"

#include <time.h>

static TwArena arena;
static TwTriples *triples;
static TwBuf out;

static void set_up(void) {
  tw_arena_init(&arena, &tw_libc_allocator);
  tw_buf_init(&out, &tw_libc_allocator);
  triples = NULL;
}
static void tear_down(void) {
  tw_arena_release(&arena);
  tw_buf_release(&out);
  tw_triples_free(triples);
}

static uint32_t seed;
static uint32_t below(uint32_t n) {
  seed = seed * 1664525u + 1013904223u;
  return (uint32_t)((uint64_t)(seed >> 4) * n >> 28);
}

/** `n` entities, each joined to one or two before it, more often to those that are joined to many. */
static TwTriples *network(uint32_t n) {
  TwTriples *t = tw_triples_new(&tw_libc_allocator);
  seed = 5;
  for (uint32_t i = 1; i < n; i++)
    for (uint32_t k = 0; k <= i % 2; k++) {
      char a[48], b[48];
      snprintf(a, sizeof a, "http://example.org/Entity_%u", i);
      snprintf(b, sizeof b, "http://example.org/Entity_%u", below(below(i) + 1));
      ck_assert_int_eq(tw_triples_add_terms(t, tw_iri_z(a), tw_iri_z("http://example.org/worksFor"), tw_iri_z(b), NULL),
                       TW_OK);
    }
  return t;
}

static TwStatus draw(const TwAllocator *allocator) {
  TwDrawOptions o = tw_draw_defaults();
  o.top = 0;
  tw_buf_release(&out);
  tw_buf_init(&out, allocator);
  return tw_draw(triples, &o, &out, NULL);
}

static double distance(const Body *a, const Body *b) { return hypot(a->x - b->x, a->y - b->y); }

START_TEST(what_is_joined_is_near) {
  enum { SIDE = 12, N = SIDE * SIDE };
  Body bodies[N];
  Spring springs[2 * N];
  uint32_t n = 0;
  for (uint32_t i = 0; i < N; i++) { /* a net */
    bodies[i] = (Body){.w = 10, .h = 10};
    if (i % SIDE) springs[n++] = (Spring){i - 1, i};
    if (i >= SIDE) springs[n++] = (Spring){i - SIDE, i};
  }
  ck_assert(draw_forces_settle(&arena, bodies, N, springs, n));
  double joined = 0, any = 0;
  for (uint32_t i = 0; i < n; i++) joined += distance(&bodies[springs[i].a], &bodies[springs[i].b]) / n;
  for (uint32_t i = 0; i < N; i++) any += distance(&bodies[i], &bodies[(i * 37 + 71) % N]) / N;
  ck_assert_msg(joined < any / 3, "%g against %g", joined, any);
  ck_assert(distance(&bodies[0], &bodies[N - 1]) > 4 * joined); /* the net is spread out */
}
END_TEST

START_TEST(pushes_add_up) {
  enum { N = 2000 };
  static double x[N], y[N], mass[N];
  seed = 3;
  for (int i = 0; i < N; i++) {
    x[i] = below(10000);
    y[i] = below(10000) / (i % 2 ? 1.0 : 50.0);
    mass[i] = 1 + below(3);
  }
  Quadtree tree;
  ck_assert(draw_quadtree_init(&tree, &arena, N));
  draw_quadtree_fill(&tree, x, y, mass, N);
  double off = 0, size = 0;
  for (int i = 0; i < N; i += 7) {
    double fx, fy, gx = 0, gy = 0;
    draw_quadtree_push(&tree, x[i], y[i], &fx, &fy);
    for (int k = 0; k < N; k++) {
      double dx = x[i] - x[k], dy = y[i] - y[k], d = dx * dx + dy * dy;
      if (d == 0) continue;
      gx += dx * mass[k] / d;
      gy += dy * mass[k] / d;
    }
    off += hypot(fx - gx, fy - gy);
    size += hypot(gx, gy);
  }
  ck_assert_msg(off < 0.1 * size, "off by %g of %g", off, size);
}
END_TEST

START_TEST(points_on_one_spot_end) {
  enum { N = 500 };
  static double x[N], y[N], mass[N];
  for (int i = 0; i < N; i++) mass[i] = 1;
  Quadtree tree;
  double fx, fy;
  ck_assert(draw_quadtree_init(&tree, &arena, N));
  draw_quadtree_fill(&tree, x, y, mass, N);
  ck_assert_uint_le(tree.count, tree.capacity);
  draw_quadtree_push(&tree, 3, 4, &fx, &fy);
  ck_assert(fabs(fx - N * 3 / 25.0) < 1e-3 && fabs(fy - N * 4 / 25.0) < 1e-3);
}
END_TEST

START_TEST(boxes_part) {
  enum { N = 400 };
  static Body b[N];
  seed = 11;
  for (int i = 0; i < N; i++) b[i] = (Body){_i ? below(100) : 7, _i ? below(100) : 7, 10 + below(150), 10 + below(40)};
  ck_assert(draw_forces_part(&arena, b, N, 12, 1.5, false));
  for (int i = 0; i < N; i++)
    for (int k = 0; k < i; k++)
      ck_assert(fabs(b[i].x - b[k].x) >= (b[i].w + b[k].w) / 2 + 11.9 ||
                fabs(b[i].y - b[k].y) >= (b[i].h + b[k].h) / 2 + 11.9);
}
END_TEST

START_TEST(no_box_or_label_lies_on_another) {
  triples = network(300);
  ck_assert_int_eq(draw(&tw_libc_allocator), TW_OK);
  OvFaults f = overlap_faults(out.ptr);
  ck_assert_uint_eq(f.node_on_node + f.label_on_label + f.label_on_node + f.outside, 0);
}
END_TEST

START_TEST(names_of_an_overview_stand_apart) {
  triples = network(TW_DRAW_OVERVIEW + 500);
  TwDrawOptions o = tw_draw_defaults();
  TwPicture p = {.arena = &arena};
  o.top = 0;
  ck_assert_int_eq(tw_picture_build(&p, triples, &o, NULL), TW_OK);
  ck_assert_int_eq(tw_picture_select(&p, &o, NULL), TW_OK);
  ck_assert_int_eq(tw_picture_compose(&p), TW_OK);
  ck_assert_int_eq(tw_picture_layout(&p, &o, NULL), TW_OK);
  ck_assert(p.overview && p.enlarge > 1);
  uint32_t named = 0;
  for (uint32_t i = 0; i < p.nodes.count; i++) {
    const TwNode *a = &p.nodes.items[i];
    named += !a->dot;
    for (uint32_t k = 0; k < i; k++) {
      const TwNode *b = &p.nodes.items[k];
      ck_assert(a->dot || b->dot || fabs(a->box.x - b->box.x) > (a->box.w + b->box.w) / 2 * p.enlarge ||
                fabs(a->box.y - b->box.y) > (a->box.h + b->box.h) / 2 * p.enlarge);
    }
  }
  ck_assert_uint_eq(named, 40);
}
END_TEST

START_TEST(time_grows_as_the_graph_does) {
  triples = network(20000);
  clock_t start = clock();
  ck_assert_int_eq(draw(&tw_libc_allocator), TW_OK);
  double seconds = (double)(clock() - start) / CLOCKS_PER_SEC; /* 3 here; what is quadratic takes minutes */
  ck_assert_msg(seconds < 60, "%g s", seconds);
}
END_TEST

START_TEST(lack_of_memory_is_a_status) {
  triples = network(260);
  TwStatus status = TW_ERR_MEMORY;
  for (long n = 0; status == TW_ERR_MEMORY; n++) {
    ck_assert_int_lt(n, 5000);
    FailingAllocator f;
    failing_allocator_init(&f, n);
    status = draw(&f.allocator);
    tw_buf_release(&out);
    tw_buf_init(&out, &tw_libc_allocator);
  }
  ck_assert_int_eq(status, TW_OK);
}
END_TEST

int main(void) {
  Suite *suite = suite_create("forces");
  TCase *t = tcase_create("forces");
  tcase_set_timeout(t, 240);
  tcase_add_checked_fixture(t, set_up, tear_down);
  tcase_add_test(t, what_is_joined_is_near);
  tcase_add_test(t, pushes_add_up);
  tcase_add_test(t, points_on_one_spot_end);
  tcase_add_loop_test(t, boxes_part, 0, 2);
  tcase_add_test(t, no_box_or_label_lies_on_another);
  tcase_add_test(t, names_of_an_overview_stand_apart);
  tcase_add_test(t, time_grows_as_the_graph_does);
  tcase_add_test(t, lack_of_memory_is_a_status);
  suite_add_tcase(suite, t);
  return run_suite(suite);
}
