"""What the site's owner decides: frozen settings with defaults.

The host and the command line each translate their configuration into this.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefwright.content.threat import DEFAULT_SCALE, Scale


@dataclass(frozen=True, slots=True)
class Site:
    """How the site presents itself: what a feed, a citation and a page's head say of it."""

    name: str = ""
    url: str = ""
    """Where it is published: absolute, ending with a slash; empty when nobody has said."""

    description: str = ""
    author: str = ""
    """Who answers for it; empty when that is not said."""

    language: str = "en"
    """The language of what has none of its own, as a BCP 47 tag."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the site's owner lets finished pages do beyond what every site needs."""

    hosts: tuple[str, ...] = ()
    """Origins that pages may load from and talk to, such as `https://stats.example.org`."""

    hashes: tuple[str, ...] = ()
    """Hashes of scripts and style sheets within pages, such as `sha256-…`."""

    files: tuple[str, ...] = ()
    """Patterns of finished files that are not audited, such as `google*.html`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that the core reads."""

    briefings_dir: str = "briefings"
    """Folder of the briefings, relative to the project's root, with forward slashes."""

    docs_dir: str = "docs"
    """Folder of the pages written by hand, relative to the project's root."""

    actors_dir: str = "actors"
    """Folder of the actor records, below `docs_dir`."""

    scale: Scale = DEFAULT_SCALE

    use_directory_urls: bool = True
    """Whether a page's URL is `a/b/` (true) or `a/b.html` (false)."""

    site: Site = Site()

    id_prefix: str = ""
    """What the permanent ids of briefings and feeds begin with; empty for one from the site's host.

    A `tag:` URI, see docs/project/decisions/0011-permanent-ids.md.
    """

    search: bool = True
    """Whether the site has a search of its own."""

    allow: Allowance = Allowance()

    cache: str | None = ".cache/briefwright"
    """Folder in which a build leaves what the next one need not find out again; None for none."""

    @property
    def actors_path(self) -> str:
        """Folder of the actor records, relative to the project's root."""
        return f"{self.docs_dir}/{self.actors_dir}"
