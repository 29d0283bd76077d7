"""Lists «danh sách»: who is proposed, who is handed an award, and the proof of names that is signed before printing.

Columns are practice, no form of the law; names stand in the order of tên, họ, tên đệm, as printed on the certificate.
"""

from collections.abc import Iterator, Sequence

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificate_texts import CertificateFacts, place_words
from app.reports.awards.facts import GROUPS, AwardFacts, NomineeFact, counts_words, in_order, kinds_words, sum_words
from app.reports.event_facts import one_line, table
from app.reports.event_sheet import cells, framed, group_row, note
from app.reports.model import Align, Block, Cell, Column, Document, Orientation, Paragraph, Row, Table, plain
from app.text import format_number

LIST = "DANH SÁCH"
PROOF = "BẢN IN THỬ"
_TABLE_PT = 11
_SIGNED_PT = 30
#: What the columns of names and of places say for each kind; a table of several kinds has all words.
_NAMES = {
    NomineeKind.COLLECTIVE: ("Tên tập thể", "Đơn vị, địa bàn"),
    NomineeKind.INDIVIDUAL: ("Họ và tên", "Chức vụ, đơn vị, nơi cư trú"),
    NomineeKind.HOUSEHOLD: ("Tên hộ gia đình", "Nơi cư trú"),
}
_OF_ALL = ("Họ và tên, tên tập thể", "Chức vụ, đơn vị, nơi cư trú")
#: The column only people have something in.
_OF_PEOPLE = 3
_WIDTHS = (10, 46, 48, 24, 66, 36, 22)
_HANDED = (
    ("TT", 10, Align.CENTER), ("Tập thể, cá nhân", 44, Align.LEFT), ("Hình thức khen thưởng", 42, Align.LEFT),
    ("Tiền thưởng (đồng)", 26, Align.RIGHT), ("Ký nhận", 40, Align.LEFT),
)  # fmt: skip
_PROOF = (
    ("TT", 10, Align.CENTER), ("Tên in trên bằng, giấy khen", 62, Align.LEFT),
    ("Chức vụ, đơn vị in kèm", 58, Align.LEFT), ("Hình thức", 50, Align.LEFT),
    ("Đúng hoặc sửa thành", 44, Align.LEFT), ("Ký xác nhận", 30, Align.LEFT),
)  # fmt: skip


def proposed(facts: AwardFacts) -> Document:
    """The list of who is proposed, on pages on their side."""
    subject = f"{_capital(kinds_words(facts.nominees))} đề nghị tặng {facts.award_title}"
    blocks: list[Block] = []
    shaped = tuple(Column(width, Align.LEFT if index else Align.CENTER) for index, width in enumerate(_WIDTHS))
    titles = _titles(tuple(kind for kind, _own in in_order(facts.nominees)))
    head = (Row(tuple(Cell(plain(text)) for text in titles)),)
    rows: list[Row] = []
    for number, (kind, own) in enumerate(in_order(facts.nominees), 1):
        rows.append(group_row(f"{_ROMAN[number]}. {GROUPS[kind]}", len(titles)))
        rows += [cells(row) for row in _rows(own)]
    blocks += [Table(shaped, head, tuple(rows), size_pt=_TABLE_PT)] if rows else []
    blocks.append(note(_ended(facts)))
    return framed(facts.frame, LIST, subject, blocks, left="Người lập", orientation=_way(rows))


def annex_text(facts: AwardFacts) -> str:
    """The same list as the annex of a letter or a decision: text whose tables any editor can change."""
    lines: list[str] = []
    for number, (kind, own) in enumerate(in_order(facts.nominees), 1):
        columns = [_titles((kind,)), *_rows(own)]
        if kind is not NomineeKind.INDIVIDUAL:
            columns = [(*row[:_OF_PEOPLE], *row[_OF_PEOPLE + 1 :]) for row in columns]
        lines += [f"{_ROMAN[number]}. {GROUPS[kind]}", *table(columns[0], columns[1:])]
    return "\n".join((*lines, _ended(facts)))


def handed(facts: AwardFacts) -> Document:
    """Who is handed certificate and money, with a place to sign; the sum in words."""
    rows: list[Row] = []
    for number, (kind, own) in enumerate(in_order(facts.nominees), 1):
        rows.append(group_row(f"{_ROMAN[number]}. {GROUPS[kind]}", len(_HANDED)))
        for row, item in enumerate(own, 1):
            amount = "" if item.amount is None else format_number(item.amount)
            who = ", ".join(text for text in (item.called, item.whereabouts) if text)
            rows.append(cells((str(row), who, item.award.title, amount, "")))
    blocks: list[Block] = [Paragraph(plain(f"Theo {facts.decision}."))] if facts.decision else []
    blocks += [_signed(_HANDED, rows)] if rows else []
    blocks.append(note(f"{_ended(facts)} {_money(facts.nominees)}"))
    subject = f"Trao {facts.award_title} và tiền thưởng"
    return framed(facts.frame, LIST, subject, blocks, left="Người trao", orientation=Orientation.PORTRAIT)


def proof(facts: AwardFacts) -> Document:
    """Names and titles letter by letter as they will be printed; everybody signs, or writes what is right."""
    rows: list[Row] = []
    for number, (kind, own) in enumerate(in_order(facts.nominees), 1):
        rows.append(group_row(f"{_ROMAN[number]}. {GROUPS[kind]}", len(_PROOF)))
        rows += [
            cells((str(row), _printed_name(item), _printed_place(item), _given(item), "", ""))
            for row, item in enumerate(own, 1)
        ]
    told = "Người ký xác nhận đọc từng chữ của tên, chức vụ, đơn vị và hình thức; chỗ sai ghi lại cho đúng rồi mới ký."
    blocks: list[Block] = [Paragraph(plain(told)), *([_signed(_PROOF, rows)] if rows else []), note(_ended(facts))]
    subject = "Tên và hình thức khen thưởng, rà soát trước khi in"
    return framed(facts.frame, PROOF, subject, blocks, left="Người rà soát", orientation=_way(rows))


def _titles(kinds: Sequence[NomineeKind]) -> tuple[str, ...]:
    names, places = _NAMES[kinds[0]] if len(kinds) == 1 else _OF_ALL
    return ("TT", names, places, "Dân tộc, giới tính", "Tóm tắt thành tích", "Hình thức đề nghị", "Ghi chú")


_ROMAN = {1: "I", 2: "II", 3: "III"}


def _rows(own: Sequence[NomineeFact]) -> Iterator[tuple[str, ...]]:
    for number, item in enumerate(own, 1):
        people = [one_line(item.ethnicity), one_line(item.sex).lower()] if item.kind is NomineeKind.INDIVIDUAL else []
        yield (
            str(number),
            item.called,
            item.whereabouts_alone,
            ", ".join(text for text in people if text),
            one_line(item.achievement),
            _given(item),
            "; ".join(text for text in ("truy tặng" if item.is_posthumous else "", one_line(item.note)) if text),
        )


def _printed_name(item: NomineeFact) -> str:
    """The name with its title, as the certificate prints it."""
    said = CertificateFacts(item.kind, item.name, sex=item.sex)
    title = "" if said.has_title_in_name() else said.value("title") or "Ông (bà)"
    return f"{title} {one_line(item.name)}".strip()


def _printed_place(item: NomineeFact) -> str:
    return place_words(item.position, item.place, item.unit, item.name)


def _way(rows: Sequence[Row]) -> Orientation:
    """A page lies on its side for a table, and only for one (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.2)."""
    return Orientation.LANDSCAPE if rows else Orientation.PORTRAIT


def _given(item: NomineeFact) -> str:
    return f"Truy tặng {item.award.title}" if item.is_posthumous else one_line(item.award.title)


def _signed(columns: Sequence[tuple[str, int, Align]], rows: Sequence[Row]) -> Table:
    shaped = tuple(Column(width, align) for _head, width, align in columns)
    head = (Row(tuple(Cell(plain(text)) for text, _width, _align in columns)),)
    return Table(shaped, head, tuple(rows), size_pt=_TABLE_PT, row_pt=_SIGNED_PT)


def _ended(facts: AwardFacts) -> str:
    return f"Danh sách này có {counts_words(facts.nominees)}."


def _money(nominees: Sequence[NomineeFact]) -> str:
    known = [item.amount for item in nominees if item.amount is not None]
    if not known:
        return "Tổng số tiền thưởng: ……… đồng."
    lacking = f" (chưa có mức của {len(nominees) - len(known):02})" if len(known) < len(nominees) else ""
    return f"Tổng số tiền thưởng{lacking}: {sum_words(sum(known))}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
