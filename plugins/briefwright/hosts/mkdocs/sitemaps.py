"""The host's sitemap, in several files where one would be too long."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefwright.exports.sitemap import divide_sitemap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def divide(text: str, config: MkDocsConfig) -> str:
    """Return what the host is to write as sitemap; write further parts of it into the site."""
    kept, parts = divide_sitemap(text, f"{(config.site_url or '').rstrip('/')}/")
    for name, part in parts.items():
        Path(config.site_dir, name).write_text(part, encoding="utf-8", newline="\n")
    return kept
