from pathlib import Path
from types import SimpleNamespace

import jinja2
import mkdocs
import pytest
from mkdocs.config.defaults import MkDocsConfig

from briefwright.exports.sitemap import MAX_ADDRESSES
from briefwright.hosts.mkdocs.plugin import BriefingsPlugin
from briefwright.hosts.mkdocs.sitemaps import PlainSitemap, is_hosts_own

ENTRY = "<url><loc>https://example.org/x/</loc></url>"


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    made = MkDocsConfig()
    made.site_dir, made.site_url = str(tmp_path), "https://example.org/x"
    return made


def test_a_sitemap_too_long_for_one_file_lists_its_parts(
    tmp_path: Path, config: MkDocsConfig
) -> None:
    whole = f"<urlset>{ENTRY * (MAX_ADDRESSES + 1)}</urlset>"
    kept = BriefingsPlugin().on_post_template(whole, template_name="sitemap.xml", config=config)
    assert "<loc>https://example.org/x/sitemap-2.xml</loc>" in kept
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sitemap-1.xml", "sitemap-2.xml"]
    assert (tmp_path / "sitemap-2.xml").read_text(encoding="utf-8") == f"<urlset>{ENTRY}</urlset>"


def test_any_other_template_and_a_short_sitemap_are_as_they_were(
    tmp_path: Path, config: MkDocsConfig
) -> None:
    plugin = BriefingsPlugin()
    for name, text in (("sitemap.xml", f"<urlset>{ENTRY}</urlset>"), ("other.xml", "<x/>")):
        assert plugin.on_post_template(text, template_name=name, config=config) == text
    assert not list(tmp_path.iterdir())


ADDRESSES = [
    ("https://example.org/x/", "2025-05-27"),
    ("https://example.org/x/a&b<c>'d\"/", ""),
    ("/only/a/path.html", "1970-01-01"),
]


@pytest.mark.parametrize("addresses", [ADDRESSES, []])
def test_the_hosts_own_sitemap_is_written_as_its_template_would(
    addresses: list[tuple[str, str]],
) -> None:
    folder = Path(mkdocs.__file__).parent / "templates"
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=False)  # noqa: S701 - as the host has it
    template = env.get_template("sitemap.xml")
    assert is_hosts_own(template)
    pages = [
        SimpleNamespace(page=SimpleNamespace(canonical_url=address, abs_url=None, update_date=day))
        for address, day in addresses
    ]
    plain = PlainSitemap(template, lambda: addresses)
    assert plain.render({"pages": []}) == template.render({"pages": pages})
    assert plain.name == "sitemap.xml"


def test_a_sitemap_of_the_theme_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text("<urlset></urlset>", encoding="utf-8")
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(tmp_path), autoescape=False)  # noqa: S701 - as the host has it
    assert not is_hosts_own(env.get_template("sitemap.xml"))
    assert not is_hosts_own(env.from_string("<urlset></urlset>"))
