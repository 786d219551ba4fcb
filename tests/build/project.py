"""A small project written as one text, built by a real host, and looked at by selector."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lxml import html

from tests import trees
from tests.build.crawl import Crawl
from tests.build.host_process import run_mkdocs

if TYPE_CHECKING:
    from collections.abc import Mapping

HOSTS = ("mkdocs", "properdocs")
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "SOURCE_DATE_EPOCH": "1764000000",
}
EPOCH = "2025-11-24"


def write_tree(root: Path, text: str) -> None:
    """Write the files of a text in the form of `tests.trees`."""
    trees.write_tree(root, trees.split_blocks(text)[1])


@dataclass(frozen=True)
class Outcome:
    """What a run of a host left behind."""

    code: int
    log: str

    def lines(self, level: str) -> list[str]:
        """Return the first lines of the messages of one level."""
        mark = f"{level:<8}-  "
        return [line.removeprefix(mark) for line in self.log.splitlines() if line.startswith(mark)]

    @property
    def errors(self) -> list[str]:
        return self.lines("ERROR")

    @property
    def warnings(self) -> list[str]:
        return self.lines("WARNING")


@dataclass
class Project:
    """A project on disk."""

    root: Path
    site_dir: str = "site"
    env: dict[str, str] = field(default_factory=dict)

    def write(self, text: str) -> None:
        write_tree(self.root, text)

    def run(self, *arguments: str, host: str = "mkdocs") -> Outcome:
        """Run a host's command line, as its user does."""
        with TemporaryDirectory() as folder:
            log = Path(folder, "log")
            env = {**os.environ, **QUIET, **self.env}
            if host == "mkdocs":
                code = run_mkdocs([*arguments], self.root, env, log)
            else:
                command = [sys.executable, "-m", host, *arguments, "-f", "mkdocs.yml"]
                with log.open("wb") as output:
                    code = subprocess.run(
                        command, cwd=self.root, env=env, stdout=output, stderr=output, check=False
                    ).returncode
            return Outcome(code, log.read_text(encoding="utf-8"))

    def build(self, *arguments: str, host: str = "mkdocs") -> Outcome:
        """Build the site and expect success."""
        outcome = self.run("build", *arguments, host=host)
        assert outcome.code == 0, outcome.log
        return outcome

    def build_strictly(self, host: str = "mkdocs") -> Outcome:
        """Build the site and expect that there is nothing to say."""
        outcome = self.build("--strict", host=host)
        assert not outcome.warnings, outcome.log
        return outcome

    @property
    def site(self) -> Path:
        return self.root / self.site_dir

    def read(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def page(self, url: str) -> html.HtmlElement:
        """Return the page at a URL below the site's root."""
        path = f"{url}index.html" if not url or url.endswith("/") else url
        return html.document_fromstring(self.read(path))

    def texts(self, url: str, selector: str) -> list[str]:
        """Return the texts of the elements that a selector finds, white space folded."""
        return [
            " ".join(str(found.text_content()).split())
            for found in self.page(url).cssselect(selector)
        ]

    def links(self, url: str, selector: str = "a") -> list[str]:
        return [str(found.get("href")) for found in self.page(url).cssselect(selector)]

    def published(self) -> set[str]:
        """Return the path of every file of the site."""
        return set(self.snapshot(self.site_dir))

    def snapshot(self, folder: str = ".") -> Mapping[str, bytes]:
        """Return every file below a folder of the project."""
        start = self.root / folder
        return {
            path.relative_to(start).as_posix(): path.read_bytes()
            for path in sorted(start.rglob("*"))
            if path.is_file()
        }

    def dead(self, base: str = "/") -> list[str]:
        """Return what is dead in the built site."""
        return Crawl(self.site, base).run()
