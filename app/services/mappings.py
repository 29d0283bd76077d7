"""What a form's labels mean, as people confirmed it: applied without asking to the same sender's next files.

A meaning belongs to a sender and to a form, which its fingerprint tells. To other senders with the same form it is
offered first among the answers, never applied. Only what a label is gets remembered: that somebody passed over the
number beside it says nothing about the next number.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.db import memory, submissions
from app.db.memory import KnownMapping
from app.db.types import DbConnection
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.layouts import Mappings, Reason, SheetLayout
from app.domain.periods import VIETNAM
from app.domain.submissions import SubmissionDetail
from app.errors import Refused
from app.i18n import _
from app.services.workspace import Workspace
from app.text import short_date


def known(ws: Workspace, unit_id: int | None = None) -> tuple[KnownMapping, ...]:
    """Everything that is remembered, of one sender or of all, for a list on screen."""
    with ws.store.read() as connection:
        return memory.mappings(connection, unit_id=unit_id)


def forget(ws: Workspace, mapping_id: int) -> None:
    """Forget one meaning: the label is asked about again in the sender's next file."""
    with ws.store.write(_("Quên một cách hiểu đã ghi nhớ"), ws.actor) as connection:
        if not memory.forget_mapping(connection, mapping_id):
            raise Refused("no-mapping", _("Cách hiểu này không còn trong danh sách; hãy mở lại danh sách để xem."))


def remember(ws: Workspace, submission_id: int, finding_id: int, code: str) -> None:
    """Confirm which indicator the label of a finding means.

    Figures that are stored stay as they are; the sender's next file is read by it. Raises ``Refused`` when the
    finding is about no label or the code is none of the year's.
    """
    with ws.store.write(_("Ghi nhớ cách hiểu một tên chỉ tiêu"), ws.actor) as connection:
        item = submissions.load(connection, submission_id)
        found = next((one.finding for one in item.findings if one.id == finding_id), None) if item else None
        if item is None or found is None or not is_about_label(found):
            raise Refused("no-label", _("Điều này không nói về tên của một dòng hay cột nào; chưa ghi nhớ gì."))
        if code not in ws.presets.catalogue(item.period.year):
            sentence = _("Không có chỉ tiêu {code} trong năm {year}; chưa ghi nhớ gì.")
            raise Refused("no-indicator", sentence.format(code=code, year=item.period.year))
        _store(connection, ws, item.unit_id, found, code)


def learn(
    connection: DbConnection, ws: Workspace, report: SubmissionDetail, question: Finding, chosen: Candidate
) -> None:
    """Remember the answer to a question about a label: the code it gave a figure to.

    A label that several cells of the report are asked about is not remembered: each may have an answer of its own.
    """
    if not is_about_label(question) or chosen not in question.candidates:
        return
    asked = [item for item in report.findings if _label_of(item.finding) == _label_of(question)]
    codes = {code for code, _value in chosen.values}
    if len(asked) == 1 and len(codes) == 1:
        _store(connection, ws, report.unit_id, question, codes.pop())


def _label_of(finding: Finding) -> tuple[str, str]:
    return finding.data.get("layout", ""), finding.data.get("label", "")


def is_about_label(finding: Finding) -> bool:
    """Whether a finding says what a label may mean, which is what can be remembered."""
    return all(_label_of(finding))


def _store(connection: DbConnection, ws: Workspace, unit_id: int, finding: Finding, code: str) -> None:
    data = finding.data
    new = KnownMapping(unit_id, data["layout"], data["label"], data.get("text", ""), code, ws.actor, ws.clock())
    memory.remember_mapping(connection, new)


def known_for(connection: DbConnection, unit_id: int, layouts: Iterable[SheetLayout]) -> Mappings:
    """What is remembered of a sender about the forms that a report of it was read from."""
    marks = {item.fingerprint for item in layouts}
    found: dict[str, dict[str, str]] = {}
    for item in memory.mappings(connection, unit_id=unit_id, fingerprints=marks) if marks else ():
        found.setdefault(item.fingerprint, {})[item.label] = item.code
    return found


def applied(connection: DbConnection, unit_id: int, layouts: Iterable[SheetLayout]) -> tuple[Finding, ...]:
    """A note for each label that was read as it was confirmed earlier: where, as what, by whom and when."""
    used = [(layout, item) for layout in layouts for item in layout.labels if Reason.REMEMBERED in item.reasons]
    marks = {layout.fingerprint for layout, _item in used}
    told = memory.mappings(connection, unit_id=unit_id, fingerprints=marks) if marks else ()
    known = {(item.fingerprint, item.label): item for item in told}
    return tuple(
        Finding(
            "meaning-remembered",
            Severity.NOTE,
            Where(layout.sheet, item.cell),
            item.code,
            data={"text": item.text, "by": one.confirmed_by, "day": _day_of(one)},
        )
        for layout, item in used
        if (one := known.get((layout.fingerprint, item.label)))
    )


def _day_of(known: KnownMapping) -> str:
    return short_date(known.confirmed_at.astimezone(VIETNAM).date())


def would_change(layouts: Iterable[SheetLayout], mappings: Mappings) -> bool:
    """Whether reading again with the mappings would take a label for something else."""
    return any(
        mappings.get(layout.fingerprint, {}).get(label.label, label.code) != label.code
        for layout in layouts
        for label in layout.labels
    )


def offered(connection: DbConnection, unit_id: int, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Put first what other senders with the same form have confirmed, with their names; nothing is applied."""
    marks = {item.data["layout"] for item in findings if item.candidates and is_about_label(item)}
    elsewhere: dict[tuple[str, str], list[KnownMapping]] = {}
    for item in memory.mappings(connection, fingerprints=marks) if marks else ():
        if item.unit_id != unit_id:
            elsewhere.setdefault((item.fingerprint, item.label), []).append(item)
    return tuple(_with_offer(item, elsewhere) for item in findings) if elsewhere else tuple(findings)


def _with_offer(finding: Finding, elsewhere: Mapping[tuple[str, str], Sequence[KnownMapping]]) -> Finding:
    told = elsewhere.get(_label_of(finding), ())
    codes = {item.code for item in told}
    # Senders who disagree offer nothing: their forms look alike but are filled in differently.
    code = codes.pop() if len(codes) == 1 else ""
    fitting = [item for item in finding.candidates if code and code in [one for one, _value in item.values]]
    if not fitting:
        return finding
    names = ", ".join(dict.fromkeys(item.unit for item in told))
    label = _("{label} (như {units} đã xác nhận)").format(label=fitting[0].label, units=names)
    others = tuple(item for item in finding.candidates if item is not fitting[0])
    return replace(finding, candidates=(replace(fitting[0], label=label), *others))
