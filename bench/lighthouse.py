"""Judge pages of a finished site as Lighthouse does, on the phone that it pretends to be.

    python -m bench.lighthouse SITE [--runs 5]

Lighthouse is no part of the lock: `npx` fetches it, which needs Node, or LIGHTHOUSE names it.
Performance is the median of the runs; everything else must be faultless in each. Exits with 1
when a bar does not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.serving import Served

LIGHTHOUSE = "npx --yes lighthouse@12"
FLAGS = "--headless --no-sandbox --disable-gpu"
PERFORMANCE = 95
CHRONOLOGY = 90
FAULTLESS = ("accessibility", "best-practices", "seo")


def pages_of(site: Path) -> dict[str, int]:
    """Return the pages to look at, each with the least it may get for performance."""
    briefings = json.loads((site / "data/briefings.json").read_text(encoding="utf-8"))
    actors = json.loads((site / "data/actors.json").read_text(encoding="utf-8"))
    fullest = max(actors, key=lambda actor: actor["briefings"])
    return {
        "": PERFORMANCE,
        briefings[0]["url"]: PERFORMANCE,
        fullest["url"]: PERFORMANCE,
        "chronology/": CHRONOLOGY,
    }


def judge(url: str) -> Any:
    """Return Lighthouse's report on a page."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    command = shlex.split(os.environ.get("LIGHTHOUSE", LIGHTHOUSE))
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        options = ["--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}"]
        subprocess.run(
            [*command, url, *options],
            check=True,
            cwd=folder,
            env={**os.environ, "CHROME_PATH": os.environ.get("CHROME_PATH", chromium)},
        )
        return json.loads(report.read_text(encoding="utf-8"))


def score(report: Any, category: str) -> int:
    return round(100 * float(report["categories"][category]["score"]))


def faults(report: Any) -> list[str]:
    """Return what a report finds fault with, beside performance."""
    return [
        f"    {category}: {report['audits'][audit['id']]['title']}"
        for category in FAULTLESS
        for audit in report["categories"][category]["auditRefs"]
        if audit["weight"] and report["audits"][audit["id"]]["score"] not in (1, None)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    served = Served(asked.site.resolve())
    missed = False
    for path, least in pages_of(served.folder).items():
        reports = [judge(served.url + path) for _ in range(asked.runs)]
        runs = [score(report, "performance") for report in reports]
        median = statistics.median(runs)
        others = {name: min(score(report, name) for report in reports) for name in FAULTLESS}
        print(f"/{path}: performance {median:g} of {runs}; {others}", flush=True)
        print("".join(f"{fault}\n" for fault in faults(reports[0])), end="")
        missed |= median < least or min(others.values()) < 100
    served.close()
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
