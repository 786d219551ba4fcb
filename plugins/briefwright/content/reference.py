"""The page of reference on the fields of front matter, made from their models."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefwright.content.schema import describe_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.content.forms import Form

_HEAD = """\
# Fields

Every key that front matter may have, made from the program itself.
A key that is not here is an error, so that a slip of spelling cannot go unnoticed.
`briefwright schema` prints the same for programs, with the levels and the actors of the site.
"""
_HEADINGS = {
    "briefing": ("Briefings", "In `briefings/YYYY/<slug>.md`."),
    "actor": ("Actors", "In `docs/actors/<id>.md`."),
}
_ENTRIES = {
    "DeclaredEntry": "An entry of `actors` that says more than a name",
    "EventEntry": "An entry of `events`",
    "SourceEntry": "An entry of `sources`",
    "CorrectionEntry": "An entry of `corrections`",
    "UpdateEntry": "An entry of `updates`",
    "CanonicalName": "A `name` that says more than its text",
    "NameEntry": "An entry of `names` that says more than its text",
}


def render_fields() -> str:
    """Return the page, in Markdown."""
    return "\n".join((_HEAD, *_page_lines()))


def _page_lines() -> Iterator[str]:
    for record, (heading, where) in _HEADINGS.items():
        schema = describe_record(record)
        yield from (f"## {heading}", "", where, "")
        yield from _table(schema)
        entries = cast("dict[str, Form]", schema["$defs"])
        for name, title in _ENTRIES.items():
            if name in entries:
                yield from (f"### {title}", "")
                yield from _table(entries[name])


def _table(schema: Form) -> Iterator[str]:
    yield "| field | type | required | example | what it does |"
    yield "|---|---|---|---|---|"
    required = cast("list[str]", schema.get("required", []))
    for key, form in cast("dict[str, Form]", schema["properties"]).items():
        need = "yes" if key in required else "no"
        (example,) = cast("list[str]", form["examples"])
        about = str(form["description"])
        words = cast("list[object]", form.get("enum", []))
        if words and True not in words:
            about += f" One of {', '.join(f'`{word}`' for word in words)}."
        cells = (f"`{key}`", _name_type(form), need, f"`{example}`", about)
        yield f"| {' | '.join(cells)} |"
    yield ""


def _name_type(form: Form) -> str:
    """Return the word for a form, as the reference has it."""
    if form.get("type") == "array":
        return f"list of {_name_type(cast('Form', form['items']))}"
    if "anyOf" in form:
        words = [_name_type(choice) for choice in cast("list[Form]", form["anyOf"])]
        return " or ".join(words)
    return "mapping" if "$ref" in form else str(form.get("title", "text"))
