// The page: takes articles in, asks the service about them, and shows what it answers. It keeps nothing.

import { Trouble, analysis, ask, comparison, looksLikeHtml } from "./ask.js";
import { comparing } from "./comparison.js";
import { developer } from "./developer.js";
import { announce, count, make, short, words } from "./dom.js";
import { reading } from "./reading.js";
import { showTrouble } from "./trouble.js";
import { cancel, work } from "./work.js";

const at = (id) => document.getElementById(id);
const MOST = 50; // articles that are compared at once
const TYPES = {
  json: "application/json",
  html: "text/html",
  xml: "application/xml",
  pdf: "application/pdf",
  txt: "text/plain",
};
const desk = []; // the articles of this visit: {name, asked, answer, chosen}

function options() {
  return { published: at("published").value, clean: at("clean").checked };
}

function pasted() {
  const text = at("text").value;
  const form = at("format").value || (looksLikeHtml(text) ? "html" : "text");
  return { name: short(text, 60), fields: { [form]: text } };
}

const busy = (steps, task) => work(steps, task, tell);

/** Ask about articles one after the other, and show the last; several are on the desk, to be compared. */
async function analyse(sources) {
  await busy(sources.length, async (step, signal) => {
    let last;
    for (const [index, source] of sources.entries()) {
      step(index, `Reading ${sources.length > 1 ? `article ${index + 1} of ${sources.length}` : "the article"}`);
      const asked = analysis(source, options());
      const answer = await ask(asked, at("key").value.trim(), signal);
      last = { name: answer.article.headline ?? source.name, asked, answer, chosen: true };
      put(last);
    }
    if (last) open(last);
  });
}

/** The same article again takes the place of what was answered before. */
function put(item) {
  const same = desk.findIndex((other) => other.answer.article.id === item.answer.article.id);
  if (same >= 0) desk.splice(same, 1, item);
  else desk.push(item);
  drawDesk();
}

async function compare() {
  const chosen = desk.filter((item) => item.chosen);
  await busy(0, async (step, signal) => {
    step(0, `Comparing ${count(chosen.length, "article")}`);
    const asked = comparison(chosen.map((item) => item.answer.article));
    const key = at("key").value.trim();
    const answer = await ask(asked, key, signal);
    result(
      `${count(chosen.length, "article")} side by side`,
      comparing(
        answer,
        chosen.map((item) => item.answer.article),
        (index, place) => open(chosen[index], place),
      ),
      developer(asked, answer, key),
    );
    announce("The comparison is ready");
  });
}

function tell(error) {
  const wantsKey = showTrouble(at("problem"), error);
  at("working").hidden = true;
  if (!wantsKey) return at("problem").scrollIntoView({ block: "nearest" });
  at("options").open = true;
  return at("key").focus();
}

function drawDesk() {
  at("desk").hidden = !desk.length;
  at("articles").replaceChildren(
    ...desk.map((item, index) =>
      make(
        "li",
        {},
        make(
          "label",
          { class: "check" },
          make("input", {
            type: "checkbox",
            checked: item.chosen,
            onchange: (event) => {
              item.chosen = event.target.checked;
              drawCompare();
            },
          }),
          make("span", { class: "out-of-sight" }, `Compare article ${index + 1}`),
        ),
        make("button", { type: "button", class: "title", onclick: () => open(item) }, words(short(item.name, 90))),
        make(
          "button",
          {
            type: "button",
            class: "remove",
            "aria-label": `Remove article ${index + 1}, ${short(item.name, 60)}`,
            onclick: () => remove(item),
          },
          "×",
        ),
      ),
    ),
  );
  drawCompare();
}

function remove(item) {
  desk.splice(desk.indexOf(item), 1);
  drawDesk();
  at(desk.length ? "desk" : "text").focus();
}

function drawCompare() {
  const chosen = desk.filter((item) => item.chosen).length;
  at("compare").disabled = chosen < 2 || chosen > MOST;
  at("compare").textContent = compareLabel(chosen);
}

function compareLabel(chosen) {
  if (desk.length < 2) return "Read another article to compare them";
  return chosen < 2 ? "Choose two articles to compare them" : `Compare ${count(chosen, "article")}`;
}

/** Show an article of the desk, at a place in it where one is given. */
function open(item, place) {
  const found = place ? [{ ...place, layer: "found", id: "place" }] : [];
  const { root, reveal } = reading(item.answer, found);
  result(item.name, root, developer(item.asked, item.answer, at("key").value.trim()));
  if (place) reveal();
  const { speakers, quotes, entities } = item.answer;
  announce(
    `The article is read: ${count(speakers.length, "voice")}, ${count(quotes.length, "quote")}, ${count(entities.length, "name")}`,
  );
}

function result(title, ...parts) {
  at("result").replaceChildren(make("h2", { class: "result-title" }, words(title)), ...parts);
  at("result").focus({ preventScroll: true });
  at("result").scrollIntoView({ block: "start" });
}

function takeFiles(list) {
  const files = [...list];
  if (files.length) analyse(files.map((file) => ({ name: file.name, file })));
}

async function drawSamples() {
  const groups = await (await fetch("page/samples/list.json")).json();
  const button = (sample) =>
    make(
      "button",
      { type: "button", class: "sample-button", onclick: () => take(sample) },
      make("strong", {}, sample.title),
      " ",
      make("span", { class: "help" }, sample.about),
    );
  at("samples").replaceChildren(...groups.map((sample) => make("li", {}, button(sample))));
}

/** A sample is a file like any other; that of several articles is compared at once. */
async function take(sample) {
  const sources = await Promise.all(
    sample.files.map(async (name) => {
      const path = `page/samples/${name}`;
      const content = await (await fetch(path)).blob();
      return { name, sample: path, file: new File([content], name, { type: TYPES[name.split(".").at(-1)] }) };
    }),
  );
  if (sources.length > 1)
    desk.forEach((item) => {
      item.chosen = false;
    });
  await analyse(sources);
  if (desk.filter((item) => item.chosen).length > 1 && sources.length > 1) await compare();
}

at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  if (at("text").value.trim()) analyse([pasted()]);
  else tell(new Trouble("There is no text yet", "Paste an article above, choose a file, or try a sample."));
});
at("files").addEventListener("change", (event) => {
  takeFiles(event.target.files);
  event.target.value = "";
});
at("cancel").addEventListener("click", () => cancel());
at("compare").addEventListener("click", compare);
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dropping");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("dropping");
});
document.addEventListener("drop", (event) => {
  if (event.target === at("text") && !event.dataTransfer.files.length) return; // text that is moved about
  event.preventDefault();
  document.body.classList.remove("dropping");
  takeFiles(event.dataTransfer.files);
});
drawSamples();
