"""A static host that keeps account of what it sends, compressed as such hosts do."""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from typing_extensions import override

if TYPE_CHECKING:
    from pathlib import Path

COMPRESSED = {"text/html", "text/css", "text/javascript", "application/javascript",
              "application/json", "text/plain", "image/svg+xml", "application/xml"}  # fmt: skip


@dataclass
class Served:
    """A folder on a port of this machine, below a path as on a project's pages."""

    folder: Path
    base: str = "/briefwright/"
    sent: list[tuple[str, int]] = field(default_factory=list)
    """Path below the base and bytes of every answer."""

    headers: dict[str, str] = field(default_factory=dict)
    """Sent with every answer."""

    def __post_init__(self) -> None:
        handler = partial(_Handler, served=self, directory=str(self.folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}{self.base}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def take(self) -> list[tuple[str, int]]:
        """Return what has been sent since it was last asked."""
        taken, self.sent = self.sent, []
        return taken


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, served: Served, directory: str) -> None:
        self.served = served
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    @override
    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.served.base):
            self.send_error(404)
            return
        below = path.removeprefix(self.served.base)
        file = self.served.folder / below
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.served.sent.append((f"404 {below}", 0))
            self.send_error(404)
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        data = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in self.served.headers.items():
            self.send_header(name, value)
        if kind in COMPRESSED:
            data = gzip.compress(data, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.served.sent.append((below, len(data)))
        with contextlib.suppress(ConnectionError):
            self.wfile.write(data)

    @override
    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""
