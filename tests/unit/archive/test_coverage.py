from __future__ import annotations

import pytest

from briefwright.archive.coverage import check_coverage
from briefwright.content.actor import CaseRule, NameKind
from briefwright.markup.body import Body, Heading
from tests.unit.archive.making import actor, briefing, name, prepare, told

RUSSIA = actor(
    "russia", name("Russian", NameKind.DEMONYM), name("Moscow", NameKind.METONYM), title="Russia"
)
NATO = actor("nato", name("north atlantic alliance", case=CaseRule.FOLD), title="NATO")
CHINA = actor("china", name("中国", NameKind.NATIVE), title="China")


def check(declared: list[str], text: str, *, title: str = "On it") -> list[str]:
    sources = prepare(
        [briefing("a", "2025-05-01", declared, text, title=title)], [RUSSIA, NATO, CHINA]
    )
    return told(check_coverage(sources))


def test_declared_and_never_named_is_a_warning_at_the_declaration() -> None:
    assert check(["nato", "russia"], "@nato acts.") == [
        (
            'briefings/a.md:6:3 declared-not-mentioned "Russia" is declared,'
            " and the text never names it"
            ' | name it in the text, or take "russia" out of actors'
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The Russian side left.",
        "The Russians left.",
        "Moscow said no.",
        "Moscow\N{RIGHT SINGLE QUOTATION MARK}s answer was no.",
        "**Russia**",
    ],
)
def test_a_name_that_never_links_still_names_a_declared_actor(text: str) -> None:
    assert not check(["russia"], text)


@pytest.mark.parametrize("text", ["Belarussian units", "moscow mule", "Prussia", "Moscowites"])
def test_a_part_of_a_word_names_nobody(text: str) -> None:
    assert len(check(["russia"], text)) == 1


def test_case_is_forgiven_where_the_name_says_so() -> None:
    assert not check(["nato"], "The North Atlantic Alliance met.")
    assert len(check(["nato"], "The nato met.")) == 1


def test_scripts_without_spaces_are_read() -> None:
    assert not check(["china"], "据中国政府称")


def test_the_title_names_too() -> None:
    assert not check(["russia"], "Nothing.", title="Russia at sea")


def test_a_heading_names_too() -> None:
    headed = Body.of("", "Nothing.", toc=(Heading(2, "What Russia did", "what"),))
    sources = prepare(
        [briefing("a", "2025-05-01", ["russia"])], [RUSSIA], bodies={"briefings/a.md": headed}
    )
    assert not told(check_coverage(sources))


def test_mentioned_and_not_declared_is_a_warning_at_the_mention() -> None:
    assert check(["nato"], "@nato and @russia") == [
        (
            'briefings/a.md:20:1 mentioned-not-declared "@russia" (Russia) is mentioned,'
            " and not declared"
            ' | add "russia" to actors, or write [[!@russia]] if it is not meant'
        )
    ]
