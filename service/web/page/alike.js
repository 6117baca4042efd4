// What several articles tell of the same, side by side: words, figures, dates.

import { make, words } from "./dom.js";
import { panel } from "./panels.js";
import { confirmed, differing, each, place, row, table } from "./table.js";
import { manner, nameOf } from "./voices.js";

const AGREEMENTS = { equal: "the same", compatible: "both can be right", contradict: "one must be wrong" };

/** What several articles tell of the same: utterances. */
export function utterances(answer, desk) {
  if (!answer.utterances.length) return null;
  return panel(
    "utterances",
    "The same words, as each reports them",
    make(
      "p",
      { class: "help" },
      make("ins", {}, "Words only here"),
      " · ",
      make("del", {}, "words that the fullest version has, and this one has not"),
    ),
    table(
      desk,
      "The same words, as each reports them",
      "Who",
      answer.utterances.map((utterance) =>
        row(desk, speakersOf(utterance), (index) =>
          each(
            utterance.reports.filter((report) => report.article === index),
            (report) => reportOf(desk, report),
          ),
        ),
      ),
    ),
  );
}

function speakersOf(utterance) {
  const full = utterance.reports.find((report) => report.fullest) ?? utterance.reports[0];
  return [words(full.speaker ? nameOf(full.speaker) : "Nobody who is named"), confirmed(utterance)];
}

function reportOf(desk, report) {
  const cited = report.via.map((party) => nameOf(party)).join(", ");
  return [
    report.fullest || !report.alignment.length
      ? report.content.map((piece) => [place(desk, piece), " "])
      : aligned(desk, report),
    make(
      "p",
      { class: "help" },
      words(report.speaker ? nameOf(report.speaker) : "nobody who is named"),
      `, ${manner({ act: "speech", ...report })}`,
      cited ? [", via ", words(cited)] : null,
    ),
    make("p", {}, report.fullest ? make("span", { class: "badge" }, "fullest version") : differing(report.differences)),
  ];
}

/** This version beside the fullest one, word by word. */
function aligned(desk, report) {
  const runs = report.alignment.map((run) => {
    if (run.same) return words(run.here.text);
    return [
      run.full ? make("del", {}, words(run.full.text)) : null,
      run.full && run.here ? " " : null,
      run.here ? make("ins", {}, words(run.here.text)) : null,
    ];
  });
  const whole = make(
    "p",
    { class: "aligned" },
    runs.map((run) => [run, " "]),
  );
  return [whole, report.content[0] ? place(desk, report.content[0], "See it there") : null];
}

function agreeing(item) {
  return make("span", { class: `agreement ${item.agreement}` }, AGREEMENTS[item.agreement] ?? item.agreement);
}

function valued(name, heading, answer, desk) {
  const order = { contradict: 0, compatible: 1, equal: 2 };
  const rows = [...answer[name]].sort((one, other) => order[one.agreement] - order[other.agreement]);
  if (!rows.length) return null;
  return panel(
    name,
    heading,
    table(
      desk,
      heading,
      "About",
      rows.map((fact) =>
        row(desk, [words(fact.about), " ", agreeing(fact), confirmed(fact)], (index) =>
          each(
            fact.values.filter((value) => value.place.article === index),
            (value) => [
              make("strong", {}, words(value.place.text)),
              typeof value.value === "string" ? ` (${value.value})` : null,
              make("br"),
              place(desk, value.sentence),
            ],
          ),
        ),
      ),
    ),
  );
}

/** What several articles tell of the same: figures. */
export function figures(answer, desk) {
  return valued("figures", "Figures for the same fact", answer, desk);
}

/** What several articles tell of the same: dates. */
export function dates(answer, desk) {
  return valued("dates", "Dates for the same fact", answer, desk);
}
