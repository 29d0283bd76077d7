"""A folder and a zip full of hostile files: one line each, and the data file stays byte for byte as it was."""

import hashlib
from collections import Counter
from pathlib import Path

from app.domain.submissions import RECEIVABLE, Verdict
from app.progress import silent
from app.services import submissions
from app.services.workspace import Workspace
from tests.support.hostile import READ
from tests.support.hostile_kinds import HOSTILE
from tests.support.stored_reports import operations
from tests.support.zips import utf8_zip

#: Enough of each class for the way through the services; the reader itself sees the whole set elsewhere.
_CASES = [
    case
    for case in HOSTILE
    # A zip of workbooks is a folder here, whatever its name is.
    if case.expected != READ and case.group not in ("bom nén", "ô") and case.name != "zip trong zip"
]


def _bytes_of(ws: Workspace) -> str:
    return hashlib.sha256(ws.folder.data_file.read_bytes()).hexdigest()


def test_that_hostile_files_change_nothing_stored_and_nothing_on_the_disk(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    names = {f"{number:03}{Path(case.file_name).suffix}": case for number, case in enumerate(_CASES)}
    for name, case in names.items():
        if case.expected != "lock-file":
            (folder / name).write_bytes(case.make())
    (folder / "gói.zip").write_bytes(utf8_zip({f"x/{name}": case.make() for name, case in list(names.items())[:12]}))
    before = (_bytes_of(ws), operations(ws), sorted(tmp_path.rglob("*")))
    results = submissions.read(ws, [folder], silent)
    assert not [item.path for item in results if item.verdict in RECEIVABLE or item.content]
    assert all(item.problem.endswith(".") for item in results)
    assert {item.problem_code for item in results if item.verdict is Verdict.UNREADABLE} >= {
        case.expected for case in _CASES if case.expected != "lock-file"
    }
    assert Counter(item.path.count("gói.zip") for item in results)[1] == 12
    assert (_bytes_of(ws), operations(ws), sorted(tmp_path.rglob("*"))) == before
