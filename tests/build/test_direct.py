"""Pages written past the host's page loop are the same bytes as those that went through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.build.project import Outcome, Project

BASE = "site_name: Small & Co\nsite_url: https://example.org/small/\n"
MATERIAL = f"{BASE}theme: {{name: material, font: false}}\n"
NAV = """nav:
  - Start: about.md
  - Who: actors/index.md
  - A year: chronology/2025.md
  - Stalled: ../briefings/2025/talks-stall.md
  - actors/russia.md
"""
OWN = f"""{BASE}theme: {{name: null, custom_dir: mine}}
repo_url: https://github.com/o/r
edit_uri: edit/main/docs/
"""
SETTINGS = {
    "material": MATERIAL,
    "without an address": "site_name: Small\ntheme: {name: material, font: false}\n",
    "nav": f"{MATERIAL}repo_url: https://github.com/o/r\nedit_uri: blob/m/docs/\n{NAV}",
    "flat": f"{MATERIAL}use_directory_urls: false\n",
    "mkdocs": f"{BASE}theme: {{name: mkdocs}}\nrepo_url: https://github.com/o/r\n",
    "readthedocs": f"{BASE}theme: {{name: readthedocs}}\n{NAV}",
    "own": OWN,
}
PLUGINS = {
    "search": "plugins: [search, briefings]\n",
    "host's search": "plugins: [search, briefings: {search: false}]\n",
    "none": "plugins: [briefings: {search: false}]\n",
}
TREE = """
-- hook.py --
def on_pre_page(page, config, files):
    return page
-- mine/main.html --
<html><head><title>{{ page.title }}</title></head><body>
{{ page.content }} {{ page.url }} {% if page.edit_url %}<a href="{{ page.edit_url }}">edit</a>
{% endif %}{% for parent in page.ancestors %}{{ parent.title }}{% endfor %}
{% for item in page.toc %}<a href="{{ item.url }}">{{ item.title }}</a>{% endfor %}
</body></html>
-- mine/404.html --
{% for file in pages %}{{ file.src_uri }} {{ file.page.title }} {{ file.page.meta.tags }}
{% endfor %}{{ pages | length }} {{ pages[1].url }}
-- docs/about.md --
# About

[A briefing](../briefings/2025/talks-stall.md#outlook), [a name](actors/russia.md),
[a year](chronology/2025.md) and [a list](briefings/index.md).
-- docs/actors/index.md --
# Who is who

By hand.
-- docs/zebra.md --
# Behind the actors
""" + "".join(
    f"""-- briefings/20{20 + number % 3}/b{number}.md --
---
title: '"Quoted" & <b>number</b> {number}'
date: 20{20 + number % 3}-05-0{number + 1}
actors: [russia, ukraine]
threat_level: high
tags: [x & y]
language: uk
---

Russia and Ukraine.

{"".join(f"{'#' * (2 + part % 3)} Part & {part}" + chr(10) * 2 for part in range(number))}
"""
    for number in range(6)
)
HOST = "MkDocs builds every page by itself, for the plugin"


def built_both_ways(project: Project, settings: str) -> tuple[Outcome, Outcome]:
    """Build a site both ways, compare every file of it, and return what was said."""
    project.write(f"-- mkdocs.yml --\n{settings}")
    direct = project.build()
    assert HOST not in direct.log
    ours = project.snapshot("site")
    project.write(f"-- mkdocs.yml --\n{settings}hooks: [hook.py]\n")
    hosted = project.build()
    assert f"{HOST} 'hook.py'" in hosted.log
    assert differing(ours, project.snapshot("site")) == []
    return direct, hosted


def differing(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    return sorted(
        path for path in first.keys() | second.keys() if first.get(path) != second.get(path)
    )


CASES = [
    *((settings, "search") for settings in SETTINGS),
    *((settings, plugins) for settings in ("nav", "mkdocs") for plugins in PLUGINS),
]


@pytest.mark.parametrize(("settings", "plugins"), sorted(set(CASES)))
def test_a_site_is_the_same_bytes_either_way(small: Project, settings: str, plugins: str) -> None:
    small.write(TREE)
    built_both_ways(small, f"{SETTINGS[settings]}{PLUGINS[plugins]}")


LINKS = """
-- docs/links.md --
# Links

[Good](../briefings/2025/talks-stall.md#outlook) and [bad](../briefings/2025/talks-stall.md#gone),
[a year](chronology/2025.md#nowhere), [nobody](actors/atlantis.md), [a URL](chronology/2025/) and
[an actor](actors/russia.md#names).
"""


def test_links_into_our_pages_are_judged_the_same_either_way(small: Project) -> None:
    small.write(TREE)
    small.write(LINKS)
    checks = "validation: {anchors: warn, unrecognized_links: warn}\n"
    direct, hosted = built_both_ways(small, f"{MATERIAL}{checks}{PLUGINS['search']}")
    said = [line for line in direct.log.splitlines() if "links.md" in line]
    assert said == [line for line in hosted.log.splitlines() if "links.md" in line]
    assert "does not contain an anchor '#gone'" in "".join(said)
    assert "does not contain an anchor '#nowhere'" in "".join(said)
    assert "a link 'actors/atlantis.md', but the target" in "".join(said)
    assert "Did you mean 'chronology/2025.md'" in "".join(said)
    assert "outlook" not in "".join(said)


def test_no_page_is_held_to_which_nothing_leads(small: Project) -> None:
    briefing = (small.root / "briefings/2025/talks-stall.md").read_text()
    for number in range(20):
        small.write(f"-- briefings/2025/alike-{number}.md --\n{briefing}")
    small.write(
        "-- docs/about.md --\n# About\n\n[It](../briefings/2025/talks-stall.md)\n-- after.py --\n"
        "import gc\nfrom briefwright.hosts.mkdocs.pages import FragmentPage\n\n\n"
        "def on_post_build(config):\n"
        "    held = [it.url for it in gc.get_objects() if type(it) is FragmentPage]\n"
        "    assert 'briefings/2025/talks-stall/' in held\n"
        "    assert len([url for url in held if 'alike' in url]) < 3, held\n"
    )
    small.write(f"-- mkdocs.yml --\n{MATERIAL}{PLUGINS['search']}hooks: [after.py]\n")
    assert HOST not in small.build_strictly().log


@pytest.mark.parametrize(
    "event",
    [
        "page_markdown(markdown, page, config, files)",
        "page_context(context, page, config, nav)",
        "post_page(output, page, config)",
        "files(files, config)",
        "nav(nav, config, files)",
        "env(env, config, files)",
        "template_context(context, template_name, config)",
    ],
)
def test_whoever_may_look_at_pages_has_the_host_build_them(small: Project, event: str) -> None:
    small.write(f"-- hook.py --\ndef on_{event}:\n    return None\n")
    small.write(f"-- mkdocs.yml --\n{MATERIAL}{PLUGINS['search']}hooks: [hook.py]\n")
    assert f"{HOST} 'hook.py'" in small.build_strictly().log


def test_a_page_that_cannot_be_made_is_named_and_nothing_is_published(small: Project) -> None:
    theme = "theme: {name: material, font: false, custom_dir: mine}\n"
    small.write(f"-- mkdocs.yml --\n{BASE}{theme}{PLUGINS['none']}")
    fails = "{% if page and page.url == 'actors/russia/' %}{{ 1 // 0 }}{% endif %}"
    small.write(f'-- mine/main.html --\n{{% extends "base.html" %}}\n{fails}\n')
    small.write("-- mine/base.html --\n" + fails + "{{ page.content }}")

    outcome = small.run("build")

    assert outcome.code == 1
    assert "Error building page 'actors/russia.md': " in outcome.log
    assert not small.site.exists()
