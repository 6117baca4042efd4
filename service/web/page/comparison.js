// Several articles side by side: a column for each, a row for what they tell alike or differently.

import { dates, figures, utterances } from "./alike.js";
import { count, make, words } from "./dom.js";
import { panel } from "./panels.js";
import { confirmed, differing, each, place, row, table, title } from "./table.js";

/** The answer of a comparison as an element; `open(article, place)` shows a place in one of the articles. */
export function comparing(answer, articles, open) {
  const desk = { articles, open };
  return make(
    "div",
    { class: "comparison" },
    [stories, shared, utterances, figures, dates, names, provenance, alone]
      .map((part) => part(answer, desk))
      .filter(Boolean),
  );
}

function list(desk, numbers) {
  return numbers.map((index) => `“${title(desk, index)}”`).join(", ");
}

function stories(answer, desk) {
  const several = answer.stories.filter((story) => story.articles.length > 1);
  const told =
    several.length === 1 && answer.stories.length === 1
      ? `All ${desk.articles.length} tell of the same event.`
      : several.map((story) => `${list(desk, story.articles)} tell of the same event.`).join(" ") ||
        "Each tells of an event of its own.";
  const related = answer.stories.flatMap((story, index) =>
    story.related
      .filter((other) => other.story > index)
      .map(
        (other) =>
          `${list(desk, story.articles)} and ${list(desk, answer.stories[other.story].articles)}: ${other.kind === "background" ? "one is background to the other" : "only names in common"}.`,
      ),
  );
  return panel(
    "stories",
    "Is it one story?",
    make("p", { class: "tally" }, words(told)),
    toCheck(answer),
    related.length
      ? make(
          "ul",
          {},
          related.map((text) => make("li", {}, words(text))),
        )
      : null,
  );
}

/** What an editor looks at first: facts of which one must be wrong, words that differ. Each leads to its rows. */
function toCheck(answer) {
  const against = (name) => answer[name].filter((fact) => fact.agreement === "contradict").length;
  const versions = answer.utterances.filter((utterance) => utterance.differences.length).length;
  const found = [
    ["figures", against("figures"), "figure of which one must be wrong", "figures of which one must be wrong"],
    ["dates", against("dates"), "date of which one must be wrong", "dates of which one must be wrong"],
    ["utterances", versions, "utterance that is told differently", "utterances that are told differently"],
    [
      "names",
      answer.entities.filter((entity) => entity.differences.includes("spelling")).length,
      "name that is spelt differently",
      "names that are spelt differently",
    ],
  ].filter(([, number]) => number);
  const go = (id) => document.getElementById(`${id}-title`).scrollIntoView();
  return found.length
    ? [
        make("p", {}, "To check:"),
        make(
          "ul",
          { class: "checks" },
          found.map(([id, number, one, many]) =>
            make(
              "li",
              {},
              make("button", { type: "button", class: "place", onclick: () => go(id) }, count(number, one, many)),
            ),
          ),
        ),
      ]
    : make("p", {}, "Nothing was seen to differ.");
}

function shared(answer, desk) {
  if (!answer.shared.length) return null;
  return panel(
    "shared",
    "What most of them tell",
    table(
      desk,
      "What most of them tell",
      "In brief",
      answer.shared.map((point) =>
        row(desk, [words(point.text), confirmed(point)], (index) =>
          each(
            point.evidence.filter((one) => one.article === index),
            (one) => place(desk, one),
          ),
        ),
      ),
    ),
  );
}

function names(answer, desk) {
  if (!answer.entities.length) return null;
  const sorted = [...answer.entities].sort((one, other) => other.differences.length - one.differences.length);
  return panel(
    "names",
    "Who and what several name",
    table(
      desk,
      "Who and what several name",
      "Name",
      sorted.map((entity) =>
        row(desk, [words(entity.name), " ", differing(entity.differences)], (index) =>
          each(
            entity.appearances.filter((one) => one.article === index),
            (one) => [
              words([...one.roles, one.spellings.join(" / ") || one.name].join(", ")),
              " ",
              make("span", { class: "help" }, `×${one.mentions.length}`),
            ],
          ),
        ),
      ),
    ),
  );
}

function provenance(answer, desk) {
  const { sources, copies, independent } = answer.provenance;
  const joined = independent.filter((group) => group.length > 1);
  const items = [
    ...sources.map((source) => [
      make("strong", {}, words(source.name)),
      ` is cited by ${count(source.articles.length, "article")}: `,
      source.places.map((one) => [place(desk, one), " "]),
    ]),
    ...copies.map((copy) => [
      `${Math.round(100 * copy.share)} % of the shorter of ${list(desk, copy.articles)} stand in both. `,
      copy.passages.slice(0, 3).map(([one]) => [place(desk, one), " "]),
    ]),
    ...joined.map((group) => `${list(desk, group)} count as one confirmation.`),
  ];
  return panel(
    "provenance",
    "Who rests on whom",
    items.length
      ? make(
          "ul",
          {},
          items.map((item) => make("li", {}, item)),
        )
      : make("p", {}, "No article was seen to rest on another, or on the same source."),
  );
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
