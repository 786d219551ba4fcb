"""The links of one page."""

from hypothesis import example, given
from hypothesis import strategies as st

from briefwright.content.routes import relative
from briefwright.pages.ways import ways_from

PARTS = st.text("ab.é %&'\"<", min_size=1, max_size=3)
FOLDERS = st.lists(PARTS, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
URLS = st.builds("{}{}".format, FOLDERS, st.sampled_from(["", "a", "b.html", "é.html"]))
FRAGMENTS = st.sampled_from(["", "#p-1", "#é", "#a b", "#"])


@given(URLS, URLS, FRAGMENTS)
@example("a/b.html", "a/b.html", "#p-1")
@example("a/b.html", "a/", "#p-1")
@example("a/b/", "a/b/", "#p-1")
@example("a/b/", "a/b/", "")
@example("", "", "")
def test_it_is_the_link_that_a_lone_one_would_be(source: str, target: str, fragment: str) -> None:
    assert ways_from(source).to(f"{target}{fragment}") == relative(source, f"{target}{fragment}")
