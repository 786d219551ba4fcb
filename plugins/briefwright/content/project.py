"""A project's mkdocs.yml, read without its host: nothing in it is executed or imported.

Tags such as `!ENV` and `!!python/name` belong to the host; a value that has one counts as absent.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from briefwright.content.configuration import parse_settings
from briefwright.content.decoding import decode_source
from briefwright.content.folders import find_missing_folders
from briefwright.content.listings import check_plugins, find_named_in_nav
from briefwright.content.nodes import DEFAULT_LOADER
from briefwright.content.walking import unreadable
from briefwright.content.yaml_faults import explain_fault
from briefwright.diagnostics.problem import Problem, sort_problems
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.content.settings import Settings

FILE_NAMES = ("mkdocs.yml", "mkdocs.yaml")
PLUGIN = "briefings"
_LONGEST_CHAIN = 8
_DEEPEST = 2
"""Dots in the deepest key of an option, `threat_levels.0.id`. Aliases may make nodes endless."""


class ConfigurationError(Exception):
    """There is no configuration that can be read. Its text is for whoever runs the program."""

    def __init__(self, problem: Problem | None, reason: str = "") -> None:
        super().__init__(problem.message if problem else reason)
        self.problem = problem
        """Where it stands, when a file is the reason."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What a project's configuration says that concerns us."""

    root: Path
    """The project's root: the folder of the configuration file."""

    path: str
    """Name of the configuration file."""

    settings: Settings
    problems: tuple[Problem, ...] = ()
    site_name: str = ""
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class _File:
    """One configuration file, as nodes."""

    path: str
    values: dict[str, yaml.Node]
    loader: yaml.SafeLoader

    def value(self, key: str) -> object:
        return _construct(self.loader, self.values[key]) if key in self.values else None


@dataclass(frozen=True, slots=True)
class Places:
    """Where in a configuration that its host has read something stands that concerns us."""

    options: dict[str, Span]
    """Our plugin's options, by keys such as `briefings_dir` and `threat_levels.0.id`."""

    plugin: tuple[Span, ...] = ()
    """Every time that our plugin is listed."""

    nav: tuple[tuple[str, Span], ...] = ()
    """Every page and address that the navigation names."""


class _Ignored(DEFAULT_LOADER):  # type: ignore[misc, valid-type]
    """A loader that takes every value with a tag of its own for nothing."""


def _ignore(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


_Ignored.add_multi_constructor("!", _ignore)
_Ignored.add_multi_constructor("tag:yaml.org,2002:python/", _ignore)


def read_configuration(start: Path) -> Configuration:
    """Return the configuration of the project that a folder belongs to.

    The file is looked for in `start` and then in the folders above it. Raises ConfigurationError
    when there is none, or when it cannot be read. Options that are wrong are problems.
    """
    file = _find_file(start.absolute())
    files = tuple(_read_chain(file))
    docs_dir = _first(files, "docs_dir", "docs")
    if isinstance(docs_dir, str) and Path(docs_dir).is_absolute():
        docs_dir = Path(os.path.relpath(docs_dir, file.parent)).as_posix()
    options, places = _find_options(files)
    spans = places.options
    for key, span in _spans_of_keys(files[0], ("docs_dir",)):
        spans.setdefault(key, span)
    settings, problems = parse_settings(
        options,
        docs_dir=str(docs_dir),
        use_directory_urls=_first(files, "use_directory_urls", default=True) is not False,
        path=file.name,
        spans=spans,
    )
    missing = find_missing_folders(file.parent, settings, options, path=file.name, spans=spans)
    return Configuration(
        file.parent,
        file.name,
        settings,
        sort_problems((*problems, *missing, *check_places(file.parent, settings, places))),
        site_name=str(_first(files, "site_name", "")),
        site_url=str(_first(files, "site_url", "")),
    )


def read_places(file: Path) -> Places:
    """Return where in a configuration file that its host has read something concerns us.

    Nothing when the file cannot be read.
    """
    try:
        return _find_options(tuple(_read_chain(file)))[1]
    except ConfigurationError:
        return Places({})


def check_places(root: Path, settings: Settings, places: Places) -> Iterator[Problem]:
    """Yield what is wrong with how a configuration lists our plugin, and pages of ours."""
    yield from check_plugins(places.plugin)
    yield from find_named_in_nav(root, settings, places.nav)


def _find_file(start: Path) -> Path:
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
    raise ConfigurationError(None, "there is no mkdocs.yml in this folder or in one above it")


def _read_chain(file: Path) -> Iterator[_File]:
    """Yield a configuration file and those that it inherits from, the nearest first."""
    root = file.parent
    for _ in range(_LONGEST_CHAIN):
        read = _read_file(file, Path(os.path.relpath(file, root)).as_posix())
        yield read
        parent = read.value("INHERIT")
        if not isinstance(parent, str):
            return
        file = file.parent / parent


def _read_file(file: Path, path: str) -> _File:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigurationError(unreadable(path, error)) from error
    text, problems = decode_source(data, path, "site_name: and the name of the site")
    if text is None:
        raise ConfigurationError(problems[0])
    loader = _Ignored(text)
    try:
        root = loader.get_single_node()
    except yaml.YAMLError as error:
        raise ConfigurationError(explain_fault(error, text, path, 1)) from error
    except RecursionError as error:
        message, hint = "it is nested too deep", "nest less"
        raise ConfigurationError(Problem(Span(path), "yaml-limits", message, hint)) from error
    if not isinstance(root, yaml.MappingNode):
        message, hint = "the configuration is no list of keys with values", "write key: value"
        raise ConfigurationError(Problem(Span(path), "bad-setting", message, hint))
    return _File(path, dict(_pairs(root)), loader)


def _pairs(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield key.value, value


def _construct(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """Return the value of a node; nothing when it has none that is safe to make."""
    try:
        return loader.construct_document(node)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None


def _first(files: tuple[_File, ...], key: str, default: object) -> object:
    values = (file.value(key) for file in files if key in file.values)
    return next((value for value in values if value is not None), default)


def _find_options(files: tuple[_File, ...]) -> tuple[dict[str, object], Places]:
    """Return our plugin's options, and where each stands."""
    listed = tuple(_find_plugin(files))
    nav = next((file for file in files if "nav" in file.values), None)
    places = Places(
        {},
        tuple(_span(file, name) for file, name, _ in listed),
        tuple(_named(nav, nav.values["nav"], set())) if nav else (),
    )
    for file, _, node in listed:
        value = _construct(file.loader, node) if node else None
        given = value.items() if isinstance(value, dict) else ()
        options = {str(key): option for key, option in given if option is not None}
        places.options.update(_spans(node, file.path, "") if node else ())
        return options, places
    return {}, places


def _find_plugin(files: tuple[_File, ...]) -> Iterator[tuple[_File, yaml.Node, yaml.Node | None]]:
    """Yield each entry of our plugin that counts: its file, its name, its options."""
    for file in files:
        if "plugins" not in file.values:
            continue
        plugins = file.values["plugins"]
        if not isinstance(plugins, yaml.SequenceNode):
            found = tuple(_entries(plugins))
            yield from ((file, name, node) for name, node in found)
            if found:
                return
            continue
        for entry in plugins.value:
            yield from ((file, name, node) for name, node in _entries(entry))
        return  # A list replaces the one that it inherits.


def _entries(entry: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    if isinstance(entry, yaml.ScalarNode) and entry.value == PLUGIN:
        yield entry, None
    elif isinstance(entry, yaml.MappingNode):
        yield from ((key, value) for key, value in entry.value if key.value == PLUGIN)


def _named(file: _File, node: yaml.Node, seen: set[int]) -> Iterator[tuple[str, Span]]:
    """Yield every text that stands for a page in a navigation. Aliases may make nodes endless."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value), _span(file, node)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _named(file, item, seen)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _named(file, value, seen)


def _span(file: _File, node: yaml.Node) -> Span:
    mark = node.start_mark
    return Span(file.path, mark.line + 1, mark.column + 1)


def _spans(node: yaml.Node, path: str, key: str) -> Iterator[tuple[str, Span]]:
    if key:
        mark = node.start_mark
        yield key, Span(path, mark.line + 1, mark.column + 1)
    if key.count(".") >= _DEEPEST:
        return
    prefix = f"{key}." if key else ""
    if isinstance(node, yaml.MappingNode):
        for name, value in _pairs(node):
            yield from _spans(value, path, f"{prefix}{name}")
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _spans(item, path, f"{prefix}{number}")


def _spans_of_keys(file: _File, keys: tuple[str, ...]) -> Iterator[tuple[str, Span]]:
    for key in keys:
        if key in file.values:
            yield from _spans(file.values[key], file.path, key)
