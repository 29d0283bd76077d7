"""What the database driver says, as a sentence the user can act on."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.errors import DataFileProblem
from app.i18n import N_, _

_SIGNS = (
    ("database or disk is full", "disk-full"),
    ("database is locked", "locked"),
    ("database table is locked", "locked"),
    ("readonly database", "read-only"),
    ("malformed", "damaged"),
    ("could not decode to utf-8", "damaged"),
    ("file is not a database", "not-a-database"),
    ("disk i/o error", "io-error"),
    ("unable to open database file", "cannot-open"),
)


_SENTENCES = {
    "missing": N_("Không thấy tệp dữ liệu “{name}” trong thư mục {folder}. Hãy chọn thư mục khác hoặc tạo mới."),
    "exists": N_(
        "Thư mục {folder} đã có tệp dữ liệu “{name}”; phần mềm không ghi đè. Hãy mở tệp ấy hoặc chọn thư mục khác."
    ),
    "empty": N_(
        "Tệp “{name}” rỗng (0 byte), không phải dữ liệu của Phên Dậu; phần mềm để nguyên tệp."
        " Hãy khôi phục từ bản sao lưu."
    ),
    "not-a-database": N_(
        "Tệp “{name}” không phải cơ sở dữ liệu; phần mềm để nguyên tệp. Hãy chọn đúng tệp dữ liệu của Phên Dậu."
    ),
    "foreign": N_(
        "Tệp “{name}” là cơ sở dữ liệu của phần mềm khác; phần mềm để nguyên tệp."
        " Hãy chọn đúng tệp dữ liệu của Phên Dậu."
    ),
    "damaged": N_(
        "Tệp dữ liệu “{name}” bị hỏng nên không mở để tránh hỏng thêm; tệp được để nguyên."
        " Hãy khôi phục từ bản sao lưu gần nhất."
    ),
    "locked": N_(
        "Tệp dữ liệu “{name}” đang bị chương trình khác giữ; chưa có gì bị thay đổi."
        " Hãy đóng chương trình ấy rồi làm lại."
    ),
    "busy": N_("Phần mềm đang ghi việc khác; chưa có gì bị thay đổi. Hãy chờ xong rồi làm lại."),
    "read-only": N_(
        "Chỉ đọc: không ghi được vào {folder}. Dữ liệu cũ an toàn; hãy xin quyền ghi hoặc chép ra ổ đĩa của máy."
    ),
    "read-only-older": N_(
        "Tệp “{name}” của phiên bản cũ cần nâng cấp nhưng không ghi được vào {folder}; tệp được để nguyên."
        " Hãy chép ra thư mục ghi được rồi mở lại."
    ),
    "disk-full": N_("Ổ đĩa đã đầy. Chưa lưu gì của việc này; dữ liệu cũ an toàn. Hãy dọn chỗ rồi làm lại."),
    "io-error": N_("Lỗi đọc hoặc ghi ổ đĩa tại {folder}. Chưa lưu gì của việc này; hãy kiểm tra ổ đĩa rồi làm lại."),
    "cannot-open": N_("Không mở được tệp “{name}” trong {folder}. Hãy kiểm tra quyền truy cập và ổ đĩa rồi mở lại."),
    "backup-damaged": N_(
        "Bản sao lưu “{name}” bị hỏng nên không dùng để khôi phục; dữ liệu hiện tại không bị thay đổi."
        " Hãy chọn bản sao lưu khác."
    ),
    "migration-failed": N_(
        "Nâng cấp tệp dữ liệu “{name}” không thành; tệp vẫn như trước khi nâng cấp. Hãy gửi nhật ký cho người hỗ trợ."
    ),
}


def problem(code: str, path: Path) -> DataFileProblem:
    """The problem of that code; ``KeyError`` for a code nobody wrote a sentence for."""
    return DataFileProblem(code, _(_SENTENCES[code]).format(name=path.name, folder=path.parent))


def problem_of(error: BaseException, path: Path) -> DataFileProblem | None:
    """The problem behind an error of the driver or the file system; ``None`` when it is a bug."""
    if isinstance(error, PermissionError):
        return problem("read-only", path)
    if isinstance(error, OSError):
        return problem("disk-full" if error.errno == 28 else "io-error", path)
    said = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    return next((problem(code, path) for sign, code in _SIGNS if sign in said), None)
