"""Sources as they are read from disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

BRIEFING = "---\ntitle: T\ndate: 2025-01-02\nactors: [x]\nthreat_level: low\n---\n\nText.\n"
ACTOR = "---\nname: X\nkind: state\n---\n"


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())


def test_a_source_carries_the_digest_of_its_bytes(tmp_path: Path) -> None:
    files = {
        "briefings/2025/a.md": BRIEFING,
        "briefings/2025/b.md": BRIEFING,
        "briefings/2025/c.md": BRIEFING.replace("\n", "\r\n"),
        "docs/actors/x.md": ACTOR,
    }
    write(tmp_path, files)
    read = read_collection(tmp_path, Settings())
    first, same, other = (each.digest for each in read.briefings)
    assert len(first) == 16
    assert first == same
    assert first != other, "the text is the same, the bytes are not"
    assert len(read.actors[0].digest) == 16
