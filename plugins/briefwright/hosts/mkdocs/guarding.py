"""The last wall as MkDocs carries it: the policy of every page, the audit, the preview's script."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIServer

from briefwright.hosts.mkdocs.reports import log
from briefwright.publish.audit import Audit
from briefwright.publish.page_audit import PageAudit
from briefwright.publish.policy import THEMES, Policy, hash_text
from briefwright.publish.tag_rules import TagRules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from briefwright.content.settings import Settings
    from briefwright.diagnostics.problem import Problem

OUTSIDE = {
    "font": ("https://fonts.googleapis.com", "fonts"),
    "highlightjs": ("https://cdnjs.cloudflare.com", "the highlighting of code"),
}
"""Settings of themes that load from another host, that host, and what the setting brings."""

_SELF, _END = b"script-src 'self'", b"</script></body>"


def make_policy(config: MkDocsConfig, settings: Settings) -> Policy | None:
    """Return what every page of a site carries; None when the theme's scripts are not known.

    A theme of which nobody has written down the scripts would stop working, so its pages carry
    no policy, unless the site's owner has given the hashes.
    """
    scripts = THEMES.get(config.theme.name or "")
    if scripts is None:
        return None
    path = urlsplit(config.site_url or "/").path or "/"
    scope = config.extra.get("scope")
    return Policy(
        theme=scripts,
        roots=frozenset({path, path.rstrip("/"), *([str(scope)] if scope else [])}),
        hosts=settings.allow.hosts,
        hashes=settings.allow.hashes,
        searches=settings.search,
    )


def keep_to_itself(config: MkDocsConfig, settings: Settings) -> None:
    """Have the theme load nothing from other hosts, unless the site's owner allows that host."""
    for setting, (host, what) in OUTSIDE.items():
        if setting in config.theme and config.theme[setting] and host not in settings.allow.hosts:
            config.theme[setting] = False
            log.info("The theme does without %s from %s, which nothing allows", what, host)
    # A style attribute is not applied under the policy, and Python-Markdown aligns cells by one.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)


def read_audit(
    config: MkDocsConfig,
    policy: Policy | None,
    settings: Settings,
    sources: Mapping[str, str],
) -> tuple[Problem, ...]:
    """Return what stands in the way of publishing a finished site.

    `sources` gives the source of a finished file, by the file's path below the site.
    """
    origins = {*settings.allow.hosts, *_own_origin(settings.site.url)}
    audit = Audit(
        pages=PageAudit(TagRules(policy, frozenset(origins))),
        exempt=settings.allow.files,
        sources=sources,
    )
    return audit.read_problems(Path(config.site_dir))


def _own_origin(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.netloc:
        yield f"{parts.scheme}://{parts.netloc}"


def find_sources(config: MkDocsConfig, files: Files) -> Iterator[tuple[str, str]]:
    """Yield each finished file with its source, as seen from the project's root."""
    root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
    docs = Path(os.path.relpath(config.docs_dir, root)).as_posix()
    for file in files:
        path = Path(file.abs_src_path or "")
        if file.src_dir == config.docs_dir:
            yield file.dest_uri, posixpath.join(docs, file.src_uri)
        elif not file.is_documentation_page():
            continue
        elif file.generated_by is None and path.is_relative_to(root):
            yield file.dest_uri, path.relative_to(root).as_posix()
        else:
            yield file.dest_uri, file.src_uri


def allow_reloading(server: object) -> None:
    """Have a preview's pages allow the script by which the host reloads them.

    The host puts it into each answer, right above the end of the page, with numbers of its own.
    """
    inner = server.get_app() if isinstance(server, WSGIServer) else None
    if isinstance(server, WSGIServer) and inner is not None:
        server.set_app(_Reloading(inner))


class _Reloading:
    """A preview's server whose pages allow the last script in them."""

    def __init__(self, inner: WSGIApplication) -> None:
        self.inner = inner

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        head: list[tuple[str, list[tuple[str, str]]]] = []

        def hold(status: str, headers: list[tuple[str, str]], *_: object) -> object:
            head.append((status, headers))
            return None

        answer = self.inner(environ, hold)  # type: ignore[arg-type] # nobody calls `write`
        status, headers = head[0]
        if "text/html" not in dict(headers).get("Content-Type", ""):
            start(status, headers)
            return answer
        page = allow_last_script(b"".join(answer))
        kept = [(name, value) for name, value in headers if name != "Content-Length"]
        start(status, [*kept, ("Content-Length", str(len(page)))])
        return [page]


def allow_last_script(page: bytes) -> bytes:
    """Return a page whose policy allows the script that stands right above its end."""
    end = page.rfind(_END)
    start = page.rfind(b"<script>", 0, end)
    place = page.find(_SELF)
    if end < 0 or start < 0 or not 0 <= place < start:
        return page
    place += len(_SELF)
    script = page[start + len(b"<script>") : end].decode()
    return b"%b '%b'%b" % (page[:place], hash_text(script).encode(), page[place:])
