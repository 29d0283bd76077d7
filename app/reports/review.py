"""InterimReview «báo cáo sơ kết»: totals, outline and texts → Document; district, commune and station alike.

Letterhead, subject, what the figures rest on, the body of :mod:`app.reports.review_body`, signature, annexes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.chart_plan import ChartPlan
from app.domain.committee import Committee, OfficeHolder
from app.domain.figures import Consolidation
from app.domain.indicators import Catalogue
from app.domain.outline import Outline
from app.domain.page_setup import PageSetup
from app.reports import letterhead as letterhead_lines
from app.reports import nd30, review_annexes, review_body, review_changes
from app.reports.layout import page_text_width
from app.reports.model import (
    Block,
    Closing,
    Document,
    DocumentTitle,
    LegalBasis,
    Letterhead,
    Orientation,
    Paragraph,
    Signature,
    plain,
)
from app.reports.phrase_context import PhraseContext
from app.reports.review_annexes import SourceLine, UnitNarrative
from app.reports.review_lists import UnitLists
from app.text import padded_count

#: Words of kind that an area may be named with; those of two syllables first.
_AREA_WORDS = ("thành phố", "thị xã", "huyện", "quận", "tỉnh")


class ReviewScope(StrEnum):
    """Whose report it is."""

    DISTRICT = "district"
    COMMUNE = "commune"
    STATION = "station"


@dataclass(frozen=True, slots=True)
class IssuingOrgan:
    """Who issues the paper: names of the letterhead, full name in running text, symbol, place, recipients."""

    parent: str
    short_name: str
    full_name: str
    symbol: str
    place: str
    recipients: tuple[str, ...]

    @staticmethod
    def of_committee(committee: Committee) -> "IssuingOrgan":
        """The committee as the issuing organ."""
        return IssuingOrgan(
            committee.parent_organ,
            committee.short_name,
            committee.name,
            committee.symbol,
            committee.place,
            committee.all_recipients,
        )


@dataclass(frozen=True, slots=True)
class ReviewContent:
    """All that the sơ kết report of one year is made of.

    ``texts`` is the officer's text by leaf code. ``number`` and ``issued_on`` are empty until the paper is signed;
    ``draft_mark`` ("DỰ THẢO") is printed when it is not final. ``words`` adds words for the phrase templates;
    ``commune_word`` is what its communes are called ("xã", "phường"). ``charts`` and ``lists`` make annexes.
    """

    organ: IssuingOrgan
    year: int
    scope: ReviewScope
    scope_name: str
    movement: str
    outline: Outline
    catalogue: Catalogue
    consolidation: Consolidation
    legal_bases: tuple[str, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    narratives: tuple[UnitNarrative, ...] = ()
    signer: OfficeHolder | None = None
    number: int | None = None
    issued_on: date | None = None
    draft_mark: str = ""
    sources: tuple[SourceLine, ...] = ()
    shows_narratives: bool = False
    setup: PageSetup = field(default_factory=PageSetup)
    words: Mapping[str, str] = field(default_factory=dict)
    commune_word: str = "xã"
    charts: tuple[ChartPlan, ...] = ()
    lists: tuple[UnitLists, ...] = ()


def build(content: ReviewContent) -> Document:
    """The whole paper as a value."""
    head = _letterhead(content)
    blocks: tuple[Block, ...] = (
        head,
        DocumentTitle("BÁO CÁO", subject(content)),
        *((LegalBasis(content.legal_bases),) if content.legal_bases else ()),
        *_opening(content),
        *_body(content),
        _ending(content),
        _closing(content),
    )
    reference = (
        f"(Kèm theo Báo cáo {letterhead_lines.number_line(head).replace('Số:', 'số', 1)} "
        f"{letterhead_lines.place_date_line(head).partition(', ')[2]} của {content.organ.full_name})"
    )
    annexes = review_annexes.annexes(
        review_annexes.AnnexContent(
            content.year,
            content.catalogue,
            content.consolidation,
            content.outline,
            reference,
            _others(content) if content.shows_narratives else (),
            content.sources,
            is_district=content.scope is ReviewScope.DISTRICT,
            commune_word=content.commune_word,
            charts=content.charts,
            lists=content.lists,
            page_mm=page_text_width(content.setup, Orientation.LANDSCAPE),
        )
    )
    return Document(f"Báo cáo: {subject(content)}", content.organ.full_name, blocks, annexes, content.setup)


def _others(content: ReviewContent) -> tuple[UnitNarrative, ...]:
    """What other units wrote; the unit's own words stand in the body of its report."""
    return tuple(item for item in content.narratives if not item.is_own)


def subject(content: ReviewContent) -> str:
    """The subject «trích yếu» of the report."""
    return f"Sơ kết phong trào “{content.movement}” năm {content.year}, phương hướng, nhiệm vụ năm {content.year + 1}"


def phrase_context(content: ReviewContent) -> PhraseContext:
    """What the sentences of this report are made from."""
    words = {
        "scope": _whole(content.scope_name) if content.scope is ReviewScope.DISTRICT else content.scope_name,
        "scope_name": content.scope_name,
        "year": str(content.year),
        "next_year": str(content.year + 1),
        "communes": padded_count(len(content.consolidation.expected_communes)),
        "stations": padded_count(len(content.consolidation.expected_stations)),
        **content.words,
    }
    is_area = content.scope is ReviewScope.DISTRICT
    return PhraseContext(content.catalogue, content.consolidation, words, content.commune_word, is_area=is_area)


def _whole(area: str) -> str:
    """How sentences name the area of a committee over communes: "toàn tỉnh", "toàn huyện", "toàn thành phố"."""
    word = next((word for word in _AREA_WORDS if area.startswith(f"{word} ")), "địa bàn")
    return f"toàn {word}"


def statements(content: ReviewContent) -> tuple[str, ...]:
    """What is said before any figure: who has reported, what former units have, what is in no total."""
    coverage = coverage_statement(content) if content.scope is ReviewScope.DISTRICT else ""
    changes = review_changes.statements(content.year, content.consolidation)
    return (*((coverage,) if coverage else ()), *changes)


def coverage_statement(content: ReviewContent) -> str:
    """Who has reported and who is missing, said before any figure."""
    reported = content.consolidation.submitted or reported_units(content.consolidation)
    pieces, missing = [], []
    for units, word in (
        (content.consolidation.expected_communes, f"{content.commune_word} biên giới"),
        (content.consolidation.expected_stations, "đồn Biên phòng"),
    ):
        if units:
            present = [name for unit_id, name in units.items() if unit_id in reported]
            pieces.append(f"{padded_count(len(present))}/{padded_count(len(units))} {word}")
            missing += [name for unit_id, name in units.items() if unit_id not in reported]
    if not pieces:
        return ""
    text = f"Số liệu trong báo cáo được tổng hợp từ báo cáo của {' và '.join(pieces)}"
    return f"{text}; chưa có báo cáo của: {', '.join(missing)}." if missing else f"{text}."


def reported_units(consolidation: Consolidation) -> frozenset[int]:
    """Units with at least one figure in the totals: all that papers know which were issued before senders were kept."""
    return frozenset(
        unit_id
        for total in consolidation.cells.values()
        for values in (total.by_unit, total.parts_by_unit)
        for unit_id, value in values.items()
        if value is not None
    )


def _letterhead(content: ReviewContent) -> Letterhead:
    organ = content.organ
    return Letterhead(
        organ=(organ.short_name.upper(),),
        parent_organ=(organ.parent.upper(),) if organ.parent else (),
        symbol=f"{nd30.KINDS['BÁO CÁO']}-{organ.symbol}",
        place=organ.place,
        number=content.number,
        issued_on=content.issued_on,
        year=content.year + 1,
        draft_mark=content.draft_mark,
    )


def _opening(content: ReviewContent) -> Iterator[Block]:
    text = (
        f"{content.organ.full_name} báo cáo kết quả sơ kết phong trào năm {content.year} "
        f"và phương hướng, nhiệm vụ năm {content.year + 1} như sau:"
    )
    yield Paragraph(plain(text))
    for statement in statements(content):
        yield Paragraph(plain(statement))


def _body(content: ReviewContent) -> Iterator[Block]:
    own: dict[str, list[str]] = {}
    # A report of one unit falls back on what that unit wrote itself, never on what others did.
    for item in content.narratives if content.scope is not ReviewScope.DISTRICT else ():
        if item.is_own:
            own.setdefault(item.leaf, []).append(item.text)
    is_draft = bool(content.draft_mark)
    return review_body.body(content.outline, phrase_context(content), content.texts, own, is_draft=is_draft)


def _ending(content: ReviewContent) -> Block:
    text = (
        f"Trên đây là báo cáo kết quả sơ kết phong trào năm {content.year} và phương hướng, nhiệm vụ năm "
        f"{content.year + 1} của {content.organ.full_name}{nd30.END_MARK}"
    )
    return Paragraph(plain(text), keeps_with_next=True)


def _closing(content: ReviewContent) -> Block:
    signer = content.signer
    if signer is None:
        return Closing(Signature(("TRƯỞNG BAN",), ""), content.organ.recipients)
    authority = tuple(line.upper() for line in (signer.signing_form, signer.committee_title) if line)
    return Closing(Signature(authority, signer.full_name, signer.agency_title.upper()), content.organ.recipients)
