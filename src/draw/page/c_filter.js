// What is shown: types, relations and time. Hidden items leave the page for everybody, screen readers too.

const filter = {types: new Set(), relations: new Set(), from: 0, to: 99999999, undated: true}; // sets of hidden ones

function inTime(item) {
  if (item.first) return item.first <= filter.to && item.last >= filter.from;
  return filter.undated || !(item.card || (item.edge && !item.hasCard));
}

function passes(item) {
  if (!inTime(item)) return false;
  if (!item.edge) return !filter.types.has(item.key);
  return !item.relations.length || item.relations.some(relation => !filter.relations.has(relation));
}

function applyFilter() {
  for (const item of items.values()) item.shown = passes(item);
  for (const item of items.values())
    if (item.edge) item.shown = item.shown && [item.from, item.to].every(end => items.has(end) && items.get(end).shown);
  for (const item of items.values()) // a node whose edges are all gone says nothing any more
    if (!item.edge && item.edges.length) item.shown = item.shown && item.edges.some(edge => edge.shown);
  let nodes = 0;
  for (const item of items.values()) {
    item.element.classList.toggle("p-off", !item.shown);
    nodes += !item.edge && item.shown;
  }
  const all = [...items.values()].filter(item => !item.edge).length;
  say(nodes === all ? "" : `${nodes} of ${all} boxes shown`);
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
}

// A list of check boxes behind a button; `hidden` is the set that it changes.
function choices(title, counts, hidden, label) {
  const boxes = [];
  const entries = [...counts.keys()].sort().map(value => {
    const box = make("input", {type: "checkbox", onchange: () => {
      box.checked ? hidden.delete(value) : hidden.add(value);
      applyFilter();
    }});
    box.checked = true;
    boxes.push([box, value]);
    return make("li", {}, make("label", {}, box, label(value), make("span", {class: "p-count"}, ` ${counts.get(value)}`)));
  });
  const all = on => () => {
    for (const [box, value] of boxes) {
      box.checked = on;
      on ? hidden.delete(value) : hidden.add(value);
    }
    applyFilter();
  };
  return make("details", {class: "p-choices", "data-filter": title.toLowerCase()}, make("summary", {}, title),
    make("div", {class: "p-menu"}, make("p", {}, button("All", all(true)), " ", button("None", all(false))),
      make("ul", {}, ...entries)));
}

function typeLabel(key) {
  const cut = key.indexOf(" ");
  return make("span", {class: "p-type"}, make("span", {class: `p-swatch p-${key.slice(0, cut)}`}), key.slice(cut + 1));
}

function filterControls() {
  const all = [...items.values()];
  const types = counted(all.filter(item => !item.edge).map(item => item.key));
  const relations = counted(all.filter(item => item.edge).flatMap(item => item.relations));
  return [choices("Types", types, filter.types, typeLabel),
    choices("Relations", relations, filter.relations, value => make("span", {}, value))];
}
