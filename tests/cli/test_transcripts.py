"""The command line as its users see it: one readable transcript for each behaviour.

A transcript is a tree of files, then `run` with the command, and what it printed and ended with.
A command may be run in a folder: `in briefings: briefwright check`. To write the outcomes anew,
run `REWRITE=1 pytest tests/cli/test_transcripts.py` and read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefwright.cli import main
from tests.trees import split_blocks, write_tree

TRANSCRIPTS = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))
RUN = re.compile(r"^-- run --\n(?:in (?P<folder>\S+): )?briefwright(?P<words>.*)\n", re.MULTILINE)
NOW = "1764000000"


def transcribe(folder: Path, words: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(
        main, words, prog_name="briefwright", env={"SOURCE_DATE_EPOCH": NOW, "GITHUB_ACTIONS": None}
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return (
        f"-- output --\n{result.stdout}"
        f"{'-- errors --' + chr(10) + result.stderr if result.stderr else ''}"
        f"-- exit {result.exit_code} --\n"
    )


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
def test_transcript(transcript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = transcript.read_text(encoding="utf-8")
    run = RUN.search(text)
    assert run is not None
    _, blocks = split_blocks(text[: run.start()])
    write_tree(tmp_path, blocks)
    folder = tmp_path / (run["folder"] or ".")
    outcome = transcribe(folder, shlex.split(run["words"]), monkeypatch)
    outcome = outcome.replace(str(tmp_path), "/project")
    if "REWRITE" in os.environ:
        transcript.write_text(text[: run.end()] + outcome, encoding="utf-8", newline="\n")
    assert outcome == text[run.end() :]
