"""Which language a text is in that is not written in Latin letters: by its script, and letters that few languages have.

Source: the blocks of Unicode, and the alphabets of the languages; facts.
"""

from __future__ import annotations

import re

MOST = 0.5  # of the letters
LETTERS_AT_LEAST = 30  # that are not Latin
LETTER = re.compile(r"[^\W\d_]")
LATIN = "cp1252"  # holds none of the letters that are not Latin, and tells at once that a text has few
NOT_LATIN = re.compile("[\u0370-\u1dff\u1f00-\u1fff\u3040-\ud7af]")
SCRIPTS = {
    "ja": re.compile("[\u3040-\u30ff]"),
    "ko": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "zh": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "th": re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]"),
    "hy": re.compile("[\u0531-\u0587]"),
    "ka": re.compile("[\u10d0-\u10ff]"),
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d3]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
}
OWN_LETTERS = {
    "arabic": (("ur", "[\u0679\u0688\u0691\u06ba\u06d2]"), ("fa", "[\u067e\u0686\u0698\u06af]")),
    "cyrillic": (
        ("uk", "[\u0456\u0457\u0454\u0491]"),
        ("sr", "[\u0452\u0458\u0459\u045a\u045b]"),
        ("ru", "[\u044b\u044d]"),
        ("bg", "\u044a"),
    ),
}  # looked for in this order
OTHERWISE = {"arabic": "ar"}
FEW = 0.004  # of the letters of the script: a foreign name has one or two of them
KANA = 0.1  # of the letters of a Japanese text at least; the rest are Chinese characters


def tell(text: str) -> str | None:
    """The ISO 639-1 code of the language, or None for Latin letters and where the script does not tell.

    "Совет проголосовал за …": ru. "理事会は計画を否決した": ja.
    """
    latin = text.encode(LATIN, "ignore")
    if len(text) - len(latin) < LETTERS_AT_LEAST or len(NOT_LATIN.findall(text)) < LETTERS_AT_LEAST:
        return None
    letters = len(LETTER.findall(text))
    shares = {name: len(script.findall(text)) / letters for name, script in SCRIPTS.items()}
    if shares["ja"] >= KANA and shares["ja"] + shares["zh"] > MOST:
        return "ja"
    name = max(shares, key=lambda name: shares[name])
    if shares[name] <= MOST:
        return None
    return _by_letters(text, name, shares[name] * letters) if name in OWN_LETTERS else name


def _by_letters(text: str, script: str, letters: float) -> str | None:
    """The language among those of a script that alone has some letters found in the text."""
    lower = text.lower()
    for code, own in OWN_LETTERS[script]:
        if len(re.findall(own, lower)) > FEW * letters:
            return code
    return OTHERWISE.get(script)
