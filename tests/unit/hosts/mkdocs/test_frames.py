"""A frame says what its template says, for any contents, or refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Template
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefwright.hosts.mkdocs.frames import Frame, item_shape, parse_piece
from briefwright.hosts.mkdocs.standins import TITLE, UnframableError, mark

THEME = Template(
    """<title>{{ title | striptags }}</title><i>{{ title }}</i><b>{{ title | striptags | e }}</b>
{{ title | e }}{{ title | urlencode }}
{% for item in toc %}{% if loop.first %}<a href="{{ item.url }}">on</a>{% endif %}{% endfor %}
<ul>{% for item in toc recursive %}
  <li><a href="{{ item.url }}">{{ item.title }}</a>
  {% if item.children %}
  <ul aria-label="{{ item.title | e }}">{{ loop(item.children) }}</ul>{% endif %}
  </li>
{% endfor %}</ul>{{ toc | length > 0 }}"""
)
texts = st.text(alphabet="ab<>&'\"; +#43xyé", max_size=8)


def _item(level: int, title: str, anchor: str, children: list[AnchorLink]) -> AnchorLink:
    item = AnchorLink(title, anchor, level)
    item.children = children
    return item


leaves = st.builds(_item, st.just(3), texts, texts, st.just([]))
items = st.builds(_item, st.just(2), texts, texts, st.lists(leaves, max_size=3))


@given(title=texts, contents=st.lists(items, max_size=4))
def test_a_filled_frame_is_what_the_template_says(title: str, contents: list[AnchorLink]) -> None:
    def render(toc: TableOfContents, shown: str = mark(TITLE)) -> str:
        return str(THEME.render(title=shown, toc=toc))

    frame = Frame(render, 2 if contents else None)

    found = frame.fill({TITLE: title}, contents)

    assert found == render(TableOfContents(contents), title)


@pytest.mark.parametrize(
    "template",
    [
        "{% for item in toc %}{{ loop.index }} {{ item.title }}{{ item.url }}{% endfor %}",
        "{% for item in toc %}{{ item.title }}{{ item.url }}{% endfor %}" * 2,
        "{{ toc | length }}",
    ],
)
def test_contents_that_are_not_listed_one_by_one_have_no_frame(template: str) -> None:
    with pytest.raises(UnframableError):
        Frame(lambda toc: Template(template).render(toc=toc), 2)


@pytest.mark.parametrize("change", ["upper", "truncate(12, True)", "tojson", "replace('43', '')"])
def test_a_mark_that_was_changed_in_an_unknown_way_is_refused(change: str) -> None:
    output = Template(f"<p>{{{{ title | {change} }}}}</p>").render(title=mark(TITLE))
    with pytest.raises(UnframableError):
        parse_piece(output)


def test_an_entry_that_a_plugin_has_added_to_has_no_shape() -> None:
    item = AnchorLink("Title", "title", 2)
    item.typeset = object()  # type: ignore[attr-defined] # as Material's plugin does
    with pytest.raises(UnframableError):
        item_shape(item)
