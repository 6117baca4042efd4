// Who speaks, in which way and through whom, in plain words.

import { count, words } from "./dom.js";

const KINDS = {
  direct: "word for word",
  mixed: "partly word for word",
  indirect: "in the article’s words",
};
const ACTS = { speech: "said", writing: "wrote", thought: "thought" };

/** The same for the same party: by entity, else by name or description, articles ("the") aside, as the service counts. */
export function identity(party) {
  if (!party) return "";
  return party.entity
    ? `entity ${party.entity}`
    : (party.name || party.description || "").toLowerCase().replace(/^(?:the|an?) /u, "");
}

/** What to call somebody. */
export function nameOf(party) {
  return party ? party.name || party.description || party.mention.text : "nobody who is named";
}

/** Everybody who says a quote. */
export function speakersOf(quote) {
  return [quote.speaker, ...quote.other_speakers].filter(Boolean);
}

/** "Mayor Lucia Brandt", as elements; a description stands as it is. */
export function shown(party) {
  if (!party) return [words("nobody who is named")];
  const name = words(nameOf(party), { class: "name" });
  return party.name && party.role ? [name, ", ", words(party.role)] : [name];
}

/** How a quote is told, in a few words: "said, word for word". */
export function manner(quote) {
  return `${ACTS[quote.act]}, ${KINDS[quote.kind]}`;
}

/** The whole of a quote's content, as text. */
export function contentOf(quote) {
  return quote.content.map((span) => span.text).join(" … ");
}

/** How a quote is called aloud: "Quote 3, Lucia Brandt said, word for word, according to …". */
export function spoken(quote) {
  const who = speakersOf(quote).map(nameOf).join(" and ") || nameOf(null);
  const through = quote.via.map((party) => `, according to ${nameOf(party)}`).join("");
  return `Quote ${numberOf(quote)}: ${who} ${manner(quote)}${through}`;
}

/** 3 for the quote with the id "q3". */
export function numberOf(quote) {
  return quote.id.replace(/^\D+/u, "");
}

/** "12 voices: 9 named, 3 anonymous". Who is described and not anonymous (a company, a report) counts as such. */
export function tally(speakers) {
  const anonymous = speakers.filter((speaker) => speaker.anonymous).length;
  const named = speakers.filter((speaker) => !speaker.anonymous && speaker.name).length;
  const described = speakers.length - anonymous - named;
  const parts = [`${named} named`, described ? `${described} not by name` : "", `${anonymous} anonymous`].filter(
    Boolean,
  );
  return `${count(speakers.length, "voice")}: ${parts.join(", ")}`;
}

/** "named", "anonymous", or "not by name" for somebody whom the text describes without hiding them. */
export function standing(party) {
  if (party.anonymous) return "anonymous";
  return party.name ? "named" : "not by name";
}
