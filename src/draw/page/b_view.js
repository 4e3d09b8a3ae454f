// Pan and zoom, and reaching every node and edge by keyboard.

const view = document.createElementNS("http://www.w3.org/2000/svg", "g");
const stage = d3.select(picture);
const zoom = d3.zoom().scaleExtent([0.2, 24])
  .on("zoom", () => view.setAttribute("transform", d3.zoomTransform(picture)));
// Above this many boxes and lines nothing is dimmed: browsers would paint for seconds.
const largeFrom = 1500;
let large = false;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const smooth = () => calm.matches ? stage : stage.transition().duration(250);

function zoomBy(factor) { zoom.scaleBy(smooth(), factor); }
function fit() { zoom.transform(smooth(), d3.zoomIdentity); }
function pan(x, y) {
  const scale = d3.zoomTransform(picture).k, box = picture.viewBox.baseVal;
  zoom.translateBy(smooth(), x * box.width / scale / 10, y * box.height / scale / 10);
}
// Brings an item into sight, unless it is.
function reveal(item) {
  const box = item.element.getBBox(), at = item.element.getBoundingClientRect(), frame = picture.getBoundingClientRect();
  if (at.left >= frame.left && at.right <= frame.right && at.top >= frame.top && at.bottom <= frame.bottom) return;
  zoom.translateTo(smooth(), box.x + box.width / 2, box.y + box.height / 2);
}

const pictureKeys = {
  "+": () => zoomBy(1.4), "=": () => zoomBy(1.4), "-": () => zoomBy(1 / 1.4), "0": fit,
  ArrowLeft: () => pan(1, 0), ArrowRight: () => pan(-1, 0), ArrowUp: () => pan(0, 1), ArrowDown: () => pan(0, -1),
};

// A line alone is too thin to be hit.
function widen(item) {
  const line = item.element.querySelector("path:not(.head)");
  if (!line) return;
  const wide = line.cloneNode();
  wide.setAttribute("class", "p-hit");
  item.element.insertBefore(wide, line);
}

// What is read aloud: first what stands there to be seen, which voice control goes by, then the sentence.
function spokenName(item) {
  const seen = [...item.element.querySelectorAll("text")].map(text => text.textContent).join(" ");
  return [seen, (item.says || item.name || "").replace(/\n/g, "; ")].filter(Boolean).join(". ");
}

function reach(item) {
  const element = item.element;
  element.setAttribute("role", "button");
  element.setAttribute("tabindex", "0");
  element.setAttribute("aria-label", spokenName(item));
  element.setAttribute("aria-pressed", "false");
  element.addEventListener("click", event => { event.stopPropagation(); select(item.id); });
  element.addEventListener("keydown", event => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    select(item.id, true);
  });
  if (item.edge && !large) widen(item);
}

function startView() {
  const still = new Set(["title", "desc", "style", "metadata"]);
  for (const child of [...picture.children])
    if (!still.has(child.localName) && child.getAttribute("class") !== "bg") view.append(child);
  picture.append(view);
  picture.setAttribute("role", "group");
  picture.removeAttribute("width");
  picture.removeAttribute("height");
  large = items.size > largeFrom;
  picture.classList.toggle("p-large", large);
  for (const item of items.values()) reach(item);
  stage.call(zoom);
  picture.addEventListener("click", () => select(null));
  picture.addEventListener("keydown", event => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : pictureKeys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
