"""The project that a command is run in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefwright.cli.ending import give_up
from briefwright.content.clock import read_now
from briefwright.content.project import Configuration, ConfigurationError, read_configuration
from briefwright.content.reading import read_collection
from briefwright.content.routes import plan_routes
from briefwright.diagnostics.problem import Outcome, weigh
from briefwright.diagnostics.text import escape, render_problem
from briefwright.markup.render import Renderer, make_renderer
from briefwright.names.registry import Registry, make_registry

if TYPE_CHECKING:
    from datetime import datetime

    from briefwright.content.collection import Collection


def read_project() -> tuple[Configuration, datetime]:
    """Return the configuration and the time; end the program when there is none that is sound."""
    try:
        configuration, now = read_configuration(Path.cwd()), read_now()
    except ConfigurationError as error:
        problem = error.problem
        give_up(render_problem(problem) if problem else f"briefwright: {error}")
    except ValueError as error:
        give_up(f"briefwright: {escape(str(error))}")
    except OSError as error:
        give_up(f"briefwright: this folder cannot be read: {(error.strerror or '').lower()}")
    if weigh(configuration.problems) is Outcome.ERRORS:
        give_up("\n".join(render_problem(problem) for problem in configuration.problems))
    return configuration, now


@dataclass(frozen=True)
class Project:
    """A project with what a command may ask of it; each is made when it is asked for first."""

    configuration: Configuration
    now: datetime

    @cached_property
    def collection(self) -> Collection:
        """The sources."""
        return read_collection(self.configuration.root, self.configuration.settings)

    @cached_property
    def registry(self) -> Registry:
        """The actors."""
        return make_registry(self.collection.actors)[0]

    @cached_property
    def renderer(self) -> Renderer:
        """What finds actors in texts."""
        routes = plan_routes(self.collection, self.configuration.settings)
        return make_renderer(self.registry, routes)


def open_project() -> Project:
    """Return the project of the current folder; end the program when there is none."""
    return Project(*read_project())
