"""The law of all that is known from before: an archive is the same as one from nothing."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.archive.making import Making
from briefwright.cache.cache import Cache
from briefwright.pages.site import site_pages
from tests.unit.pages.worlds import SETTINGS, World, edits, settled, worlds


def assemble_with(world: World, cache: Cache) -> object:
    """Return all that a build knows of a world, and leave what the next one is to know."""
    archive = world.assemble(Making(cache))
    cache.write()
    return archive, {page.url: page.stamp for page in site_pages(archive)}


@settings(max_examples=60)
@given(st.data())
def test_an_archive_is_the_same_with_what_was_known(data: st.DataObject) -> None:
    world = data.draw(worlds())
    with TemporaryDirectory() as folder:
        preview = Cache(Path(folder, "preview"))
        for _ in range(3):
            anew = world.assemble()
            expected = anew, {page.url: page.stamp for page in site_pages(anew)}
            assert assemble_with(world, preview) == expected, "in one process"
            assert assemble_with(world, Cache(Path(folder, "build"))) == expected, "in another"
            is_edit = data.draw(st.booleans())
            if is_edit and world.briefings:
                world = data.draw(edits(world))
            else:
                world = settled(world, data.draw(SETTINGS))
