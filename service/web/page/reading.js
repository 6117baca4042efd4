// One article on the page: text and panels side by side, and what happens when one points at anything in them.

import { about } from "./about.js";
import { announce, make } from "./dom.js";
import { brief, named, quoteCard, speakers } from "./panels.js";
import { show } from "./text.js";
import { identity, speakersOf } from "./voices.js";

const LAYERS = [
  ["roles", "What is set aside"],
  ["names", "Names"],
  ["quotes", "Quotes"],
  ["dates", "Dates"],
];

/** The answer to one article, as an element; `found` are marks of a place that is to be shown at once. */
export function reading(answer, found = []) {
  const view = { answer, ...show(answer, found), pinned: null };
  const card = make("div", { class: "card", role: "region", "aria-label": "The quote in full", "aria-live": "polite" });
  const idle = make(
    "p",
    { class: "help" },
    answer.quotes.length
      ? "Point at a quote, or choose its number, to see who said it and through whom."
      : "There are no quotes in this article.",
  );
  card.append(idle);
  Object.assign(view, { card, idle });
  const text = make(
    "section",
    { class: "paper", "aria-labelledby": "text-title" },
    make("h2", { id: "text-title" }, "The article"),
    layers(view),
    view.element,
  );
  const side = make("div", { class: "side" }, card, speakers(answer), brief(answer), named(answer), about(answer));
  const root = make("div", { class: "reading" }, text, side);
  listen(view, root);
  view.root = root;
  return { root, reveal: () => reveal(view, view.pieces.get("found place")) };
}

/** Which marks are drawn; each with the look that it has in the text. */
function layers(view) {
  const box = ([name, label]) =>
    make(
      "label",
      { class: `layer key-${name}` },
      make("input", {
        type: "checkbox",
        checked: true,
        onchange: (event) => view.element.classList.toggle(`without-${name}`, !event.target.checked),
      }),
      make("span", { class: "sample" }, label),
    );
  return make("fieldset", { class: "layers" }, make("legend", {}, "Show"), LAYERS.map(box));
}

function listen(view, root) {
  const target = (event) => event.target.closest("[data-quote], [data-told], [data-entity], [data-point]");
  root.addEventListener("click", (event) => {
    const chosen = target(event);
    if (chosen) choose(view, chosen);
  });
  root.addEventListener("pointerover", (event) => point(view, target(event)));
  root.addEventListener("focusin", (event) => point(view, target(event)));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") release(view);
  });
}

function quoteOf(view, element) {
  const id = element?.dataset.quote ?? element?.dataset.told;
  return view.answer.quotes.find((quote) => quote.id === id);
}

/** Pointing shows; what has been chosen stays until it is let go. */
function point(view, element) {
  if (view.pinned) return;
  const quote = quoteOf(view, element);
  if (quote && quote !== view.pointed) showQuote(view, quote);
}

function choose(view, element) {
  const { entity, point: sentence } = element.dataset;
  const quote = quoteOf(view, element);
  if (sentence) return toggle(view, element, `evidence ${sentence}`);
  if (quote) return chooseQuote(view, quote, element);
  return nextMention(view, entity);
}

function chooseQuote(view, quote, element) {
  if (view.pinned === quote.id && element.matches(".piece, .handle")) return release(view);
  release(view);
  view.pinned = quote.id;
  showQuote(view, quote);
  view.card.append(make("button", { type: "button", class: "close", onclick: () => letGo(view, quote) }, "Close"));
  press(view, `[data-quote="${quote.id}"]`);
  if (!element.closest(".article")) reveal(view, [view.handles.get(quote.id)]);
  return undefined;
}

/** Close the card, and give the focus back to the number of its quote. */
function letGo(view, quote) {
  release(view);
  view.handles.get(quote.id)?.focus({ preventScroll: true });
}

/** Everything that belongs to a quote, and more faintly what else its speaker says. */
function showQuote(view, quote) {
  wipe(view);
  view.pointed = quote;
  const theirs = new Set(speakersOf(quote).map(identity));
  for (const other of view.answer.quotes) {
    const kin = other !== quote && speakersOf(other).some((party) => theirs.has(identity(party)));
    if (kin) dress(view, `quote ${other.id}`, "same-speaker");
  }
  for (const layer of ["quote", "cue", "source", "chain"]) dress(view, `${layer} ${quote.id}`, "active");
  for (const voice of view.root.querySelectorAll(".voice"))
    voice.classList.toggle("active", theirs.has(voice.dataset.speaker));
  view.card.replaceChildren(...quoteCard(quote));
}

function toggle(view, button, key) {
  const pressed = button.getAttribute("aria-pressed") === "true";
  release(view);
  if (pressed) return;
  button.setAttribute("aria-pressed", "true");
  dress(view, key, "shown");
  reveal(view, view.pieces.get(key));
  announce("Its evidence is marked in the article");
}

/** From mention to mention, the first one again after the last. */
function nextMention(view, id) {
  const entity = view.answer.entities.find((one) => one.id === id);
  const next = view.entity === id ? (view.mention + 1) % entity.mentions.length : 0;
  release(view);
  Object.assign(view, { entity: id, mention: next });
  press(view, `.entity-name[data-entity="${CSS.escape(id)}"]`);
  dress(view, `entity ${id}`, "shown");
  const places = starts(view, id);
  places[next]?.classList.add("here");
  reveal(view, places.slice(next, next + 1));
  announce(`${entity.name}: mention ${next + 1} of ${entity.mentions.length}`);
}

/** The first piece of each mention of an entity. */
function starts(view, id) {
  const begins = new Set(
    view.marks.filter((mark) => mark.layer === "entity" && mark.id === id).map((mark) => mark.start),
  );
  return (view.pieces.get(`entity ${id}`) ?? []).filter((piece) => begins.has(Number(piece.dataset.start)));
}

function dress(view, key, name) {
  for (const piece of view.pieces.get(key) ?? []) piece.classList.add(name);
}

function press(view, selector) {
  view.root.querySelectorAll(selector).forEach((button) => {
    if (button.matches("button")) button.setAttribute("aria-pressed", "true");
  });
}

/** Bring the first of some elements into sight, without moving the focus. */
function reveal(view, elements) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  elements?.find(Boolean)?.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

function wipe(view) {
  for (const name of ["active", "same-speaker", "shown", "here"]) {
    view.root.querySelectorAll(`.${name}`).forEach((element) => element.classList.remove(name));
  }
}

/** Nothing is chosen any more. */
function release(view) {
  wipe(view);
  view.root.querySelectorAll('[aria-pressed="true"]').forEach((button) => button.setAttribute("aria-pressed", "false"));
  Object.assign(view, { pinned: null, pointed: null, entity: null });
  view.card.replaceChildren(view.idle);
}
