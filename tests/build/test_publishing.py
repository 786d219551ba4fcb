"""The published folder holds the previous site or the new one, whatever happens."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.build.project import Project

BREAK = """
-- mkdocs.yml --
site_name: Small
plugins: [search, briefings]
hooks: [hook.py]
-- hook.py --
def on_post_build(config):
    {what}
"""


def test_a_build_that_fails_at_its_end_leaves_the_previous_site(small: Project) -> None:
    small.write("-- site/index.html --\nthe previous site\n")
    before = dict(small.snapshot("site"))
    small.write(BREAK.format(what="raise RuntimeError('the hook broke')"))

    outcome = small.run("build")

    assert outcome.code != 0
    assert dict(small.snapshot("site")) == before
    assert sorted(path.name for path in small.root.glob(".*")) == [".cache"]


def test_a_killed_build_leaves_the_previous_site_and_the_next_one_tidies_up(small: Project) -> None:
    small.write("-- site/index.html --\nthe previous site\n")
    before = dict(small.snapshot("site"))
    small.write(BREAK.format(what="import os; os._exit(9)"))

    outcome = small.run("build")

    assert outcome.code == 9
    assert dict(small.snapshot("site")) == before
    assert (small.root / ".site.briefwright-staging").is_dir()

    small.write(BREAK.format(what="pass"))
    small.build()
    assert not (small.root / ".site.briefwright-staging").exists()


def test_a_site_that_a_killed_build_moved_aside_is_restored(small: Project) -> None:
    small.write("-- site/index.html --\nthe previous site\n")
    before = dict(small.snapshot("site"))
    (small.root / "site").rename(small.root / ".site.briefwright-previous")
    small.write("-- briefings/2025/bad.md --\nno front matter\n")

    outcome = small.run("build")

    assert outcome.code == 1
    assert dict(small.snapshot("site")) == before
    assert "Restored the site" in outcome.log


def test_what_other_plugins_write_at_the_end_is_published(small: Project) -> None:
    small.write(BREAK.format(what="open(config.site_dir + '/late.txt', 'w').write('written late')"))

    small.build_strictly()

    assert small.read("late.txt") == "written late"


def test_a_page_that_is_gone_is_gone_from_the_site(small: Project) -> None:
    small.build_strictly()
    (small.root / "briefings/2025/talks-stall.md").unlink()

    small.build_strictly()

    assert not any("talks-stall" in path for path in small.published())
    assert "actors/russia/index.html" not in small.published()


def test_the_site_folder_may_be_a_symbolic_link(small: Project) -> None:
    (small.root / "real").mkdir()
    (small.root / "site").symlink_to("real")

    small.build_strictly()

    assert (small.root / "site").is_symlink()
    assert (small.root / "real/index.html").is_file()


def test_the_site_folder_may_be_named_on_the_command_line(small: Project) -> None:
    small.build("--site-dir", "public/today")

    small.site_dir = "public/today"
    assert "index.html" in small.published()
    assert sorted(path.name for path in (small.root / "public").iterdir()) == ["today"]


def test_gh_deploy_pushes_the_published_site(small: Project) -> None:
    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=small.root, capture_output=True, text=True, check=True
        )
        return done.stdout

    remote = small.root.parent / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    git("init", "--quiet")
    git("config", "user.name", "Nobody")
    git("config", "user.email", "nobody@example.org")
    git("add", ".")
    git("commit", "--quiet", "-m", "Start")
    git("remote", "add", "origin", str(remote))

    outcome = small.run("gh-deploy")

    assert outcome.code == 0, outcome.log
    listed = git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert set(listed) - {".nojekyll"} == small.published()
