// The desk: the articles of this visit, and which of them are to be compared.

import { count, make, short, words } from "./dom.js";

const at = (id) => document.getElementById(id);
const MOST = 50; // articles that are compared at once
const items = []; // {name, asked, answer, chosen}
let open = () => {};

/** What is done with an article that is chosen on the desk. */
export function openWith(task) {
  open = task;
}

/** The same article again takes the place of what was answered before. */
export function put(item) {
  const same = items.findIndex((other) => other.answer.article.id === item.answer.article.id);
  if (same >= 0) items.splice(same, 1, item);
  else items.push(item);
  draw();
}

/** The articles that are to be compared. */
export function chosen() {
  return items.filter((item) => item.chosen);
}

export function chooseNone() {
  items.forEach((item) => {
    item.chosen = false;
  });
}

function draw() {
  at("desk").hidden = !items.length;
  at("articles").replaceChildren(...items.map((item, index) => make("li", {}, ...row(item, index + 1))));
  drawCompare();
}

function row(item, number) {
  const choose = (event) => {
    item.chosen = event.target.checked;
    drawCompare();
  };
  return [
    make(
      "label",
      { class: "check" },
      make("input", { type: "checkbox", checked: item.chosen, onchange: choose }),
      make("span", { class: "out-of-sight" }, `Compare article ${number}`),
    ),
    make("button", { type: "button", class: "title", onclick: () => open(item) }, words(short(item.name, 90))),
    make(
      "button",
      {
        type: "button",
        class: "remove",
        "aria-label": `Remove article ${number}, ${short(item.name, 60)}`,
        onclick: () => remove(item),
      },
      "×",
    ),
  ];
}

function remove(item) {
  items.splice(items.indexOf(item), 1);
  draw();
  at(items.length ? "desk" : "text").focus();
}

function drawCompare() {
  const { length } = chosen();
  at("compare").disabled = length < 2 || length > MOST;
  at("compare").textContent = compareLabel(length);
}

function compareLabel(length) {
  if (items.length < 2) return "Read another article to compare them";
  return length < 2 ? "Choose two articles to compare them" : `Compare ${count(length, "article")}`;
}
