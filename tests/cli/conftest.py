from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.cli import asking, fixing
from tests.cli.running import Site

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is typed come from a terminal."""
    for module in (asking, fixing):
        monkeypatch.setattr(module, "can_ask", lambda: True)
