"""Names that readers would take for others: letters of another script that look the same.

Sources: Unicode TR 39, sections 4 (confusables) and 5 (mixed scripts). Of its table only the
letters of Cyrillic, Greek and Armenian that look like Latin ones in common fonts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefwright.content.characters import describe
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.content.actor import Name
    from briefwright.names.registry import Registry

_ALIKE = str.maketrans(
    dict(
        zip(
            "АВЕЅІЈКМНОРСТУХаеѕіјкорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυօսհ",
            "ABESIJKMHOPCTYXaesijkopcyxhdqwABEZHIKMNOPTYXovpuouh",
            strict=True,
        )
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")


def find_confusable(registry: Registry) -> Iterator[Problem]:
    """Yield a problem for each name that looks like another actor's, or mixes scripts in a word."""
    for actor in registry.actors.values():
        for name in actor.all_names:
            if not name.text.isascii():
                yield from _check(name, actor.id, registry)


def _check(name: Name, actor: str, registry: Registry) -> Iterator[Problem]:
    for other in registry.bearers.get(name.text.translate(_ALIKE), ()):
        if other.actor != actor and other.name.text != name.text:
            message = f"{quote(name.text)} looks like {quote(other.name.text)} ({other.name.span})"
            hint = "take it out, or add a word that tells the two apart"
            yield Problem(name.span, "name-confusable", message, hint)
            return
    if letter := find_stranger(name.text):
        message = f"in {quote(name.text)} stands {describe(letter)} among letters of another script"
        hint = "write the whole word in one script"
        yield Problem(name.span, "name-mixed-scripts", message, hint)


def find_stranger(text: str) -> str:
    """Return the first letter whose script is not that of the word around it; empty if none."""
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        scripts = [_script(letter) for letter in word]
        known = [script for script in scripts if script]
        if len({*known}) > 1:
            rarest = min({*known}, key=lambda script: (known.count(script), script == "LATIN"))
            return str(word[scripts.index(rarest)])
    return ""


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in _SCRIPTS else ""
