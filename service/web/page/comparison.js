// Several articles side by side: a column for each, a row for what they tell alike or differently.

import { count, make, short, words } from "./dom.js";
import { panel } from "./panels.js";
import { manner, nameOf } from "./voices.js";

const AGREEMENTS = { equal: "the same", compatible: "both can be right", contradict: "one must be wrong" };
const DIFFERENCES = {
  wording: "other words", truncation: "cut short", tense: "another tense", speaker: "another speaker",
  chain: "through others", addressee: "said to somebody else", marks: "in quotation marks in only one",
  spelling: "spelt differently", form: "called by a shorter or longer name", role: "given another title",
};

/** The answer of a comparison as an element; `open(article, place)` shows a place in one of the articles. */
export function comparing(answer, articles, open) {
  const desk = { articles, open };
  return make("div", { class: "comparison" }, [stories, shared, utterances, figures, dates, names, provenance, alone]
    .map((part) => part(answer, desk)).filter(Boolean));
}

function title(desk, index) {
  return short(desk.articles[index].headline ?? `Article ${index + 1}`, 70);
}

/** A piece of text that leads to its place in its article. */
function place(desk, piece, label = piece.text) {
  return make("button", { type: "button", class: "place", "data-article": piece.article, onclick: () => desk.open(piece.article, piece) }, words(short(label, 260)));
}

/** A row with a cell for each article; `cell(index)` gives what stands there, or nothing. */
function row(desk, head, cell) {
  return make("tr", {}, make("th", { scope: "row" }, head), desk.articles.map((_, index) => {
    const content = cell(index);
    return make("td", { "data-title": title(desk, index), class: content ? null : "empty" }, content ?? "—");
  }));
}

function table(desk, caption, head, rows) {
  return make("div", { class: "wide", tabindex: "0", role: "group", "aria-label": `${caption}: the table` },
    make("table", {}, make("caption", { class: "out-of-sight" }, caption),
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, head), desk.articles.map((_, index) => make("th", { scope: "col" }, words(title(desk, index)))))),
      make("tbody", {}, rows)));
}

function each(items, draw) {
  return items.length ? make("ul", { class: "cells" }, items.map((item) => make("li", {}, draw(item)))) : null;
}

function differing(list) {
  return list.map((name) => make("span", { class: "difference" }, DIFFERENCES[name] ?? name));
}

function list(desk, numbers) {
  return numbers.map((index) => `“${title(desk, index)}”`).join(", ");
}

function confirmed(item) {
  return make("span", { class: "help" }, item.independent === 1 ? " Rests on one source." : ` ${item.independent} sources that do not rest on one another.`);
}

function stories(answer, desk) {
  const several = answer.stories.filter((story) => story.articles.length > 1);
  const told = several.length === 1 && answer.stories.length === 1
    ? `All ${desk.articles.length} tell of the same event.`
    : several.map((story) => `${list(desk, story.articles)} tell of the same event.`).join(" ") || "Each tells of an event of its own.";
  const related = answer.stories.flatMap((story, index) => story.related.filter((other) => other.story > index)
    .map((other) => `${list(desk, story.articles)} and ${list(desk, answer.stories[other.story].articles)}: ${other.kind === "background" ? "one is background to the other" : "only names in common"}.`));
  return panel("stories", "Is it one story?", make("p", { class: "tally" }, words(told)), toCheck(answer), related.length ? make("ul", {}, related.map((text) => make("li", {}, words(text)))) : null);
}

/** What an editor looks at first: facts of which one must be wrong, words that differ. Each leads to its rows. */
function toCheck(answer) {
  const against = (name) => answer[name].filter((fact) => fact.agreement === "contradict").length;
  const versions = answer.utterances.filter((utterance) => utterance.differences.length).length;
  const found = [
    ["figures", against("figures"), "figure of which one must be wrong", "figures of which one must be wrong"],
    ["dates", against("dates"), "date of which one must be wrong", "dates of which one must be wrong"],
    ["utterances", versions, "utterance that is told differently", "utterances that are told differently"],
    ["names", answer.entities.filter((entity) => entity.differences.includes("spelling")).length, "name that is spelt differently", "names that are spelt differently"],
  ].filter(([, number]) => number);
  const go = (id) => document.getElementById(`${id}-title`).scrollIntoView();
  return found.length ? [make("p", {}, "To check:"), make("ul", { class: "checks" }, found.map(([id, number, one, many]) =>
    make("li", {}, make("button", { type: "button", class: "place", onclick: () => go(id) }, count(number, one, many)))))] : make("p", {}, "Nothing was seen to differ.");
}

function shared(answer, desk) {
  if (!answer.shared.length) return null;
  return panel("shared", "What most of them tell", table(desk, "What most of them tell", "In brief", answer.shared.map((point) =>
    row(desk, [words(point.text), confirmed(point)], (index) => each(point.evidence.filter((one) => one.article === index), (one) => place(desk, one))))));
}

function utterances(answer, desk) {
  if (!answer.utterances.length) return null;
  return panel("utterances", "The same words, as each reports them",
    make("p", { class: "help" }, make("ins", {}, "Words only here"), " · ", make("del", {}, "words that the fullest version has, and this one has not")),
    table(desk, "The same words, as each reports them", "Who", answer.utterances.map((utterance) =>
      row(desk, speakersOf(utterance), (index) => each(utterance.reports.filter((report) => report.article === index), (report) => reportOf(desk, report))))));
}

function speakersOf(utterance) {
  const full = utterance.reports.find((report) => report.fullest) ?? utterance.reports[0];
  return [words(full.speaker ? nameOf(full.speaker) : "Nobody who is named"), confirmed(utterance)];
}

function reportOf(desk, report) {
  const cited = report.via.map((party) => nameOf(party)).join(", ");
  return [
    report.fullest || !report.alignment.length ? report.content.map((piece) => [place(desk, piece), " "]) : aligned(desk, report),
    make("p", { class: "help" }, words(report.speaker ? nameOf(report.speaker) : "nobody who is named"), `, ${manner({ act: "speech", ...report })}`, cited ? [", via ", words(cited)] : null),
    make("p", {}, report.fullest ? make("span", { class: "badge" }, "fullest version") : differing(report.differences)),
  ];
}

/** This version beside the fullest one, word by word. */
function aligned(desk, report) {
  const runs = report.alignment.map((run) => {
    if (run.same) return words(run.here.text);
    return [run.full ? make("del", {}, words(run.full.text)) : null, run.full && run.here ? " " : null, run.here ? make("ins", {}, words(run.here.text)) : null];
  });
  const whole = make("p", { class: "aligned" }, runs.map((run) => [run, " "]));
  return [whole, report.content[0] ? place(desk, report.content[0], "See it there") : null];
}

function agreeing(item) {
  return make("span", { class: `agreement ${item.agreement}` }, AGREEMENTS[item.agreement] ?? item.agreement);
}

function valued(name, heading, answer, desk) {
  const order = { contradict: 0, compatible: 1, equal: 2 };
  const rows = [...answer[name]].sort((one, other) => order[one.agreement] - order[other.agreement]);
  if (!rows.length) return null;
  return panel(name, heading, table(desk, heading, "About", rows.map((fact) =>
    row(desk, [words(fact.about), " ", agreeing(fact), confirmed(fact)], (index) => each(fact.values.filter((value) => value.place.article === index), (value) => [
      make("strong", {}, words(value.place.text)), typeof value.value === "string" ? ` (${value.value})` : null, make("br"), place(desk, value.sentence)])))));
}

function figures(answer, desk) {
  return valued("figures", "Figures for the same fact", answer, desk);
}

function dates(answer, desk) {
  return valued("dates", "Dates for the same fact", answer, desk);
}

function names(answer, desk) {
  if (!answer.entities.length) return null;
  const sorted = [...answer.entities].sort((one, other) => other.differences.length - one.differences.length);
  return panel("names", "Who and what several name", table(desk, "Who and what several name", "Name", sorted.map((entity) =>
    row(desk, [words(entity.name), " ", differing(entity.differences)], (index) => each(entity.appearances.filter((one) => one.article === index), (one) => [
      words([...one.roles, one.spellings.join(" / ") || one.name].join(", ")), " ", make("span", { class: "help" }, `×${one.mentions.length}`)])))));
}

function provenance(answer, desk) {
  const { sources, copies, independent } = answer.provenance;
  const joined = independent.filter((group) => group.length > 1);
  const items = [
    ...sources.map((source) => [make("strong", {}, words(source.name)), ` is cited by ${count(source.articles.length, "article")}: `, source.places.map((one) => [place(desk, one), " "])]),
    ...copies.map((copy) => [`${Math.round(100 * copy.share)} % of the shorter of ${list(desk, copy.articles)} stand in both. `, copy.passages.slice(0, 3).map(([one]) => [place(desk, one), " "])]),
    ...joined.map((group) => `${list(desk, group)} count as one confirmation.`),
  ];
  return panel("provenance", "Who rests on whom", items.length ? make("ul", {}, items.map((item) => make("li", {}, item))) : make("p", {}, "No article was seen to rest on another, or on the same source."));
}

function alone(answer, desk) {
  const of = (index) => answer.alone.find((one) => one.article === index);
  const rows = [
    row(desk, "Told", (index) => each(of(index)?.points ?? [], (point) => place(desk, point))),
    row(desk, "Quoted", (index) => each(of(index)?.quotes ?? [], (quote) => place(desk, quote))),
    row(desk, "Named", (index) => each((of(index)?.entities ?? []).slice(0, 20), (entity) => words(entity.name))),
  ];
  return panel("alone", "What only one of them has", table(desk, "What only one of them has", "What", rows));
}
