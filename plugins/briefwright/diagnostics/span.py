"""Places in source files."""

from __future__ import annotations

import msgspec
from typing_extensions import override


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """One place in one file, as an author finds it in an editor."""

    path: str
    """Path relative to the project's root, with forward slashes."""

    line: int = 1
    """1-based."""

    column: int = 1
    """1-based, counted in code points."""

    @override
    def __str__(self) -> str:
        """Return the clickable form, `path:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"
