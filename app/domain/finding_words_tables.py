"""Words for questions about many figures of one table: one answer settles them all."""

from collections.abc import Mapping

from app.domain.finding_words import FindingWords as Words
from app.i18n import N_

_ANSWER = N_("Chọn một câu trả lời cho tất cả; chưa trả lời thì các ô này chưa được tính vào đâu cả.")

TABLES: Mapping[str, Words] = {
    "column-unused": Words(
        N_("Cột không dùng đến"),
        N_("Từ ô {cell} trở xuống, cột có {count} ô đã ghi (ô đầu: “{text}”), chương trình không dùng đến."),
        N_("Nếu cột có nội dung cần dùng, đề nghị đơn vị ghi đúng tên cột theo biểu mẫu; nếu không, bỏ qua."),
    ),
    "values-slipped": Words(
        N_("Số liệu lệch dòng"),
        N_(
            "Từ {first} đến {last}, {count} ô có số gần với số năm trước của dòng bên cạnh hơn là của chính dòng đó; "
            "có thể các số đã bị đẩy lệch một dòng, cần dời {direction}."
        ),
        _ANSWER,
    ),
    "list-column-unclear": Words(
        N_("Cột của danh sách chưa rõ"),
        N_(
            "Cột “{text}” có {count} ô đã ghi (từ ô {cell}) nhưng không rõ là cột nào, "
            "trong khi danh sách còn thiếu {missing} cột của biểu mẫu. Cột này chưa được đọc."
        ),
        N_("Nếu không cần cột này, chọn bỏ qua; nếu cần, trả lại để đơn vị ghi đúng tên cột theo biểu mẫu."),
    ),
    "hidden-hamlet": Words(
        N_("Xóm ở dòng bị ẩn"),
        N_("Dòng của xóm “{text}” bị ẩn mà có {count} số; không rõ người gửi có biết các số này không."),
        _ANSWER,
    ),
    "hamlets-blank-many": Words(
        N_("Các xóm để trống"),
        N_(
            "{count} chỉ tiêu có số ở biểu chung nhưng không xóm nào có số ({codes}); "
            "có thể xã chỉ có số chung, cũng có thể là tổng của năm trước còn lại."
        ),
        _ANSWER,
    ),
}
