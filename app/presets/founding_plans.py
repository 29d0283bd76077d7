"""What a founding file takes over from the plan it names: the documents it stands on and the duties of its own units.

A founding file that writes bases or obligations itself keeps its own.
"""

from collections.abc import Iterator
from datetime import date
from typing import get_args

import msgspec

from app.domain.plans.citations import printed_clause
from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.plan import Plan
from app.presets.plans import Party, PlanBasis, PlanDate, PlanObligation, PlanPreset
from app.presets.programme_files import plan_of
from app.presets.schema import PresetFile

_PARTIES: tuple[Party, ...] = get_args(Party)


def with_programme(founding: PlanPreset, item: PresetFile) -> PlanPreset:
    """The founding file with what it leaves to a plan's file; duties of agencies stay with the plan alone."""
    programme = plan_of(item.body, item.header.id, item.file_name)
    return msgspec.structs.replace(
        founding,
        bases=founding.bases or tuple(_bases(programme)),
        obligations=founding.obligations or tuple(_obligations(programme, founding.report_year)),
    )


def _bases(programme: Plan) -> Iterator[PlanBasis]:
    for basis in programme.head.bases:
        if basis.dated is not None:
            yield PlanBasis(document=basis.document, dated=basis.dated, subject=basis.subject, note=basis.note)


def _obligations(programme: Plan, year: int) -> Iterator[PlanObligation]:
    names = {agency.key: agency.short_name or agency.name for agency in programme.agencies}
    for duty in programme.duties:
        for party in _PARTIES:
            if duty.owed_by == (party,):
                yield PlanObligation(
                    id=duty.key,
                    title=duty.title,
                    owed_by=party,
                    owed_to=names.get(duty.owed_to, duty.owed_to),
                    dates=tuple(_dates(duty, year, is_inclusive=programme.head.is_inclusive)),
                    copies=tuple(copy.value for copy in duty.copies),
                    clause=printed_clause(duty.clause),
                    note=duty.note,
                )


def _dates(duty: Duty, year: int, *, is_inclusive: bool) -> Iterator[PlanDate]:
    for stated in duty.dates:
        yield PlanDate(
            day=_day(stated, year),
            clause=printed_clause(stated.clause or duty.clause),
            quote=stated.quote or duty.quote,
            is_inclusive=is_inclusive if stated.is_inclusive is None else stated.is_inclusive,
        )


def _day(stated: DutyDate, year: int) -> date:
    """The day itself, or that of the report year, or of the year after it, where the plan names one of every year."""
    if stated.day is not None:
        return stated.day
    return date(year + stated.periods_later, stated.month or 1, stated.month_day or 1)
