"""Briefings that an earlier build has read, and what the cache is never asked about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from briefwright.cache.cache import Cache
from briefwright.cache.texts import LostText
from briefwright.content import known
from briefwright.content.briefing import Status
from briefwright.content.digest import digest_bytes
from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings
from tests.replacing import replace
from tests.unit.content.counting import count_parsed
from tests.unit.content.test_reading import ACTOR, BRIEFING, write

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.content.collection import Collection

NOW = datetime(2025, 6, 1, tzinfo=UTC)
FULL = """---
title: "Талкс stall: a day"
# Everything that a plain briefing can say
date: 2025-05-27~
actors:
- x
- {actor: x, role: subject, threat_level: critical, reason: "Said so"}
threat_level: high
id: own-id
summary: >-
  In short,
  it stalled.
authors: [Ada, Grace]
tags: [a, b]
situation: the-war
language: en
updates: [{date: 2025-05-28, type: minor, note: A comma}, {date: 2025-05-29, type: major, note: N}]
supersedes: earlier
redirect_from: [2025/old]
corrections: [{date: 2025-05-30, note: A figure}]
events:
  - {date: "2025-05", title: Limits lifted, actors: [x]}
  - {date: 2025-05-01/.., title: It goes on, actors: [x]}
sources: [{title: T, publisher: P, url: "https://e.example", accessed: 2025-05-01, archived: "https://a.example"}]
---

Body.
"""


def read(root: Path, cache: Cache | None = None) -> Collection:
    return read_collection(root, Settings(), public_at=NOW, cache=cache)


@pytest.mark.parametrize("text", [FULL, BRIEFING, FULL.replace("\n", "\r\n")])
def test_a_known_briefing_is_the_one_that_is_parsed(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {"briefings/2025/a.md": text, "docs/actors/x.md": ACTOR})
    plain = read(tmp_path)
    assert plain.problems == ()
    parsed = count_parsed(monkeypatch, "parse_briefing")
    for _ in range(2):
        cache = Cache(tmp_path / ".cache")
        assert read(tmp_path, cache) == plain
        cache.write()
    (briefing,) = plain.briefings
    (known_one,) = read(tmp_path, Cache(tmp_path / ".cache")).briefings
    assert known_one == briefing
    assert parsed == ["briefings/2025/a.md"]


@pytest.mark.parametrize(
    "said",
    ["title: The status of the talks", "summary: No embargo, no tlp; published", "tags: [status]"],
)
def test_a_word_that_could_be_a_key_is_no_key(
    tmp_path: Path, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [line for line in BRIEFING.split("\n") if not line.startswith(said[:5])]
    text = "\n".join([others[0], said, *others[1:]])
    write(tmp_path, {"briefings/2025/a.md": text, "docs/actors/x.md": ACTOR})
    parsed = count_parsed(monkeypatch, "parse_briefing")
    for _ in range(2):
        cache = Cache(tmp_path / ".cache")
        assert read(tmp_path, cache).problems == ()
        cache.write()
    assert parsed == ["briefings/2025/a.md"]


def test_another_scale_is_another_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"briefings/2025/a.md": BRIEFING, "docs/actors/x.md": ACTOR})
    cache = Cache(tmp_path / ".cache")
    read(tmp_path, cache)
    cache.write()
    parsed = count_parsed(monkeypatch, "parse_briefing")
    scale = Settings().scale
    fewer = Settings(scale=replace(scale, levels=scale.levels[1:]))
    found = read_collection(tmp_path, fewer, public_at=NOW, cache=Cache(tmp_path / ".cache"))
    assert parsed == ["briefings/2025/a.md"]
    assert [problem.rule for problem in found.problems] == ["unknown-level"]


@pytest.mark.parametrize("again", [True, False], ids=["same process", "another process"])
def test_a_place_below_another_folder_is_another_reading(tmp_path: Path, *, again: bool) -> None:
    write(tmp_path, {"briefings/drafts/a.md": BRIEFING, "briefings/drafts/2025/a.md": BRIEFING})
    below, cache = Settings(briefings_dir="briefings/drafts"), Cache(tmp_path / ".cache")
    found = read_collection(tmp_path, below, public_at=NOW, cache=cache).briefings
    assert [each.id for each in found] == ["2025/a", "a"]
    cache.write()
    later = cache if again else Cache(tmp_path / ".cache")
    assert read(tmp_path, later).briefings == ()  # they are drafts now
    deeper = Settings(briefings_dir="briefings/drafts/2025")
    (one,) = read_collection(tmp_path, deeper, public_at=NOW, cache=later).briefings
    assert one.id == one.slug == "a"


def test_a_name_that_is_no_text_is_a_problem_with_a_cache_too(tmp_path: Path) -> None:
    write(tmp_path, {"briefings/a.md": BRIEFING})
    try:
        (tmp_path / "briefings/a.md").rename(tmp_path / "briefings/a\udcff.md")
    except OSError:
        pytest.skip("this file system has no such names")
    found = read(tmp_path, Cache(tmp_path / ".cache"))
    assert [each.rule for each in found.problems] == ["bad-path"]


HIDDEN = {
    "a draft": "status: draft",
    "a draft in capitals": "status: DRAFT",
    "a draft by an escape": '"st\\x61tus": draft',
    "an embargo": "embargo: 2999-01-01T00:00:00Z",
    "a time to come": "published: 2999-01-01T00:00:00Z",
    "a label": "tlp: TLP:RED",
    "a label in lower case": "tlp: tlp:red",
    "a key in capitals": "Status: draft",
    "a slip in the key": "statsu: draft",
    "letters of another script": "ѕtatus: draft",
    "full-width letters": "ｓｔａｔｕｓ: draft",
    "a key with a question mark": "? status\n: draft",
    "a key on its own": "? statsu\n: draft",
    "a quoted key": "'statsu': draft",
    "a line break that looks like none": "language: en\u2028statsu: draft",
    "a merged key": "<<: {statsu: draft}",
    "an anchor": "&a statsu: draft",
    "a tag": "!!str statsu: draft",
    "a space before the colon": "statsu : draft",
    "no space behind the colon": "statsu:draft",
    "a tab": "\tstatsu: draft",
}


@pytest.mark.parametrize("mark", HIDDEN.values(), ids=HIDDEN)
def test_a_forged_cache_publishes_nothing(
    tmp_path: Path, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record has the right key and a sound checksum, and says that the briefing is public."""
    secret = BRIEFING.replace("threat_level: low\n", f"threat_level: low\n{mark}\n")
    files = {"briefings/2025/a.md": BRIEFING, "docs/actors/x.md": ACTOR}
    write(tmp_path, files)
    (public,) = read(tmp_path).briefings
    write(tmp_path, {"briefings/2025/a.md": secret})
    _forge(tmp_path, public, secret, monkeypatch)

    plain, cached = read(tmp_path), read(tmp_path, Cache(tmp_path / ".cache"))

    assert plain.briefings == ()
    assert cached == plain


def test_a_forged_cache_that_is_believed_would_publish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The forgery above is a real one: of a plain briefing it is taken for what it says."""
    write(tmp_path, {"briefings/2025/a.md": BRIEFING, "docs/actors/x.md": ACTOR})
    (public,) = read(tmp_path).briefings
    _forge(tmp_path, replace(public, title="Forged"), BRIEFING, monkeypatch)
    assert read(tmp_path, Cache(tmp_path / ".cache")).briefings[0].title == "Forged"


def _forge(root: Path, public: object, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a cache that has `public` as what the bytes of `text` say."""
    cache = Cache(root / ".cache")
    keeper = known.KnownBriefings(cache, Settings().scale, root)
    digest = digest_bytes(text.encode())
    with monkeypatch.context() as patch:
        patch.setattr(known, "_split_plain", lambda *_: True)
        keeper.keep(replace(public, digest=digest), text.encode())  # type: ignore[arg-type]
    cache.write()


def test_an_indented_root_hides_no_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head, _, body = BRIEFING.removeprefix("---\n").partition("---\n")
    secret = "---\n" + "".join(f"  {line}\n" for line in [*head.splitlines(), "statsu: draft"])
    secret += f"---\n{body}"
    write(tmp_path, {"briefings/2025/a.md": BRIEFING, "docs/actors/x.md": ACTOR})
    (public,) = read(tmp_path).briefings
    write(tmp_path, {"briefings/2025/a.md": secret})
    _forge(tmp_path, public, secret, monkeypatch)
    assert read(tmp_path, Cache(tmp_path / ".cache")).briefings == ()


def test_a_drafts_folder_is_never_known(tmp_path: Path) -> None:
    write(tmp_path, {"briefings/drafts/a.md": BRIEFING})
    cache = Cache(tmp_path / ".cache")
    read_collection(tmp_path, Settings(), cache=cache)
    cache.write()
    assert not list((tmp_path / ".cache").iterdir())


@pytest.mark.parametrize("mark", ["status: retracted\n", "tlp: TLP:CLEAR\n", "colour: red\n"])
def test_what_says_who_may_read_it_or_is_wrong_is_parsed_each_time(
    tmp_path: Path, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = BRIEFING.replace("threat_level", f"{mark}threat_level")
    write(tmp_path, {"briefings/2025/a.md": text, "docs/actors/x.md": ACTOR})
    parsed = count_parsed(monkeypatch, "parse_briefing")
    for _ in range(2):
        cache = Cache(tmp_path / ".cache")
        read(tmp_path, cache)
        cache.write()
    assert len(parsed) == 2


def test_a_record_that_makes_no_sense_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, {"briefings/2025/a.md": BRIEFING, "docs/actors/x.md": ACTOR})
    plain = read(tmp_path)
    (briefing,) = plain.briefings
    briefings = known.KnownBriefings(Cache(None), Settings().scale, tmp_path)
    key = briefings._key(briefing.digest, briefing.slug)
    for head in (b"", b"\x00", b"\xff" * 9, b"\x91\xa1x"):
        cache = Cache(tmp_path / ".cache")
        cache.keep(known.KIND, "briefings/2025/a.md", key, head)
        cache.write()
        assert read(tmp_path, Cache(tmp_path / ".cache")) == plain


def test_a_marked_briefing_is_not_taken_for_a_plain_one() -> None:
    assert known._split_plain(BRIEFING.encode(), "2025/a") is not None
    for status in Status:
        text = BRIEFING.replace("threat_level: low", f"threat_level: low\nstatus: {status}")
        assert known._split_plain(text.encode(), "2025/a") is None


def test_a_known_text_is_read_from_its_file_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "briefings/2025/a.md"
    write(tmp_path, {"briefings/2025/a.md": "", "docs/actors/x.md": ACTOR})
    path.write_bytes(BRIEFING.replace("\n", "\r\n").encode())
    cache = Cache(tmp_path / ".cache")
    read(tmp_path, cache)
    cache.write()
    (briefing,) = read(tmp_path, Cache(tmp_path / ".cache")).briefings
    assert BRIEFING.endswith(f"---\n{briefing.source.text}")
    path.write_text(BRIEFING + "More.\n")
    with pytest.raises(LostText, match=r"briefings/2025/a\.md has changed since it was read"):
        briefing.source.text  # noqa: B018
    path.unlink()
    with pytest.raises(LostText):
        briefing.source.text  # noqa: B018
