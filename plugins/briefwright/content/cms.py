"""The configuration of Front Matter CMS, an extension of VS Code, made from the schema of a site.

Only what its forms write as front matter has it is in the forms. An entry with keys of its own,
such as an event, is left to the text: the extension would mark each with a key that we refuse.
Source: Front Matter CMS 10, "Content types", "Fields" and "Content folders".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefwright.content import forms
from briefwright.content.briefing import Status
from briefwright.content.schema import describe_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.content.forms import Form
    from briefwright.content.settings import Settings

_SCHEMA = "https://frontmatter.codes/frontmatter.schema.json"
_DAY = "yyyy-MM-dd"
_MOMENT = "yyyy-MM-dd'T'HH:mm:ssXXX"
"""With the offset of the author's own time zone."""

_CONTROLS: dict[str, Form] = {
    str(forms.FLAG["title"]): {"type": "boolean"},
    str(forms.DAY["title"]): {"type": "datetime", "default": "{{now}}", "isPublishDate": True},
    str(forms.MOMENT["title"]): {"type": "datetime", "dateFormat": _MOMENT},
}
_SEVERAL_LINES = ("summary",)
_PLAIN_NAMES = ("name",)
"""Keys that take a text or a mapping, and in a form the text."""


def make_cms(settings: Settings, actors: Mapping[str, str]) -> Form:
    """Return the configuration; `actors` are the names of the site's actors by id."""
    choices: dict[str, list[Form]] = {
        str(forms.LEVEL["title"]): [
            {"id": level.id, "title": level.label} for level in settings.scale.by_id.values()
        ],
        str(forms.ACTOR["title"]): [{"id": each, "title": name} for each, name in actors.items()],
    }
    # A type of any other name than `default` is written into new files, as a key of its own.
    types = {"default": "briefing", "actor": "actor"}
    return {
        "$schema": _SCHEMA,
        "frontMatter.framework.id": "other",
        "frontMatter.preview.host": "http://127.0.0.1:8000",
        "frontMatter.taxonomy.dateFormat": _DAY,
        "frontMatter.content.autoUpdateDate": False,
        "frontMatter.content.draftField": {
            "name": "status",
            "type": "choice",
            "choices": [str(status) for status in Status],
        },
        "frontMatter.content.pageFolders": [
            _folder("Briefings", settings.briefings_dir, "default"),
            _folder("Actors", settings.actors_path, "actor") | {"disableCreation": True},
        ],
        "frontMatter.taxonomy.contentTypes": [
            {
                "name": name,
                "pageBundle": False,
                "clearEmpty": True,
                "allowAsSubContent": name == "default",
                "fields": list(_make_fields(describe_record(record), choices)),
            }
            for name, record in types.items()
        ],
    }


def _folder(title: str, path: str, content_type: str) -> Form:
    return {
        "title": title,
        "path": f"[[workspace]]/{path}",
        "filePrefix": "",
        "contentTypes": [content_type],
    }


def _make_fields(schema: Form, choices: Mapping[str, list[Form]]) -> Iterator[Form]:
    required = cast("list[str]", schema.get("required", []))
    for key, form in cast("dict[str, Form]", schema["properties"]).items():
        control = _make_control(key, form, choices)
        if control is None:
            continue
        about: Form = {"title": key, "name": key, "description": form["description"]}
        if key in required:
            about["required"] = True
        yield about | control


def _make_control(key: str, form: Form, choices: Mapping[str, list[Form]]) -> Form | None:
    """Return what a field is edited with; None where that is the text itself."""
    title, kind = str(form.get("title", "")), form.get("type")
    if kind == "array":
        return _make_list(key, cast("Form", form["items"]), choices)
    if title in choices:
        return {"type": "choice", "choices": choices[title]}
    if title in _CONTROLS:
        return _CONTROLS[title]
    if "enum" in form:
        begin: Form = {"default": str(Status.DRAFT)} if key == "status" else {}
        return {"type": "choice", "choices": form["enum"]} | begin
    if kind == "string" or key in _PLAIN_NAMES:
        return {"type": "string", "single": key not in _SEVERAL_LINES}
    return None


def _make_list(key: str, items: Form, choices: Mapping[str, list[Form]]) -> Form | None:
    parts = cast("Iterable[Form]", items.get("anyOf", [items]))
    titles = [str(part.get("title", "")) for part in parts]
    if titles[0] == forms.ACTOR["title"]:
        return {"type": "choice", "multiple": True, "choices": choices[titles[0]]}
    if len(titles) > 1 or items.get("type") != "string":
        return None
    return {"type": "tags" if key == "tags" else "list"}
