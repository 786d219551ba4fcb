"""The catalogue of rules: every kind of problem that can be reported.

Ids are permanent: one may be added, none is renamed or used again for something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem costs. An error stops publishing; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem."""

    id: str
    severity: Severity
    title: str
    """What the rule asks for, as one short sentence."""


def _error(rule_id: str, title: str) -> Rule:
    return Rule(rule_id, Severity.ERROR, title)


def _warning(rule_id: str, title: str) -> Rule:
    return Rule(rule_id, Severity.WARNING, title)


CATALOGUE: tuple[Rule, ...] = (
    # The file itself
    _error("unreadable-file", "A source file can be read from disk."),
    _error("not-utf8", "A source file is UTF-8 text."),
    _error("control-character", "A source file holds no control characters."),
    _error("file-too-large", "A source file stays under the size limit."),
    _error("empty-file", "A briefing has front matter and a body."),
    _error("not-a-file", "A path that ends in .md is a file."),
    _error("symlink", "Sources are files, not symbolic links."),
    _error("bad-path", "Folders and file names are lowercase ASCII letters, digits and hyphens."),
    _error("duplicate-url", "Two pages never share one URL, even when case is ignored."),
    _error("attachment-type", "Attachments are of a type that may be published."),
    # Front matter
    _error("front-matter-missing", "A file starts with front matter between two lines of ---."),
    _error("front-matter-unclosed", "Front matter ends with a line of ---."),
    _error("yaml-syntax", "Front matter is valid YAML."),
    _error("yaml-feature", "Front matter uses no anchors, aliases, tags or merge keys."),
    _error("yaml-limits", "Front matter stays under the limits of size, depth and items."),
    _error("duplicate-key", "A key stands once."),
    _error("unknown-key", "Only known keys are used."),
    _error("missing-key", "Required keys are there."),
    _error("wrong-type", "A value has the type that its key asks for."),
    _error("empty-value", "A value that must say something is not empty."),
    _error("bad-value", "A value is one of those that its key accepts."),
    _error("bad-date", "A date is an ISO day or one of the accepted EDTF forms, and exists."),
    _error(
        "bad-id", "An id is lowercase ASCII letters, digits, hyphens and, in briefings, slashes."
    ),
    _error("duplicate-id", "Two briefings never share one id."),
    _error("unknown-level", "A threat level is a member of the site's scale, or `unknown`."),
    _error("unknown-actor", "A declared actor is in the registry."),
    _error("shared-name", "A declared name means one actor."),
    _error("unknown-briefing", "An id of another briefing exists."),
    _error("supersedes-cycle", "No briefing supersedes itself through others."),
    _warning("actor-declared-twice", "An actor is declared once."),
    # The registry
    _error("duplicate-actor", "Two actors never share one id or one canonical name."),
    _error("part-of-cycle", "No actor is part of itself through others."),
    _error("duplicate-external-id", "An external id belongs to one actor."),
    _error("redirect-clash", "A redirect leads from a URL that no page has."),
    _warning(
        "name-shared", "A further name that several actors share links only where one is declared."
    ),
    _warning("name-case-only", "Names of different actors differ in more than case."),
    _warning("name-twice", "A name stands once in a record."),
    _warning("context-without-name", "A context phrase contains a name of its actor."),
    # The body
    _error("dead-link", "A link leads to a page, a file or an anchor that exists."),
    _warning("link-not-published", "A link is a whole https, http or mailto address."),
    _error("bad-link", "A link uses http, https, mailto or a relative path."),
    _error("remote-image", "Images lie beside the briefing."),
    _error("html-comment", "A body has no HTML comments; they would be printed."),
    _warning("html-as-text", "HTML in a body is shown as text."),
    _error("unknown-actor-link", "`[[...]]` names an actor of the registry."),
    _error("body-too-complex", "A body stays under the limits of nesting and size."),
    _error("empty-body", "A briefing has a body."),
    # Declared against mentioned
    _warning("declared-not-mentioned", "A declared actor is mentioned in the text."),
    _warning("mentioned-not-declared", "An actor that the text mentions is declared."),
    # A change that somebody proposes
    _error("executable-file", "Nothing among the sources can be run."),
    _error("hidden-file", "Names of sources do not begin with a dot."),
    _error("change-too-large", "A change stays under the limits of files and size."),
    # Settings
    _error("bad-setting", "Settings are valid."),
)

RULES: dict[str, Rule] = {rule.id: rule for rule in CATALOGUE}
"""The catalogue by id."""
