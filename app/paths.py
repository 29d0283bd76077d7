"""Where things are: what ships with the program, and what belongs to this user.

The three ways of running differ only here: the source tree (``python -m app``), the frozen one-folder program, and
either of them with a data folder named on the command line.
"""

import sys
from pathlib import Path

import platformdirs

_USER_FOLDER = "PhenDau"


def is_frozen() -> bool:
    """Whether this is the program that PyInstaller built."""
    return bool(getattr(sys, "frozen", False))


def program_root() -> Path:
    """Folder that holds ``resources`` and ``app``: the unpacked bundle, or the source tree."""
    if is_frozen():
        return Path(str(vars(sys)["_MEIPASS"]))
    return Path(__file__).resolve().parent.parent


def resources() -> Path:
    """Folder of everything that ships with the program and is only read."""
    return program_root() / "resources"


def resource(*parts: str) -> Path:
    """One shipped file; ``FileNotFoundError`` here means a damaged installation."""
    path = resources().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(path)
    return path


def default_data_folder() -> Path:
    """Data folder of this user: AppData\\Local on Windows, ~/.local/share on Linux."""
    return Path(platformdirs.user_data_path(_USER_FOLDER, appauthor=False, roaming=False))


def settings_file() -> Path:
    """Settings of this computer and user, apart from the data so that a copied data folder takes none along."""
    return Path(platformdirs.user_config_path(_USER_FOLDER, appauthor=False, roaming=False)) / "settings.json"


def log_folder(data_folder: Path) -> Path:
    """Folder of the log files that belong to a data folder."""
    return data_folder / "nhat-ky"
