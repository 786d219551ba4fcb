"""Every page carries its policy, and a site with a fault in it is not published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from briefwright.hosts.mkdocs.guarding import allow_last_script

if TYPE_CHECKING:
    from tests.build.project import Project

POLICY = "//meta[@http-equiv='Content-Security-Policy']/@content"
CONFIG = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {theme}
plugins: [search, {{briefings: {options}}}]
{more}
"""
MATERIAL = "{name: material, font: false}"
HOOK = """
-- hook.py --
def on_post_page(output, page, config):
    return output.replace("</body>", {text!r} + "</body>")
"""


def configure(
    small: Project, *, theme: str = MATERIAL, options: str = "{}", more: str = ""
) -> None:
    small.write(CONFIG.format(theme=theme, options=options, more=more))


def test_every_page_carries_its_policy_above_all_that_loads(small: Project) -> None:
    small.write("-- docs/about.md --\n# About\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n")
    small.write(
        "-- docs/actors/russia.md --\n---\nname: Russia\nkind: state\nredirect_from: [ru]\n---\n"
    )

    small.build_strictly()

    pages = [path for path in small.published() if path.endswith(".html")]
    assert {"404.html", "about/index.html", "actors/ru/index.html"} < set(pages)
    for path in pages:
        (policy,) = small.page(path).xpath(POLICY)
        assert policy.startswith("default-src 'none'")
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        before = small.read(path).partition("<meta http-equiv")[0]
        assert "<script" not in before
        assert "<link" not in before
    assert "style=" not in small.read("about/index.html")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_a_theme_whose_scripts_are_not_known_works_without_a_policy(
    small: Project, theme: str
) -> None:
    configure(small, theme=theme)

    outcome = small.build()

    assert not small.page("briefings/2025/talks-stall/").xpath(POLICY)
    assert "The theme does without the highlighting of code" in outcome.log


def test_no_theme_loads_fonts_from_another_host_by_itself(small: Project) -> None:
    configure(small, theme="material")

    outcome = small.build()

    assert "The theme does without fonts from https://fonts.googleapis.com" in outcome.log
    assert "fonts.g" not in small.read(
        "index.html" if "index.html" in small.published() else "404.html"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<script>attack()</script>", "is not one of the theme's"),
        ("<b onclick=attack()>x</b>", "onclick runs a script"),
        ('<img src="https://example.net/pixel.gif">', "made known to example.net"),
    ],
)
def test_what_the_audit_finds_is_not_published(small: Project, text: str, message: str) -> None:
    small.build()
    before = small.snapshot("site")
    small.write(HOOK.format(text=text))
    configure(small, more="hooks: [hook.py]")

    outcome = small.run("build")

    assert outcome.code == 1
    assert message in "\n".join(outcome.errors)
    assert "Traceback" not in outcome.log
    assert small.snapshot("site") == before
    assert not [path for path in small.snapshot() if "staging" in path]


def test_what_the_owner_allows_is_published(small: Project) -> None:
    script = "stats('on')"
    loaded = '<script src="https://a.example/b.js"></script>'
    small.write(HOOK.format(text=f"<script>{script}</script>{loaded}"))
    small.write("-- docs/google123.html --\ngoogle-site-verification: google123.html\n")
    hashed = "sha256-pXYmjtR/Kq1OJc8FRQKDUPjBZ7bLOafX/h+6z3DF0g8="
    lists = f'hosts: ["https://a.example"], hashes: ["{hashed}"], files: ["google*.html"]'
    configure(small, options=f"{{allow: {{{lists}}}}}", more="hooks: [hook.py]")

    small.build_strictly()

    (policy,) = small.page("briefings/2025/talks-stall/").xpath(POLICY)
    assert f"'{hashed}'" in policy
    assert "connect-src 'self' https://a.example" in policy


def test_what_is_wrong_with_a_file_is_said_at_its_source(small: Project) -> None:
    small.write('-- docs/page.md --\n# Page\n\n<img onclick="x()">\n')
    small.write('-- docs/old/plan.html --\n<b onclick="y()">\n')
    small.write(
        "-- texts/2025/rise.md --\n---\ntitle: Rise\ndate: 2025-06-01\nactors: [ukraine]\n"
        "threat_level: high\n---\n\nUkraine sees a rise.\n"
    )
    small.write(
        "-- hook.py --\ndef on_post_page(output, page, config):\n"
        "    mark = '<b onclick=\"z()\">' if 'rise' in page.url else ''\n"
        "    return output.replace('</body>', mark + '</body>')\n"
    )
    configure(small, options="{briefings_dir: texts}", more="hooks: [hook.py]")

    errors = small.run("build").errors

    places = {error.partition(": ")[0] for error in errors if " onclick" in error}
    assert places == {"docs/page.md:1:1", "docs/old/plan.html:1:1", "texts/2025/rise.md:1:1"}


GOOGLE = """
extra:
  analytics: {provider: google, property: G-ABC123}
  consent: {title: Consent, description: Yours, actions: [accept, manage]}
"""


def test_the_recipe_for_analytics_needs_the_hashes_of_the_messages(small: Project) -> None:
    configure(small, more=GOOGLE)
    outcome = small.run("build")
    hashes = sorted(set(re.findall(r"sha256-[\w+/=]+", "\n".join(outcome.errors))))
    assert outcome.code == 1
    assert len(hashes) == 2

    host = "https://www.googletagmanager.com"
    configure(small, options=f"{{allow: {{hosts: [{host}], hashes: {hashes}}}}}", more=GOOGLE)
    small.build_strictly()

    (policy,) = small.page("briefings/2025/talks-stall/").xpath(POLICY)
    (scripts,) = re.findall("script-src ([^;]*)", policy)
    assert {f"'{one}'" for one in hashes} | {host} <= set(scripts.split())


def test_a_link_in_the_site_is_not_published(small: Project) -> None:
    small.write(
        "-- hook.py --\nimport os\n\n\ndef on_post_build(config):\n"
        "    os.symlink('/etc', os.path.join(config['site_dir'], 'etc'))\n"
    )
    configure(small, more="hooks: [hook.py]")

    outcome = small.run("build")

    assert outcome.code == 1
    assert "[symlink]" in outcome.log


def test_a_preview_allows_the_script_that_reloads_it() -> None:
    scripts = b"<script>a()</script><script>b(1)</script>"
    page = b"<meta content=\"script-src 'self'; x\"><body>" + scripts + b"</body>"
    allowed = allow_last_script(page)
    assert allowed.count(b"'sha256-") == 1
    assert b"script-src 'self' 'sha256-HL+Mj4Fq0kjQ4vXLX2SV1MlhJ3uy9ANy5n5sldwyxAg='; x" in allowed
    assert allow_last_script(b"<script>b(1)</script></body>") == b"<script>b(1)</script></body>"


FEATURES = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme:
  name: material
  font: false
  features:
    - navigation.instant
    - navigation.instant.prefetch
    - content.tabs.link
    - content.code.copy
    - content.code.annotate
    - announce.dismiss
    - search.share
    - search.suggest
  palette:
    - {scheme: default, toggle: {icon: material/weather-sunny, name: Dark}}
    - {scheme: slate, toggle: {icon: material/weather-night, name: Light}}
plugins: [search, {briefings: {search: false}}]
extra:
  consent: {title: Consent, description: Yours, actions: [accept, manage]}
markdown_extensions:
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.superfences
  - pymdownx.highlight: {anchor_linenums: true, line_spans: __span}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
-- docs/index.md --
# Home

=== "A"

    :material-account: a

``` py linenums="1"
x = 1 # (1)!
```

1. One.
"""


def test_what_material_can_do_passes_the_audit(small: Project) -> None:
    """In its own pages and in those written by hand; a fault here is a theme that is not known."""
    small.write(FEATURES)

    small.build_strictly()

    (policy,) = small.page("").xpath(POLICY)
    assert policy.count("'sha256-") >= 5
    assert "wasm" not in policy
