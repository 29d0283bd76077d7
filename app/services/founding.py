"""A new data folder: the data file is built and set up under another name and appears only when it is complete."""

from contextlib import suppress
from pathlib import Path

from app import files
from app.db import side_files
from app.db.lock import DataFileLock, login_name
from app.db.problems import problem, problem_of
from app.db.store import Store
from app.services import setup
from app.services.workspace import Clock, DataFolder, Workspace, open_, presets_of, utc_now


def create(folder: Path, plan_id: str, *, actor: str = "", clock: Clock = utc_now) -> Workspace:
    """A new data file set up from a plan preset, then opened; it appears only when it is complete.

    Raises :class:`~app.errors.Problem` when there is a data file already or the plan is not known.
    """
    place = DataFolder.of(folder)
    if place.data_file.exists():
        raise problem("exists", place.data_file)
    is_new_folder = not place.path.exists()
    temporary = files.beside(place.data_file)
    try:
        place.path.mkdir(parents=True, exist_ok=True)
        _set_up(place, temporary, plan_id, actor=actor or login_name(), clock=clock)
    except OSError as error:
        raise (problem_of(error, place.data_file) or error) from error
    finally:
        side_files.discard(temporary)
        if is_new_folder:
            with suppress(OSError):  # only an empty folder goes
                place.path.rmdir()
    return open_(place.data_file, actor=actor, clock=clock)


def _set_up(place: DataFolder, temporary: Path, plan_id: str, *, actor: str, clock: Clock) -> None:
    lock = DataFileLock(place.data_file, clock=clock)
    lock.acquire()
    try:
        store = Store.create(temporary, clock=clock)
        try:
            setup.apply_plan(Workspace(store, presets_of(place), actor, clock, place), plan_id)
        finally:
            store.close()
        if place.data_file.exists():
            raise problem("exists", place.data_file)
        files.place(temporary, place.data_file)
    finally:
        lock.release()
