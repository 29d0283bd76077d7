"""Report of merit «báo cáo thành tích» for one nominee: of a collective, a person, a household.

Its number is that of the law in force (R1: mẫu số 07 of Nghị định 91/2017/NĐ-CP), data of the catalogue. The nominee
writes it; what the data file knows is filled in, all else are dotted lines, and the organ above confirms.
"""

from collections.abc import Iterator

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificate_texts import within
from app.reports.awards.facts import AwardFacts, NomineeFact, in_full
from app.reports.event_facts import DOTS, DOTTED_LINE, one_line
from app.reports.event_sheet import note, ruled
from app.reports.model import (
    Align,
    Block,
    Closing,
    Document,
    DocumentTitle,
    Heading,
    HeadingLevel,
    Letterhead,
    Paragraph,
    Signature,
    plain,
)  # fmt: skip
from app.text import format_number, padded_count

KIND = "BÁO CÁO THÀNH TÍCH"
_PAST = (("Năm", 18.0, Align.CENTER), ("Danh hiệu, hình thức khen thưởng", 72.0, Align.LEFT),
         ("Số, ngày quyết định; cơ quan ban hành", 75.0, Align.LEFT))  # fmt: skip
_BLANK_ROWS = 2
_BLANK_LINES = 4


def report(facts: AwardFacts, item: NomineeFact) -> Document:
    """The report of one nominee for the award that is proposed."""
    frame, award, above = facts.frame, item.award, _above(facts, item)
    head = Letterhead(
        organ=((_writer(facts, item) if above else in_full(_writer(facts, item))).upper(),),
        parent_organ=(above.upper(),) if above else (),
        symbol="",
        place=item.signs_in or frame.organ.place,
        year=frame.year,
        has_number=False,
    )
    form = one_line(award.report_form)
    subject = f"Đề nghị {'truy tặng' if item.is_posthumous else 'tặng'} {one_line(award.title)}"
    shown = Paragraph(plain(f"({form})", italic=True), Align.CENTER, is_indented=False)
    blocks = (
        head,
        DocumentTitle(KIND, subject),
        *((shown,) if form else ()),
        *_opening(item),
        *_profile(facts, item),
        *_merit(facts, item),
        *_past(item),
        _pledge(item),
        _closing(facts, item),
    )
    return Document(f"Báo cáo thành tích: {item.called}", frame.organ.full_name, blocks, setup=frame.setup)


def _writer(facts: AwardFacts, item: NomineeFact) -> str:
    """Who stands in the head: a collective itself has none, its unit does."""
    return one_line(item.proposer) or one_line(item.unit) or facts.frame.organ.short_name


def _above(facts: AwardFacts, item: NomineeFact) -> str:
    organ = facts.frame.organ
    writer = _writer(facts, item)
    return "" if writer in (one_line(organ.short_name), one_line(organ.parent)) else one_line(organ.parent)


def _opening(item: NomineeFact) -> Iterator[Block]:
    words = {
        NomineeKind.COLLECTIVE: "Tên tập thể đề nghị",
        NomineeKind.INDIVIDUAL: "Tên cá nhân, chức vụ và đơn vị đề nghị",
        NomineeKind.HOUSEHOLD: "Tên hộ gia đình đề nghị",
    }
    who = ", ".join(text for text in (item.called, item.whereabouts) if text)
    yield _line(words[item.kind], who)


def _profile(facts: AwardFacts, item: NomineeFact) -> Iterator[Block]:
    is_person = item.kind is NomineeKind.INDIVIDUAL
    title = "SƠ LƯỢC LÝ LỊCH" if is_person else "SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"
    yield Heading(HeadingLevel.SECTION, "I.", title)
    lines = _person_lines(item) if is_person else _group_lines(item)
    yield from (_line(f"{number}. {label}", text) for number, (label, text) in enumerate(lines, 1))
    if item.figures:
        yield note(f"Tình hình địa bàn năm {facts.report_year}:")
        yield from (note(f"- {one_line(text).rstrip(' .;')}.") for text in item.figures)


def _person_lines(item: NomineeFact) -> list[tuple[str, str]]:
    return [
        ("Họ và tên", one_line(item.name)),
        ("Ngày, tháng, năm sinh", f"{item.birth}; giới tính: {_told(item.sex)}; dân tộc: {_told(item.ethnicity)}"),
        ("Quê quán", ""),
        ("Nơi thường trú", _home(item)),
        ("Chức vụ, nghề nghiệp, đơn vị công tác", item.whereabouts_alone),
    ]


def _group_lines(item: NomineeFact) -> list[tuple[str, str]]:
    count = "" if item.member_count is None else f"{padded_count(item.member_count) if item.member_count else 0} người"
    women = "" if item.women_percent is None else f"; tỷ lệ nữ {format_number(item.women_percent)} %"
    if item.kind is NomineeKind.HOUSEHOLD:
        return [("Chủ hộ", one_line(item.leader)), ("Nơi thường trú", _home(item)), ("Số nhân khẩu", count)]
    return [
        ("Địa điểm", _home(item)),
        ("Năm thành lập", ""),
        ("Cơ cấu tổ chức, tổng số người", f"{count}{women}".strip("; ")),
        ("Người đứng đầu", one_line(item.leader)),
        ("Chức năng, nhiệm vụ", one_line(item.position)),
    ]


def _home(item: NomineeFact) -> str:
    told = ", ".join(within(one_line(text)) for text in (item.place, item.unit) if text.strip())
    return told[:1].upper() + told[1:]


def _merit(facts: AwardFacts, item: NomineeFact) -> Iterator[Block]:
    yield Heading(HeadingLevel.SECTION, "II.", "THÀNH TÍCH ĐẠT ĐƯỢC")
    about = f" “{one_line(facts.movement)}”" if facts.movement else ""
    yield note(f"Kết quả thực hiện phong trào{about} năm {facts.report_year}:")
    told = [one_line(line) for line in item.achievement.splitlines() if line.strip()]
    if told:
        yield from (note(line) for line in told)
    else:
        yield from (note(f"{DOTTED_LINE}") for _row in range(_BLANK_LINES))


def _past(item: NomineeFact) -> Iterator[Block]:
    yield Heading(HeadingLevel.SECTION, "III.", "CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    rows = [(one.year, one.title, one.decision) for one in item.past] or [("", "", "")] * _BLANK_ROWS
    yield ruled(_PAST, rows)


def _pledge(item: NomineeFact) -> Block:
    who = (
        "Tôi"
        if item.kind is NomineeKind.INDIVIDUAL
        else "Tập thể"
        if item.kind is NomineeKind.COLLECTIVE
        else "Gia đình"
    )
    if item.is_posthumous:
        return note("Những nội dung nêu trên là đúng sự thật.")
    return note(
        f"{who} cam đoan những nội dung nêu trên là đúng sự thật, không trong thời gian bị xem xét kỷ luật, "
        "thanh tra, kiểm tra hoặc có đơn thư khiếu nại, tố cáo đang được xác minh."
    )


def _closing(facts: AwardFacts, item: NomineeFact) -> Block:
    if item.kind is NomineeKind.COLLECTIVE:
        own = Signature(("THỦ TRƯỞNG ĐƠN VỊ",), one_line(item.leader))
    else:
        name = "" if item.is_posthumous else one_line(item.leader if item.kind is NomineeKind.HOUSEHOLD else item.name)
        own = Signature(("NGƯỜI BÁO CÁO",), name)
    return Closing(own, left_signature=Signature(("XÁC NHẬN CỦA", _writer(facts, item).upper()), ""))


def _told(text: str) -> str:
    return one_line(text) or DOTS


def _line(label: str, text: str) -> Paragraph:
    return note(f"{label}: {text.rstrip(' .;') or DOTS}.")
