import math
from dataclasses import replace

import pytest

from bench.record import (
    ALIAS,
    BARE,
    BODY,
    HUGO,
    OURS,
    PAGEFIND,
    STOCK,
    Build,
    CheckCost,
    NamesCost,
    Record,
    Reload,
    Sameness,
    Warm,
    bars,
)
from bench.report import (
    BEGIN,
    END,
    render_bars,
    render_block,
    render_builds,
    render_warm,
    replace_block,
    table,
)


def make_build(side: str, size: int, pair: int, cpu: float, peak: int = 200_000_000) -> Build:
    return Build(side, size, pair, cpu, cpu + 1, peak, peak // 2, size + 50, size * 20_000)


def make_record(growth: float = 1.0) -> Record:
    builds, warm = [], []
    for pair, load in ((1, 1.0), (2, 1.5), (3, 1.1)):
        builds += [
            make_build(OURS, 1, pair, 1.0 * load),
            make_build(STOCK, 1, pair, 0.8 * load),
            make_build(OURS, 1000, pair, 5.0 * load),
            make_build(BARE, 1000, pair, 4.0 * load),
            make_build(STOCK, 1000, pair, 25.0 * load),
            make_build(HUGO, 1000, pair, 2.0 * load),
            make_build(PAGEFIND, 1000, pair, 3.0 * load),
            make_build(OURS, 10_000, pair, (1 + 40 * growth) * load, 220_000_000),
            make_build(BARE, 10_000, pair, 30.0 * load),
            make_build(STOCK, 10_000, pair, 250.0 * load),
            make_build(HUGO, 10_000, pair, 50.0 * load),
            make_build(PAGEFIND, 10_000, pair, 60.0 * load),
        ]
        for size, cpu in ((1000, 1.0), (10_000, 4.0)):
            warm += [
                Warm(BODY, size, pair, cpu * load, cpu, 90_000_000),
                Warm(ALIAS, size, pair, 3 * cpu * load, cpu, 90_000_000),
            ]
    return Record(
        date="2025-05-27",
        machine={"cores": "2"},
        versions={"Python": "3.11.7", "mkdocs": "1.6.1"},
        builds=tuple(builds),
        warm=tuple(warm),
        reloads=(Reload(10_000, 1.5, 2.0),),
        same=(Sameness(1000, 1500, 0),),
        names=(NamesCost(500, 2.0, 0.4, 0.1), NamesCost(50_000, 3.0, 0.7, 2.0)),
        checks=(CheckCost(1000, 1100, 2.2),),
    )


def values(record: Record) -> dict[str, float]:
    return {bar.title: bar.value for bar in bars(record)}


def broken(record: Record) -> list[str]:
    return [bar.title for bar in bars(record) if not bar.holds]


def test_median_is_over_the_pairs_of_one_side_and_size() -> None:
    assert make_record().cpu(OURS, 1000) == pytest.approx(5.5)
    assert make_record().cpu(STOCK, 10_000) == pytest.approx(275.0)


def test_nothing_measured_is_no_zero() -> None:
    with pytest.raises(KeyError):
        make_record().cpu(OURS, 300)


def test_ratio_is_taken_within_a_pair_so_that_load_cancels_out() -> None:
    assert make_record().ratios(OURS, (STOCK,), 1000) == pytest.approx((0.2, 0.2, 0.2))


def test_hugo_and_pagefind_count_together_in_each_pair() -> None:
    assert make_record().ratios(OURS, (HUGO, PAGEFIND), 1000) == pytest.approx((1.0, 1.0, 1.0))


def test_a_pair_without_its_other_half_is_refused() -> None:
    record = make_record()
    with pytest.raises(ValueError, match="shorter"):
        replace(record, builds=record.builds[:-1]).ratios(OURS, (HUGO, PAGEFIND), 10_000)


def test_warm_builds_are_compared_with_hugo_s_full_build_of_the_same_pair() -> None:
    assert make_record().warm_ratios(BODY, 10_000) == pytest.approx((0.08, 0.08, 0.08))
    assert make_record().warm_ratios(ALIAS, 10_000) == pytest.approx((0.24, 0.24, 0.24))


def test_growth_is_the_slope_between_logarithms() -> None:
    record = make_record()
    assert record.exponent(1000, 10_000) == pytest.approx(math.log10(41 / 5))
    assert record.exponent(1000, 10_000, start_up=False) == pytest.approx(1.0)
    squared = make_record(growth=10)
    assert squared.exponent(1000, 10_000, start_up=False) == pytest.approx(2.0)


def test_every_bar_of_the_record_holds_where_it_is_met() -> None:
    assert broken(make_record()) == []
    titles = [bar.title for bar in bars(make_record()) if bar.judged]
    assert titles == [
        "cold: ours / Hugo and Pagefind, 10,000",
        "cold, no search: ours / Hugo, 10,000",
        "cold: ours / stock, 10,000",
        "warm, body: ours / Hugo's full build, 10,000",
        "growth of CPU, exponent, 1,000 to 10,000",
        "peak memory, 10,000",
        "serve: CPU s from edit to page, 10,000",
        "CPU per page, 50,000 / 500 names",
        "files other than the host's own loop makes them, 1,000",
    ]


def test_a_slow_build_breaks_what_it_is_compared_with() -> None:
    assert broken(make_record(growth=2.0)) == [
        "cold: ours / Hugo and Pagefind, 10,000",
        "cold: ours / stock, 10,000",
        "growth of CPU, exponent, 1,000 to 10,000",
    ]


GOOD = make_record()


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (
            replace(GOOD, reloads=(Reload(10_000, 2.1, 2.0),)),
            "serve: CPU s from edit to page, 10,000",
        ),
        (
            replace(GOOD, same=(Sameness(1000, 1500, 1),)),
            "files other than the host's own loop makes them, 1,000",
        ),
        (
            replace(GOOD, names=(GOOD.names[0], NamesCost(50_000, 4.1, 0.7, 2.0))),
            "CPU per page, 50,000 / 500 names",
        ),
        (
            replace(GOOD, warm=tuple(Warm(BODY, 10_000, pair, 9.0, 9.0, 1) for pair in (1, 2, 3))),
            "warm, body: ours / Hugo's full build, 10,000",
        ),
    ],
)
def test_bar_that_is_missed_says_so(record: Record, title: str) -> None:
    assert broken(record) == [title]


def test_memory_is_judged_by_the_highest_peak_of_all_processes() -> None:
    record = make_record()
    more = make_build(OURS, 10_000, 3, 45.1, 250_000_001)
    heavy = replace(record, builds=(*(b for b in record.builds if b != record.builds[31]), more))
    assert heavy.own_peak(OURS, 10_000) < 250_000_000
    assert broken(heavy) == ["peak memory, 10,000"]


def test_other_sizes_are_shown_and_not_judged() -> None:
    slow = replace(
        make_record(),
        builds=tuple(
            replace(build, cpu=100.0) if (build.side, build.size) == (OURS, 1000) else build
            for build in make_record().builds
        ),
    )
    assert values(slow)["cold: ours / stock, 1,000"] > 1
    assert broken(slow) == []


def test_a_hundred_thousand_are_judged_by_growth_and_memory() -> None:
    record = make_record()
    huge = make_build(OURS, 100_000, 1, 45.0 * 13, 1_000_000_001)
    assert broken(replace(record, builds=(*record.builds, huge))) == [
        "growth of CPU, exponent, 10,000 to 100,000",
        "peak memory, 100,000",
    ]


def test_one_size_has_no_growth() -> None:
    builds = tuple(build for build in make_record().builds if build.size == 1000)
    only = replace(make_record(), builds=builds, warm=(), reloads=(), same=(), names=())
    assert list(values(only)) == [
        "cold: ours / Hugo and Pagefind, 1,000",
        "cold, no search: ours / Hugo, 1,000",
        "cold: ours / stock, 1,000",
    ]


def test_table_lines_up() -> None:
    assert table(("bar", "value"), [("a", "1.00"), ("long one", "12.00")]) == (
        "| bar      | value |\n| -------- | ----: |\n| a        |  1.00 |\n| long one | 12.00 |"
    )


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_builds_are_shown_as_medians_with_their_range() -> None:
    lines = render_builds(make_record()).splitlines()
    assert cells(lines[4]) == [
        *("1,000 ours", "5.50", "5.0-7.5", "5.50", "200", "100", "1,050", "20.0", "6.5")
    ]
    assert len(lines) == 2 + 12


def test_warm_builds_are_shown_by_what_was_edited() -> None:
    lines = render_warm(make_record()).splitlines()
    assert cells(lines[2]) == ["1,000 body", "1.10", "1.00-1.50", "90", "1.0"]
    assert len(lines) == 2 + 4


def test_memory_is_shown_in_megabytes() -> None:
    rows = [cells(line) for line in render_bars(make_record()).splitlines()]
    assert ["peak memory, 10,000", "220 MB", "250 MB", "yes"] in rows
    assert ["peak memory of our first process, 10,000", "110 MB", "", ""] in rows


def test_block_says_when_with_what_and_on_how_much_of_a_machine() -> None:
    block = render_block(make_record())
    assert block.startswith("Measured on 2025-05-27 in 3 pairs of builds.")
    assert "cores 2" in block
    assert "Python 3.11.7, mkdocs 1.6.1" in block


def test_block_is_replaced_and_the_page_around_it_kept() -> None:
    page = f"# Head\n\n{BEGIN}\nold\n{END}\n\nTail\n"
    once = replace_block(page, "new")
    assert once == f"# Head\n\n{BEGIN}\n\nnew\n\n{END}\n\nTail\n"
    assert replace_block(once, "new") == once


@pytest.mark.parametrize("page", ["", BEGIN, f"{END}{BEGIN}", f"{BEGIN}{BEGIN}{END}"])
def test_page_without_its_markers_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="bench:begin"):
        replace_block(page, "new")
