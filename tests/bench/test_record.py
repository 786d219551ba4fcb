from dataclasses import replace

import pytest

from bench.record import Build, CheckCost, NamesCost, Record, bars
from bench.report import BEGIN, END, render_bars, render_block, render_builds, replace_block, table


def make_build(side: str, size: int, pair: int, cpu: float, peak: int = 200_000_000) -> Build:
    return Build(side, size, pair, cpu, cpu + 1, peak, size + 50, size * 20_000)


def make_record(growth: float = 1.0) -> Record:
    builds = []
    for pair, load in ((1, 1.0), (2, 1.5), (3, 1.1)):
        builds += [
            make_build("ours", 1, pair, 1.0 * load),
            make_build("stock", 1, pair, 0.8 * load),
            make_build("ours", 1000, pair, 5.0 * load),
            make_build("stock", 1000, pair, 8.0 * load),
            make_build("ours", 10_000, pair, (1 + 40 * growth) * load, 700_000_000),
            make_build("stock", 10_000, pair, 80.0 * load),
        ]
    return Record(
        date="2025-05-27",
        machine={"cores": "2"},
        versions={"Python": "3.11.7", "mkdocs": "1.6.1"},
        builds=tuple(builds),
        names=(NamesCost(500, 2.0, 0.4, 0.1), NamesCost(50_000, 3.0, 0.7, 2.0)),
        checks=(CheckCost(1000, 1100, 2.2),),
    )


def values(record: Record) -> dict[str, float]:
    return {bar.title: bar.value for bar in bars(record)}


def test_median_is_over_the_pairs_of_one_side_and_size() -> None:
    assert make_record().cpu("ours", 1000) == pytest.approx(5.5)
    assert make_record().cpu("stock", 10_000) == pytest.approx(88.0)


def test_nothing_measured_is_no_zero() -> None:
    with pytest.raises(KeyError):
        make_record().cpu("ours", 300)


def test_ratio_is_taken_within_a_pair_so_that_load_cancels_out() -> None:
    assert make_record().ratios(1000) == pytest.approx((0.625, 0.625, 0.625))


def test_a_pair_without_its_other_half_is_refused() -> None:
    record = make_record()
    with pytest.raises(ValueError, match="shorter"):
        replace(record, builds=record.builds[:-1]).ratios(10_000)


def test_growth_is_per_briefing_with_and_without_the_start_up() -> None:
    found = values(make_record(growth=2.0))
    assert found["CPU per briefing, 10,000 / 1,000"] == pytest.approx(81 / 50)
    further = (80 / 9999) / (4 / 999)
    assert found["CPU per briefing, 10,000 / 1,000, without start-up"] == pytest.approx(further)


def test_bars_hold_or_not() -> None:
    assert all(bar.holds for bar in bars(make_record()))
    broken = {bar.title for bar in bars(make_record(growth=2.2)) if not bar.holds}
    assert broken == {
        "CPU, ours / stock, 10,000 briefings",
        "CPU per briefing, 10,000 / 1,000",
        "CPU per briefing, 10,000 / 1,000, without start-up",
    }


def test_memory_is_judged_by_the_highest_peak_at_its_size_only() -> None:
    record = make_record()
    more = make_build("ours", 10_000, 4, 41.0, 1_000_000_001)
    other = make_build("stock", 10_000, 4, 80.0)
    heavy = replace(record, builds=(*record.builds, more, other))
    assert [bar.title for bar in bars(heavy) if not bar.holds] == ["Peak memory, 10,000 briefings"]
    small = replace(heavy, builds=tuple(b for b in heavy.builds if b.size < 10_000))
    assert not any("memory" in bar.title for bar in bars(small))


def test_names_are_judged_by_the_dearest_page() -> None:
    record = make_record()
    assert values(record)["CPU per page, 50,000 / 500 names"] == pytest.approx(1.5)
    slow = replace(record, names=(*record.names[:1], NamesCost(50_000, 4.1, 0.7, 2.0)))
    assert not all(bar.holds for bar in bars(slow))


def test_one_size_has_no_growth() -> None:
    builds = tuple(build for build in make_record().builds if build.size == 1000)
    titles = [bar.title for bar in bars(replace(make_record(), builds=builds, names=()))]
    assert titles == ["CPU, ours / stock, 1,000 briefings"]


def test_table_lines_up() -> None:
    assert table(("bar", "value"), [("a", "1.00"), ("long one", "12.00")]) == (
        "| bar      | value |\n| -------- | ----: |\n| a        |  1.00 |\n| long one | 12.00 |"
    )


def test_builds_are_shown_as_medians_with_their_range() -> None:
    lines = render_builds(make_record()).splitlines()
    row = [cell.strip() for cell in lines[4].strip("|").split("|")]
    assert row == ["1,000 ours", "5.50", "5.0-7.5", "5.50", "200", "1,050", "20.0", "6.5"]
    assert len(lines) == 2 + 6


def test_memory_is_shown_in_megabytes() -> None:
    assert "|   700 MB | 1,000 MB |   yes |" in render_bars(make_record())


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
