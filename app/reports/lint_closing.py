"""Checks of the end of a paper and of its annexes: signature, Nơi nhận, Phụ lục (Phụ lục I, II.7, II.9, III.1)."""

import re
from collections.abc import Iterator

from app.domain.paper_checks import Departure
from app.domain.paper_elements import WORKING_TITLES, Element
from app.reports.letter_parts import UPPER, annex_numeral
from app.reports.lint_body import roman_value
from app.reports.lint_paper import NamedLine, NamedPaper, departure
from app.text import fold

_FORMS = ("TM", "KT", "TL", "TUQ", "Q")
_FORM = re.compile(rf"(T[./]?\s?M|K[./]?\s?T|T[./]?\s?L|T[./]?\s?U[./]?\s?Q|Q)(?:[./]\s*|\s+)(?=[{UPPER}])")
_RIGHT_FORM = re.compile(rf"(TM|KT|TL|TUQ|Q)\.\s[{UPPER}]")
_DEGREE = re.compile(
    r"(GS|PGS|TS|ThS|Ths|ThS|CN|KS|BS|CK|Bs|DS|LS|NGND|NGƯT|NSND|NSƯT|Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư"
    r"|Bác sĩ|Dược sĩ|Luật sư|Nhà giáo|Nghệ sĩ|Anh hùng)\b[.\s]"
)
#: Organs whose own ministry lets degrees stand before the name (II.7.c).
_WITH_DEGREES = ("truong ", "hoc vien", "dai hoc", "benh vien", "vien ", "trung tam y te", "tram y te", "so y te")
_DEPUTY = re.compile(r"(PHÓ|THỨ|ỦY VIÊN|UỶ VIÊN|CHÍNH TRỊ VIÊN PHÓ)")
_ARCHIVE = re.compile(r"Lưu\s*(:?)\s*(.*)")
#: Kinds whose form has no signature of an organ of its own in capitals, or none at all.
_WITHOUT_RECIPIENTS = frozenset({"QUY CHẾ", "QUY ĐỊNH", "HỢP ĐỒNG"}) | WORKING_TITLES


def closing_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of signature and recipients."""
    yield from _signature(case)
    yield from _recipients(case)


def _signature(case: NamedPaper) -> Iterator[Departure]:
    offices = list(case.all(Element.AUTHORITY))
    signers = list(case.all(Element.SIGNER))
    if not offices and not signers:
        yield departure("signature-missing", "không có", "quyền hạn, chức vụ, họ tên")
    for index, one in enumerate(offices):
        for part in (line.strip() for line in one.line.lines):
            if (found := _FORM.match(part)) and not _RIGHT_FORM.match(part):
                form = next(name for name in _FORMS if re.sub(r"\W", "", found[1]) == name)
                yield departure("authority-form", part, f"{form}. …", one)
        if re.search(r"(^|\s)KT\.", one.line.text):
            yield from _deputy(one, offices[index + 1 :])
    organ = fold(" ".join(one.text for one in case.all(Element.ORGAN)))
    for one in signers:
        if _DEGREE.match(one.text) and not any(word in f"{organ} " for word in _WITH_DEGREES):
            yield departure("signer-degree", one.text, "chỉ họ và tên", one)


def _deputy(one: NamedLine, following: list[NamedLine]) -> Iterator[Departure]:
    below = " ".join(one.line.lines).partition("KT.")[2]
    words = f"{below.strip()} {' '.join(other.line.text for other in following)}"
    if not _DEPUTY.search(words):
        yield departure("authority-deputy", one.line.text, "chức vụ cấp phó ở dòng dưới", one)


def _recipients(case: NamedPaper) -> Iterator[Departure]:
    label = case.first(Element.RECIPIENTS_LABEL)
    if label is None:
        if case.kind not in _WITHOUT_RECIPIENTS:
            yield departure("recipients-missing", "không có", "Nơi nhận:")
        return
    if not re.match(r"Nơi nhận\s*:", label.text):
        yield departure("recipients-colon", label.text, "Nơi nhận:", label)
    lines = [one for one in case.all(Element.RECIPIENT) if one.number > label.number]
    if not lines:
        return
    for index, one in enumerate(lines, 1):
        is_last = index == len(lines)
        text = one.text
        has_dash = text.startswith("- ") or (one.line.label and not text[0].isalnum())
        continues = not text.startswith("-") and index > 1 and not lines[index - 2].text.endswith((";", "."))
        ends = text.endswith("." if is_last else (";", ",", ":")) or (
            not is_last and not lines[index].text.startswith("-")
        )
        if not (has_dash or continues) or not ends:
            yield departure("recipients-list", text, "- …." if is_last else "- …;", one)
    yield from _archive(lines)
    yield from _as_above(case, lines)


def _archive(lines: list[NamedLine]) -> Iterator[Departure]:
    last = next((one for one in reversed(lines) if _bare(one).startswith("Lưu")), None)
    if last is None:
        yield departure("recipients-archive", lines[-1].text, "- Lưu: VT, ….", lines[-1])
        return
    found = _ARCHIVE.match(_bare(last))
    if found and not found[1]:
        yield departure("recipients-archive-colon", last.text, "- Lưu: VT, ….", last)
    if found and not re.match(r"(VT|Văn thư)\b", found[2]):
        yield departure("recipients-archive", last.text, "- Lưu: VT, ….", last)


def _as_above(case: NamedPaper, lines: list[NamedLine]) -> Iterator[Departure]:
    has_addressee = case.first(Element.ADDRESSEE) is not None
    as_above = next((one for one in lines if _bare(one).startswith("Như trên")), None)
    if as_above is not None and not has_addressee:
        yield departure("as-above-without", as_above.text, "tên nơi nhận", as_above)
    if as_above is None and has_addressee:
        yield departure("as-above-missing", lines[0].text, "- Như trên;", lines[0])


def _bare(one: NamedLine) -> str:
    return one.text.lstrip("-–+• ")


def annex_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of labels, titles and references of annexes."""
    last = 0
    for annex in case.annexes:
        label = annex[0]
        numeral = annex_numeral(label.line.text)
        if numeral and not set(numeral) <= set("IVXLC"):
            yield departure("annex-numeral", label.text, "Phụ lục I", label)
        elif numeral:
            value, before = roman_value(numeral), last
            last = value
            if value != before + 1:
                yield departure("annex-order", label.text, "liên tục từ I", label)
        elif len(case.annexes) > 1:
            yield departure("annex-numeral", label.text, "Phụ lục I", label)
        yield from _annex_head(annex)


def _annex_head(annex: tuple[NamedLine, ...]) -> Iterator[Departure]:
    label = annex[0]
    if not label.line.is_centred:
        yield departure("annex-centre", "không canh giữa", "canh giữa", label)
    names = {one.element for one in annex[1:8]}
    if Element.ANNEX_TITLE not in names:
        yield departure("annex-untitled", "không có", "tiêu đề phụ lục", label)
    reference = next((one for one in annex[1:8] if one.element is Element.ANNEX_REFERENCE), None)
    if reference is None:
        yield departure("annex-reference-missing", "không có", "(Kèm theo … số …)", label)
    elif not re.match(r"\(Kèm theo\b", reference.text):
        yield departure("annex-reference-form", reference.text, "(Kèm theo …)", reference)
