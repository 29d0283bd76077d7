"""Participants «thành phần» of events: whom the registers know for a group of delegates; the user picks.

Plan 74/KH-BCĐ, III.A.1 names groups (leaders of teams, typical collectives and persons …); the names of people are in
the reports of the communes and in the office-holders of the committee, and nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.events import Delegate
from app.domain.lists import hamlet_key
from app.i18n import N_
from app.text import spelling_key


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
    ParticipantSource.SIGNER: N_("người đã ký, người lập trong báo cáo của xã"),
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


def _key(name: str, place: str) -> tuple[str, str]:
    return spelling_key(name), hamlet_key(place)
