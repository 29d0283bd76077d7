"""Participants «thành phần» of events: whom the registers know for a group of delegates; the user picks.

Plan 74/KH-BCĐ, III.A.1 names groups (leaders of teams, typical collectives and persons …); the names of people are in
the reports of the communes and in the office-holders of the committee, and nowhere else.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.check_nominees import current_nominees, is_collective
from app.domain.events import Delegate
from app.domain.list_definitions import team_kind
from app.domain.lists import hamlet_key
from app.domain.registers import Registration, Team
from app.domain.submissions import ReportedRow
from app.i18n import N_, _
from app.text import fold, spelling_key


class ParticipantSource(StrEnum):
    """From which register persons of a group can be proposed."""

    COMMITTEE = "committee"
    STATION = "station"
    SIGNER = "signer"
    TEAM_LEADERS = "team_leaders"
    BOARD_LEADERS = "board_leaders"
    REGISTERED = "registered"
    COLLECTIVES = "collectives"
    INDIVIDUALS = "individuals"
    COMMUNES = "communes"


SOURCE_WORDS: Mapping[ParticipantSource, str] = {
    ParticipantSource.COMMITTEE: N_("người giữ chức vụ trong Ban chỉ đạo"),
    ParticipantSource.STATION: N_("đồn Biên phòng phụ trách"),
    ParticipantSource.SIGNER: N_("người ký trong báo cáo của xã"),
    ParticipantSource.TEAM_LEADERS: N_("tổ trưởng các tổ tự quản"),
    ParticipantSource.BOARD_LEADERS: N_("trưởng các ban tự quản"),
    ParticipantSource.REGISTERED: N_("người đăng ký tự quản đường biên, mốc quốc giới"),
    ParticipantSource.COLLECTIVES: N_("tập thể được đề nghị khen thưởng"),
    ParticipantSource.INDIVIDUALS: N_("cá nhân được đề nghị khen thưởng"),
    ParticipantSource.COMMUNES: N_("các xã trong địa bàn"),
}


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person, collective or unit of the registers; ``origin`` says where it is written (sheet and row, or office)."""

    name: str
    title: str
    place: str
    source: ParticipantSource
    origin: str = ""


@dataclass(frozen=True, slots=True)
class ProposedDelegate:
    """A delegate somebody may take over, and where the name comes from."""

    delegate: Delegate
    source: ParticipantSource
    origin: str = ""


def proposed(
    group: str, sources: Iterable[str], known: Iterable[KnownPerson], taken: Iterable[Delegate] = ()
) -> tuple[ProposedDelegate, ...]:
    """Whom the registers know for a group, in the order of its sources; nobody twice, nobody who is invited already.

    The same person is the same name at the same place, in whatever case and place of tones; "Hùng" and "Hưng" are two.
    Who stands in two lists keeps the first title.
    """
    people = list(known)
    seen = {_key(item.name, item.place) for item in taken}
    found: list[ProposedDelegate] = []
    for source in dict.fromkeys(sources):
        for person in people:
            key = _key(person.name, person.place)
            if person.source != source or not key[0] or key in seen:
                continue
            seen.add(key)
            delegate = Delegate(person.name, person.title, person.place, group)
            found.append(ProposedDelegate(delegate, person.source, person.origin))
    return tuple(found)


# --- the lists of one report -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReportedPeople:
    """The list rows of one report; ``year`` and ``unit`` (a title: "xã Sóc Hà") say whose it is.

    With ``hamlets`` (names as the report writes them) only people of these are wanted. ``is_shared`` names the commune
    behind each hamlet, because several communes hold the event.
    """

    rows: tuple[ReportedRow, ...]
    year: int
    unit: str
    hamlets: Collection[str] | None = None
    is_shared: bool = False


def people_of(report: ReportedPeople) -> Iterator[KnownPerson]:
    """Everybody the lists of a report name: leaders of teams and boards, who registered, nominees."""
    for item in report.rows:
        if isinstance(item.row, Team):
            yield from _leader(report, item, item.row)
        elif isinstance(item.row, Registration):
            yield from _registered(report, item, item.row)
    for item, nominee in current_nominees(list(report.rows)):
        source = ParticipantSource.COLLECTIVES if is_collective(nominee) else ParticipantSource.INDIVIDUALS
        yield from _person(report, item, (nominee.name, nominee.position, nominee.place), source)


def _leader(report: ReportedPeople, item: ReportedRow, team: Team) -> Iterator[KnownPerson]:
    name = team.name[:1].lower() + team.name[1:]
    if team_kind(team) == "board" or fold(name).startswith("ban "):
        title = _("Trưởng {board}").format(board=name or _("ban tự quản"))
        yield from _person(report, item, (team.leader, title, team.hamlet), ParticipantSource.BOARD_LEADERS)
    else:
        title = _("Tổ trưởng {team}").format(team=name or _("tổ tự quản"))
        yield from _person(report, item, (team.leader, title, team.hamlet), ParticipantSource.TEAM_LEADERS)


def _registered(report: ReportedPeople, item: ReportedRow, row: Registration) -> Iterator[KnownPerson]:
    if row.is_valid and not fold(row.kind).startswith("tap the"):
        title = _("{kind} đăng ký tự quản").format(kind=row.kind or _("Hộ"))
        yield from _person(report, item, (row.name, title, row.hamlet), ParticipantSource.REGISTERED)


def _person(
    report: ReportedPeople, item: ReportedRow, said: tuple[str, str, str], source: ParticipantSource
) -> Iterator[KnownPerson]:
    name, title, place = said
    wanted = None if report.hamlets is None else {hamlet_key(hamlet) for hamlet in report.hamlets}
    if not name.strip() or (wanted is not None and hamlet_key(place) not in wanted):
        return
    origin = _("báo cáo năm {year} của {unit}, {sheet} dòng {row}")
    if place and report.is_shared:
        place = f"{place}, {report.unit}"
    yield KnownPerson(
        name,
        title,
        place or report.unit,
        source,
        origin.format(year=report.year, unit=report.unit, sheet=item.sheet, row=item.row_no),
    )


def _key(name: str, place: str) -> tuple[str, str]:
    return spelling_key(name), hamlet_key(place)
