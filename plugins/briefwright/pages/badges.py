"""Threat levels as a reader sees them: a word, a shape and a tone, never colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.pages.escaping import escape
from briefwright.pages.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefwright.content.threat import Scale, ThreatLevel

TONES = 5
"""How many steps the palette has; tone 0 is `unknown`."""


class Badge(Struct, frozen=True):
    """A level's word, its tone (0 to 5) and the number of its glyph."""

    word: str
    tone: int
    glyph: int
    html: str
    """The badge as every page shows it; made once, shown in every row of a list."""

    def __html__(self) -> str:
        """Return the badge as every page shows it."""
        return self.html


class Glyph(Struct, frozen=True):
    """The shape of one level: as many columns as the scale has steps, filled up to this one."""

    number: int
    width: int
    path: str

    def __html__(self) -> str:
        """Return the shape under the name by which badges show it."""
        box = f"0 0 {self.width} 10"
        return f'<symbol id="bw-g{self.number}" viewBox="{box}"><path d="{self.path}"/></symbol>'


class Shapes(Struct, frozen=True):
    """The shapes of a scale."""

    html: str

    def __html__(self) -> str:
        """Return what a page carries unseen, for its badges to show."""
        return self.html


class Bar(Struct, frozen=True):
    """One piece of a stacked bar, in the bar's own units."""

    tone: int
    x: int
    width: int

    def __html__(self) -> str:
        """Return the piece as the bar has it."""
        x = f' x="{self.x}"' if self.x else ""
        return f'<rect class="bw-t{self.tone}"{x} width="{self.width}"/>'


class Mix(Struct, frozen=True):
    """How many briefings stand at each level, as a stacked bar and in words."""

    total: int
    bars: tuple[Bar, ...]
    words: str

    def __html__(self) -> str:
        """Return the bar; who cannot see it reads the words."""
        box = f'viewBox="0 0 {self.total} 1" preserveAspectRatio="none"'
        bars = "".join([bar.__html__() for bar in self.bars])
        return f'<svg class="bw-mix" {box} aria-hidden="true">{bars}</svg>'


def tone_of(rank: int, steps: int) -> int:
    """Return the palette's tone for a rank in a scale of so many steps.

    The lowest and the highest of any scale have the palette's ends; 0 stays `unknown`.
    """
    if rank == 0:
        return 0
    if steps == 1:
        return (TONES + 1) // 2
    return 1 + (2 * (rank - 1) * (TONES - 1) + steps - 1) // (2 * (steps - 1))


def make_badge(level: ThreatLevel, scale: Scale) -> Badge:
    """Return a level's badge."""
    tone = tone_of(level.rank, len(scale.levels))
    shape = f'<svg class="bw-glyph" aria-hidden="true"><use href="#bw-g{level.rank}"/></svg>'
    html = f'<span class="bw-badge bw-t{tone}">{shape}{escape(level.label)}</span>'
    return Badge(level.label, tone, level.rank, html)


def make_glyphs(scale: Scale) -> tuple[Glyph, ...]:
    """Return the shapes of a scale: `unknown`, then the levels from the lowest."""
    steps = len(scale.levels)
    return tuple(
        Glyph(rank, 4 * steps - 1, "".join(_column(step, rank, steps) for step in range(steps)))
        for rank in range(steps + 1)
    )


def make_shapes(scale: Scale) -> Shapes:
    """Return the shapes of a scale as a page carries them."""
    symbols = "".join([glyph.__html__() for glyph in make_glyphs(scale)])
    unseen = 'width="0" height="0" aria-hidden="true"'
    return Shapes(f'<svg class="bw-shapes" {unseen}>{symbols}</svg>')


def make_mix(counts: Iterable[tuple[ThreatLevel, int]], scale: Scale) -> Mix:
    """Return the mix of levels, the lowest first and `unknown` last."""
    ordered = sorted(counts, key=lambda pair: (pair[0].rank == 0, pair[0].rank))
    bars: list[Bar] = []
    place = 0
    for level, count in ordered:
        bars.append(Bar(tone_of(level.rank, len(scale.levels)), place, count))
        place += count
    return Mix(place, tuple(bars), mix_words(tuple(reversed(ordered))))


def mix_words(counts: Sequence[tuple[ThreatLevel, int]]) -> str:
    """Return "2 High and 1 Low", in the order given."""
    return listed([counted(count, level.label, level.label) for level, count in counts if count])


def _column(step: int, rank: int, steps: int) -> str:
    height = 3 + 7 * (step + 1) // steps if step < rank else 1
    return f"M{4 * step} {10 - height}h3v{height}h-3"  # what is filled needs no last line
