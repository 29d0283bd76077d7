"""What a batch may be made of: reviews, slips, papers, issued reports and the user's templates, in groups."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.papers import PAPER_WORDS, PaperKind
from app.domain.submissions import SubmissionRow, SubmissionState
from app.i18n import _
from app.services import papers, register, submissions, templates
from app.services.batch import BatchItem
from app.services.papers import PaperRow
from app.services.templates import PaperTemplate
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to make, in words."""

    words: str
    item: BatchItem


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """Choices of one kind under a title."""

    title: str
    choices: tuple[Choice, ...]


def groups(ws: Workspace, year: int) -> tuple[ChoiceGroup, ...]:
    """All that can be made for a report year; groups without anything are left out."""
    board, written = submissions.board(ws, year), papers.papers(ws)
    found = [
        ChoiceGroup(_("Báo cáo sơ kết năm {year}").format(year=year), tuple(_reviews(year, board))),
        ChoiceGroup(_("Phiếu yêu cầu bổ sung"), tuple(_slips(board))),
        ChoiceGroup(_("Văn bản soạn ở đây"), tuple(Choice(_paper(row), BatchItem.of_paper(row.id)) for row in written)),
        ChoiceGroup(_("Báo cáo đã ban hành"), tuple(_issued(ws))),
    ]
    for template in templates.templates(ws):
        choices = tuple(_of_template(template, year, board, written))
        found.append(ChoiceGroup(_("Mẫu “{name}”").format(name=template.name), choices))
    return tuple(group for group in found if group.choices)


def _reviews(year: int, board: tuple[SubmissionRow, ...]) -> Iterator[Choice]:
    yield Choice(_("Cả địa bàn"), BatchItem.of_review(year))
    for row in board:
        is_accepted = row.state is SubmissionState.ACCEPTED
        words = row.unit_name if is_accepted else _("{unit} (chưa có báo cáo được duyệt)").format(unit=row.unit_name)
        yield Choice(words, BatchItem.of_review(year, row.unit_id))


def _slips(board: tuple[SubmissionRow, ...]) -> Iterator[Choice]:
    for row in board:
        if row.submission_id is not None and row.state is not SubmissionState.ACCEPTED:
            yield Choice(row.unit_name, BatchItem.of_slip(row.submission_id))


def _paper(row: PaperRow) -> str:
    number = row.number or _("dự thảo")
    subject = row.subject or _("(chưa có trích yếu)")
    return f"{_(PAPER_WORDS[row.kind])} {number}: {subject}"


def _issued(ws: Workspace) -> Iterator[Choice]:
    """Reviews and what mends them; other issued papers stand among the papers written here."""
    for year in (ws.today.year, ws.today.year - 1):
        for line in register.lines(ws, year):
            if line.paper_id is None and line.docx_file_id is not None:
                words = f"{_(PAPER_WORDS[PaperKind(line.kind)])} {line.number:02}/{line.symbol}: {line.subject}"
                yield Choice(words, BatchItem.of_issued(line.id))


def _of_template(
    template: PaperTemplate, year: int, board: tuple[SubmissionRow, ...], written: tuple[PaperRow, ...]
) -> Iterator[Choice]:
    if template.purpose == "unit":
        for row in board:
            yield Choice(row.unit_name, BatchItem.of_template(template.id, year, row.unit_id))
    elif template.purpose == "paper":
        for paper in written:
            yield Choice(_paper(paper), BatchItem.of_template_for_paper(template.id, year, paper))
    else:
        yield Choice(_("Cả địa bàn, năm {year}").format(year=year), BatchItem.of_template(template.id, year))
