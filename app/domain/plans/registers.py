"""Register «sổ theo dõi»: what an office writes down line by line under its plans, in columns that are data.

Training courses, sessions, contests, agreements, models are files of one shape; an officer's own file is one more.
Values are kept as one plain text each: "12.5", "2022-03-05", "yes", the number of a unit, "675; 728/1". There is no
column for whoever gave a tip, and none can be made: tips are only counted.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from app.domain.markers import MarkerNumber, parse_marker
from app.domain.plans.measures import MeasureTime
from app.i18n import N_, _
from app.text import clean, fold, format_number, short_date


class FieldKind(StrEnum):
    """What a column of a register holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "date"
    CHOICE = "choice"
    YES_NO = "yes-no"
    UNIT = "unit"
    MARKERS = "marker"
    MONEY = "money"


FIELD_KIND_WORDS: Final[Mapping[FieldKind, str]] = {
    FieldKind.TEXT: N_("chữ"),
    FieldKind.NUMBER: N_("số"),
    FieldKind.DAY: N_("ngày"),
    FieldKind.CHOICE: N_("chọn một"),
    FieldKind.YES_NO: N_("có/không"),
    FieldKind.UNIT: N_("đơn vị"),
    FieldKind.MARKERS: N_("số mốc"),
    FieldKind.MONEY: N_("tiền (đồng)"),
}
YES, NO = "yes", "no"
#: The columns every register may have; fields of its own bear other keys.
TITLE, DAY, UNTIL, AGENCY, UNIT = "title", "on_day", "until_day", "agency", "unit"
SECRECY, PLAN, TASK, NOTE = "secrecy", "plan", "task", "note"
STANDARD: Final = (TITLE, DAY, UNTIL, AGENCY, UNIT, SECRECY, PLAN, TASK, NOTE)
#: What is counted beside fields.
PERSONS, TURNS = "persons", "turns"
NUMBERS: Final = (FieldKind.NUMBER, FieldKind.MONEY)
_INFORMANT: Final = re.compile(
    r"nguoi (?:bao tin|to giac|to cao|mat bao|dua tin|cung cap (?:nguon |thong )?tin)\b"
    r"|co so bi mat|dac tinh vien|mat bao vien|informant|whistle"
)
#: With its tone: «người bảo vệ» is a guard.
_REPORTER: Final = re.compile(r"\bngười báo\b(?! cáo| danh)", re.IGNORECASE)
_DAY_FORM: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def names_informant(words: str) -> bool:
    """Whether a column of this name would hold who gave a tip."""
    plain = words.replace("_", " ").replace("-", " ")
    return _INFORMANT.search(fold(plain)) is not None or _REPORTER.search(clean(plain)) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterField:
    """One column of a register's own; ``aliases`` are other headings it goes by.

    ``unit`` is that of a number, ``places`` how many decimals it may have (at most three).
    """

    key: str
    name: str
    kind: FieldKind = FieldKind.TEXT
    unit: str = ""
    places: int = 0
    aliases: tuple[str, ...] = ()
    is_required: bool = False
    choices: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterTotal:
    """One total a register gives: ``of`` is empty for its lines, else as in :class:`RegisterSource`."""

    name: str
    unit: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterDefinition:
    """A register as its file tells it.

    ``day_name``, ``until_name``, ``unit_name`` and ``agency_name`` are headings, empty where the register has no such
    column. ``time`` says whether its lines are things done in a period or things there are at its end.
    ``fed_by`` names the list of the communes' reports whose accepted rows are its lines too.
    """

    key: str
    name: str
    noun: str
    title_name: str
    day_name: str = ""
    until_name: str = ""
    unit_name: str = ""
    agency_name: str = ""
    secrecy: tuple[str, ...] = ()
    has_persons: bool = False
    time: MeasureTime = MeasureTime.FLOW
    fields: tuple[RegisterField, ...] = ()
    totals: tuple[RegisterTotal, ...] = ()
    fed_by: str = ""
    note: str = ""

    def field(self, key: str) -> RegisterField | None:
        """One of its own columns."""
        return next((item for item in self.fields if item.key == key), None)

    @property
    def columns(self) -> tuple[RegisterField, ...]:
        """Every column in the order of its sheet, those all registers share among them."""
        shared = (
            (TITLE, self.title_name, FieldKind.TEXT, ()),
            (DAY, self.day_name, FieldKind.DAY, ()),
            (UNTIL, self.until_name, FieldKind.DAY, ()),
            (UNIT, self.unit_name, FieldKind.UNIT, ()),
            (AGENCY, self.agency_name, FieldKind.TEXT, ()),
            (SECRECY, _("Mức độ mật") if self.secrecy else "", FieldKind.CHOICE, self.secrecy),
            (PLAN, _("Kế hoạch"), FieldKind.TEXT, ()),
            (TASK, _("Nhiệm vụ"), FieldKind.TEXT, ()),
            (NOTE, _("Ghi chú"), FieldKind.TEXT, ()),
        )
        own = [
            RegisterField(key=key, name=name, kind=kind, choices=choices, is_required=key == TITLE)
            for key, name, kind, choices in shared
            if name
        ]
        last = next(index for index, item in enumerate(own) if item.key == PLAN)
        return (*own[:last], *self.fields, *own[last:])


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """What a measure takes from a register: ``register:KEY`` or ``register:KEY:OF``.

    ``of`` is empty for its lines, ``persons`` for different people, ``turns`` for all names «lượt», a field's key for
    its sum (numbers, money), for the lines that say yes, or for how many different ones there are (texts, units,
    markers); ``FIELD=WORD`` for the lines whose choice is that word.
    """

    register: str
    of: str = ""


def source_of(text: str) -> RegisterSource | None:
    """The register source a measure names; ``None`` for another kind of source."""
    head, _colon, rest = text.partition(":")
    register, _colon, of = rest.partition(":")
    return RegisterSource(register, of) if head == "register" and register else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One line. ``plan_id`` and ``task`` say under which plan and task it was done; ``values`` are its own columns.

    ``origin`` names the report a line came with; only such lines have one, and they have no ``id``.
    """

    register: str
    title: str
    on_day: date | None = None
    until_day: date | None = None
    plan_id: int | None = None
    task: str = ""
    agency: str = ""
    unit_id: int | None = None
    secrecy: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    id: int = 0
    origin: str = ""

    def number(self, key: str) -> Decimal | None:
        """The number in a column; ``None`` where nothing stands, which is not zero."""
        text = self.values.get(key, "")
        return Decimal(text) if text else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPerson:
    """One name under a line: a participant of a course, who sat in a contest."""

    full_name: str
    birth_year: int | None = None
    workplace: str = ""
    role: str = ""
    note: str = ""
    entry_id: int = 0
    id: int = 0


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Somebody's word whether two names under a register are one person; the smaller number first."""

    first_id: int
    second_id: int
    is_same: bool
    reason: str = ""


def named_by_marker(entry: RegisterEntry, definition: RegisterDefinition) -> RegisterEntry:
    """A line whose name and required marker are one thing, each told by the other where only one was written."""
    columns = [item for item in definition.fields if item.kind is FieldKind.MARKERS and item.is_required]
    if len(columns) != 1:
        return entry
    key, text = columns[0].key, entry.values.get(columns[0].key, "")
    if text and not clean(entry.title):
        return replace(entry, title=text)
    markers = None if text else markers_in(entry.title)
    return replace(entry, values={**entry.values, key: "; ".join(map(str, markers))}) if markers else entry


# --- what is wrong with a line ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class EntryFault:
    """What keeps a line from being stored: the column and a sentence."""

    column: str
    sentence: str


def faults_of(entry: RegisterEntry, definition: RegisterDefinition, today: date) -> Iterator[EntryFault]:
    """All that is wrong with a line by the columns of its register; what lies ahead was not done yet."""
    if not clean(entry.title):
        yield EntryFault(TITLE, _("Cột “{name}” còn trống.").format(name=definition.title_name))
    if entry.on_day is not None and entry.on_day > today:
        yield EntryFault(DAY, _("Ngày {day} chưa đến.").format(day=short_date(entry.on_day)))
    if entry.on_day and entry.until_day and entry.until_day < entry.on_day:
        told = _("{last} ({until}) trước {first} ({day}).")
        names = {"last": definition.until_name or _("Ngày kết thúc"), "first": definition.day_name or _("ngày bắt đầu")}
        yield EntryFault(UNTIL, told.format(**names, until=short_date(entry.until_day), day=short_date(entry.on_day)))
    if entry.secrecy and entry.secrecy not in definition.secrecy:
        known = ", ".join(definition.secrecy) or _("sổ này không có mức nào")
        told = _("Mức độ mật “{word}” không có trong sổ; có thể chọn: {known}.")
        yield EntryFault(SECRECY, told.format(word=entry.secrecy, known=known))
    for key in entry.values:
        if definition.field(key) is None:
            told = _("Sổ “{name}” không có cột “{key}”.")
            yield EntryFault(key, told.format(name=definition.name, key=key))
    for column in definition.fields:
        if sentence := _value_fault(column, entry.values.get(column.key, "")):
            yield EntryFault(column.key, sentence)


def _value_fault(column: RegisterField, text: str) -> str:
    if not text:
        return _("Cột “{name}” còn trống.").format(name=column.name) if column.is_required else ""
    if column.kind in NUMBERS:
        return _number_fault(column, text)
    bad = _("Cột “{name}” không nhận “{text}”: cần {want}.")
    if column.kind is FieldKind.CHOICE and text not in column.choices:
        return bad.format(name=column.name, text=text, want=", ".join(column.choices))
    if not _is_of_kind(column.kind, text):
        return bad.format(name=column.name, text=text, want=_(FIELD_KIND_WORDS[column.kind]))
    return ""


def _is_of_kind(kind: FieldKind, text: str) -> bool:
    if kind is FieldKind.DAY:
        return _DAY_FORM.fullmatch(text) is not None and _is_day(text)
    if kind is FieldKind.YES_NO:
        return text in (YES, NO)
    if kind is FieldKind.UNIT:
        return text.isascii() and text.isdecimal()
    return kind is not FieldKind.MARKERS or markers_in(text) is not None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _number_fault(column: RegisterField, text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number != round(number, column.places):
        told = _("Cột “{name}” không nhận “{text}”: cần {want}.")
        return told.format(name=column.name, text=text, want=_(FIELD_KIND_WORDS[column.kind]))
    told = _("Cột “{name}” ghi {number}, ngoài khoảng cho phép ({bounds}).")
    if (column.minimum is not None and number < column.minimum) or (
        column.maximum is not None and number > column.maximum
    ):
        return told.format(name=column.name, number=format_number(number), bounds=_bounds(column))
    return ""


def _bounds(column: RegisterField) -> str:
    least = "" if column.minimum is None else _("từ {number}").format(number=format_number(column.minimum))
    most = "" if column.maximum is None else _("đến {number}").format(number=format_number(column.maximum))
    return " ".join(filter(None, (least, most)))


_SEPARATOR: Final = re.compile(r"\s*[;,\n]\s*|\s+và\s+", re.IGNORECASE)


def markers_in(text: str) -> tuple[MarkerNumber, ...] | None:
    """The markers a cell lists, each once in their natural order; ``None`` when a piece is no marker number."""
    found = [parse_marker(piece) for piece in _SEPARATOR.split(clean(text)) if piece]
    if not found or any(item is None for item in found):
        return None
    return tuple(sorted({item for item in found if item is not None}))
