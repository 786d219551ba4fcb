"""Plain front matter: a look at its text tells that it has no key but some that are harmless."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import msgspec

_FENCE = b"---\n"
_HIDING = ("\\", "\x85", "\u2028", "\u2029", "\ufeff")
"""What may hide a key: an escape, a line break that looks like none."""


class Front(msgspec.Struct, frozen=True, gc=False):
    """Where the parts of a plain source stand."""

    first_line: int
    """Line of the file on which the text begins, 1-based."""

    text: int
    """Byte of the source, without carriage returns, at which it begins."""


@dataclass(frozen=True)
class Plainness:
    """What the front matter of a plain source may hold."""

    keys: tuple[str, ...]
    """The only keys."""

    marks: tuple[str, ...]
    """Keys that matter most, in lower case: they may not even stand below another."""

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        """Finds where a mark may stand. Where no colon follows, it is a word of a text, no key."""
        return re.compile(rf"(?:{'|'.join(self.marks)})[\s\"']*:")

    @cached_property
    def _key(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{'|'.join(self.keys)}):(?: |\n)")

    @cached_property
    def _other(self) -> re.Pattern[str]:
        """Finds a line that begins with neither a key nor what stands below one."""
        return re.compile(rf"^(?!(?:{'|'.join(self.keys)}):(?: |$)| |-(?: |$)|#|$)", re.MULTILINE)

    def split(self, data: bytes) -> Front | None:
        """Return where the text of a plain source stands; None for any other source."""
        data = unify_lines(data)
        end = data.find(b"\n" + _FENCE, len(_FENCE) - 1)
        if end < 0 or not data.startswith(_FENCE):
            return None
        try:
            block = data[len(_FENCE) : end + 1].decode("utf-8")
        except UnicodeDecodeError:
            return None
        if not self._is_plain(block):
            return None
        return Front(block.count("\n") + 3, end + 1 + len(_FENCE))

    def _is_plain(self, block: str) -> bool:
        lowered = block.lower()
        if any(sign in block for sign in _HIDING):
            return False
        if any(mark in lowered for mark in self.marks) and self._marked.search(lowered):
            return False
        return self._key.match(block) is not None and self._other.search(block) is None


def unify_lines(data: bytes) -> bytes:
    r"""Return a source with `\n` at the end of each line."""
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data
