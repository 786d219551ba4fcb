"""Who else listens to the host: another plugin or a hook may need our pages in the host's hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig

OURS = "briefwright.hosts.mkdocs.plugin"
HEEDS_EXCLUDE = "material.plugins.search.plugin"
"""The search that leaves out a page whose metadata says so."""

SEARCHES = frozenset((HEEDS_EXCLUDE, "mkdocs.contrib.search", "properdocs.contrib.search"))
"""The searches of the hosts. They read a page and leave it and its context as they are."""

PAGE_EVENTS = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
)
"""Events that the host has for every page."""

SITE_EVENTS = ("files", "nav", "env", "template_context")
"""Events at which a plugin or a hook may look at all pages."""

END_EVENTS = ("post_template", "post_build")
"""Events at which a plugin or a hook may look at the finished files, or change them."""

HARMLESS = {
    "page_context": SEARCHES,
    "files": frozenset(
        ("mkdocs_redirects.plugin",)
    ),  # notes which pages there are; see `find_named`
    "env": frozenset(("material.plugins.optimize.plugin",)),  # takes pictures out of the files
    "post_build": SEARCHES | {"mkdocs_redirects.plugin"},  # write files of their own
}
"""For each event the modules whose handler we know to do without our pages."""


def find_listener(config: MkDocsConfig) -> str | None:
    """Return the plugin or hook that may look at pages as the host has them, or change them."""
    return _find_any(config, (*PAGE_EVENTS, *SITE_EVENTS))


def find_onlooker(config: MkDocsConfig) -> str | None:
    """Return the plugin or hook that may look at all finished files, or change them."""
    return find_listener(config) or _find_any(config, END_EVENTS)


def find_changer(config: MkDocsConfig) -> str | None:
    """Return the plugin or hook that may tell a theme more of a page than the page says."""
    return _find(config, "page_context")


def is_content_read(config: MkDocsConfig) -> bool:
    """Return whether another plugin or a hook handles the HTML of pages."""
    return _find(config, "page_content") is not None


def find_searches(config: MkDocsConfig) -> list[Callable[..., object]]:
    """Return the handlers by which the host's searches read a page."""
    return [it for it in config.plugins.events["page_context"] if _module(it) in SEARCHES]


def _find_any(config: MkDocsConfig, events: Iterable[str]) -> str | None:
    found = (_find(config, event) for event in events)
    return next((name for name in found if name is not None), None)


def _find(config: MkDocsConfig, event: str) -> str | None:
    for handler in config.plugins.events[event]:
        module = _module(handler)
        if module != OURS and module not in HARMLESS.get(event, ()):
            owner = getattr(handler, "__self__", None)
            return next((key for key, it in config.plugins.items() if it is owner), module)
    return None


def _module(handler: object) -> str:
    return str(getattr(handler, "__module__", ""))
