"""Other plugins see briefings as pages like any other, and never run what stands in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.build.project import Project

CONFIG = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {{name: material, font: false}}
plugins: {plugins}
{more}
"""


@pytest.mark.parametrize("plugins", ["[search, briefings, macros]", "[search, macros, briefings]"])
def test_macros_never_run_in_a_briefing_or_in_a_profile(small: Project, plugins: str) -> None:
    attack = "{{ 6 * 7 }} {% for x in 'ab' %}{{ x }}{% endfor %} {{ macros_info() }}"
    small.write(
        f"-- briefings/2025/attack.md --\n---\ntitle: T\ndate: 2025-01-01\nactors: [ukraine]\n"
        f"threat_level: low\n---\n\nUkraine: {attack}\n"
        f"-- docs/actors/ukraine.md --\n---\nname: Ukraine\nkind: state\n---\n\n{attack}\n"
        f"-- docs/about.md --\n# About\n\n{{{{ 6 * 7 }}}}\n"
    )
    small.write(CONFIG.format(plugins=plugins, more=""))

    small.build_strictly()

    for url in ("briefings/2025/attack/", "actors/ukraine/"):
        text = " ".join(small.texts(url, "article"))
        assert "{{ 6 * 7 }}" in text
        assert "{% for x in" in text
        assert "42" not in text
    assert "42" in " ".join(small.texts("about/", "article"))


def test_the_tags_of_a_briefing_are_listed_by_the_tags_plugin(small: Project) -> None:
    small.write(
        "-- briefings/2025/tagged.md --\n---\ntitle: Tagged\ndate: 2025-01-01\nactors: []\n"
        "threat_level: low\ntags: [drones]\n---\n\nText.\n"
        "-- docs/tags.md --\n# Tags\n\n<!-- material/tags -->\n"
    )
    small.write(CONFIG.format(plugins="[search, tags, briefings]", more=""))

    small.build_strictly()

    assert "../briefings/2025/tagged/" in small.links("tags/", "article a")


HOOKS = """
-- hook.py --
SEEN = []


def on_page_markdown(markdown, page, config, files):
    SEEN.append(page.file.src_uri)
    link = "[Russia's](../../docs/actors/russia.md)"
    return markdown.replace("have stalled", f"have *begun* on {link} wish")


def on_page_content(html, page, config, files):
    if page.file.src_uri.startswith("briefings/2025/"):
        assert "<p" in html
        return html + '<p class="hooked">' + str(page.meta.get("date")) + "</p>"


def on_page_context(context, page, config, nav):
    assert page.title


def on_post_page(output, page, config):
    return output.replace("</body>", "<i id='posted'></i></body>")
"""


def test_the_hooks_of_a_page_keep_working(small: Project) -> None:
    small.write(CONFIG.format(plugins="[search, briefings]", more="hooks: [hook.py]"))
    small.write(HOOKS)

    small.build_strictly()

    url = "briefings/2025/talks-stall/"
    assert "have begun on" in " ".join(small.texts(url, "article p"))
    assert small.texts(url, "article em") == ["begun"]
    assert small.texts(url, ".hooked") == ["2025-05-27"]
    assert len(small.page("actors/russia/").cssselect("#posted")) == 1
    assert small.texts(url, "h2")[0].startswith("Outlook")
    assert small.dead("/small/") == []


def test_a_text_that_a_hook_adds_to_every_page_is_rendered(small: Project) -> None:
    small.write(CONFIG.format(plugins="[search, briefings]", more="hooks: [hook.py]"))
    small.write(
        "-- hook.py --\ndef on_page_markdown(markdown, page, config, files):\n"
        "    return markdown + '\\n\\nAdded by a *hook*.\\n'\n"
    )

    small.build_strictly()

    for url in ("briefings/2025/talks-stall/", "actors/russia/", "chronology/2025/", "actors/"):
        assert "Added by a hook." in " ".join(small.texts(url, "article")), url
        assert "hook" in small.texts(url, "article em"), url


def test_markdown_extensions_of_the_site_do_not_reach_a_briefing(small: Project) -> None:
    small.write(
        "-- secret.txt --\nthe secret\n"
        "-- briefings/2025/snippet.md --\n---\ntitle: T\ndate: 2025-01-01\nactors: []\n"
        'threat_level: low\n---\n\n--8<-- "secret.txt"\n\nText{ .danger #own }\n'
    )
    small.write(
        CONFIG.format(
            plugins="[search, briefings]",
            more="markdown_extensions: [pymdownx.snippets, attr_list]",
        )
    )

    small.build_strictly()

    article = " ".join(small.texts("briefings/2025/snippet/", "article"))
    assert "the secret" not in article
    assert "{ .danger #own }" in article


def test_other_plugins_may_replace_the_files(small: Project) -> None:
    small.write(CONFIG.format(plugins="[search, briefings]", more="hooks: [hook.py]"))
    small.write(
        "-- hook.py --\nfrom mkdocs.structure.files import Files\n\n"
        "def on_files(files, config):\n    return Files(list(files))\n"
        "-- docs/about.md --\n# About\n\n[it](../briefings/2025/talks-stall.md)\n"
    )

    small.build_strictly()

    assert "../briefings/2025/talks-stall/" in small.links("about/", "article a")
