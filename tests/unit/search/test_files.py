"""What the search needs on the site beside its index."""

from __future__ import annotations

import json

from briefwright.content.actor import NameKind
from briefwright.search.files import MINIFIED, search_files, search_pages
from tests.unit.archive.making import actor, briefing, name
from tests.unit.pages.making import build

ZELENSKYY = actor(
    "zelenskyy",
    name("Zelensky", NameKind.SURNAME),
    name("Зеленський", NameKind.NATIVE),
    name("VOLODYMYR ZELENSKYY"),
    name("Volodymyr Zelensky"),
    name("Volodymyr O. Zelensky"),
    title="Volodymyr Zelenskyy",
)


def test_names_lead_to_every_actor_that_has_a_page() -> None:
    archive = build(
        [
            briefing("2025/a", "2025-01-01", ["zelenskyy"]),
            briefing("2025/b", "2025-01-02", ["zelenskyy", "nato"]),
        ],
        [ZELENSKYY, actor("nato", title="NATO"), actor("unused")],
    ).archive
    files = dict(search_files(archive))
    names = json.loads(files["search/names.json"])
    assert names["page"] == "actors/*/"
    assert names["levels"][0] == ["critical", "Critical", 5]
    assert names["levels"][-1] == ["unknown", "Unknown", 0]
    assert names["actors"] == [
        [
            "zelenskyy",
            "Volodymyr Zelenskyy",
            2,
            ["Zelensky", "Зеленський", "Volodymyr O. Zelensky"],
        ],
        ["nato", "NATO", 1, []],
    ]
    assert search_pages(archive) == 4


def test_scripts_say_nothing_and_run_nothing_that_a_strict_policy_forbids() -> None:
    scripts = sorted(MINIFIED.with_name("assets").glob("*.js"))
    assert scripts
    for asset in scripts:
        text = asset.read_text(encoding="utf-8")
        for forbidden in (
            "console.",
            "innerHTML",
            "eval(",
            "Function(",
            ".style.",
            "http:",
            "https:",
        ):
            assert forbidden not in text.replace("http://localhost:8000/", ""), asset.name
