"""Tags of finished pages, read so strictly that no browser can read them otherwise.

A browser mends what is malformed, and where it mends differently from a checker something slips
through. So a tag that is not written in the plain form of the HTML standard (13.1.2) is no tag
here but a finding, and nothing is ever mended.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

TOKEN = re.compile(
    r"<(?:[sS][cC][rR][iI][pP][tT]\b[^<]*(?:<(?!/[sS][cC][rR][iI][pP][tT])[^<]*)*</[a-zA-Z]+\s*>"
    r"|[sS][tT][yY][lL][eE]\b[^<]*(?:<(?!/[sS][tT][yY][lL][eE])[^<]*)*</[a-zA-Z]+\s*>"
    r"|!--.*?-->"
    r"|[a-zA-Z/!?][^>]*>)",
    re.DOTALL,
)
"""Whatever begins markup, up to the first `>`; scripts, styles and comments as a whole."""

QUOTED_TOKEN = re.compile(
    TOKEN.pattern.removesuffix("[^>]*>)") + r"""(?:[^>"']|"[^"]*"|'[^']*')*>)""", re.DOTALL
)
"""The same where a `>` may stand within quotes."""

_VALUE = r"""\s*=\s*(?:"{0}[^"]*{1}"|'{0}[^']*{1}'|{0}[^\s"'<>=`]+{1})"""
_NAME = r"""[^\s"'<>/=\x00]+"""
_ATTRIBUTE = re.compile(rf"\s+({_NAME})(?:{_VALUE.format('(', ')')})?")
_TAG = re.compile(
    rf"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+{_NAME}(?:{_VALUE.format('', '')})?)*)\s*/?>"
)
_IGNORED = dict.fromkeys(map(ord, "\t\n\r\f"))
_EDGES = "".join(map(chr, range(0x21)))
"""What browsers drop from a URL before they read it, and from its ends (WHATWG URL, 4.4)."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST_END = re.compile(r"[/?#]")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag or an end tag."""

    name: str
    """In lower case."""

    attributes: tuple[tuple[str, str], ...] = ()
    """Names in lower case, values without character references."""

    is_end: bool = False

    def get(self, name: str) -> str | None:
        """Return the value of an attribute; of two the first, as in browsers."""
        return next((value for key, value in self.attributes if key == name), None)


def parse_tag(token: str) -> Tag | None:
    """Return a tag; None when it is not written in the plain form."""
    found = _TAG.fullmatch(token)
    if found is None:
        return None
    name, attributes = found[2].lower(), found[3]
    if found[1]:
        return None if attributes.strip() else Tag(name, is_end=True)
    if not attributes:
        return Tag(name)
    return Tag(
        name,
        tuple(
            (key.lower(), _decode(double or single or bare))
            for key, double, single, bare in _ATTRIBUTE.findall(attributes)
        ),
    )


def _decode(value: str) -> str:
    return unescape(value) if "&" in value else value


def address(url: str) -> tuple[str, str]:
    """Return the scheme and the host of a URL as a browser reads them; empty what it lacks."""
    text = url.translate(_IGNORED).strip(_EDGES).replace("\\", "/")
    found = _SCHEME.match(text)
    scheme = found[1].lower() if found else ""
    rest = text[found.end() :] if found else text
    if scheme in ("http", "https") or (not scheme and rest.startswith("//")):
        return scheme, _HOST_END.split(rest.lstrip("/"), maxsplit=1)[0].lower()
    return scheme, ""
