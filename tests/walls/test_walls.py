"""No wall is for show: take one limit, list or check away, and something is seen that was not.

Each mutant is a wall with one thing removed or widened, and a probe that says what gets past it.
A mutant that nothing notices is either useless or untested.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from briefwright.content import attachments
from briefwright.content.attachments import TYPES, check_attachment
from briefwright.content.budget import LIMITS, check_budget
from briefwright.content.decoding import decode_source
from briefwright.content.paths import check_name
from briefwright.content.records import parse_briefing
from briefwright.content.threat import DEFAULT_SCALE
from briefwright.markup import links, sanitise
from briefwright.publish import allow_list
from briefwright.publish import audit as audits
from briefwright.publish.audit import Audit
from briefwright.publish.page_audit import PageAudit
from briefwright.publish.policy import MATERIAL, Policy
from briefwright.publish.tag_rules import TagRules
from tests.fuzz.oracle import find_escape
from tests.unit.markup.making import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POLICY = Policy(MATERIAL)
HEAD = '<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n'
HEADER = "---\ntitle: {0}\ndate: 2025-05-27\nactors: []\nthreat_level: low\n{1}---\n\nText.\n"


# Probes: each returns the rules that are broken, or nothing when hostile input is let through.


def read_header(title: str = "T", more: str = "") -> list[str]:
    text, problems = decode_source(HEADER.format(title, more).encode(), "a.md")
    if text is None:
        return [problem.rule for problem in problems]
    _, problems = parse_briefing(text, path="a.md", slug="a", scale=DEFAULT_SCALE)
    return [problem.rule for problem in problems]


def check_body(text: str) -> list[str]:
    return [problem.rule for problem in render(text).problems]


def clean(html: str) -> list[str]:
    """Return nothing when something gets through the cleaner."""
    cleaned = sanitise.sanitise(html)
    return [] if find_escape(cleaned.html) or not cleaned.lost else ["cleaned"]


def audit(body: str, *, inside: bool = False) -> list[str]:
    if inside:
        body = f'<div class="bw bw-page-briefing">{body}</div>'
    page = POLICY.complete(f"{HEAD}{body}</body></html>")
    return [finding.rule for finding in PageAudit(TagRules(POLICY)).findings(page)]


def make_cleaner(**changes: Any) -> Any:
    """Return the cleaner with something of its lists changed."""
    before = {name: getattr(sanitise, name) for name in changes}
    try:
        for name, value in changes.items():
            setattr(sanitise, name, value)
        return sanitise._make_cleaner(None)
    finally:
        for name, value in before.items():
            setattr(sanitise, name, value)


def never(*_: object, **__: object) -> None:
    """Find nothing."""


READ_OTHERWISE = frozenset(("title", "noscript", "plaintext", "noframes", "noembed", "frameset"))
"""Elements that the parser of HTML drops or reads as text in any case."""

NOTHING = re.compile(r"(?!)")
Mutant = tuple[str, str, object, "Callable[[], list[str]]"]


def reader_mutants() -> list[Mutant]:
    deep = "tags: " + "[" * 9 + "x" + "]" * 9 + "\n"
    many = "tags: [" + "x, " * 600 + "x]\n"
    long = f"summary: {'x' * 70_000}\n"
    content = "briefwright.content"
    return [
        ("depth of YAML", f"{content}.nodes.MAX_DEPTH", 99,
         lambda: [r for r in read_header(more=deep) if r == "yaml-limits"]),
        ("items of YAML", f"{content}.nodes.MAX_ITEMS", 9999, lambda: read_header(more=many)),
        ("bytes of YAML", f"{content}.nodes.MAX_BYTES", 10**9, lambda: read_header(more=long)),
        (
            "control characters",
            f"{content}.decoding.find_control",
            never,
            lambda: [r for r in read_header(more="# \x07\n") if r == "control-character"],
        ),
        *(
            (f"budget of {sign}", f"{content}.budget.LIMITS", {**LIMITS, sign: 10**9},
             lambda sign=sign: [p.rule for p in check_budget(sign * 30_000, "a.md")])
            for sign in LIMITS
        ),
        (
            "budget of admonitions", f"{content}.budget._DEEP", NOTHING,
            lambda: [p.rule for p in check_budget(f"{' ' * 99}!!! note", "a.md")],
        ),
        (
            "names of files", f"{content}.paths.SLUG", re.compile(".*"),
            lambda: [p.rule for p in check_name("briefings/a b<c>.md", is_folder=False)],
        ),
        (
            "names of devices", f"{content}.paths._DEVICES", NOTHING,
            lambda: [p.rule for p in check_name("briefings/nul.md", is_folder=False)],
        ),
        *(
            (f"content of {kind}", f"{content}.attachments._STARTS",
             {**attachments._STARTS, kind: re.compile(b"")},
             lambda kind=kind: [p.rule for p in check_attachment(f"a.{kind}", b"\0<script>")])
            for kind in TYPES
        ),
        *(
            (f"type {kind}", f"{content}.attachments._STARTS",
             {**attachments._STARTS, kind: re.compile(b"")},
             lambda kind=kind: [p.rule for p in check_attachment(f"a.{kind}", b"<svg/>")])
            for kind in ("svg", "html", "js", "zip", "docx", "xml", "swf", "htm", "xhtml")
        ),
    ]  # fmt: skip


def body_mutants() -> list[Mutant]:
    active = links._ACTIVE_SCHEMES
    return [
        ("nesting of bodies", "briefwright.markup.document.NESTING_LIMIT", 99,
         lambda: check_body("> " * 25 + "a")),
        ("events of bodies", "briefwright.markup.document.EVENT_LIMIT", 10**9,
         lambda: check_body("# a\n" * 20_000)),
        *(
            (f"scheme {scheme}", "briefwright.markup.links._ACTIVE_SCHEMES", active - {scheme},
             lambda scheme=scheme: [r for r in check_body(f"[x]({scheme}:y)") if r == "bad-link"])
            for scheme in sorted(active)
        ),
        ("schemes of links", "briefwright.markup.links.SCHEMES", {"https", "ftp"},
         lambda: [r for r in check_body("[x](ftp://a.b)") if r == "link-not-published"]),
        ("what cleaning changes", "briefwright.markup.render.sanitise",
         sanitise.Cleaned,
         clean_rendered),
    ]  # fmt: skip


def clean_rendered() -> list[str]:
    """Return what is said of a renderer that lets a handler through."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefwright.markup.html.ITEM", "<li onclick=attack()>")
        return check_body("- a")


def cleaner_mutants() -> list[Mutant]:
    place = "briefwright.markup.sanitise._CLEANER"
    tags = sorted(
        sanitise.DROPPED - {"title", "noscript", "plaintext", "noframes", "noembed", "frameset"}
    )
    wider = sanitise.ATTRIBUTES["*"]
    return [
        *(
            (f"element {tag}", place,
             make_cleaner(TAGS=sanitise.TAGS | {tag}, DROPPED=sanitise.DROPPED - {tag}),
             lambda tag=tag: clean(f"<{tag}>x</{tag}>"))
            for tag in tags
        ),
        *(
            (f"attribute {name}", place,
             make_cleaner(ATTRIBUTES={**sanitise.ATTRIBUTES, "*": wider | {name}}),
             lambda name=name: clean(f'<p {name}="x">x</p>'))
            for name in ("onclick", "style", "srcset", "formaction", "data-md-component", "name",
                         "srcdoc", "ping", "action", "target")
        ),
        *(
            (f"address {scheme}", place, make_cleaner(SCHEMES=sanitise.SCHEMES | {scheme}),
             lambda scheme=scheme: clean(f'<a href="{scheme}:x">x</a>'))
            for scheme in ("javascript", "data", "vbscript", "file", "blob", "ftp")
        ),
        ("classes of the theme", place,
         make_cleaner(CLASSES={**sanitise.CLASSES, "p": {"md-banner"}}),
         lambda: clean('<p class="md-banner">x</p>')),
        *(
            (f"suspect {what}", "briefwright.markup.sanitise._SUSPECT", NOTHING,
             lambda html=html: clean(html))
            for what, html in {
                "id of the theme": '<p id="__search">x</p>',
                "id with a space": '<p id="a b">x</p>',
                "other host": '<a href="//evil.example">x</a>',
                "picture from elsewhere": '<img src="https://evil.example/a.png" alt="">',
            }.items()
        ),
    ]  # fmt: skip


def audit_mutants() -> list[Mutant]:
    rules = "briefwright.publish.tag_rules"
    return [
        *(
            (f"audit of {name} elements", f"{rules}.FORBIDDEN", allow_list.FORBIDDEN - {name},
             lambda name=name: audit(f"<{name}>"))
            for name in sorted(allow_list.FORBIDDEN)
        ),
        *(
            (f"audit of {scheme} links", f"{rules}.RUNNING", allow_list.RUNNING - {scheme},
             lambda scheme=scheme: audit(f'<a href="{scheme}:x">x</a>'))
            for scheme in sorted(allow_list.RUNNING)
        ),
        *(
            (f"audit of the attribute {name}", f"{rules}.LOADING", allow_list.LOADING - {name},
             lambda name=name: audit(f'<q {name}="https://evil.example/">x</q>'))
            for name in sorted(allow_list.LOADING)
        ),
        *(
            (f"audit of a link to {relation}", f"{rules}.IDLE", allow_list.IDLE | {relation},
             lambda relation=relation: audit(f'<link rel={relation} href="https://evil.example/">'))
            for relation in ("stylesheet", "preload", "prefetch", "preconnect", "icon", "manifest")
        ),
        *(
            (f"audit of {name} inside", f"{rules}.PLAIN", allow_list.PLAIN | {name},
             lambda name=name: audit(f"<{name}>x</{name}>", inside=True))
            for name in ("dialog", "iframe", "textarea", "math", "video", "audio", "slot")
        ),
        *(
            (f"audit of {name} inside", f"{rules}.INSIDE",
             {**allow_list.INSIDE, "*": allow_list.INSIDE["*"] | {name}},
             lambda name=name: audit(f'<p {name}="x">x</p>', inside=True))
            for name in ("style", "data-md-component", "name", "action", "target", "accesskey")
        ),
        ("audit of comments", "briefwright.publish.page_audit._hidden_comments",
         lambda _: iter(()), lambda: audit("<textarea><!-- </textarea><b> --></textarea>")),
        ("audit of what is simple", "briefwright.publish.page_audit.SIMPLE", re.compile(r"<p.*>"),
         lambda: audit("<p onclick=x>x</p>", inside=True)),
        ("audit of our part", "briefwright.publish.page_audit.START", "<never>",
         lambda: audit("<dialog>x</dialog>", inside=True)),
        ("audit of the policy", "briefwright.publish.page_audit.PageAudit._missing_policy",
         lambda *_: iter(()),
         lambda: [f.rule for f in PageAudit(TagRules(POLICY)).findings(HEAD)]),
        ("policy of scripts", "briefwright.publish.policy.Policy.knows", lambda *_: True,
         lambda: audit("<script>attack()</script>")),
    ]  # fmt: skip


MUTANTS = [*reader_mutants(), *body_mutants(), *cleaner_mutants(), *audit_mutants()]


@pytest.mark.parametrize(
    ("target", "value", "probe"),
    [mutant[1:] for mutant in MUTANTS],
    ids=[mutant[0] for mutant in MUTANTS],
)
def test_a_wall_that_is_taken_away_is_missed(
    monkeypatch: pytest.MonkeyPatch, target: str, value: object, probe: Callable[[], list[str]]
) -> None:
    assert probe()
    monkeypatch.setattr(target, value)
    assert not probe()


def test_there_is_a_mutant_of_every_limit() -> None:
    assert len({mutant[0] for mutant in MUTANTS}) == len(MUTANTS) >= 120


@pytest.mark.parametrize("kind", ["html", "css", "json", "svg", "xml"])
def test_each_kind_of_file_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    text = {"css": "a{b:url(//evil.example)}", "svg": "<svg onload=x>"}.get(kind, "<script>&")
    (tmp_path / f"a.{kind}").write_text(text, encoding="utf-8")
    audited = Audit(PageAudit(TagRules(POLICY)))
    assert audited.read_problems(tmp_path)
    for looks in (audits._TEXTS, audits._DATA):
        monkeypatch.delitem(looks, kind, raising=False)
    assert not audited.read_problems(tmp_path)
