import logging

import pytest
from mkdocs.exceptions import Abort
from mkdocs.utils import CountHandler

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.hosts.mkdocs.reports import Progress, counts_against_strict, log, report

DEAD = Problem(Span("briefings/a.md", 3, 5), "dead-link", "x.md does not exist", "mend it")
SHARED = Problem(Span("docs/actors/b.md", 2, 1), "name-shared", '"B" is shared')
COVERED = Problem(Span("briefings/a.md", 4, 1), "mentioned-not-declared", '"C" is mentioned')


def said(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    return [(record.levelname, record.getMessage()) for record in caplog.records]


@pytest.fixture(autouse=True)
def _listening(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    # A command line that ran in this process before may have silenced the host's loggers.
    for logger in (log, logging.getLogger("mkdocs")):
        monkeypatch.setattr(logger, "disabled", False)
        monkeypatch.setattr(logger, "propagate", True)
    caplog.set_level(logging.INFO, logger=log.name)


def test_warnings_are_logged_and_coverage_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    report([SHARED, COVERED])

    counted = "1 mentioned actor not declared, 0 declared actors not mentioned"
    assert said(caplog) == [
        ("WARNING", 'docs/actors/b.md:2:1: warning: "B" is shared [name-shared]'),
        ("INFO", f"{counted}; `briefwright check` lists them"),
    ]


def test_errors_are_all_logged_before_the_build_ends(caplog: pytest.LogCaptureFixture) -> None:
    other = Problem(Span("briefings/a.md", 9, 1), "dead-link", "y.md does not exist")

    with pytest.raises(Abort, match=r"^2 errors in 1 file; nothing was published$"):
        report([DEAD, SHARED, other])

    assert [level for level, _ in said(caplog)] == ["ERROR", "WARNING", "ERROR"]
    assert said(caplog)[0][1].endswith("[dead-link]\n    hint: mend it")


def test_nothing_is_said_of_nothing(caplog: pytest.LogCaptureFixture) -> None:
    report([])

    assert said(caplog) == []


def test_only_a_strict_build_counts() -> None:
    host, counter = logging.getLogger("mkdocs"), CountHandler()
    counter.setLevel(logging.WARNING)
    log.warning("before anybody counts")
    assert not counts_against_strict()

    host.addHandler(counter)
    try:
        assert not counts_against_strict()
        log.warning("counted")
        assert counts_against_strict()
    finally:
        host.removeHandler(counter)


def test_progress_is_said_now_and_then(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0
    progress = Progress("Did %d of %d", pause=5.0, clock=lambda: now)
    for done in range(1, 13):
        now = float(done)
        progress(done, 12)

    assert [text for _, text in said(caplog)] == ["Did 5 of 12", "Did 10 of 12"]
