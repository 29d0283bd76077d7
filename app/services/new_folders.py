"""A folder of files that is there whole or not at all: filled beside its place, then moved there as one."""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from app.files import free_path
from app.services import batch


def placed(folder: Path, name: str, fill: Callable[[Path], Iterable[Path]]) -> tuple[Path, ...]:
    """The files that ``fill`` writes, in a new folder ``name`` inside ``folder``; never into one that is there.

    Raises :class:`app.errors.Problem` with what is wrong with the place; nothing is left behind then, nor when the user
    stops.
    """
    staging = free_path(folder / f".phen-dau-{os.getpid()}")
    try:
        files = tuple(fill(staging))
        place = free_path(folder / name)
        staging.rename(place)
    except OSError as error:
        raise batch.place_problem(error, folder) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return tuple(place / path.relative_to(staging) for path in files)
