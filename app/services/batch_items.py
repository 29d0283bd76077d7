"""What a batch may hold: reviews, slips, papers, issued papers, users' templates; each made into bytes and named."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.db import units
from app.domain.papers import PAPER_WORDS, PaperKind
from app.errors import Refused
from app.i18n import N_, _
from app.reports import docx_writer, pdf_writer
from app.reports.model import Document
from app.services import issued_papers, papers, reviews, scope, submissions, supplement, templates
from app.services.outgoing import Printed
from app.services.papers import PaperRow
from app.services.templates import Filling
from app.services.workspace import Workspace


class ItemKind(StrEnum):
    """What is made."""

    REVIEW = "review"
    SLIP = "slip"
    PAPER = "paper"
    ISSUED = "issued"
    TEMPLATE = "template"


ITEM_WORDS: Mapping[ItemKind, str] = {
    ItemKind.REVIEW: N_("Báo cáo sơ kết"),
    ItemKind.SLIP: N_("Phiếu yêu cầu bổ sung"),
    ItemKind.PAPER: N_("Văn bản"),
    ItemKind.ISSUED: N_("Văn bản đã ban hành"),
    ItemKind.TEMPLATE: N_("Mẫu của người dùng"),
}


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One thing to make: ``id`` is the submission, paper, issued paper or template; ``filling`` is of a template."""

    kind: ItemKind
    year: int = 0
    id: int = 0
    unit_id: int | None = None
    filling: Filling | None = None

    @staticmethod
    def of_review(year: int, unit_id: int | None = None) -> "BatchItem":
        """The review as it stands, of the whole area or of one unit."""
        return BatchItem(ItemKind.REVIEW, year, unit_id=unit_id)

    @staticmethod
    def of_slip(submission_id: int) -> "BatchItem":
        """The slip about one stored report."""
        return BatchItem(ItemKind.SLIP, id=submission_id)

    @staticmethod
    def of_paper(paper_id: int) -> "BatchItem":
        """A paper written here; of an issued one the very bytes."""
        return BatchItem(ItemKind.PAPER, id=paper_id)

    @staticmethod
    def of_issued(issued_id: int) -> "BatchItem":
        """The very bytes of an issued paper."""
        return BatchItem(ItemKind.ISSUED, id=issued_id)

    @staticmethod
    def of_template(template_id: int, year: int, unit_id: int | None = None) -> "BatchItem":
        """A template filled in; its purpose decides with what."""
        return BatchItem(ItemKind.TEMPLATE, year, template_id, unit_id, Filling("", year, unit_id))

    @staticmethod
    def of_template_for_paper(template_id: int, year: int, paper: PaperRow) -> "BatchItem":
        """A template filled in with what was typed for a paper; an issued one brings its number and day."""
        issued = paper.issued
        number, day = (issued.number, issued.issued_on) if issued else (None, None)
        return BatchItem(ItemKind.TEMPLATE, year, template_id, None, Filling("", year, None, paper.id, number, day))


@dataclass(frozen=True, slots=True)
class Made:
    """What a rule is filled in with, and the bytes by ending."""

    fields: Mapping[str, str]
    content: Mapping[str, bytes] = field(default_factory=dict)


def units_of(ws: Workspace, year: int) -> tuple[int, ...]:
    """Ids of the communes and stations that owe a report of a year, in the order of the board."""
    with ws.store.read() as connection:
        return tuple(item.id for item in scope.of_year(connection, year).all)


def maker(ws: Workspace, suffixes: Sequence[str]) -> Callable[[BatchItem], Made]:
    """Makes items in the wanted formats; a template is read once, and gives a Word file only."""
    fillers: dict[int, Callable[[Filling], bytes]] = {}

    def made(item: BatchItem) -> Made:
        refuse_formats((item,), suffixes)
        if item.kind is ItemKind.TEMPLATE:
            if item.id not in fillers:
                fillers[item.id] = templates.filler(ws, item.id)
            content = {".docx": fillers[item.id](item.filling or Filling("", item.year, item.unit_id))}
        elif item.kind is ItemKind.REVIEW:
            content = _written(reviews.document(ws, item.year, item.unit_id), suffixes)
        elif item.kind is ItemKind.SLIP:
            content = _written(supplement.document(ws, item.id), suffixes)
        else:
            kept = (papers if item.kind is ItemKind.PAPER else issued_papers).printed(ws, item.id)
            content = _kept(kept, suffixes)
        return Made(fields(ws, item), content)

    return made


def _written(paper: Document, suffixes: Sequence[str]) -> dict[str, bytes]:
    return {
        suffix: docx_writer.render(paper) if suffix == ".docx" else pdf_writer.render(paper).content
        for suffix in suffixes
    }


def _kept(printed: Printed, suffixes: Sequence[str]) -> dict[str, bytes]:
    known = {".docx": printed.docx, ".pdf": printed.pdf}
    return {suffix: known[suffix] for suffix in suffixes}


def refuse_formats(items: Iterable[BatchItem], suffixes: Sequence[str]) -> None:
    """Raise ``Refused`` when something cannot be made in any of the wanted formats."""
    if ".docx" not in suffixes and any(item.kind is ItemKind.TEMPLATE for item in items):
        raise Refused("template-only-word", _("Mẫu của người dùng chỉ lập ra tệp Word (.docx); hãy chọn cả Word."))


def fields(ws: Workspace, item: BatchItem) -> Mapping[str, str]:
    """What a rule is filled in with for one item."""
    told = {"loai": _(ITEM_WORDS[item.kind]), "nam": str(item.year), "ngay": ws.today.isoformat()}
    if item.kind is ItemKind.SLIP:
        report = submissions.detail(ws, item.id)
        return told | {"nam": str(report.period.year)} | _of_unit(ws, report.unit_id)
    if item.kind is ItemKind.PAPER:
        return told | _of_written(ws, item.id)
    if item.kind is ItemKind.ISSUED:
        line = issued_papers.line(ws, item.id)
        number = f"{line.number:02}/{line.symbol}"
        return told | _of_paper(line.kind, number, line.subject, str(line.series_year), line.issued_on)
    if item.kind is ItemKind.TEMPLATE:
        told["loai"] = templates.found(ws, item.id).name
        if item.filling and item.filling.paper_id is not None:
            return told | {key: value for key, value in _of_written(ws, item.filling.paper_id).items() if key != "loai"}
    return told | _of_unit(ws, item.unit_id)


def _of_written(ws: Workspace, paper_id: int) -> dict[str, str]:
    row = next((one for one in papers.papers(ws) if one.id == paper_id), None)
    if row is None:
        raise Refused("no-document", _("Không có văn bản này."))
    return _of_paper(row.kind, row.number, row.subject, str(row.year))


def _of_unit(ws: Workspace, unit_id: int | None) -> dict[str, str]:
    with ws.store.read() as connection:
        unit = scope.own_unit(connection) if unit_id is None else units.unit_of(connection, unit_id)
    return {"don_vi": unit.name, "ma": unit.code or ""}


def _of_paper(kind: str, number: str, subject: str, year: str, day: date | None = None) -> dict[str, str]:
    told = {"loai": _(PAPER_WORDS[PaperKind(kind)]), "so": number, "trich_yeu": subject, "nam": year}
    return told | ({"ngay": day.isoformat()} if day else {})
