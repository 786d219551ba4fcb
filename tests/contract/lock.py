"""Ties requirements.txt to the dependency tables that it was locked for.

Uses the standard library alone: `make lock` runs it before there is a .venv.
"""

import hashlib
import json
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.txt"
PREFIX = "# locked for the dependency tables of pyproject.toml, sha256 "


def declared(project_file: Path = ROOT / "pyproject.toml") -> dict[str, list[str]]:
    """Return every direct requirement, by the table that asks for it."""
    tables = tomllib.loads(project_file.read_text(encoding="utf-8"))
    project = tables["project"]
    return {
        "requires-python": [project["requires-python"]],
        "build-system": tables["build-system"]["requires"],
        "project": project["dependencies"],
        **{f"extra {k}": v for k, v in project["optional-dependencies"].items()},
        **{f"group {k}": v for k, v in tables["dependency-groups"].items()},
    }


def stamp(requirements: dict[str, list[str]]) -> str:
    """Return the first line of a lock made for these requirements.

    Their order within a table does not matter, so sorting one keeps the lock.
    """
    ordered = {table: sorted(wanted) for table, wanted in requirements.items()}
    text = json.dumps(ordered, sort_keys=True)
    return PREFIX + hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    pins = [
        line for line in LOCK.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    LOCK.write_text("\n".join([stamp(declared()), *pins]) + "\n", encoding="utf-8", newline="\n")
