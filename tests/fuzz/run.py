"""Fuzzing: hostile HTML for the cleaner, Markdown for the renderer, front matter for the reader.

`python -m tests.fuzz.run --markup 1000000` prints every input that got through, changed on a second
cleaning, raised, or took over two seconds; it ends with 1 if there was one.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from briefwright.content.decoding import decode_source
from briefwright.content.records import parse_briefing
from briefwright.content.threat import DEFAULT_SCALE
from briefwright.markup.sanitise import sanitise
from tests.fuzz.hostile import make_document, make_header, make_markup
from tests.fuzz.oracle import find_escape
from tests.fuzz.pathological import judge_patterns, make_patterns
from tests.unit.markup.making import render
from tests.unit.names.making import make_actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LONGEST = 2.0
"""Seconds that one input may take."""

RUSSIA = make_actor("russia", "Russia")


def judge_markup(markup: str) -> str:
    """Return what is wrong with how HTML is cleaned; empty when nothing is."""
    cleaned = sanitise(markup)
    if escape := find_escape(cleaned.html):
        return f"got through: {escape}"
    again = sanitise(cleaned.html)
    return "changes on a second cleaning" if again.lost or again.html != cleaned.html else ""


def judge_document(document: str) -> str:
    """Return what is wrong with how a body is rendered; empty when nothing is."""
    text, _ = decode_source(document.encode(), "a.md")
    if text is None:
        return ""
    body = render(text, [RUSSIA])
    if any(problem.rule == "text-lost" for problem in body.problems):
        return "what is rendered changes when it is cleaned"
    escape = find_escape(body.html)
    return f"got through: {escape}" if escape else judge_markup(body.html)


def judge_header(header: str) -> str:
    """Return what is wrong with how a file is read; empty when nothing is."""
    text, problems = decode_source(header.encode("utf-8", "surrogatepass"), "a.md")
    if text is not None:
        source, found = parse_briefing(text, path="a.md", slug="a", scale=DEFAULT_SCALE)
        problems = (*problems, *found)
        if not problems and not getattr(source, "title", ""):
            return "accepted without a title"
    lines = header.count("\n") + header.count("\r") + 1
    outside = [problem for problem in problems if not 1 <= problem.span.line <= lines]
    return f"a problem outside of the file: {outside[0]}" if outside else ""


KINDS: dict[str, tuple[Callable[[Random], str], Callable[[str], str]]] = {
    "markup": (make_markup, judge_markup),
    "documents": (make_document, judge_document),
    "headers": (make_header, judge_header),
}


@dataclass
class Outcome:
    """What a run has found."""

    count: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    """Inputs, and what is wrong with each."""

    slowest: float = 0.0


def fuzz(kind: str, count: int, seed: int) -> Outcome:
    """Judge so many inputs of one kind."""
    make, judge = KINDS[kind]
    outcome, random = Outcome(count), Random(seed)  # noqa: S311 - the same inputs every time
    for _ in range(count):
        text = make(random)
        start = time.perf_counter()
        try:
            wrong = judge(text)
        except Exception as fault:  # noqa: BLE001 - any fault is what is looked for
            wrong = f"raised {fault!r}"
        taken = time.perf_counter() - start
        outcome.slowest = max(outcome.slowest, taken)
        if wrong or taken > LONGEST:
            outcome.failures.append((text, wrong or f"took {taken:.1f} s"))
    return outcome


def main(arguments: Iterable[str]) -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    for kind in KINDS:
        parser.add_argument(f"--{kind}", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patterns", action="store_true")
    given = parser.parse_args([*arguments])
    failed = 0
    if given.patterns:
        dear = judge_patterns()
        failed = len(dear)
        sys.stdout.writelines(f"pattern: {name}: {cost}\n" for name, cost in dear.items())
        sys.stdout.write(f"{len(make_patterns(1))} patterns at 3 sizes: {failed} too dear\n")
    for kind in KINDS:
        count = getattr(given, kind)
        outcome = fuzz(kind, count, given.seed) if count else Outcome()
        for text, wrong in outcome.failures:
            sys.stdout.write(f"{kind}: {wrong}\n  {text!r}\n")
        if count:
            sys.stdout.write(
                f"{count:,} {kind}: {len(outcome.failures)} failed, "
                f"the slowest took {outcome.slowest * 1000:.0f} ms\n"
            )
        failed += len(outcome.failures)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
