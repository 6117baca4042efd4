"""What a cue tells of: speech, writing or thought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from service import lexicons
from service.document import Act

WRITTEN = lexicons.words("written_sources")


@cache
def cue_forms() -> dict[str, Act]:
    """Every form of the cue verbs and nouns, with its act; what is listed goes before what is made from it."""
    listed = lexicons.table("cue_verbs")
    made = {form: act for base, act in listed.items() for form in inflected(base)}
    return cast("dict[str, Act]", made | listed)


def inflected(base: str) -> Iterable[str]:
    """The regular forms of a verb.

    >>> sorted(inflected("reply"))
    ['replied', 'replies', 'reply', 'replying']
    """
    stem = base.removesuffix("e")
    if base.endswith("y") and base[-2:-1] not in "aeou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    doubled = base[-1:] not in "aeiouwxy" and base[-2:-1] in "aeiou" and base[-3:-2] not in "aeiou"
    plural = base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    forms = {base, plural, stem + "ed", stem + "ing"}
    return forms | ({base + base[-1] + "ed", base + base[-1] + "ing"} if doubled else set())


def is_known(cue: Sequence[str]) -> bool:
    """Is there a word in a cue that is known to attribute words or thoughts?"""
    return any(word in cue_forms() for word in cue)


def act_of(cue: Sequence[str], source: Sequence[str]) -> Act:
    """The act of a cue, given its words and those of its source, in lower case; without any cue: speech.

    "said", "according to": speech; "wrote", or the report that says so: writing; "believes": thought.
    """
    known = [told for word in cue if (told := cue_forms().get(word))]
    act: Act = known[0] if known else "thought" if any(word.isalpha() for word in cue) else "speech"
    if act == "speech" and source and source[-1] in WRITTEN:
        return "writing"
    return act


def is_speech(word: str) -> bool:
    """Is this a form of a verb or noun of speech or writing?"""
    return cue_forms().get(word) in {"speech", "writing"}
