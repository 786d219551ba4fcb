"""The bill of materials is the lock, and what is in it can be told apart."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from tests.contract import sbom
from tests.contract.test_lock import pins


@pytest.fixture(scope="module")
def text() -> str:
    return sbom.render()


@pytest.fixture(scope="module")
def components(text: str) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in json.loads(text)["components"]}


def test_it_is_cyclonedx(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_it_holds_what_the_lock_holds_with_every_hash(components: dict[str, Any]) -> None:
    locked = {
        canonicalize_name(pin.name): (next(iter(pin.specifier)).version, sorted(hashes))
        for pin, hashes in pins()
    }
    listed = {
        name: (each["version"], sorted(f"sha256:{one['content']}" for one in each["hashes"]))
        for name, each in components.items()
    }
    assert listed == locked


def test_what_is_shipped_is_told_from_tools(components: dict[str, Any]) -> None:
    scopes = {name: each["scope"] for name, each in components.items()}
    assert {scopes[name] for name in ("mkdocs", "pydantic", "pydantic-core", "markupsafe")} == {
        "required"
    }
    assert scopes["properdocs"] == "optional"
    assert {scopes[name] for name in ("pytest", "ruff", "cyclonedx-python-lib")} == {"excluded"}
    assert scopes["colorama"] == "required", "click asks for it on another system"


def test_every_package_that_is_shipped_has_a_licence(components: dict[str, Any]) -> None:
    elsewhere = {"colorama"}
    silent = {
        name
        for name, each in components.items()
        if each["scope"] == "required" and not each.get("licenses")
    }
    assert silent <= elsewhere


def test_the_same_lock_gives_the_same_bytes(text: str) -> None:
    assert sbom.render() == text


def test_an_install_takes_no_source_to_build() -> None:
    recipe = (sbom.ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    installs = [line for line in recipe.splitlines() if "-r requirements.txt" in line]
    assert len(installs) == 2
    for line in installs:
        assert "--require-hashes" in line
        assert "--no-build " in line or "--only-binary :all:" in line
