"""`samenspel serve`: migrates, starts its workers, and serves."""

import argparse
import os
import sys
from collections.abc import Callable

import psutil
import segno

from facilitation import serving
from facilitation.app import create_app
from facilitation.assets import AssetsMissing
from facilitation.bus import BusUnusable
from facilitation.cli import logs
from facilitation.cli.failing import Failed
from facilitation.cli.house import Subparsers
from facilitation.cli.house import settings as read_settings
from facilitation.settings import Settings
from facilitation.storage.database import DatabaseUnusable, explained

#: All addresses of this machine.
EVERYWHERE = ".".join("0000")


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("serve", help="serve the hall")
    parser.add_argument("--host", default=None)
    parser.add_argument("--port", type=port_number, default=8000)
    parser.add_argument(
        "--base-url", help="how people reach this server, e.g. https://samen.example"
    )
    parser.add_argument("--lan", action="store_true", help="serve everybody on this network")
    parser.set_defaults(run=run)


def port_number(text: str) -> int:
    """A port that can be listened on."""
    port = int(text) if text.isdigit() else 0
    if not 1 <= port <= 65_535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port")
    return port


def run(arguments: argparse.Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    host = arguments.host or (EVERYWHERE if arguments.lan else "127.0.0.1")
    base_url = arguments.base_url or (lan_url(arguments.port) if arguments.lan else None)
    settings = read_settings(base_url or own_url(host, arguments.port))
    if arguments.lan:
        print_join_address(settings.base_url)
    serve_with(settings, host, arguments.port, lambda: _say_ready(settings))
    return 0


def own_url(host: str, port: int) -> str | None:
    """Without a BASE_URL people come to where we listen."""
    if os.environ.get("SAMENSPEL_BASE_URL"):
        return None
    shown = "127.0.0.1" if host in (EVERYWHERE, "::") else host
    return f"http://{shown}:{port}"


def serve_with(settings: Settings, host: str, port: int, ready: Callable[[], None]) -> None:
    """Wire and serve; what can go wrong at the start is said in one line."""
    logs.begin(settings.log)
    try:
        with explained():
            application = create_app(settings)
            serving.serve(application, host, port, ready)
    except DatabaseUnusable as unusable:
        raise Failed(str(unusable)) from unusable
    except (AssetsMissing, BusUnusable) as missing:
        raise Failed(str(missing)) from missing
    except OSError as failure:
        raise Failed(f"cannot listen on {host}:{port}: {failure.strerror or failure}") from failure


def _say_ready(settings: Settings) -> None:
    print(f"Samenspel staat klaar op {settings.base_url}", file=sys.stderr, flush=True)


def lan_url(port: int) -> str:
    """The address of this machine on the hall's network; asks when there are several."""
    addresses = lan_addresses()
    if not addresses:
        raise Failed("this machine has no address on a network; connect it to the hall's Wi-Fi")
    chosen = addresses[0] if len(addresses) == 1 else _choose(addresses)
    return f"http://{chosen}:{port}"


def lan_addresses() -> list[str]:
    """IPv4 addresses that phones may reach, without asking any network."""
    return [
        address.address
        for name, found in sorted(psutil.net_if_addrs().items())
        for address in found
        if address.family.name == "AF_INET" and not address.address.startswith(("127.", "169.254."))
    ]


def _choose(addresses: list[str]) -> str:
    if not sys.stdin.isatty():
        return addresses[0]
    for number, address in enumerate(addresses, start=1):
        print(f"  {number}. {address}")
    answer = input("Op welk adres komen de telefoons? [1] ").strip() or "1"
    if not answer.isdigit() or not 1 <= int(answer) <= len(addresses):
        raise Failed(f"choose a number from 1 to {len(addresses)}")
    return addresses[int(answer) - 1]


def print_join_address(base_url: str) -> None:
    """The address and its QR code, for whoever sets up the hall."""
    print(f"\n  Telefoons gaan naar {base_url}\n")
    segno.make(base_url, error="m", micro=False).terminal(compact=True)
