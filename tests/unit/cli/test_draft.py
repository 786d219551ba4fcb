from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from briefwright.cli.converting import convert_body
from briefwright.cli.draft import Draft, suggest_slug
from briefwright.cli.foreign import take_apart
from briefwright.content.briefing import Briefing, SourceText
from briefwright.content.folding import fold_space
from briefwright.content.records import parse_briefing
from briefwright.content.routes import Routes
from briefwright.content.threat import DEFAULT_SCALE
from briefwright.markup.render import make_renderer
from briefwright.names.registry import Registry

VISIBLE = st.characters(min_codepoint=0x20, max_codepoint=0x2FF, exclude_categories=["C", "Z"])
LINE = st.text(st.sampled_from("ab:#-[]{},'\"\\*&!|>%@` ?") | VISIBLE, min_size=1).filter(str.strip)


@example(title="null", tags=["Null"], author="null", summary="null")
@given(title=LINE, tags=st.lists(LINE, max_size=3), author=LINE, summary=LINE)
def test_what_is_written_is_what_is_read(
    title: str, tags: list[str], author: str, summary: str
) -> None:
    draft = Draft(
        title, "2025-05-27", (), "low", "Text.\n", summary, authors=(author,), tags=tuple(tags)
    )
    read, problems = parse_briefing(
        draft.render(), path="briefings/a.md", slug="a", scale=DEFAULT_SCALE
    )
    assert isinstance(read, Briefing), problems
    assert read.title == fold_space(title)
    assert read.tags == tuple(map(fold_space, tags))
    assert read.authors == (fold_space(author),)
    assert read.source.text.strip() == "Text."


MARKUP = st.text(st.sampled_from("ab1 *_[]<>#-+=!|&;.~`()\\:") | VISIBLE, max_size=60)


@example(["2025-05-27 was the"])
@given(st.lists(MARKUP, min_size=1, max_size=6))
def test_plain_text_is_shown_as_it_is(lines: list[str]) -> None:
    text = "Title\n\n" + "\n\n".join(line + " end." for line in lines)
    body = convert_body(take_apart(text, "a.txt"), Registry()).body
    shown = make_renderer(Registry(), Routes()).render(SourceText(body, 1), path="a.md", url="")
    assert fold_space(shown.text) == fold_space(text.removeprefix("Title"))


def test_a_slug_is_short_and_ends_with_a_word() -> None:
    slug = suggest_slug("Élan: " + "the very long title of a briefing " * 4)
    assert slug == "elan-the-very-long-title-of-a-briefing-the-very-long-title"
    assert suggest_slug("日本") == ""
