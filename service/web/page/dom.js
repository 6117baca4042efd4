// Elements are made here and nowhere else. Whatever is text goes in as text: nothing of an article is ever parsed as markup.

/**
 * An element with attributes and children. Children are elements, strings (which become text), or null for none.
 * An attribute that is null or false is left out; one whose name begins with "on" is a listener.
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return element;
}

/** Words of an article inside words of ours: marks of writing direction in them end with them. */
export function words(text, attributes = {}) {
  return make("bdi", attributes, text);
}

/** At most `most` characters of a text, on one line, cut at a word. Characters are not cut in two. */
export function short(text, most = 110) {
  const line = text.replace(/\s+/gu, " ").trim();
  const characters = Array.from(line.slice(0, 2 * most + 2));
  if (characters.length <= most) return line;
  const cut = characters.slice(0, most).join("");
  const blank = cut.lastIndexOf(" ");
  return `${blank > most / 2 ? cut.slice(0, blank) : cut} …`;
}

/** "1 quote", "3 quotes". */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** A button that copies what `text()` gives. */
export function copyButton(label, text) {
  const button = make("button", { type: "button", class: "copy", onclick: copy }, label);
  async function copy() {
    let told = "Copied";
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      told = "Your browser does not let a page copy; select the text instead";
    }
    button.textContent = told;
    announce(told);
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  }
  return button;
}

/** Tell those who hear the page what happened. */
export function announce(text) {
  document.getElementById("status").textContent = text;
}
