"""The audit of a finished site: what it finds, and what it lets pass."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefwright.publish.audit import Audit
from briefwright.publish.page_audit import PageAudit
from briefwright.publish.policy import MATERIAL, Policy
from briefwright.publish.tag_rules import TagRules

if TYPE_CHECKING:
    from pathlib import Path

POLICY = Policy(MATERIAL, frozenset({"/site/"}))
HEAD = '<!doctype html>\n<html><head><meta charset="utf-8"><title>T</title></head><body>\n'
END = "\n</body></html>"
INSIDE = '<div class="bw bw-page-briefing">\n<h1>T</h1>\n<div class="bw-body">{}</div>\n</div>'


def find(body: str, *origins: str) -> list[str]:
    """Return the rules that a page breaks."""
    audit = PageAudit(TagRules(POLICY, frozenset(origins)))
    return [finding.rule for finding in audit.findings(POLICY.complete(HEAD + body + END))]


def hints(body: str) -> set[str]:
    """Return what to do about a page."""
    audit = PageAudit(TagRules(POLICY))
    return {finding.hint for finding in audit.findings(POLICY.complete(HEAD + body + END))}


ANYWHERE = [
    "<script>attack()</script>",
    "<script >attack()</script >",
    "<SCRIPT>attack()</SCRIPT>",
    "<script/x>attack()</script>",
    "<script type=module>attack()</script>",
    "<script type='text/javascript'>attack()</script>",
    "<script>attack()",
    "<script>/*<!--<script>*/</script>attack()</script>",
    '<script type="application/ld+json">{"a": "<b>"}</script>',
    '<script src="a.js">attack()</script>',
    '<script src="data:text/javascript,attack()"></script>',
    "<style>body { display: none }</style>",
    '<p onclick="attack()">',
    "<p ONCLICK=attack()>",
    "<svg/onload=attack()>",
    '<img src=x onerror="attack()">',
    '<p title="a"onclick="attack()">',
    "<p title='>' onclick='attack()'>",
    "<p title='\"' onclick=attack() x='\"'>",
    '<iframe srcdoc="&lt;script>attack()&lt;/script>"></iframe>',
    '<object data="a.pdf"></object>',
    '<embed src="a.pdf">',
    '<base href="/">',
    "<plaintext>",
    '<meta http-equiv="set-cookie" content="a=b">',
    '<a href="javascript:attack()">x</a>',
    '<a href=" java&#10;script&colon;attack()">x</a>',
    '<a href="\tJaVaScRiPt:attack()">x</a>',
    "<a href='data:text/html,attack()'>x</a>",
    '<area href="vbscript:attack()">',
    '<form action="javascript:attack()"></form>',
    '<button formaction="javascript:attack()">x</button>',
    '<svg><use href="data:image/svg+xml,x"/></svg>',
    '<svg><a xlink:href="javascript:attack()">x</a></svg>',
    "<!--> <b> -->",
    "<!-- --!> <b> -->",
    "<![CDATA[ <b> ]]>",
    "<?php attack() ?>",
    "</ b>",
    "<noscript><!-- </noscript><img> --></noscript>",
    "<textarea><!-- </textarea><img> --></textarea>",
]
OTHER_HOSTS = [
    '<img src="https://example.org/a.png">',
    '<img src="//example.org/a.png">',
    '<img src="\\\\example.org/a.png">',
    '<img src="/\texample.org/a.png"><img src="/\t/example.org/a.png">',
    '<img src="HTTPS://EXAMPLE.ORG/a.png">',
    '<img srcset="a.png 1x, https://example.org/a.png 2x">',
    '<script src="https://example.org/a.js"></script>',
    '<link rel="stylesheet" href="https://example.org/a.css">',
    '<link rel="preconnect" href="https://example.org">',
    '<link rel="canonical stylesheet" href="https://example.org">',
    '<iframe src="https://example.org/"></iframe>',
    '<video poster="https://example.org/a.png"></video>',
    '<audio src="https://example.org/a.ogg"></audio>',
    '<form action="https://example.org/"></form>',
    '<a href="a/" ping="https://example.org/">x</a>',
    '<svg><image href="https://example.org/a.png"/></svg>',
    '<body background="https://example.org/a.png">',
    '<meta http-equiv="refresh" content="0; url=https://example.org/">',
    '<meta http-equiv="refresh" content="0;URL=\'//example.org/\'">',
]
NOT_OURS = [
    "<dialog></dialog>",
    '<p style="position: fixed">x</p>',
    '<p class="bw-x md-banner">x</p>',
    '<p id="__search">x</p>',
    "<p data-md-component=search>x</p>",
    "<textarea></textarea>",
    '<input formaction="a/">',
    "<math><mi>x</mi></math>",
    "<video src=a.mp4></video>",
    "<!-- a note -->",
    "<marquee>x</marquee>",
    '<a href="b/" target="_blank">x</a>',
    '<a href="javascript:void(0)">x</a>',
    "<custom-element></custom-element>",
]
SOUND = [
    "<p>a &lt;script&gt; b</p>",
    '<a href="https://example.org/?a=b&amp;c=d" title="a > b" rel="noopener">x</a>',
    '<a href="mailto:desk@example.org">x</a>',
    '<a href="tel:+4930123">x</a>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<script src="../assets/a.js"></script>',
    '<script type="application/ld+json">{"a": "\\u003c"}</script>',
    '<link rel="canonical" href="https://example.org/">',
    '<link rel="alternate feed" type="application/atom+xml" href="https://example.org/feed.xml">',
    '<meta http-equiv="refresh" content="0; url=../b/">',
    '<form action="search/"><input name=q></form>',
    "<p hidden>1 < 2</p>",
    "<!-- a note with a <b> in it -->",
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
]


@pytest.mark.parametrize("body", ANYWHERE)
def test_what_runs_is_found_anywhere(body: str) -> None:
    assert "unsafe-page" in find(body)


@pytest.mark.parametrize("body", OTHER_HOSTS)
def test_what_makes_readers_known_to_others_is_found(body: str) -> None:
    assert "other-host" in find(body)


@pytest.mark.parametrize("body", NOT_OURS)
def test_what_a_briefing_never_has_is_found_in_our_part_alone(body: str) -> None:
    assert not find(body)
    assert not find(INSIDE.format("x") + body)
    assert "unsafe-page" in find(INSIDE.format(body))


@pytest.mark.parametrize("body", SOUND)
def test_what_is_sound_passes(body: str) -> None:
    assert not find(body)


def test_our_part_ends_where_its_element_ends() -> None:
    assert "unsafe-page" in find('<div class="bw bw-page-briefing"><div><div></div>')


def test_our_part_does_not_end_in_an_attribute() -> None:
    inside = INSIDE.format('<p title="</div></div>">x</p>{}')
    assert not find(inside.format("") + "<dialog>x</dialog>")
    assert "unsafe-page" in find(inside.format("<dialog>x</dialog>"))
    inside = INSIDE.format('<p title="<div>">x</p>')
    assert not find(inside + "<p>x</p>")


def test_hosts_that_the_owner_allows_pass() -> None:
    body = '<img src="https://img.example.org/a.png"><img src="//img.example.org/b.png">'
    assert not find(body, "https://img.example.org")
    assert find(body.replace("img.e", "imge"), "https://img.example.org") == ["other-host"] * 2
    assert find('<img src="https://img.example.org.evil.org/">', "https://img.example.org")
    assert find('<img src="https://img.example.org@evil.org/">', "https://img.example.org")


def test_a_page_read_before_does_not_hide_what_is_wrong_with_the_next() -> None:
    audit = PageAudit(TagRules(POLICY))
    page = POLICY.complete(HEAD + INSIDE.format("x") + "<dialog></dialog>" + END)
    assert not list(audit.findings(page))
    for _ in range(2):
        inside = POLICY.complete(HEAD + INSIDE.format("<dialog></dialog>") + END)
        assert {finding.rule for finding in audit.findings(inside)} == {"unsafe-page"}
        running = POLICY.complete(HEAD + "<b onclick=x>" + END)
        assert [finding.rule for finding in audit.findings(running)] == ["unsafe-page"]


def test_the_policy_stands_above_everything_that_loads() -> None:
    audit = PageAudit(TagRules(POLICY))
    page = POLICY.complete(HEAD + END)
    late = page.replace("<html>", '<html><link rel="stylesheet" href="a.css">')
    weaker = page.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    assert not list(audit.findings(page))
    for broken in (HEAD + END, late, weaker, page.replace("meta http-equiv", "meta name")):
        assert [finding.rule for finding in audit.findings(broken)] == ["no-policy"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"a": NaN}', "cannot be read as JSON"),
        (b"[1] [2]", "cannot be read as JSON"),
        (b"[" * 200_000, "cannot be read as JSON"),
        (b'["\xff"]', "no UTF-8"),
        (b'["' + b"a" * (2 << 20) + b"\xc3", "no UTF-8"),
    ],
    ids=["no number", "two values", "deep", "one byte", "cut in a letter"],
)
def test_data_that_a_program_could_not_read(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "a.json").write_bytes(data)
    [problem] = Audit(PageAudit(TagRules(POLICY))).read_problems(tmp_path)
    assert problem.rule == "broken-data"
    assert message in problem.message


@pytest.mark.parametrize("encoding", ["utf-7", "shift_jis", "rot13", "nobodys"])
def test_an_encoding_that_no_reader_knows(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.xml").write_text(f'<?xml version="1.0" encoding="{encoding}"?><a/>')
    [problem] = Audit(PageAudit(TagRules(POLICY))).read_problems(tmp_path)
    assert problem.rule == "broken-data"
    assert "cannot be read as XML" in problem.message


def test_a_letter_of_two_bytes_may_stand_anywhere(tmp_path: Path) -> None:
    for shift in range(2):
        text = "a" * shift + "é" * (1 << 20)
        (tmp_path / f"{shift}.json").write_text(f'"{text}"', encoding="utf-8")
    assert not Audit(PageAudit(TagRules(POLICY))).read_problems(tmp_path)


def test_files_of_other_kinds(tmp_path: Path) -> None:
    for name, text in {
        "a.json": '{"a": 1}',
        "ba.json": f'{{"a": "{"é" * 800_000}"}}',
        "bb.json": f'["{"é" * 800_000}", {{"a": 1]',
        "b.json": "{'a': 1}",
        "c.xml": "<a/>",
        "d.xml": "<a>\x01</a>",
        "e.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        "f.css": "a { background: url(b.png) }",
        "g.css": "a { background: url( 'https://example.org/b.png') }",
        "h.css": '@import "//example.com/b.css";',
        "i.svg": "<svg><path/></svg>",
        "j.svg": "<svg onload='attack()'/>",
        "k.svg": "<svg><script>attack()</script></svg>",
        "l.txt": "<script>attack()</script>",
        "m.html": POLICY.complete(HEAD + END),
        "n.html": "<script>attack()</script>",
        "exempt/o.html": "<script>attack()</script>",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "p.html").write_bytes(b"\xff")
    (tmp_path / "q.txt").symlink_to("a.json")
    (tmp_path / "r").symlink_to(".")
    problems = Audit(PageAudit(TagRules(POLICY)), exempt=("exempt/*.html",)).read_problems(tmp_path)
    assert problems[-1].message.endswith("(and in 1 more)")
    assert [(problem.span.path, problem.rule) for problem in problems] == [
        ("b.json", "broken-data"),
        ("bb.json", "broken-data"),
        ("d.xml", "broken-data"),
        ("e.xml", "broken-data"),
        ("g.css", "other-host"),
        ("h.css", "other-host"),
        ("j.svg", "unsafe-page"),
        ("k.svg", "unsafe-page"),
        ("n.html", "no-policy"),
        ("n.html", "unsafe-page"),
        ("p.html", "broken-data"),
        ("q.txt", "symlink"),
    ]


def test_what_stands_in_many_files_is_one_problem_and_names_a_source(tmp_path: Path) -> None:
    page = POLICY.complete(HEAD + "<b onclick=x>" + END)
    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).write_text(page, encoding="utf-8")
    sources = {"a.html": "briefings/2025/a.md"}
    (problem,) = Audit(PageAudit(TagRules(POLICY)), sources=sources).read_problems(tmp_path)
    assert problem.span.path == "briefings/2025/a.md"
    assert problem.message.endswith("onclick runs a script (and in 2 more)")


@pytest.mark.parametrize("body", ["<script>a()</script>", "<style>b { color: red }</style>"])
def test_a_hash_is_the_hint_where_one_lets_a_text_pass(body: str) -> None:
    page = HEAD + body + END
    (finding,) = PageAudit(TagRules(POLICY)).findings(POLICY.complete(page))
    assert finding.hint == "take it out; one that the site needs goes under allow: hashes"
    (digest,) = re.findall(r"sha256-[\w+/=]+", finding.message)
    allowing = Policy(MATERIAL, hashes=(digest,))
    assert not list(PageAudit(TagRules(allowing)).findings(allowing.complete(page)))


@pytest.mark.parametrize(
    "body",
    [
        '<img onclick="x()">',
        '<object data="a.pdf"></object>',
        '<a href="javascript:x()">x</a>',
        INSIDE.format('<p class="md-banner">x</p>'),
        INSIDE.format("<script>a()</script>"),
        INSIDE.format("<style>b { color: red }</style>"),
    ],
)
def test_a_hash_is_no_hint_where_none_lets_a_text_pass(body: str) -> None:
    assert hints(body) == {"take it out; put scripts in a file named in extra_javascript"}


def test_a_theme_whose_scripts_are_not_known_has_its_own() -> None:
    audit = PageAudit(TagRules(None))
    page = HEAD + "<script>theme()</script>" + INSIDE + END
    assert not list(audit.findings(page.format("x")))
    assert list(audit.findings(page.format("<script>attack()</script>")))
    assert list(audit.findings(page.format("x") + "<b onclick=x>"))
    assert not list(audit.findings(page.format("x") + '<form action="//search.html">'))
    assert list(audit.findings(page.format("x") + '<form action="javascript:x()">'))
