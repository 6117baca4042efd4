// What is sent to the service, how to send it again without this page, and what an error means in plain words.

/** Something went wrong, in plain words: `title`, `advice`, and the particulars as the service told them. */
export class Trouble extends Error {
  constructor(title, advice, told = {}) {
    super(title);
    Object.assign(this, { title, advice, told });
  }
}

const ADVICE = {
  400: [
    "This could not be read",
    "Its bytes are not what they claim to be. If it is a text file, save it as UTF-8 and try again.",
  ],
  401: [
    "This service asks for a key",
    "Type your API key under “Options and key”, and try again. Whoever runs this service can give you one.",
  ],
  403: ["Your key does not open this", "Ask whoever runs this service for a key that may analyse articles."],
  404: ["This service does not do that", "It may be an older version than this page expects."],
  413: ["This is too long", "Send one article at a time, not a whole archive."],
  415: ["This kind of file is not read here", "Paste its text instead, or save it as text or HTML."],
  422: ["There is no article in this", "It has to be a text with words in it."],
  429: ["Too many requests", "Wait a moment, and try again."],
  500: ["The service made a mistake", "Please tell whoever runs it the number below; your text is not in its log."],
  503: ["The service is not ready", "It may be starting. Wait a moment, and try again."],
  504: ["This took too long", "Try a shorter text."],
};

/** What is asked: where to, and with what. Bodies are JSON, or a form with files. */
export function analysis(source, options) {
  const query = new URLSearchParams({ article: "full" });
  if (options.clean) query.set("boilerplate", "keep");
  const hints = options.published ? { published: options.published } : {};
  return { path: `v1/analysis?${query}`, hints, ...source };
}

/** The comparison of articles that have been analysed. */
export function comparison(articles) {
  return { path: "v1/comparison", fields: { articles: articles.map((article) => ({ article })) } };
}

/** The answer to what is asked. Throws Trouble; AbortError where `signal` stopped it. */
export async function ask(asked, key, signal) {
  const response = await sent(asked, key, signal);
  if (response.ok) return response.json();
  throw await trouble(response);
}

async function sent(asked, key, signal) {
  const headers = { Accept: "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  if (!asked.file) headers["Content-Type"] = "application/json";
  try {
    return await fetch(asked.path, { method: "POST", headers, body: body(asked), signal, credentials: "same-origin" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Trouble("The service does not answer", "Is it running, and is your connection? Then try again.");
  }
}

function body(asked) {
  if (!asked.file) return JSON.stringify({ ...asked.fields, ...asked.hints });
  const form = new FormData();
  form.append("file", asked.file);
  for (const [name, value] of Object.entries(asked.hints)) form.append(name, value);
  return form;
}

async function trouble(response) {
  let told = {};
  try {
    told = await response.json();
  } catch {
    /* A proxy in between may answer something else. */
  }
  const [title, advice] = ADVICE[response.status] ?? [`The service answered ${response.status}`, "Try again later."];
  const wait = response.headers.get("Retry-After");
  const when = wait && /^\d+$/u.test(wait) ? `Wait ${wait} seconds, and try again.` : advice;
  return new Trouble(title, when, { status: response.status, id: response.headers.get("X-Request-ID"), ...told });
}

/** The address of a path, for use outside this page. */
export function address(path) {
  return new URL(path, document.baseURI).href;
}

/** The command that asks the same on a shell. A key stands there as a variable, never itself. */
export function curl(asked, key) {
  const words = ["curl"];
  if (key) words.push('-H "Authorization: Bearer $COPYDESK_KEY"');
  if (asked.file) {
    words.push(`-F ${quoted(`file=@${fileName(asked.file)}`)}`);
    for (const [name, value] of Object.entries(asked.hints)) words.push(`-F ${quoted(`${name}=${value}`)}`);
  } else {
    words.push("--json @request.json");
  }
  words.push(quoted(address(asked.path)));
  const command = words.join(" ");
  if (asked.sample) return `curl -O ${quoted(address(asked.sample))}\n${command}`;
  return asked.file ? command : `cat > request.json <<'END_OF_REQUEST'\n${body(asked)}\nEND_OF_REQUEST\n${command}`;
}

/** A file as `curl -F` names it, with the type that the browser sends; what means something to curl is quoted. */
function fileName({ name, type }) {
  const plain = /[;,"\\]/u.test(name) ? `"${name.replace(/["\\]/gu, "\\$&")}"` : name;
  return type ? `${plain};type=${type.split(";")[0]}` : plain;
}

function quoted(word) {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Whether pasted text looks like HTML. */
export function looksLikeHtml(text) {
  return /^\s*<(?:!doctype|html|head|body|article|main|section|header|div|p|h[1-6]|figure|ul|ol|table)\b/iu.test(text);
}
