"""Files of the site that are no pages, each made when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.exports.lines import Lines


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file."""

    path: str
    """Relative to the site's root."""

    render: Callable[[], str]
    """Makes the text. Pure; ten thousand briefings have more text in files than memory to spare."""

    restamp: Callable[[], bytes]
    stream: Callable[[], Iterator[str]] | None = None
    """Makes the same text in parts; None for a file that is never long."""

    lines: Callable[[], Lines] | None = None
    """The text as lines that can be renewed; None for one that is always made as a whole."""

    def parts(self) -> Iterator[str]:
        """Yield the text, in parts if it may be long."""
        if self.stream is None:
            yield self.render()
        else:
            yield from self.stream()

    @property
    def stamp(self) -> bytes:
        """16 bytes: where the same version of the program gives equal ones, the text is equal."""
        return self.restamp()
