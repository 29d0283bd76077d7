"""The columns of the list sheets 04–11 by their header words, and which list a sheet is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from app.domain.indicators import ValueType
from app.domain.registers import Register
from app.importing.raw import TEXT, RawSheet
from app.importing.titles import ORDER_TITLES, HeaderRow, title


class FieldKind(StrEnum):
    """How the cells of a column are read."""

    TEXT = "text"
    COUNT = "count"
    DECIMAL = "decimal"
    MONEY = "money"
    DATE = "date"
    FLAG = "flag"


#: How the cells of a column of numbers are read.
NUMBER_TYPES: Mapping[FieldKind, ValueType] = MappingProxyType(
    {FieldKind.COUNT: ValueType.INTEGER, FieldKind.DECIMAL: ValueType.DECIMAL3, FieldKind.MONEY: ValueType.VND}
)


@dataclass(frozen=True, slots=True)
class Field:
    """One column: the field it fills, how it is read, the unit words allowed, and the titles it goes by."""

    name: str
    kind: FieldKind
    titles: frozenset[str]
    unit: str = ""


def _text(name: str, *titles: str) -> Field:
    return Field(name, FieldKind.TEXT, frozenset(titles))


def _count(name: str, unit: str, *titles: str) -> Field:
    return Field(name, FieldKind.COUNT, frozenset(titles), unit)


def _decimal(name: str, unit: str, *titles: str) -> Field:
    return Field(name, FieldKind.DECIMAL, frozenset(titles), unit)


def _money(name: str, *titles: str) -> Field:
    return Field(name, FieldKind.MONEY, frozenset(titles), "đồng")


def _date(name: str, *titles: str) -> Field:
    return Field(name, FieldKind.DATE, frozenset(titles))


def _flag(name: str, *titles: str) -> Field:
    return Field(name, FieldKind.FLAG, frozenset(titles))


_HAMLET = _text("hamlet", "xom", "thon", "ban", "xom thon", "thon xom", "xom ban", "ten xom", "dia diem")
_NOTE = _text("note", "ghi chu")

#: Titles are folded, without brackets and signs (app.importing.titles.title).
FIELDS: dict[Register, tuple[Field, ...]] = {
    Register.TEAMS: (
        _text("code", "ma to", "ma to ban"),
        _text("name", "ten to", "ten to ban", "ten to ban tu quan"),
        _text("kind", "loai", "loai to"),
        _HAMLET,
        _text("decision_number", "qd thanh lap so", "so qd", "quyet dinh so", "qd so", "so quyet dinh", "qd thanh lap"),
        _date("decided_on", "ngay qd", "ngay", "ngay quyet dinh", "ngay thanh lap"),
        _text("leader", "to truong", "truong ban", "to truong truong ban", "nguoi dung dau"),
        _count("member_count", "người", "so thanh vien", "thanh vien", "so nguoi", "so tv"),
        _count("household_count", "hộ", "so ho", "ho tham gia", "ho"),
        _decimal(
            "length_km", "km", "km phu trach", "so km phu trach", "km", "so km", "chieu dai", "chieu dai phu trach"
        ),
        _text("markers", "moc phu trach", "cac moc phu trach", "moc", "so hieu moc"),
        _text("rating", "xep loai", "phan loai"),
        _text("former_name", "truoc sap xep", "ten cu", "ten truoc sap xep"),
        _NOTE,
    ),
    Register.REGISTRATIONS: (
        _text("kind", "loai", "loai dang ky", "doi tuong"),
        _text("name", "ho ten ten", "ho ten", "ho va ten", "ten", "ho va ten ten"),
        _HAMLET,
        _text("from_marker", "tu moc"),
        _text("to_marker", "den moc"),
        _decimal("length_km", "km", "km", "so km", "chieu dai", "chieu dai km"),
        _count("marker_count", "mốc", "so moc", "so luong moc"),
        _date("signed_on", "ngay ky cam ket", "ngay ky", "ngay cam ket"),
        _flag("is_valid", "con hieu luc", "hieu luc"),
        _text("team_code", "to", "ma to", "thuoc to"),
        _NOTE,
    ),
    Register.MARKERS: (
        _text("number", "so moc", "so hieu moc", "moc so", "ten moc"),
        _text("kind", "loai", "loai moc"),
        _count("pillar_count", "cột", "so cot", "so cot moc"),
        _HAMLET,
        _text("station", "don", "don bien phong", "don phu trach"),
        _text("condition", "hien trang", "tinh trang"),
        _date("checked_on", "ngay kiem tra", "kiem tra ngay"),
        _text("shared_with", "dung chung voi xa", "dung chung", "xa dung chung"),
        _flag("is_self_managed", "tu quan", "duoc tu quan", "co tu quan"),
        _NOTE,
    ),
    Register.INCIDENTS: (
        _date("happened_on", "ngay", "ngay xay ra", "thoi gian"),
        _text("kind", "loai", "loai vu viec", "ma loai"),
        _text("hamlet", *_HAMLET.titles, "dia diem xom"),
        _text("commune", "xa", "ten xa"),
        _text("marker_area", "khu vuc moc", "moc", "khu vuc"),
        _count("offender_count", "người", "so doi tuong", "doi tuong"),
        _text("nationality", "quoc tich"),
        _flag("is_from_tip", "tu nguon tin nhan dan", "nguon tin nhan dan", "tu tin nhan dan"),
        _text("measure", "bien phap xu ly", "xu ly", "hinh thuc xu ly"),
        _text("handled_by", "don vi xu ly", "co quan xu ly"),
        _decimal("value", "", "gia tri tang vat", "tang vat", "gia tri", "gia tri tang vat thu giu"),
        _text("value_unit", "dvt", "don vi tinh"),
        _text("secrecy", "muc do mat", "do mat"),
        _NOTE,
    ),
    Register.PATROLS: (
        _date("held_on", "ngay", "thoi gian"),
        _text("kind", "loai", "loai hoat dong"),
        _text("content", "noi dung"),
        _text("with_whom", "phoi hop voi", "don vi phoi hop", "phoi hop"),
        _count("attendance", "lượt", "so luot nguoi", "luot nguoi", "so nguoi"),
        _count("militia_count", "người", "trong do dan quan", "dan quan", "luot dan quan"),
        _decimal("length_km", "km", "km", "so km"),
        _text("markers", "moc", "cac moc"),
        _text("topics", "chu de"),
        _NOTE,
    ),
    Register.EVENTS: (
        _text("name", "ten", "ten su kien", "ten hoat dong"),
        _text("kind", "loai", "loai su kien"),
        _text("level", "cap", "cap to chuc"),
        _date("starts_on", "ngay bat dau", "bat dau", "tu ngay"),
        _date("ends_on", "ngay ket thuc", "ket thuc", "den ngay"),
        _text("place", "dia diem"),
        _text("partner_commune", "xa phoi hop", "phoi hop voi xa"),
        _text("tier", "cap do dich ap dung", "cap do dich", "cap do"),
        _flag("has_ceremony", "co le", "phan le"),
        _flag("has_festivities", "co hoi", "phan hoi"),
        _count("delegate_count", "người", "so dai bieu", "dai bieu"),
        _count("people_count", "lượt", "nhan dan", "luot nhan dan", "so nhan dan"),
        _text("activities", "hang muc hoi", "cac hang muc hoi"),
        _count("gift_count", "suất", "suat qua", "so suat qua"),
        _money("gift_value", "gia tri", "gia tri qua"),
        _text("status", "trang thai", "tinh trang"),
        _text("reason", "ly do"),
    ),
    Register.NOMINEES: (
        _text("kind", "doi tuong", "loai"),
        _text("name", "ho va ten ten tap the", "ho va ten tap the", "ho va ten", "ho ten ten tap the", "ten"),
        _text("sex", "gioi", "gioi tinh"),
        _date("born_on", "ngay sinh", "nam sinh", "ngay thang nam sinh"),
        _text("ethnicity", "dan toc"),
        _text("position", "chuc vu", "chuc danh"),
        _text("place", "don vi xom", "don vi", "xom"),
        _text("award", "hinh thuc de nghi", "hinh thuc khen", "hinh thuc"),
        _text("achievement", "tom tat thanh tich", "thanh tich"),
        _flag("is_different_achievement", "thanh tich khac lan khen truoc", "thanh tich khac"),
        _text("earlier_awards", "da duoc khen", "da khen"),
        _count("priority", "", "thu tu uu tien", "uu tien"),
        _flag("has_letter", "to trinh"),
        _flag("has_minutes", "bien ban"),
        _flag("has_report", "bao cao thanh tich"),
        _count("replaces_row", "", "thay the cho stt", "thay the"),
        _NOTE,
    ),
    Register.BUDGET: (
        _text("content", "noi dung", "noi dung chi"),
        _text("source", "nguon", "nguon kinh phi"),
        _money("planned", "du toan", "kinh phi du toan"),
        _money("spent", "thuc hien", "da chi", "quyet toan", "thuc chi"),
        _text("voucher", "chung tu", "so chung tu"),
        _NOTE,
    ),
}

#: By register and title what a column is; no title names two fields of one list.
BY_TITLE: Mapping[Register, Mapping[str, Field]] = MappingProxyType(
    {
        register: MappingProxyType({words: field for field in fields for words in field.titles})
        for register, fields in FIELDS.items()
    }
)

#: At least one of these must be there: words that no other list has.
_OWN: dict[Register, frozenset[str]] = {
    Register.TEAMS: frozenset({"member_count", "leader"}),
    Register.REGISTRATIONS: frozenset({"signed_on", "from_marker"}),
    Register.MARKERS: frozenset({"pillar_count", "condition", "is_self_managed"}),
    Register.INCIDENTS: frozenset({"offender_count", "is_from_tip"}),
    Register.PATROLS: frozenset({"attendance", "topics"}),
    Register.EVENTS: frozenset({"starts_on", "status"}),
    Register.NOMINEES: frozenset({"award"}),
    Register.BUDGET: frozenset({"planned"}),
}
_LEAST_MATCHES = 4


#: What stands alone under «Quyết định» or «Đoạn phụ trách».
_SECOND_WORDS = frozenset({"so", "ngay", "nam", "tong so", "ten", "ho ten", "ho va ten", "tu", "den"})
_KNOWN_TITLES = frozenset(words for fields in FIELDS.values() for field in fields for words in field.titles)


_LEAST_SEEN = 2


def list_header(sheet: RawSheet, row: int) -> HeaderRow:
    """The titles of a list, of one row or several; loose words under a title of several columns belong to it."""
    header = HeaderRow(sheet, row, min(sheet.rows[row]))
    below = sheet.rows.get(header.last + 1, {})
    words = [title(cell.text) for cell in below.values() if cell.kind is TEXT]
    is_second_row = len(words) == len(below) > 1 and min(below) > min(sheet.rows[row])
    if is_second_row and all(text in _KNOWN_TITLES or text in _SECOND_WORDS for text in words):
        header.last += 1
    return header


def may_be_list(sheet: RawSheet, row: int, titles: set[str]) -> bool:
    """Whether a row of titles is the header of some list (cheap, asked for every row)."""
    known = len(titles & _KNOWN_TITLES)
    if known >= _LEAST_MATCHES or known < _LEAST_SEEN:
        return known >= _LEAST_MATCHES
    return len(_titles_of(sheet, row) & _KNOWN_TITLES) >= _LEAST_MATCHES


def _titles_of(sheet: RawSheet, row: int) -> set[str]:
    header = list_header(sheet, row)
    return {text for column in header.columns() for text in header.readings(column)} - ORDER_TITLES


def match_columns(sheet: RawSheet, row: int) -> Register | None:
    """The list that a row of titles belongs to; None when no list fits best."""
    return _register_of(frozenset(_titles_of(sheet, row)))


@lru_cache(maxsize=256)
def _register_of(titles: frozenset[str]) -> Register | None:
    scores: dict[Register, int] = {}
    for register, fields in FIELDS.items():
        names = {field.name for field in fields if field.titles & titles}
        if len(names) >= _LEAST_MATCHES and names & _OWN[register]:
            scores[register] = len(names)
    best = max(scores.values(), default=0)
    winners = [register for register, score in scores.items() if score == best]
    return winners[0] if len(winners) == 1 else None
