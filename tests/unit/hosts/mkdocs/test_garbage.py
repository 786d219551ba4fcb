"""The collector of cycles: told to leave alone what a build holds, and to look again after it."""

import gc
import subprocess
import sys

from briefwright.hosts.mkdocs.garbage import growing, let_go

ENDING = """
import atexit, gc
from briefwright.hosts.mkdocs.garbage import end_quickly
atexit.register(lambda: print(gc.get_freeze_count() > 0))  # the last to be registered is the first
end_quickly()
end_quickly()
print(gc.get_freeze_count())
"""


def test_what_is_held_at_the_end_is_not_searched_for_what_could_go() -> None:
    ended = subprocess.run(
        (sys.executable, "-c", ENDING), capture_output=True, text=True, check=True
    )
    assert ended.stdout.split() == ["0", "True"]


def test_what_is_read_is_set_aside_until_the_build_is_over() -> None:
    assert gc.isenabled()
    with growing():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count()
    let_go()
    assert not gc.get_freeze_count()
