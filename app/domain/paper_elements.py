"""Elements «thành phần thể thức» of a State paper and the look the law gives each.

Nghị định 30/2020/NĐ-CP, Phụ lục I: the numbers of the boxes are those of the diagram in Mục IV, sizes and styles those
of the table in Mục V. Sizes are points.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import N_


class Element(StrEnum):
    """What a line of a paper is."""

    QUOC_HIEU = "quoc-hieu"
    TIEU_NGU = "tieu-ngu"
    PARENT_ORGAN = "parent-organ"
    ORGAN = "organ"
    NUMBER = "number"
    PLACE_DATE = "place-date"
    LETTER_SUBJECT = "letter-subject"
    TITLE = "title"
    SUBJECT = "subject"
    ADDRESSEE = "addressee"
    BASIS = "basis"
    PART = "part"
    SECTION = "section"
    ITEM = "item"
    ARTICLE = "article"
    BODY = "body"
    RECIPIENTS_LABEL = "recipients-label"
    RECIPIENT = "recipient"
    AUTHORITY = "authority"
    SIGNER = "signer"
    ANNEX_LABEL = "annex-label"
    ANNEX_TITLE = "annex-title"
    ANNEX_REFERENCE = "annex-reference"
    OTHER = "other"


ELEMENT_WORDS: Mapping[Element, str] = {
    Element.QUOC_HIEU: N_("Quốc hiệu"),
    Element.TIEU_NGU: N_("Tiêu ngữ"),
    Element.PARENT_ORGAN: N_("Tên cơ quan chủ quản"),
    Element.ORGAN: N_("Tên cơ quan ban hành"),
    Element.NUMBER: N_("Số, ký hiệu"),
    Element.PLACE_DATE: N_("Địa danh và thời gian ban hành"),
    Element.LETTER_SUBJECT: N_("Trích yếu công văn"),
    Element.TITLE: N_("Tên loại văn bản"),
    Element.SUBJECT: N_("Trích yếu nội dung"),
    Element.ADDRESSEE: N_("Kính gửi"),
    Element.BASIS: N_("Căn cứ ban hành"),
    Element.PART: N_("Tên phần, chương"),
    Element.SECTION: N_("Tiêu đề mục La Mã"),
    Element.ITEM: N_("Tiêu đề mục 1, 2"),
    Element.ARTICLE: N_("Điều"),
    Element.BODY: N_("Nội dung văn bản"),
    Element.RECIPIENTS_LABEL: N_("Từ “Nơi nhận”"),
    Element.RECIPIENT: N_("Danh sách nơi nhận"),
    Element.AUTHORITY: N_("Quyền hạn, chức vụ người ký"),
    Element.SIGNER: N_("Họ và tên người ký"),
    Element.ANNEX_LABEL: N_("Từ “Phụ lục” và số thứ tự"),
    Element.ANNEX_TITLE: N_("Tiêu đề phụ lục"),
    Element.ANNEX_REFERENCE: N_("Dòng kèm theo của phụ lục"),
    Element.OTHER: N_("Dòng khác"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """Allowed look of an element with its box and clause; ``None`` = free."""

    box: str
    clause: str
    low: float
    high: float
    bold: bool | None = None
    italic: bool = False
    upper: bool | None = None


LOOKS: Mapping[Element, Look] = {
    Element.QUOC_HIEU: Look("1", "Phụ lục I, II.1.a", 12, 13, bold=True, upper=True),
    Element.TIEU_NGU: Look("1", "Phụ lục I, II.1.b", 13, 14, bold=True),
    Element.PARENT_ORGAN: Look("2", "Phụ lục I, II.2.b", 12, 13, bold=False, upper=True),
    Element.ORGAN: Look("2", "Phụ lục I, II.2.b", 12, 13, bold=True, upper=True),
    Element.NUMBER: Look("3", "Phụ lục I, II.3.c", 13, 13, bold=False),
    Element.PLACE_DATE: Look("4", "Phụ lục I, II.4.c", 13, 14, bold=False, italic=True),
    Element.LETTER_SUBJECT: Look("5b", "Phụ lục I, II.5.b", 12, 13, bold=False),
    Element.TITLE: Look("5a", "Phụ lục I, II.5.b", 13, 14, bold=True, upper=True),
    Element.SUBJECT: Look("5a", "Phụ lục I, II.5.b", 13, 14, bold=True),
    Element.ADDRESSEE: Look("9a", "Phụ lục I, II.9.d", 13, 14, bold=False),
    Element.BASIS: Look("6", "Phụ lục I, II.6.a", 13, 14, bold=False, italic=True),
    Element.PART: Look("6", "Phụ lục I, II.6.đ", 13, 14, bold=True),
    Element.SECTION: Look("6", "Phụ lục I, II.6.đ", 13, 14, bold=True, upper=True),
    Element.ITEM: Look("6", "Phụ lục I, II.6.đ", 13, 14, bold=True),
    Element.ARTICLE: Look("6", "Phụ lục I, II.6.đ", 13, 14),
    Element.BODY: Look("6", "Phụ lục I, II.6.e", 13, 14),
    Element.RECIPIENTS_LABEL: Look("9b", "Phụ lục I, II.9.d", 12, 12, bold=True, italic=True),
    Element.RECIPIENT: Look("9b", "Phụ lục I, II.9.d", 11, 11, bold=False),
    Element.AUTHORITY: Look("7a", "Phụ lục I, II.7.đ", 13, 14, bold=True, upper=True),
    Element.SIGNER: Look("7b", "Phụ lục I, II.7.đ", 13, 14, bold=True, upper=False),
    Element.ANNEX_LABEL: Look("", "Phụ lục I, III.1.b", 14, 14, bold=True),
    Element.ANNEX_TITLE: Look("", "Phụ lục I, III.1.b", 13, 14, bold=True, upper=True),
    Element.ANNEX_REFERENCE: Look("", "Phụ lục I, III.1.c", 13, 14, bold=False, italic=True),
}

#: Paragraphs that the rules of running text hold for: both margins, first line, gap, line pitch.
RUNNING = frozenset({Element.BASIS, Element.SECTION, Element.ITEM, Element.ARTICLE, Element.BODY})

#: Abbreviation of each kind of paper by its title (Phụ lục III, Phần I); a letter «công văn» has neither.
KIND_SYMBOLS: Mapping[str, str] = {
    "NGHỊ QUYẾT": "NQ",
    "QUYẾT ĐỊNH": "QĐ",
    "CHỈ THỊ": "CT",
    "QUY CHẾ": "QC",
    "QUY ĐỊNH": "QyĐ",
    "THÔNG CÁO": "TC",
    "THÔNG BÁO": "TB",
    "HƯỚNG DẪN": "HD",
    "CHƯƠNG TRÌNH": "CTr",
    "KẾ HOẠCH": "KH",
    "PHƯƠNG ÁN": "PA",
    "ĐỀ ÁN": "ĐA",
    "DỰ ÁN": "DA",
    "BÁO CÁO": "BC",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "HỢP ĐỒNG": "HĐ",
    "CÔNG ĐIỆN": "CĐ",
    "BẢN GHI NHỚ": "BGN",
    "BẢN THỎA THUẬN": "BTT",
    "GIẤY ỦY QUYỀN": "GUQ",
    "GIẤY MỜI": "GM",
    "GIẤY GIỚI THIỆU": "GGT",
    "GIẤY NGHỈ PHÉP": "GNP",
    "PHIẾU GỬI": "PG",
    "PHIẾU CHUYỂN": "PC",
    "PHIẾU BÁO": "PB",
}
#: Titles of working prints: lists, vouchers, programmes of one meeting. They are no kind of Phụ lục III and take no
#: number of a series; what stands on them of a letterhead is checked like on any paper.
WORKING_TITLES = frozenset(
    {"DANH SÁCH", "BẢNG TỔNG HỢP", "NỘI DUNG CHƯƠNG TRÌNH", "KỊCH BẢN DẪN CHƯƠNG TRÌNH"}
    | {"DỰ TOÁN KINH PHÍ", "QUYẾT TOÁN KINH PHÍ"}
    | {"BÁO CÁO THÀNH TÍCH", "BẢN IN THỬ", "DỰ TOÁN TIỀN THƯỞNG"}
    | {"PHIẾU THẨM ĐỊNH", "PHIẾU TIẾP NHẬN HỒ SƠ", "PHIẾU TRẢ HỒ SƠ"}
)
#: Kinds that are copies of another paper; they carry a symbol of their own.
COPY_SYMBOLS = frozenset({"SY", "TrS", "SL"})
#: Kinds that never address anybody at their head (Phụ lục I, II.9.b: only tờ trình, báo cáo and công văn do).
WITHOUT_ADDRESSEE = frozenset(
    {"NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "BIÊN BẢN"}
    | {"THÔNG BÁO", "HƯỚNG DẪN", "GIẤY MỜI", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN"}
)
