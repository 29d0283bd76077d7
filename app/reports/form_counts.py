"""Formulas that count what the lists of the form hold, so that a clerk sees beside a figure what its list says."""

import re
from collections.abc import Mapping

from app.domain.lists import ListSheets, derive
from app.domain.registers import Register
from app.domain.submissions import ReportedRow
from app.reports.form import HAMLET_FIRST, HAMLETS, LIST_FIRST, LIST_LAST, FormContent
from app.reports.form_columns import LISTS, columns_of
from app.reports.form_style import EMPTY

_R = Register
_Formula = tuple[Register, str]
_INCIDENTS_OF = re.compile(r"incidents_([A-Z][0-9]{2}[a-z]?)(_persons)?")
_FIELD = re.compile(r"\{(\w+)\}")

#: name in the rule language -> list and formula over its columns; what needs reading of text has none.
_FORMULAS: Mapping[str, _Formula] = {
    "markers": (_R.MARKERS, "COUNTA({number})"),
    "markers_main": (_R.MARKERS, 'COUNTIF({kind},"chính*")'),
    "markers_aux": (_R.MARKERS, 'COUNTIF({kind},"phụ*")'),
    "pillars": (_R.MARKERS, "SUM({pillar_count})"),
    "regs_markers": (_R.MARKERS, 'COUNTIF({is_self_managed},"x")'),
    "teams_border": (_R.TEAMS, 'COUNTIF({kind},"ĐBMG")'),
    "teams_border_members": (_R.TEAMS, 'SUMIF({kind},"ĐBMG",{member_count})'),
    "teams_border_households": (_R.TEAMS, 'SUMIF({kind},"ĐBMG",{household_count})'),
    "teams_security": (_R.TEAMS, 'COUNTIF({kind},"ANTT")'),
    "teams_security_members": (_R.TEAMS, 'SUMIF({kind},"ANTT",{member_count})'),
    "boards": (_R.TEAMS, 'COUNTIF({kind},"Ban")'),
    "regs_groups": (_R.REGISTRATIONS, 'COUNTIFS({kind},"Tập thể",{is_valid},"x")'),
    "regs_households": (_R.REGISTRATIONS, 'COUNTIFS({kind},"Hộ",{is_valid},"x")'),
    "regs_persons": (_R.REGISTRATIONS, 'COUNTIFS({kind},"Cá nhân",{is_valid},"x")'),
    "regs_km": (_R.REGISTRATIONS, 'SUMIF({is_valid},"x",{length_km})'),
    "incidents_tip": (_R.INCIDENTS, 'COUNTIF({is_from_tip},"x")'),
    "incidents_tip_persons": (_R.INCIDENTS, 'SUMIF({is_from_tip},"x",{offender_count})'),
    "incidents_persons": (_R.INCIDENTS, 'SUMIF({kind},"G*",{offender_count})'),
    "patrols_bilateral": (_R.PATROLS, 'COUNTIF({kind},"song phương")'),
    "events_reviews": (_R.EVENTS, 'COUNTIFS({status},"đã tổ chức",{kind},"Sơ kết*")'),
    "events_delegates": (_R.EVENTS, 'SUMIFS({delegate_count},{status},"đã tổ chức",{kind},"<>Ngày hội 19/8")'),
    "events_people": (_R.EVENTS, 'SUMIFS({people_count},{status},"đã tổ chức",{kind},"<>Ngày hội 19/8")'),
    "events_gifts": (_R.EVENTS, 'SUMIFS({gift_count},{status},"đã tổ chức",{kind},"<>Ngày hội 19/8")'),
    "events_gift_value": (_R.EVENTS, 'SUMIFS({gift_value},{status},"đã tổ chức",{kind},"<>Ngày hội 19/8")'),
    "budget_plan": (_R.BUDGET, "SUM({planned})"),
    "budget_district": (_R.BUDGET, 'SUMIF({source},"*huyện*",{planned})+SUMIF({source},"*tỉnh*",{planned})'),
    "budget_commune": (_R.BUDGET, 'SUMIF({source},"xã",{planned})+SUMIF({source},"phường",{planned})'),
    "budget_social": (_R.BUDGET, 'SUMIF({source},"xã hội hóa",{planned})'),
    "budget_spent": (_R.BUDGET, "SUM({spent})"),
}


def list_formula(content: FormContent, name: str) -> tuple[str, int | str]:
    """The formula behind a list name and what it gives in the unfilled form; "" for none, and for an empty list."""
    if found := _hamlet_formulas(content).get(name):
        return found
    register, formula = _of_list(name)
    if not formula or (content.is_station and register not in (_R.INCIDENTS, _R.PATROLS)):
        return "", ""

    def ranged(found: re.Match[str]) -> str:
        return list_range(register, found[1], is_station=content.is_station)

    key = list_range(register, LISTS[register].key, is_station=content.is_station)
    rows = content.known.rows.get(register, ())
    lines = tuple(ReportedRow(register, "", number, row) for number, row in enumerate(rows))
    given = derive(name, ListSheets(lines)) if rows else None
    return f'=IF(COUNTA({key})=0,"",{_FIELD.sub(ranged, formula)})', EMPTY if given is None else int(given)


def known_formula(content: FormContent, code: str, name: str) -> tuple[str, int | str]:
    """The formula of a figure whose list is filled in already, and what it gives; "" where the clerk enters it.

    It gives nothing while an event of the period still stands as planned or a held one lacks the number: a sum without
    that would be a number nobody has told.
    """
    register, formula = _of_list(name)
    if not formula or register is not _R.EVENTS or not content.known.rows.get(register):
        return "", ""

    def ranged(field: str) -> str:
        return list_range(register, field, is_station=content.is_station)

    status, kind, day = ranged("status"), ranged("kind"), ranged("starts_on")
    end = content.period.end
    open_ones = f'({status}="kế hoạch")*({day}<>"")*({day}<=DATE({end.year},{end.month},{end.day}))'
    held = f'({status}="đã tổ chức")*({kind}<>"Ngày hội 19/8")'
    numbers = (ranged(field) for field in _FIELD.findall(formula) if field not in ("status", "kind"))
    checks = [
        f"COUNTA({ranged(LISTS[register].key)})=0",
        f"SUMPRODUCT({open_ones})>0",
        *(f'SUMPRODUCT({held}*({cells}=""))>0' for cells in numbers),
    ]
    counted = _FIELD.sub(lambda found: ranged(found[1]), formula)
    value = content.known.figures.get(code)
    return f'=IF(OR({",".join(checks)}),"",{counted})', EMPTY if value is None else int(value)


def _of_list(name: str) -> _Formula:
    if found := _INCIDENTS_OF.fullmatch(name):
        code, persons = found[1], found[2]
        formula = f'SUMIF({{kind}},"{code}",{{offender_count}})' if persons else f'COUNTIF({{kind}},"{code}")'
        return _R.INCIDENTS, formula
    return _FORMULAS.get(name, (_R.TEAMS, ""))


def _hamlet_formulas(content: FormContent) -> Mapping[str, tuple[str, int | str]]:
    if content.is_station:
        return {}
    last = content.last_hamlet_row
    names = f"'{HAMLETS}'!$C${HAMLET_FIRST}:$C${last}"
    marks = f"'{HAMLETS}'!$D${HAMLET_FIRST}:$D${last}"
    known, at_border = len(content.hamlets), sum(item.is_border for item in content.hamlets)
    return {
        "hamlets": (f'=IF(COUNTA({names})=0,"",COUNTA({names}))', known or EMPTY),
        "border_hamlets": (f'=IF(COUNTA({names})=0,"",COUNTIF({marks},"x"))', at_border if known else EMPTY),
    }


def list_range(register: Register, field: str, *, is_station: bool) -> str:
    """The cells of one column of a list, from the first to the last line."""
    columns = [item.field for item in columns_of(register, is_station=is_station)]
    letter = chr(ord("A") + columns.index(field))
    return f"'{LISTS[register].sheet}'!${letter}${LIST_FIRST}:${letter}${LIST_LAST}"
