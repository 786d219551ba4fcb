"""What mkdocs.yml may list: our plugin once, and no briefing or actor in the navigation."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from briefwright.content.routes import BRIEFINGS
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefwright.content.settings import Settings
    from briefwright.diagnostics.span import Span

_INDEXES = ("index.md", "README.md")


def check_plugins(listed: Sequence[Span]) -> Iterator[Problem]:
    """Yield a problem for each further time that our plugin is listed: one archive is one site."""
    for span in listed[1:]:
        message = f'the plugin "briefings" is listed twice, first at {listed[0]}'
        yield Problem(span, "bad-setting", message, "keep one of the two, with all its options")


def find_named_in_nav(
    root: Path, settings: Settings, nav: Iterable[tuple[str, Span]]
) -> Iterator[Problem]:
    """Yield a problem for each briefing and each actor that the navigation names.

    Reads no more of the disk than whether the files named are there.
    """
    for name, span in nav:
        place = posixpath.normpath(posixpath.join(settings.docs_dir, name))
        below_docs = place.removeprefix(f"{settings.docs_dir}/")
        if below_docs.startswith(f"{BRIEFINGS}/"):  # as the host has it
            place = f"{settings.briefings_dir}{below_docs.removeprefix(BRIEFINGS)}"
        folder, _, file = place.rpartition("/")
        if not file.endswith(".md") or file in _INDEXES or not (root / place).is_file():
            continue
        if f"{folder}/".startswith(f"{settings.briefings_dir}/"):
            what, instead = "a briefing", "briefings/index.md"
        elif folder == settings.actors_path:
            what, instead = "an actor", "actors/index.md"
        else:
            continue
        message = f"{quote(name)} is {what}, which the navigation leaves out"
        yield Problem(span, "page-in-nav", message, f"take it out; name {instead}, which lists it")
