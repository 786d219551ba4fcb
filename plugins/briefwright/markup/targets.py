"""The links and images of a text, resolved in its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from briefwright.diagnostics.problem import Problem
    from briefwright.markup.body import Link
    from briefwright.markup.links import LinkResolver, Resolved
    from briefwright.markup.places import Places


def resolve_links(
    tokens: Sequence[Token], resolver: LinkResolver, places: Places
) -> tuple[list[Link], list[Problem]]:
    """Resolve every link and image in place; return the links and what is wrong with them.

    A link that leads nowhere becomes plain text, an image that is not there its own text.
    """
    links: list[Link] = []
    problems: list[Problem] = []
    for inline in tokens:
        # Every link and image has a bracket, or stands between angle brackets.
        if "[" not in inline.content and "<" not in inline.content:
            continue
        children = inline.children or []
        resolved = {
            index: _resolve_token(token, inline, resolver, places)
            for index, token in enumerate(children)
            if token.type in {"link_open", "image"}
        }
        if resolved:
            inline.children = list(_set_targets(children, resolved))
        links.extend(one.link for one in resolved.values() if one.link is not None)
        problems.extend(one.problem for one in resolved.values() if one.problem is not None)
    return links, problems


def _set_targets(children: Sequence[Token], resolved: Mapping[int, Resolved]) -> Iterator[Token]:
    """Yield the tokens with their targets, and without the links that lead nowhere."""
    dropped: list[bool] = []
    for index, token in enumerate(children):
        if token.type == "link_open":
            href = resolved[index].href
            dropped.append(href is None)
            if href is None:
                continue
            token.attrs["href"] = href
        elif token.type == "link_close" and dropped.pop():
            continue
        elif token.type == "image":
            _set_source(token, resolved[index].href)
        yield token


def _resolve_token(token: Token, inline: Token, resolver: LinkResolver, places: Places) -> Resolved:
    image = token.type == "image"
    target = str(token.attrGet("src" if image else "href") or "")
    return resolver.resolve(target, places.find_target(inline, unquote(target)), image=image)


def _set_source(image: Token, href: str | None) -> None:
    """Let an image load from its target, or show its alternative text when there is none."""
    if href is None:
        image.type, image.tag, image.content = "text", "", _alternative(image)
        image.attrs, image.children = {}, None
    else:
        image.attrs["src"] = href
        image.attrs["loading"] = "lazy"


def _alternative(image: Token) -> str:
    return "".join(child.content for child in image.children or [] if child.type == "text")
