"""requirements.txt is the lock of pyproject.toml as it stands, and names no place."""

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.contract import lock

HINT = "requirements.txt is stale: run `make lock`"
DIRECT = sorted(
    {
        wanted
        for table, requirements in lock.declared().items()
        if table != "requires-python"
        for wanted in requirements
    }
)


def pins() -> list[tuple[Requirement, list[str]]]:
    """Return each pin of the lock with its hashes."""
    text = lock.LOCK.read_text(encoding="utf-8").replace("\\\n", " ")
    entries = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        requirement, *hashes = line.split("--hash=")
        entries.append((Requirement(requirement), [h.strip() for h in hashes]))
    return entries


def test_lock_was_made_for_these_dependency_tables() -> None:
    first_line = lock.LOCK.read_text(encoding="utf-8").partition("\n")[0]
    assert first_line == lock.stamp(lock.declared()), HINT


@pytest.mark.parametrize("wanted", DIRECT)
def test_lock_satisfies_a_direct_requirement(wanted: str) -> None:
    requirement = Requirement(wanted)
    name = canonicalize_name(requirement.name)
    versions = [
        next(iter(pin.specifier)).version
        for pin, _ in pins()
        if canonicalize_name(pin.name) == name
    ]
    assert versions, f"{name} is not locked; {HINT}"
    for version in versions:
        assert requirement.specifier.contains(version, prereleases=True), (
            f"{name} {version} is locked, {wanted} is wanted; {HINT}"
        )


def test_every_pin_is_exact_and_hashed() -> None:
    for pin, hashes in pins():
        assert [s.operator for s in pin.specifier] == ["=="], pin
        assert hashes, f"{pin} has no hash"
        for value in hashes:
            assert value.startswith("sha256:"), f"{pin}: {value}"


def test_lock_names_no_address() -> None:
    for number, line in enumerate(lock.LOCK.read_text(encoding="utf-8").splitlines()):
        assert "://" not in line, f"line {number + 1} has an address"
        assert not line.startswith("-"), f"line {number + 1} is an option"


def test_order_within_a_table_does_not_stale_the_lock() -> None:
    assert lock.stamp({"project": ["b", "a"]}) == lock.stamp({"project": ["a", "b"]})
    assert lock.stamp({"project": ["a"]}) != lock.stamp({"project": ["a>1"]})
