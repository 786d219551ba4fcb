"""The short version of `make fuzz`, and the inputs that once failed."""

from __future__ import annotations

import pytest

from briefwright.content.reading import MAX_BYTES
from briefwright.markup.sanitise import sanitise
from tests.fuzz.pathological import make_patterns, try_pattern
from tests.fuzz.run import KINDS, fuzz, judge_document, judge_header, judge_markup

KEPT = {
    "an id with a line break behind a quote": (
        judge_markup,
        '<ins\nid=a"b=\'c\nd\'><p id="a&quot;&#10;b">x</p>',
    ),
    "a hard space in an id": (judge_markup, "<blockquote id=a\xa0b>x</blockquote>"),
    "an admonition whose title is empty": (judge_document, '!!! note ""\n[r]: a'),
    "an address within a link": (judge_document, "[<http://v>](?)"),
    "misnested links": (judge_markup, "<a><table><a><td><a><p><a><div><a>"),
    "a style sheet in foreign content": (
        judge_markup,
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;b onclick=x()&gt;">',
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_gets_through(kind: str) -> None:
    assert fuzz(kind, 5000, seed=7).failures == []


@pytest.mark.parametrize("name", KEPT)
def test_what_once_failed(name: str) -> None:
    judge, text = KEPT[name]
    assert not judge(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("<p>&lt;b&gt;</p>", ""),
        ("<script>attack()</script>", "got through"),
        ("<p onclick=attack()>", "got through"),
        ('<a href="javascript:attack()">', "got through"),
        ('<p class="md-banner">', "got through"),
        ('<p id="__search">', "got through"),
        ('<img src="https://evil.example">', "got through"),
    ],
)
def test_what_gets_through_is_seen(monkeypatch: pytest.MonkeyPatch, text: str, wrong: str) -> None:
    real = sanitise(text)
    monkeypatch.setattr("tests.fuzz.run.sanitise", lambda html: real._replace(html=html, lost=""))
    assert judge_markup(text).startswith(wrong)
    assert bool(judge_markup(text)) == bool(wrong)


def test_a_header_is_judged() -> None:
    assert not judge_header("---\ntitle: x\n---\n")


@pytest.mark.parametrize("name", make_patterns(1))
def test_no_pattern_is_too_much(name: str) -> None:
    """A cost that grows with the square would take minutes at the size of the largest file."""
    try_pattern(make_patterns(20_000)[name])
    try_pattern(make_patterns(MAX_BYTES // 4)[name])
