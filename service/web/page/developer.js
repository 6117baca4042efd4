// For developers: the request behind what is seen, the command that repeats it, and the answer as it came.

import { curl } from "./ask.js";
import { copyButton, make } from "./dom.js";

const MOST = 200_000; // characters of JSON that are drawn; all of them are copied and saved

/** Request and answer, closed until somebody wants them; written only then, for they may be long. */
export function developer(asked, answer, key) {
  const command = curl(asked, key);
  const json = () => JSON.stringify(answer, null, 2);
  const body = make("div", { class: "developer-body" });
  const details = make(
    "details",
    {
      class: "developer",
      ontoggle: () => {
        if (details.open && !body.childElementCount) body.append(...content());
      },
    },
    make("summary", {}, "For developers: the request and the answer"),
    body,
  );
  function content() {
    const whole = json();
    return [
      make("h3", {}, "The request, to repeat on a shell"),
      shown(command, "The request as a curl command"),
      copyButton("Copy the command", () => command),
      make("h3", {}, "The answer"),
      shown(whole.slice(0, MOST), "The answer in JSON"),
      whole.length > MOST ? make("p", {}, "Only its beginning is shown here; the whole is copied or saved.") : null,
      copyButton("Copy the JSON", () => whole),
      save(whole),
      make(
        "p",
        { class: "help" },
        "Offsets count Unicode code points; JavaScript, Java and C# ask with offsets=utf-16.",
      ),
    ].filter(Boolean);
  }
  return details;
}

function shown(text, label) {
  return make("pre", { tabindex: "0", role: "region", "aria-label": label }, make("code", {}, text));
}

function save(text) {
  return make(
    "button",
    {
      type: "button",
      onclick: () => {
        const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
        make("a", { href: address, download: "answer.json" }).click();
        setTimeout(() => URL.revokeObjectURL(address), 10_000);
      },
    },
    "Save the JSON",
  );
}
