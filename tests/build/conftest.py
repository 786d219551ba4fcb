"""Projects that tests write and build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.build.project import Project

if TYPE_CHECKING:
    from pathlib import Path

SMALL = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {name: material, font: false}
plugins: [search, briefings]
-- docs/actors/russia.md --
---
name: Russia
kind: state
names: [Russian Federation]
---

The largest state by area.
-- docs/actors/ukraine.md --
---
name: Ukraine
kind: state
---
-- docs/actors/atlantis.md --
---
name: Atlantis
kind: state
---

Nobody has written about it.
-- briefings/2025/talks-stall.md --
---
title: Talks stall
date: 2025-05-27
actors: [russia, ukraine]
threat_level: high
---

The talks between Russia and Ukraine have stalled.

## Outlook

See [the earlier one](../2024/winter-lull.md#outlook).
-- briefings/2024/winter-lull.md --
---
title: Winter lull
date: 2024-12-01
actors: [ukraine]
threat_level: guarded
---

Little moves in Ukraine.

## Outlook

![A map](map.gif)
-- briefings/2024/map.gif --
GIF89a, but not really a picture
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project."""
    return Project(tmp_path)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project, built strictly; to be looked at and left as it is."""
    project = Project(tmp_path_factory.mktemp("site"))
    project.write(SMALL)
    project.build_strictly()
    return project


@pytest.fixture
def small(project: Project) -> Project:
    """Two briefings and two actors, and a third actor that no briefing names."""
    project.write(SMALL)
    return project
