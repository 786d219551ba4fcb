"""What the search needs on the site beside its index."""

from __future__ import annotations

import gzip
import json
import re

from briefwright.content.actor import NameKind
from briefwright.pages.styles import read_assets
from briefwright.search.files import (
    ASSETS,
    MODULES,
    STYLES,
    join_modules,
    search_files,
    search_pages,
)
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
    assert {"assets/find.js", "assets/search.css", "assets/search.js"} < set(files)


def test_modules_are_published_as_one() -> None:
    assert {*MODULES, "find.js", STYLES} == {asset.name for asset in ASSETS.iterdir()}
    texts = [(ASSETS / name).read_text(encoding="utf-8") for name in MODULES]
    named = re.compile(r"^(?:export )?(?:const|let|class) (\w+)", re.MULTILINE)
    names = [name for text in texts for name in named.findall(text)]
    assert [name for name in names if names.count(name) > 1] == []
    assert not re.search(r"^import ", join_modules(texts), re.MULTILINE)
    module = (
        'import { a } from "./a.js";\nimport {\n  b,\n} from "./b.js";\n\nexport const c = a(b);\n'
    )
    assert join_modules([module, "c();\n"]) == "export const c=a(b);c();"


def test_scripts_are_published_without_their_comments() -> None:
    published = dict(search_files(build([], []).archive))
    for path in ("assets/find.js", "assets/search.js", "assets/search.css"):
        assert not re.search(r"^\s|/\*\*|^\*", published[path].strip(), re.MULTILINE), path


def test_scripts_and_styles_are_no_larger_than_they_were() -> None:
    published = dict(search_files(build([], []).archive)) | dict(read_assets())
    own = [text for path, text in published.items() if path.startswith("assets/")]
    assert sum(len(gzip.compress(text.encode())) for text in own) <= 17_500


def test_scripts_say_nothing_and_run_nothing_that_a_strict_policy_forbids() -> None:
    for asset in ASSETS.glob("*.js"):
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
