"""Where commands put single files: into folders that are there, and never over a file that somebody keeps."""

from collections.abc import Iterable
from pathlib import Path

from app.errors import Refused
from app.files import free_path
from app.i18n import _


def free_paths(paths: Iterable[Path]) -> list[Path]:
    """The paths to write to: a name that is taken gets a number; raises ``Refused`` for a folder that is missing."""
    found: list[Path] = []
    for path in paths:
        if not path.parent.is_dir():
            sentence = _("Không có thư mục {folder}; chưa lập tệp nào.").format(folder=path.parent)
            raise Refused("no-folder", sentence, _("Hãy tạo thư mục ấy hoặc ghi thư mục khác."))
        found.append(free_path(path, found))
    return found
