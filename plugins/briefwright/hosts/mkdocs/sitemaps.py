"""The host's sitemap, written without its template, and in several files where it is too long."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from briefwright.exports.sitemap import divide_sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jinja2 import Template
    from mkdocs.config.defaults import MkDocsConfig

    Addresses = Callable[[], Iterable[tuple[str, str]]]
    """Gives the address of each page that has one, and the day of its last change or nothing."""

HOSTS_OWN = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{%- for file in pages -%}
    {% if not file.page.is_link and (file.page.abs_url or file.page.canonical_url) %}
    <url>
         <loc>{% if file.page.canonical_url %}{{ file.page.canonical_url|e }}{% else %}\
{{ file.page.abs_url|e }}{% endif %}</loc>
         {% if file.page.update_date %}<lastmod>{{file.page.update_date}}</lastmod>{% endif %}
    </url>
    {%- endif -%}
{% endfor %}
</urlset>
"""
"""MkDocs's template of a sitemap, version 1.6.1."""

_START, _FIRST, _END = HOSTS_OWN.partition("\n{%-")[0], "\n    <url>\n         <loc>", "\n</urlset>"


@dataclass(frozen=True)
class PlainSitemap:
    """The template of a theme that takes MkDocs's own: what that gives, without asking it."""

    template: Template
    addresses: Addresses

    def render(self, *_: Mapping[str, Any], **__: object) -> str:
        """Return the sitemap of every page."""
        parts = [_START]
        for address, day in self.addresses():
            changed = f"<lastmod>{day}</lastmod>" if day else ""
            parts.append(f"{_FIRST}{escape(address)}</loc>\n         {changed}\n    </url>")
        parts.append(_END)
        return "".join(parts)

    def __getattr__(self, name: str) -> object:
        return getattr(self.template, name)


def is_hosts_own(template: Template) -> bool:
    """Return whether a template of a sitemap is the one that MkDocs brings. Reads its file."""
    try:
        return Path(template.filename or "").read_text(encoding="utf-8") == HOSTS_OWN
    except (OSError, UnicodeDecodeError):
        return False


def divide(text: str, config: MkDocsConfig) -> str:
    """Return what the host is to write as sitemap; write further parts of it into the site."""
    kept, parts = divide_sitemap(text, f"{(config.site_url or '').rstrip('/')}/")
    for name, part in parts.items():
        Path(config.site_dir, name).write_text(part, encoding="utf-8", newline="\n")
    return kept
