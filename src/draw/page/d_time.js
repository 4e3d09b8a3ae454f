// The time line: two handles over the days that events bear, with a mark for each event.

// Days since 1 January of the year 0 in months of 31 days: order and distance are all that a position needs.
const position = day => Math.floor(day / 10000) * 372 + (Math.floor(day / 100) % 100 - 1) * 31 + day % 100;

function timeMarks(dated, low, high) {
  const strip = make("div", {class: "p-marks", "aria-hidden": "true"});
  for (const item of dated) {
    const mark = make("span", {title: `${item.says || item.name}`});
    const span = Math.max(1, position(high) - position(low));
    mark.style.left = `${100 * (position(item.first) - position(low)) / span}%`;
    mark.style.width = `${100 * (position(item.last) - position(item.first)) / span}%`;
    strip.append(mark);
  }
  return strip;
}

function timeControls() {
  const dated = [...items.values()].filter(item => item.first && (!item.edge || !item.hasCard));
  if (!dated.length) return null;
  const days = [...new Set(dated.flatMap(item => [item.first, item.last]))].sort((a, b) => a - b);
  const last = days.length - 1, text = make("output", {class: "p-span"});
  const handle = (name, value) => make("input",
    {type: "range", min: 0, max: last, step: 1, value, "aria-label": name, oninput: change});
  const from = handle("From", 0), to = handle("Until", last);
  const undated = make("input", {type: "checkbox", onchange: change});
  undated.checked = true;
  function change(event) {
    if (Number(from.value) > Number(to.value)) event.target === from ? to.value = from.value : from.value = to.value;
    filter.from = days[from.value];
    filter.to = days[to.value];
    filter.undated = undated.checked;
    for (const input of [from, to]) input.setAttribute("aria-valuetext", dayText(days[input.value]));
    text.textContent = daysText({first: filter.from, last: filter.to});
    if (event) applyFilter();
  }
  change();
  return make("fieldset", {class: "p-time"}, make("legend", {}, "Time line"), timeMarks(dated, days[0], days[last]), from,
    to, text, make("label", {}, undated, "without a date"));
}
