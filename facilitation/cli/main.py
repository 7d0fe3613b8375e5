"""The command line: finds the command, runs it, and turns what users can cause into one line."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from facilitation import serving
from facilitation.cli.failing import Failed

#: Each command's module: `add_parser(subparsers)` and `run(arguments) -> exit code`. An underscore
#: at the end is not part of the command: Python has taken the word.
COMMANDS = (
    "serve",
    "demo",
    "rehearse",
    "create_organiser",
    "help_organiser",
    "create_workshop",
    "group",
    "export",
    "import_",
    "backup",
    "restore",
    "erase",
    "remind",
    "check",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0: fine; 1: refused or failed, in one line; 2: wrong usage."""
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] in (["serve"], ["demo"]):
        # Before any command is imported: what is loaded unpatched would block the loop.
        serving.patch(os.environ.get("SAMENSPEL_ASYNC_MODE", "eventlet"))
    arguments = _parser(given[:1]).parse_args(given)
    try:
        return int(arguments.run(arguments))
    except Failed as failure:
        print(f"samenspel: {failure}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has seen enough; closing stdout again must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _parser(command: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Knows every command; when one is named, only that one is loaded, since all of them together
    take seconds."""
    parser = argparse.ArgumentParser(
        prog="samenspel", description="Live bijeenkomsten in de wijk, van briefje tot wijkagenda."
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    named = [name.replace("-", "_") for name in command]
    for name in [name for name in COMMANDS if name.rstrip("_") in named] or COMMANDS:
        module = import_module(f"facilitation.cli.{name}")
        module.add_parser(subparsers)
    return parser
