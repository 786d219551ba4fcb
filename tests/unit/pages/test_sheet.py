"""Links that leave the site."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.pages.sheet import web_link


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "//example.org/x",
        "/x",
        "https:///x",
        "https://[x",
        "file:///etc/passwd",
    ],
)
def test_only_the_web_is_linked(url: str | None) -> None:
    assert web_link(url) == ""


def test_addresses_are_kept_and_made_safe() -> None:
    assert web_link("https://example.org/a?b=c&d#e") == "https://example.org/a?b=c&d#e"
    assert web_link("HTTP://example.org/a%20b") == "HTTP://example.org/a%20b"
    assert web_link('https://example.org/"><b>') == "https://example.org/%22%3E%3Cb%3E"
    assert web_link("https://example.org/Київ").isascii()


@given(st.text())
def test_a_link_is_web_or_nothing(text: str) -> None:
    link = web_link(text)
    assert link == "" or link.lower().startswith(("http://", "https://"))
