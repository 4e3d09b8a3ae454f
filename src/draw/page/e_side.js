// The column beside the picture: what is selected, the sentences it rests on, and their place in the article.

let selected = null, shownDocument = 0;

function placeText(proof) {
  const article = data.documents[proof.document];
  const where = proof.title ? "headline" : `characters ${proof.begin}–${proof.end}`;
  return article ? `${article.title}, ${where}` : where;
}

function quotation(proof) {
  return make("li", {}, make("blockquote", {}, proof.text), make("p", {class: "p-place"}, placeText(proof), " ",
    data.documents[proof.document] ? button("Show in the article", () => showInArticle(proof, true)) : null));
}

function facts(item) {
  const list = make("dl");
  const add = (name, value) => { if (value) list.append(make("dt", {}, name), make("dd", {}, value)); };
  add("Type", item.edge ? "" : item.type);
  add("Relation", item.edge ? item.relations.join(", ") : "");
  add("Status", item.reality);
  add("Time", daysText(item));
  const address = webAddress(item.link);
  if (address) add("See", make("a", {href: address, rel: "noreferrer noopener"}, address));
  return list.children.length ? list : null;
}

// What a node takes part in, or the two ends of an edge, each to be selected in turn.
function connections(item) {
  const near = item.edge ? [items.get(item.from), items.get(item.to)] : item.edges;
  const entries = near.filter(Boolean).map(other => {
    const text = item.edge ? other.name
      : `${other.relations.join(", ") || "–"} · ${(otherEnd(other, item) || {}).name || ""}`;
    return make("li", {}, button(text, () => select(other.id, true), {class: "p-link", title: other.says || ""}));
  });
  return entries.length ? [make("h3", {}, item.edge ? "Between" : "Connections"), make("ul", {class: "p-near"}, ...entries)]
    : [];
}

function describe(item) {
  const proofs = proofsOf(item);
  const title = item.edge ? item.relations.join(", ") || "Relation" : item.name;
  const says = (item.says || "").split("\n").map(line => make("p", {class: "p-says"}, line));
  return [make("h2", {tabindex: "-1"}, title), ...says, facts(item), make("h3", {}, "Evidence"),
    proofs.length ? make("ol", {class: "p-proofs"}, ...proofs.map(quotation))
      : make("p", {}, "The graph names no sentence for this."), ...connections(item)];
}

function invitation() {
  return [make("h2", {tabindex: "-1", class: "p-invitation"}, "Evidence"),
    make("p", {class: "p-invitation"}, "Choose a box or a line to read the sentences it rests on."),
    make("p", {class: "p-keys p-invitation"}, "Keys: Tab and Enter choose, arrows move, + and − zoom, 0 fits, / searches, Esc clears.")];
}

// The text with every quoted sentence as a span of its own. Without the text: the quoted sentences, in their order.
function articleText(number) {
  const article = data.documents[number], body = make("div", {class: "p-text"});
  const quoted = data.proofs.filter(proof => proof.document === number && !proof.title)
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  const letters = article.text ? Array.from(article.text) : null;
  let at = 0;
  for (const proof of quoted) {
    if (proof.begin < at) continue;
    if (letters) body.append(letters.slice(at, proof.begin).join(""));
    else if (at || proof.begin) body.append(proof.begin - at > 2 ? " … " : " ");
    proof.place = make("span", {class: "p-quote"}, letters ? letters.slice(proof.begin, proof.end).join("") : proof.text);
    body.append(proof.place);
    at = proof.end;
  }
  if (letters) body.append(letters.slice(at).join(""));
  return body;
}

function articlePart(number) {
  const article = data.documents[number];
  const head = make("p", {class: "p-headline"}, article.title);
  for (const proof of data.proofs) if (proof.document === number && proof.title) proof.place = head;
  const note = article.text ? null : make("p", {class: "p-note"}, "The graph holds the quoted sentences, not the whole text.");
  return [make("h2", {}, "Article"), head, note, articleText(number)];
}

function showArticle(number) {
  const place = document.getElementById("p-article");
  shownDocument = number;
  for (const proof of data.proofs) proof.place = null;
  place.replaceChildren(...(data.documents[number] ? articlePart(number) : []).filter(Boolean));
  place.hidden = !data.documents[number];
}

function showInArticle(proof, move) {
  if (proof.document !== undefined && proof.document !== shownDocument) showArticle(proof.document);
  markArticle();
  if (!proof.place) return;
  if (move) for (const one of document.querySelectorAll(".p-now")) one.classList.remove("p-now");
  if (move) proof.place.classList.add("p-now");
  proof.place.scrollIntoView({block: "center", behavior: calm.matches ? "auto" : "smooth"});
}

function markArticle() {
  const marked = new Set(selected ? proofsOf(selected) : []);
  for (const proof of data.proofs) if (proof.place && !proof.title) proof.place.classList.toggle("p-on", marked.has(proof));
  for (const proof of data.proofs)
    if (proof.place && proof.title) proof.place.classList.toggle("p-on", [...marked].some(one => one.place === proof.place));
}

let lit = new Set(); // what is marked now: going through everything would be slow in large pictures

function markPicture() {
  picture.classList.toggle("p-chosen", Boolean(selected));
  const near = new Set(selected ? [selected] : []);
  if (selected && selected.edge) for (const end of [selected.from, selected.to]) near.add(items.get(end));
  if (selected && !selected.edge) for (const edge of selected.edges) near.add(edge).add(otherEnd(edge, selected));
  near.delete(undefined);
  for (const item of new Set([...lit, ...near])) {
    item.element.classList.toggle("p-near", near.has(item));
    item.element.classList.toggle("p-selected", item === selected);
    item.element.setAttribute("aria-pressed", String(item === selected));
  }
  lit = near;
}

// Shows an item, or nothing; `read` moves the focus to what is told of it.
function select(id, read) {
  selected = items.get(id) || null;
  const place = document.getElementById("p-detail");
  place.replaceChildren(...(selected ? describe(selected) : invitation()).filter(Boolean));
  place.parentElement.scrollTop = 0;
  markPicture();
  const proof = selected && proofsOf(selected)[0];
  if (proof && proof.document !== undefined && proof.document !== shownDocument) showArticle(proof.document);
  markArticle();
  if (read) place.querySelector("h2").focus();
}

function startSide() {
  const side = document.getElementById("p-side");
  side.setAttribute("role", "region");
  side.setAttribute("aria-label", "Evidence and article");
  side.setAttribute("tabindex", "0");
  side.append(make("div", {id: "p-detail"}), make("div", {id: "p-article"}));
  showArticle(0);
  select(null);
}
