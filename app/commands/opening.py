"""The workspace of a command: opened for one run, closed whatever happens."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from app.commands.console import Console
from app.services import workspace
from app.services.workspace import Workspace


@contextmanager
def opened(args: argparse.Namespace, console: Console, *, read_only: bool = False) -> Iterator[Workspace]:
    """The workspace in the data folder of the command line; its warnings go to standard error.

    A command that only looks takes no lock, so it works beside an open window.
    """
    ws = workspace.open_(args.data, actor=args.actor.strip(), read_only=read_only)
    try:
        for warning in ws.warnings:
            console.error(warning)
        yield ws
    finally:
        ws.close()
