from __future__ import annotations

from briefwright.archive.hierarchy import index_members
from briefwright.names.registry import make_registry
from tests.unit.archive.making import actor


def test_members_are_those_whose_records_say_so_sorted_by_name_each_once() -> None:
    registry, _ = make_registry(
        [
            actor("nato"),
            actor("germany", member_of=("nato", "gone"), part_of=("nato",)),
            actor("france", title="albania's neighbour", member_of=("nato",)),
            actor("bundeswehr", part_of=("germany",)),
            actor("self", part_of=("self",)),
        ]
    )
    assert index_members(registry.actors) == {
        "germany": ("bundeswehr",),
        "nato": ("france", "germany"),
    }
