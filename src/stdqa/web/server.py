"""The address, the page's own head, and running: everything about serving that is not the toolkit's."""

from __future__ import annotations

import errno
import logging
import re
import socket
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from importlib.resources import files
from typing import Any

import uvicorn

from stdqa.errors import StdqaError
from stdqa.web import strings
from stdqa.web.markup import escape

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

# The page may fetch from where it came and from nowhere else. Inline and evaluated script are the
# toolkit's own; "data:" and "blob:" never leave the browser.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)

# The toolkit's page names hosts of its makers for previews in social networks.
_PREVIEWS = re.compile(r"<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*>\s*")
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%23235a8c'/%3E"
    "%3Cpath d='M3 11h10' stroke='%23ffd166' stroke-width='3'/%3E"
    "%3Cpath d='M3 6h10' stroke='white' stroke-width='2'/%3E%3C/svg%3E"
)
GRACE_S = 1


class Page:
    """Puts our head into the page and the policy on every reply."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Pass a request on and mend the reply."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message = {}
        body: list[bytes] = []

        async def mended(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_SECURITY]
                if not _is_page(message):
                    await send(message)
                    return
                start.update(message)
            elif not start:
                await send(message)
            else:
                body.append(message.get("body", b""))
                if not message.get("more_body"):
                    await _send_page(start, b"".join(body), send)

        await self.app(scope, receive, mended)


_SECURITY = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)


def _is_page(message: Message) -> bool:
    return any(
        name.lower() == b"content-type" and value.startswith(b"text/html")
        for name, value in message["headers"]
    )


async def _send_page(start: Message, body: bytes, send: Send) -> None:
    page = with_head(body.decode()).encode()
    kept = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
    await send({**start, "headers": [*kept, (b"content-length", str(len(page)).encode())]})
    await send({"type": "http.response.body", "body": page})


def with_head(page: str) -> str:
    """The toolkit's page with our title, icon, style and script, and without foreign addresses."""
    page = _PREVIEWS.sub("", page)
    static = files("stdqa.web") / "static"
    sheets = sorted(part.name for part in static.iterdir() if part.name.endswith(".css"))
    # The general sheet comes first: those of the places say what is particular.
    sheets.sort(key="style.css".__ne__)
    style = "\n".join((static / name).read_text("utf-8") for name in sheets)
    script = "\n".join((static / name).read_text("utf-8") for name in ("common.js", "page.js"))
    head = (
        f'<title>{escape(strings.PAGE_TITLE)}</title><link rel="icon" href="{_ICON}">'
        f"<script>{script}</script><style>{style}</style>"
    )
    page = page.replace("</head>", f"{head}</head>", 1)
    return page.replace("</body>", f"<noscript>{escape(strings.NEEDS_SCRIPT)}</noscript></body>", 1)


def listen(host: str, port: int) -> socket.socket:
    """Take the address before anything is started, so that no other port is ever tried.

    :raises StdqaError: if it cannot be had, saying why.
    """
    other = "choose another with --port or STDQA_PORT"
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address, family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StdqaError(
                f"Port {port} on {host} is in use, perhaps by a chat that still runs; {other}."
            ) from error
        if error.errno == errno.EACCES:
            raise StdqaError(f"Port {port} on {host} is not open to you; {other}.") from error
        raise StdqaError(
            f"{host} is not an address of this machine ({error.strerror or error}); "
            "choose another with --host or STDQA_HOST."
        ) from error


class _Uvicorn(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Pages that are still open are cut off, as they must be; that deserves no traceback.
        logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
        await super().shutdown(sockets)


class Server:
    """A chat that is listening; as text, its address."""

    def __init__(self, application: Application, listening: socket.socket) -> None:
        host, port = listening.getsockname()[:2]
        shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
        self.url = f"http://{shown}:{port}"
        self._socket = listening
        # Pages keep a connection open for as long as they are shown; waiting for them would be for ever.
        config = uvicorn.Config(
            application, log_level="warning", timeout_graceful_shutdown=GRACE_S, lifespan="on"
        )
        self._server = _Uvicorn(config)
        self._thread: threading.Thread | None = None

    def __str__(self) -> str:
        return self.url

    def run(self) -> None:
        """Serve until the program is told to stop."""
        with suppress(KeyboardInterrupt):  # stopping is what was asked for
            self._server.run(sockets=[self._socket])

    def start(self) -> None:
        """Serve from a thread of its own; the socket listens already, so the page can be opened at once."""
        self._thread = threading.Thread(target=self.run, name="stdqa-chat", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop serving and wait for it."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(timeout=GRACE_S + 5)
        self._socket.close()
