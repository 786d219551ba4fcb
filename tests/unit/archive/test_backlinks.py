from __future__ import annotations

from briefwright.archive.backlinks import index_backlinks
from briefwright.archive.entries import make_entries
from tests.unit.archive.making import actor, briefing, prepare


def test_backlinks_tell_declared_from_mentioned_newest_first() -> None:
    sources = prepare(
        [
            briefing("old", "2025-05-01", ["a"], "nobody"),
            briefing("mid", "2025-05-02", ["b"], "@a here"),
            briefing("new", "2025-05-03", [("a", "low")], "@a @a"),
        ],
        [actor("a"), actor("b"), actor("c")],
    )
    backlinks = index_backlinks(make_entries(sources))
    assert list(backlinks) == ["a", "b"]
    assert [
        (
            each.entry.briefing.id,
            each.declaration.level.id if each.declaration and each.declaration.level else None,
            each.declaration is not None,
            each.mention.count if each.mention else 0,
        )
        for each in backlinks["a"]
    ] == [("new", "low", True, 2), ("mid", None, False, 1), ("old", None, True, 0)]
