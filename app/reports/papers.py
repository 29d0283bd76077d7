"""Papers of a committee → Document, each as its template of Nghị định 30/2020/NĐ-CP, Phụ lục III prints it.

1.2 Quyết định, 1.4 văn bản có tên loại, 1.5 Công văn, 1.7 Giấy mời, 1.9 Biên bản, 2.1 Phụ lục.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from app.domain.page_setup import PageSetup
from app.domain.paper_body import read_body, roman
from app.domain.paper_content import PaperAnnex, PaperContent
from app.domain.papers import KIND_TITLES, PAPER_WORDS, PaperKind, symbol_of
from app.domain.recipients import AS_ABOVE, recipient_lines
from app.domain.signing import Signer
from app.reports import letterhead as letterhead_lines
from app.reports import papers_body
from app.reports.layout import page_text_width
from app.reports.model import (
    Addressees,
    Align,
    Annex,
    Block,
    Closing,
    Document,
    DocumentTitle,
    LegalBasis,
    Letterhead,
    Orientation,
    Paragraph,
    Run,
    Signature,
    Urgency,
    plain,
)
from app.reports.review import IssuingOrgan
from app.text import admin_date, clean, fold

_GAP = "………………"
_FORM = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. ?")
_ABOUT = re.compile(r"(?:v/v|về việc)\s*:?\s*", re.IGNORECASE)
#: More invited people than this are counted in the register, not named.
_MOST_NAMED = 5
_QUOTE = '"'
_BY_LIST = "các đồng chí có tên trong danh sách kèm theo"
#: Where not only persons are invited.
_BY_GROUPS = "các đại biểu trong danh sách kèm theo"
_PERSON = re.compile(r"(?:đồng chí|ông|bà)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A paper with all that stands around its text on one day.

    ``archive_line`` closes the recipients; ``number`` and ``issued_on`` are empty until the paper is signed, then
    ``year`` is still printed; ``draft_mark`` ("DỰ THẢO") is printed when it is not final. ``number_text`` is the whole
    number of a paper another organ has issued.
    """

    content: PaperContent
    organ: IssuingOrgan
    signer: Signer
    year: int
    archive_line: str = ""
    number: int | None = None
    issued_on: date | None = None
    draft_mark: str = ""
    setup: PageSetup = field(default_factory=PageSetup)
    number_text: str = ""

    @property
    def symbol(self) -> str:
        """The symbol of the paper, as the register holds it."""
        return symbol_of(self.content.kind, self.organ.symbol, clean(self.content.drafted_by).replace(" ", ""))

    @property
    def signed_by(self) -> str:
        """Whose signature the register names; minutes are signed by their chair."""
        meeting = self.content.meeting
        return clean(meeting.chair) if self.content.kind is PaperKind.MINUTES else self.signer.full_name


def build(sheet: PaperSheet) -> Document:
    """The paper as a value; of an invitation to several people the copy that is kept, with the list of all."""
    content = sheet.content
    invited = _lines(content.invitation.invited)
    if content.kind is not PaperKind.INVITATION or len(invited) < 2:
        return _document(sheet, _BUILDERS.get(content.kind, _named)(sheet))
    one = replace(
        content,
        invitation=replace(content.invitation, invited=(_list_words(invited),)),
        annexes=(_invited_list(invited), *content.annexes),
    )
    kept = replace(sheet, content=one)
    return _document(kept, _invitation(kept))


def _list_words(invited: tuple[str, ...]) -> str:
    return _BY_LIST if all(_PERSON.match(name) for name in invited) else _BY_GROUPS


def _invited_list(invited: tuple[str, ...]) -> PaperAnnex:
    rows = (f'{number}\t"{name.replace(_QUOTE, 2 * _QUOTE)}"' for number, name in enumerate(invited, 1))
    return PaperAnnex("Danh sách người được mời", "\n".join(("TT\tNgười được mời", *rows)))


def invitations(sheet: PaperSheet) -> tuple[tuple[str, Document], ...]:
    """One paper for each invited person, by the name it goes to."""
    found = []
    for name in _lines(sheet.content.invitation.invited):
        invitation = replace(sheet.content.invitation, invited=(name,))
        found.append((name, build(replace(sheet, content=replace(sheet.content, invitation=invitation)))))
    return tuple(found)


def title_of(content: PaperContent) -> str:
    """Kind and subject on one line, as a register and the properties of a file name the paper."""
    return f"{PAPER_WORDS[content.kind]}: {printed_subject(content)}"


def printed_subject(content: PaperContent) -> str:
    """The subject as its kind prints it: «Về việc …» in a decision, without it in a letter («V/v» is the form's)."""
    subject = clean(content.subject)
    if content.kind is PaperKind.LETTER:
        return _ABOUT.sub("", subject, count=1)
    if content.kind is PaperKind.DECISION and subject[:1].islower():
        subject = f"Về việc {_ABOUT.sub('', subject, count=1)}"
    return subject[:1].upper() + subject[1:]


def sent_to(sheet: PaperSheet) -> tuple[str, ...]:
    """Whom the paper goes to, as a register names them: «Kính gửi» and invited people in place of «Như trên»."""
    content = sheet.content
    invited = _lines(content.invitation.invited)
    if len(invited) > _MOST_NAMED:
        invited = (f"{len(invited)} người trong danh sách mời",)
    own = (*_lines(content.addressees), *invited)
    return tuple(dict.fromkeys((*own, *(line for line in _recipients(sheet) if line != AS_ABOVE))))


def _document(sheet: PaperSheet, blocks: tuple[Block, ...]) -> Document:
    annexes = tuple(_annex(sheet, index, annex) for index, annex in enumerate(sheet.content.annexes, 1))
    return Document(title_of(sheet.content), sheet.organ.full_name, blocks, annexes, sheet.setup)


# --- the kinds ---------------------------------------------------------------------------------------------------


def _named(sheet: PaperSheet) -> tuple[Block, ...]:
    """Mẫu 1.4: văn bản có tên loại."""
    return (_letterhead(sheet), _title(sheet), *_addressees(sheet), *_bases(sheet), *_body(sheet), _closing(sheet))


def _decision(sheet: PaperSheet) -> tuple[Block, ...]:
    """Mẫu 1.2: whose decision it is, its bases, «QUYẾT ĐỊNH:», the articles."""
    return (
        _letterhead(sheet),
        _title(sheet),
        _centred(clean(sheet.content.issuer).upper() or _issuer(sheet)),
        *_bases(sheet),
        _centred("QUYẾT ĐỊNH:"),
        *_body(sheet),
        _closing(sheet),
    )


def _letter(sheet: PaperSheet) -> tuple[Block, ...]:
    """Mẫu 1.5: the subject under the number, no title."""
    return (_letterhead(sheet), *_addressees(sheet), *_bases(sheet), *_body(sheet), _closing(sheet))


def _invitation(sheet: PaperSheet) -> tuple[Block, ...]:
    """Mẫu 1.7, to one person."""
    facts = sheet.content.invitation
    full_name = sheet.organ.full_name
    note = _body(sheet)
    lines = [
        ((full_name[:1].upper() + full_name[1:]) + " trân trọng kính mời:", "; ".join(_lines(facts.invited))),
        ("Tới dự", facts.event),
        ("Chủ trì:", facts.chair),
        ("Thời gian:", _moment(facts.at, facts.day)),
        ("Địa điểm:", facts.place if note or not clean(facts.place) else papers_body.ended(facts.place)),
    ]
    return (_letterhead(sheet), _title(sheet), *(_fact(*line) for line in lines), *note, _closing(sheet))


def _minutes(sheet: PaperSheet) -> tuple[Block, ...]:
    """Mẫu 1.9: no place and date in the head, signed by secretary and chair."""
    facts = sheet.content.meeting
    meeting = "Hội nghị" if fold(sheet.content.subject).startswith("hoi nghi") else "Cuộc họp"
    end = f"{meeting} kết thúc vào {_moment(facts.end) or _GAP}"
    return (
        _letterhead(sheet),
        _title(sheet),
        _fact("Thời gian bắt đầu:", _moment(facts.start, facts.day)),
        _fact("Địa điểm:", facts.place),
        *_attendants(_lines(facts.attendants)),
        _fact("Chủ trì (chủ tọa):", _person(facts.chair, facts.chair_title)),
        _fact("Thư ký (người ghi biên bản):", _person(facts.secretary, facts.secretary_title)),
        Paragraph(plain("Nội dung:"), keeps_with_next=True),
        *_body(sheet, is_ended=False),
        Paragraph(plain(papers_body.ended(end))),
        Closing(
            Signature(("CHỦ TỌA",), clean(facts.chair)),
            _recipients(sheet),
            Signature(("THƯ KÝ",), clean(facts.secretary)),
        ),
    )


_BUILDERS: Mapping[PaperKind, Callable[[PaperSheet], tuple[Block, ...]]] = MappingProxyType(
    {
        PaperKind.DECISION: _decision,
        PaperKind.LETTER: _letter,
        PaperKind.INVITATION: _invitation,
        PaperKind.MINUTES: _minutes,
    }
)


# --- the parts ---------------------------------------------------------------------------------------------------


def _letterhead(sheet: PaperSheet) -> Letterhead:
    content, organ = sheet.content, sheet.organ
    return Letterhead(
        organ=(organ.short_name.upper(),),
        parent_organ=(organ.parent.upper(),) if organ.parent else (),
        symbol=sheet.symbol,
        place=organ.place,
        number=sheet.number,
        issued_on=sheet.issued_on,
        year=sheet.year,
        has_date=content.kind is not PaperKind.MINUTES,
        letter_subject=printed_subject(content) if content.kind is PaperKind.LETTER else "",
        draft_mark=sheet.draft_mark,
        urgency=Urgency(content.urgency.value) if content.urgency.value else None,
        number_text=clean(sheet.number_text),
    )


def _title(sheet: PaperSheet) -> DocumentTitle:
    return DocumentTitle(KIND_TITLES[sheet.content.kind], printed_subject(sheet.content))


def _addressees(sheet: PaperSheet) -> Iterator[Addressees]:
    if names := _lines(sheet.content.addressees):
        yield Addressees(names)


def _bases(sheet: PaperSheet) -> Iterator[LegalBasis]:
    lines = list(_lines(sheet.content.bases))
    if sheet.content.kind is PaperKind.DECISION and (proposer := clean(sheet.content.proposer)):
        lines.append(f"Theo đề nghị của {re.sub('^theo đề nghị của ', '', proposer, flags=re.IGNORECASE)}")
    if lines:
        yield LegalBasis(tuple(lines))


def _body(sheet: PaperSheet, *, is_ended: bool = True) -> tuple[Block, ...]:
    return papers_body.blocks(read_body(sheet.content.body), page_text_width(sheet.setup), is_ended=is_ended)


def _closing(sheet: PaperSheet) -> Closing:
    signer = sheet.signer
    return Closing(Signature(signer.authority, signer.full_name, signer.agency_title), _recipients(sheet))


def _recipients(sheet: PaperSheet) -> tuple[str, ...]:
    content = sheet.content
    articles = read_body(content.body).articles if content.kind is PaperKind.DECISION else ()
    return recipient_lines(
        content.kind,
        content.recipients,
        sheet.archive_line,
        has_addressees=bool(_lines(content.addressees)),
        article=articles[-1].number.rstrip(".") if articles else "",
    )


def _annex(sheet: PaperSheet, index: int, annex: PaperAnnex) -> Annex:
    label = f"Phụ lục {roman(index)}" if len(sheet.content.annexes) > 1 else "Phụ lục"
    way = Orientation.LANDSCAPE if annex.is_landscape else Orientation.PORTRAIT
    body = papers_body.blocks(read_body(annex.body), page_text_width(sheet.setup, way), is_ended=True)
    return Annex(label, clean(annex.title), body, _reference(sheet), way)


def _reference(sheet: PaperSheet) -> str:
    head = _letterhead(sheet)
    number = letterhead_lines.number_line(head).replace("Số", "số", 1)
    day = letterhead_lines.place_date_line(replace(head, place="")).removeprefix(", ")
    return f"(Kèm theo {PAPER_WORDS[sheet.content.kind]} {number} {day} của {sheet.organ.full_name})"


def _issuer(sheet: PaperSheet) -> str:
    """Whose decision it is: the collective it is signed for, else its head (note 6 of mẫu 1.2)."""
    organ, first = sheet.organ.short_name.upper(), sheet.signer.authority[0]
    if first.startswith("TM."):
        return organ
    title = _FORM.sub("", first, count=1)
    return f"{title.removesuffix(' BAN')} {organ}" if organ.startswith("BAN ") else f"{title} {organ}"


def _centred(text: str) -> Paragraph:
    return Paragraph(plain(text, bold=True), Align.CENTER, is_indented=False, keeps_with_next=True)


def _fact(label: str, text: str) -> Paragraph:
    value = Run(f" {clean(text)}") if clean(text) else Run(f" {_GAP}", is_missing=True)
    return Paragraph((Run(label), value))


def _attendants(names: tuple[str, ...]) -> Iterator[Block]:
    if len(names) < 2:
        yield _fact("Thành phần tham dự:", "".join(names))
        return
    yield Paragraph(plain("Thành phần tham dự:"), keeps_with_next=True)
    for index, name in enumerate(names, 1):
        yield Paragraph(plain(f"- {name.rstrip(' ;.,')}{'.' if index == len(names) else ';'}"))


def _person(name: str, title: str) -> str:
    return ", ".join(text for text in (clean(name), clean(title)) if text)


def _moment(at: datetime | None, day: date | None = None) -> str:
    """Hour and day; of a day without an hour the hour is left to be written."""
    if at is None:
        return f"…… giờ ……, {admin_date(day)}" if day else ""
    return f"{at.hour:02} giờ {at.minute:02}, {admin_date(at.date())}"


def _lines(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := clean(text).strip("-; ")))
