"""The law of absence: with an unpublished briefing there, the site is that without its files."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from briefwright.content.reading import read_collection
from briefwright.diagnostics.problem import Outcome, weigh
from tests.unit.publish.outputs import SETTINGS, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import SearchStrategy

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
CANARY = "Quexolotl"
"""Stands in every text, name and path of what is not public."""

SECRET = f"{CANARY.lower()}-plan"
PICTURE = "GIF89a"

Tree = dict[str, str]

ACTORS: Tree = {
    "docs/actors/alpha.md": "---\nname: Alpha Union\nnames: [Alpha, {name: Bloc, kind: weak}]\n"
    "redirect_from: [old-alpha]\n---\n\nNear [Beta](beta.md).\n\n![](alpha.gif)\n",
    "docs/actors/alpha.gif": PICTURE,
    "docs/actors/beta.md": "---\nname: Beta\nkind: state\nnames: [Bloc]\nmember_of: [alpha]\n---\n",
    "docs/actors/gamma.md": "---\nname: Gamma Delta\nkind: person\npart_of: [beta]\n"
    "names: [{name: Delta, kind: surname}]\n---\n",
    "docs/actors/omega.md": "---\nname: Omega\nstanding: true\n---\n\n[[gamma]] left.\n",
}
HIDDEN = {
    f"docs/actors/{SECRET}.md": f"---\nname: {CANARY} Agency\nnames: [{CANARY}]\n"
    f"part_of: [alpha]\nmember_of: [beta]\nredirect_from: [{SECRET}-old]\n---\n\n{CANARY} is new.\n"
    f"\n![]({SECRET}.gif)\n",
    f"docs/actors/{SECRET}.gif": f"{PICTURE} {CANARY}",
}
"""The record of an actor that nothing public names, with its picture.

A name that it shared with a public actor would make that name mean nobody, and a check say so.
"""

NAMES = ("alpha", "Beta", "gamma")
LEVELS = ("low", "high", "unknown")
WORDS = ("Alpha moved.", "Beta and Gamma Delta met.", "Then Delta left the Bloc.", "Omega watched.")
WITHHELD = (
    "status: draft",
    'tlp: "TLP:GREEN"',
    'tlp: "TLP:AMBER"',
    'tlp: "TLP:AMBER+STRICT"',
    "tlp: TLP:RED",
    "embargo: 2025-06-01T12:00:01Z",
    "embargo: 2025-06-02T01:59:59+13:59",
    "published: 2025-06-01T00:00:01-12:00",
    'status: draft\ntlp: "TLP:CLEAR"\nembargo: 2020-01-01T00:00:00Z',
    "status: retracted\ntlp: TLP:RED",
)
FLAWS = ("", "", "", f"colour: {CANARY}", f"language: {CANARY}!", "published: 2025-06-01")


@st.composite
def public_trees(draw: st.DrawFn) -> Tree:
    tree = dict(ACTORS)
    slugs = draw(st.lists(st.sampled_from(("2024/a", "2024/b", "2025/c", "d")), unique=True))
    for number, slug in enumerate(slugs):
        up = "../" * slug.count("/")
        link = f"[before]({up}{slugs[number - 1]}.md)" if number else "![map](map.gif)"
        folder = f"briefings/{slug}".rpartition("/")[0]
        tree[f"{folder}/map.gif"] = PICTURE
        tree[f"briefings/{slug}.md"] = draw(_text(f"On {slug}", slugs[:number], "", link))
    return tree


@st.composite
def secrets(draw: st.DrawFn) -> Tree:
    """Files that come with a briefing that is not public."""
    reason, flaw = draw(st.sampled_from(WITHHELD)), draw(st.sampled_from(FLAWS))
    folder = draw(st.sampled_from(("2024/", "2025/", "drafts/", "2025/drafts/", "", "2023/")))
    if "drafts" in folder and draw(st.booleans()):
        reason = ""
    own_id = draw(st.sampled_from(("", "", "id: 2024/a")))
    head = "\n".join(filter(None, (reason, flaw, own_id)))
    link = f"[[{SECRET}]] ![]({SECRET}.gif) [c](/briefings/2025/c.md)"
    text = draw(_text(CANARY, ["2024/a", "2025/c"], head, link))
    files = {f"briefings/{folder}{SECRET}.md": text}
    for path in draw(st.sets(st.sampled_from((f"{SECRET}.gif", f"{SECRET}/{SECRET}.csv")))):
        files[f"briefings/{folder}{path}"] = f"{PICTURE} {CANARY}"
    if "drafts" in folder:
        files[f"briefings/{folder}{SECRET}.exe"] = CANARY
        files[f"briefings/{folder}broken-{SECRET}.md"] = f"no front matter, only {CANARY}\n"
    return files | HIDDEN


@st.composite
def _text(draw: st.DrawFn, title: str, others: list[str], head: str, link: str) -> str:
    actors: list[str] = draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))
    level = draw(st.sampled_from(LEVELS))
    first = f"{{actor: {actors[0]}, threat_level: {level}}}"
    lines = [
        f"title: {title}",
        f"date: {draw(st.sampled_from(('2024-12-30', '2025-05-01', '2025-05', '2025')))}",
        f"actors: [{', '.join((first, *actors[1:]))}]",
        f"threat_level: {draw(st.sampled_from(LEVELS))}",
        f"situation: {draw(st.sampled_from(('war', 'peace')))}",
        f"tags: [{title}]",
        f"events: [{{date: 2025-03, title: {title}, actors: [{actors[-1]}]}}]",
    ]
    wanted: bool = draw(st.booleans())
    if others and wanted:
        lines.append(f"supersedes: {others[0]}")
    body = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)))
    return "\n".join(("---", *lines, *filter(None, (head,)), "---", "", body, "", link, ""))


@contextmanager
def project(*trees: Tree) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for tree in trees:
            write(root, tree)
        yield root


def write(root: Path, tree: Tree) -> None:
    for path, text in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def site(*trees: Tree) -> dict[str, str]:
    with project(*trees) as root:
        return publish(root, NOW)


TEN: SearchStrategy[list[Tree]] = st.lists(secrets(), min_size=10, max_size=10)
WHOLE = 10 if "SOAK" in os.environ else 1
"""Of how many of the ten every output is made; of all, what is read is compared.

What fails is readable as it is; to shrink ten trees takes minutes.
"""


@settings(max_examples=100, phases=[phase for phase in Phase if phase is not Phase.shrink])
@given(public_trees(), TEN)
def test_the_site_with_an_unpublished_briefing_is_the_site_without_its_files(
    public: Tree, hidden: list[Tree]
) -> None:
    without = site(public)
    with project(public) as root:
        read = read_collection(root, SETTINGS, public_at=NOW)
        for secret in hidden:
            write(root, secret)
            found = read_collection(root, SETTINGS, public_at=NOW)
            known = tuple(each for each in found.actors if each.path not in HIDDEN)
            beside = tuple(each for each in found.attachments if CANARY.lower() not in each.path)
            assert replace(found, actors=known, attachments=beside) == read, secret
            for path in secret:
                (root / path).unlink()
    for secret in hidden[:WHOLE]:
        with_it = site(public, secret)
        differing = {path for path in with_it | without if with_it.get(path) != without.get(path)}
        assert not differing, secret


@pytest.mark.parametrize("reason", WITHHELD)
def test_the_same_briefing_is_seen_everywhere_without_its_reason(reason: str) -> None:
    """The law could not fail if these texts never showed."""
    path = f"briefings/2025/{SECRET}.md"
    text = (
        f"---\ntitle: {CANARY}\ndate: 2025-05-01\nactors: [{SECRET}]\nthreat_level: high\n"
        f"events: [{{date: 2025-03, title: {CANARY}, actors: [alpha]}}]\n---\n\n{CANARY}.\n"
    )
    hidden = site(ACTORS, HIDDEN, {path: text.replace("\n---", f"\n{reason}\n---", 1)})
    shown = site(ACTORS, HIDDEN, {path: text})

    assert CANARY.lower() not in "".join((*hidden, *hidden.values())).lower()
    assert {key for key, value in shown.items() if CANARY.lower() in value.lower()} >= {
        "",
        "actors/",
        "actors/alpha/",
        f"actors/{SECRET}/",
        f"actors/{SECRET}/card.json",
        f"actors/{SECRET}/feed.xml",
        f"actors/{SECRET}.gif",
        f"actors/{SECRET}-old/index.html",
        "briefings/",
        f"briefings/2025/{SECRET}/",
        "chronology/",
        "chronology/2025/",
        "data/actors.json",
        "data/briefings.json",
        "data/chronology.json",
        "feed.json",
        "feed.xml",
        "search/names.json",
        "threat-levels/high/",
        "threat-levels/high/feed.xml",
    }


PUBLIC, ABSENT, REFUSED = "public", "absent", "refused"
STATUSES = {
    "": PUBLIC,
    "published": PUBLIC,
    "superseded": PUBLIC,
    "draft": ABSENT,
    "Draft": REFUSED,
    "drfat": REFUSED,
    "embargoed": REFUSED,
}
LABELS = {
    "": PUBLIC,
    '"TLP:CLEAR"': PUBLIC,
    "TLP:RED": ABSENT,
    '"TLP:AMBER+STRICT"': ABSENT,
    "TLP:GREEN": ABSENT,
    "TLP:WHITE": REFUSED,
    "tlp:red": REFUSED,
    "RED": REFUSED,
    "TLP:REDD": REFUSED,
    '"TLP: RED"': REFUSED,
    "TLP:RЕD": REFUSED,  # with a Cyrillic letter
    "[TLP:CLEAR]": REFUSED,
}
EMBARGOES = {
    "": PUBLIC,
    "2025-06-01T12:00:00Z": PUBLIC,
    "2025-06-01T11:59:59Z": PUBLIC,
    "2025-06-01T12:00:01Z": ABSENT,
    "2025-06-02T01:59:59+14:00": PUBLIC,
    "2025-06-02T02:00:01+14:00": ABSENT,
    "2025-05-31T21:59:59-14:00": PUBLIC,
    "2025-05-31T22:00:01-14:00": ABSENT,
    "2025-06-01T11:00:00": REFUSED,
    "2025-05-01": REFUSED,
    "2025-02-30T00:00:00Z": REFUSED,
    "tomorrow": REFUSED,
    '""': REFUSED,
}


@pytest.mark.parametrize("status", STATUSES)
def test_every_combination_of_status_label_and_embargo(status: str) -> None:
    """Refused means that a build publishes nothing; where one reason is sound, nothing is seen."""
    path = f"briefings/2025/{SECRET}.md"
    head = f"---\ntitle: {CANARY}\ndate: 2025-05-01\nactors: [alpha]\nthreat_level: high\n"
    with project(ACTORS, {f"briefings/2025/{SECRET}.gif": PICTURE}) as root:
        without = read_collection(root, SETTINGS, public_at=NOW)
        for (label, of_label), (embargo, of_embargo) in product(LABELS.items(), EMBARGOES.items()):
            given = {"status": status, "tlp": label, "embargo": embargo}
            fields = "".join(f"{key}: {value}\n" for key, value in given.items() if value)
            (root / path).write_text(f"{head}{fields}---\n\n![]({SECRET}.gif)\n", encoding="utf-8")
            found = read_collection(root, SETTINGS, public_at=NOW)
            outcomes = {STATUSES[status], of_label, of_embargo}
            if ABSENT in outcomes:
                assert found == without, fields
            elif REFUSED in outcomes:
                assert not found.briefings, fields
                assert weigh(found.problems) is Outcome.ERRORS, fields
            else:
                assert [each.path for each in found.briefings] == [path], fields


def test_nothing_of_a_drafts_folder_can_be_linked_to() -> None:
    files = {
        "docs/drafts/plan.md": "# Plan",
        "docs/guide/drafts/plan.md": "# Plan",
        "docs/guide/plan.md": "# Plan",
        "briefings/2025/drafts/plan.gif": PICTURE,
        "briefings/2025/map.gif": PICTURE,
    }
    with project(files) as root:
        found = read_collection(root, SETTINGS, public_at=NOW)
    assert found.docs == ("docs/guide/plan.md",)
    assert [each.path for each in found.attachments] == ["briefings/2025/map.gif"]


STANDING = "---\nname: Alpha Union\nnames: [Bloc]\nstanding: true\n---\n\nNear [Beta](beta.md).\n"


def test_a_profile_leads_to_no_actor_without_a_page() -> None:
    page = site(ACTORS, {"docs/actors/alpha.md": STANDING})["actors/alpha/"]
    assert "Near Beta." in page
    assert "../beta/" not in page


def test_no_page_says_who_else_bears_a_name_if_nothing_public_names_it() -> None:
    record = f"---\nname: {CANARY} Agency\nnames: [Bloc]\n---\n"
    outputs = site({"docs/actors/alpha.md": STANDING, f"docs/actors/{SECRET}.md": record})
    outputs = {path: text for path, text in outputs.items() if path != "log"}
    assert "Bloc" in outputs["actors/alpha/"]
    assert CANARY.lower() not in "".join((*outputs, *outputs.values())).lower()
