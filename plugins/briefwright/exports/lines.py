"""A list in JSON, one record to a line, of which the lines that are as they were are not made anew.

Where the stamp of a record is as it was, so is its line: it is taken from the previous file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.content.digest import SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

PROVEN = 1000
"""One in so many of the lines that are to stay, and the first, is made anew and compared."""

_START, _BETWEEN, _END = b"[\n", b",\n", b"\n]\n"


class ChangedLine(Exception):  # noqa: N818 (it says what has happened)
    """A line of the previous file is not what would be made now."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one list."""

    common: bytes
    """The stamp of what every line depends on."""

    stamps: Sequence[bytes]
    """The stamp of each record: of all else that its line depends on. No two are the same."""

    render: Callable[[int], str]
    """Makes the line at a place, without what stands between two."""

    @property
    def marks(self) -> bytes:
        """What the next build is to know of the lines beside the file itself."""
        return self.common + b"".join(self.stamps)

    def renew(self, former: bytes, marks: bytes) -> Iterator[bytes] | None:
        """Return the list in parts, with what stays of the previous one; None if nothing can.

        Args:
            former: the previous file.
            marks: what was known of its lines.

        Raises ChangedLine, before any part, where one of a sample is not as it was.
        """
        if not self.stamps or marks[:SIZE] != self.common:
            return None
        known = _find_lines(former, marks[SIZE:])
        stay = [place for place, stamp in enumerate(self.stamps) if stamp in known]
        for place in stay[::PROVEN]:
            if former[known[self.stamps[place]]] != self.render(place).encode():
                raise ChangedLine
        return self._renewed(former, known)

    def _renewed(self, former: bytes, known: Mapping[bytes, slice]) -> Iterator[bytes]:
        before = _START
        for place, stamp in enumerate(self.stamps):
            yield before
            yield former[known[stamp]] if stamp in known else self.render(place).encode()
            before = _BETWEEN
        yield _END


def _find_lines(former: bytes, stamps: bytes) -> dict[bytes, slice]:
    """Return where the line of each stamp stands; nothing where there are more or fewer lines."""
    if not former.startswith(_START) or not former.endswith(_END):
        return {}
    places: list[slice] = []
    at, last = len(_START), len(former) - len(_END)
    while (end := former.find(_BETWEEN, at, last)) >= 0:  # within a record, JSON has no line end
        places.append(slice(at, end))
        at = end + len(_BETWEEN)
    places.append(slice(at, last))
    if len(places) * SIZE != len(stamps):
        return {}
    each = (stamps[start : start + SIZE] for start in range(0, len(stamps), SIZE))
    return dict(zip(each, places, strict=True))
