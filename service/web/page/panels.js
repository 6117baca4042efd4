// Beside the article: the brief, who speaks, who is named, what the page says of itself.

import { count, make, short, words } from "./dom.js";
import { pointsOf } from "./text.js";
import { contentOf, identity, manner, nameOf, numberOf, shown, speakersOf, standing, tally } from "./voices.js";

const TYPES = {
  person: "People",
  organisation: "Organisations",
  place: "Places",
  group: "Peoples and parties",
  event: "Events",
  work: "Works",
};

/** A section with a title. */
export function panel(id, title, ...children) {
  const heading = make("h2", { id: `${id}-title` }, title);
  return make("section", { class: `panel ${id}`, "aria-labelledby": `${id}-title` }, heading, children);
}

/** The brief: each sentence is a button that shows what it rests on. */
export function brief(answer) {
  const { headline, key_points: points, abstract } = answer.summary;
  const all = pointsOf(answer.summary);
  const button = (point) =>
    make(
      "button",
      {
        type: "button",
        class: "point",
        "data-point": `point-${all.indexOf(point)}`,
        "aria-pressed": "false",
      },
      words(point.text),
    );
  return panel(
    "brief",
    "In brief",
    headline ? make("p", { class: "brief-headline" }, words(headline)) : null,
    points.length
      ? make(
          "ul",
          { class: "points" },
          points.map((point) => make("li", {}, button(point))),
        )
      : null,
    abstract.sentences.length ? make("h3", {}, "In a few sentences") : null,
    make(
      "p",
      { class: "abstract" },
      abstract.sentences.map((point) => [button(point), " "]),
    ),
    make(
      "p",
      { class: "help" },
      all.length ? "Choose a sentence to see what it rests on." : "There is nothing to sum up.",
    ),
  );
}

/** Who gets to speak, how much, under which name, with all their quotes. */
export function speakers(answer) {
  if (!answer.quotes.length)
    return panel("speakers", "Who gets to speak", make("p", {}, "Nobody is quoted in this article."));
  const most = Math.max(1, ...answer.speakers.map((speaker) => speaker.words));
  const silent = answer.quotes.filter((quote) => !speakersOf(quote).length);
  return panel(
    "speakers",
    "Who gets to speak",
    make("p", { class: "tally" }, `${tally(answer.speakers)}. ${count(answer.quotes.length, "quote")}.`),
    make(
      "ol",
      { class: "voices" },
      answer.speakers.map((speaker) => voice(answer, speaker, most)),
    ),
    silent.length ? [make("h3", {}, "Quoted without saying whom"), quoteList(silent)] : null,
  );
}

function voice(answer, speaker, most) {
  const own = identity(speaker);
  const theirs = answer.quotes.filter((quote) => speakersOf(quote).some((party) => identity(party) === own));
  const bar = make("span", { class: "bar", "aria-hidden": "true" });
  bar.style.setProperty("--share", `${(100 * speaker.words) / most}%`);
  return make(
    "li",
    { class: speaker.anonymous ? "voice anonymous" : "voice", "data-speaker": own },
    make("h3", {}, shown(speaker), " ", make("span", { class: "badge" }, standing(speaker))),
    affiliation(answer, speaker),
    make("p", { class: "amount" }, bar, `${count(speaker.quotes, "quote")}, ${count(speaker.words, "word")}`),
    quoteList(theirs),
  );
}

function affiliation(answer, party) {
  const entity = answer.entities.find((one) => one.id === party.affiliation);
  return entity ? make("p", { class: "help" }, "of ", words(entity.name)) : null;
}

function quoteList(quotes) {
  return make(
    "ul",
    { class: "quotes" },
    quotes.map((quote) =>
      make(
        "li",
        {},
        make(
          "button",
          { type: "button", class: `to-quote ${quote.kind}`, "data-quote": quote.id, "aria-pressed": "false" },
          make("span", { class: "number" }, numberOf(quote)),
          " ",
          words(short(contentOf(quote))),
          make(
            "span",
            { class: "through" },
            quote.via.map((party) => [" · via ", words(nameOf(party))]),
          ),
        ),
      ),
    ),
  );
}

/** One quote in full: who, to whom, through whom, when, how sure. */
export function quoteCard(quote) {
  const who = speakersOf(quote);
  const people = who.length ? who.map((party, index) => [index ? " and " : "", ...shown(party)]) : shown(null);
  const told = [
    ["How", [manner(quote), quote.cue ? [" (“", words(quote.cue.text), "”)"] : ""]],
    ...(quote.addressee ? [["To", shown(quote.addressee)]] : []),
    ...quote.via.map((party, index) => [
      index ? "Then through" : "Through",
      [...shown(party), ` (${standing(party)})`],
    ]),
    ...(quote.said_on
      ? [["When", [words(quote.said_on.text), quote.said_on.value ? ` (${quote.said_on.value})` : ""]]]
      : []),
    ["How sure", sureness(quote.confidence)],
  ];
  return [
    make(
      "p",
      { class: "card-who" },
      make("span", { class: "number" }, numberOf(quote)),
      " ",
      people.flat(),
      " ",
      who[0] ? make("span", { class: "badge" }, standing(who[0])) : null,
    ),
    make("blockquote", { class: "card-words" }, words(short(contentOf(quote), 320))),
    facts(told),
  ];
}

function sureness(confidence) {
  const word = confidence >= 0.9 ? "sure" : confidence >= 0.6 ? "fairly sure" : "unsure: check it";
  return `${word} (${Math.round(100 * confidence)} in 100 of such are right)`;
}

/** Who and what is named, by type; each a button that goes from mention to mention. */
export function named(answer) {
  const types = Object.keys(TYPES).filter((type) => answer.entities.some((entity) => entity.type === type));
  return panel(
    "named",
    "Who and what is named",
    make(
      "p",
      { class: "help" },
      types.length ? "Choose one to go from mention to mention." : "Nobody and nothing is named.",
    ),
    types.map((type) => [
      make("h3", { class: `type-title type-${type}` }, TYPES[type]),
      make("ul", { class: "entities" }, answer.entities.filter((entity) => entity.type === type).map(entityItem)),
    ]),
  );
}

function entityItem(entity) {
  const also = [...entity.roles, ...entity.aliases.map((alias) => `“${alias}”`)].join(", ");
  return make(
    "li",
    {},
    make(
      "button",
      { type: "button", class: "entity-name", "data-entity": entity.id, "aria-pressed": "false" },
      words(entity.name),
      make("span", { class: "times" }, ` ×${entity.mentions.length}`),
    ),
    also ? make("span", { class: "help" }, " ", words(also)) : null,
  );
}

/** Names and values, a line each. */
export function facts(pairs) {
  return make(
    "dl",
    { class: "facts" },
    pairs.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))),
  );
}
