"""What an author writes is text on every page, in every theme: no theme escapes anything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.build.project import Project

ATTACK = """</title></style></script>"'><script>attack()</script><img src=x onerror=attack()>"""
YAML = ATTACK.replace("'", "''")

HOSTILE = f"""
-- docs/actors/ukraine.md --
---
name: '{YAML}'
kind: state
standing: true
---

## {ATTACK}
-- briefings/2025/hostile.md --
---
title: '{YAML}'
date: 2025-01-01
actors: [ukraine]
threat_level: low
summary: '{YAML}'
tags: ['{YAML}']
authors: ['{YAML}']
events: [{{date: 2025-01-01, title: '{YAML}'}}]
sources: [{{title: '{YAML}'}}]
corrections: [{{date: 2025-01-02, note: '{YAML}'}}]
---

## {ATTACK}

{ATTACK}
"""


@pytest.mark.parametrize("theme", ["{name: material, font: false}", "mkdocs", "readthedocs"])
def test_no_text_becomes_markup(small: Project, theme: str) -> None:
    small.write(HOSTILE)
    plugins = "[search, tags, briefings]" if "material" in theme else "[search, briefings]"
    small.write(
        f"-- mkdocs.yml --\nsite_name: Small\ntheme: {theme}\nplugins: {plugins}\n"
        "-- docs/index.md --\n# Home\n\n<!-- material/tags -->\n"
    )

    small.build()

    pages = [path for path in small.published() if path.endswith(".html")]
    assert len(pages) > 12
    for path in pages:
        tree = small.page(path)
        scripts = [str(found) for found in tree.xpath("//script/text()")]
        assert not [text for text in scripts if text.strip() == "attack()"], path
        assert not tree.xpath("//*[@onerror]"), path
        assert not tree.xpath("//*[starts-with(@href, 'javascript:')]"), path
    assert "<script>attack()" in " ".join(small.texts("briefings/2025/hostile/", "h1"))


def test_the_hosts_search_holds_no_markup(small: Project) -> None:
    small.write(HOSTILE)
    small.write(
        "-- mkdocs.yml --\nsite_name: Small\ntheme: material\n"
        "plugins: [search, {briefings: {search: false}}]\n"
    )

    small.build()

    records = json.loads(small.read("search/search_index.json"))["docs"]
    assert any("attack()" in record["text"] for record in records)
    assert not [record for record in records if "<script" in json.dumps(record)]
