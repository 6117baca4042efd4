"""What a person wrote about the sample articles (`seeds/expected/`), held against what the service answers.

The forms of an expectation are described in `seeds/README.md`. What is said of the article itself (metadata,
paragraphs, what is set aside) must hold; of people and quotes the share that holds is told. A quote holds if its
words and an answered quote's overlap (F1 of words by position >= 0.5) and the speaker is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from lab.samples import SEEDS, Json, ask, inputs, stem
from service.document import READ_ROLES

EXPECTED = SEEDS / "expected"
STRICT = frozenset({"metadata", "paragraphs", "blocks"})
ENOUGH = 0.5  # of overlap, as usual where quotes are scored (Pareti 2015; SFU Gender Gap Tracker uses 0.3 and 0.8)
WORD = re.compile(r"\w+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was expected of an article, what is to be said of it, and whether it holds."""

    case: str
    part: str
    subject: str
    detail: str
    holds: bool

    def __str__(self) -> str:
        return f"{self.case}: {self.part}: {self.subject}"


def samples() -> list[Path]:
    """The sample articles that a person has described."""
    return [path for path in inputs(SEEDS) if (EXPECTED / f"{stem(path)}.json").exists()]


def judge(path: Path) -> list[Finding]:
    """Everything expected of one sample article."""
    name = stem(path)
    expected = orjson.loads((EXPECTED / f"{name}.json").read_bytes())
    answer = ask(path)
    if "problem" in answer:
        return [Finding(name, "metadata", "article", answer["problem"]["detail"], False)]
    checks = (_metadata, _paragraphs, _blocks, _people, _names, _quotes, _silences, _scare_quotes)
    return [Finding(name, *found) for check in checks for found in check(expected, answer)]


def misquoted(path: Path) -> list[str]:
    """Words of an expectation that its article (a plain text) does not have once; of those set aside, at least once."""
    if path.suffix != ".txt":
        return []
    text, expected = path.read_bytes().decode("utf-8"), orjson.loads((EXPECTED / f"{stem(path)}.json").read_bytes())
    quotes = [piece for record in expected["quotes"] for piece in _listed(record["content"])]
    ends = [piece for pair in expected["paragraphs"] for piece in pair]
    once = [*quotes, *ends, *expected["not_quotes"], *expected["scare_quotes"]]
    aside = [piece for pieces in expected["aside"].values() for piece in pieces]
    return [piece for piece in once if len(occurrences(text, piece)) != 1] + [
        piece for piece in aside if not occurrences(text, piece)
    ]


def shares(findings: Iterable[Finding]) -> dict[str, tuple[int, int]]:
    """Part -> how many hold, of how many."""
    counts: dict[str, tuple[int, int]] = {}
    for finding in findings:
        held, total = counts.get(finding.part, (0, 0))
        counts[finding.part] = (held + finding.holds, total + 1)
    return counts


def report() -> int:
    """Print what does not hold, then the shares; 1 if something strict does not hold."""
    findings = [finding for path in samples() for finding in judge(path)]
    missed = [finding for finding in findings if not finding.holds]
    for finding in missed:
        print(f"{finding}: {finding.detail}")
    for part, (held, total) in shares(findings).items():
        print(f"{part:<12} {held:>4} of {total:<4} {held / total:.3f}")
    return int({str(finding) for finding in missed if finding.part in STRICT} != gaps())


def gaps() -> set[str]:
    """Strict expectations that are known not to hold yet: lines of `seeds/expected/gaps.txt`, `#` opens a comment."""
    rows = (EXPECTED / "gaps.txt").read_text("utf-8").splitlines()
    return {row for row in rows if row and not row.startswith("#")}


Check = Iterator[tuple[str, str, str, bool]]


def plain(text: str) -> str:
    """For comparing: a no-break space is a space; no bullet, no letter case."""
    return text.replace("\xa0", " ").strip().removeprefix("- ").casefold()


def _metadata(expected: Json, answer: Json) -> Check:
    for field, wanted in expected["article"].items():
        said = answer["article"][field]
        choices = wanted["any"] if isinstance(wanted, dict) else [wanted]
        holds = any(_plain_all(said) == _plain_all(choice) for choice in choices)
        yield "metadata", field, f"is {said!r}, not {wanted!r}", holds


def _plain_all(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain_all(item) for item in value]
    return plain(value) if isinstance(value, str) else value


def _paragraphs(expected: Json, answer: Json) -> Check:
    article = answer["article"]
    said = [plain(article["text"][b["start"] : b["end"]]) for b in article["blocks"] if b["role"] == "paragraph"]
    wanted = [(plain(first), plain(last)) for first, last in expected["paragraphs"]]
    yield "paragraphs", "number", f"is {len(said)}, not {len(wanted)}", len(said) == len(wanted)
    for first, last in wanted:
        holds = any(text.startswith(first) and text.endswith(last) for text in said)
        yield "paragraphs", f"{first} … {last}", "is none", holds


def _blocks(expected: Json, answer: Json) -> Check:
    article = answer["article"]
    for key, pieces in expected.get("aside", {}).items():
        for piece in pieces:
            found = {role for span in occurrences(article["text"], piece) for role in _roles_in(article, span)}
            holds = bool(found) and (not found & READ_ROLES if key == "*" else found <= set(key.split("|")))
            yield "blocks", piece, f"is {sorted(found)}, not {key}", holds


def _roles_in(article: Json, span: Span) -> set[str]:
    return {block["role"] for block in article["blocks"] if block["start"] < span[1] and span[0] < block["end"]}


def _people(expected: Json, answer: Json) -> Check:
    people = {plain(entity["name"]): entity for entity in answer["entities"] if entity["type"] == "person"}
    for person in expected.get("people", ()):
        entity = people.pop(plain(person["name"]), None)
        if entity is not None:
            yield "people right", entity["name"], "", True
        yield "people", person["name"], "is not found", entity is not None
        if entity is not None:
            aliases = {plain(alias) for alias in entity["aliases"]}
            for alias in person.get("aliases", ()):
                yield "aliases", person["name"], f"is not {alias}", plain(alias) in aliases
            for role in person["roles"]:
                holds = any(_overlaps(role, said) for said in entity["roles"])
                yield "roles", person["name"], f"is {entity['roles']}, not {role}", holds
    for name in people if "people" in expected else ():
        yield "people right", name, "is no person of this article", False


def _overlaps(left: str, right: str) -> bool:
    return plain(left) in plain(right) or plain(right) in plain(left)


def _names(expected: Json, answer: Json) -> Check:
    said = {(entity["type"], plain(form)) for entity in answer["entities"] for form in _forms(entity)}
    for kind, names in expected.get("names", {}).items():
        for name in names:
            yield "names", name, f"is no {kind}", (kind, plain(name)) in said


def _forms(entity: Json) -> list[str]:
    return [entity["name"], *entity["aliases"], *(mention["text"] for mention in entity["mentions"])]


def _quotes(expected: Json, answer: Json) -> Check:
    text, left = answer["article"]["text"], list(answer["quotes"])
    for record in expected.get("quotes", ()):
        words = words_in(text, [span for piece in _listed(record["content"]) for span in occurrences(text, piece)])
        best: Json = max(left, key=lambda quote: _fit(text, words, record, quote), default={"content": []})
        if _overlap(text, words, best) >= ENOUGH:
            left.remove(best)
            yield from _found(record, best)
        elif not record.get("optional"):
            yield "quotes", " … ".join(_listed(record["content"])), "is not found", False
    for quote in left if "quotes" in expected else ():
        yield "quotes right", _shown(quote), f"is said by {_speaker(quote)}", False


def _found(record: Json, quote: Json) -> Check:
    shown = _shown(quote)
    choices = [record, record["or"]] if "or" in record else [record]
    yield "quotes right", shown, "", True
    yield "quotes", shown, f"is said by {_speaker(quote)}", any(_speaker_right(c, quote) for c in choices)
    yield "kinds", shown, f"is {quote['kind']}", quote["kind"] == record["kind"]
    for name in record.get("via", ()):
        holds = "or" in record or any(_is(party, name) for party in quote["via"])
        yield "via", shown, f"did not come through {name}", holds


def _fit(text: str, words: set[int], record: Json, quote: Json) -> tuple[float, bool]:
    cue = plain(quote["cue"]["text"]) if quote["cue"] else ""
    return round(_overlap(text, words, quote), 1), cue == plain(record.get("cue", ""))


def _overlap(text: str, words: set[int], quote: Json) -> float:
    said = words_in(text, [(span["start"], span["end"]) for span in quote["content"]])
    return 2 * len(words & said) / max(1, len(words) + len(said))


def _speaker_right(record: Json, quote: Json) -> bool:
    speaker = quote["speaker"]
    if speaker is None:
        return False
    if "speaker" in record:
        return _is(speaker, record["speaker"])
    wanted = WORD.findall(plain(record["anonymous"]))
    given = WORD.findall(plain(speaker["description"] or speaker["name"] or ""))
    return 2 * len(set(wanted) & set(given)) >= ENOUGH * (len(wanted) + len(given))


def _is(party: Json, name: str) -> bool:
    return plain(name) in {plain(party[key]) for key in ("name", "description") if party[key]}


def _speaker(quote: Json) -> str:
    speaker = quote["speaker"]
    return repr((speaker["name"] or speaker["description"]) if speaker else None)


def _shown(quote: Json) -> str:
    return " … ".join(span["text"] for span in quote["content"])


def _silences(expected: Json, answer: Json) -> Check:
    text = answer["article"]["text"]
    for passage in expected.get("not_quotes", ()):
        words = words_in(text, occurrences(text, passage))
        holds = not any(_overlap(text, words, quote) >= ENOUGH for quote in answer["quotes"])
        yield "not quotes", passage, "is reported by nobody", holds


def _scare_quotes(expected: Json, answer: Json) -> Check:
    if "scare_quotes" in expected:
        said = {plain(span["text"]).strip("“”\"'‘’.,") for span in answer["scare_quotes"]}
        wanted = {plain(words) for words in expected["scare_quotes"]}
        also = {plain(words) for words in expected.get("also_scare_quotes", ())}
        yield "scare quotes", "all", f"are {sorted(said)}, not {sorted(wanted)}", wanted <= said <= wanted | also


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def occurrences(text: str, piece: str) -> list[Span]:
    """Where an annotator's words stand in a text, no-break spaces counting as spaces."""
    pattern = re.escape(piece.replace("\xa0", " "))
    return [match.span() for match in re.finditer(pattern, text.replace("\xa0", " "))]


def words_in(text: str, spans: Iterable[Span]) -> set[int]:
    """The positions of the words inside spans."""
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}
