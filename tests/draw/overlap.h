/* Judges a drawn SVG by what stands in it: does a label lie on a node, on another edge's label or line, a node on a
 * node, an edge on a node that it does not join, or a text outside its node? Independent of the program's own
 * geometry: it reads boxes, paths and text lengths back from the file. */
#ifndef TW_TESTS_DRAW_OVERLAP_H
#define TW_TESTS_DRAW_OVERLAP_H

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct OvBox {
  double x0, y0, x1, y1;
  int owner; /* edge or node number */
} OvBox;

typedef struct OvPiece {
  double x0, y0, x1, y1;
  int owner, from, to;
} OvPiece;

typedef struct OvPicture {
  OvBox *nodes, *labels;
  OvPiece *pieces;
  size_t node_count, label_count, piece_count;
  size_t outside; /* texts that leave their node */
} OvPicture;

static double ov_number(const char **s) {
  while (**s == ' ' || **s == 'M' || **s == 'C' || **s == 'L') ++*s;
  double sign = 1, v = 0, unit = 1;
  if (**s == '-') {
    sign = -1;
    ++*s;
  }
  for (; (**s >= '0' && **s <= '9') || **s == '.'; ++*s) {
    if (**s == '.') {
      unit = 0.1;
    } else if (unit == 1) {
      v = v * 10 + (**s - '0');
    } else {
      v += unit * (**s - '0');
      unit /= 10;
    }
  }
  return sign * v;
}

static double ov_attribute(const char *tag, const char *name) {
  char key[32];
  snprintf(key, sizeof key, " %s=\"", name);
  const char *at = strstr(tag, key);
  if (!at) return 0;
  at += strlen(key);
  return ov_number(&at);
}

static void ov_piece(OvPicture *p, OvPiece piece) {
  p->pieces = realloc(p->pieces, (p->piece_count + 1) * sizeof *p->pieces);
  p->pieces[p->piece_count++] = piece;
}

static void ov_path(OvPicture *p, const char *d, OvPiece who) {
  double c[8] = {0};
  while (*d && *d != '"') {
    char op = *d;
    if (op == ' ') {
      d++;
      continue;
    }
    if (op == 'M') {
      c[0] = ov_number(&d);
      c[1] = ov_number(&d);
      continue;
    }
    for (int i = 2; i < 8; i++) c[i] = ov_number(&d);
    double x = c[0], y = c[1];
    for (int k = 1; k <= 24; k++) {
      double t = k / 24.0, u = 1 - t;
      who.x0 = x;
      who.y0 = y;
      x = who.x1 = u * u * u * c[0] + 3 * u * u * t * c[2] + 3 * u * t * t * c[4] + t * t * t * c[6];
      y = who.y1 = u * u * u * c[1] + 3 * u * u * t * c[3] + 3 * u * t * t * c[5] + t * t * t * c[7];
      ov_piece(p, who);
    }
    c[0] = c[6];
    c[1] = c[7];
  }
}

static void ov_box(OvBox **list, size_t *count, OvBox box) {
  *list = realloc(*list, (*count + 1) * sizeof **list);
  (*list)[(*count)++] = box;
}

static OvBox ov_text(const char *tag, double size, int owner) {
  double x = ov_attribute(tag, "x"), y = ov_attribute(tag, "y"), w = ov_attribute(tag, "textLength");
  return (OvBox){x, y - 0.72 * size, x + w, y + 0.2 * size, owner};
}

static OvPicture ov_read(char *svg) {
  OvPicture p = {0};
  OvPiece edge = {0};
  bool in_node = false;
  int node = 0;
  char *next;
  for (char *tag = svg; (tag = strchr(tag, '<')); tag = next) {
    next = tag + 1;
    char *end = strchr(tag, '>');
    if (!end) break;
    *end = 0;
    if (!strncmp(tag, "<g id=\"n", 8)) {
      in_node = true;
      node = atoi(tag + 8);
    } else if (!strncmp(tag, "<g id=\"e", 8)) {
      in_node = false;
      edge.owner = atoi(tag + 8);
      edge.from = atoi(strstr(tag, "data-from=\"n") + 12);
      edge.to = atoi(strstr(tag, "data-to=\"n") + 10);
    } else if (!strncmp(tag, "<rect class=\"shape", 18)) {
      double x = ov_attribute(tag, "x"), y = ov_attribute(tag, "y");
      ov_box(&p.nodes, &p.node_count,
             (OvBox){x, y, x + ov_attribute(tag, "width"), y + ov_attribute(tag, "height"), node});
    } else if (!strncmp(tag, "<text class=\"label", 18)) {
      ov_box(&p.labels, &p.label_count, ov_text(tag, 11.5, edge.owner));
    } else if (!strncmp(tag, "<text", 5) && in_node && strstr(tag, "textLength")) {
      OvBox t = ov_text(tag, strstr(tag, "title") ? 14 : 11, node), n = p.nodes[p.node_count - 1];
      if (t.x0 < n.x0 || t.x1 > n.x1 || t.y0 < n.y0 || t.y1 > n.y1) p.outside++;
    } else if (!strncmp(tag, "<path d=\"", 9)) {
      ov_path(&p, tag + 9, edge);
    }
    *end = '>';
    next = end;
  }
  return p;
}

static bool ov_boxes(const OvBox *a, const OvBox *b) {
  return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

static bool ov_crosses(const OvPiece *l, const OvBox *b) {
  for (int i = 0; i <= 8; i++) {
    double x = l->x0 + (l->x1 - l->x0) * i / 8, y = l->y0 + (l->y1 - l->y0) * i / 8;
    if (x > b->x0 && x < b->x1 && y > b->y0 && y < b->y1) return true;
  }
  return false;
}

typedef struct OvFaults {
  size_t label_on_node, label_on_label, label_on_edge, node_on_node, edge_on_node, outside;
} OvFaults;

static size_t ov_edges_on(const OvPicture *p, const OvBox *box, bool node) {
  size_t n = 0;
  int last = -1;
  for (size_t i = 0; i < p->piece_count; i++) {
    const OvPiece *l = &p->pieces[i];
    bool own = node ? l->from == box->owner || l->to == box->owner : l->owner == box->owner;
    if (own || l->owner == last || !ov_crosses(l, box)) continue;
    last = l->owner; /* each edge once */
    n++;
  }
  return n;
}

/** Counts the faults of an SVG file's text, which is left as it was. */
static inline OvFaults overlap_faults(char *svg) {
  OvPicture p = ov_read(svg);
  OvFaults f = {.outside = p.outside};
  for (size_t i = 0; i < p.label_count; i++) {
    for (size_t k = 0; k < p.node_count; k++) f.label_on_node += ov_boxes(&p.labels[i], &p.nodes[k]);
    for (size_t k = 0; k < i; k++)
      f.label_on_label += p.labels[i].owner != p.labels[k].owner && ov_boxes(&p.labels[i], &p.labels[k]);
    f.label_on_edge += ov_edges_on(&p, &p.labels[i], false);
  }
  for (size_t i = 0; i < p.node_count; i++) {
    for (size_t k = 0; k < i; k++) f.node_on_node += ov_boxes(&p.nodes[i], &p.nodes[k]);
    f.edge_on_node += ov_edges_on(&p, &p.nodes[i], true);
  }
  free(p.nodes);
  free(p.labels);
  free(p.pieces);
  return f;
}

#endif
