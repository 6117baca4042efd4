// The article: its blocks by role, and in them everything that was found, each at its place.

import { make } from "./dom.js";
import { toUnits } from "./offsets.js";
import { segments } from "./segments.js";
import { contentOf, numberOf, spoken } from "./voices.js";

/** Roles in plain words. Those that the analyses read are body; the rest is set aside, and stays to be seen. */
export const ROLES = {
  headline: "Headline",
  subheadline: "Subheadline",
  key_point: "Key point",
  byline: "Byline",
  dateline: "Dateline",
  published: "Date of publication",
  tags: "Tags",
  paragraph: "Body",
  subheading: "Subheading",
  caption: "Caption",
  photo_credit: "Photo credit",
  navigation: "Navigation",
  advertisement: "Advertisement",
  related: "Related links",
  author_bio: "About the author",
  contributor_note: "Contributors",
  copyright: "Copyright",
  comment_policy: "Comment policy",
  loading: "Loading notice",
  other: "Other",
};
const STORY = new Set(["headline", "key_point", "paragraph", "subheading"]);
const TAGS = { headline: "h3", subheading: "h4" };

/** Everything in an answer that has a place: `[{start, end, layer, id, …}]`, offsets in code units of the text. */
export function marksOf(answer, units) {
  const marks = [];
  const add = (span, layer, id, more = {}) => {
    if (span) marks.push({ start: units(span.start), end: units(span.end), layer, id, ...more });
  };
  for (const entity of answer.entities)
    for (const span of entity.mentions) add(span, "entity", entity.id, { type: entity.type });
  for (const date of answer.dates) add(date, "date", `${date.start}`, { title: date.value });
  for (const span of answer.scare_quotes) add(span, "scare", `${span.start}`);
  for (const quote of answer.quotes) {
    for (const span of quote.content) add(span, "quote", quote.id, { quote });
    for (const span of quote.quoted) add(span, "verbatim", quote.id);
    add(quote.cue, "cue", quote.id);
    add(quote.source, "source", quote.id);
    for (const party of [quote.addressee, ...quote.via]) add(party?.mention, "chain", quote.id);
  }
  pointsOf(answer.summary).forEach((point, index) => {
    for (const span of point.evidence) add(span, "evidence", `point-${index}`);
  });
  return marks;
}

/** All points of a brief: key points, then the sentences of the abstract. */
export function pointsOf(summary) {
  return [...summary.key_points, ...summary.abstract.sentences];
}

/**
 * The article as elements, with what is needed to find things in it again.
 *
 * `pieces` has the elements of each mark by "layer id"; `handles` the button of each quote by its id. `further` are
 * marks that are not in the answer, such as a place that a comparison points at.
 */
export function show(answer, further = []) {
  const { text, blocks } = answer.article;
  const units = toUnits(text);
  const own = further.map((mark) => ({ ...mark, start: units(mark.start), end: units(mark.end) }));
  const view = {
    text,
    marks: [...marksOf(answer, units), ...own],
    pieces: new Map(),
    handles: new Map(),
    element: null,
  };
  view.element = make(
    "div",
    { class: "article", lang: answer.article.language, dir: "auto" },
    runs(blocks).map((run) => group(view, run, units)),
  );
  return view;
}

/** Neighbouring blocks of one role that is set aside are told once. */
function runs(blocks) {
  const found = [];
  for (const block of blocks) {
    const last = found.at(-1);
    if (last && last[0].role === block.role && !STORY.has(block.role)) last.push(block);
    else found.push([block]);
  }
  return found;
}

function group(view, run, units) {
  const { role } = run[0];
  const part = STORY.has(role) ? "story" : "aside";
  return make(
    "div",
    { class: `block ${part} role-${role}`, "data-role": role },
    make("span", { class: role === "paragraph" ? "role out-of-sight" : "role" }, ROLES[role] ?? role),
    run.map((block) => blockOf(view, block, units)),
  );
}

function blockOf(view, block, units) {
  const [start, end] = [units(block.start), units(block.end)];
  const near = view.marks.filter((mark) => mark.start < end && mark.end > start);
  return make(
    TAGS[block.role] ?? "p",
    { class: "text", dir: "auto" },
    segments(start, end, near).map((piece) => pieceOf(view, piece)),
  );
}

function pieceOf(view, piece) {
  const content = view.text.slice(piece.start, piece.end);
  if (!piece.marks.length) return content;
  const quotes = piece.marks.filter((mark) => mark.layer === "quote");
  const element = make(
    "span",
    { class: classes(piece.marks), title: titleOf(piece.marks), "data-start": piece.start },
    content,
  );
  const innermost = quotes.toSorted((one, other) => length(one.quote) - length(other.quote))[0];
  if (innermost) element.dataset.quote = innermost.id;
  for (const mark of piece.marks) remember(view, mark, element);
  const opened = quotes.filter((mark) => !view.handles.has(mark.id)).map((mark) => handle(view, mark.quote));
  return [...opened, element];
}

function classes(marks) {
  const found = marks.map((mark) => (mark.layer === "entity" ? `entity type-${mark.type}` : mark.layer));
  return ["piece", ...new Set(found)].join(" ");
}

function titleOf(marks) {
  return marks.find((mark) => mark.title)?.title;
}

function length(quote) {
  return contentOf(quote).length;
}

function remember(view, mark, element) {
  const key = `${mark.layer} ${mark.id}`;
  if (!view.pieces.has(key)) view.pieces.set(key, []);
  view.pieces.get(key).push(element);
  if (mark.layer === "entity") element.dataset.entity = mark.id;
  if (["cue", "source", "chain"].includes(mark.layer)) element.dataset.told ??= mark.id;
}

/** The small number before a quote: the way to it without a mouse. */
function handle(view, quote) {
  const button = make(
    "button",
    {
      type: "button",
      class: "handle",
      "data-quote": quote.id,
      "aria-label": spoken(quote),
      "aria-pressed": "false",
    },
    numberOf(quote),
  );
  view.handles.set(quote.id, button);
  return button;
}
