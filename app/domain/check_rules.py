"""Row rules: each rule of the catalogue on the unit, and on each hamlet when all its figures belong to hamlets."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.check_case import Case, error, warning
from app.domain.findings import Finding
from app.domain.indicators import OwnerLevel
from app.domain.lists import ListSheets, derive, hamlet_key, title_of
from app.domain.rule_terms import Number
from app.domain.rule_words import in_words, term_in_words
from app.domain.rules import CommunesEqualStations, Compare, Conditional, EqualsList, Outcome, Rule, RuleContext, parse
from app.domain.submissions import ReportedRow
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


def owner_findings(case: Case) -> Iterator[Finding]:
    """Figures typed by a unit that does not own them are shown and not counted; percentages are simply recomputed."""
    owned = {indicator.code for indicator in case.owned}
    for (code, _part), figure in case.values.typed.items():
        if figure.value is None or code not in case.catalogue or code in owned or case.catalogue[code].numerator:
            continue
        data = {"text": figure.raw or format_number(figure.value), "owner": case.catalogue[code].owner.value}
        yield warning("not-owner", figure.where, code, None, **data)
