"""A season under examination, made by hand: one commune, its station, a few awards and rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.awards.book import RuleBook
from app.domain.awards.case import AwardCase
from app.domain.awards.catalogue import (
    AuthorityLevel,
    Award,
    AwardAuthority,
    AwardContent,
    AwardForm,
    AwardRule,
    Confidence,
    Criterion,
    NomineeKind,
    RuleKind,
)
from app.domain.awards.checks import findings
from app.domain.awards.nominations import Campaign, Nomination, NominationState, Nominee, NomineeSnapshot
from app.domain.awards.sameness import Places
from app.domain.findings import Finding
from app.domain.units import Unit, UnitKind

START = date(2017, 10, 1)
END_OF_DISTRICTS = date(2025, 7, 1)
DAY = date(2022, 1, 18)
SEASON = Campaign("Đợt thử", 2021, id=1)
PERSON, GROUP, HOUSE = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD
DISTRICT, PROVINCE, OWN, STATION_OWN = "gk-huyen", "bk-tinh", "gk-xa", "gk-don"
COMMUNE, NEIGHBOUR, STATION, ELSEWHERE = 1, 2, 9, 50
HOME, ABROAD = 100, 101


def rule(
    kind: RuleKind, content: AwardContent, key: str = "", end: date | None = None, sure: Confidence = Confidence.READ
) -> AwardRule:
    return AwardRule(kind, key or str(getattr(content, "key", "")), content, START, end, "Điều 5", sure)


def criterion(
    source: str, *, sure: Confidence = Confidence.READ, is_required: bool = True, text: str = "Tiêu chuẩn"
) -> AwardRule:
    """A condition for all awards that ``source`` proves."""
    return rule(RuleKind.CRITERION, Criterion(source, text, source=source, is_required=is_required), source, None, sure)


AUTHORITIES = tuple(
    rule(RuleKind.AUTHORITY, AwardAuthority(key, key, key, level), key, end)
    for key, level, end in (
        ("huyen", AuthorityLevel.DISTRICT, END_OF_DISTRICTS),
        ("tinh", AuthorityLevel.PROVINCE, None),
        ("xa", AuthorityLevel.COMMUNE, None),
        ("don", AuthorityLevel.MILITARY, None),
    )
)
AWARDS = (
    rule(
        RuleKind.AWARD,
        Award(DISTRICT, AwardForm.GIAY_KHEN, "huyen", "Giấy khen huyện"),
        end=END_OF_DISTRICTS,
    ),
    rule(RuleKind.AWARD, Award(PROVINCE, AwardForm.BANG_KHEN, "tinh", "Bằng khen tỉnh")),
    rule(RuleKind.AWARD, Award(OWN, AwardForm.GIAY_KHEN, "xa", "Giấy khen xã", is_own_level=True)),
    rule(RuleKind.AWARD, Award(STATION_OWN, AwardForm.GIAY_KHEN, "don", "Giấy khen đồn", is_own_level=True)),
)
ACHIEVEMENTS, CONDUCT = criterion("achievements", text="Một thành tích, một hình thức"), criterion("conduct")


def unit(unit_id: int, kind: UnitKind, name: str, *, is_border: bool = False) -> Unit:
    return Unit(unit_id, f"u{unit_id}", kind, None, name, date(1900, 1, 1), is_border=is_border)


UNITS = {
    item.id: item
    for item in (
        unit(COMMUNE, UnitKind.COMMUNE, "Sóc Hà", is_border=True),
        unit(NEIGHBOUR, UnitKind.COMMUNE, "Cần Yên"),
        unit(STATION, UnitKind.BORDER_STATION, "Đồn Biên phòng Sóc Giang"),
        unit(ELSEWHERE, UnitKind.COMMUNE, "Tân Thanh"),
        unit(HOME, UnitKind.PROVINCE, "Cao Bằng"),
        unit(ABROAD, UnitKind.PROVINCE, "Lạng Sơn"),
    )
}
PLACES = Places(
    {COMMUNE: frozenset({COMMUNE}), NEIGHBOUR: frozenset({NEIGHBOUR}), STATION: frozenset({COMMUNE})},
    {"soc ha": frozenset({COMMUNE}), "can yen": frozenset({NEIGHBOUR})},
)


def person(nominee_id: int, name: str = "Nông Văn Thắng", **fields: Any) -> Nominee:
    """Somebody of xóm Kéo Sỹ, born on a day of his own."""
    made = Nominee(PERSON, name, COMMUNE, born_on=date(1970, 2, 1 + nominee_id), place="Xóm Kéo Sỹ", id=nominee_id)
    return replace(made, **fields)


def group(nominee_id: int, name: str = "Tổ tự quản xóm Kéo Sỹ", **fields: Any) -> Nominee:
    return replace(Nominee(GROUP, name, COMMUNE, place="Xóm Kéo Sỹ", id=nominee_id), **fields)


def proposed(nomination_id: int, nominee: Nominee, award: str = DISTRICT, **fields: Any) -> Nomination:
    """A nomination of the nominee's own unit."""
    made = Nomination(
        SEASON.id, nominee.id, nominee.unit_id, award, NominationState.PROPOSED, NomineeSnapshot(nominee.name),
        achievement=f"Việc {nomination_id}", id=nomination_id,
    )  # fmt: skip
    return replace(made, **fields)


def a_case(
    nominees: Iterable[Nominee], nominations: Iterable[Nomination], *rules: AwardRule, **fields: Any
) -> AwardCase:
    """The season with the awards and the rules given."""
    some = tuple(nominations)
    made = AwardCase(
        campaign=SEASON,
        day=DAY,
        today=DAY,
        book=RuleBook((*AUTHORITIES, *AWARDS, *rules)),
        nominations=some,
        nominees={item.id: item for item in nominees},
        places=PLACES,
        units=UNITS,
        provinces={COMMUNE: HOME, NEIGHBOUR: HOME, ELSEWHERE: ABROAD},
        province=HOME,
    )
    return replace(made, **fields)


def codes(case: AwardCase, nomination_id: int = 1) -> list[str]:
    """What is found about one nomination, blocks first."""
    return [item.code for item in findings(case)[nomination_id]]


def the(case: AwardCase, code: str, nomination_id: int = 1) -> Finding:
    """The only finding of one code about one nomination."""
    (found,) = (item for item in findings(case)[nomination_id] if item.code == code)
    return found
