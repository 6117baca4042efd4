// Samples, one click away: files like any other, from a list that the service serves.

import { make } from "./dom.js";

const TYPES = {
  json: "application/json",
  html: "text/html",
  xml: "application/xml",
  pdf: "application/pdf",
  txt: "text/plain",
};

/** A button for each sample; `take` gets its files. */
export async function drawSamples(take) {
  const listed = await (await fetch("page/samples/list.json")).json();
  const button = (sample) =>
    make(
      "button",
      { type: "button", class: "sample-button", onclick: async () => take(await files(sample)) },
      make("strong", {}, sample.title),
      " ",
      make("span", { class: "help" }, sample.about),
    );
  document.getElementById("samples").replaceChildren(...listed.map((sample) => make("li", {}, button(sample))));
}

function files(sample) {
  return Promise.all(
    sample.files.map(async (name) => {
      const path = `page/samples/${name}`;
      const content = await (await fetch(path)).blob();
      return { name, sample: path, file: new File([content], name, { type: TYPES[name.split(".").at(-1)] }) };
    }),
  );
}
