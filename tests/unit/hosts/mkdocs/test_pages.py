from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefwright.hosts.mkdocs.pages import append_contents, find_ids, table_of_contents
from briefwright.hosts.mkdocs.particulars import as_html
from briefwright.markup.body import Heading


def nested(contents: TableOfContents | list[AnchorLink]) -> list[object]:
    return [(link.id, nested(link.children)) if link.children else link.id for link in contents]


def headings(*levels: int) -> list[Heading]:
    return [Heading(level, f"Title {number}", f"h{number}") for number, level in enumerate(levels)]


def test_headings_are_nested_by_their_levels() -> None:
    assert nested(table_of_contents(headings(2, 3, 4, 3, 2))) == [
        ("h0", [("h1", ["h2"]), "h3"]),
        "h4",
    ]


def test_a_level_that_is_skipped_loses_no_heading() -> None:
    assert nested(table_of_contents(headings(4, 2, 5, 3))) == ["h0", ("h1", ["h2", "h3"])]


def test_a_title_in_the_contents_is_no_markup() -> None:
    contents = table_of_contents([Heading(2, "<b> & 'c'", "h")])
    assert contents.items[0].title == "&lt;b&gt; &amp; 'c'"


def test_ours_goes_below_the_title_of_a_page_written_by_hand() -> None:
    contents = TableOfContents([AnchorLink("Home", "home", 1)])
    append_contents(contents, headings(2))
    assert nested(contents) == [("home", ["h0"])]


def test_ours_goes_to_the_end_of_a_page_without_a_title() -> None:
    contents = TableOfContents([AnchorLink("Why", "why", 2)])
    append_contents(contents, headings(2))
    assert nested(contents) == ["why", "h0"]


def test_every_id_is_found_and_no_text_is_taken_for_one() -> None:
    text = (
        '<p id="a">id="b" <code>&lt;p id="c"&gt;</code></p><svg><path id=d /></svg><!-- id="e" -->'
    )
    assert find_ids(text) == {"a", "d"}


def test_a_text_is_safe_in_content_and_between_double_quotes() -> None:
    assert as_html("""</title>"><'x'>&amp;""") == "&lt;/title&gt;&quot;&gt;&lt;'x'&gt;&amp;amp;"
