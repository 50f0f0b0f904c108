"""Serve a folder as static hosts do: compressed, and with the site's own page for a 404."""

from __future__ import annotations

import functools
import gzip
import http.server
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

TEXT = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt"}


class _Handler(http.server.SimpleHTTPRequestHandler):
    late = 0.0

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                super().do_GET()  # redirects to the address with a slash
                return
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            found = sorted(Path(self.directory).rglob("404.html"))
            if not found:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            path, status = found[0], HTTPStatus.NOT_FOUND
        self._send(path, status)

    def _send(self, path: Path, status: HTTPStatus) -> None:
        body = path.read_bytes()
        if self.headers.get("Sec-Fetch-Dest") == "empty":
            time.sleep(self.late)
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in TEXT and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store" if self.late else "max-age=3600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *request: object) -> None:
        """A browser may leave before all is sent."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*request)  # type: ignore[arg-type]


@contextmanager
def serve(folder: Path, late: float = 0.0) -> Iterator[str]:
    """Serve a folder on this machine; yields its address, with a slash at the end.

    What a script of a page fetches may come ``late`` by some seconds, as over a slow line.
    """
    kind = type("_Late", (_Handler,), {"late": late})
    handler = functools.partial(kind, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
