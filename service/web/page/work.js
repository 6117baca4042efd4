// Long work: progress while it lasts, and a way to stop it. What is begun anew stops what was under way.

import { announce } from "./dom.js";

const at = (id) => document.getElementById(id);
let under; // what is under way

/** Stop what is under way. */
export function cancel() {
  under?.abort();
}

/** Do something long: with progress, a way to stop, and errors in plain words. */
export async function work(steps, task, tell) {
  cancel();
  const own = new AbortController();
  under = own;
  at("problem").hidden = true;
  const begun = performance.now();
  const tick = () => {
    at("seconds").textContent = seconds(begun);
  };
  const clock = setInterval(tick, 500);
  const waits = setTimeout(() => {
    at("working").hidden = false;
  }, 250);
  document.body.setAttribute("aria-busy", "true");
  try {
    await task((done, text) => progress(done, steps, text), own.signal);
  } catch (error) {
    if (error.name !== "AbortError") tell(error);
    else if (under === own) announce("Cancelled");
  } finally {
    clearInterval(clock);
    clearTimeout(waits);
    if (under === own) {
      at("working").hidden = true;
      document.body.removeAttribute("aria-busy");
    }
  }
}

function seconds(begun) {
  const passed = Math.floor((performance.now() - begun) / 1000);
  return passed ? `(${passed} s)` : "";
}

function progress(done, steps, text) {
  const bar = at("progress");
  if (steps > 1) Object.assign(bar, { max: steps, value: done });
  else bar.removeAttribute("value");
  at("working-text").textContent = text;
  announce(text);
}
