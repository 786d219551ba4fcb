"""Texts as HTML has them."""

import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from briefwright.pages.environment import make_templates
from briefwright.pages.escaping import as_html, escape
from briefwright.pages.sheet import Link

TEXTS = st.text(st.sampled_from("a&<>\"'`;#é"))


@given(TEXTS)
def test_a_text_is_escaped_as_templates_escape_it_elsewhere(text: str) -> None:
    assert escape(text) == as_html(text) == str(markupsafe.escape(text))


@given(TEXTS)
def test_what_is_html_already_is_not_escaped_again(text: str) -> None:
    shown = markupsafe.escape(text)
    assert as_html(shown) == str(shown)
    link = Link(text, "")
    assert as_html(link) == f"<bdi>{escape(text)}</bdi>"


@given(TEXTS, st.integers())
def test_a_template_escapes_what_it_shows(text: str, number: int) -> None:
    shows = make_templates().environment.from_string("<p>{{ view }} {{ number }}</p>")
    assert shows.render(view=text, number=number) == f"<p>{markupsafe.escape(text)} {number}</p>"


def test_a_name_that_a_view_does_not_have_is_a_fault() -> None:
    shows = make_templates().environment.from_string("{{ missing }}")
    with pytest.raises(UndefinedError):
        shows.render()
