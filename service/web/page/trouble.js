// What went wrong, as a person reads it: what it is, what to do, and the particulars in smaller type.

import { Trouble } from "./ask.js";
import { make, short, words } from "./dom.js";

/** Show an error in a box. Tells whether a key is what is missing. */
export function showTrouble(box, error) {
  const trouble = error instanceof Trouble ? error : ours(error);
  const { title, advice, told } = trouble;
  const fields = Object.entries(told.errors ?? {}).map(([name, what]) => `${name}: ${plain(what)}`);
  const particulars = [
    told.detail ? make("p", { class: "help" }, "The service says: ", words(short(told.detail, 300))) : null,
    fields.length
      ? make(
          "ul",
          { class: "help" },
          fields.map((field) => make("li", {}, words(short(field, 300)))),
        )
      : null,
    told.status >= 500 && told.id ? make("p", { class: "help" }, `Number of the request: ${told.id}`) : null,
  ];
  box.replaceChildren(make("h2", {}, title), make("p", {}, advice), ...particulars.filter(Boolean));
  box.hidden = false;
  return told.status === 401 || told.status === 403;
}

function ours(error) {
  const advice = "Load it again. If that does not help, please report it.";
  return new Trouble("This page made a mistake", advice, { detail: String(error) });
}

/** What is wrong with a field, in a line: a list of sentences, or of what is wrong with its parts. */
function plain(what) {
  if (Array.isArray(what)) return what.map(plain).join(" ");
  if (!what || typeof what !== "object") return String(what);
  return Object.entries(what)
    .map(([name, more]) => `${name}: ${plain(more)}`)
    .join(" ");
}
