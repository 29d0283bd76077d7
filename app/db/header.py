"""What the first hundred bytes of a file say, read without SQLite so that a foreign file stays untouched."""

import struct
from pathlib import Path

from app.db.engine import APPLICATION_ID, SCHEMA_VERSION
from app.db.problems import problem
from app.errors import DataFileProblem
from app.i18n import _

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_USER_VERSION = 60
_APPLICATION_ID = 68


def schema_of(path: Path, *, newest: int = SCHEMA_VERSION) -> int:
    """Schema number of a data file; raises :class:`DataFileProblem` for anything this program must not open."""
    if not path.is_file():
        raise problem("missing", path)
    with path.open("rb") as handle:
        head = handle.read(_LENGTH)
    if not head:
        raise problem("empty", path)
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        raise problem("not-a-database", path)
    if _number(head, _APPLICATION_ID) != APPLICATION_ID:
        raise problem("foreign", path)
    schema = _number(head, _USER_VERSION)
    if schema < 1:
        raise problem("foreign", path)
    if schema > newest:
        raise _newer(path, schema, newest)
    return schema


def _number(head: bytes, offset: int) -> int:
    return int(struct.unpack_from(">i", head, offset)[0])


def _newer(path: Path, schema: int, newest: int) -> DataFileProblem:
    sentence = _(
        "Tệp “{name}” do bản phần mềm mới hơn tạo (dữ liệu phiên bản {schema}, bản này chỉ đọc đến phiên bản {newest})"
        " nên không mở để tránh hỏng; tệp được để nguyên. Hãy cài bản mới."
    )
    return DataFileProblem("newer", sentence.format(name=path.name, schema=schema, newest=newest))
