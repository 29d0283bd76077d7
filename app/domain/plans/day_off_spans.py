"""Days off as people say them: «Tết Nguyên đán, 31/01 đến 04/02»; neighbouring days of one name are one line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from app.domain.awards.catalogue import Confidence
from app.domain.plans.workdays import KnownDay

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOffSpan:
    """From ``first`` to ``last``; ``days`` are those entered. ``is_own`` was entered here, not by the shipped files."""

    first: date
    last: date
    days: tuple[date, ...]
    name: str
    is_working: bool = False
    document: str = ""
    confidence: Confidence = Confidence.READ
    is_own: bool = False


def spans(days: Iterable[KnownDay]) -> tuple[DayOffSpan, ...]:
    """Days in order, joined where nothing but a weekend lies between two of the same kind."""
    found: list[DayOffSpan] = []
    for item in sorted(days, key=lambda item: item.on_day):
        if found and _says(found[-1]) == _says(_alone(item)) and _is_next(found[-1].last, item.on_day):
            found[-1] = replace(found[-1], last=item.on_day, days=(*found[-1].days, item.on_day))
        else:
            found.append(_alone(item))
    return tuple(found)


def _alone(item: KnownDay) -> DayOffSpan:
    return DayOffSpan(
        first=item.on_day,
        last=item.on_day,
        days=(item.on_day,),
        name=item.name,
        is_working=item.is_working,
        document=item.document,
        confidence=item.confidence,
        is_own=bool(item.id),
    )


def _says(span: DayOffSpan) -> tuple[object, ...]:
    return span.name, span.is_working, span.document, span.confidence, span.is_own


def _is_next(last: date, day: date) -> bool:
    between = (last + timedelta(days=number) for number in range(1, (day - last).days))
    return all(one.weekday() >= _SATURDAY for one in between)
