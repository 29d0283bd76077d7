"""Committee «Ban chỉ đạo»: whose letterhead a paper carries and who signs it on which day.

The level is a setting: 74/KH-BCĐ (2022) is a district's, plan 002 (2026) knows provinces and communes only, because the
district level ended on 01/7/2025.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from app.domain.page_setup import PageSetup
from app.domain.periods import is_valid_on
from app.domain.units import COMMUNE_KINDS, UNKNOWN_START, UnitKind


class CommitteeLevel(StrEnum):
    """At which level the committee works."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"


#: Kinds of the unit that a committee of each level belongs to.
LEVEL_KINDS = {
    CommitteeLevel.COMMUNE: COMMUNE_KINDS,
    CommitteeLevel.DISTRICT: frozenset({UnitKind.DISTRICT}),
    CommitteeLevel.PROVINCE: frozenset({UnitKind.PROVINCE}),
}


@dataclass(frozen=True, slots=True)
class Committee:
    """The committee and what its papers need.

    ``parent_organ`` and ``short_name`` are the two names of the letterhead, ``name`` the full name in running text,
    ``symbol`` the organ part of "12/BC-BCĐ", ``archive_line`` the last of the recipients, ``page`` sizes and margins.
    ``plan_on`` is the day of the plan it works by. It holds from ``valid_from``, by ``document``, until the next one:
    papers and reports of an older day are those of the committee of that day.
    """

    unit_id: int
    level: CommitteeLevel
    name: str
    parent_organ: str
    short_name: str
    symbol: str
    place: str
    archive_line: str
    recipients: tuple[str, ...]
    plan_preset: str
    plan_number: str
    report_year: int
    event_year: int
    page: PageSetup = field(default_factory=PageSetup)
    plan_on: date | None = None
    valid_from: date = UNKNOWN_START
    document: str = ""

    @property
    def letterhead(self) -> tuple[str, ...]:
        """Ô số 2: the superior organ (if any) and the issuing organ, in capitals."""
        return tuple(line.upper() for line in (self.parent_organ, self.short_name) if line)

    @property
    def all_recipients(self) -> tuple[str, ...]:
        """«Nơi nhận» with the archive line last."""
        return (*self.recipients, self.archive_line)


def committee_on(known: Sequence[Committee], day: date) -> Committee | None:
    """The committee of a day: the one that began last until then, before the first of all that first one."""
    begun = [item for item in known if item.valid_from <= day] or list(known[:1])
    return max(begun, key=lambda item: item.valid_from, default=None)


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person in office over a time: title in the committee and position in the agency.

    ``signing_form`` is what stands before the title ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN"); empty for a head who signs
    under the own title, as plan 74/KH-BCĐ prints it.
    """

    id: int
    full_name: str
    committee_title: str
    agency_title: str
    signing_form: str
    valid_from: date
    valid_to: date | None = None

    def is_in_office(self, day: date) -> bool:
        """Whether the person holds the office on ``day``."""
        return is_valid_on(day, self.valid_from, self.valid_to)

    @property
    def signature_lines(self) -> tuple[str, ...]:
        """The lines above the name: signing form, title in the committee, position in the agency; in capitals."""
        return tuple(line.upper() for line in (self.signing_form, self.committee_title, self.agency_title) if line)


def holders_on(holders: Iterable[OfficeHolder], day: date) -> tuple[OfficeHolder, ...]:
    """Who is in office on ``day``; the one appointed last comes first, so that an old paper gets its old signer."""
    return tuple(
        sorted((item for item in holders if item.is_in_office(day)), key=lambda item: (item.valid_from, item.id))
    )[::-1]


def signer_on(holders: Iterable[OfficeHolder], day: date) -> OfficeHolder | None:
    """Who signs a paper of ``day``: the head if one is in office, else the deputy appointed last."""
    present = holders_on(holders, day)
    heads = [item for item in present if not item.signing_form.upper().startswith("KT.")]
    return next(iter([*heads, *present]), None)
