"""Why a file is refused: one code and one Vietnamese sentence for each reason, and what to do about it."""

from app.errors import BadFile
from app.i18n import N_, _

_SAVE_AS_XLSX = N_("Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) kiểu .xlsx rồi nhập lại.")
_ASK_AGAIN = N_("Chưa lưu gì của tệp này; hãy đề nghị đơn vị gửi lại.")

#: code -> (what happened, way out)
_REFUSALS: dict[str, tuple[str, str]] = {
    "empty-file": (N_("Tệp rỗng (0 byte), không có gì để đọc."), N_("Chép lại tệp từ nơi gửi rồi nhập lại.")),
    "too-large": (
        N_("Tệp lớn {size} MB, quá giới hạn {limit} MB của một báo cáo."),
        N_("Bỏ ảnh và trang thừa khỏi tệp rồi nhập lại."),
    ),
    "lock-file": (
        N_("Đây là tệp khóa tạm (~$) do Excel tạo khi tệp thật đang mở, không phải báo cáo."),
        N_("Đóng Excel rồi chọn tệp báo cáo không có dấu ~$ ở đầu tên."),
    ),
    "password": (N_("Tệp có mật khẩu nên không đọc được."), N_("Mở tệp bằng Excel, bỏ mật khẩu rồi lưu lại.")),
    "truncated": (N_("Tệp bị cắt cụt khi chép hoặc bị hỏng."), N_("Chép lại tệp từ nơi gửi rồi nhập lại.")),
    "xlsb": (N_("Tệp ở định dạng Excel nhị phân (.xlsb), chương trình không đọc định dạng này."), _SAVE_AS_XLSX),
    "template": (N_("Tệp là mẫu bảng tính (.xltx, .xltm, .ots), không phải báo cáo đã lập."), _SAVE_AS_XLSX),
    "html": (N_("Tệp là trang web (HTML) không có bảng nào."), _SAVE_AS_XLSX),
    "web-archive": (N_("Tệp là trang web lưu gộp (.mht) mang tên bảng tính."), _SAVE_AS_XLSX),
    "text-encoding": (
        N_("Chữ trong tệp ở bảng mã không rõ (không phải Unicode, TCVN3, VNI hay Windows-1258)."),
        N_("Mở tệp bằng chương trình đã tạo ra nó, lưu thành .xlsx hoặc CSV UTF-8 rồi nhập lại."),
    ),
    "csv-quotes": (N_("Dấu nháy kép trong tệp CSV không khép đúng chỗ nên không rõ ô nào hết ở đâu."), _SAVE_AS_XLSX),
    "csv-long-cell": (
        N_("Tệp CSV có một ô dài hơn {limit} chữ cái, không phải ô của một báo cáo."),
        N_("Mở tệp bằng chương trình đã tạo ra nó, bỏ ô đó rồi nhập lại."),
    ),
    "csv-columns": (
        N_("Dòng {row} của tệp CSV lệch cột so với các dòng khác; có thể dấu phẩy trong số đã bị coi là dấu ngăn cột."),
        _SAVE_AS_XLSX,
    ),
    "one-sheet": (
        N_("Tệp chỉ có một trang ({sheet}) của báo cáo, thiếu trang chỉ tiêu; các tệp lẻ không được ghép với nhau."),
        N_("Gộp các trang vào một tệp .xlsx như biểu mẫu rồi nhập lại."),
    ),
    "word": (N_("Tệp là văn bản Word, không phải bảng tính."), N_("Chọn tệp biểu số liệu dạng .xlsx.")),
    "word-old": (
        N_("Tệp là văn bản Word kiểu cũ hoặc kiểu khác (.doc, .rtf, .odt), chương trình chỉ đọc bảng trong tệp .docx."),
        N_("Mở tệp bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) kiểu .docx rồi nhập lại."),
    ),
    "no-table": (
        N_("Tệp Word không có bảng nào nên không lấy được danh sách; chưa lưu gì của tệp này."),
        N_("Đưa danh sách vào một bảng trong tệp Word, hoặc chép các dòng của nó rồi dán vào chương trình."),
    ),
    "pdf": (N_("Tệp là PDF, không phải bảng tính."), N_("Chọn tệp biểu số liệu dạng .xlsx.")),
    "presentation": (N_("Tệp là bài trình chiếu, không phải bảng tính."), N_("Chọn tệp biểu số liệu dạng .xlsx.")),
    "picture": (N_("Tệp là ảnh, không phải bảng tính."), N_("Chọn tệp biểu số liệu dạng .xlsx.")),
    "archive": (
        N_("Tệp là tệp nén nằm trong tệp nén khác."),
        N_("Giải nén rồi chọn thư mục đã giải nén."),
    ),
    "archive-kind": (
        N_("Tệp nén kiểu khác zip (rar, 7z, gz…), chương trình không mở được."),
        N_("Giải nén rồi chọn thư mục đã giải nén."),
    ),
    "archive-damaged": (
        N_("Tệp nén zip bị cắt cụt khi chép hoặc bị hỏng."),
        N_("Chép lại tệp từ nơi gửi rồi nhập lại."),
    ),
    "archive-password": (
        N_("Tệp nén zip có mật khẩu nên không đọc được các tệp bên trong."),
        N_("Giải nén bằng mật khẩu rồi chọn thư mục đã giải nén."),
    ),
    "archive-method": (
        N_("Tệp nén zip dùng kiểu nén lạ, chương trình không đọc được."),
        N_("Giải nén rồi chọn thư mục đã giải nén."),
    ),
    "archive-empty": (N_("Tệp nén zip không có tệp nào bên trong."), N_("Hỏi lại nơi gửi để nhận tệp có báo cáo.")),
    "archive-changed": (
        N_("Tệp nén zip đã thay đổi trong lúc đọc, không còn tệp này."),
        N_("Chọn lại tệp nén rồi nhập lại."),
    ),
    "unknown-kind": (N_("Tệp không phải bảng tính Excel."), N_("Chọn tệp biểu số liệu dạng .xlsx.")),
    "unpacks-too-large": (
        N_("Tệp nén bất thường: bung ra quá lớn so với một báo cáo, có thể là tệp phá hoại."),
        _ASK_AGAIN,
    ),
    "bad-structure": (N_("Cấu trúc bên trong tệp bảng tính sai: {detail}."), _SAVE_AS_XLSX),
    "has-entities": (N_("Tệp chứa khai báo thực thể XML, dấu hiệu của tệp phá hoại."), _ASK_AGAIN),
    "far-cell": (
        N_("Trang {sheet} có ô ghi ở rất xa vùng số liệu ({cell})."),
        N_("Xóa ô đó, lưu tệp rồi nhập lại."),
    ),
    "too-many-cells": (N_("Tệp có quá nhiều ô ghi so với một báo cáo."), N_("Bỏ các trang thừa rồi nhập lại.")),
    "too-many-sheets": (
        N_("Tệp có hơn {limit} trang, quá nhiều so với một báo cáo."),
        N_("Bỏ các trang thừa rồi nhập lại."),
    ),
    "empty-workbook": (N_("Bảng tính không có ô nào được ghi."), N_("Kiểm tra lại có đúng tệp báo cáo không.")),
    "legacy-font": (
        N_("Chữ trong tệp gõ bằng bảng mã cũ ({fonts}), đọc thẳng sẽ sai dấu."),
        N_("Chuyển tệp sang Unicode (công cụ chuyển mã của bộ gõ tiếng Việt) rồi nhập lại."),
    ),
    "lost-text": (
        N_("Chữ tiếng Việt trong tệp đã mất dấu thành dấu hỏi (ví dụ {example}), không khôi phục được."),
        _ASK_AGAIN,
    ),
    "secret": (
        N_("Ô {cell} trang {sheet} mang dấu chỉ độ mật; chương trình không được nhận tài liệu mật."),
        N_("Chưa lưu gì của tệp này; xử lý tệp theo quy định bảo vệ bí mật nhà nước."),
    ),
    "no-codes": (
        N_("Tệp không có cột Mã, cũng không nhận ra được bảng chỉ tiêu nào theo tên gọi."),
        N_("Chép số liệu vào biểu mẫu có cột Mã rồi nhập lại."),
    ),
    "no-value-column": (
        N_("Trang {sheet} có mã chỉ tiêu nhưng không thấy cột Thực hiện kỳ này."),
        N_("Ghi tiêu đề Thực hiện kỳ này vào cột số liệu rồi nhập lại."),
    ),
    "same-sheet-twice": (
        N_("Hai trang {first} và {second} cùng là một biểu; cộng cả hai sẽ sai."),
        N_("Xóa trang thừa (kể cả trang bị ẩn) rồi nhập lại."),
    ),
    "reader-timeout": (
        N_("Đọc tệp này quá {seconds} giây nên đã dừng; tệp quá lớn hoặc hỏng."),
        _ASK_AGAIN,
    ),
    "reader-died": (N_("Không đọc được tệp này (tệp quá lớn hoặc hỏng)."), _ASK_AGAIN),
    "reader-failed": (N_("Không đọc được tệp này vì có chỗ chương trình chưa lường tới."), _ASK_AGAIN),
}


def refusal(code: str, **data: str) -> BadFile:
    """The problem to raise for ``code``; ``data`` fills the places of its sentence."""
    sentence, way_out = _REFUSALS[code]
    return BadFile(code, _(sentence).format(**data), _(way_out))


def sentence_of(code: str) -> str:
    """The sentence of a reason, with its places still open."""
    return _REFUSALS[code][0]


def refusal_codes() -> tuple[str, ...]:
    """Every reason a file can be refused for."""
    return tuple(_REFUSALS)
