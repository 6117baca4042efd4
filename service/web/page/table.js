// Tables of a comparison: a column for each article, cells with pieces of text that lead to their places.

import { make, short, words } from "./dom.js";

/** The headline of an article, or its number. */
export function title(desk, index) {
  return short(desk.articles[index].headline ?? `Article ${index + 1}`, 70);
}

/** A piece of text that leads to its place in its article. */
export function place(desk, piece, label = piece.text) {
  return make(
    "button",
    { type: "button", class: "place", "data-article": piece.article, onclick: () => desk.open(piece.article, piece) },
    words(short(label, 260)),
  );
}

/** A row with a cell for each article; `cell(index)` gives what stands there, or nothing. */
export function row(desk, head, cell) {
  return make(
    "tr",
    {},
    make("th", { scope: "row" }, head),
    desk.articles.map((_, index) => {
      const content = cell(index);
      return make("td", { "data-title": title(desk, index), class: content ? null : "empty" }, content ?? "—");
    }),
  );
}

/** Rows under the headlines of the articles; `caption` names the table, `head` its first column. */
export function table(desk, caption, head, rows) {
  return make(
    "div",
    { class: "wide", tabindex: "0", role: "group", "aria-label": `${caption}: the table` },
    make(
      "table",
      {},
      make("caption", { class: "out-of-sight" }, caption),
      make(
        "thead",
        {},
        make(
          "tr",
          {},
          make("th", { scope: "col" }, head),
          desk.articles.map((_, index) => make("th", { scope: "col" }, words(title(desk, index)))),
        ),
      ),
      make("tbody", {}, rows),
    ),
  );
}

/** A list in a cell, or nothing where there is nothing. */
export function each(items, draw) {
  return items.length
    ? make(
        "ul",
        { class: "cells" },
        items.map((item) => make("li", {}, draw(item))),
      )
    : null;
}

const DIFFERENCES = {
  wording: "other words",
  truncation: "cut short",
  tense: "another tense",
  speaker: "another speaker",
  chain: "through others",
  addressee: "said to somebody else",
  marks: "in quotation marks in only one",
  spelling: "spelt differently",
  form: "called by a shorter or longer name",
  role: "given another title",
};

/** In what something differs, in words. */
export function differing(list) {
  return list.map((name) => make("span", { class: "difference" }, DIFFERENCES[name] ?? name));
}

/** How many sources confirm something. */
export function confirmed(item) {
  return make(
    "span",
    { class: "help" },
    item.independent === 1 ? " Rests on one source." : ` ${item.independent} sources that do not rest on one another.`,
  );
}
