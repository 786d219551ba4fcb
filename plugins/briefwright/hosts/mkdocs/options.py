"""The plugin's options, as MkDocs holds them; what they mean is the core's to say."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import BaseConfigOption, Config
from typing_extensions import override

from briefwright.content.configuration import parse_settings
from briefwright.content.folders import find_missing_folders
from briefwright.content.project import check_places, read_places
from briefwright.content.settings import Site
from briefwright.diagnostics.problem import sort_problems

if TYPE_CHECKING:
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig

    from briefwright.content.settings import Settings
    from briefwright.diagnostics.problem import Problem


class BriefingsOptions(Config):  # type: ignore[no-untyped-call]
    """The options below `briefings:` in mkdocs.yml, each as it was written, or None.

    They are not validated here: MkDocs stops at the first wrong one, names no place, and lets an
    unknown key pass with a warning. `content.configuration` judges them all.
    """

    briefings_dir: BaseConfigOption[object] = BaseConfigOption()
    actors_dir: BaseConfigOption[object] = BaseConfigOption()
    threat_levels: BaseConfigOption[object] = BaseConfigOption()
    search: BaseConfigOption[object] = BaseConfigOption()
    id_prefix: BaseConfigOption[object] = BaseConfigOption()
    allow: BaseConfigOption[object] = BaseConfigOption()
    cache: BaseConfigOption[object] = BaseConfigOption()

    @override
    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Accept everything."""
        return [], []

    def given(self) -> dict[str, object]:
        """Return what was written, unknown keys included."""
        return {str(key): value for key, value in self.data.items() if value is not None}


def find_root(config: MkDocsConfig) -> Path:
    """Return the project's root: the folder of the configuration file."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def read_settings(
    options: BriefingsOptions, config: MkDocsConfig
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the core's settings, and what is wrong with the options."""
    file = Path(config.config_file_path or "mkdocs.yml").absolute()
    given, places = options.given(), read_places(file)
    settings, problems = parse_settings(
        given,
        docs_dir=Path(os.path.relpath(config.docs_dir, file.parent)).as_posix(),
        use_directory_urls=config.use_directory_urls,
        path=file.name,
        spans=places.options,
    )
    missing = find_missing_folders(
        file.parent, settings, given, path=file.name, spans=places.options
    )
    listed = check_places(file.parent, settings, places)
    problems = sort_problems((*problems, *missing, *listed))
    return replace(settings, site=describe_site(config)), problems


def describe_site(config: MkDocsConfig) -> Site:
    """Return how the site presents itself, by the host's own settings."""
    return Site(
        name=config.site_name,
        url=f"{config.site_url.rstrip('/')}/" if config.site_url else "",
        description=config.site_description or "",
        author=config.site_author or "",
        language=str(config.theme.get("language", config.theme.locale) or "en").replace("_", "-"),
    )
