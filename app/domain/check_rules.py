"""Row rules: each rule of the catalogue on the unit, and on each hamlet when all its figures belong to hamlets."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.check_case import Case, error, warning
from app.domain.figures import FigureKey
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.indicators import OwnerLevel
from app.domain.lists import ListSheets, derive, hamlet_key, title_of
from app.domain.rule_terms import Number
from app.domain.rule_words import in_words, term_in_words
from app.domain.rules import CommunesEqualStations, Compare, Conditional, EqualsList, Outcome, Rule, RuleContext, parse
from app.domain.submissions import FigureStatus, ReportedFigure, ReportedRow
from app.i18n import _
from app.text import format_number


def rule_findings(case: Case) -> Iterator[Finding]:
    """Every broken rule of the indicators that the unit owns."""
    rules = [parse(text, indicator.code) for indicator in case.owned for text in indicator.rules]
    rules = [rule for rule in rules if not isinstance(rule.body, CommunesEqualStations)]
    previous = {code: value for (code, hamlet), value in case.last_year.items() if not hamlet}
    # Joined once: a rule would join its words and the figures anew for itself.
    values = {**case.tier_words(), **case.values.by_code()}
    for rule in rules:
        context = RuleContext(lists=_lists(rule, case.sheets), previous=previous)
        for part in case.catalogue[rule.subject].parts:
            value = case.values.unit.get((rule.subject, part))
            yield from _judge(case, rule, rule.evaluate({**values, rule.subject: value}, context), "")
        yield from _judge(case, rule, rule.evaluate(values, context), "")
    yield from _of_hamlets(case, [rule for rule in rules if _is_of_hamlets(case, rule)])


def _is_of_hamlets(case: Case, rule: Rule) -> bool:
    return all(code in case.catalogue and case.catalogue[code].owner is OwnerLevel.HAMLET for code in rule.codes)


def _of_hamlets(case: Case, rules: list[Rule]) -> Iterator[Finding]:
    rows = _rows_by_hamlet(case)
    for hamlet, figures in case.values.hamlets.items():
        sheets = ListSheets(tuple(rows.get(hamlet_key(hamlet), ())), (), case.sheets.period, case.sheets.present)
        previous = {code: value for (code, name), value in case.last_year.items() if name == hamlet}
        for rule in rules:
            context = RuleContext(lists=_lists(rule, sheets), previous=previous)
            yield from _judge(case, rule, rule.evaluate(figures, context), hamlet)


def _rows_by_hamlet(case: Case) -> dict[str, list[ReportedRow]]:
    rows: dict[str, list[ReportedRow]] = {}
    for item in case.report.rows:
        if name := getattr(item.row, "hamlet", ""):
            rows.setdefault(hamlet_key(name), []).append(item)
    return rows


def _lists(rule: Rule, sheets: ListSheets) -> dict[str, Decimal | None]:
    return {rule.body.name: derive(rule.body.name, sheets)} if isinstance(rule.body, EqualsList) else {}


def _judge(case: Case, rule: Rule, outcome: Outcome, hamlet: str) -> Iterator[Finding]:
    if outcome.holds is False:
        code, data = _said(case, rule, outcome)
        where = case.where(rule.subject, hamlet)
        yield Finding(code, rule.severity, where, rule.subject, hamlet or None, data)


def _said(case: Case, rule: Rule, outcome: Outcome) -> tuple[str, dict[str, str]]:
    """Code and data of the sentence for a broken rule."""
    left, right = (format_number(value) if value is not None else "…" for value in (outcome.left, outcome.right))
    data = {"left": left, "right": right, "rule": in_words(rule, case.catalogue)}
    body = rule.body
    if rule.is_target:
        return "target-missed", data
    if isinstance(body, EqualsList):
        return "list-mismatch", {**data, "list": title_of(body.name)}
    if isinstance(body, Compare):
        return _compared(case, body, outcome, data)
    if isinstance(body, Conditional):
        return "condition-broken", data
    return ("differs-from-last-year" if outcome.operator == "=" else "none-for-two-years"), data


def _compared(case: Case, body: Compare, outcome: Outcome, data: dict[str, str]) -> tuple[str, dict[str, str]]:
    terms = body.comparison.terms
    if outcome.operator == "=":
        return "parts-mismatch", data
    if len(terms) > 2 or outcome.operator in ("<", ">") or any(isinstance(term, Number) for term in terms):
        return "out-of-range", data
    part, whole = (term_in_words(term, case.catalogue) for term in terms)
    if outcome.operator == ">=":
        part, whole = whole, part
        data |= {"left": data["right"], "right": data["left"]}
    return "part-gt-whole", {**data, "part": part, "whole": whole}


def sum_findings(case: Case) -> Iterator[Finding]:
    """V01: the figure of the commune sheet differs from what its hamlets add up to."""
    for code, total in case.values.hamlet_sums.items():
        typed = case.values.typed.get((code, ""))
        if typed is not None and typed.counts and typed.value != total and typed.value is not None:
            data = {"typed": format_number(typed.value), "recomputed": format_number(total)}
            yield error("sum-mismatch", typed.where, code, None, **data)


def station_findings(case: Case) -> Iterator[Finding]:
    """A station's own total beside its columns per commune: a blank one is asked and never made, another one is told.

    The columns need not be all there is, so their sum is only offered as an answer; until then nothing counts.
    """
    columns: dict[FigureKey, list[ReportedFigure]] = {}
    for item in case.report.figures if case.report.header.is_station else ():
        if item.commune_code:
            columns.setdefault((item.indicator, item.part), []).append(item)
    for key, items in columns.items():
        known = [item.value for item in items if item.counts and item.value is not None]
        own = case.values.typed.get(key)
        is_settled = own is not None and (own.status is not FigureStatus.REPORTED or own.value is not None)
        total = sum(known, Decimal(0))
        if known and not is_settled:
            is_open = any(item.status is FigureStatus.ASKED for item in items)
            where = own.where if own else Where(items[0].where.sheet)
            yield _total_question(key, where, None if is_open else total, f"{len(known)}/{len(items)}")
        elif known and own and own.counts and own.value is not None and own.value != total:
            data = {"typed": format_number(own.value), "recomputed": format_number(total)}
            yield warning("communes-mismatch", own.where, key[0], None, **data)


def _total_question(key: FigureKey, where: Where, total: Decimal | None, filled: str) -> Finding:
    """``total`` is ``None`` while one of the columns is still asked."""
    code, part = key
    shown = format_number(total) if total is not None else _("chưa rõ vì còn ô đang hỏi")
    answers = [Candidate(shown, ((code, total),))] if total is not None else []
    answers.append(Candidate(_("chưa có số liệu"), ((code, None),)))
    data = {"recomputed": shown, "filled": filled, **({"part": part} if part else {})}
    return Finding("station-total-blank", Severity.QUESTION, where, code, None, data, tuple(answers))


def owner_findings(case: Case) -> Iterator[Finding]:
    """Figures typed by a unit that does not own them are shown and not counted; percentages are simply recomputed."""
    owned = {indicator.code for indicator in case.owned}
    for (code, _part), figure in case.values.typed.items():
        if figure.value is None or code not in case.catalogue or code in owned or case.catalogue[code].numerator:
            continue
        data = {"text": figure.raw or format_number(figure.value), "owner": case.catalogue[code].owner.value}
        yield warning("not-owner", figure.where, code, None, **data)
