"""The links and images of a text, resolved in its tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
        if inline.type == "inline" and inline.children:
            inline.children = list(_resolve_children(inline, resolver, places, links, problems))
    return links, problems


def _resolve_children(
    inline: Token,
    resolver: LinkResolver,
    places: Places,
    links: list[Link],
    problems: list[Problem],
) -> Iterator[Token]:
    dropped: list[bool] = []
    for token in inline.children or []:
        if token.type == "link_close" and dropped.pop():
            continue
        if token.type in {"link_open", "image"}:
            resolved = _resolve_token(token, inline, resolver, places)
            if resolved.link is not None:
                links.append(resolved.link)
            if resolved.problem is not None:
                problems.append(resolved.problem)
            if token.type == "link_open":
                dropped.append(resolved.href is None)
            if resolved.href is None:
                if token.type == "image":
                    token.type, token.tag, token.content = "text", "", _alternative(token)
                    token.attrs, token.children = {}, None
                    yield token
                continue
            _set_target(token, resolved.href)
        yield token


def _resolve_token(
    token: Token, inline: Token, resolver: LinkResolver, places: Places
) -> Resolved:
    image = token.type == "image"
    target = str(token.attrGet("src" if image else "href") or "")
    return resolver.resolve(target, places.find_target(inline, unquote(target)), image=image)


def _set_target(token: Token, href: str) -> None:
    if token.type == "image":
        token.attrs["src"] = href
        token.attrs["loading"] = "lazy"
    else:
        token.attrs["href"] = href


def _alternative(image: Token) -> str:
    return "".join(child.content for child in image.children or [] if child.type == "text")
