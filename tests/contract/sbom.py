"""The bill of materials: every package of the lock, as CycloneDX 1.6.

python tests/contract/sbom.py sbom.cdx.json

Required is what the installed program runs on, optional what an extra adds; everything else is a
tool, and excluded. The same lock and the same packages give the same bytes.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[2]
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)")
_UNSAID = {"pyromark": "MIT"}
"""Licences that stand in a package's files and not in its metadata."""

_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def read_pins(lock: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield name, version and hashes of each package of a lock, sorted by name."""
    found = []
    for line in lock.replace("\\\n", " ").splitlines():
        if pin := _PIN.match(line):
            name = canonicalize_name(pin["name"])
            found.append((name, pin["version"], sorted(_HASH.findall(line))))
    yield from sorted(found)


def find_closure(wanted: Iterable[str]) -> set[str]:
    """Return the packages that these requirements bring, on every system."""
    found: set[str] = set()
    waiting = [Requirement(each) for each in wanted]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        key = (name, frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        found.add(name)
        waiting += [each for each in _requires(name) if _is_asked(each, requirement.extras)]
    return found


def _requires(name: str) -> list[Requirement]:
    try:
        return [Requirement(each) for each in distribution(name).requires or ()]
    except PackageNotFoundError:
        return []  # It is for another system.


def _is_asked(requirement: Requirement, extras: set[str]) -> bool:
    marker = str(requirement.marker or "")
    return "extra ==" not in marker or any(f'"{extra}"' in marker for extra in extras)


def make_bom(lock: str, project: dict[str, object]) -> Bom:
    """Return the bill of the project that pyproject.toml describes."""
    licences = LicenseFactory()
    required = find_closure(_texts(project["dependencies"]))
    extras = project["optional-dependencies"]
    listed = extras.values() if isinstance(extras, dict) else ()
    optional = find_closure(text for each in listed for text in _texts(each))
    bom = Bom()
    bom.serial_number = None  # type: ignore[assignment] # it would differ with every run
    bom.metadata.timestamp = None  # type: ignore[assignment] # likewise
    bom.metadata.component = Component(
        name=str(project["name"]),
        version=str(project["version"]),
        type=ComponentType.APPLICATION,
        bom_ref=str(project["name"]),
        licenses=[licences.make_from_string(str(project["license"]))],
    )
    for name, version, hashes in read_pins(lock):
        scope = ComponentScope.EXCLUDED
        if name in required:
            scope = ComponentScope.REQUIRED
        elif name in optional:
            scope = ComponentScope.OPTIONAL
        licence = _licence(name)
        bom.components.add(
            Component(
                name=name,
                version=version,
                type=ComponentType.LIBRARY,
                bom_ref=f"{name}=={version}",
                purl=PackageURL("pypi", name=name, version=version),
                scope=scope,
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in hashes],
                licenses=[licences.make_from_string(licence)] if licence else [],
            )
        )
    _relate(bom, _texts(project["dependencies"]))
    return bom


def _relate(bom: Bom, direct: Iterable[str]) -> None:
    """Say which package brings which; extras count, since the lock has them."""
    by_name = {component.name: component for component in bom.components}
    root = bom.metadata.component
    if root is None:
        return
    for parent, wanted in (
        (root, [Requirement(each) for each in direct]),
        *((component, _requires(component.name)) for component in bom.components),
    ):
        names = {canonicalize_name(each.name) for each in wanted}
        bom.register_dependency(parent, [by_name[name] for name in sorted(names & by_name.keys())])


def _texts(value: object) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _licence(name: str) -> str:
    """Return what a package says of its licence; nothing when it is not installed here."""
    try:
        meta = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    said = next((meta[key] for key in ("License-Expression", "License") if key in meta), "")
    named = [
        each.rpartition(" :: ")[2]
        for each in meta.get_all("Classifier") or ()
        if each.startswith("License ::")
    ]
    return said if said and "\n" not in said else " AND ".join(named) or _UNSAID.get(name, "")


def render(lock: Path = ROOT / "requirements.txt") -> str:
    """Return the bill as JSON."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bom = make_bom(lock.read_text(encoding="utf-8"), project)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(render(), encoding="utf-8", newline="\n")
    print(f"wrote {target}")
