"""Workspaces for tests: a real data file set up from a plan preset."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.presets.load import PresetLibrary
from app.services import setup
from app.services.workspace import DataFolder, Workspace
from tests.support.data_files import FixedClock, a_store


@contextmanager
def a_bare_workspace(folder: Path, *preset_folders: Path) -> Iterator[Workspace]:
    """An empty data file with the shipped presets, or with those of the given folders beside them."""
    presets = PresetLibrary.shipped()
    if preset_folders:
        presets = PresetLibrary.shipped(preset_folders[0])
    with a_store(folder) as store:
        yield Workspace(store, presets, "người thử", FixedClock(), DataFolder(folder))


@contextmanager
def ha_quang(folder: Path) -> Iterator[Workspace]:
    """The data file of plan 74/KH-BCĐ, fresh from set-up."""
    with a_bare_workspace(folder) as ws:
        setup.apply_plan(ws, "ha-quang-2022")
        yield ws
