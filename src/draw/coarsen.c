#include "draw/forces.h"

/** Coarser graphs than this are not made. */
#define COARSE 40u

static bool alloc(TwArena *arena, Level *l, uint32_t count, uint32_t ends) {
  size_t n = (size_t)count + 1;
  l->count = count;
  l->mass = TW_NEW_ARRAY(arena, double, n);
  l->x = TW_NEW_ARRAY(arena, double, n);
  l->y = TW_NEW_ARRAY(arena, double, n);
  l->parent = TW_NEW_ARRAY(arena, uint32_t, n);
  l->starts = TW_NEW_ARRAY(arena, uint32_t, n + 1);
  l->to = TW_NEW_ARRAY(arena, uint32_t, (size_t)ends + 1);
  l->pull = TW_NEW_ARRAY(arena, float, (size_t)ends + 1);
  return l->mass && l->x && l->y && l->parent && l->starts && l->to && l->pull;
}

static bool finest(TwArena *arena, const double *mass, uint32_t count, const Spring *springs, uint32_t n, Level *l) {
  if (!alloc(arena, l, count, 2 * n)) return false;
  for (uint32_t i = 0; i < count; i++) l->mass[i] = mass[i];
  for (uint32_t i = 0; i < n; i++) {
    l->starts[springs[i].a + 2]++;
    l->starts[springs[i].b + 2]++;
  }
  for (uint32_t i = 2; i < count + 2; i++) l->starts[i] += l->starts[i - 1];
  for (uint32_t i = 0; i < n; i++) {
    l->to[l->starts[springs[i].a + 1]++] = springs[i].b;
    l->to[l->starts[springs[i].b + 1]++] = springs[i].a;
  }
  for (uint32_t i = 0; i < 2 * n; i++) l->pull[i] = 1;
  return true;
}

/** The neighbour that a node is best made one with: of the lightest pair, one that is still alone before others. */
static uint32_t partner(const Level *l, uint32_t i) {
  uint32_t best = TW_NONE;
  for (uint32_t k = l->starts[i]; k < l->starts[i + 1]; k++) {
    uint32_t to = l->to[k];
    if (to == i) continue;
    bool alone = l->parent[to] == TW_NONE, best_alone = best != TW_NONE && l->parent[best] == TW_NONE;
    if (best == TW_NONE || alone > best_alone || (alone == best_alone && l->mass[to] < l->mass[best])) best = to;
  }
  return best;
}

/** Gives each node its place in the coarser graph; returns the number of places. Nodes without neighbours are paired
 * with each other. */
static uint32_t match(Level *l) {
  uint32_t places = 0, lonely = TW_NONE;
  for (uint32_t i = 0; i < l->count; i++) l->parent[i] = TW_NONE;
  for (uint32_t i = 0; i < l->count; i++) {
    if (l->parent[i] != TW_NONE) continue;
    uint32_t with = partner(l, i);
    if (with == TW_NONE && lonely != TW_NONE) {
      l->parent[i] = l->parent[lonely];
      lonely = TW_NONE;
      continue;
    }
    if (with != TW_NONE && l->parent[with] != TW_NONE) {
      l->parent[i] = l->parent[with];
      continue;
    }
    if (with != TW_NONE)
      l->parent[with] = places;
    else
      lonely = i;
    l->parent[i] = places++;
  }
  return places;
}

/** Nodes of the finer graph by place in the coarser. */
static bool members(TwArena *arena, const Level *l, uint32_t places, uint32_t **starts, uint32_t **list) {
  *starts = TW_NEW_ARRAY(arena, uint32_t, (size_t)places + 2);
  *list = TW_NEW_ARRAY(arena, uint32_t, (size_t)l->count + 1);
  if (!*starts || !*list) return false;
  for (uint32_t i = 0; i < l->count; i++) (*starts)[l->parent[i] + 2]++;
  for (uint32_t i = 2; i < places + 2; i++) (*starts)[i] += (*starts)[i - 1];
  for (uint32_t i = 0; i < l->count; i++) (*list)[(*starts)[l->parent[i] + 1]++] = i;
  return true;
}

static bool coarser(TwArena *arena, const Level *l, uint32_t places, Level *out) {
  uint32_t *starts, *list, *at = TW_NEW_ARRAY(arena, uint32_t, (size_t)places + 1), ends = 0;
  if (!at || !members(arena, l, places, &starts, &list) || !alloc(arena, out, places, l->starts[l->count]))
    return false;
  for (uint32_t p = 0; p < places; p++) {
    out->starts[p] = ends;
    for (uint32_t m = starts[p]; m < starts[p + 1]; m++) {
      uint32_t i = list[m];
      out->mass[p] += l->mass[i];
      for (uint32_t k = l->starts[i]; k < l->starts[i + 1]; k++) {
        uint32_t to = l->parent[l->to[k]];
        if (to == p) continue;
        if (at[to] <= out->starts[p]) { /* not met yet on this round; `at` is one more than the place */
          out->to[ends] = to;
          at[to] = ++ends;
        }
        out->pull[at[to] - 1] += l->pull[k];
      }
    }
  }
  out->starts[places] = ends;
  return true;
}

uint32_t draw_levels_make(TwArena *arena, const double *mass, uint32_t count, const Spring *springs,
                          uint32_t spring_count, Level levels[LEVELS_MOST]) {
  if (!finest(arena, mass, count, springs, spring_count, &levels[0])) return 0;
  uint32_t n = 1;
  while (n < LEVELS_MOST && levels[n - 1].count > COARSE) {
    uint32_t places = match(&levels[n - 1]);
    if (places > levels[n - 1].count * 9ull / 10) break;
    if (!coarser(arena, &levels[n - 1], places, &levels[n])) return 0;
    n++;
  }
  return n;
}
