/* overlap FILE.svg…: prints for each picture how often something lies on something else; exit status 1 if anything
 * does. */
#include "overlap.h"

int main(int argc, char **argv) {
  int status = 0;
  for (int i = 1; i < argc; i++) {
    FILE *f = fopen(argv[i], "rb");
    if (!f) {
      perror(argv[i]);
      return 2;
    }
    char *text = calloc(1, 1 << 26);
    size_t n = text ? fread(text, 1, (1 << 26) - 1, f) : 0;
    fclose(f);
    if (!n) return 2;
    OvFaults o = overlap_faults(text);
    free(text);
    size_t sum = o.label_on_node + o.label_on_label + o.label_on_edge + o.node_on_node + o.edge_on_node + o.outside;
    printf("%s: label on node %zu, on label %zu, on edge %zu; node on node %zu, edge on node %zu; text outside %zu\n",
           argv[i], o.label_on_node, o.label_on_label, o.label_on_edge, o.node_on_node, o.edge_on_node, o.outside);
    if (sum) status = 1;
  }
  return status;
}
