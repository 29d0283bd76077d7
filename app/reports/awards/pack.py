"""The whole dossier «hồ sơ khen thưởng» as one PDF: title page, contents with page numbers, every paper a bookmark."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.awards.catalogue import NomineeKind
from app.domain.page_setup import PageSetup
from app.progress import Progress, silent
from app.reports import pdf_writer
from app.reports.awards.facts import GROUPS
from app.reports.event_facts import one_line
from app.reports.event_sheet import Frame, ruled
from app.reports.model import (
    Align,
    Block,
    Document,
    DocumentTitle,
    Letterhead,
    PageBreak,
    Paragraph,
    plain,
)
from app.reports.pdf_writer import Bundle
from app.text import padded_count

TITLE = "HỒ SƠ KHEN THƯỞNG"
CONTENTS = "MỤC LỤC"
_CONTENTS = (("TT", 12.0, Align.CENTER), ("Giấy tờ", 130.0, Align.LEFT), ("Trang", 20.0, Align.CENTER))
_COUNTS = (
    ("TT", 12.0, Align.CENTER), ("Hình thức khen thưởng", 90.0, Align.LEFT), ("Tập thể", 20.0, Align.CENTER),
    ("Cá nhân", 20.0, Align.CENTER), ("Hộ gia đình", 22.0, Align.CENTER),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PackContent:
    """What the title page tells: of which season and whose («năm 2021 xã Sóc Hà»), how many for each award.

    ``left_out`` are sentences of what the dossier does not hold.
    """

    frame: Frame
    subject: str
    counts: Mapping[str, Mapping[NomineeKind, int]]
    parts: tuple[tuple[str, Document], ...]
    setup: PageSetup = field(default_factory=PageSetup)
    left_out: tuple[str, ...] = ()


def render(content: PackContent, progress: Progress = silent) -> Bundle:
    """The file; the contents are made twice, as their numbers are known only when all else is laid out."""
    first = pdf_writer.render_bundle(_front(content, [0] * len(content.parts)), content.parts, progress)
    return pdf_writer.render_bundle(_front(content, first.starts), content.parts, progress)


def _front(content: PackContent, pages: Sequence[int]) -> Document:
    organ, subject = content.frame.organ, one_line(content.subject)
    rows = [
        (str(number), title, *(padded_count(own[kind]) if own.get(kind) else "" for kind in GROUPS))
        for number, (title, own) in enumerate(content.counts.items(), 1)
    ]
    listed = [
        (str(number), one_line(name), str(page) if page else "000")
        for number, ((name, _paper), page) in enumerate(zip(content.parts, pages, strict=True), 1)
    ]
    blocks: tuple[Block, ...] = (
        Letterhead(
            organ=(organ.short_name.upper(),),
            parent_organ=(organ.parent.upper(),) if organ.parent else (),
            symbol="",
            place=organ.place,
            year=content.frame.year,
            has_number=False,
        ),
        DocumentTitle(TITLE, subject[:1].upper() + subject[1:]),
        ruled(_COUNTS, rows, size_pt=13),
        PageBreak(),
        DocumentTitle(CONTENTS),
        ruled(_CONTENTS, listed, size_pt=12),
        *_left_out(content.left_out),
    )
    return Document(f"{TITLE.capitalize()} {subject}", organ.full_name, blocks, setup=content.setup)


def _left_out(sentences: Sequence[str]) -> Iterator[Block]:
    if sentences:
        yield Paragraph(plain("Không có trong hồ sơ này:", bold=True), keeps_with_next=True)
        yield from (Paragraph(plain(f"- {one_line(text)}")) for text in sentences)
