"""An index renewed after an edit is the one that would be made from all pages."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from briefwright.search import chunks, renewing, writing
from briefwright.search.forms import ask_forms
from briefwright.search.index import FOLDER, Pages, write_index
from briefwright.search.renewing import Former
from briefwright.search.state import IndexState, decode_state, encode_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WORDS = (
    *("war", "wars", "café", "Cafe", "cafés", "e-mail", "camelCase", "Залужний", "the", "The"),
    *("U.S.", "don’t", "foo-bar-foo", "3.5%", "2022-23", "—", "naïve", "erdoğan", "Straße", "北京"),
)


@dataclass(frozen=True)
class Page:
    """A page of a made-up site."""

    title: str = "Title"
    text: str = "Some text"
    day: str = "2024-05-01"
    kind: str = "briefing"
    level: str = "high"
    actors: tuple[str, ...] = ("russia",)
    told: str = "Names"
    field: str = "names"
    language: str = "en"
    doubt: str = ""

    def extract(self) -> bytes:
        actors = "".join(f'<span data-pagefind-filter="actor:{one}"></span>' for one in self.actors)
        return (
            f'<!doctype html><html lang="{self.language}"><body><div data-pagefind-body>'
            f'<div hidden><span data-pagefind-filter="kind:{self.kind}"></span>'
            f'<span data-pagefind-filter="level:{self.level}"></span>{actors}'
            f'<span data-pagefind-sort="date:{self.day}"></span>'
            f'<span data-pagefind-meta="{self.field}[data-x]" data-x="{self.told}"></span></div>'
            f'<h1>{self.title}</h1><p>Always {self.text}</p><h2 id="x">{self.text[:9]}</h2>'
            f"{self.doubt}"
            "</div></body></html>"
        ).encode()


TEXTS = st.lists(st.sampled_from(WORDS) | st.integers(0, 300).map("w{}".format), max_size=40).map(
    " ".join
)
DAYS = st.sampled_from(["2024-05-01", "2024-05-02", "2023-01-01", ""])
ACTORS = st.lists(st.sampled_from(["russia", "china", "new"]), unique=True).map(tuple)
PAGES = st.builds(
    Page,
    title=TEXTS,
    text=TEXTS,
    day=DAYS,
    kind=st.sampled_from(["briefing", "briefing", "actor"]),
    level=st.sampled_from(["high", "low"]),
    actors=ACTORS,
    told=TEXTS,
)
EDITS = st.one_of(
    st.fixed_dictionaries({"text": TEXTS}),
    st.fixed_dictionaries({"title": TEXTS}),
    st.fixed_dictionaries({"level": st.sampled_from(["high", "low", "new"])}),
    st.fixed_dictionaries({"actors": ACTORS}),
    st.fixed_dictionaries({"told": TEXTS}),
    st.fixed_dictionaries({"day": DAYS}),
    st.fixed_dictionaries({"field": st.sampled_from(["names", "age"])}),
    st.fixed_dictionaries({"language": st.sampled_from(["en", "de"])}),
    st.fixed_dictionaries({"doubt": st.sampled_from(["", "<p>An <p>implied end"])}),
)
PATHS = st.integers(0, 9).map("p{}/index.html".format)
STEPS = st.lists(
    st.dictionaries(PATHS, EDITS | PAGES | st.none(), max_size=2), min_size=1, max_size=4
)
Step = dict[str, "dict[str, object] | Page | None"]


@dataclass
class Site:
    """A site that is indexed again and again; `write` is what a build does."""

    folder: Path
    pages: dict[str, Page]
    former: IndexState | None = None
    renewed: int = 0
    made: set[str] = field(default_factory=set)

    def build(self, changed: Mapping[str, Page]) -> None:
        staging = self.folder / "staging"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir(parents=True)
        doubtful = {path: page for path, page in self.pages.items() if page.doubt}
        made = self.pages if self.former is None else doubtful | dict(changed)
        for path, page in made.items():
            place = staging / path
            place.parent.mkdir(parents=True)
            place.write_bytes(page.extract())
        index = self.folder / FOLDER
        former = Former(index, decode_state(encode_state(self.former))) if self.former else None
        kept = self.pages.keys() - made.keys()
        written = write_index(Pages(staging, len(self.pages), former, kept))
        assert written is not None
        new = {path: data for path, data in files(staging).items() if path not in made}
        if written.gone is None:
            shutil.rmtree(index, ignore_errors=True)
        else:
            self.renewed += 1
            assert new.keys() <= written.gone
            for path in written.gone & files(self.folder).keys():
                (self.folder / path).unlink()
        self.made = set(new)
        for path, data in new.items():
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_bytes(data)
        self.former = written.state

    def check(self) -> None:
        """See that the index is the one that would be made from all pages."""
        staging = self.folder / "whole"
        shutil.rmtree(staging, ignore_errors=True)
        for path, page in self.pages.items():
            (staging / path).parent.mkdir(parents=True)
            (staging / path).write_bytes(page.extract())
        written = write_index(Pages(staging, len(self.pages)))
        assert written is not None
        for part in (FOLDER, "search"):
            assert files(self.folder / part) == files(staging / part)

    def edit(self, step: Step) -> None:
        changed = {}
        for path, edit in step.items():
            if edit is None:
                self.pages.pop(path, None)
            elif isinstance(edit, Page):
                changed[path] = edit
            elif path in self.pages:
                changed[path] = replace(self.pages[path], **edit)  # type: ignore[arg-type]
        self.pages.update(changed)
        self.build(changed)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(autouse=True)
def _small() -> Iterator[None]:
    with patch.multiple(chunks, CHUNK_SIZE=160, LEAST=80), patch.object(writing, "_GROUP", 4):
        yield


@settings(
    max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
@given(pages=st.dictionaries(PATHS, PAGES, min_size=1), steps=STEPS)
def test_a_renewed_index_is_the_one_made_from_all_pages(
    tmp_path_factory: pytest.TempPathFactory, pages: dict[str, Page], steps: list[Step]
) -> None:
    site = Site(tmp_path_factory.mktemp("site"), pages | {"always/index.html": Page(kind="page")})
    site.build({})
    for step in steps:
        site.edit(step)
        site.check()


def many(count: int) -> dict[str, Page]:
    return {
        f"p{number:03}/index.html": Page(
            text=" ".join(f"w{word * number % 97}" for word in range(20)),
            title=f"Number {number}",
            day=f"2024-01-{1 + number // 20:02}",
        )
        for number in range(count)
    }


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path, many(60))
    site.build({})
    return site


def folders(paths: set[str]) -> dict[str, int]:
    return Counter(Path(path).parent.name for path in paths) - Counter(["pagefind"] * 9)


def test_when_nothing_has_changed_nothing_is_written(site: Site) -> None:
    site.build({})
    site.build({"p007/index.html": site.pages["p007/index.html"]})
    assert site.renewed == 2
    assert not site.made


def test_an_edit_writes_the_pages_beside_it_and_the_files_of_its_words(site: Site) -> None:
    site.edit({"p007/index.html": {"text": site.pages["p007/index.html"].text + " Quellmarkt"}})
    assert site.renewed == 1
    found = folders(site.made)
    assert found["fragment"] == 4
    assert found["search"] == 1  # the words that others are mended by
    assert 0 < found["index"] < len(list((site.folder / "pagefind/index").iterdir())) / 4
    assert "filter" not in found
    site.check()


def test_another_level_writes_one_facet(site: Site) -> None:
    site.edit({"p007/index.html": {"level": "low"}})
    assert folders(site.made) == {"fragment": 4, "filter": 1}
    site.check()


def test_a_new_last_page_is_added(site: Site) -> None:
    site.edit({"p999/index.html": Page(text="A new word: Quellmarkt", day="2025-01-01")})
    assert site.renewed == 1
    site.check()


@pytest.mark.parametrize(
    "step",
    [
        {"p007/index.html": None},
        {"p0071/index.html": Page(day="2024-01-01")},
        {"p007/index.html": {"day": "2025-01-01"}},
        {"p007/index.html": {"field": "age"}},
        {"p007/index.html": {"language": "de"}},
        {"p007/index.html": {"doubt": "<p>An <p>implied end"}},
    ],
)
def test_what_gives_others_another_number_makes_the_index_from_all_pages(
    site: Site, step: Step
) -> None:
    site.edit(step)
    assert site.renewed == 0
    site.check()


def test_a_page_that_only_pagefind_can_read_is_read_by_it_each_time(site: Site) -> None:
    site.edit({"p007/index.html": {"doubt": "<p>An <p>implied end"}})
    site.edit({"p008/index.html": {"text": "Another"}})
    assert site.renewed == 1
    site.edit({"p0071/index.html": Page(day="2024-01-01")})
    assert site.renewed == 1
    site.check()


def test_a_file_that_is_not_what_it_was_makes_the_index_from_all_pages(site: Site) -> None:
    for path in (site.folder / "pagefind/index").iterdir():
        path.write_bytes(path.read_bytes()[:-9])
    site.edit({"p007/index.html": {"text": "Another"}})
    assert site.renewed == 0
    site.check()


def test_a_word_that_is_taken_out_leaves_the_state(site: Site) -> None:
    text = site.pages["p007/index.html"].text
    for more in (" Quellmarkt (Kälte)", ""):
        site.edit({"p007/index.html": {"text": text + more}})
        assert site.former is not None
        said = encode_state(site.former)
        assert (b"uellmarkt" in said) is ("älte".encode() in said) is bool(more)
    assert site.renewed == 2
    site.check()


def test_only_new_words_are_asked_about(site: Site) -> None:
    with patch.object(renewing, "ask_forms", wraps=ask_forms) as asked:
        site.edit({"p007/index.html": {"text": "w1 w2 w3 w4"}})
        assert not asked.called
        site.edit({"p007/index.html": {"text": "w1 w2 w3 w4 Quellmarkt w1 w4"}})
        assert asked.call_args.args[0] == {"en": ["Quellmarkt"]}
