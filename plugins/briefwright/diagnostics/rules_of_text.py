"""Rules about the text below the front matter."""

from __future__ import annotations

from briefwright.diagnostics.rule import error, warning

TEXT = (
    error(
        "dead-link",
        "A link leads to a page, a file or an anchor that exists.",
        why="Readers would come to a page that is not there.",
        bad="See [the contract](contract.md).",
        good="See [the contract](gas-contract.md).",
    ),
    warning(
        "link-not-published",
        "A link is a whole https, http or mailto address.",
        why="Other addresses open programs on the reader's machine, or nothing at all. "
        "They are shown as text.",
        bad="Written to [the desk](tel:+4930123).",
        good="Written to [the desk](mailto:desk@example.org).",
    ),
    error(
        "bad-link",
        "A link uses http, https, mailto or a relative path.",
        why="Links of other kinds can run a program in the reader's browser.",
        bad="See [the map](javascript:alert).",
        good="See [the map](https://example.org/map).",
    ),
    error(
        "remote-image",
        "Images lie beside the briefing.",
        why="Another site would learn who reads the briefing, and could change the picture.",
        bad="![The bridge](https://example.org/bridge.png)",
        good="![The bridge](bridge.png)",
    ),
    error(
        "html-comment",
        "A body has no HTML comments; they would be printed.",
        why="What the author's preview hides, readers would see.",
        bad="<!-- ask the desk again -->",
        good="The desk was asked again.",
    ),
    warning(
        "html-as-text",
        "HTML in a body is shown as text.",
        why="A text of many authors must not hold code. Markdown has what a briefing needs.",
        bad="The talks <b>stalled</b>.",
        good="The talks **stalled**.",
    ),
    error(
        "unknown-actor-link",
        "`[[...]]` names an actor of the registry.",
        why="The link would lead nowhere.",
        bad="The army of [[rusia]] halted.",
        good="The army of [[russia]] halted.",
    ),
    error(
        "malformed-actor-link",
        "Double brackets hold one actor, and perhaps a text for the link.",
        why="Anything else would be printed with its brackets.",
        bad="The army of [[russia|]] halted",
        good="The army of [[russia|the Federation]] halted.",
    ),
    warning(
        "unused-footnote",
        "A footnote is referred to.",
        why="A footnote that nothing leads to is not shown, and readers never see it.",
        bad="[^talks]: In Geneva.",
        good="Russia waits.[^talks]",
    ),
    warning(
        "footnote-in-link",
        "A footnote stands behind a link, not in its text.",
        why="A footnote is a link itself, and links do not nest: "
        "readers would see the brackets and the address.",
        bad="Russia waits, says [the *press*[^talks] of the day](https://example.org/).",
        good="Russia waits, says [the *press* of the day](https://example.org/).[^talks]",
    ),
    error(
        "body-too-complex",
        "A body stays under the limits of nesting and size.",
        why="Lists and quotes that are nested too deep cost seconds and show nothing.",
        bad=">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> deep",
        good="> quoted",
    ),
    error(
        "text-lost",
        "Nothing of a text is lost when its page is cleaned.",
        why="What the page is made of is compared with a list, and what is not on it is taken out. "
        "Nobody is to lose a part of a text without a word.",
        bad="| level | month |",
        good="- level, by month",
    ),
    error(
        "empty-body",
        "A briefing has a body.",
        why="A page with a title and nothing below it says nothing.",
        bad="---\n(nothing)",
        good="---\nThe talks stalled.",
    ),
)
