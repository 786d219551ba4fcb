"""Bodies rendered in several processes, where there are cores for them and texts enough.

What is rendered, and in what order it comes back, does not depend on how many there are. What the
processes send each other is bytes: a body as it goes into the cache.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from briefwright.content.collection import Fragment
from briefwright.markup.encoding import Encoded, encode_body
from briefwright.markup.render import Renderer, make_renderer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from briefwright.archive.tasks import Task
    from briefwright.content.routes import Routes
    from briefwright.names.registry import Registry

JOBS = "BRIEFWRIGHT_JOBS"
"""The environment variable that says how many processes may render at once."""

CHUNK = 32
"""Texts that a process is given at a time: 50 ms of work."""

ENOUGH = {"fork": 4 * CHUNK, "spawn": 32 * CHUNK}
"""Texts from which on it pays to start processes: a new interpreter takes half a second."""

_AHEAD = 3
"""Chunks that wait for each process, so that it never waits for one."""


def read_jobs() -> int:
    """Return how many processes may render at once: by default one for each core that we have.

    Raises ValueError for a number that is none; its text is for whoever runs the program.
    """
    written = os.environ.get(JOBS, "").strip()
    if not written:
        if hasattr(os, "sched_getaffinity"):
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1
    if not written.isascii() or not written.isdecimal() or int(written) == 0:
        raise ValueError(f'{JOBS} is "{written}"; write a whole number from 1 on')
    return int(written)


def render_tasks(renderer: Renderer, tasks: Sequence[Task], jobs: int) -> Iterator[Encoded]:
    """Yield the body of each text, in order."""
    done = 0
    method = _choose_method()
    if jobs > 1 and len(tasks) >= ENOUGH[method]:
        try:
            for encoded in _render_apart(renderer, tasks, jobs, method):
                yield encoded
                done += 1
        except (BrokenProcessPool, OSError, ImportError, NotImplementedError):
            pass  # Where no process can be started, or one was ended, this one does the rest.
    for task in tasks[done:]:
        yield encode_body(task.render(renderer))


def _choose_method() -> str:
    """Return how processes are started: copies of this one only where no thread could be lost."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


def _render_apart(
    renderer: Renderer, tasks: Sequence[Task], jobs: int, method: str
) -> Iterator[Encoded]:
    site = renderer if method == "fork" else (renderer.registry, renderer.routes)
    chunks = [tasks[at : at + CHUNK] for at in range(0, len(tasks), CHUNK)]
    waiting: deque[Future[list[Encoded]]] = deque()
    with ProcessPoolExecutor(
        min(jobs, len(chunks)),
        mp_context=multiprocessing.get_context(method),
        initializer=_set_up,
        initargs=(site,),
    ) as executor:
        for chunk in chunks:
            waiting.append(executor.submit(_render_chunk, [_alone(task) for task in chunk]))
            if len(waiting) > _AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _alone(task: Task) -> Task:
    """Return a task with nothing that another process does not need or cannot reach."""
    source = replace(task.text.source, written=task.text.source.text)
    return structs.replace(task, text=Fragment(task.path, source))


# In the other processes

_renderer: Renderer | None = None
"""What a process renders with. It is set once, as the process begins."""


def _set_up(site: Renderer | tuple[Registry, Routes]) -> None:
    global _renderer  # noqa: PLW0603 (an executor gives its processes no other place)
    gc.freeze()  # What was there before is not searched, and so stays shared.
    _renderer = site if isinstance(site, Renderer) else make_renderer(*site)


def _render_chunk(tasks: Sequence[Task]) -> list[Encoded]:
    if _renderer is None:
        raise RuntimeError("a process that renders was not set up")
    return [encode_body(task.render(_renderer)) for task in tasks]
