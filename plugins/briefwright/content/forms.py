"""The forms of values as JSON Schema: what an editor can tell an author before the check does.

Each `title` is the word that the reference uses for the form. They say the same as the
validators in `fields`, with two exceptions that JSON Schema has no words for: that an interval
does not end before it starts, and that a host's name in a URL exists.
"""

from __future__ import annotations

import re
from typing import TypeAlias

Form: TypeAlias = dict[str, object]

END = r"(?![\s\S])"
"""The end of the text in every dialect of patterns; in some, `$` also matches before a break."""

# As briefwright.content.characters has them, in escapes that every dialect reads.
_CONTROL = r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]"
_TURNING = r"[\u202a-\u202e\u2066-\u2069]"
_HIDDEN = r"[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_JOINER = r"(?:^|[^\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc])[\u200c\u200d]"

_LEAP = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_DAY = (
    r"(?!0000)(?:\d{4}(?:-(?:(?:0[13578]|1[02])(?:-(?:0[1-9]|[12]\d|3[01]))?"
    r"|(?:0[469]|11)(?:-(?:0[1-9]|[12]\d|30))?|02(?:-(?:0[1-9]|1\d|2[0-8]))?))?"
    rf"|{_LEAP}-02-29)[?~%]?"
)
_WHOLE_DAY = (
    r"(?!0000)(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))"
    rf"|{_LEAP}-02-29)"
)
_MINUTES = r"(?:[01]\d|2[0-3]):?[0-5]\d"
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?"


def _ascii(pattern: str) -> str:
    """Return a pattern whose digits are those of ASCII, in every dialect."""
    return pattern.replace(r"\d", "[0-9]")


def _text(title: str, *refused: str, pattern: str = r"\S") -> Form:
    return {
        "type": "string",
        "title": title,
        "pattern": pattern,
        "not": {"pattern": "|".join((_CONTROL, *refused))},
    }


def _word(title: str, pattern: str) -> Form:
    return {"type": "string", "title": title, "pattern": f"^(?:{_ascii(pattern)}){END}"}


LINE = _text("text", _TURNING)
NAME = _text("name", _TURNING, _HIDDEN, _JOINER)
SLUG = _word("id", r"[a-z0-9][a-z0-9-]*")
BRIEFING_ID = _word("id of a briefing", r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*")
DAY = _word("date", rf"\s*(?:{_DAY}|{_DAY}/(?:{_DAY}|\.\.)|\.\./{_DAY})\s*")
MOMENT = _word("time", rf"{_WHOLE_DAY}[Tt ]{_CLOCK} ?(?:[Zz]|[+-]{_MINUTES})")
URL = _word(
    "web address",
    r"\s*[Hh][Tt][Tt][Pp][Ss]?://(?:[^\s\\/?#@]*@)?"
    r"(?:\[[0-9A-Fa-f:.]+\]|[^\s\\/?#@:\[\]]+)(?::(?!0+(?![0-9]))[0-9]{1,5})?"
    r"(?:[/?#][^\s\\]*)?\s*",
)
ACTOR = NAME | {"title": "actor"}
"""Its members are the names of the site's registry."""

LANGUAGE = _word("language", r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
COUNTRY = _word("country", r"[A-Z]{2}")
FLAG: Form = {"enum": [True, False, "true", "false"], "title": "true or false"}
LEVEL: Form = {"type": "string", "title": "level"}
"""Its members are the site's."""

EXTERNAL_IDS: Form = {
    "type": "object",
    "title": "ids by register",
    "properties": {"wikidata": _word("Wikidata id", r"Q[1-9]\d*")},
    "additionalProperties": LINE,
    "propertyNames": {"pattern": f"^[a-z0-9][a-z0-9-]*{END}"},
}


def member(values: tuple[str, ...], title: str) -> Form:
    """Return the form of a value that is one of a few words."""
    return {"enum": list(values), "title": title}


def matches(form: Form, text: str) -> bool:
    """Return whether a text has a form that is told by its pattern alone."""
    return re.search(str(form["pattern"]), text) is not None
