from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.briefing import Status
from briefwright.content.dates import parse_date
from briefwright.content.settings import Site
from briefwright.exports.citation import Reference, reference
from tests.replacing import replace
from tests.unit.archive.making import briefing
from tests.unit.exports.making import publish

TALKS = briefing(
    "2025/talks",
    "2025-05-27",
    title="Talks stall: 50 % & more",
    authors=("Ana Kovač", "Bo Li", "Ministry of Trade and Industry"),
)


def cite(**changes: Any) -> Reference:
    press = publish([replace(TALKS, **changes)])
    return reference(press, press.archive.entries[0])


def csl(**changes: Any) -> dict[str, Any]:
    (item,) = json.loads(cite(**changes).csl)
    return dict(item)


def test_plain_text_names_authors_date_title_site_and_address() -> None:
    assert cite().plain == (
        "Ana Kovač, Bo Li and Ministry of Trade and Industry (27 May 2025). "
        "Talks stall: 50 % & more. Digests. https://example.org/small/briefings/2025/talks/"
    )
    assert cite(title="What now?", authors=("A",)).plain.startswith(
        "A (27 May 2025). What now? Digests. "
    )


def test_without_authors_the_site_is_the_author() -> None:
    assert cite(authors=()).plain.startswith("The Desk (27 May 2025). ")
    assert csl(authors=())["author"] == [{"literal": "The Desk"}]
    assert cite(authors=("Digests",)).plain.count("Digests") == 1


def test_without_an_address_there_is_no_link() -> None:
    press = publish([TALKS], site=Site(name="Digests"))
    found = reference(press, press.archive.entries[0])
    assert found.plain.endswith("more. Digests.")
    assert "url" not in found.bibtex
    assert "URL" not in found.csl


def test_bibtex_escapes_what_tex_reads_and_keeps_names_whole() -> None:
    title = (
        r"A\_b \textbraceleft{}c\textbraceright{} \textbackslash{}d "
        r"\textasciitilde{} \textasciicircum{} \# \$ 5 \% \& more"
    )
    assert cite(title="A_b {c} \\d ~ ^ # $ 5 % & more").bibtex.split("\n") == [
        "@misc{2025/talks,",
        "  author = {{Ana Kovač} and {Bo Li} and {Ministry of Trade and Industry}},",
        f"  title = {{{{{title}}}}},",
        "  howpublished = {Digests},",
        "  date = {2025-05-27},",
        "  year = {2025},",
        "  month = {5},",
        "  url = {https://example.org/small/briefings/2025/talks/},",
        "}",
    ]


@pytest.mark.parametrize(
    ("date", "words", "tex", "issued"),
    [
        ("2025-05", "May 2025", "2025-05", {"date-parts": [[2025, 5]]}),
        ("2025", "2025", "2025", {"date-parts": [[2025]]}),
        ("2025~", "about 2025", "2025~", {"date-parts": [[2025]], "circa": True}),
        ("0987", "987", "0987", {"date-parts": [[987]]}),
        (
            "2025-05-27/2025-06",
            "27 May 2025 – June 2025",
            "2025-05-27/2025-06",
            {"date-parts": [[2025, 5, 27], [2025, 6]]},
        ),
        ("2025-05/..", "since May 2025", "2025-05/", {"literal": "since May 2025"}),
        ("../2025-05", "until May 2025", "/2025-05", {"literal": "until May 2025"}),
    ],
)
def test_a_date_keeps_its_precision(
    date: str, words: str, tex: str, issued: dict[str, object]
) -> None:
    found = cite(date=parse_date(date))
    assert f"({words}). " in found.plain
    assert f"  date = {{{tex}}},\n" in found.bibtex
    assert ("month" in found.bibtex) is ("-" in date)
    assert csl(date=parse_date(date))["issued"] == issued


def test_csl_has_the_fields_of_a_report() -> None:
    assert csl(language="en") == {
        "id": "2025/talks",
        "type": "report",
        "title": "Talks stall: 50 % & more",
        "author": [
            {"literal": "Ana Kovač"},
            {"literal": "Bo Li"},
            {"literal": "Ministry of Trade and Industry"},
        ],
        "issued": {"date-parts": [[2025, 5, 27]]},
        "container-title": "Digests",
        "URL": "https://example.org/small/briefings/2025/talks/",
        "language": "en",
    }


def test_csl_has_a_line_for_each_variable() -> None:
    lines = cite(authors=("A",)).csl.split("\n")
    assert lines[:3] == ["[", "  {", '    "id": "2025/talks",']
    assert lines[5:7] == [
        '    "author": [{"literal": "A"}],',
        '    "issued": {"date-parts": [[2025, 5, 27]]},',
    ]


def test_what_is_retracted_is_cited_as_such() -> None:
    found = cite(status=Status.RETRACTED)
    assert "more [Retracted]. Digests" in found.plain
    assert "  note = {Retracted},\n" in found.bibtex
    assert csl(status=Status.RETRACTED)["status"] == "retracted"


def balance(text: str) -> list[int]:
    """Return the depth of braces after each sign, as BibTeX counts it: escaped ones too."""
    depths, depth = [], 0
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        depths.append(depth)
    return depths


@given(st.text(st.characters(), min_size=1).filter(str.strip), st.text(min_size=1))
def test_no_text_leaves_its_field(title: str, author: str) -> None:
    found = cite(title=title, authors=(author,))
    depths = balance(found.bibtex.removeprefix("@misc"))
    assert depths[-1] == 0
    assert all(depth > 0 for depth in depths[:-1])
    fields = re.findall(r"^  ([a-z]+) = \{", found.bibtex, re.MULTILINE)
    assert fields == ["author", "title", "howpublished", "date", "year", "month", "url"]
    assert not re.search(r"(?<!\\)[%$&#_]", found.bibtex)
    (item,) = json.loads(found.csl)
    assert list(item) == ["id", "type", "title", "author", "issued", "container-title", "URL"]
    found.csl.encode()
    found.plain.encode()
