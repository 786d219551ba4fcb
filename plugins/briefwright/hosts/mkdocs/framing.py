"""The theme's page template, rendered once for many pages, and proven to say the same."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from typing_extensions import override

from briefwright.hosts.mkdocs.frames import Frame
from briefwright.hosts.mkdocs.pages import FragmentPage
from briefwright.hosts.mkdocs.reports import log
from briefwright.hosts.mkdocs.standins import (
    ABSOLUTE,
    BLOB,
    CANONICAL,
    CONTENT,
    DESCRIPTION,
    EDIT,
    HEADING,
    META_TITLE,
    TITLE,
    StandIn,
    UnframableError,
    marked_part,
    part_code,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

TEMPLATE = "main.html"
SAMPLE, LEAST = 200, 5
"""One page in so many is rendered by the theme as well, before any page is written; or so many."""

KNOWN_HANDLERS = frozenset(
    (
        "briefwright.hosts.mkdocs.plugin",
        "material.plugins.search.plugin",
        "mkdocs.contrib.search",
        "properdocs.contrib.search",
    )
)
"""Modules whose `on_page_context` leaves the context as it is."""

Context = dict[str, Any]


def find_changer(config: MkDocsConfig) -> str | None:
    """Return the plugin or hook that may tell a theme more of a page than the page says."""
    for handler in config.plugins.events["page_context"]:
        module = getattr(handler, "__module__", "")
        if module not in KNOWN_HANDLERS:
            owner = getattr(handler, "__self__", None)
            return next((key for key, it in config.plugins.items() if it is owner), module)
    return None


class FramingEnvironment(Environment):
    """An environment of a theme, with frames for its page template."""

    @classmethod
    def around(cls, inner: Environment, framing: Framing) -> FramingEnvironment:
        """Return an environment that takes everything else from `inner`."""
        made = object.__new__(cls)
        made.__dict__.update(inner.__dict__)
        made.__dict__.update(_inner=inner, _framing=framing)
        return made

    @override
    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Any:
        """Return a template. Its own includes come from the theme's environment."""
        template = self._inner.get_template(name, *args, **kwargs)
        return FramedTemplate(template, self._framing) if name == TEMPLATE else template

    _inner: Environment
    _framing: Framing


@dataclass(frozen=True)
class FramedTemplate:
    """A page template of a theme."""

    template: Template
    framing: Framing

    def render(self, *args: Mapping[str, Any], **kwargs: object) -> str:
        """Return a page: what the template itself gives."""
        return self.framing.render(self.template, dict(*args, **kwargs))

    def __getattr__(self, name: str) -> object:
        return getattr(self.template, name)


@dataclass
class Framing:
    """The frames of one build."""

    config: MkDocsConfig
    linked: tuple[str, ...] = ()
    """URLs of pages to which every page leads, beside those in the navigation."""

    off: bool = False
    frames: dict[tuple[object, ...], Frame] = field(default_factory=dict)
    proven: set[object] = field(default_factory=set)
    _inside: set[int] | None = None
    _folders: set[tuple[str, ...]] = field(default_factory=set)

    def render(self, template: Template, context: Context) -> str:
        """Return a page, from a frame where that is the same."""
        page = context.get("page")
        if isinstance(page, FragmentPage) and self._inside is None:
            self._begin(context)
            self._prove_sample(template, context)
            page.active = True
        if self.off or not isinstance(page, FragmentPage) or not self._covers(page):
            return template.render(context)
        return self._framed(template, page, context, prove=False)

    def _framed(
        self, template: Template, page: FragmentPage, context: Context, *, prove: bool
    ) -> str:
        values, url, path = self._values(page)
        contents = list(page.toc)
        key = self._key(page, context, path)
        try:
            if key not in self.frames:
                self.frames[key] = _make_frame(template, page, url, context)
            frame = self.frames[key]
            shapes = len(frame.pieces)
            output = frame.fill(values, contents)
        except UnframableError as fault:
            return self._stop(f"it asks for {fault}", template.render(context))
        case = (key, min(len(contents), 2))
        if case in self.proven and len(frame.pieces) == shapes and not prove:
            return output
        self.proven.add(case)
        expected = template.render(context)
        if output != expected:
            why = f"{page.file.src_uri} differs at {_differ(output, expected)}"
            return self._stop(why, expected)
        return output

    def _stop(self, why: str, output: str) -> str:
        self.off = True
        self.frames.clear()
        log.info("The theme renders every page by itself: %s", why)
        return output

    def _begin(self, context: Context) -> None:
        self._inside = {id(page) for page in context["nav"].pages}
        urls = [*self.linked, *(page.url for page in context["nav"].pages)]
        urls += [str(path) for path in self.config.extra_css]
        urls += [str(path) for path in self.config.extra_javascript]
        for url in urls:
            self._know(url)

    def _know(self, url: str) -> None:
        parts = _parts(url)
        self._folders.update(parts[:end] for end in range(len(parts) + 1))

    def _covers(self, page: Page) -> bool:
        title, meta = page.title, page.meta
        levels = {item.level for item in page.toc}
        return (
            id(page) not in (self._inside or ())
            and not (page.previous_page or page.next_page or page.is_homepage)
            and bool(title and page.content)
            and all(isinstance(text, str) for text in (title, meta.get("title", "")))
            and isinstance(meta.get("description", ""), str)
            and len(levels) < 2  # noqa: PLR2004 - all of one level
            and 1 not in levels
        )

    def _values(self, page: Page) -> tuple[dict[str, str], str, tuple[object, ...]]:
        """Return what the marks stand for, the URL with marks, and what of it is the same."""
        for parent in page.ancestors:
            self._know(str(getattr(parent, "url", "") or ""))
        parts = _parts(page.url)
        same = max(end for end in range(len(parts) + 1) if parts[:end] in self._folders)
        ending = page.url[len(page.url.rstrip("/")) :] or posixpath.splitext(page.url)[1]
        values = {
            TITLE: str(page.title),
            META_TITLE: str(page.meta.get("title", "")),
            DESCRIPTION: str(page.meta.get("description", "")),
            CONTENT: str(page.content),
            CANONICAL: page.canonical_url or "",
            ABSOLUTE: page.abs_url or "",
            EDIT: page.edit_url or "",
        }
        shown = list(parts[:same])
        for place, part in enumerate(parts[same:]):
            values[part_code(place)] = part
            shown.append(marked_part(place))
        if same < len(parts) and ending != "/":
            values[part_code(len(parts) - same - 1)] = parts[-1].removesuffix(ending)
            shown[-1] += ending
        url = "/".join(shown) + (ending if ending == "/" else "")
        return values, url, (parts[:same], len(parts), ending)

    def _key(self, page: Page, context: Context, path: tuple[object, ...]) -> tuple[object, ...]:
        """Return all that a theme may know of a page beside what the marks stand for."""
        edit = page.edit_url or ""
        return (
            context["base_url"],
            path,
            id(page.parent),
            page.is_index,
            frozenset(vars(page)),
            frozenset(page.meta),
            frozenset(context),
            bool(page.meta.get("title")),
            bool(page.meta.get("description")),
            HEADING in (page.content or ""),
            bool(page.canonical_url),
            bool(page.abs_url),
            bool(edit),
            BLOB in edit,
            next((item.level for item in page.toc), None),
        )

    def _prove_sample(self, template: Template, context: Context) -> None:
        pages = [file.page for file in context["pages"]]
        ours = [page for page in pages if isinstance(page, FragmentPage)]
        step = max(1, min(SAMPLE, len(ours) // LEAST))
        for page in ours[::step]:
            if not self.off and self._covers(page):
                page.active = True
                its = get_context(context["nav"], context["pages"], self.config, page)
                self._framed(template, page, {**its}, prove=True)
                page.active = False
            page.drop_content()


def _make_frame(template: Template, page: Page, url: str, context: Mapping[str, Any]) -> Frame:
    def render(contents: TableOfContents) -> str:
        return template.render({**context, "page": StandIn(page, url, contents)})

    return Frame(render, next((item.level for item in page.toc), None))


def _parts(url: str) -> tuple[str, ...]:
    return tuple(part for part in url.split("/") if part and part != ".")


def _differ(output: str, expected: str) -> str:
    place = len(posixpath.commonprefix([output, expected]))
    return repr(expected[max(0, place - 40) : place + 40])
