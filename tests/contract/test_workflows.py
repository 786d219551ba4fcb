"""The workflows: what they may do, what they pin, and that no name can make them do more."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefwright.cli.formats import FORMATS
from tests.contract.lock import ROOT
from tests.unit.publish.test_proposal import commit, git

FOLDER = ROOT / ".github/workflows"
FILES = sorted(FOLDER.glob("*.yml"))
GUIDES = [path for path in sorted(ROOT.glob("docs/**/*.md")) if "uses: " in path.read_text("utf-8")]
"""Pages with steps that an editor copies."""

# What the tags were when they were looked up, in November 2026. A tag can be moved and a comment
# can lie: whoever changes a pin looks up both and changes this table in the same commit.
PINS = {
    "actions/cache": ("v6.1.0", "55cc8345863c7cc4c66a329aec7e433d2d1c52a9"),
    "actions/checkout": ("v7.0.1", "3d3c42e5aac5ba805825da76410c181273ba90b1"),
    "actions/deploy-pages": ("v5.0.0", "cd2ce8fcbc39b97be8ca5fce6e763baed58fa128"),
    "actions/download-artifact": ("v8.0.1", "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c"),
    "actions/setup-python": ("v7.0.0", "5fda3b95a4ea91299a34e894583c3862153e4b97"),
    "actions/upload-artifact": ("v7.0.1", "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a"),
    "actions/upload-pages-artifact": ("v5.0.0", "fc324d3547104276b827a68afc52ff2a11cc49c9"),
    "pypa/gh-action-pypi-publish": ("v1.14.2", "dc37677b2e1c63e2034f94d8a5b11f265b73ba33"),
}
READ = {"contents": "read"}
PERMISSIONS = {
    ("check", "check"): READ,
    ("release", "build"): READ,
    ("release", "trial"): READ,
    ("release", "publish"): {"id-token": "write"},
    ("site", "build"): READ,
    ("site", "deploy"): {"pages": "write", "id-token": "write"},
}
# What anybody who opens a pull request may choose.
HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "x\ntouch pwned\n",
    "x\n::set-output name=kind::code\nkind=code",
    "$(shell touch pwned)",
    "${{ github.token }} && touch pwned",
    "-f/etc/passwd",
]
CHOSEN = ("GITHUB_HEAD_REF", "GITHUB_BASE_REF", "GITHUB_REF_NAME", "GITHUB_REF", "GITHUB_ACTOR")
TITLES = ("PR_TITLE", "PR_BODY", "TITLE", "MESSAGE")


@dataclass(frozen=True)
class Block:
    """A `run:` of a workflow."""

    workflow: str
    job: str
    name: str
    text: str
    env: dict[str, str]


def parse(path: Path) -> dict[Any, Any]:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(workflow, dict)
    return workflow


WORKFLOWS = {path.stem: parse(path) for path in FILES}
JOBS = {
    (name, job): jobs
    for name, workflow in WORKFLOWS.items()
    for job, jobs in workflow["jobs"].items()
}
STEPS = [(name, job, step) for (name, job), body in JOBS.items() for step in body["steps"]]
BLOCKS = [
    Block(name, job, step["name"], step["run"], step.get("env", {}))
    for name, job, step in STEPS
    if "run" in step
]


def ids(block: Block) -> str:
    return f"{block.workflow}: {block.name}"


def test_the_workflows_are_those_that_the_tables_here_speak_of() -> None:
    assert list(WORKFLOWS) == ["check", "release", "site"]
    assert set(JOBS) == set(PERMISSIONS)


@pytest.mark.parametrize("path", [*FILES, *GUIDES], ids=lambda path: path.stem)
def test_every_action_is_pinned_to_the_commit_of_its_tag(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    pins = re.findall(r"^\s*(?:- )?uses: (\S+)@([0-9a-f]{40}) # (v[\d.]+)$", text, re.MULTILINE)
    assert len(pins) == text.count("uses:")
    for action, sha, tag in pins:
        assert (tag, sha) == PINS["/".join(action.split("/")[:2])], action


def test_the_table_of_pins_has_no_action_that_is_not_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*FILES, *GUIDES]]
    used = {action for text in texts for action in re.findall(r"uses: ([\w-]+/[\w-]+)", text)}
    assert used == set(PINS)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_nothing_but_what_its_jobs_say(name: str) -> None:
    assert WORKFLOWS[name]["permissions"] == {}
    for (workflow, job), body in JOBS.items():
        if workflow == name:
            assert body["permissions"] == PERMISSIONS[workflow, job]


def test_a_job_that_may_write_runs_nothing_of_the_repository() -> None:
    for (workflow, job), allowed in PERMISSIONS.items():
        if "write" in allowed.values():
            steps = JOBS[workflow, job]["steps"]
            assert not any("run" in step for step in steps)
            assert not any("checkout" in step["uses"] for step in steps)


def test_the_check_of_a_pull_request_starts_in_one_way() -> None:
    # A bare `on` is true in YAML 1.1.
    assert WORKFLOWS["check"][True] == {"pull_request": None}


def test_only_main_is_deployed_and_no_deployment_is_cut_off() -> None:
    assert WORKFLOWS["site"][True]["push"] == {"branches": ["main"]}
    assert JOBS["site", "deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert WORKFLOWS["site"]["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_workflow_has_a_secret_or_trusts_a_fork(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("secrets.", "pull_request_target", "workflow_run", "GITHUB_ENV", "cache:"):
        assert word not in text


def test_no_checkout_leaves_its_token_behind() -> None:
    checkouts = [step for _, _, step in STEPS if "checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("block", BLOCKS, ids=ids)
def test_no_command_holds_an_expression(block: Block) -> None:
    assert "${{" not in block.text


@pytest.mark.parametrize("block", BLOCKS, ids=ids)
def test_a_command_is_a_verb_of_the_makefile(block: Block) -> None:
    if block.text.startswith("git -C head worktree add"):
        return
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    verbs = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert verbs
    words = re.fullmatch(
        r'make(?: -s)?(?: -C \S+)? ([a-z]+)(?: [A-Z]+=\S+)*(?: >> "\$[A-Z_]+")?', block.text
    )
    assert words, block.text
    assert words[1] in verbs[1].split()


def test_zizmor_finds_nothing() -> None:
    program = Path(sys.executable).with_name("zizmor")
    run = subprocess.run(
        [program, "--persona=auditor", "--offline", "--no-progress", ROOT / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "No findings to report" in run.stdout + run.stderr


# Running them. `make` is a recorder first, and then the real one.

RECORDER = """#!/bin/sh
printf '%s\\n' "$PWD" "$@" >> "$RECORD"
"""


def hostile_environment(place: Path, value: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(place),
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_WORKSPACE": str(place),
        "GITHUB_OUTPUT": str(place / "output"),
        "GITHUB_STEP_SUMMARY": str(place / "summary"),
        **dict.fromkeys(CHOSEN, value),
        **dict.fromkeys(TITLES, value),
    }


def run_block(block: Block, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a block as a runner does: `bash -e` on a file."""
    script = cwd.parent / "script.sh"
    script.write_text(block.text, encoding="utf-8")
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", script],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("value", HOSTILE)
def test_no_name_makes_a_block_do_anything_else(tmp_path: Path, value: str) -> None:
    tools, work = tmp_path / "tools", tmp_path / "work"
    tools.mkdir()
    work.mkdir()
    for tool in ("make", "git"):
        (tools / tool).write_text(RECORDER, encoding="utf-8")
        (tools / tool).chmod(0o755)
    env = hostile_environment(work, value)
    env |= {"PATH": f"{tools}:{env['PATH']}", "RECORD": str(tmp_path / "record")}
    for block in BLOCKS:
        (tmp_path / "record").unlink(missing_ok=True)
        extra = {"PROJECT": "head"} if "PROJECT" in block.env else {}
        assert run_block(block, work, env | extra).returncode == 0
        words = block.text.partition(" >>")[0].replace('"$PROJECT"', "head").split()
        recorded = (tmp_path / "record").read_text(encoding="utf-8").splitlines()
        assert recorded == [str(work), *words[1:]]
    assert {path.name for path in work.iterdir()} <= {"output", "summary"}


@dataclass
class Runner:
    """What `check.yml` finds on a machine of GitHub's: the merged change in `head`."""

    work: Path
    env: dict[str, str]

    def step(self, name: str) -> subprocess.CompletedProcess[str]:
        (block,) = (one for one in BLOCKS if (one.workflow, one.name) == ("check", name))
        kind = self.outputs().get("kind", "")
        extra = {"PROJECT": "base" if kind == "content" else "head"} if block.env else {}
        return run_block(block, self.work, self.env | extra)

    def steps(self, *names: str) -> None:
        for name in names:
            run = self.step(name)
            assert run.returncode == 0, f"{name}\n{run.stdout}{run.stderr}"

    def outputs(self) -> dict[str, str]:
        path = self.work / "output"
        if not path.exists():
            return {}
        return dict(line.split("=") for line in path.read_text(encoding="utf-8").splitlines())

    def summary(self) -> str:
        return (self.work / "summary").read_text(encoding="utf-8")


BRIEFING = """\
---
title: Talks resume
date: 2025-06-02
actors: [russia, ukraine]
threat_level: guarded
---

Russia and Ukraine talk again.
"""
BRANCH = "change-$(touch${IFS}pwned)"
BUILT = ("Lay what it is merged into beside it", "Build the site as it is", "Take over content")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner on which a change may be made, on a branch with a hostile name."""
    work = tmp_path / "work"
    head = work / "head"
    for name in ("briefings", "docs", "tests/build", "tests/contract"):
        shutil.copytree(ROOT / name, head / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "mkdocs.yml", "pyproject.toml", "requirements.txt", ".gitignore"):
        shutil.copy(ROOT / name, head / name)
    git(work, "init", "--quiet", "--initial-branch", "main", "head")
    commit(head)
    ready = tmp_path / "ready"
    env = hostile_environment(work, "\n".join(HOSTILE))
    # The verbs run with the environment of this test instead of setting one up.
    env["MAKEFLAGS"] = f"BIN={Path(sys.executable).parent} READY={ready}"
    env["SOURCE_DATE_EPOCH"] = "1780000000"
    git(head, "checkout", "--quiet", "-b", BRANCH)
    ready.touch()
    return Runner(work, env)


def merge(head: Path) -> None:
    """Commit what has changed and merge it, as GitHub does for a pull request."""
    commit(head)
    git(head, "checkout", "--quiet", "main")
    git(head, "merge", "--quiet", "--no-ff", "-m", 'Merge "$(touch pwned)"', BRANCH)


def make_ready(runner: Runner) -> None:
    (runner.work.parent / "ready").touch()


@pytest.mark.slow
def test_a_change_of_content_is_built_by_the_code_of_the_base(runner: Runner) -> None:
    head = runner.work / "head"
    (head / "briefings/2025/talks-resume.md").write_text(BRIEFING, encoding="utf-8")
    merge(head)
    runner.steps(BUILT[0])
    make_ready(runner)
    runner.steps(*BUILT[1:], "Build the site", "Summarise what the change does to the site")
    runner.steps("Check the links")
    assert runner.outputs() == {"kind": "content"}
    assert (runner.work / "base/briefings/2025/talks-resume.md").is_file()
    assert (runner.work / "after/briefings/2025/talks-resume/index.html").is_file()
    assert "1 briefing added, 0 edited, 0 gone." in runner.summary()
    assert not list(runner.work.rglob("pwned"))


@pytest.mark.slow
def test_a_change_of_code_is_built_by_itself_and_may_lose_no_address(runner: Runner) -> None:
    head = runner.work / "head"
    (head / "briefings/2022/oil-price-cap.md").rename(head / "briefings/2022/cap.md")
    configuration = (head / "mkdocs.yml").read_text(encoding="utf-8")
    changed = configuration.replace("Briefwright sample", "Another name")
    (head / "mkdocs.yml").write_text(changed, encoding="utf-8")
    merge(head)
    runner.steps(BUILT[0])
    make_ready(runner)
    runner.steps(*BUILT[1:], "Build the site")
    assert runner.outputs() == {"kind": "code"}
    assert "Another name" in (runner.work / "after/index.html").read_text(encoding="utf-8")
    run = runner.step("Summarise what the change does to the site")
    assert run.returncode != 0
    assert "### ❌ 1 address lost" in runner.summary()


@pytest.mark.slow
def test_a_change_of_content_with_a_link_stops_before_anything_is_read(runner: Runner) -> None:
    head = runner.work / "head"
    (head / "briefings/2025/passwords.md").symlink_to("/etc/passwd")
    merge(head)
    runner.steps(BUILT[0])
    make_ready(runner)
    run = runner.step(BUILT[2])
    assert run.returncode != 0
    assert "briefings/2025/passwords.md:1:1: error: this is a symbolic link" in run.stderr
    assert runner.outputs() == {}


@pytest.mark.slow
@pytest.mark.xfail(
    "github" not in FORMATS, reason="`check --format github` is not there yet", strict=True
)
def test_a_mistake_is_annotated(runner: Runner) -> None:
    head = runner.work / "head"
    text = BRIEFING.replace("guarded", "gaurded")
    (head / "briefings/2025/talks-resume.md").write_text(text, encoding="utf-8")
    merge(head)
    runner.steps(BUILT[0])
    make_ready(runner)
    runner.steps(BUILT[2])
    run = runner.step("Check briefings and actors")
    assert run.returncode != 0
    assert "::error file=briefings/2025/talks-resume.md,line=5" in run.stdout
