"""The bytes of a source file become text, or a problem with its place."""

from __future__ import annotations

import codecs

from briefwright.content.characters import describe, find_control
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_source(
    data: bytes,
    path: str,
    expected: str = "front matter between two lines of ---, and a text below it",
) -> tuple[str | None, tuple[Problem, ...]]:
    r"""Return the text without a byte order mark and with `\n` at the end of each line.

    The text is None when it cannot be read; then there is a problem. `expected` is what an empty
    file should hold.
    """
    if data.startswith(_UTF_16):
        message, hint = "the file is UTF-16 text", "save it as UTF-8"
        return None, (Problem(Span(path), "not-utf8", message, hint),)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = _unify_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _unify_lines(data[: error.start].decode("utf-8"))
        message = f"the byte 0x{data[error.start]:02X} is no UTF-8 text"
        hint = "save it as UTF-8"
        if b"\0" in data:
            message, hint = "the file is no text", "write a text, or name it after what it is"
        return None, (Problem(_span_at(before, path), "not-utf8", message, hint),)
    if (position := find_control(text)) is not None:
        sign = describe(text[position])
        message = f"{sign} stands here, which is a control character"
        span = _span_at(text[:position], path)
        return None, (Problem(span, "control-character", message, "delete it"),)
    if not text.strip():
        problem = Problem(Span(path), "empty-file", "the file is empty", f"write {expected}")
        return None, (problem,)
    return text, ()


def _unify_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _span_at(before: str, path: str) -> Span:
    """Return the place that follows a text."""
    return Span(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
