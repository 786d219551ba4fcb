"""The charts of levels over time: their geometry, their size and their words."""

import gzip
import re

from briefwright.archive.months import MonthLevels
from briefwright.archive.trends import monthly_steps, readable_steps
from briefwright.content.threat import DEFAULT_SCALE, make_scale
from briefwright.pages.charts import SPARK, draw_spark, plot_steps
from briefwright.pages.environment import make_templates
from tests.unit.archive.making import briefing
from tests.unit.pages.making import ACTORS, build

LEVELS = DEFAULT_SCALE.levels
LOW, GUARDED, ELEVATED, HIGH, CRITICAL = LEVELS
URL = "actors/russia/"


def months(*ranks: int, start: int = 2024 * 12) -> list[MonthLevels]:
    """Return a month for each rank; 0 leaves it out."""
    return [
        MonthLevels(*divmod_month(start + place), ((LEVELS[rank - 1], 1),))
        for place, rank in enumerate(ranks)
        if rank
    ]


def divmod_month(place: int) -> tuple[int, int]:
    return place // 12, place % 12 + 1


def busy(years: int) -> list[MonthLevels]:
    """Return years in which every month has another mix of levels."""
    return [
        MonthLevels(
            *divmod_month(2010 * 12 + place),
            tuple((level, 1 + place * (rank + 7) % 5) for rank, level in enumerate(LEVELS))[
                place % 3 : 3 + place % 3
            ],
        )
        for place in range(12 * years)
    ]


def test_each_level_has_its_row_and_its_tone() -> None:
    plot = plot_steps(monthly_steps(months(1, 1, 5)), DEFAULT_SCALE, "x")
    assert (plot.width, plot.height) == (3, 20)
    assert [(mark.tone, mark.path) for mark in plot.marks] == [(1, "M0 18h1M1 18h1"), (5, "M2 2h1")]
    assert plot.stems == "M2 18V2"
    assert plot.levels == ("Critical", "High", "Elevated", "Guarded", "Low")


def test_a_short_gap_is_bridged_and_a_long_one_is_left_open() -> None:
    near = plot_steps(monthly_steps(months(1, 0, 0, 2)), DEFAULT_SCALE, "x")
    assert near.stems == "M1 18H3V14"
    far = plot_steps(monthly_steps(months(1, *[0] * 7, 2)), DEFAULT_SCALE, "x")
    assert far.stems == ""


def test_the_axis_is_in_months_then_in_years_and_never_crowded() -> None:
    short = plot_steps(monthly_steps(months(1, 2, 3)), DEFAULT_SCALE, "x")
    assert short.labels == ("Jan 2024", "Feb 2024", "Mar 2024")
    two = plot_steps(monthly_steps(months(*[1] * 24)), DEFAULT_SCALE, "x")
    assert [label for label in two.labels if label] == ["Jan 2024", "Sep 2024", "May 2025"]
    long = plot_steps(readable_steps(months(*[1] * 250)), DEFAULT_SCALE, "x")
    assert len(long.labels) == 21
    assert [label for label in long.labels if label] == ["2024", "2029", "2034", "2039"]


def test_a_chart_takes_at_most_3_kb() -> None:
    templates = make_templates()
    macro = templates.environment.get_template("charts.html.j2").module.plot  # type: ignore[attr-defined]
    for years in (2, 6, 7, 15):
        drawn = str(macro(plot_steps(readable_steps(busy(years)), DEFAULT_SCALE, "Levels")))
        assert len(gzip.compress(drawn.encode())) <= 3_000
        assert "style=" not in drawn


def test_a_scale_of_one_level_has_a_chart() -> None:
    scale = make_scale(("on", "On", "It is on."))
    level = scale.levels[0]
    steps = monthly_steps([MonthLevels(2024, number, ((level, 2),)) for number in (1, 2)])
    plot = plot_steps(steps, scale, "x")
    assert (plot.height, plot.marks[0].path) == (4, "M0 2h1M1 2h1")


def test_a_sparkline_shows_the_last_months_only() -> None:
    steps = monthly_steps(months(*[1] * 30, 4, 0, 4))
    spark = draw_spark(steps, 2024 * 12 + 32, DEFAULT_SCALE)
    assert spark is not None
    assert spark.width == SPARK
    assert spark.path.endswith("V6h1M23 6h1")
    assert spark.title == "from Low to High"
    assert draw_spark(steps, 2030 * 12, DEFAULT_SCALE) is None


ASSESSED = build(
    [
        briefing("a", "2024-01-05", [("russia", "low")], threat_level="high"),
        briefing("b", "2024-03-05", [("russia", "critical")], threat_level="guarded"),
        briefing("c", "2026-03-05", [("russia", "critical"), "nato"], threat_level="guarded"),
        briefing("d", "2026-03-06", ["russia", "nato"], threat_level="guarded"),
    ],
    ACTORS,
)


COURSE = build(
    [
        briefing(level, f"2024-0{month}-05", ["russia", "nato"], threat_level=level)
        for month, level in enumerate(("low", "elevated", "high"), start=1)
    ],
    ACTORS,
)


def test_both_charts_say_what_they_show_and_stay_apart() -> None:
    titles = ASSESSED.texts(URL, ".bw-plot svg[role=img] > title")
    assert titles == [
        "Levels assessed for Russia over time",
        "Levels of the briefings that name Russia, by month",
    ]
    said = ASSESSED.text(URL, ".bw-page-actor")
    assert (
        "3 assessments, from 5 January 2024 to 5 March 2026: Low at first, Critical at last; "
        "lowest Low, highest Critical." in said
    )
    assert "4 briefings in 3 months: monthly medians from Guarded to High" in said


def test_an_assessment_reaches_no_farther_than_a_year() -> None:
    low, critical = (
        path.get("d", "")
        for path in ASSESSED.trees[URL].cssselect(".bw-plot")[0].cssselect(".bw-line")
    )
    assert re.fullmatch(r"M4 18h0M4 18H66", low)
    assert re.fullmatch(r"M66 2h0M810 2h0", critical)


def test_the_figures_stand_in_a_table_and_in_a_file() -> None:
    assessed, named = ASSESSED.trees[URL].cssselect("details .bw-table")
    assert [row.text_content().split()[0] for row in assessed.cssselect("tbody tr")] == ["5"] * 3
    rows = named.cssselect("tbody tr")
    cells = [[cell.text_content().strip() for cell in row] for row in rows]
    assert cells[0] == ["March 2026", "Guarded", "Guarded", "Guarded", "2"]
    links = ASSESSED.links(URL, "a[download]")
    assert links == ["actors/russia/levels.csv"] * 2


def test_one_month_makes_no_chart() -> None:
    assert not ASSESSED.trees["actors/nato/"].cssselect(".bw-plot, a[download]")


def test_companions_have_a_table_with_sparklines() -> None:
    (row,) = ASSESSED.trees[URL].cssselect(".bw-companions tbody tr")
    assert [cell.text_content().strip() for cell in row] == ["NATO", "2"]  # one month: no course
    (row,) = COURSE.trees[URL].cssselect(".bw-companions tbody tr")
    assert [cell.text_content().strip() for cell in row] == ["NATO", "3", "from Low to High"]
    assert row.cssselect("svg.bw-spark[role=img] path")
