// What the page knows: nodes, edges, documents and pieces of evidence, as the C side wrote them.

const data = JSON.parse(document.getElementById("p-data").textContent);
const picture = document.querySelector("#p-picture svg");
const items = new Map(); // by id of the SVG's group: {id, element, edge, says, …}
const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];
const kindNames = {person: "Person", country: "Country", place: "Place", organization: "Organisation", event: "Event",
  thing: "Thing"};

// An element; text only ever becomes text, never markup.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : value);
  element.append(...children.filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

function button(label, action, attributes = {}) {
  return make("button", {type: "button", onclick: action, ...attributes}, label);
}

// 20230814 → "14 August 2023"
function dayText(day) {
  return `${day % 100} ${monthNames[Math.floor(day / 100) % 100 - 1] || ""} ${Math.floor(day / 10000)}`;
}

function daysText(item) {
  if (!item.first) return "";
  return item.first === item.last ? dayText(item.first) : `${dayText(item.first)} – ${dayText(item.last)}`;
}

// Only what leads to the Web becomes a link.
function webAddress(address) {
  return typeof address === "string" && /^https?:\/\//i.test(address) ? address : null;
}

function readItems() {
  for (const [group, edge] of [[data.nodes, false], [data.edges, true]])
    for (const [id, item] of Object.entries(group)) {
      const element = document.getElementById(id);
      if (element) items.set(id, {id, element, edge, edges: [], proofs: [], ...item});
    }
  for (const item of items.values()) {
    if (item.edge) {
      item.relations = (item.relation || "").split("\n").filter(Boolean);
      for (const end of [item.from, item.to]) if (items.has(end)) items.get(end).edges.push(item);
    } else {
      item.type = item.type || kindNames[item.kind];
      item.key = `${item.kind} ${item.type}`;
    }
  }
}

const otherEnd = (edge, node) => items.get(edge.from === node.id ? edge.to : edge.from);

// The evidence of a node is also that of the events and facts that it takes part in.
function proofsOf(item) {
  const all = new Set(item.proofs);
  if (!item.edge && !item.card) for (const edge of item.edges) for (const proof of edge.proofs) all.add(proof);
  return [...all].map(number => data.proofs[number]).filter(Boolean);
}
