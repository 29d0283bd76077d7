"""The sender's own workbook back with every place to mend coloured, explained and listed «trả lại để sửa»."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Self

from app.domain import findings_text
from app.domain.annotations import Annotation, AnnotationList
from app.domain.finding_words_sender import sender_remedy
from app.domain.findings import Finding, Severity
from app.domain.indicators import Catalogue
from app.domain.rule_words import name_with_code
from app.domain.submissions import FigureStatus, ReadResult, ReportedFigure, StoredFinding, SubmissionDetail
from app.errors import BadFile, Refused
from app.i18n import _
from app.importing.limits import DEFAULT_LIMITS, Limits
from app.importing.reader import WorkbookReader
from app.progress import Progress, cancelled_by, silent
from app.reports import annotated_workbook
from app.services import corrections, submissions
from app.services.workspace import Workspace

#: Put behind the name of a returned file: letters every system and every stick can carry.
_MARK = " – da kiem tra"
_FORMER_MARK = re.compile(rf"{re.escape(_MARK)}(?: \(\d+\))?$")
_ORDER = {severity: number for number, severity in enumerate(Severity)}


class Annotator:
    """Marks workbooks in a child process, one for as many as come; use it as a context manager.

    Marking takes the sender's file apart again, so it is bound like reading: in memory, time and unpacked size.
    """

    def __init__(self, ws: Workspace, progress: Progress = silent, limits: Limits = DEFAULT_LIMITS) -> None:
        self._ws, self._progress, self._reader = ws, progress, WorkbookReader(limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()

    def stored(self, submission_id: int) -> tuple[str, bytes]:
        """Name and bytes of the workbook of a stored version, marked with what is open about it now.

        What was answered or let pass stands at the end of the list, with how it was settled. Raises ``Refused`` when
        there is no such version or its file cannot be marked, ``Cancelled`` as soon as ``progress`` does.
        """
        work = stored_list(self._ws, submission_id)
        return self._marked(*submissions.original(self._ws, submission_id), work)

    def reading(self, result: ReadResult) -> tuple[str, bytes]:
        """Name and bytes of a workbook that was only read, marked with all that was found; nothing is stored.

        Raises ``Refused`` for a file that could not be read: there is nothing to mark in it.
        """
        return self._marked(result.file_name, result.content, reading_list(self._ws, result))

    def _marked(self, name: str, content: bytes, work: AnnotationList) -> tuple[str, bytes]:
        converted = _(
            "Tệp gửi đến không phải .xlsx nên đã chuyển sang .xlsx: giữ số liệu, không giữ màu, kẻ khung và ghi chú cũ."
        )
        order = annotated_workbook.ReturnOrder(work, converted)
        try:
            stop = cancelled_by(self._progress, _("Đang lập tệp gửi lại đơn vị"))
            made = self._reader.make(content, name, annotated_workbook.returned, order, stop)
        except BadFile as problem:
            why = problem.sentence[:1].lower() + problem.sentence[1:]
            raise Refused(
                "not-annotated",
                _("Chưa đánh dấu được tệp {name}: {why}").format(name=name, why=why),
                _("Không có gì thay đổi; gửi lại đơn vị bằng phiếu yêu cầu bổ sung."),
            ) from problem
        if not isinstance(made, annotated_workbook.Returned):
            raise TypeError(made)
        suffix = ".xlsm" if made.has_macros else ".xlsx"
        stem = _FORMER_MARK.sub("", PurePath(name.replace("\\", "/")).stem)
        return f"{stem}{_MARK}{suffix}", made.content


def annotated(ws: Workspace, submission_id: int, progress: Progress = silent) -> tuple[str, bytes]:
    """As :meth:`Annotator.stored`, for one."""
    with Annotator(ws, progress) as annotator:
        return annotator.stored(submission_id)


def annotated_reading(ws: Workspace, result: ReadResult, progress: Progress = silent) -> tuple[str, bytes]:
    """As :meth:`Annotator.reading`, for one."""
    with Annotator(ws, progress) as annotator:
        return annotator.reading(result)


def stored_list(ws: Workspace, submission_id: int) -> AnnotationList:
    """Everything found about a stored version as its sender has to see it."""
    item = submissions.detail(ws, submission_id)
    catalogue = ws.presets.catalogue(item.period.year)
    written = _written(stored.figure for stored in item.figures)
    return AnnotationList(
        item.unit_name,
        item.period.words,
        item.file_name,
        ws.today,
        _ordered(
            (
                *(_annotation(one.finding, catalogue, written, _settled(one)) for one in item.findings),
                *_corrections(item, catalogue),
            )
        ),
        return_reason=item.return_reason,
    )


def reading_list(ws: Workspace, result: ReadResult) -> AnnotationList:
    """Everything found in a file that was only read; raises ``Refused`` when it could not be read."""
    if result.report is None or not result.content:
        sentence = _("Không đánh dấu lỗi vào tệp {name} được vì không đọc được tệp.")
        raise Refused("nothing-to-annotate", sentence.format(name=result.file_name), result.problem)
    catalogue = ws.presets.catalogue(result.period.year if result.period else ws.today.year)
    written = _written(result.report.figures)
    return AnnotationList(
        result.unit_name or result.report.header.unit_name or _("chưa rõ"),
        result.period.words if result.period else _("chưa rõ"),
        result.file_name,
        ws.today,
        _ordered(_annotation(one, catalogue, written) for one in result.findings),
        (result.problem,) if result.problem else (),
    )


def _written(figures: Iterable[ReportedFigure]) -> dict[tuple[str, str], str]:
    """What stands in the cells of figures."""
    return {(item.where.sheet, item.where.cell): item.raw for item in figures if item.where.cell}


def _annotation(
    finding: Finding, catalogue: Catalogue, written: Mapping[tuple[str, str], str], settled: str = ""
) -> Annotation:
    subject = name_with_code(finding.indicator, catalogue) if finding.indicator else findings_text.title(finding.code)
    if finding.hamlet:
        subject = _("{subject}, xóm {hamlet}").format(subject=subject, hamlet=finding.hamlet)
    shown = written.get((finding.where.sheet, finding.where.cell)) or finding.data.get("text", "")
    return Annotation(
        finding.severity,
        finding.where,
        subject,
        shown,
        findings_text.sentence(finding, catalogue),
        sender_remedy(finding.code, finding.severity),
        settled,
        findings_text.title(finding.code),
    )


def _corrections(item: SubmissionDetail, catalogue: Catalogue) -> Iterator[Annotation]:
    """What the office corrected in the figures, which the file of the sender does not bear; answers tell themselves."""
    told = {(one.finding.where, one.reason) for one in item.findings if one.reason}
    for stored in item.figures:
        figure = stored.figure
        if figure.status is not FigureStatus.CORRECTED or (figure.where, stored.reason) in told:
            continue
        subject = name_with_code(figure.indicator, catalogue)
        if figure.hamlet:
            subject = _("{subject}, xóm {hamlet}").format(subject=subject, hamlet=figure.hamlet)
        wrong = _("Nơi nhận đã sửa thành {value}, lý do: {reason}.").format(
            value=corrections.written(figure.value), reason=stored.reason.rstrip(" .")
        )
        settled = _("Không phải sửa trong tệp; số sửa chưa đúng thì báo lại nơi nhận.")
        kind = _("Số nơi nhận đã sửa")
        yield Annotation(Severity.NOTE, figure.where, subject, figure.raw, wrong, "", settled, kind)


def _settled(stored: StoredFinding) -> str:
    if stored.is_open:
        return ""
    if stored.answer:
        return _("Đã trả lời: {answer}. Không phải sửa.").format(answer=stored.answer)
    return _("Đã bỏ qua: {reason}. Không phải sửa.").format(reason=stored.reason.rstrip(" ."))


def _ordered(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Open ones before settled ones, the heaviest first, otherwise as they were found."""
    return tuple(sorted(annotations, key=lambda item: (bool(item.settled), _ORDER[item.severity])))
