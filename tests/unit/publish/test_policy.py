"""The Content-Security-Policy, and the list of the theme's scripts that it allows."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from briefwright.publish.policy import MATERIAL, Policy, hash_text

SPEC = find_spec("material")
SCRIPTS = Path(str(SPEC and SPEC.origin)).parent / "templates" / "partials" / "javascripts"
INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
ROOT = re.compile(r"\{\{.*?\}\}")
POLICY = Policy(MATERIAL, frozenset({"/site/"}))
PAGE = '<!doctype html>\n<html><head>\n<meta charset="utf-8">\n<title>T</title></head></html>'


def theme_scripts() -> list[str]:
    """Return the scripts that the installed theme writes into pages, `{root}` where they differ."""
    return [
        ROOT.sub("{root}", script)
        for path in sorted(SCRIPTS.glob("*.html"))
        for script in INLINE.findall(path.read_text(encoding="utf-8"))
    ]


def test_the_list_is_that_of_the_installed_theme() -> None:
    """When this fails after an upgrade: read what changed in the scripts, then update the list."""
    found = theme_scripts()
    assert {hash_text(script) for script in found if "{root}" not in script} == MATERIAL.hashes
    assert {script for script in found if "{root}" in script} == set(MATERIAL.gapped)


@pytest.mark.parametrize("root", [".", "..", "../../..", "/site/"])
def test_scripts_that_hold_the_way_to_the_root_are_known(root: str) -> None:
    for script in MATERIAL.gapped:
        assert POLICY.knows(script.replace("{root}", root))


@pytest.mark.parametrize(
    "root", ['"),attack(),new URL(".', "/other/", "https://example.org/", "", "../x", "...", ".\n"]
)
def test_nothing_else_may_stand_in_their_gap(root: str) -> None:
    for script in MATERIAL.gapped:
        assert not POLICY.knows(script.replace("{root}", root))


def test_a_script_of_the_page_does_not_let_itself_in() -> None:
    page = PAGE.replace("<title>", "<script>attack()</script><title>")
    assert hash_text("attack()") not in POLICY.complete(page)


def test_the_policy_names_the_scripts_that_the_page_holds() -> None:
    script = MATERIAL.gapped[0].replace("{root}", "..")
    completed = POLICY.complete(PAGE.replace("<title>", f"<script>{script}</script><title>"))
    assert f"script-src 'self' 'wasm-unsafe-eval' '{hash_text(script)}';" in completed
    assert completed.count("'sha256-") == 1


def test_the_archives_part_names_no_script_and_hides_none_around_it() -> None:
    script = MATERIAL.gapped[0].replace("{root}", "..")
    ours = f'<div class="bw bw-page-briefing"><p>A text</p><script>{script}</script></div>'
    page = PAGE.replace("<title>", f"{ours}<title>")
    assert hash_text(script) not in POLICY.complete(page, ours)
    around = page.replace("<title>", f"<script>{script}</script><title>")
    assert hash_text(script) in POLICY.complete(around, ours)
    changed = page.replace("A text", "Another text")
    assert hash_text(script) in POLICY.complete(changed, ours)


def test_the_policy_is_strict_and_stands_above_all_that_loads() -> None:
    completed = POLICY.complete(PAGE)
    policy = re.search(
        r'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="([^"]*)">',
        completed,
    )
    assert policy
    directives = dict(part.split(" ", 1) for part in policy[1].split("; "))
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self' 'wasm-unsafe-eval'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "frame-src": "'none'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }


def test_a_site_without_our_search_needs_no_webassembly() -> None:
    assert "wasm" not in Policy(MATERIAL, searches=False).complete(PAGE)


def test_what_the_owner_allows_is_added() -> None:
    policy = Policy(MATERIAL, hosts=("https://stats.example.org",), hashes=("sha256-abc=",))
    completed = policy.complete(PAGE)
    assert (
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-abc=' https://stats.example.org" in completed
    )
    assert "connect-src 'self' https://stats.example.org" in completed
    assert "frame-src https://stats.example.org" in completed


def test_what_is_no_page_stays_as_it_is() -> None:
    assert POLICY.complete("<urlset></urlset>") == "<urlset></urlset>"
