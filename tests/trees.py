"""Trees of files written as one text, so that a case can be read in one piece.

A block starts with a line `-- path --`; what follows, up to the next such line, is the file.
Marks behind the path make it something else:

    -- path | bytes --      the text is a Python bytes literal without quotes: caf\\xe9
    -- path | size N --     N bytes: the text, and spaces after it
    -- path | folder --     an empty folder
    -- path | link TARGET --
    -- path | no access --  a file that nobody may read
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = re.compile(r"^-- (?P<path>.+?)(?: \| (?P<mark>[^|\n]+))? --$", re.MULTILINE)


def split_blocks(text: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """Return what stands above the first block, and each block's mark and text by its path."""
    parts = _HEAD.split(text)
    blocks = {
        path: (mark or "", body.removeprefix("\n"))
        for path, mark, body in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    }
    return parts[0], blocks


def write_tree(root: Path, blocks: dict[str, tuple[str, str]]) -> None:
    for path, (mark, text) in blocks.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        word, _, value = mark.partition(" ")
        match word:
            case "folder":
                place.mkdir(parents=True, exist_ok=True)
            case "link":
                place.symlink_to(value)
            case "bytes":
                place.write_bytes(ast.literal_eval(f"b'''{text.removesuffix(chr(10))}'''"))
            case "size":
                place.write_bytes(text.encode().ljust(int(value)))
            case "no":
                place.write_text(text, encoding="utf-8")
                place.chmod(0)
            case "":
                place.write_text(text, encoding="utf-8", newline="")
            case _:
                message = f"no mark is called {mark!r}"
                raise ValueError(message)
