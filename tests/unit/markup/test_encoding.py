"""Bodies as bytes: what is read of them later is what was there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.cache.cache import Cache
from briefwright.cache.texts import Kept, LostText
from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Body, Heading, Known, Link, Mention
from briefwright.markup.encoding import (
    Encoded,
    decode_head,
    encode_body,
    make_body,
    restore_body,
)

PATH = "briefings/2025/a.md"
TEXT = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=30)
PLACE = st.integers(1, 10**6)
SPANS = st.builds(Span, st.just(PATH), PLACE, PLACE)
KNOWN = st.fixed_dictionaries(
    {
        "toc": st.lists(st.builds(Heading, st.integers(2, 6), TEXT, TEXT)).map(tuple),
        "mentions": st.lists(
            st.builds(Mention, TEXT, PLACE, TEXT, TEXT, TEXT, PLACE, PLACE),
            unique_by=lambda mention: mention.actor,
        ).map(tuple),
        "links": st.lists(
            st.builds(Link, TEXT, TEXT, st.booleans(), TEXT | st.none(), PLACE, PLACE)
        ).map(tuple),
        "summary": TEXT,
        "words": st.integers(0, 10**9),
        "problems": st.lists(
            st.tuples(
                SPANS,
                st.just("dead-link"),
                TEXT,
                TEXT,
                st.tuples(SPANS, TEXT, TEXT).map(lambda told: Fix(*told)) | st.none(),
            ).map(lambda told: Problem(*told)),
            max_size=2,
        ).map(tuple),
    }
)


def say(body: Body) -> dict[str, object]:
    """Return all that a body says."""
    known = {name: getattr(body, name) for name in Known.__annotations__}
    return {"html": body.html, "text": body.text, **known}


@given(html=TEXT, text=TEXT, known=KNOWN)
def test_what_is_read_later_is_what_was_there(html: str, text: str, known: Known) -> None:
    said = {"html": html, "text": text, **known}
    body = Body.of(html, text, **known)
    encoded = encode_body(body)
    cache = Cache(None)
    kept = make_body(decode_head(encoded.head), cache.put_away(encoded.long), PATH)
    assert isinstance(kept.notes, Kept)
    for each in (body, restore_body(encoded, PATH), kept):
        assert say(each) == said
        assert each == body
        assert each.actors == tuple(mention.actor for mention in known["mentions"])
        assert [each.mention(actor) for actor in each.actors] == list(known["mentions"])
        assert each.mention("no actor's id, it is too long for one of these") is None
    assert encode_body(kept) == encoded


@given(KNOWN, KNOWN)
def test_two_bodies_are_equal_when_they_say_the_same(one: Known, two: Known) -> None:
    assert (Body.of("", **one) == Body.of("", **two)) == (one == two)
    assert Body.of("", **one) == Body.of("", **one)
    assert hash(Body.of("", **one)) == hash(Body.of("", **one))


MENTION = Mention("kyiv", 2, "They met in Kyiv.", "p-1", "Kyiv", 9, 13)
BODY = Body.of("<p>They met in Kyiv.", "They met in Kyiv.", mentions=(MENTION,))


@given(at=st.integers(min_value=0), change=st.integers(1, 255))
def test_a_damaged_part_is_noticed_and_nothing_else_is_told(at: int, change: int) -> None:
    head, long = encode_body(BODY)
    kept = Cache(None).put_away(long)
    assert isinstance(kept, Kept)
    at %= len(long)
    kept.file.overwrite(kept.at + at, bytes([long[at] ^ change]))
    body = make_body(decode_head(head), kept, PATH)
    if at < len(BODY.notes.read()):
        assert body.text == BODY.text
        with pytest.raises(LostText):
            body.mention("kyiv")
        with pytest.raises(LostText):
            assert not body.toc
    else:
        assert body.mention("kyiv") == MENTION
        with pytest.raises(LostText):
            assert not body.html


@given(st.integers(min_value=1))
def test_a_long_text_that_is_too_short_is_no_body(cut: int) -> None:
    head, long = encode_body(BODY)
    short = long[: -1 - cut % len(long)]
    with pytest.raises(ValueError, match="shorter"):
        restore_body(Encoded(head, short), PATH)
    with pytest.raises(ValueError, match="shorter"):
        make_body(decode_head(head), Cache(None).put_away(short), PATH)


def test_a_body_without_anything_says_nothing() -> None:
    assert not any(say(Body()).values())
