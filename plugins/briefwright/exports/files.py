"""Files of the site that are no pages, each made when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file."""

    path: str
    """Relative to the site's root."""

    render: Callable[[], str]
    """Makes the text. Pure; ten thousand briefings have more text in files than memory to spare."""

    restamp: Callable[[], bytes]

    @property
    def stamp(self) -> bytes:
        """16 bytes: where the same version of the program gives equal ones, the text is equal."""
        return self.restamp()
