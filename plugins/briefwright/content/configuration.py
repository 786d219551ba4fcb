"""The plugin's options, as their host holds them, become settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.content.characters import find_control
from briefwright.content.fields import SLUG
from briefwright.content.folding import fold_space
from briefwright.content.settings import Allowance, Settings
from briefwright.content.threat import UNKNOWN, Scale, make_scale
from briefwright.diagnostics.problem import Problem, sort_problems
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import list_words, quote, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

OPTIONS = ("briefings_dir", "actors_dir", "threat_levels", "id_prefix", "search", "allow", "cache")
LEVEL_KEYS = ("id", "label", "definition")
ALLOWED = ("hosts", "hashes", "files")
_RESERVED_LEVELS = (UNKNOWN.id, "index")
_DEFAULTS = Settings()
_HOST = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
_TAG = re.compile(
    rf"tag:(?:[a-z0-9._-]+@)?{_HOST},\d{{4}}(?:-\d\d(?:-\d\d)?)?:[a-z0-9][a-z0-9._~/-]*"
)
"""A `tag:` URI (RFC 4151, section 2.1), in lower case and without percent-encoding."""

_FORMS = {
    "hosts": (
        re.compile(rf"https://{_HOST}(?::\d{{1,5}})?"),
        "the https address of a host",
        "https://stats.example.org, without a path",
    ),
    "hashes": (
        re.compile(r"sha(?:256|384|512)-[A-Za-z0-9+/]+={0,2}"),
        "the hash of a script",
        "sha256-…, as the message of a build names it",
    ),
    "files": (
        re.compile(r"[^\s/][^\\\s]*\.[a-z0-9*]+"),
        "a pattern of finished files",
        "google*.html",
    ),
}
"""What an entry of each list under `allow` looks like."""


def parse_settings(
    options: Mapping[str, object],
    *,
    docs_dir: str,
    use_directory_urls: bool,
    path: str,
    spans: Mapping[str, Span] | None = None,
) -> tuple[Settings, tuple[Problem, ...]]:
    """Return the settings that options mean, and what is wrong with them.

    An option that is wrong keeps its default. `docs_dir` is relative to the project's root, with
    forward slashes; `path` is the configuration file's. `spans` says where options stand in it,
    by keys such as `briefings_dir` and `threat_levels.0.id`, as `read_configuration` finds them.
    """
    desk = _Desk(path, spans or {})
    for key in options:
        if key not in OPTIONS:
            closest = suggest(key, OPTIONS)
            hint = f"{closest}; fix the spelling" if closest else f"known are {_listed(OPTIONS)}"
            desk.report(key, f"no option is called {quote(key)}", hint)
    docs = desk.folder("docs_dir", docs_dir, _DEFAULTS.docs_dir)
    briefings = _DEFAULTS.briefings_dir
    if "briefings_dir" in options:
        briefings = desk.folder("briefings_dir", options["briefings_dir"], briefings)
    actors = _DEFAULTS.actors_dir
    if "actors_dir" in options:
        actors = desk.folder("actors_dir", options["actors_dir"], actors)
    if f"{docs}/".startswith(f"{briefings}/") or f"{briefings}/".startswith(f"{docs}/"):
        message = f"{quote(briefings)} is not apart from the docs folder, {quote(docs)}"
        hint = "name a folder beside it: the host would publish the briefings a second time"
        desk.report("briefings_dir", message, hint)
    scale = _DEFAULTS.scale
    if "threat_levels" in options:
        scale = desk.scale(options["threat_levels"]) or scale
    settings = Settings(
        briefings,
        docs,
        actors,
        scale,
        use_directory_urls,
        id_prefix=desk.tag("id_prefix", options["id_prefix"]) if "id_prefix" in options else "",
        search=desk.switch("search", options.get("search", _DEFAULTS.search)),
        allow=desk.allowance(options["allow"]) if "allow" in options else _DEFAULTS.allow,
        cache=desk.cache(options.get("cache", True), (docs, briefings)),
    )
    return settings, sort_problems(desk.problems)


def _listed(words: tuple[str, ...]) -> str:
    return list_words(words, "and")


@dataclass
class _Desk:
    """Where options are looked at, one after the other."""

    path: str
    spans: Mapping[str, Span]
    problems: list[Problem] = field(default_factory=list)

    def report(self, key: str, message: str, hint: str) -> None:
        """Note a problem at an option, or at the nearest place above it that is known."""
        while key and key not in self.spans:
            key = key.rpartition(".")[0]
        span = self.spans[key] if key else Span(self.path)
        self.problems.append(Problem(span, "bad-setting", message, hint))

    def folder(self, key: str, value: object, default: str) -> str:
        """Return a folder as a relative path without frills."""
        text = self.text(key, value)
        if text is None:
            return default
        parts = [part for part in text.split("/") if part not in ("", ".")]
        if text.startswith("/") or "\\" in text or ":" in text or ".." in parts or not parts:
            message = f"{quote(key)} is {quote(text)}, which is no folder within the project"
            self.report(key, message, "write a relative path with forward slashes")
            return default
        return "/".join(parts)

    def text(self, key: str, value: object) -> str | None:
        """Return the text that an option holds; None when it is none."""
        name = quote(key.rpartition(".")[2])
        if isinstance(value, str):
            if fold_space(value) and find_control(value) is None:
                return fold_space(value)
            self.report(key, f"{name} says nothing that can be read", "write one line of text")
        elif isinstance(value, bool | int | float):
            shown = str(value).lower()
            message = f"{name} is read as the value {shown}, not as text"
            self.report(key, message, "put it in quotes")
        else:
            shape = "a list" if isinstance(value, list) else "a mapping"
            shape = "left empty" if value is None else shape
            self.report(key, f"{name} is one text, but is {shape}", "write one line of text")
        return None

    def switch(self, key: str, value: object) -> bool:
        """Return a value that is true or false; true when it is neither."""
        if isinstance(value, bool):
            return value
        self.report(key, f"{quote(key)} is either true or false", "write true or false, unquoted")
        return True

    def cache(self, value: object, sources: tuple[str, ...]) -> str | None:
        """Return the folder of the cache; None for no cache, which is what is wrong means too."""
        if isinstance(value, bool):
            return _DEFAULTS.cache if value else None
        folder = self.folder("cache", value, "")
        for source in sources:
            if f"{folder}/".startswith(f"{source}/") or f"{source}/".startswith(f"{folder}/"):
                message = f"{quote(folder)} is not apart from the sources in {quote(source)}"
                self.report("cache", message, f"name a folder beside it, such as {_DEFAULTS.cache}")
                return None
        return folder or None

    def tag(self, key: str, value: object) -> str:
        """Return a `tag:` URI without a slash at its end; nothing when it is none."""
        text = self.text(key, value)
        if text is None:
            return ""
        if not _TAG.fullmatch(text):
            message = f"{quote(key)} is {quote(text)}, which is no tag: URI in lower case"
            hint = "name a host and a year in which it is yours: tag:example.org,2025:briefings"
            self.report(key, message, hint)
            return ""
        return text.rstrip("/")

    def allowance(self, value: object) -> Allowance:
        """Return what is allowed beyond the usual; what is wrong with it is left out."""
        if not isinstance(value, dict):
            message = '"allow" is a mapping of lists'
            self.report("allow", message, f"write lists under {_listed(ALLOWED)}")
            return Allowance()
        lists: dict[str, tuple[str, ...]] = {}
        for name, entries in value.items():
            if name not in ALLOWED:
                closest = suggest(str(name), ALLOWED)
                hint = (
                    f"{closest}; fix the spelling" if closest else f"known are {_listed(ALLOWED)}"
                )
                self.report(f"allow.{name}", f'"allow" has no list {quote(str(name))}', hint)
            elif isinstance(entries, list):
                lists[name] = tuple(self.allowed(name, entry) for entry in entries)
            else:
                self.report(f"allow.{name}", f"{quote(name)} is a list", "put it in brackets")
        return Allowance(**{name: tuple(filter(None, lists.get(name, ()))) for name in ALLOWED})

    def allowed(self, name: str, entry: object) -> str:
        """Return an entry of a list under `allow`; nothing when it is none."""
        form, what, example = _FORMS[name]
        if isinstance(entry, str) and form.fullmatch(entry):
            return entry
        message = f"{quote(str(entry))} under {quote(name)} is not {what}"
        self.report(f"allow.{name}", message, f"write it as {example}")
        return ""

    def scale(self, value: object) -> Scale | None:
        """Return the scale that an option holds; None when anything is wrong with it."""
        hint = 'write an entry such as {id: low, label: Low, definition: "…"}'
        if not isinstance(value, list) or not value:
            message = '"threat_levels" is a list of levels, lowest first'
            self.report("threat_levels", message, hint)
            return None
        before = len(self.problems)
        steps: dict[str, tuple[str, str, str]] = {}
        for number, entry in enumerate(value):
            key = f"threat_levels.{number}"
            if not isinstance(entry, dict):
                self.report(key, "a threat level has an id, a label and a definition", hint)
            elif step := self.level(key, entry):
                if step[0] in steps:
                    message = f"two threat levels have the id {quote(step[0])}"
                    self.report(f"{key}.id", message, "give one of them another id")
                steps[step[0]] = step
        return make_scale(*steps.values()) if len(self.problems) == before else None

    def level(self, key: str, entry: dict[object, object]) -> tuple[str, str, str] | None:
        """Return the id, the label and the definition of one level."""
        for name in entry:
            if name not in LEVEL_KEYS:
                closest = suggest(str(name), LEVEL_KEYS)
                hint = f"{closest}; fix the spelling" if closest else "take it out"
                message = f"a threat level has no key {quote(str(name))}"
                self.report(f"{key}.{name}", message, hint)
        texts: dict[str, str] = {}
        for name in LEVEL_KEYS:
            if name not in entry:
                message = f"a threat level lacks its {name}"
                self.report(key, message, f"add {name}: …")
            elif text := self.text(f"{key}.{name}", entry[name]):
                texts[name] = text
        if len(texts) < len(LEVEL_KEYS):
            return None
        level_id = texts["id"]
        if level_id in _RESERVED_LEVELS or not SLUG.fullmatch(level_id):
            taken = level_id in _RESERVED_LEVELS
            why = "has a meaning of its own" if taken else "is no id: it is part of a URL"
            hint = "use another word of lowercase ASCII letters, digits and hyphens"
            self.report(f"{key}.id", f"{quote(level_id)} {why}", hint)
            return None
        return level_id, texts["label"], texts["definition"]
