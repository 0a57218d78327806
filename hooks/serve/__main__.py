"""`python -m hooks.serve [[HOST:]PORT]`: MkDocs' own server, which a mistake does not stop.

Nothing of the project is imported before it is built, so that a mistake in Python is shown like
any other. watchfiles starts this anew at every change of Python; see the Makefile.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserver

from hooks.serve.last_good import LastGood
from hooks.serve.notice import with_notice

HOST = "127.0.0.1"
ADDRESS = f"{HOST}:8000"
LAST_PORT = 65_535
CONFIG = "mkdocs.yml"
FOLDER = Path(".cache") / "serve"
LOOK_EVERY_S = 0.5


class Watching(PollingObserver):
    """Looks for changes from the first build on; MkDocs would begin only after it."""

    def start(self) -> None:
        """Begin, unless it has begun."""
        if not self.is_alive():
            super().start()


class Server(LiveReloadServer):
    """MkDocs' server, which says when it answers."""

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Answer until it is shut down."""
        print(f"Shown at {self.url}", flush=True)
        super().serve_forever(poll_interval)


def serve(root: Path, host: str, port: int) -> None:
    """Show the site in `root`, and follow every change until somebody ends it.

    Raises:
        OSError: the address is taken.
    """
    url = f"http://{host}:{port}/"
    watched = {str(root / CONFIG)}

    def build_into(folder: Path) -> None:
        config = load_config(str(root / CONFIG), site_dir=str(folder), site_url=url)
        for place in {config.docs_dir, *config.watch} - watched:
            server.watch(place)
            watched.add(place)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=url)

    last = LastGood(root, root / FOLDER, build_into)
    server = Server(last.rebuild, host, port, str(last.shown))
    server.observer = Watching(timeout=LOOK_EVERY_S)
    server.set_app(with_notice(server.serve_request, lambda: last.mistake))
    server.error_handler = last.not_found
    server.watch(str(root / CONFIG))
    server.observer.start()
    try:
        last.rebuild()
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()


def host_and_port(address: str) -> tuple[str, int]:
    """Read an address; without a host, this machine alone is meant, and not its whole network.

    Raises:
        ValueError: the port is none.
    """
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > LAST_PORT:
        msg = f"'{port}' is no port: that is a number up to {LAST_PORT}"
        raise ValueError(msg)
    return host or HOST, int(port)


def main(arguments: list[str]) -> int:
    """Serve. Returns 1 where the address cannot be had."""
    address = arguments[0] if arguments else ADDRESS
    logging.getLogger("mkdocs.livereload").setLevel(logging.CRITICAL)
    try:
        with suppress(KeyboardInterrupt):
            serve(Path.cwd(), *host_and_port(address))
    except (OSError, ValueError) as error:
        print(f"{address}: {error}. Try: make serve ADDRESS=127.0.0.1:8001", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
