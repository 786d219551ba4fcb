"""What stands between a tag and its packages: the version it names, and a wheel that works.

python tests/contract/release.py tag      the tag of this run names the version and its changes
python tests/contract/release.py trial    the wheel in dist/ builds the sample site elsewhere
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ("briefings", "docs", "mkdocs.yml")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


def check_tag(environment: Mapping[str, str], version: str, changelog: str) -> list[str]:
    """Return what is wrong with the tag that a run was started for; a run without one is fine."""
    if environment.get("GITHUB_REF_TYPE") != "tag":
        return []
    faults = []
    tag = environment.get("GITHUB_REF_NAME", "")
    if tag != f"v{version}":
        faults.append(f"the tag is {tag!r}, and pyproject.toml says {version!r}")
    if not re.search(rf"^## \[{re.escape(version)}\]", changelog, re.MULTILINE):
        faults.append(f"CHANGELOG.md has no section for {version}")
    return faults


def tag() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    faults = check_tag(os.environ, project["version"], changelog)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def trial() -> int:
    """Install the wheel as a user does, far from its sources, and build the sample site with it."""
    wheels = sorted((ROOT / "dist").glob("*.whl"))
    if len(wheels) != 1:
        print(f"dist/ holds {len(wheels)} wheels, not one: make wheel", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in SAMPLE:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, place / name)
        subprocess.run([sys.executable, "-m", "venv", place / ".venv"], check=True)
        run(place, "python", "-m", "pip", "install", "--quiet", str(wheels[0]))
        run(place, "briefwright", "check")
        run(place, "mkdocs", "build", "--strict")
        crawl = ROOT / "tests/build/crawl.py"
        command: list[str | Path] = [sys.executable, crawl, place / "site", "/briefwright/"]
        return subprocess.run(command, check=False).returncode


def run(place: Path, program: str, *arguments: str) -> None:
    # Nothing of this run's own environment may help: neither its packages nor its sources.
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    env |= QUIET | {"PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    command: list[str | Path] = [place / ".venv/bin" / program, *arguments]
    subprocess.run(command, cwd=place, env=env, check=True)


if __name__ == "__main__":
    sys.exit({"tag": tag, "trial": trial}[sys.argv[1]]())
