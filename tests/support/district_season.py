"""A season of the district of plan 74/KH-BCĐ, planned under mixed tiers; levels and days are «số liệu minh họa».

What every level lets be held is typed from the plan (II.3): level 1 everything with 5K; level 2 everything for fewer
people; level 3 review and ceremony without festivities for fewer people; level 4 nothing, and a report in writing.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from app.db import units
from app.domain.event_purposes import EventPurpose
from app.domain.events import Event, EventPart
from app.domain.obligations import ObligationKind
from app.domain.tier_history import Standing, TierEntry
from app.reports import pdf_writer
from app.services import event_papers, event_planning, events, founding, obligations, tiers, workspace
from app.services.workspace import Workspace
from tests.support.backdrops import pages
from tests.support.data_files import FixedClock
from tests.support.made_once import MadeOnce

REVIEW, CEREMONY, FESTIVITIES = EventPart
#: Two weeks before the season ends; all events lie ahead.
TODAY = datetime(2022, 2, 14, 1, 0, tzinfo=UTC)
ANNOUNCED_ON = date(2022, 2, 14)
#: The level of each commune as announced before, in the order of the alphabet.
LEVELS = {
    "Cải Viên": 1,
    "Cần Nông": 1,
    "Cần Yên": 2,
    "Lũng Nặm": 4,
    "Nội Thôn": 3,
    "Sóc Hà": 3,
    "Tổng Cọt": 1,
    "Trường Hà": 2,
}
#: A hamlet with a level of its own, milder or stricter than its commune's, goes by its own.
OWN_LEVELS = {"Nặm Sấn": 1, "Kéo Sỹ": 4, "Pác Bó": 3}
#: Plan II.3, level → parts held of a commune's conference and of a hamlet's festival, and whether people are limited.
BY_THE_PLAN: Mapping[int, tuple[set[EventPart], set[EventPart], bool]] = {
    1: ({REVIEW, FESTIVITIES}, {CEREMONY, FESTIVITIES}, False),
    2: ({REVIEW, FESTIVITIES}, {CEREMONY, FESTIVITIES}, True),
    3: ({REVIEW}, {CEREMONY}, True),
    4: (set(), set(), False),
}
#: The two kinds of events of the plan: of a commune, of a hamlet.
CONFERENCE, FESTIVAL = "hoi-nghi-xa", "ngay-hoi-xom"


@dataclass(frozen=True, slots=True)
class Season:
    """The data file of the district with its season planned: names of units, events by the unit that holds them."""

    ws: Workspace
    ids: dict[str, int]

    def event(self, name: str) -> Event:
        """The only event of a unit as it stands now."""
        (found,) = (row.event for row in events.events(self.ws, 2022) if row.event.hosts == (self.ids[name],))
        return found

    def announced(self, name: str, level: int, from_day: date) -> TierEntry:
        """A level announced for a unit."""
        paper, day = "21/TB-UBND", date(2022, 2, 14)
        return TierEntry(self.ids[name], "covid-19", Standing.LEVEL, from_day, level, paper, day, "UBND huyện Hà Quảng")

    def written_reports(self) -> dict[int, tuple[str, date | None, str]]:
        """Who owes a report in writing: to whom, by when, by which clause."""
        found = (row.obligation for row in obligations.obligations(self.ws, only_open=True))
        return {
            item.unit_id: (item.owed_to, item.due_on, item.clause)
            for item in found
            if item.kind is ObligationKind.WRITTEN_REPORT
        }

    def said(self, event_id: int, purpose: EventPurpose) -> str:
        """All text of one paper as its PDF prints it."""
        content = pdf_writer.render(event_papers.document(self.ws, event_id, purpose)).content
        return " ".join(line.text for page in pages(content) for line in page.lines)


@contextmanager
def founded(folder: Path) -> Iterator[Season]:
    """The data file of the plan with the tiers entered, nothing planned yet."""
    ws = founding.create(folder / "huyện", "ha-quang-2022", actor="Nông Thị Lan", clock=FixedClock(TODAY))
    made = _season(ws)
    levels = {**LEVELS, **OWN_LEVELS}
    tiers.record(ws, [made.announced(name, level, ANNOUNCED_ON) for name, level in levels.items()])
    try:
        yield made
    finally:
        ws.close()


@contextmanager
def planned(folder: Path, made_once: MadeOnce) -> Iterator[Season]:
    """A copy of the same, the whole district planned by one step."""
    shutil.copytree(made_once("district-season", _plan) / "huyện", folder / "huyện")
    ws = workspace.open_(folder / "huyện", actor="Nông Thị Lan", clock=FixedClock(TODAY))
    try:
        yield _season(ws)
    finally:
        ws.close()


def _plan(folder: Path) -> None:
    with founded(folder) as made:
        event_planning.plan(made.ws, event_planning.propose(made.ws))


def _season(ws: Workspace) -> Season:
    with ws.store.read() as connection:
        return Season(ws, {unit.name: unit.id for unit in units.units(connection, ANNOUNCED_ON) if unit.parent_id})
