"""The rule for the names of folders and files: they are the URLs, on every system and for ever."""

from __future__ import annotations

import re
import unicodedata

from briefwright.content.fields import SLUG
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

# Source: Microsoft, "Naming Files, Paths, and Namespaces": such files cannot be checked out.
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_SIGNS = "names are lowercase ASCII letters, digits and hyphens"


def check_name(path: str, *, is_folder: bool) -> tuple[Problem, ...]:
    """Return what is wrong with the last part of a path."""
    name = path.rpartition("/")[2]
    stem, extension = (name, "") if is_folder else split_extension(name)
    if _DEVICES.fullmatch(stem):
        message = f"no file can be called {quote(name)} on Windows"
        return (Problem(Span(path), "bad-path", message, "give it another name"),)
    if SLUG.fullmatch(stem) and extension == extension.lower():
        return ()
    meant = suggest_stem(stem)
    hint = f"rename it to {meant}{extension.lower()}" if meant else "give it another name"
    message = f"{quote(name)} cannot be part of a URL: {_SIGNS}"
    return (Problem(Span(path), "bad-path", message, hint),)


def split_extension(name: str) -> tuple[str, str]:
    """Return a file's name before its last dot, and the rest from there on."""
    stem, dot, extension = name.rpartition(".")
    return (stem, f"{dot}{extension}") if dot else (name, "")


def suggest_stem(stem: str) -> str:
    """Return the name that a file of this title may have; empty when no letter of it can stay."""
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def check_place(path: str, below: str, *, is_actor: bool) -> tuple[Problem, ...]:
    """Return what is wrong with where a briefing or a record lies.

    `below` is its path below its folder.
    """
    name = below.rpartition("/")[2]
    if is_actor and "/" in below:
        folder = path.removesuffix(f"/{below}")
        message = f"records of actors lie directly in {folder}"
        return (Problem(Span(path), "bad-path", message, f"move it to {folder}/{name}"),)
    if not is_actor and name.lower() in ("index.md", "readme.md"):
        message = f"{quote(name)} is no briefing: the lists of briefings are made by themselves"
        return (Problem(Span(path), "bad-path", message, "move the text to a page in docs/"),)
    return ()
