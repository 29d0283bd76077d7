"""Lists of names as offices would send them, with what they say: many layouts, titles and spellings, never the same.

The people are invented (số liệu minh họa); what is right is known before a list is written.
"""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from xml.sax.saxutils import escape

from openpyxl import Workbook

from app.domain.awards.catalogue import NomineeKind
from app.importing.legacy_fonts import TCVN3, encoded
from tests.support.people import FAMILIES, GIVEN, HAMLETS, MIDDLES
from tests.support.word_files import body, paragraph, run, word_file
from tests.support.word_lists import cell, row, table

UNITS = ("Sóc Hà", "Trường Hà", "Lũng Nặm", "Tổng Cọt", "Cần Nông", "Cần Yên")
AWARDS = {
    "giay-khen-huyen": ("Giấy khen của Chủ tịch UBND huyện Hà Quảng", "GK huyện", "Giấy khen huyện"),
    "bang-khen-tinh": ("Bằng khen của Chủ tịch UBND tỉnh", "BK tỉnh", "Bằng khen tỉnh"),
}
FORMS = ("xlsx", "docx", "csv", "tabs", "semicolons", "blanks", "font", "numbered")
_C, _I, _H = NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD
_KINDS = {_C: "Tập thể", _I: "Cá nhân", _H: "Hộ gia đình"}
_NAME_TITLES = (
    "Họ và tên",
    "HỌ TÊN",
    "Họ và tên/ Tên tập thể",
    "Họ tên cá nhân, tên tập thể, hộ",
    "Tên cá nhân, tập thể",
)
_ORDER_TITLES = ("STT", "Số TT", "TT", "Số thứ tự")
_UNIT_TITLES = ("Xã", "Đơn vị", "Tên đơn vị", "Đơn vị đề nghị", "Cơ quan, đơn vị", "Tên xã", "Đơn vị trình")
_PLACE_TITLES = ("Nơi công tác", "Đơn vị công tác", "Nơi cư trú", "Địa chỉ", "Chức vụ, nơi công tác")
_AWARD_TITLES = ("Hình thức đề nghị", "Đề nghị khen", "Hình thức khen thưởng", "Danh hiệu đề nghị")
_BORN_TITLES = ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "NTNS")
_RANKS = ("Thiếu tá", "Thượng úy", "Đại úy", "Trung tá QNCN")


@dataclass(frozen=True, slots=True)
class SaidPerson:
    """What a list says of one entry: who is meant, proposed by whom and for what."""

    name: str
    kind: NomineeKind
    unit: str
    award: str
    born_on: date | None = None
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class SentList:
    """One list as it was sent; ``default_unit`` and ``default_award`` are what its receiver chose for all of it."""

    content: bytes
    file_name: str
    said: tuple[SaidPerson, ...]
    default_unit: str = ""
    default_award: str = ""
    traits: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The list as somebody would paste it."""
        return self.content.decode()


@dataclass(slots=True)
class _Entry:
    said: SaidPerson
    cells: dict[str, object] = field(default_factory=dict)


_Line = list[object]
#: a paragraph, or a table of lines
_Block = str | list[_Line]


class ListMaker:
    """One list out of a number: the same number gives the same list."""

    def __init__(self, number: int, form: str = "") -> None:
        self.dice = random.Random(number)
        self.form = form or FORMS[number % len(FORMS)]
        self.traits: list[str] = [self.form]
        self.names: set[str] = set()

    def chance(self, share: float, trait: str = "") -> bool:
        """Whether something happens; ``trait`` is remembered of the list when it does."""
        happens = self.dice.random() < share
        if happens and trait:
            self.traits.append(trait)
        return happens

    def pick(self, *items: str) -> str:
        """One of some words."""
        return self.dice.choice(items)

    def made(self) -> SentList:
        """The list."""
        units = self.dice.sample(UNITS, 1 if self.chance(0.4, "one-unit") else self.dice.randint(2, 3))
        award = self.pick(*AWARDS)
        says_unit = self._way(("column", "heading", "table") if len(units) > 1 else ("default", "letterhead", "column"))
        if self.form == "numbered":
            says_unit = "heading" if len(units) > 1 else "default"
        says_award = self._way(("column", "default", "heading", "title")[self.form == "numbered" :])
        entries = [self._entry(unit, award if says_award != "column" else self.pick(*AWARDS)) for unit in units
                   for _ in range(self.dice.randint(2, 5))]  # fmt: skip
        groups = [[item for item in entries if item.said.unit == unit] for unit in units]
        columns = self._columns(says_unit, says_award)
        blocks = self._blocks(groups, columns, says_unit, says_award, award)
        if self.form == "numbered":
            blocks = self._numbered(groups, says_unit, says_award, award)
        content, name = self._written(blocks)
        said = tuple(_only_year(item.said) if self.form == "numbered" else item.said for item in entries)
        unit = units[0] if says_unit == "default" else ""
        default_award = award if says_award in ("default", "title") else ""
        return SentList(content, name, said, unit, default_award, tuple(self.traits))

    def _way(self, ways: Sequence[str]) -> str:
        way = self.pick(*ways)
        self.traits.append(way)
        return way

    # --- entries -----------------------------------------------------------------------------------------------------

    def _entry(self, unit: str, award: str) -> _Entry:
        kind = self.dice.choices((_I, _C, _H), (6, 2, 1))[0]
        hamlet = self.pick(*HAMLETS)
        person = f"{self.pick(*FAMILIES)} {self.pick(*MIDDLES)} {self.pick(*GIVEN)}"
        name = {
            _I: person,
            _C: self.pick("Tổ tự quản đường biên, mốc quốc giới xóm", "Ban quản lý xóm", "Tổ tự quản ANTT xóm")
            + f" {hamlet}",
            _H: f"Hộ {self.pick('ông', 'bà', 'gia đình ông')} {person}",
        }[kind]
        if name in self.names:
            return self._entry(unit, award)
        self.names.add(name)
        born = date(1950, 1, 1) + timedelta(self.dice.randrange(18_000)) if kind is _I else None
        whole = born is not None and self.chance(0.6)
        said = SaidPerson(name, kind, unit, award, born if whole else None, born.year if born and not whole else None)
        cells: dict[str, object] = {
            "name": self._typed_name(said),
            "unit": self.pick(unit, f"xã {unit}", f"Xã {unit}", f"UBND xã {unit}"),
            "place": self.pick(
                f"Xóm {hamlet}", f"Xóm {hamlet}, xã {unit}", f"Trường Tiểu học {unit}", f"Công an xã {unit}"
            ),
            "award": self.pick(*AWARDS[award]),
            "born": self._typed_birth(said),
            "position": self.pick("Trưởng xóm", "Bí thư chi bộ", "Công an viên", "") if kind is _I else "",
            "kind": _KINDS[kind],
            "why": self.pick("Báo tin có giá trị", "Tuần tra 12 lượt, phát hiện 02 vụ", "Hiến đất làm đường tuần tra"),
            "id": f"004{self.dice.randrange(10**9):09d}" if kind is _I else "",
            "note": self.pick("", "", "khen lần đầu"),
        }
        return _Entry(said, cells)

    def _typed_name(self, said: SaidPerson) -> str:
        name = said.name
        if said.kind is not _I:
            return name
        if self.chance(0.1, "rank"):
            return f"{self.pick(*_RANKS)} {name}"
        if self.chance(0.06, "birth-in-name"):
            tail = self.pick("sinh năm 1970", "SN 1970", "SĐT 09" + "12000000", "CCCD 004070000000")
            return name + self.pick("\n", ", ", " - ", " (") + tail
        if self.chance(0.1):
            return f"{self.pick('Ông', 'Bà', 'Đ/c', 'Đồng chí')} {name}"
        return f"{name}  " if self.chance(0.05) else name

    def _typed_birth(self, said: SaidPerson) -> object:
        if said.born_on is None:
            return "" if said.birth_year is None else self.dice.choice((said.birth_year, str(said.birth_year)))
        day = said.born_on
        if self.chance(0.06, "short-year"):
            return f"{day:%d/%m/%y}"
        if self.form in ("xlsx", "font") and self.chance(0.4, "serial"):
            return day
        return self.dice.choice(
            (f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}")
        )

    # --- layout ------------------------------------------------------------------------------------------------------

    def _columns(self, says_unit: str, says_award: str) -> list[tuple[str, str]]:
        columns = [("name", self.pick(*_NAME_TITLES)), ("born", self.pick(*_BORN_TITLES))]
        columns += [("unit", self.pick(*_UNIT_TITLES))] if says_unit == "column" else []
        columns += [("award", self.pick(*_AWARD_TITLES))] if says_award == "column" else []
        some = [("place", self.pick(*_PLACE_TITLES)), ("position", self.pick("Chức vụ", "Nghề nghiệp")),
                ("kind", self.pick("Đối tượng", "Loại hình")), ("why", self.pick("Thành tích", "Tóm tắt thành tích")),
                ("id", self.pick("Số CCCD", "Số định danh")), ("note", "Ghi chú")]  # fmt: skip
        columns += [item for item in some if self.chance(0.4)]
        if self.chance(0.5, "shuffled"):
            self.dice.shuffle(columns)
        return [("order", self.pick(*_ORDER_TITLES)), *columns] if self.chance(0.8) else columns

    def _blocks(
        self, groups: list[list[_Entry]], columns: list[tuple[str, str]], says_unit: str, says_award: str, award: str
    ) -> list[_Block]:
        blocks: list[_Block] = list(self._above(groups, says_unit, says_award, award))
        rows: list[_Line] = [[title for _key, title in columns]]
        if self.chance(0.2, "numbers-row"):
            rows.append([f"({number})" for number in range(1, len(columns) + 1)])
        if says_award == "heading":
            rows.append(self._heading_line(f"A. Đề nghị tặng {AWARDS[award][0]}", columns))
        by_kind = self.chance(0.3, "kind-headings")
        for number, group in enumerate(groups, 1):
            unit = group[0].said.unit
            if says_unit == "heading":
                words = self._unit_heading(unit, number, len(group))
                rows.append(self._heading_line(words, columns))
            if says_unit == "table":
                blocks += [rows] if number > 1 else []
                blocks.append(self.pick(f"Xã {unit}:", f"{'I' * number}. XÃ {unit.upper()}", f"{number}. Xã {unit}"))
                rows = [[title for _key, title in columns], *([] if number > 1 else rows[1:])]
            rows += self._group_lines(group, columns, by_kind=by_kind)
        if self.chance(0.3, "total"):
            rows.append(self._heading_line(f"Tổng cộng: {sum(map(len, groups)):02d} trường hợp", columns))
        blocks.append(rows)
        if self.chance(0.4, "signature"):
            blocks += ["Hà Quảng, ngày 18 tháng 01 năm 2022", "TM. ỦY BAN NHÂN DÂN", "Nông Văn Ký"]
        return blocks

    def _unit_heading(self, unit: str, number: int, count: int) -> str:
        plain = (f"Xã {unit}", f"XÃ {unit.upper()}", f"UBND xã {unit}", f"Đơn vị: xã {unit}")
        counted = (f"{'I' * number}. Xã {unit}", f"{number}. Xã {unit}:", f"* Xã {unit} ({count:02d} trường hợp)")
        return self.pick(*plain, *counted)

    def _above(self, groups: list[list[_Entry]], says_unit: str, says_award: str, award: str) -> Iterator[str]:
        if says_unit == "letterhead":
            unit = groups[0][0].said.unit
            yield self.pick(f"UBND XÃ {unit.upper()}", f"Đơn vị: xã {unit}", f"ỦY BAN NHÂN DÂN XÃ {unit.upper()}")
        if self.chance(0.6) or says_award == "title":
            yield f"DANH SÁCH ĐỀ NGHỊ TẶNG {AWARDS[award][0].upper()}" if says_award == "title" else "DANH SÁCH"
        if self.chance(0.3):
            yield "(Kèm theo Tờ trình số 12/TTr-UBND ngày 18/01/2022)"

    def _group_lines(self, group: list[_Entry], columns: list[tuple[str, str]], *, by_kind: bool) -> Iterator[_Line]:
        number = 0
        kinds = list(dict.fromkeys(item.said.kind for item in group)) if by_kind else [None]
        for place, kind in enumerate(kinds):
            if kind is not None:
                yield self._heading_line(f"{'abc'[place]}) {_KINDS[kind]}", columns)
            for item in group:
                if kind is not None and item.said.kind is not kind:
                    continue
                number += 1
                yield [number if key == "order" else item.cells[key] for key, _title in columns]
                if self.chance(0.05, "empty-row"):
                    yield ["" for _ in columns]

    def _heading_line(self, words: str, columns: list[tuple[str, str]]) -> _Line:
        place = 0 if self.chance(0.6) else next(n for n, (key, _title) in enumerate(columns) if key == "name")
        return [words if number == place else "" for number in range(len(columns))]

    def _numbered(self, groups: list[list[_Entry]], says_unit: str, says_award: str, award: str) -> list[_Block]:
        """Paragraphs without a table: «1. Ông Nông Văn A, sinh năm 1970, trưởng xóm …»."""
        blocks: list[_Block] = list(self._above(groups, says_unit, says_award, award))
        blocks += [f"Đề nghị tặng {AWARDS[award][0]}:"] if says_award == "heading" else []
        for group in groups:
            blocks += [f"Xã {group[0].said.unit}:"] if says_unit == "heading" else []
            for number, item in enumerate(group, 1):
                year = item.said.born_on.year if item.said.born_on else item.said.birth_year
                born = f", sinh năm {year}" if year else ""
                tail = f", {item.cells['position']}" if item.cells["position"] else ""
                blocks.append(f"{number}. {item.cells['name']}{born}{tail}, {item.cells['place']}")
        return blocks

    # --- files -------------------------------------------------------------------------------------------------------

    def _written(self, blocks: list[_Block]) -> tuple[bytes, str]:
        if self.form in ("docx", "font", "numbered"):
            return _word(blocks, is_legacy=self.form == "font"), "danh sach.docx"
        if self.form == "xlsx":
            return _workbook(blocks, self.dice), "danh sach.xlsx"
        lines = [line for block in blocks for line in ([[block]] if isinstance(block, str) else block)]
        sign = {"csv": ";", "tabs": "\t", "semicolons": ";", "blanks": "    "}[self.form]
        text = "\n".join(sign.join(_quoted(_words(item), sign) for item in line) for line in lines)
        return text.encode("utf-8"), "danh sach.csv" if self.form == "csv" else ""


def _only_year(said: SaidPerson) -> SaidPerson:
    """Running text says the year alone."""
    return replace(said, born_on=None, birth_year=said.born_on.year if said.born_on else said.birth_year)


def _quoted(text: str, sign: str) -> str:
    if "\n" in text or (sign == ";" and ";" in text):
        return f'"{text}"' if sign != "    " else text.replace("\n", " ")
    return text


def _words(item: object) -> str:
    return f"{item:%d/%m/%Y}" if isinstance(item, date) else str(item)


def _word(blocks: list[_Block], *, is_legacy: bool) -> bytes:
    parts = []
    for block in blocks:
        if isinstance(block, str):
            parts.append(_legacy_paragraph(block) if is_legacy else paragraph(run(escape(block))))
        else:
            lines = (row(*(_cell(_words(item), is_legacy=is_legacy) for item in line)) for line in block)
            parts.append(table(*lines))
    return word_file(body(*parts))


def _cell(text: str, *, is_legacy: bool) -> str:
    if is_legacy:
        return f"<w:tc><w:tcPr/>{''.join(_legacy_paragraph(line) for line in text.split(chr(10)))}</w:tc>"
    if "\n" in text:
        return f"<w:tc><w:tcPr/>{''.join(paragraph(run(escape(line))) for line in text.split(chr(10)))}</w:tc>"
    return cell(text)


def _legacy_paragraph(text: str) -> str:
    """Text as a program of the nineties wrote it: capitals with tones have no place there, so their font shows them."""
    is_capital = text.isupper() and not text.isascii()
    font = ".VnTimeH" if is_capital else ".VnTime"
    shown = encoded(text.lower() if is_capital else text, TCVN3)
    return (
        f'<w:p><w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t>{escape(shown)}</w:t></w:r></w:p>'
    )


def _workbook(blocks: list[_Block], dice: random.Random) -> bytes:
    book = Workbook()
    sheet = book.create_sheet("Danh sách", 0)
    start = dice.choice((0, 0, 1))
    for block in blocks:
        for line in [[block]] if isinstance(block, str) else block:
            sheet.append([None] * start + [None if item == "" else item for item in line])
            for made in sheet[sheet.max_row]:
                if isinstance(made.value, date):
                    made.number_format = "dd/mm/yyyy"
        if isinstance(block, str) and dice.random() < 0.3:
            sheet.append([" "])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sent_list(number: int, form: str = "") -> SentList:
    """The list of a number."""
    return ListMaker(number, form).made()
