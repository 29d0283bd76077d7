"""Where a data file lies: network shares, cloud folders and USB sticks lose data files, so the user is warned."""

import ctypes
import os
import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from app.i18n import _

_NETWORK = {
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
}
_STICK = {"vfat", "exfat", "msdos", "fuseblk"}
_CLOUD = re.compile(r"(onedrive|google ?drive|my drive|dropbox|icloud ?drive|iclouddrive|nextcloud|megasync)\b.*")
_DRIVE_REMOVABLE = 2
_DRIVE_REMOTE = 4


class Location(StrEnum):
    """The kind of place."""

    LOCAL = "local"
    NETWORK = "network"
    CLOUD = "cloud"
    REMOVABLE = "removable"

    def warnings(self) -> tuple[str, ...]:
        """What to tell the user; nothing for the disk of the computer."""
        if self is Location.LOCAL:
            return ()
        place = {
            Location.NETWORK: _("ổ mạng"),
            Location.CLOUD: _("thư mục đồng bộ đám mây"),
            Location.REMOVABLE: _("USB hoặc ổ cắm ngoài"),
        }[self]
        sentence = _(
            "Dữ liệu đang đặt trên {place}: dễ hỏng hoặc mất dữ liệu. Hãy chuyển thư mục dữ liệu về ổ đĩa của máy"
            " và chỉ để bản sao lưu ở đó."
        )
        return (sentence.format(place=place),)


def locate(path: Path, *, file_system: Callable[[Path], str] | None = None) -> Location:
    """The kind of place ``path`` lies in; ``file_system`` names the file system of a folder."""
    folder = path.absolute().parent
    if any(_CLOUD.fullmatch(part.casefold()) for part in folder.parts):
        return Location.CLOUD
    name = (file_system or _file_system)(folder)
    if name in _NETWORK:
        return Location.NETWORK
    return Location.REMOVABLE if name in _STICK else Location.LOCAL


def _file_system(folder: Path) -> str:
    return _windows_drive(folder) if os.name == "nt" else _mounted(folder)


def _windows_drive(folder: Path) -> str:
    kind = vars(ctypes)["windll"].kernel32.GetDriveTypeW(folder.anchor)
    return {_DRIVE_REMOVABLE: "exfat", _DRIVE_REMOTE: "smbfs"}.get(kind, "")


def _mounted(folder: Path) -> str:
    """Type of the file system with the longest mount point above the folder; empty where Linux does not say."""
    table = Path("/proc/self/mounts")
    if not table.exists():
        return ""
    best, found = "", ""
    for line in table.read_text(encoding="utf-8", errors="replace").splitlines():
        _device, point, kind, *_rest = line.split(" ")
        point = point.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if len(point) >= len(best) and (folder == Path(point) or Path(point) in folder.parents):
            best, found = point, kind
    return found
