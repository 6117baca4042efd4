// What the article says of itself, and what was set aside.

import { count, make, words } from "./dom.js";
import { facts, panel } from "./panels.js";
import { ROLES } from "./text.js";

const FACTS = {
  byline: "By",
  dateline: "From",
  credit: "Credit",
  published: "Published",
  updated: "Updated",
  tags: "Tags",
  copyright: "Copyright",
  url: "Address",
  language: "Language",
  format: "Came as",
};
const UNSEEN = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** What the article says of itself, and what was set aside. */
export function about(answer) {
  const { article } = answer;
  const told = Object.entries(FACTS).map(([field, name]) => [name, [article[field] ?? []].flat().join(", ")]);
  const roles = Map.groupBy(article.blocks, (block) => block.role);
  const blocks = [...roles].map(([role, all]) => `${ROLES[role] ?? role} ${all.length}`).join(", ");
  const hidden = article.text.match(UNSEEN)?.length ?? 0;
  return panel(
    "about",
    "About this article",
    facts(told.filter(([, value]) => value).map(([name, value]) => [name, words(value)])),
    article.statistics ? make("p", {}, counted(article.statistics)) : null,
    make("p", {}, `Blocks: ${blocks}.`),
    hidden
      ? make(
          "p",
          { class: "warning" },
          `This text has ${count(hidden, "hidden character")} that turn the ` +
            "direction of writing, so it may look other than it reads.",
        )
      : null,
  );
}

function counted({ words: all, sentences, paragraphs }) {
  return `${count(all, "word")}, ${count(sentences, "sentence")}, ${count(paragraphs, "paragraph")} of body.`;
}
