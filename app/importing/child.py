"""Where a reading child begins."""

import importlib
from multiprocessing.connection import Connection

from app.importing.limits import Limits


def serve(connection: Connection, limits: Limits) -> None:
    """Answer requests until the other side hangs up.

    The readers are imported here, in the child, and by name: the window only passes this function on, and would
    otherwise load all of them, a third of a second, each time it opens a data file.
    """
    importlib.import_module("app.importing.worker").serve(connection, limits)
