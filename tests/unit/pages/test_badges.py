"""Badges and mixes for scales of any length."""

from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.threat import DEFAULT_SCALE, UNKNOWN, make_scale
from briefwright.pages.badges import make_badge, make_glyphs, make_mix, tone_of


def test_the_default_scale_takes_the_palette_as_it_is() -> None:
    assert [make_badge(level, DEFAULT_SCALE).tone for level in DEFAULT_SCALE.levels] == [
        1,
        2,
        3,
        4,
        5,
    ]
    assert make_badge(UNKNOWN, DEFAULT_SCALE).tone == 0


def test_other_scales_keep_the_palettes_ends() -> None:
    assert [tone_of(rank, 3) for rank in range(1, 4)] == [1, 3, 5]
    assert [tone_of(rank, 2) for rank in range(1, 3)] == [1, 5]
    assert tone_of(1, 1) == 3


@given(st.integers(2, 12))
def test_a_higher_rank_never_has_a_lower_tone(steps: int) -> None:
    tones = [tone_of(rank, steps) for rank in range(1, steps + 1)]
    assert tones == sorted(tones)
    assert (tones[0], tones[-1]) == (1, 5)


@given(st.integers(1, 12))
def test_each_level_of_a_scale_has_a_shape_of_its_own(steps: int) -> None:
    scale = make_scale(*((f"l{n}", f"L{n}", "") for n in range(steps)))
    glyphs = make_glyphs(scale)
    assert len({glyph.path for glyph in glyphs}) == steps + 1
    assert all(glyph.path.count("M") == steps for glyph in glyphs)


def test_a_mix_fills_its_bar_and_leaves_the_unknown_last() -> None:
    low, *_, critical = DEFAULT_SCALE.levels
    mix = make_mix([(critical, 2), (UNKNOWN, 3), (low, 1)], DEFAULT_SCALE)
    assert mix.total == 6
    assert [(bar.tone, bar.x, bar.width) for bar in mix.bars] == [(1, 0, 1), (5, 1, 2), (0, 3, 3)]
    assert mix.words == "3 Unknown, 2 Critical and 1 Low"
