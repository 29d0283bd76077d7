"""The file of a list of names: which kinds are taken here, and a clear word for all others."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.domain.awards.intake_table import ListTable
from app.errors import BadFile
from app.i18n import N_, _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.reader import read_tables
from app.services import workbooks

_WAY_OUT: Final = N_(
    "Chọn một tệp Word (.docx), Excel (.xlsx, .xls), .ods, .csv hay .txt, hoặc chép các dòng của danh sách rồi dán vào."
)
#: What a file is instead of a list; the reader of reports speaks of figures there.
_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pdf": N_("Tệp {name} là PDF, không lấy được danh sách tên từ đó; chưa lưu gì."),
        "picture": N_("Tệp {name} là ảnh, không lấy được danh sách tên từ đó; chưa lưu gì."),
        "presentation": N_("Tệp {name} là bài trình chiếu, không lấy được danh sách tên từ đó; chưa lưu gì."),
        "archive": N_("Tệp {name} là tệp nén; ở đây nhận từng tệp danh sách, chưa lưu gì."),
        "archive-kind": N_("Tệp {name} là tệp nén; ở đây nhận từng tệp danh sách, chưa lưu gì."),
        workbooks.SKIPPED: N_("Tệp {name} là tệp nén; ở đây nhận từng tệp danh sách, chưa lưu gì."),
        "unknown-kind": N_("Tệp {name} không phải văn bản Word, bảng tính hay tệp chữ đọc được; chưa lưu gì."),
        "empty-workbook": N_("Tệp {name} không có ô nào được ghi; chưa lưu gì."),
    }
)


def read_list(path: Path) -> tuple[ListTable, ...]:
    """The tables of the file of a list; raises :class:`BadFile` with what is taken here for every other file."""
    if path.is_dir():
        told = _("{name} là thư mục; ở đây nhận từng tệp danh sách, chưa lưu gì.")
        raise BadFile("folder", told.format(name=path.name), _(_WAY_OUT))
    try:
        return read_tables(workbooks.load(path, DEFAULT_LIMITS.file_size).content, path.name)
    except BadFile as problem:
        if problem.code not in _OTHERS:
            raise
        sentence = _(_OTHERS[problem.code]).format(name=path.name)
        raise BadFile(problem.code, sentence, _(_WAY_OUT)) from problem
