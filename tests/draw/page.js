// Drives a page that `--to html` wrote in headless Chromium: click, type, filter, keyboard, hostile labels, and axe-core.
//   node page.js FOLDER-OF-node_modules CHROMIUM PAGE HOSTILE-PAGE SHOTS
// Says what failed; exit status 1 then.
"use strict";

const [modules, executablePath, page, hostile, shots] = process.argv.slice(2);
const path = require("path");
const {chromium} = require(path.join(modules, "playwright-core"));
const axe = require.resolve(path.join(modules, "axe-core"));
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
let failures = 0;

function check(holds, what) {
  if (holds) return;
  failures++;
  console.error("FAILED:", what);
}

// A page that may reach nothing; what it tries, what it logs and what it alerts is counted.
async function open(browser, file, options = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, bypassCSP: false, ...options});
  const tab = await context.newPage();
  tab.faults = [];
  tab.on("request", request => {
    if (!request.url().startsWith("file:")) tab.faults.push(`asked for ${request.url()}`);
  });
  tab.on("dialog", dialog => { tab.faults.push(`raised a dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on("pageerror", error => tab.faults.push(`threw ${error.message}`));
  tab.on("console", message => { if (message.type() === "error") tab.faults.push(`logged ${message.text()}`); });
  await tab.goto(`file://${path.resolve(file)}`);
  await tab.waitForSelector("#p-detail h2");
  return tab;
}

const shown = tab => tab.locator("#p-picture .node:not(.p-off)").count();
const transform = tab => tab.locator("#p-picture svg > g").last().getAttribute("transform");
const shot = (tab, name) => tab.screenshot({path: path.join(shots, `${name}.png`)});

async function tryMouse(tab) {
  await shot(tab, "start");
  await tab.locator("#p-picture .node.card").first().click();
  check(await tab.locator("#p-picture .p-selected").count() === 1, "a click selects a card");
  check(await tab.locator(".p-proofs blockquote").count() > 0, "a card shows its evidence");
  check(await tab.locator("#p-article .p-on").count() > 0, "the evidence is marked in the article");
  const quote = (await tab.locator(".p-proofs blockquote").first().textContent()).replace(/\s+/g, " ");
  const marks = (await tab.locator("#p-article .p-on").allTextContents()).map(text => text.replace(/\s+/g, " "));
  check(marks.includes(quote), `the mark in the article is the sentence itself: ${quote} / ${marks}`);
  await tab.waitForTimeout(400);
  await shot(tab, "selected");
  await tab.locator("#p-picture .edge path.p-hit").first().dispatchEvent("click");
  check(await tab.locator("#p-detail h3", {hasText: "Between"}).count() === 1, "a click selects an edge");
  const before = await transform(tab);
  await tab.mouse.move(400, 450);
  await tab.mouse.wheel(0, -400);
  await tab.waitForTimeout(200);
  check(await transform(tab) !== before, "the wheel zooms");
  const zoomed = await transform(tab);
  await tab.mouse.down();
  await tab.mouse.move(450, 480, {steps: 4});
  await tab.mouse.up();
  check(await transform(tab) !== zoomed, "dragging pans");
  await tab.getByRole("button", {name: "Fit"}).click();
  await tab.waitForTimeout(500);
}

async function tryKeys(tab) {
  await tab.keyboard.press("Escape");
  check(await tab.locator("#p-picture .p-selected").count() === 0, "Escape clears");
  await tab.keyboard.press("/");
  const name = await tab.locator("#p-picture .node:not(.card)").first().getAttribute("aria-label");
  await tab.keyboard.type(name.slice(0, 6).toLowerCase());
  check(await tab.locator("#p-picture .p-hit-item").count() > 0, `typing finds ${name}`);
  check(/found/.test(await tab.locator("#p-status").textContent()), "the number found is told");
  await tab.keyboard.press("Enter");
  check(await tab.locator("#p-picture .p-selected").count() === 1, "Enter goes to what was found");
  await tab.waitForTimeout(400);
  await shot(tab, "search");
  await tab.locator("#p-search").fill("");
  await tab.locator("#p-picture .node").first().focus();
  await tab.keyboard.press("Enter");
  check(await tab.evaluate(() => document.activeElement.closest("#p-detail") !== null), "Enter on a node reads it");
  await tab.keyboard.press("Escape");
}

async function tryFilters(tab) {
  const all = await shown(tab);
  for (const what of ["types", "relations"]) {
    const menu = tab.locator(`.p-choices[data-filter="${what}"]`);
    await menu.locator("summary").click();
    await menu.locator("input").first().uncheck();
    check(await tab.locator("#p-picture .p-off").count() > 0, `${what} can be hidden`);
    if (what === "types") await shot(tab, "filter");
    await menu.getByRole("button", {name: "None"}).click();
    await menu.getByRole("button", {name: "All"}).click();
    check(await shown(tab) === all, `${what} can be shown again`);
    await tab.keyboard.press("Escape");
  }
  const time = tab.locator(".p-time");
  check(await time.count() === 1, "there is a time line");
  await time.getByLabel("without a date").uncheck();
  await time.getByLabel("From").focus();
  await tab.keyboard.press("End");
  const later = await shown(tab);
  check(later > 0 && later < all, `the time line hides (${later} of ${all})`);
  await shot(tab, "time");
  await tab.keyboard.press("Home");
  await time.getByLabel("without a date").check();
  check(await shown(tab) === all, "the time line shows again");
}

async function tryAxe(tab, name) {
  await tab.evaluate(require("fs").readFileSync(axe, "utf8"));
  const {violations} = await tab.evaluate(() => window.axe.run(document));
  for (const v of violations) check(false, `axe, ${name}: ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))}`);
}

async function tryHostile(browser) {
  const tab = await open(browser, hostile);
  for (const node of await tab.locator("#p-picture .node, #p-picture .edge").all()) await node.dispatchEvent("click");
  check(await tab.evaluate(() => window.hostile === undefined), "a label ran");
  const links = await tab.locator("a[href]").evaluateAll(all => all.map(a => a.getAttribute("href")));
  check(links.every(href => /^(https?:|#)/.test(href)), `links: ${links}`);
  check(await tab.locator("script").count() === 2, "a label made a script element");
  check(await tab.locator("#p-picture img, #p-side img, iframe").count() === 0, "a label made an element");
  await tab.evaluate(() => { const s = document.createElement("script"); s.textContent = "window.hostile = 1"; document.body.append(s); });
  check(await tab.evaluate(() => window.hostile === undefined), "the policy lets a foreign script run");
  check(await tab.evaluate(() => fetch("https://example.org/").then(() => false, () => true)), "the policy lets a request pass");
  await shot(tab, "hostile");
  check(!tab.faults.some(fault => fault.startsWith("raised")), tab.faults.join("; "));
  await tryAxe(await open(browser, hostile), "hostile");
}

async function main() {
  const browser = await chromium.launch({executablePath, headless: true, args: flags});
  const tab = await open(browser, page);
  await tryMouse(tab);
  await tryKeys(tab);
  await tryFilters(tab);
  check(tab.faults.length === 0, tab.faults.join("; "));
  await tryAxe(tab, "light");
  const dark = await open(browser, page, {colorScheme: "dark"});
  await dark.locator("#p-picture .node.card").first().click();
  await dark.waitForTimeout(400);
  await shot(dark, "dark");
  await tryAxe(dark, "dark");
  const narrow = await open(browser, page, {viewport: {width: 420, height: 800}});
  await shot(narrow, "narrow");
  await tryAxe(narrow, "narrow");
  await narrow.emulateMedia({media: "print"});
  await narrow.pdf({path: path.join(shots, "print.pdf")});
  const forced = await open(browser, page, {forcedColors: "active"});
  const colours = await forced.evaluate(() => {
    const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
    return [of("#p-picture .bg", "fill"), of("#p-picture .person .shape", "fill"), of("#p-picture .event .shape", "fill"),
      of("#p-picture .person .shape", "stroke"), of("#p-picture .node text", "fill"), of("#p-picture .fact .label", "fill")];
  });
  check(colours[0] === colours[1] && colours[1] === colours[2], `forced colours fill all alike: ${colours}`);
  check(new Set(colours.slice(3)).size === 1 && colours[3] !== colours[0], `forced colours draw in the colour of text: ${colours}`);
  await shot(forced, "forced");
  await tryHostile(browser);
  await browser.close();
}

main().then(() => process.exit(failures ? 1 : 0), error => {
  console.error(error);
  process.exit(1);
});
