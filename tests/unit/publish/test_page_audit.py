"""What the audit leaves out to be quick changes nothing that it finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typing_extensions import override

from briefwright.publish import page_audit
from briefwright.publish.allow_list import FORBIDDEN, INSIDE, PLAIN
from briefwright.publish.page_audit import PageAudit
from briefwright.publish.policy import MATERIAL, REDIRECT, Policy, hash_text
from briefwright.publish.tag_rules import TagRules, fault_inside
from briefwright.publish.tags import TOKEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.publish.page_audit import Finding

KNOWN = "known()"
POLICY = Policy(MATERIAL, hashes=(hash_text(KNOWN),))
RULES = TagRules(POLICY)
OURS = '<div class="bw bw-page-briefing">'
PIECES = (
    *("<p>", "</p>", "<P>", "<p >", "<span", "</span>", "<a", ' href="', '">', ">", "<", "/>", '"'),
    *("<div>", "</div>", "<div", "</div", "<divider>", '<div title="', "'", " ", "text", "<td>"),
    *("<script>", "</script>", f"<script>{KNOWN}</script>", "<script>other()</script>", "<b>x</b>"),
    *('<script type="application/ld+json">', "{}", "<style>", "</style>", "</ script>", "</b>"),
    *(
        "<!--",
        "-->",
        "<!doctype html>",
        "<title>",
        "</title>",
        "<object>",
        "<noscript>",
        "onclick=",
    ),
    *(OURS, "<head>", '<meta charset="utf-8">', POLICY.element(""), REDIRECT),
    POLICY.element(f"<script>{KNOWN}</script>"),
)
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
pages = st.builds(
    "<!doctype html><html><head>{}</head>{}{}{}</div>{}</html>".format,
    texts, texts, st.sampled_from((OURS, "")), texts, texts,
)  # fmt: skip

ended = pages | st.builds(
    "<!doctype html><html><head>{}</head>{}{}{}</div></html>".format,
    texts, texts, st.just(OURS), texts,
)  # fmt: skip
"""Half of them with one end, which an audit knows after the first."""


class Thorough(PageAudit):
    """The audit without what makes it quick."""

    @override
    def _element(self, scripts: Sequence[str], policy: Policy) -> str:
        return policy.element("".join(scripts))

    @override
    def _loading(self, above: str) -> str | None:
        return page_audit._find_loading(TOKEN.findall(above))


@pytest.fixture(scope="module")
def used() -> PageAudit:
    """An audit that has seen pages before."""
    return PageAudit(RULES)


def thoroughly(text: str) -> set[Finding]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page_audit, "_TELLING", TOKEN)
        return set(Thorough(RULES).findings(text))


@given(text=ended | ended.map(POLICY.complete))
def test_a_quick_look_finds_what_a_thorough_one_finds(used: PageAudit, text: str) -> None:
    assert set(used.findings(text)) == thoroughly(text)


@given(text=texts)
def test_only_plain_tags_are_passed_over(text: str) -> None:
    plain = re.compile(rf"</?(?:{page_audit._PLAIN})>")
    kept = [token for token in TOKEN.findall(text) if not plain.fullmatch(token)]
    assert page_audit._TELLING.findall(text) == kept


@given(text=texts)
def test_a_quick_look_misses_nothing_but_common_tags(text: str) -> None:
    common = re.compile(f"<(?:{page_audit._COMMON})")
    kept = [token for token in TOKEN.findall(text) if not common.fullmatch(token)]
    seen = page_audit._QUICK.findall(text)
    assert seen == kept or any(RULES.fault(token) for token in seen)


def test_a_common_tag_may_stand_anywhere() -> None:
    common = re.compile(f"<(?:{page_audit._COMMON})")
    every = [
        f"{start}{name}>" for name in PLAIN | INSIDE.keys() | FORBIDDEN for start in ("<", "</")
    ]
    tags = [tag for tag in (*every, "<script>", "</script>", "<style>") if common.fullmatch(tag)]
    assert "</div>" in tags
    for tag in tags:
        assert RULES.fault(tag) is None, tag
        assert fault_inside(tag) is None, tag


@pytest.mark.parametrize(
    "fault",
    [
        "<script>other()</script>",
        "<SCRIPT>other()</SCRIPT>",
        '<p onclick="other()">',
        '<img src="https://elsewhere.example/x.png">',
        '<a href="javascript:other()">',
        "<object>",
        "<!--<p>-->",
        "<iframe>",
        '<a title="</div>" x',
        "</div></div>",
        "<div>",
    ],
)
def test_a_fault_is_found_after_sound_pages_with_the_same_end(fault: str) -> None:
    page = f"<!doctype html><html><head></head>{OURS}<p>{{}}</p></div></html>"
    audit = PageAudit(RULES)
    for number in range(3):
        assert not list(audit.findings(POLICY.complete(page.format(number))))
    assert audit._is_sound(POLICY.complete(page.format("text")))
    text = POLICY.complete(page.format(fault))
    assert set(audit.findings(text)) == thoroughly(text)
    assert not audit._is_sound(text)


def test_a_tag_that_is_passed_over_may_stand_anywhere() -> None:
    plain = re.compile(page_audit._PLAIN)
    names = [name for name in (PLAIN | INSIDE.keys() | FORBIDDEN) if plain.fullmatch(name)]
    assert set(names) <= PLAIN | INSIDE.keys()
    assert {"div", "script", "style", "title"}.isdisjoint(names)
    for tag in [form.format(name) for name in names for form in ("<{}>", "</{}>")]:
        assert RULES.fault(tag) is None, tag
        assert fault_inside(tag) is None, tag
