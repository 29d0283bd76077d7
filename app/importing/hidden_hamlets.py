"""Hamlets in hidden rows: whoever sent the workbook may not see their numbers, so these are asked about row by row.

They count unasked only when the row of totals on the same sheet counts them too.
"""

from dataclasses import replace

from app.domain.findings import Candidate
from app.domain.submissions import FigureStatus
from app.i18n import _
from app.importing.collector import Collector
from app.importing.hamlet_sheet import HamletSheet, HamletTable, hamlet_sums


def ask_hidden(reader: HamletSheet, table: HamletTable, collector: Collector) -> None:
    """One question for each hidden hamlet with numbers; ``table.hidden_codes`` are what stays open only for that."""
    if not reader.hidden or _is_counted(reader, table):
        return
    asked = {item.indicator for item in table.figures if item.status is FigureStatus.ASKED}
    for name, where in reader.hidden.items():
        places = [at for at, item in enumerate(table.figures) if item.hamlet == name and item.counts]
        if not places:
            continue
        kept = tuple((table.figures[at].indicator, table.figures[at].value) for at in places)
        answers = (
            Candidate(_("Tính các số của dòng ẩn"), kept),
            Candidate(_("Coi xóm này chưa có số liệu"), tuple((code, None) for code, _value in kept)),
        )
        count = str(len(places))
        collector.ask("hidden-hamlet", where, answers, None, name, text=name, count=count)
        for at in places:
            table.figures[at] = replace(table.figures[at], value=None, status=FigureStatus.ASKED)
        table.hidden_codes |= {code for code, _value in kept} - asked


def _is_counted(reader: HamletSheet, table: HamletTable) -> bool:
    """Whether the totals of the sheet are those with the hidden rows, and would be others without them."""
    hidden = {item.indicator for item in table.figures if item.hamlet in reader.hidden and item.value}
    sums = hamlet_sums(table)
    totals = {code: values for code, values in reader.typed_totals().items() if code in sums}
    agree = {code for code, values in totals.items() if sums[code] in values}
    return bool(hidden & agree) and len(agree) == len(totals)
