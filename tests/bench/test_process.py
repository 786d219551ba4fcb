import os
import sys
import time
from pathlib import Path

import pytest

from bench.process import cpu_of_family, descendants, held, high_water, run_measured
from bench.report import replace_block
from bench.run import PAGE
from bench.sides import clear, compare, weigh

BURN = "sum(i * i for i in range(3_000_000))"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {BURN!r}], check=True)"


def test_output_and_status_are_kept(tmp_path: Path) -> None:
    program = (
        "import os, sys; print(os.getcwd()); print(os.environ['X'], file=sys.stderr); sys.exit(3)"
    )
    used = run_measured(
        [sys.executable, "-c", program], folder=tmp_path, environment={"X": "there"}
    )
    assert used.status == 3
    assert used.output.split() == [str(tmp_path.resolve()), "there"]


def test_cpu_of_children_counts(tmp_path: Path) -> None:
    idle = run_measured([sys.executable, "-c", ""], folder=tmp_path)
    parent = run_measured([sys.executable, "-c", CHILD], folder=tmp_path)
    alone = run_measured([sys.executable, "-c", BURN], folder=tmp_path)
    assert parent.cpu > idle.cpu + 0.5 * (alone.cpu - idle.cpu)


MEASURING = """
import sys
from pathlib import Path
from bench.process import run_measured
print(run_measured([sys.executable, "-c", "b'x' * 150_000_000"], folder=Path.cwd()).peak)
"""


def test_peak_is_in_bytes(tmp_path: Path) -> None:
    """In a process of its own: Linux counts for a child what the one that starts it holds."""
    place = {"PYTHONPATH": str(PAGE.parents[2])}
    used = run_measured([sys.executable, "-c", MEASURING], folder=tmp_path, environment=place)
    assert used.status == 0, used.output
    assert 150_000_000 < int(used.output) < 400_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_this_process_is_in_its_own_family() -> None:
    assert descendants(os.getpid())[0] == os.getpid()
    assert high_water(os.getpid()) >= held(os.getpid()) > 1_000_000
    assert held(2**22 + 1) == high_water(2**22 + 1) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_cpu_of_a_family_counts_children_that_have_ended() -> None:
    before = cpu_of_family(os.getpid())
    own = time.process_time()
    used = run_measured([sys.executable, "-c", BURN], folder=Path.cwd())
    own = time.process_time() - own
    tick = 1 / os.sysconf("SC_CLK_TCK")
    assert cpu_of_family(os.getpid()) - before >= used.cpu + own - 4 * tick


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_peaks_of_the_first_process_and_of_all_are_told_apart(tmp_path: Path) -> None:
    hold = "import time; kept = b'x' * 80_000_000; time.sleep(0.8)"
    parent = (
        "import subprocess, sys, time; kept = b'x' * 40_000_000;"
        f"subprocess.run([sys.executable, '-c', {hold!r}], check=True)"
    )
    used = run_measured([sys.executable, "-c", parent], folder=tmp_path)
    assert 40_000_000 < used.own_peak < 80_000_000
    assert used.peak > 120_000_000


def test_cold_means_nothing_but_the_sources(tmp_path: Path) -> None:
    for path in (
        "mkdocs.yml",
        "docs/index.md",
        "briefings/a.md",
        "site/index.html",
        ".cache/x",
        "log",
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    clear(tmp_path)
    assert {entry.name for entry in tmp_path.iterdir()} == {"mkdocs.yml", "docs", "briefings"}


def test_site_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_bytes(b"12345")
    (tmp_path / "search.json").write_bytes(b"123")
    assert weigh(tmp_path) == (1, 8)


def test_sites_are_compared_byte_for_byte_both_ways(tmp_path: Path) -> None:
    for path, text in (
        *(("one/same", "x"), ("other/same", "x")),
        *(("one/changed", "x"), ("other/changed", "y")),
        *(("one/deep/lost", "x"), ("other/deep/new", "x")),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    found = compare(tmp_path / "one", tmp_path / "other", 7)
    assert (found.size, found.files, found.differing) == (7, 4, 3)


def test_page_on_performance_can_take_a_record() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "new figures" in replace_block(page, "new figures")
