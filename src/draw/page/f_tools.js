// The bar above the picture: search, filters, zoom; and the start of everything.

function say(text) { document.getElementById("p-status").textContent = text; }

// Letters alone count: "zürich" is found by "zurich".
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function matching(words) {
  const wanted = plain(words.trim());
  if (!wanted) return [];
  return [...items.values()].filter(item => item.shown !== false &&
    plain([item.name, item.type, item.says, item.relation].filter(Boolean).join(" ")).includes(wanted));
}

function searchBox() {
  let found = [], marked = [], at = -1;
  const input = make("input", {type: "search", id: "p-search", placeholder: "Search", "aria-label": "Search the picture",
    autocomplete: "off"});
  input.addEventListener("input", () => {
    found = matching(input.value);
    at = -1;
    picture.classList.toggle("p-searching", Boolean(input.value.trim()));
    for (const item of marked) item.element.classList.remove("p-hit-item");
    for (const item of found) item.element.classList.add("p-hit-item");
    marked = found;
    say(input.value.trim() ? `${found.length} found${found.length ? "; Enter goes through them" : ""}` : "");
  });
  input.addEventListener("keydown", event => {
    if (event.key !== "Enter" || !found.length) return;
    event.preventDefault();
    at = (at + (event.shiftKey ? found.length - 1 : 1)) % found.length;
    select(found[at].id);
    reveal(found[at]);
    say(`${at + 1} of ${found.length}: ${found[at].name || found[at].relation || ""}`);
  });
  return input;
}

function zoomButtons() {
  return make("div", {class: "p-zoom", role: "group", "aria-label": "Zoom"},
    button("+", () => zoomBy(1.4), {"aria-label": "Zoom in"}), button("−", () => zoomBy(1 / 1.4), {"aria-label": "Zoom out"}),
    button("Fit", fit));
}

function pageKeys(event) {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll(".p-choices[open]")) menu.open = false;
    select(null);
  } else if (event.key === "/" && !/^(input|textarea)$/i.test(event.target.localName)) {
    event.preventDefault();
    document.getElementById("p-search").focus();
  }
}

function start() {
  readItems();
  for (const item of items.values())
    item.hasCard = item.edge && [item.from, item.to].some(end => items.has(end) && items.get(end).card);
  const tools = document.getElementById("p-tools");
  tools.setAttribute("role", "search");
  tools.append(searchBox(), ...filterControls(), zoomButtons(), timeControls() || "");
  const place = document.getElementById("p-picture");
  place.prepend(make("a", {class: "p-skip", href: "#p-side"}, "Skip the picture"));
  place.append(make("p", {id: "p-status", class: "p-status", role: "status"}));
  startView();
  startSide();
  document.addEventListener("keydown", pageKeys);
  document.addEventListener("click", event => {
    for (const menu of document.querySelectorAll(".p-choices[open]"))
      if (!menu.contains(event.target)) menu.open = false;
  });
}

start();
