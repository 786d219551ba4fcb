"""What a finished page depends on beside what it says: the program, the settings and the theme."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation

_INSTALLED = (".dist-info", ".egg-info")
_ADDRESS = re.compile(r" at 0x[0-9a-f]+", re.IGNORECASE)
_OTHERWISE = ("config_file_path", "site_dir", "theme", "plugins", "hooks")
"""Settings that are looked at in other ways, or that say where things lie: a preview names its
file of settings in one way first, and in another when it builds again."""

_PACKAGES = ("site-packages", "dist-packages")


def digest_conditions(config: MkDocsConfig, nav: Navigation, program: bytes) -> bytes:
    """Return 16 bytes that are others when what is around every page may be another.

    Reads the files of a theme or a hook that no installed package brings. It may well say that
    something has changed when no page has; that costs a build and nothing else.
    """
    state = blake2b(program, digest_size=16)
    parts = (
        *_installed(),
        *(f"{key}: {value}" for key, value in _settings(config)),
        *(f"nav: {line}" for line in _titles(nav.items)),
    )
    for part in parts:
        state.update(f"{len(part)} {part}\n".encode(errors="surrogatepass"))
    for path in _files_of_the_site(config):
        data = path.read_bytes()
        state.update(f"{path.absolute()} {len(data)}\n".encode(errors="surrogatepass"))
        state.update(data)
    return state.digest()


def _installed() -> list[str]:
    """Return the name and version of every installed package, as its folder is called."""
    found: set[str] = set()
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - hundreds of names, and no paths
        except OSError:
            continue
        found.update(name for name in names if name.endswith(_INSTALLED))
    return sorted(found)


def _settings(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield every setting of the host, of its theme and of its plugins."""
    plain = {key: value for key, value in config.items() if key not in _OTHERWISE}
    yield from _flatten(plain)
    yield from _flatten(dict(config.theme), f"theme {config.theme.name}")
    yield from _flatten(sorted(config.theme.static_templates), "templates")
    for name, plugin in config.plugins.items():
        yield from _flatten(getattr(plugin, "config", None), f"plugin {name}")  # a hook has none


def _flatten(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Yield every value below a setting with the way to it."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _flatten(each, f"{key}.{name}")
    elif isinstance(value, (list, tuple)):
        for place, each in enumerate(value):
            yield from _flatten(each, f"{key}[{place}]")
    elif callable(value):
        yield key, f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', value)}"
    else:
        yield key, _ADDRESS.sub("", repr(value))


def _titles(items: Iterable[StructureItem], depth: int = 0) -> Iterator[str]:
    for item in items:
        yield f"{depth} {item.title} {getattr(item, 'url', '')}"
        yield from _titles(getattr(item, "children", None) or (), depth + 1)


def _files_of_the_site(config: MkDocsConfig) -> Iterator[Path]:
    """Yield the files of the theme and the hooks that are the site's own."""
    for folder in config.theme.dirs:
        if not any(name in Path(folder).parts for name in _PACKAGES):
            yield from sorted(path for path in Path(folder).rglob("*") if path.is_file())
    yield from (Path(hook) for hook in sorted(config.hooks))
