"""Each file below `mentions/` is one hard case of names in running text.

A case says why it matters, lists the actors, the declared ones, and a text in which every
expected mention is written «name→actor». What is not marked must not be found.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from briefwright.content.briefing import SourceText
from briefwright.content.routes import Routes
from briefwright.markup.document import read_document
from briefwright.markup.render import Renderer, make_renderer
from briefwright.names.registry import make_registry
from tests.unit.names.making import make_actor

if TYPE_CHECKING:
    from briefwright.markup.passages import Block

CASES = sorted((Path(__file__).parent / "mentions").glob("*.txt"))


def _parts(case: Path) -> dict[str, str]:
    parts, name = {"why": ""}, "why"
    for line in case.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("-- ") and line.rstrip().endswith(" --"):
            name = line.strip().strip("- ")
            parts[name] = ""
        else:
            parts[name] += line
    return parts


def _strip(marked: str) -> str:
    out, rest = "", marked
    while "«" in rest:
        before, _, rest = rest.partition("«")
        name, _, rest = rest.partition("→")
        _, _, rest = rest.partition("»")
        out += before + name
    return out + rest


def _read_blocks(renderer: Renderer, text: str) -> list[Block]:
    authored = renderer.read_authored(SourceText(text, 1), path="case.md", url="case/")
    return read_document(authored).blocks


def _annotate(renderer: Renderer, text: str, declared: frozenset[str]) -> list[str]:
    blocks = _read_blocks(renderer, text)
    found = renderer.finder.find([block.passage() for block in blocks], declared)
    shown = []
    for block, occurrences in zip(blocks, found, strict=True):
        line, at = "", 0
        for occurrence in occurrences:
            start = block.folded.original(occurrence.start)
            end = block.folded.original(occurrence.end)
            line += f"{block.text[at:start]}«{block.text[start:end]}→{occurrence.actor}»"
            at = end
        shown.append(line + block.text[at:])
    return shown


def _expected(renderer: Renderer, marked: str) -> list[str]:
    return [block.text for block in _read_blocks(renderer, marked)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_mention_is_found_and_nothing_else(case: Path) -> None:
    parts = _parts(case)
    registry, _ = make_registry(make_actor(**entry) for entry in yaml.safe_load(parts["actors"]))
    renderer = make_renderer(registry, Routes())
    declared = frozenset(yaml.safe_load(parts.get("declared", "[]")) or ())
    marked = parts["text"]
    assert _annotate(renderer, _strip(marked), declared) == _expected(renderer, marked)


def test_there_are_cases() -> None:
    assert len(CASES) >= 25
