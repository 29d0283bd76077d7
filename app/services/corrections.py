"""What a person changes in a received version: a corrected figure, an answered question.

The value of the workbook is never lost: a figure keeps its original text, its place and its first value.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.db import figures, findings, hamlets, submissions, units
from app.db.types import DbConnection
from app.domain.findings import Candidate, Finding, Severity
from app.domain.group_questions import GROUPED
from app.domain.indicators import Catalogue, OwnerLevel, to_milli
from app.domain.submissions import FigureStatus, ReportedFigure, StoredFigure, StoredFinding, SubmissionDetail
from app.errors import Refused
from app.i18n import _
from app.services import recognition
from app.text import format_number

#: Thousandths beyond this no longer fit the column of the data file.
LARGEST = Decimal(9_000_000_000_000_000)


@dataclass(frozen=True, slots=True)
class Correction:
    """A new value (``None`` = no figure) with its reason and who says so."""

    value: Decimal | None
    reason: str
    actor: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The number of the chosen candidate, or ``None`` and values of one's own for the figures it asks about."""

    candidate: int | None
    values: tuple[tuple[str, Decimal | None], ...]
    actor: str


def storable(value: Decimal | None) -> Decimal | None:
    """The value itself; raises ``Refused`` when the data file could not keep it exactly."""
    if value is None:
        return None
    if not value.is_finite() or abs(value) > LARGEST:
        raise Refused("bad-value", _("Số này lớn quá mức ghi được; hãy kiểm tra đơn vị tính."))
    try:
        to_milli(value)
    except ValueError as error:
        sentence = _("Số {value} có quá ba chữ số thập phân; hãy làm tròn rồi ghi lại.")
        raise Refused("bad-value", sentence.format(value=format_number(value))) from error
    return value


def correct(connection: DbConnection, item: SubmissionDetail, figure_id: int, correction: Correction) -> None:
    """Replace one figure and settle what the reader found wrong with that very cell."""
    stored = next((known for known in item.figures if known.id == figure_id), None)
    if stored is None:
        raise Refused("no-figure", _("Số liệu này không còn trong báo cáo; hãy mở lại báo cáo để xem."))
    if stored.figure.status is FigureStatus.NOT_OWNED:
        raise Refused("not-owned", _of_another(stored.figure))
    value = storable(correction.value)
    new = figures.NewValue(value, FigureStatus.CORRECTED, correction.reason)
    figures.set_value(connection, figure_id, new)
    for record in findings.load_all(connection, item.id):
        if record.found_by is findings.FoundBy.READER and _is_about(record.stored, stored):
            decision = findings.Decision(written(value), correction.reason, correction.actor)
            findings.close(connection, record.stored.id, decision)


def _of_another(figure: ReportedFigure) -> str:
    sentence = _("Chỉ tiêu {code} do đơn vị khác báo cáo; số ở đây chỉ để xem, không được tính.")
    return sentence.format(code=figure.indicator)


def _is_about(found: StoredFinding, stored: StoredFigure) -> bool:
    finding, reported = found.finding, stored.figure
    if not found.is_open or finding.severity is Severity.NOTE:
        return False
    same_cell = bool(finding.where.cell) and finding.where == reported.where
    # A pair in one cell is a question about two figures: correcting one does not answer for the other.
    asked = {code for candidate in finding.candidates for code, _value in candidate.values}
    return same_cell and finding.indicator in (None, reported.indicator) and asked <= {reported.indicator}


def answer(connection: DbConnection, item: SubmissionDetail, found: StoredFinding, given: Answer) -> Candidate:
    """Give the figures of a question the chosen values and settle it; returns what was chosen."""
    chosen = _chosen(found.finding, given)
    apply(connection, item.id, found.finding, chosen)
    decision = findings.Decision(answer=chosen.label, decided_by=given.actor)
    findings.close(connection, found.id, decision)
    return chosen


def own_codes(finding: Finding) -> tuple[str, ...]:
    """The figures that values of one's own may be given to: the one asked about, for two numbers in one cell both.

    Empty for a row nobody can place, which has only its candidates: those answers carry no value, and a number of
    one's own would go to the whole commune.
    """
    if finding.indicator is None:
        return ()
    if not finding.candidates:
        return (finding.indicator,)
    together = (tuple(code for code, _value in item.values) for item in finding.candidates)
    return max((codes for codes in together if finding.indicator in codes), key=len, default=())


def same_answer(finding: Finding, known: Candidate) -> Candidate | None:
    """The answer that says the same as an earlier one; None when the question no longer offers it."""
    same = [item for item in finding.candidates if item.values and item.values == known.values]
    same = same or [item for item in finding.candidates if item.label == known.label and item.values == known.values]
    if same:
        return same[0]
    codes, own = tuple(code for code, _value in known.values), own_codes(finding)
    return known if codes and codes in (own, own[:1]) else None


def _chosen(finding: Finding, given: Answer) -> Candidate:
    if given.candidate is not None:
        if not 0 <= given.candidate < len(finding.candidates):
            raise Refused("no-candidate", _("Câu hỏi này không có lựa chọn đó."))
        return finding.candidates[given.candidate]
    allowed, codes = own_codes(finding), [code for code, _value in given.values]
    if not codes or not set(codes) <= set(allowed) or len(set(codes)) < len(codes):
        raise Refused("no-candidate", _("Câu hỏi này chỉ trả lời được bằng một trong các lựa chọn."))
    if len(given.values) == 1:
        return Candidate(written(given.values[0][1]), given.values)
    return Candidate("; ".join(f"{code} = {written(value)}" for code, value in given.values), given.values)


def apply(connection: DbConnection, submission_id: int, finding: Finding, chosen: Candidate) -> None:
    """Write the values of an answer into the figures it is about; a figure that had no row gets one."""
    if finding.code in recognition.HAMLET_QUESTIONS:
        _settle_hamlet(connection, submission_id, finding, chosen)
    names = {item.unit_id: item.hamlet.name for item in submissions.matches(connection, submission_id)}
    stored = figures.load_all(connection, submission_id, names)
    hamlet, commune, part = finding.hamlet or "", finding.data.get("commune", ""), finding.data.get("part", "")
    for code, value in chosen.values:
        known = [
            item
            for item in stored
            if (item.figure.indicator, item.figure.hamlet, item.figure.commune_code) == (code, hamlet, commune)
        ]
        exact = [item for item in known if item.figure.where == finding.where or item.figure.part == part]
        target = next(iter(exact or known), None)
        if target is not None and finding.code in GROUPED and target.figure.status is not FigureStatus.ASKED:
            continue
        if target is not None:
            _refuse_other_cell(finding, target, value)
        new = figures.NewValue(storable(value), FigureStatus.REPORTED, chosen.label, keep_original=False)
        if target is not None:
            figures.set_value(connection, target.id, new)
            continue
        added = ReportedFigure(code, storable(value), "", finding.where, part=part, hamlet=hamlet, commune_code=commune)
        figures.insert_all(connection, submission_id, (added,), submissions.scopes(connection, submission_id))


def _refuse_other_cell(finding: Finding, target: StoredFigure, value: Decimal | None) -> None:
    """A number that another cell gives for certain does not give way in silence to the one that is asked about."""
    told = target.figure
    if told.where != finding.where and told.counts and told.value is not None and told.value != value:
        raise Refused(
            "figure-taken",
            _("Chỉ tiêu {code} đã có số {value} ở ô {cell}, không phải ô được hỏi; chưa có gì thay đổi.").format(
                code=told.indicator, value=format_number(told.value), cell=told.where
            ),
            _("Số ấy đúng thì bỏ qua ô được hỏi; số ấy sai thì sửa ở chỗ của nó rồi bỏ qua ô được hỏi."),
        )


def _settle_hamlet(connection: DbConnection, submission_id: int, finding: Finding, chosen: Candidate) -> None:
    """Tie the hamlet of the report to the chosen unit; the last candidate keeps the new one it was given."""
    place, name = finding.candidates.index(chosen), finding.hamlet or ""
    ids = [number for number in finding.data["units"].split(",") if number]
    if place >= len(ids):
        return
    known = units.find_unit(connection, int(ids[place]))
    if known is None or not hamlets.settle(connection, submission_id, name, known.id):
        raise Refused(
            "hamlet-taken",
            _("Xóm {name} không thể là {chosen}: xóm đó không còn, hoặc đã có dòng khác trong báo cáo này.").format(
                name=name, chosen=chosen.label
            ),
            _("Hãy chọn xóm khác; chưa có gì thay đổi."),
        )


def written(value: Decimal | None) -> str:
    """A value as people read it; a blank «chưa có số liệu» is said to be one."""
    return _("chưa có số liệu") if value is None else format_number(value)


def override(connection: DbConnection, found: StoredFinding, reason: str, actor: str) -> None:
    """Let a finding pass with a reason."""
    findings.close(connection, found.id, findings.Decision(reason=reason, decided_by=actor))


def refuse_other_sum(catalogue: Catalogue, item: SubmissionDetail, figure_id: int, value: Decimal | None) -> None:
    """A figure that hamlets own is their sum; it is corrected where it is made."""
    stored = next((known for known in item.figures if known.id == figure_id), None)
    total = _sum_to_keep(catalogue, item, stored.figure) if stored else None
    if stored is not None and total is not None and value != total:
        raise _is_sum(stored.figure.indicator, total)


def why_fixed(catalogue: Catalogue, item: SubmissionDetail, figure: ReportedFigure) -> str:
    """Why no other value can be given to a figure of an open report; empty when one can."""
    if figure.status is FigureStatus.NOT_OWNED:
        return _of_another(figure)
    total = _sum_to_keep(catalogue, item, figure)
    return "" if total is None or figure.value != total else str(_is_sum(figure.indicator, total))


def _sum_to_keep(catalogue: Catalogue, item: SubmissionDetail, figure: ReportedFigure) -> Decimal | None:
    code = figure.indicator
    if figure.hamlet or figure.commune_code or code not in catalogue or catalogue[code].owner is not OwnerLevel.HAMLET:
        return None
    return hamlet_sum(item, code)


def _is_sum(code: str, total: Decimal) -> Refused:
    return Refused(
        "sum-of-hamlets",
        _("{code} là tổng của các xóm ({total}).").format(code=code, total=format_number(total)),
        _("Hãy sửa số của xóm bị sai; tổng được cộng lại ngay."),
    )


def hamlet_sum(item: SubmissionDetail, code: str) -> Decimal | None:
    """The sum of the hamlets' figures of one code; ``None`` when no hamlet has one."""
    values = [
        stored.figure.value
        for stored in item.figures
        if stored.figure.hamlet and stored.figure.indicator == code and stored.figure.counts
    ]
    return sum((value for value in values if value is not None), Decimal(0)) if values else None
