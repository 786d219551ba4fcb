from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from briefwright.exports.sitemap import MAX_ADDRESSES
from briefwright.hosts.mkdocs.plugin import BriefingsPlugin

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
