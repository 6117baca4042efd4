"""Word lists as data files. The head of each (lines that begin with #) says what, source, licence, date, made by."""

from __future__ import annotations

from functools import cache
from importlib import resources


def lines(name: str, package: str = __name__) -> tuple[str, ...]:
    """The entries of `NAME.txt` of a package in their order, without head, comments and blank lines."""
    content = resources.files(package).joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(line.strip() for line in content.split("\n") if line.strip() and not line.startswith("#"))


@cache
def words(name: str, package: str = __name__) -> frozenset[str]:
    """The entries of `NAME.txt` of a package as a set."""
    return frozenset(lines(name, package))


@cache
def table(name: str) -> dict[str, str]:
    """The entries of `NAME.txt` as a mapping: two columns parted by a tab."""
    pairs = (line.partition("\t") for line in lines(name))
    return {key.strip(): value.strip() for key, _, value in pairs}
