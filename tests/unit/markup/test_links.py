"""Links are written as paths on disk; what leads nowhere is named at its place."""

from __future__ import annotations

import pytest

from briefwright.content.routes import host_url, relative
from tests.unit.markup.making import problems, render, tree


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("b.md", "../b/"),
        ("./b.md#part", "../b/#part"),
        ("../../docs/actors/russia.md", "../../../actors/russia/"),
        ("/docs/method.md", "../../../method/"),
        ("a.md", "./"),
        ("#here", "#here"),
        ("https://example.org/x?y=1#z", "https://example.org/x?y=1#z"),
        ("https://user@b_c.example.org:8080/", "https://user@b_c.example.org:8080/"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("<b.md>", "../b/"),
    ],
)
def test_link_leads_where_the_file_is_published(written: str, href: str) -> None:
    body = render(f"## Here\n\n[x]({written})")
    assert problems(body) == []
    assert tree(body).cssselect("p a")[0].get("href") == href


def test_image_beside_the_briefing_is_shown() -> None:
    (image,) = tree(render("![A map](map.png)")).cssselect("img")
    assert (image.get("src"), image.get("alt")) == ("../map.png", "A map")


@pytest.mark.parametrize(
    ("text", "expected", "hint"),
    [
        ("See [x](c.md).", "8:9 dead-link", 'closest is "b.md"'),
        ("See [x]().", "8:9 dead-link", "round brackets"),
        ("Two\nlines [x](../../docs/method).", "9:11 dead-link", '"../../docs/method.md"'),
        ("![x](mop.png)", "8:6 dead-link", 'closest is "map.png"'),
        ("[x](../../../../etc/passwd)", "8:5 dead-link", "of this project"),
        ("[x](javascript:alert(1))", "8:5 bad-link", "write an https address"),
        ("[x](//example.org/x)", "8:5 bad-link", "write an https address"),
        ("![x](https://example.org/x.png)", "8:6 remote-image", "beside the briefing"),
        ("![x](data:image/png;base64,AAAA)", "8:6 bad-link", "write an https address"),
        ("[x](ftp://example.org/x)", "8:5 link-not-published", "whole https"),
        ("[x](https:/example.org)", "8:5 link-not-published", "whole https"),
        ("[x](<http://|>)", "8:6 link-not-published", "whole https"),
        ("[x](<http://\u2028.org>)", "8:6 link-not-published", "whole https"),
        ("[x](https://a.org:port/)", "8:5 link-not-published", "whole https"),
        ("![x](b.md)", "8:6 dead-link", "exclamation mark"),
        ("[x]\n\n[x]: c.md", "10:6 dead-link", 'closest is "b.md"'),
    ],
)
def test_link_that_is_not_published_is_named_and_shown_as_text(
    text: str, expected: str, hint: str
) -> None:
    body = render(text)
    assert problems(body) == [expected]
    assert hint in body.problems[0].hint
    assert not tree(body).cssselect("a, img")
    assert "x" in tree(body).text_content()


def test_same_dead_link_twice_is_named_at_both_places() -> None:
    assert problems(render("[a](c.md) and [b](c.md)")) == ["8:5 dead-link", "8:19 dead-link"]


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("a/b/", "a/c/", "../c/"),
        ("a/b/", "", "../../"),
        ("", "a/", "a/"),
        ("a/b.html", "a/c.html", "c.html"),
        ("index.html", "actors/index.html", "actors/index.html"),
        ("a/b/", "a/b/", "./"),
        ("a/b/", "a/b/#x y", "#x%20y"),
        ("a/b/", "data/x.json", "../../data/x.json"),
        ("a/", "ü/", "../%C3%BC/"),
    ],
)
def test_relative(source: str, target: str, link: str) -> None:
    assert relative(source, target) == link


@pytest.mark.parametrize(
    ("path", "pretty", "plain"),
    [
        ("index.md", "", "index.html"),
        ("a/README.md", "a/", "a/index.html"),
        ("a/b.md", "a/b/", "a/b.html"),
        ("a/b.png", "a/b.png", "a/b.png"),
    ],
)
def test_host_url(path: str, pretty: str, plain: str) -> None:
    assert host_url(path, directory_urls=True) == pretty
    assert host_url(path, directory_urls=False) == plain
