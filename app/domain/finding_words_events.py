"""Words for what a report says of events and tiers otherwise than the registers."""

from collections.abc import Mapping

from app.domain.finding_words import FindingWords as Words
from app.i18n import N_

_DECIDE = N_(
    "Đúng theo sổ thì sửa số ở đây kèm lý do, hoặc trả lại; đúng theo báo cáo thì sửa kết quả ở trang Ngày hội."
)

#: ``{known}`` is what the register says, ``{events}`` which events make it.
EVENTS: Mapping[str, Words] = {
    "register-differs": Words(
        N_("Số ghi khác sổ sự kiện"), N_("{name} báo cáo ghi {typed}, sổ sự kiện có {known} ({events})."), _DECIDE
    ),
    "register-exceeds": Words(
        N_("Số ghi ít hơn sổ sự kiện"),
        N_("{name} báo cáo ghi {typed}, riêng các sự kiện trong sổ đã có {known} ({events})."),
        _DECIDE,
    ),
    "register-knows": Words(
        N_("Sổ sự kiện có số này"),
        N_("{name} để trống trong báo cáo; sổ sự kiện có {known} ({events})."),
        N_(
            "Tổng hợp lấy số của sổ sự kiện khi báo cáo để trống; muốn số đứng trong báo cáo thì ghi vào đây kèm lý do."
        ),
    ),
    "register-knows-part": Words(
        N_("Sổ sự kiện có một phần số này"),
        N_("{name} để trống trong báo cáo; riêng các sự kiện trong sổ có {known} ({events})."),
        N_("Hỏi đơn vị còn khoản nào ngoài sự kiện; ghi tổng vào đây kèm lý do."),
    ),
    "tier-differs": Words(
        N_("Cấp độ khác sổ cấp độ"),
        N_("Báo cáo ghi {typed} vào ngày {day}; sổ cấp độ có {known} theo {document}."),
        N_("Đúng theo báo cáo thì ghi cấp độ kèm văn bản ở trang Ngày hội; đúng theo sổ thì bỏ qua kèm lý do."),
    ),
    "tier-not-entered": Words(
        N_("Cấp độ chưa có trong sổ"),
        N_("Báo cáo ghi {typed} vào ngày {day}; sổ cấp độ chưa có gì cho đơn vị này."),
        N_("Nếu đã có văn bản công bố thì ghi cấp độ ở trang Ngày hội."),
    ),
    "register-event-differs": Words(
        N_("Dòng sự kiện khác sổ sự kiện"), N_("Sự kiện “{title}”: {differences}."), _DECIDE
    ),
    "register-event-not-listed": Words(
        N_("Báo cáo thiếu sự kiện có trong sổ"),
        N_("Sổ sự kiện ghi đã tổ chức mà danh sách của báo cáo không có: {events}."),
        N_("Đề nghị đơn vị bổ sung vào danh sách; nếu sổ ghi nhầm thì sửa ở trang Ngày hội."),
    ),
    "register-event-unknown": Words(
        N_("Sự kiện không có trong sổ"),
        N_("Báo cáo kê “{title}” ngày {day} đã tổ chức; sổ sự kiện không có sự kiện này của đơn vị."),
        N_("Nếu có tổ chức thì ghi thêm vào sổ ở trang Ngày hội; nếu không thì hỏi lại đơn vị."),
    ),
}
