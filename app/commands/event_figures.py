"""``events figures`` and ``events compare``: what the register of events counts, and where reports say otherwise."""

import argparse
from collections.abc import Iterator
from typing import Any

from app.commands import wording
from app.domain.event_figures import EventFigure
from app.i18n import _
from app.services import event_figures, overview
from app.services.event_figures import ComparedReport, UnitEventFigures
from app.services.workspace import Workspace
from app.text import format_number

_Answer = tuple[dict[str, Any], list[str]]


def figures(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Every figure that the register knows, by unit; one that is not whole yet says which events it lacks."""
    year = overview.year_of(ws, args.year)
    found = event_figures.figures(ws, year)
    answer = [
        {
            "unit": item.unit_name,
            "own": item.is_own,
            "figures": {code: _figure_json(figure) for code, figure in item.figures.items()},
        }
        for item in found
    ]
    lines = [line for item in found for line in _figure_lines(item)]
    return {"year": year, "units": answer}, lines or [
        _("Sổ sự kiện không có sự kiện nào của năm {year}.").format(year=year)
    ]


def _figure_json(figure: EventFigure) -> dict[str, Any]:
    return {
        "value": wording.plain(figure.value),
        "whole": figure.is_whole,
        "lacking": [*figure.lacking, *figure.silent],
        "events": [
            {"id": share.event_id, "name": share.name, "value": wording.plain(share.amount)} for share in figure.shares
        ],
    }


def _figure_lines(item: UnitEventFigures) -> Iterator[str]:
    yield _("{unit} (Ban chỉ đạo tổ chức)").format(unit=item.unit_name) if item.is_own else item.unit_name
    for code, figure in item.figures.items():
        lacking = (
            ""
            if figure.is_whole
            else _("; chưa đủ: {names}").format(names=", ".join((*figure.lacking, *figure.silent)))
        )
        yield f"  {code}: {format_number(figure.value)}{lacking}"


def compare(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Every difference of the reports of a year to the register, with both numbers and what to do."""
    year = overview.year_of(ws, args.year)
    found = event_figures.compare(ws, year)
    answer = [
        {
            "unit": item.unit_name,
            "submission_id": item.submission_id,
            "state": item.state and item.state.value,
            "findings": [
                {
                    "code": one.finding.code,
                    "severity": one.finding.severity.value,
                    "indicator": one.finding.indicator,
                    "sheet": one.finding.where.sheet,
                    "cell": one.finding.where.cell,
                    "sentence": one.sentence,
                    "remedy": one.remedy,
                }
                for one in item.findings
            ],
        }
        for item in found
    ]
    count = sum(len(item.findings) for item in found)
    told = _("{count} chỗ khác nhau giữa báo cáo và sổ sự kiện năm {year}").format(count=count, year=year)
    return {"year": year, "reports": answer}, [*(line for item in found for line in _compared_lines(item)), told]


def _compared_lines(item: ComparedReport) -> Iterator[str]:
    if item.submission_id is None:
        yield _("{unit}: chưa có báo cáo, số liệu lấy từ sổ sự kiện").format(unit=item.unit_name)
        return
    yield _("{unit}: khớp").format(unit=item.unit_name) if not item.findings else item.unit_name
    for one in item.findings:
        yield f"  - {one.sentence} {one.remedy}"
