"""Pages from a frame are the same bytes as pages that the theme has rendered one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.build.project import Project

BASE = "site_name: Small & Co\nsite_url: https://example.org/small/\n"
MATERIAL = f"{BASE}theme: {{name: material, font: false}}\n"
TABS = f"""{BASE}theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.path, navigation.indexes, content.action.edit,
    content.action.view, toc.follow]
repo_url: https://github.com/o/edit-r
edit_uri: blob/main/docs/
"""
FLAT = f"{MATERIAL}use_directory_urls: false\nrepo_url: https://github.com/o/r\nedit_uri: edit/m/\n"
PLAIN = f"{BASE}theme: {{name: mkdocs}}\nrepo_url: https://github.com/o/r\n"
SETTINGS = {"material": MATERIAL, "tabs": TABS, "flat": FLAT, "mkdocs": PLAIN}
SLOW = "The theme renders every page by itself"
MANY = "".join(
    f"""-- briefings/20{20 + number % 3}/b{number}.md --
---
title: '"Quoted" & <b>number</b> {number}'
date: 20{20 + number % 3}-05-0{number + 1}
actors: [russia, ukraine]
threat_level: high
tags: [x]
---

Russia and Ukraine.

{"".join(f"{'#' * (2 + part % 3)} Part & {part}" + chr(10) * 2 for part in range(number))}
"""
    for number in range(8)
)


def _pages(project: Project) -> dict[str, bytes]:
    return {
        path: (project.site / path).read_bytes()
        for path in project.published()
        if path.endswith(".html")
    }


@pytest.mark.parametrize("search", ["true", "false"])
@pytest.mark.parametrize("settings", SETTINGS)
def test_frames_change_no_byte(small: Project, settings: str, search: str) -> None:
    small.write(MANY)
    plugins = f"plugins: [search, briefings: {{search: {search}}}]\n"
    small.write(f"-- mkdocs.yml --\n{SETTINGS[settings]}{plugins}")
    assert SLOW not in small.build().log
    framed = _pages(small)
    hook = "-- hook.py --\ndef on_page_context(context, page, config, nav):\n    return context\n"
    small.write(f"-- mkdocs.yml --\n{SETTINGS[settings]}{plugins}hooks: [hook.py]\n{hook}")

    outcome = small.build()

    assert f"{SLOW}, for the plugin" in outcome.log
    assert framed == _pages(small)
    assert len(framed) > len(SETTINGS)


@pytest.mark.parametrize("asked", ["page.file.src_uri", "page.meta.date", "page.content|length"])
def test_a_theme_that_asks_for_more_renders_every_page(small: Project, asked: str) -> None:
    theme = "theme: {name: material, font: false, custom_dir: mine}\n"
    small.write(f"-- mkdocs.yml --\n{BASE}{theme}plugins: [search, briefings: {{search: false}}]\n")
    block = "{% block extrahead %}<i id='asked'>{{ " + asked + " if page }}</i>{% endblock %}"
    small.write(f'-- mine/main.html --\n{{% extends "base.html" %}}\n{block}\n')

    outcome = small.build()

    assert SLOW in outcome.log
    dates = small.texts("briefings/2025/talks-stall/", "#asked")
    assert dates != small.texts("briefings/2024/winter-lull/", "#asked")


CONTENT_HOOK = """
-- hook.py --
def on_page_content(html, page, config, files):
    if page.file.src_uri.startswith("briefings/2025/"):
        assert "<h1" in html
        return html + "<p class='hooked'></p>"


def on_post_build(config):
    import gc
    from briefwright.hosts.mkdocs.pages import FragmentPage
    for page in gc.get_objects():
        if type(page) is FragmentPage and not page.file.src_uri.startswith("briefings/2025/"):
            assert page._content is None
            assert page.content
"""


@pytest.mark.parametrize("hooks", ["hooks: [hook.py]", "hooks: [after.py]"])
def test_the_html_of_a_page_is_seen_changed_and_let_go(small: Project, hooks: str) -> None:
    small.write(f"-- mkdocs.yml --\n{MATERIAL}plugins: [search, briefings]\n{hooks}\n")
    small.write(CONTENT_HOOK)
    after = "".join(CONTENT_HOOK.partition("def on_post_build")[1:])
    small.write(f"-- after.py --\n{after}")

    small.build_strictly()

    found = small.texts("briefings/2025/talks-stall/", ".hooked")
    assert len(found) == ("hook.py" in hooks)
