"""The arrows between the rooms of the package, and a core that needs no host."""

import os
import subprocess
import sys

import pytest
from importlinter.cli import lint_imports

from tests.contract.lock import ROOT

SOURCE = ROOT / "plugins"
HOSTS = ("material", "mkdocs", "properdocs")
CORE = sorted(
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    for path in (SOURCE / "briefwright").rglob("*.py")
    if "hosts" not in path.parts and path.stem != "__main__"
)
IMPORT_BLOCKED = """
import importlib
import sys
import traceback
from importlib.abc import MetaPathFinder

blocked, modules = (argument.split(",") for argument in sys.argv[1:])


class Block(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in blocked:
            raise ModuleNotFoundError(f"the core may not import {name}", name=name)


sys.meta_path.insert(0, Block())
failed = 0
for module in modules:
    try:
        importlib.import_module(module)
    except ImportError:
        failed += 1
        print(f'importing {module}:', file=sys.stderr)
        traceback.print_exc(limit=-2)
sys.exit(failed)
"""


def run_blocked(blocked: str, modules: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", IMPORT_BLOCKED, blocked, ",".join(modules)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_arrows_point_down(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert code == 0, capsys.readouterr().out


def test_core_imports_with_every_host_blocked() -> None:
    assert "briefwright.content" in CORE
    run = run_blocked(",".join(HOSTS), CORE)
    assert run.returncode == 0, run.stderr


def test_a_blocked_module_is_noticed() -> None:
    run = run_blocked("json", ["json.decoder"])
    assert run.returncode == 1
    assert "the core may not import json" in run.stderr
