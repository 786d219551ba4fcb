import re
import tomllib
from pathlib import Path

import pytest
import yaml

from bench.generate import project_files
from bench.hugo import hugo_files

SIZE = 60
TO_BRIEFING = re.compile(r"\]\(\.\./\.\./(\d{4}/[^)]+)/\)")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(hugo_files(SIZE))


def test_hugo_gets_the_bodies_that_we_get(files: dict[str, str]) -> None:
    ours = {path: text for path, text in project_files(SIZE) if path.startswith("briefings/")}
    assert len(ours) == SIZE
    for path, text in ours.items():
        body = text.split("---\n", 2)[2]
        theirs = files[f"content/{path}"].split("---\n", 2)[2]
        assert TO_BRIEFING.sub(r"](../\1.md)", theirs) == body


def test_links_between_briefings_lead_to_pages(files: dict[str, str]) -> None:
    targets = {target for text in files.values() for target in TO_BRIEFING.findall(text)}
    assert targets
    assert {f"content/briefings/{target}.md" for target in targets} <= set(files)


def test_every_declared_actor_has_a_page_and_every_briefing_a_level(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.startswith("content/briefings/2") and not path.endswith("_index.md"):
            front = yaml.safe_load(text.split("---\n")[1])
            assert len(front["levels"]) == 1
            assert front["actors"]
            for actor in front["actors"]:
                assert f"content/actors/{actor}/_index.md" in files


def test_hugo_is_spared_what_the_comparison_does_not_ask_for(files: dict[str, str]) -> None:
    settings = tomllib.loads(files["hugo.toml"])
    assert settings["taxonomies"] == {"actor": "actors", "level": "levels"}
    assert [kind for kind, outputs in settings["outputs"].items() if "rss" in outputs] == ["home"]
    assert "related" not in settings
    assert not any("Related" in text for path, text in files.items() if path.endswith(".html"))


def test_years_are_sections(files: dict[str, str]) -> None:
    assert "content/briefings/2012/_index.md" in files


def test_hugo_is_pinned_by_its_hashes_and_from_no_address() -> None:
    lock = (Path(__file__).parents[2] / "bench" / "requirements.txt").read_text(encoding="utf-8")
    pins = [line for line in lock.splitlines() if not line.startswith("    --hash=sha256:")]
    assert [pin.split("==")[0] for pin in pins] == ["hugo"]
    assert "--hash=" in lock
    assert "://" not in lock
