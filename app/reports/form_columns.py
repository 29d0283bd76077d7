"""The list sheets 04–11 of the form: their columns with titles, widths, what each takes, and the words offered."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.listed_kinds import ListedKind
from app.domain.registers import Register
from app.i18n import N_


class ColumnKind(Enum):
    """What a column takes."""

    ORDER = "order"
    TEXT = "text"
    COUNT = "count"
    LENGTH = "length"
    MONEY = "money"
    DATE = "date"
    DATE_IN_PERIOD = "date_in_period"
    MARK = "mark"
    CHOICE = "choice"
    HAMLET = "hamlet"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column; ``field`` is the field of the row it fills (empty for the numbering).

    ``words`` are offered to choose from; with ``is_open`` others may be typed too.
    """

    field: str
    title: str
    width: float
    kind: ColumnKind = ColumnKind.TEXT
    words: tuple[str, ...] = ()
    is_open: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ListForm:
    """One list sheet; ``key`` is the field that is filled in every line."""

    sheet: str
    title: str
    key: str
    columns: tuple[ListColumn, ...]
    note: str = ""
    only_stations: frozenset[str] = frozenset()


_K = ColumnKind
_ORDER = ListColumn("", "STT", 6, _K.ORDER)
_HAMLET = ListColumn("hamlet", "Xóm", 16, _K.HAMLET, is_open=True)
_NOTE = ListColumn("note", "Ghi chú", 16)
_MARKERS_HINT = N_("Ghi số hiệu mốc, cách nhau bằng dấu chấm phẩy: 718; 720; 728/1. Một dãy liền ghi 718 - 723.")

_TEAMS_HINT = N_("ĐBMG: tổ tự quản đường biên, mốc quốc giới; ANTT: tổ tự quản an ninh trật tự; Ban: ban tự quản xóm.")
_SHARED_HINT = N_("Tên xã cùng ghi mốc này; để trống nếu chỉ một xã ghi.")


def _choice(field: str, title: str, width: float, *words: str, is_open: bool = False, hint: str = "") -> ListColumn:
    return ListColumn(field, title, width, _K.CHOICE, words, is_open, hint)


def _mark(field: str, title: str, width: float = 9) -> ListColumn:
    return ListColumn(field, title, width, _K.MARK)


def _count(field: str, title: str, width: float = 9) -> ListColumn:
    return ListColumn(field, title, width, _K.COUNT)


_TEAMS = ListForm(
    "04_ToTuQuan",
    "DANH SÁCH TỔ, BAN TỰ QUẢN",
    "name",
    (
        _ORDER,
        ListColumn("code", "Mã tổ", 8),
        ListColumn("name", "Tên tổ", 30),
        _choice(
            "kind",
            "Loại",
            9,
            "ĐBMG",
            "ANTT",
            "Ban",
            hint=_TEAMS_HINT,
        ),
        _HAMLET,
        ListColumn("decision_number", "QĐ thành lập số", 12),
        ListColumn("decided_on", "Ngày QĐ", 12, _K.DATE),
        ListColumn("leader", "Tổ trưởng", 16),
        _count("member_count", "Số thành viên"),
        _count("household_count", "Số hộ"),
        ListColumn("length_km", "Km phụ trách", 10, _K.LENGTH),
        ListColumn("markers", "Mốc phụ trách", 20, hint=_MARKERS_HINT),
        _choice("rating", "Xếp loại", 11, "Tốt", "Khá", "Trung bình", "Yếu", is_open=True),
        ListColumn("former_name", "Trước sắp xếp (tên cũ)", 14),
        _NOTE,
    ),
)
_REGISTRATIONS = ListForm(
    "05_DangKy",
    "DANH SÁCH ĐĂNG KÝ TỰ QUẢN ĐƯỜNG BIÊN, MỐC QUỐC GIỚI",
    "name",
    (
        _ORDER,
        _choice("kind", "Loại", 10, "Tập thể", "Hộ", "Cá nhân"),
        ListColumn("name", "Họ tên/Tên", 36),
        _HAMLET,
        ListColumn("from_marker", "Từ mốc", 9),
        ListColumn("to_marker", "Đến mốc", 9),
        ListColumn("length_km", "Km", 9, _K.LENGTH),
        _count("marker_count", "Số mốc"),
        ListColumn("signed_on", "Ngày ký cam kết", 12, _K.DATE),
        _mark("is_valid", "Còn hiệu lực"),
        ListColumn("team_code", "Tổ", 9, hint=N_("Mã tổ ở trang 04_ToTuQuan.")),
        _NOTE,
    ),
    N_("Km và Số mốc chỉ ghi cho tập thể; mỗi đoạn, mỗi mốc ghi một lần. Đánh x ở Còn hiệu lực thì dòng mới được đếm."),
)
_MARKERS = ListForm(
    "06_Moc",
    "DANH SÁCH MỐC QUỐC GIỚI",
    "number",
    (
        ListColumn("number", "Số mốc", 10),
        _choice("kind", "Loại", 9, "chính", "phụ"),
        _count("pillar_count", "Số cột"),
        _HAMLET,
        ListColumn("station", "Đồn", 28),
        _choice("condition", "Hiện trạng", 14, "tốt", "hư hỏng", "xê dịch", "sạt lở", is_open=True),
        ListColumn("checked_on", "Ngày kiểm tra", 12, _K.DATE),
        ListColumn("shared_with", "Dùng chung với xã", 16, hint=_SHARED_HINT),
        _mark("is_self_managed", "Tự quản"),
        _NOTE,
    ),
)
_INCIDENTS = ListForm(
    "07_VuViec",
    "DANH SÁCH VỤ VIỆC",
    "kind",
    (
        _ORDER,
        ListColumn("happened_on", "Ngày", 12, _K.DATE_IN_PERIOD),
        _choice("kind", "Loại", 8, hint=N_("Chọn mã loại vụ việc; nghĩa của mã ghi ở đầu trang.")),
        ListColumn("hamlet", "Địa điểm (xóm)", 18, _K.HAMLET, is_open=True),
        _choice("commune", "Xã", 14, is_open=True),
        ListColumn("marker_area", "Khu vực mốc", 13),
        _count("offender_count", "Số đối tượng"),
        ListColumn("nationality", "Quốc tịch", 12),
        _mark("is_from_tip", "Từ nguồn tin nhân dân", 11),
        ListColumn("measure", "Biện pháp xử lý", 18),
        ListColumn("handled_by", "Đơn vị xử lý", 20),
        ListColumn("value", "Giá trị/tang vật", 13, _K.LENGTH),
        ListColumn("value_unit", "ĐVT", 8),
        ListColumn("secrecy", "Mức độ mật", 10),
        _NOTE,
    ),
    N_("Không ghi tên, địa chỉ người cung cấp tin ở bất kỳ ô nào."),
    frozenset({"commune"}),
)
_PATROLS = ListForm(
    "08_TuanTra_TT",
    "TUẦN TRA, PHÁT QUANG, TUYÊN TRUYỀN",
    "kind",
    (
        ListColumn("held_on", "Ngày", 12, _K.DATE_IN_PERIOD),
        _choice("kind", "Loại", 14, "tuần tra", "phát quang", "tuyên truyền", "song phương"),
        ListColumn("content", "Nội dung", 40),
        ListColumn("with_whom", "Phối hợp với", 28),
        _count("attendance", "Số lượt người"),
        _count("militia_count", "Trong đó dân quân"),
        ListColumn("length_km", "Km", 9, _K.LENGTH),
        ListColumn("markers", "Mốc", 12),
        ListColumn("topics", "Chủ đề", 24, hint=N_("Ví dụ: 03 văn kiện, Luật Biên giới quốc gia, Covid-19.")),
    ),
    N_("Sổ ghi từng lần, không bắt buộc đối với xã."),
)
_EVENTS = ListForm(
    "09_SuKien",
    "NGÀY HỘI, HỘI NGHỊ",
    "name",
    (
        ListColumn("name", "Tên", 32),
        _choice("kind", "Loại", 14, *(item.value for item in ListedKind)),
        _choice("level", "Cấp", 8, "xã", "xóm"),
        ListColumn("starts_on", "Ngày bắt đầu", 12, _K.DATE),
        ListColumn("ends_on", "Ngày kết thúc", 12, _K.DATE),
        ListColumn("place", "Địa điểm", 18),
        ListColumn("partner_commune", "Xã phối hợp", 11),
        _choice("tier", "Cấp độ dịch áp dụng", 14, "1", "2", "3", "4", "Không áp dụng"),
        _mark("has_ceremony", "Có lễ", 7),
        _mark("has_festivities", "Có hội", 7),
        _count("delegate_count", "Số đại biểu"),
        _count("people_count", "Nhân dân"),
        ListColumn("activities", "Hạng mục hội", 22, hint=N_("Ghi dạng VHVN: 06; TDTT: 03; TCDG: 04.")),
        _count("gift_count", "Suất quà"),
        ListColumn("gift_value", "Giá trị", 13, _K.MONEY, hint=N_("Đồng.")),
        _choice("status", "Trạng thái", 14, "kế hoạch", "đã tổ chức", "hoãn", "không tổ chức"),
        ListColumn("reason", "Lý do", 18),
    ),
    N_("Chỉ sự kiện “đã tổ chức” trong kỳ được đếm vào số liệu."),
)
_NOMINEES = ListForm(
    "10_KhenThuong",
    "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
    "name",
    (
        _ORDER,
        _choice("kind", "Đối tượng", 10, "Tập thể", "Cá nhân", "Hộ"),
        ListColumn("name", "Họ và tên/Tên tập thể", 26),
        _choice("sex", "Giới", 7, "Nam", "Nữ"),
        ListColumn("born_on", "Ngày sinh", 12, hint=N_("Ghi ngày/tháng/năm; chỉ biết năm sinh thì ghi năm.")),
        ListColumn("ethnicity", "Dân tộc", 9),
        ListColumn("position", "Chức vụ", 14),
        ListColumn("place", "Đơn vị/Xóm", 16),
        _choice("award", "Hình thức đề nghị", 15, is_open=True),
        ListColumn("achievement", "Tóm tắt thành tích", 30),
        _mark("is_different_achievement", "Thành tích khác lần khen trước", 11),
        ListColumn("earlier_awards", "Đã được khen", 14, hint=N_("Năm và hình thức, ví dụ: 2020, Giấy khen xã.")),
        _count("priority", "Thứ tự ưu tiên"),
        _mark("has_letter", "Tờ trình"),
        _mark("has_minutes", "Biên bản"),
        _mark("has_report", "Báo cáo thành tích"),
        _count("replaces_row", "Thay thế cho STT"),
        _NOTE,
    ),
)
_BUDGET = ListForm(
    "11_KinhPhi",
    "KINH PHÍ",
    "content",
    (
        ListColumn("content", "Nội dung", 46),
        _choice("source", "Nguồn", 14, is_open=True),
        ListColumn("planned", "Dự toán", 16, _K.MONEY, hint=N_("Đồng.")),
        ListColumn("spent", "Thực hiện", 16, _K.MONEY, hint=N_("Đồng.")),
        ListColumn("voucher", "Chứng từ", 14),
        _NOTE,
    ),
    N_("Số tiền ghi bằng đồng."),
)

LISTS: Mapping[Register, ListForm] = {
    Register.TEAMS: _TEAMS,
    Register.REGISTRATIONS: _REGISTRATIONS,
    Register.MARKERS: _MARKERS,
    Register.INCIDENTS: _INCIDENTS,
    Register.PATROLS: _PATROLS,
    Register.EVENTS: _EVENTS,
    Register.NOMINEES: _NOMINEES,
    Register.BUDGET: _BUDGET,
}
_OF_STATIONS = (Register.INCIDENTS, Register.PATROLS, Register.NOMINEES)


def lists_of(*, is_station: bool) -> tuple[Register, ...]:
    """The lists that a sender fills, in sheet order."""
    return _OF_STATIONS if is_station else tuple(LISTS)


def columns_of(register: Register, *, is_station: bool) -> tuple[ListColumn, ...]:
    """The columns of one list; some are only a station's."""
    form = LISTS[register]
    return tuple(item for item in form.columns if is_station or item.field not in form.only_stations)
