import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefwright.cli import main


@pytest.fixture(autouse=True)
def _sites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, pages in {"before": ("a", "b"), "after": ("b",)}.items():
        (tmp_path / name / "data").mkdir(parents=True)
        for data in ("actors", "briefings"):
            (tmp_path / name / f"data/{data}.json").write_text(json.dumps([]), encoding="utf-8")
        for page in pages:
            (tmp_path / name / f"{page}.html").write_text(page, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["changes", *arguments], catch_exceptions=False)


def test_a_lost_address_is_an_error() -> None:
    result = run("before", "after")
    assert result.exit_code == 1
    assert "### ❌ 1 address lost" in result.stdout
    assert result.stderr == "briefwright: 1 published address would be lost, such as /a.html\n"


def test_a_change_that_loses_nothing_is_clean() -> None:
    result = run("after", "before")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 address new" in result.stdout


def test_a_folder_without_a_site_is_named() -> None:
    result = run("before", "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "briefwright: nowhere/data/briefings.json: no such file or directory; "
        "build a site there first\n"
    )
