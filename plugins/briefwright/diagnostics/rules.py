"""The catalogue of rules: every kind of problem that can be reported.

Ids are permanent: one may be added, none is renamed or used again for something else.
"""

from __future__ import annotations

from briefwright.diagnostics.rule import Rule, Severity
from briefwright.diagnostics.rules_of_actors import DECLARATIONS, REGISTRY
from briefwright.diagnostics.rules_of_files import CHANGES, FILES, FINISHED, SETTINGS
from briefwright.diagnostics.rules_of_front_matter import FRONT_MATTER, VALUES
from briefwright.diagnostics.rules_of_keeping import KEEPING
from briefwright.diagnostics.rules_of_text import TEXT

__all__ = ["CATALOGUE", "RULES", "SECTIONS", "Rule", "Severity"]

SECTIONS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("The file itself", FILES),
    ("The form of front matter", FRONT_MATTER),
    ("The values of front matter", VALUES),
    ("Actors that a briefing declares", DECLARATIONS),
    ("The records of actors", REGISTRY),
    ("The text", TEXT),
    ("What was published", KEEPING),
    ("A change that somebody proposes", CHANGES),
    ("Settings", SETTINGS),
    ("The finished site", FINISHED),
)
"""The catalogue as its reference shows it: headings, and the rules below each."""

CATALOGUE: tuple[Rule, ...] = tuple(rule for _, rules in SECTIONS for rule in rules)

RULES: dict[str, Rule] = {rule.id: rule for rule in CATALOGUE}
"""The catalogue by id."""
