"""Rules about actors: those that a briefing declares, and their records."""

from __future__ import annotations

from briefwright.diagnostics.rule import error, warning

DECLARATIONS = (
    error(
        "unknown-actor",
        "A declared actor is in the registry.",
        why="Every actor has a page, and a name that nobody bears would lead nowhere. A misspelt "
        "name is never corrected by itself: the nearest name may be somebody else's.",
        bad="actors: [Rusia]",
        good="actors: [russia]",
    ),
    error(
        "shared-name",
        "A declared name means one actor.",
        why="The program must not choose between two actors: a briefing on the page of the wrong "
        "one is a false statement about it.",
        bad="actors: [Hidden Cobra]",
        good="actors: [lazarus]",
    ),
    warning(
        "actor-declared-twice",
        "An actor is declared once.",
        why="Of two entries only the first counts, and the role or level of the other is lost.",
        bad="actors: [russia, Russia]",
        good="actors: [russia]",
    ),
    error(
        "conflicting-levels",
        "A briefing gives an actor one level.",
        why="Of two levels one would be shown and the other lost, and nobody could tell which one "
        "was meant.",
        bad="  - {actor: Russia, threat_level: low}",
        good="  - {actor: russia, threat_level: high}",
    ),
    warning(
        "declared-not-mentioned",
        "A declared actor is mentioned in the text.",
        why="Its page would list a briefing that says nothing about it; or the text uses a name "
        "that is missing from its record.",
        bad="actors: [russia, ukraine]",
        good="actors: [russia]",
    ),
    warning(
        "mentioned-not-declared",
        "An actor that the text mentions is declared.",
        why="Readers filter by declared actors. An actor that matters is declared; where the name "
        "means nothing of the kind, brackets say so.",
        bad="Russia closed the border to Poland.",
        good="Russia closed the border to [[!Poland]].",
    ),
)

REGISTRY = (
    warning(
        "actor-without-page",
        "A profile links only to actors that have a page.",
        why="An actor gets its page from a briefing that names it. A link in a profile publishes "
        "no record: it may have been written for a briefing that is still under embargo.",
        bad="It is at odds with [Ukraine](ukraine.md).",
        good="It is at odds with Ukraine.",
    ),
    error(
        "duplicate-actor",
        "Two actors never share one id or one canonical name.",
        why="In front matter a canonical name always means its own actor.",
        bad="name: Georgia",
        good="name: Georgia (US state)",
    ),
    error(
        "part-of-cycle",
        "No actor is part of itself through others.",
        why="What contains itself is a slip in one of the records.",
        bad="part_of: [gru]",
        good="part_of: [russia]",
    ),
    error(
        "duplicate-external-id",
        "An external id belongs to one actor.",
        why="Two records with one id are two records of one actor, or one of the ids is wrong.",
        bad="same_as: {wikidata: Q159}",
        good="same_as: {wikidata: Q212}",
    ),
    error(
        "redirect-clash",
        "A redirect leads from a URL that no page has.",
        why="The redirect would hide the page, or two redirects would lead to different places.",
        bad="redirect_from: [odesa]",
        good="redirect_from: [kiev]",
    ),
    warning(
        "name-shared",
        "A further name that several actors share links only where one is declared.",
        why="Nothing is wrong if both bear it. If one does not, its page would show what is said "
        "about the other.",
        bad="names: [Hidden Cobra]",
        good="names: [Hidden Cobra (Andariel)]",
    ),
    warning(
        "name-case-only",
        "Names of different actors differ in more than case.",
        why="Each links only as it is written, so a slip of the shift key would name another "
        "actor.",
        bad="names: [APOLLO]",
        good="names: [Apollo Group]",
    ),
    error(
        "name-confusable",
        "A name cannot be taken for another actor's.",
        why="Letters of another script look the same and are not: readers could not tell the two "
        "names apart, and what is said of the one would be read as said of the other.",
        bad="names: [\u0421\u0420\u0421]",
        good="names: [Chess Players' Club]",
    ),
    warning(
        "name-mixed-scripts",
        "A word of a name is written in one script.",
        why="A letter that only looks like the right one is mostly a slip of the keyboard; the "
        "name then links nowhere.",
        bad="names: [Rus\u0455ian Federation]",
        good="names: [Russian Federation]",
    ),
    warning(
        "name-twice",
        "A name stands once in a record.",
        why="Of two entries only the first counts, with its kind and its rule for links.",
        bad="names: [Muscovy, Muscovy]",
        good="names: [Muscovy]",
    ),
    warning(
        "context-without-name",
        "A context phrase contains a name of its actor.",
        why="Context phrases keep a name from linking inside of them; one that contains no name "
        "does nothing.",
        bad="context: [South Sea]",
        good="context: [South China Sea]",
    ),
)
