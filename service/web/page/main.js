// The page: takes articles in, asks the service about them, and shows what it answers. It keeps nothing.

import { Trouble, analysis, ask, comparison, looksLikeHtml } from "./ask.js";
import { comparing } from "./comparison.js";
import { chooseNone, chosen, openWith, put } from "./desk.js";
import { developer } from "./developer.js";
import { announce, count, make, short, words } from "./dom.js";
import { reading } from "./reading.js";
import { drawSamples } from "./samples.js";
import { showTrouble } from "./trouble.js";
import { cancel, work } from "./work.js";

const at = (id) => document.getElementById(id);

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

async function compare() {
  const items = chosen();
  const articles = items.map((item) => item.answer.article);
  await busy(0, async (step, signal) => {
    step(0, `Comparing ${count(items.length, "article")}`);
    const asked = comparison(articles);
    const key = at("key").value.trim();
    const answer = await ask(asked, key, signal);
    result(
      `${count(items.length, "article")} side by side`,
      comparing(answer, articles, (index, place) => open(items[index], place)),
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

/** The sample of several articles is compared at once. */
async function take(sources) {
  if (sources.length > 1) chooseNone();
  await analyse(sources);
  if (sources.length > 1 && chosen().length > 1) await compare();
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
openWith(open);
drawSamples(take);
