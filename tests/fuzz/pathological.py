"""Texts that cost some parsers minutes or all memory: cmark's patterns, and floods of our own.

Source of the first part: cmark, test/pathological_tests.py (BSD-2-Clause); the sizes are ours.
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from typing import TYPE_CHECKING

from briefwright.content.budget import check_budget
from briefwright.content.reading import MAX_BYTES
from tests.unit.markup.making import render
from tests.unit.names.making import make_actor

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

LONGEST = 2.0
"""Seconds of a processor that one text may take."""

LARGEST = 300 * 1024
"""KiB of memory that rendering one text may take, the program itself included."""


def _fill(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _nest(opening: str, inside: str, closing: str, size: int) -> str:
    count = size // (len(opening) + len(closing))
    return opening * count + inside + closing * count


def make_patterns(size: int) -> dict[str, str]:
    """Return texts of about so many code points, by name."""
    fills = {
        "closers of emphasis": "a_ ", "openers of emphasis": "_a ", "closers of links": "a]",
        "openers of links": "[a", "mismatched openers and closers": "*a_ ",
        "openers of links, closers of emphasis": "[ a_", "brackets and rounds": "[ (](",
        "links with emphasis": "**x [a*b**c*](d)", "unclosed links in angles": "[a](<b",
        "unclosed links": "[a](b", "unclosed comments": "<!--", "unclosed instructions": "<?",
        "unclosed declarations": "<!A ", "unclosed CDATA": "<![CDATA[",
        "references": "[[russia]] ", "references to nobody": "[[nobody]] ", "half references": "[[",
        "nested references": "[[a|[[", "entities": "&amp;", "ampersands": "&", "escapes": "\\*",
        "brackets": "<", "tags": "<b>", "blocks of HTML": "<div>\n", "addresses": "<https://a.b>",
        "bare addresses": "https://a.b ", "images": "![a](b)", "links": "[a](https://b.c)",
        "headings": "# a\n", "rules": "---\n", "paragraphs": "a\n\n", "stars": "*", "tildes": "~",
        "alerts": "> [!NOTE]\n> a\n\n", "admonitions": "!!! note\n    a\n", "tasks": "- [ ] a\n",
        "fences": "```\n", "underlines": "a\n=\n", "comments": "<!-- a -->\n\n", "code": "`a`",
        "hard breaks": "a  \n", "names": "Russia ", "names without spaces": "Russia",
        "sentences": "Russia. ", "possessives": "Russia's ", "one word": "a", "spaces": " ",
        "lines": "\n", "tabs": "\t", "accents": "a\u0301", "Chinese": "\u4e2d",
        "capitalised": "Russia Alpha Beta ", "quotes and lists": "> - ", "rows": "|a|b|\n|-|-|\n",
    }  # fmt: skip
    return {name: _fill(piece, size) for name, piece in fills.items()} | {
        "strong emphasis in itself": _nest("*a **a ", "b", " a** a*", size),
        "delimiters by threes": "a**b" + _fill("c* ", size),
        "a line that emphasis goes on from": "x\n" + _fill("*a__ ", size),
        "brackets in themselves": _nest("[", "a", "]", size),
        "quotes in themselves": "> " * (size // 2) + "a",
        "lists in themselves": "\n".join("  " * at + "* a" for at in range(int(size**0.5))),
        "runs of backticks": "".join("e" + "`" * at for at in range(int((2 * size) ** 0.5))),
        "empty lines in a list": "- " + "\n" * size + "a",
        "definitions": "\n".join(f"[{at}]: u" for at in range(size // 20)) + "[0]" * (size // 20),
        "footnotes": "\n".join(f"x[^{at}]\n\n[^{at}]: y\n" for at in range(size // 30)),
        "a wide table": ("|a" * (size // 6) + "\n")
        + "|-" * (size // 6)
        + "\n"
        + "|b" * (size // 6),
        "a long table": "|a|b|\n|-|-|\n" + _fill("|x|y|\n", size),
        "admonitions in themselves": "\n".join(
            "    " * at + "!!! note" for at in range(int((size / 2) ** 0.5))
        ),
        "languages of code": "".join(f"```l{at}\na\n```\n" for at in range(size // 16)),
        "code in Python": "```python\n" + _fill('("', size) + "\n```",
        "a numbered list": "\n".join(f"{at}. a" for at in range(size // 9)),
        "a lazy quote": "> a\n" + _fill("b\n", size),
    }


def try_pattern(text: str) -> bool:
    """Return whether a text is refused before it is parsed; else render it."""
    if len(text.encode()) > MAX_BYTES or check_budget(text, "a.md"):
        return True
    render(text, [make_actor("russia", "Russia")])
    return False


def measure(text: str) -> tuple[float, int]:
    """Return the seconds and the KiB that a text takes, in a process of its own."""
    inner, outer = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_run, args=(text, inner))
    process.start()
    process.join(timeout=30 * LONGEST)
    if process.is_alive():
        process.kill()
        return 30 * LONGEST, 0
    return outer.recv() if outer.poll() else (float("inf"), 0)


def _run(text: str, answer: Connection) -> None:
    start = time.process_time()
    try_pattern(text)
    taken = time.process_time() - start
    answer.send((taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def judge_patterns() -> dict[str, str]:
    """Return what each pattern that costs too much costs."""
    dear = {}
    for size in (MAX_BYTES // 25, MAX_BYTES // 5, MAX_BYTES - 1000):
        for name, text in make_patterns(size).items():
            seconds, kibibytes = measure(text)
            if seconds > LONGEST or kibibytes > LARGEST:
                dear[f"{name}, {size:,}"] = f"{seconds:.1f} s, {kibibytes // 1024} MiB"
    return dear
