"""Values checked against a model, and pydantic's findings in the author's words and places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, get_args

from msgspec.structs import replace
from pydantic import BaseModel, ValidationError

from briefwright.content.fields import Expectations
from briefwright.content.nodes import Mapping, Node, Scalar, Sequence
from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.rules import RULES
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import find_nearest, is_one_slip, list_words, quote, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from briefwright.content.threat import Scale

Model = TypeVar("Model", bound=BaseModel)

_SYNONYMS = {
    "aliases": "names",
    "also_known_as": "names",
    "categories": "tags",
    "category": "tags",
    "description": "summary",
    "draft": "status",
    "keywords": "tags",
    "lang": "language",
    "level": "threat_level",
    "severity": "threat_level",
    "slug": "id",
    "type": "kind",
    "wikidata": "same_as",
}
"""Keys of other systems, and our own."""

_SEVERAL = re.compile(r"[^\w '.()-]|\band\b|\bor\b", re.IGNORECASE)
"""What a text may hold that is several entries, or that means something within brackets."""

_LISTS = ("list_type", "tuple_type", "set_type")
_MAPPINGS = ("model_type", "model_attributes_type", "dict_type")


@dataclass(frozen=True, slots=True)
class _Place:
    """What stands at a location that pydantic names."""

    node: Node
    parent: Node
    key: str
    """The last key on the way, for the message."""

    in_list: bool


def check_record(
    root: Mapping, model: type[Model], scale: Scale
) -> tuple[Model | None, tuple[Problem, ...]]:
    """Return the record that a mapping is, or None and every problem of its values."""
    problems = list(_empty_values(root, "", model)) if _holds_empty(root) else []
    try:
        record = model.model_validate(_to_input(root), context=Expectations(scale))
    except ValidationError as error:
        found = error.errors(include_url=False)
        problems += [problem for e in found for problem in _explain(e, found, root, model)]
        return None, tuple(problems)
    return (None if problems else record), tuple(problems)


def _to_input(node: Node) -> object:
    """Return a node as pydantic gets it; keys without a sound value are left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_to_input(item) for item in node.items]
    return {
        key: _to_input(value)
        for key, value in node.values.items()
        if not value.flawed and not (isinstance(value, Scalar) and value.is_empty)
    }


def _holds_empty(node: Node) -> bool:
    """Return whether nothing stands somewhere below: seldom, so that is asked first."""
    if isinstance(node, Scalar):
        return node.is_empty
    below = node.items if isinstance(node, Sequence) else node.values.values()
    return any(map(_holds_empty, below))


def _empty_values(
    node: Node, key: str, model: type[BaseModel], *, in_list: bool = False
) -> Iterator[Problem]:
    """Yield the keys and items that have nothing behind them; `model` is of the mapping around."""
    if isinstance(node, Mapping):
        for name, value in node.values.items():
            yield from _empty_values(value, name, _model_below(model, key))
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _empty_values(item, key, model, in_list=True)
    elif node.is_empty and not node.flawed:
        node.flawed = True
        field = model.model_fields.get(key)
        message, hint = f"{quote(key)} has no value", "write one, or delete the key"
        if in_list:
            message, hint = f"an entry of {quote(key)} is empty", "delete it"
        elif key == "actors":
            hint = "write actors: [] if it is about nobody"
        elif field is not None and field.is_required():
            hint = f"write one, such as {key}: {find_example(model, (key,))}"
        yield Problem(node.span, "empty-value", message, hint)


def _model_below(model: type[BaseModel], key: str) -> type[BaseModel]:
    """Return the model of the mapping behind a key; the same one where there is none."""
    field = model.model_fields.get(key)
    return (field and _model_within(field.annotation)) or model


def _locate(root: Mapping, loc: tuple[int | str, ...]) -> _Place:
    """Return the node at a location, or the nearest one above it."""
    node: Node = root
    parent: Node = root
    key, in_list = "", False
    for step in loc:
        below: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            below = node.values.get(step)
            key, in_list = (step, False) if below else (key, in_list)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            below, in_list = node.items[step], True
        if below is None:
            break
        node, parent = below, node
    return _Place(node, parent, key, in_list)


def _explain(
    error: ErrorDetails, others: list[ErrorDetails], root: Mapping, model: type[BaseModel]
) -> Iterator[Problem]:
    kind, loc = error["type"], error["loc"]
    place = _locate(root, loc)
    if place.node.flawed:
        return
    if kind == "extra_forbidden":
        yield _unknown_key(root, loc, model)
    elif kind == "missing":
        yield from _missing_key(loc, others, root, model)
    elif kind in RULES:
        context = error.get("ctx", {})
        node = place.node
        if (at := context.get("at")) and isinstance(node, Mapping):
            node = node.values[at]
        fix = _rewrite(node, context["meant"])
        yield Problem(node.span, kind, context["message"], context["hint"], fix)
    else:
        yield _wrong_type(kind, place, find_example(model, loc))


def _rewrite(node: Node, meant: str) -> Fix | None:
    """Return the fix that writes a value as it is meant; None when that is not known."""
    if not meant or not isinstance(node, Scalar):
        return None
    span = node.span if node.plain else replace(node.span, column=node.span.column + 1)
    return Fix(span, node.text, meant)


def _unknown_key(root: Mapping, loc: tuple[int | str, ...], model: type[BaseModel]) -> Problem:
    key = str(loc[-1])
    parent = _locate(root, loc[:-1]).node
    span = parent.keys[key] if isinstance(parent, Mapping) else parent.span
    known = known_keys(model, loc[:-1])
    closest = suggest(key, known)
    others = f"delete it; the keys here are {list_words(known, 'and')}"
    hint = f"{closest}; fix the spelling" if closest else others
    if (ours := _SYNONYMS.get(key)) in known:
        hint = f"write {ours}, as it is called here"
        closest = ""
    fix = None
    if closest and isinstance(parent, Mapping):
        nearest = find_nearest(key, known)
        fix = _respell(span, key, nearest[0]) if len(nearest) == 1 else None
        fix = None if nearest[0] in parent.keys else fix
    return Problem(span, "unknown-key", f"no key is called {quote(key)}", hint, fix)


def _respell(span: Span, key: str, known: str) -> Fix | None:
    """Return the fix for a key with one slip in it: case and signs aside, one letter at most.

    Keys are the program's own words, of which none means a person.
    """
    written = re.sub(r"[\s_-]+", "_", key.strip()).lower()
    return Fix(span, key, known) if is_one_slip(written, known) else None


def _missing_key(
    loc: tuple[int | str, ...], others: list[ErrorDetails], root: Mapping, model: type[BaseModel]
) -> Iterator[Problem]:
    key = str(loc[-1])
    parent = _locate(root, loc[:-1]).node
    if isinstance(parent, Mapping) and key in parent.values:
        return  # It is there and has been reported as empty or as something that is refused.
    for other in others:
        misspelt = other["type"] == "extra_forbidden" and other["loc"][:-1] == loc[:-1]
        if misspelt and key in find_nearest(str(other["loc"][-1]), known_keys(model, loc[:-1])):
            return
    span = Span(root.span.path) if len(loc) == 1 else parent.span
    where = "" if len(loc) == 1 else " in this entry"
    hint = f"add it, such as {key}: {find_example(model, loc)}"
    yield Problem(span, "missing-key", f"{quote(key)} is missing{where}", hint)


def _wrong_type(kind: str, place: _Place, example: str) -> Problem:
    shape, key = _shape(place.node), place.key
    fix = None
    if kind in _LISTS:
        message = f"{quote(key)} is a list, not {shape}"
        node = place.node
        hint = f"write {key}: [{node.text}]" if isinstance(node, Scalar) else "write it in [ ]"
        if isinstance(node, Scalar) and node.plain and not _SEVERAL.search(node.text):
            fix = Fix(node.span, node.text, f"[{node.text}]")
    elif kind in _MAPPINGS:
        what = f"an entry of {quote(key)}" if place.in_list else quote(key)
        if place.in_list:
            example = example.strip("[]") if example.startswith("[{") else _first_item(example)
        wanted = "a mapping" if example.startswith("{") else "one text or a mapping"
        message = f"{what} is {wanted}, not {shape}"
        hint = f"write it in the form {example}"
    else:
        what = f"an entry of {quote(key)}" if place.in_list else quote(key)
        message = f"{what} is one text, not {shape}"
        sign = "brackets belong" if isinstance(place.node, Sequence) else "braces belong"
        if isinstance(place.node, Mapping) and len(place.node.values) == 1:
            sign = "colon belongs"
        hint = f"write one text, in quotes if its {sign} to it"
    return Problem(place.node.span, "wrong-type", message, hint, fix)


def _first_item(example: str) -> str:
    return example.strip("[]").partition(",")[0]


def _shape(node: Node) -> str:
    if isinstance(node, Scalar):
        return f"the text {quote(node.text)}"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Return the keys that a mapping at a location may have."""
    for step in loc:
        model = _model_below(model, str(step))
    return tuple(model.model_fields)


def means_keys(key: str, known: tuple[str, ...]) -> frozenset[str]:
    """Return the keys that one which nobody knows may be meant as."""
    return frozenset({*find_nearest(key, known), _SYNONYMS.get(key.lower(), "")} & {*known})


def find_example(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """Return how the value of a key is written, as its model shows it."""
    example = "…"
    for step in loc:
        if isinstance(step, str) and step in model.model_fields:
            found = model.model_fields[step]
            example = str((found.examples or [example])[0])
            model = _model_within(found.annotation) or model
    return example


def _model_within(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_within(part))), None)
