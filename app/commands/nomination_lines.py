"""Nominations and quotas as commands print them: lines for people, JSON for programs."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.commands.choices import KINDS, STATES, word_of
from app.commands.event_lines import plain
from app.domain.awards.catalogue import CONFIDENCE_WORDS
from app.domain.awards.criteria import VERDICT_WORDS, CriterionResult
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.steps import STEP_WORDS
from app.domain.event_words import capital
from app.domain.findings import Finding
from app.domain.findings_text import SEVERITIES, sentence
from app.domain.indicators import Catalogue
from app.i18n import N_, _
from app.services.awards.nominations import NominationRow
from app.services.awards.quotas import PlaceHolder, QuotaBoard, QuotaCell
from app.text import short_date

#: What the reason that is kept explains.
_REASON_OF: Mapping[NominationState, str] = {
    NominationState.RETURNED: N_("Lý do trả lại"),
    NominationState.WITHDRAWN: N_("Lý do rút"),
    NominationState.REPLACED: N_("Lý do thay"),
}


def row_json(row: NominationRow, catalogue: Catalogue) -> dict[str, Any]:
    """One nomination for programs."""
    item, nominee = row.nomination, row.nominee
    return {
        "id": row.id,
        "name": row.name,
        "kind": word_of(nominee.kind, KINDS),
        "nominee_id": nominee.id,
        "unit_id": item.unit_id,
        "unit": row.unit_title,
        "award": item.award,
        "award_title": row.award_title,
        "state": word_of(item.state, STATES),
        "rank": item.rank,
        "holds_place": item.holds_place,
        "over_quota": item.over_quota,
        "replaces_id": item.replaces_id,
        "next": row.next_step.value if row.next_step else None,
        "steps": [step.value for step in row.steps],
        "findings": [finding_json(found, catalogue) for found in row.findings],
    }


def nomination_json(item: Nomination) -> dict[str, Any]:
    """Everything stored about a nomination, for programs."""
    return {**plain(item), "state": word_of(item.state, STATES)}


def finding_json(found: Finding, catalogue: Catalogue) -> dict[str, Any]:
    """One thing that was found."""
    return {"code": found.code, "severity": found.severity.value, "sentence": sentence(found, catalogue)}


def row_line(row: NominationRow) -> str:
    """One nomination as a line of the list."""
    told = _("{id}. {name} ({kind}, {unit}): {award}; {state}")
    line = told.format(
        id=row.id, name=row.name, kind=row.kind_words, unit=row.unit_title, award=row.award_title, state=row.state_words
    )
    if row.nomination.over_quota:
        line += _("; vượt chỉ tiêu")
    if row.is_blocked:
        line += _("; còn điều chặn")
    return line


def finding_lines(row: NominationRow, catalogue: Catalogue) -> Iterator[str]:
    """What was found about a nomination, one line each."""
    for found in row.findings:
        yield f"{capital(_(SEVERITIES[found.severity]))}: {sentence(found, catalogue)}"


def detail_lines(row: NominationRow, catalogue: Catalogue) -> Iterator[str]:
    """One nomination with what is stored and found about it."""
    item = row.nomination
    yield row_line(row)
    who = row.nominee
    known = (
        (_("Sinh"), short_date(who.born_on) if who.born_on else str(who.birth_year or "")),
        (_("Giới tính"), who.sex),
        (_("Dân tộc"), who.ethnicity),
        (_("Chức vụ"), item.snapshot.position),
        (_("Nơi ở, nơi công tác"), item.snapshot.place),
        (_("Thành tích"), item.achievement),
        (_("Nhận hồ sơ ngày"), short_date(item.received_on) if item.received_on else ""),
        (_("Ý kiến thẩm định"), item.appraisal),
        (_(_REASON_OF.get(item.state, N_("Lý do"))), item.reason),
        (_("Căn cứ vượt chỉ tiêu"), item.over_quota),
        (_("Thay cho đề nghị số"), str(item.replaces_id or "")),
    )
    yield from (f"{label}: {text}" for label, text in known if text)
    yield from finding_lines(row, catalogue)
    if row.steps:
        yield _("Làm được: {steps}").format(steps=", ".join(_(STEP_WORDS[step]) for step in row.steps))


def criterion_line(result: CriterionResult) -> str:
    """One condition with how it stands and what proves it."""
    proof = f" ({result.proof})" if result.proof else ""
    told = _("Tiêu chuẩn: {text}: {verdict}{proof}; {clause}")
    sure = _(CONFIDENCE_WORDS[result.rule.confidence])
    clause = f"{result.rule.clause} ({sure})" if result.rule.clause else sure
    verdict = _(VERDICT_WORDS[result.verdict])
    return told.format(text=result.rule.content.text, verdict=verdict, proof=proof, clause=clause)


# --- quotas ----------------------------------------------------------------------------------------------------------


def board_lines(board: QuotaBoard) -> Iterator[str]:
    """The board: each unit, the pools, awards without a quota."""
    name, year = board.campaign.name, str(board.campaign.year)
    yield name if year in name else _("{name}, năm {year}").format(name=name, year=year)
    if board.hint:
        yield board.hint
    clauses = _clauses(board)
    if any(cell.quota for cell in board.cells):
        yield _("[…] là số của chỉ tiêu, dùng cho quotas remove")
    for clause, mark in clauses.items():
        yield _("Căn cứ{mark}: {clause}").format(mark=mark, clause=clause)
    for row in board.rows:
        yield f"{capital(row.unit_title)}:"
        for cell in row.cells:
            yield from _cell_lines(cell, clauses)
    if board.pools:
        yield _("Chỉ tiêu chung:")
    for cell in board.pools:
        yield from _cell_lines(cell, clauses)
    if board.unlimited:
        yield _("Không có chỉ tiêu trong kế hoạch:")
    for cell in board.unlimited:
        yield from _cell_lines(cell, clauses, cell.unit_title)


def _clauses(board: QuotaBoard) -> dict[str, str]:
    """The grounds of all quotas with the mark each has where there are several; told once above the board."""
    found = dict.fromkeys(cell.quota.clause for cell in board.cells if cell.quota)
    named = [clause for clause in found if clause]
    is_one = len(found) == 1
    return {clause: "" if is_one else f" ({number})" for number, clause in enumerate(named, 1)}


def _cell_lines(cell: QuotaCell, clauses: Mapping[str, str], unit: str = "") -> Iterator[str]:
    number = f" [{cell.quota.id}]" if cell.quota else ""
    where = f", {unit}" if unit else ""
    clause = clauses.get(cell.quota.clause, "") if cell.quota else ""
    yield f"  {cell.award_title}, {cell.kind_words}{where}{clause}{number}: {cell.words}"
    for holder in cell.holders:
        yield f"    {_holder_words(holder)}"
    for holder in cell.candidates:
        yield _("    chờ: {who}").format(who=_holder_words(holder))


def _holder_words(holder: PlaceHolder) -> str:
    return f"{holder.nomination_id}. {holder.name} ({holder.unit_title}): {holder.state_words}"


def cell_json(cell: QuotaCell) -> dict[str, Any]:
    """One cell of the board for programs."""
    return {
        "quota_id": cell.quota.id if cell.quota else None,
        "award": cell.award,
        "award_title": cell.award_title,
        "kind": word_of(cell.kind, KINDS),
        "unit_id": cell.unit_id,
        "unit": cell.unit_title,
        "places": cell.places,
        "used": cell.used,
        "free": cell.free,
        "is_hard": cell.quota.is_hard if cell.quota else None,
        "clause": cell.quota.clause if cell.quota else "",
        "holders": [_holder_json(item) for item in cell.holders],
        "candidates": [_holder_json(item) for item in cell.candidates],
    }


def _holder_json(holder: PlaceHolder) -> dict[str, Any]:
    return {**plain(holder), "state": word_of(holder.state, STATES)}
