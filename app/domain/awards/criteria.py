"""Conditions of an award, each met, not met or without data, with the record that proves it.

Which data prove a condition is data too: ``Criterion.source`` names it, after a colon with what it needs ("women:70",
"figure:D05"). Where people judge, the source is empty, and nothing is said for them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.awards.case import AwardCase, Listed
from app.domain.awards.catalogue import Criterion, DatedRule, NomineeKind
from app.domain.awards.nominations import Nomination, Nominee
from app.domain.awards.nominee_names import person_key
from app.domain.awards.reasons import says_something
from app.domain.awards.sameness import Strength
from app.domain.registers import Registration, Team
from app.i18n import N_, _
from app.text import clean, fold, format_number, short_date


class Verdict(StrEnum):
    """What the data say about a condition; JUDGED where people say it."""

    MET = "met"
    NOT_MET = "not_met"
    NO_DATA = "no_data"
    JUDGED = "judged"


VERDICT_WORDS: Mapping[Verdict, str] = {
    Verdict.MET: N_("đạt"),
    Verdict.NOT_MET: N_("chưa đạt"),
    Verdict.NO_DATA: N_("thiếu dữ liệu"),
    Verdict.JUDGED: N_("người xét"),
}


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One condition with its rule, what the data say, and the record that proves it, in words."""

    rule: DatedRule[Criterion]
    verdict: Verdict
    proof: str = ""

    @property
    def words(self) -> str:
        """What the data say, in words; whoever does not come under an aid falls short of nothing."""
        is_aid = not self.rule.content.is_required and self.verdict is Verdict.NOT_MET
        return _("không thuộc diện này") if is_aid else _(VERDICT_WORDS[self.verdict])


_Answer = tuple[Verdict, str]
_NOTHING: _Answer = (Verdict.JUDGED, "")


def results(case: AwardCase, nomination: Nomination) -> tuple[CriterionResult, ...]:
    """Every condition of the award a nominee is proposed for, in the order of the catalogue."""
    return tuple(result_of(case, nomination, rule) for rule in case.criteria(nomination))


def result_of(case: AwardCase, nomination: Nomination, rule: DatedRule[Criterion]) -> CriterionResult:
    """One condition of a nomination."""
    return CriterionResult(rule, *_answer(case, nomination, rule.content.source))


def _answer(case: AwardCase, nomination: Nomination, source: str) -> _Answer:
    name, _colon, needed = source.partition(":")
    prove = _PROVERS.get(name)
    return prove(case, nomination, needed) if prove else _NOTHING


# --- awards and conduct -----------------------------------------------------------------------------------------------


def others(case: AwardCase, nomination: Nomination) -> tuple[Nomination, ...]:
    """Live nominations of the same nominee, under whatever entry, that nobody explained as another achievement."""
    keys = case.circle(nomination.nominee_id)
    return tuple(
        item
        for key in sorted(keys)
        for item in case.live_of.get(key, ())
        if item.id != nomination.id and not (is_explained(nomination) or is_explained(item))
    )


def is_explained(nomination: Nomination) -> bool:
    """Whether it is said to be for another achievement, and why."""
    return nomination.is_different_achievement and says_something(nomination.difference)


def _achievements(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    proposed = [f"{case.award_title(item)} ({case.unit_title(item.unit_id)})" for item in others(case, nomination)]
    given = [item for item in case.given_to(nomination.nominee_id) if item.year == case.campaign.year]
    awarded = [f"{item.title} {item.decision}".strip() for item in given]
    if is_explained(nomination):
        return Verdict.MET, _("thành tích khác: {text}").format(text=nomination.difference.strip())
    if proposed or awarded:
        return Verdict.NOT_MET, "; ".join((*proposed, *awarded))
    if doubted := _doubted(case, nomination.nominee_id):
        return Verdict.NO_DATA, _("chưa rõ có là một với “{name}” không").format(name=doubted.name)
    told = _("không có đề nghị, khen thưởng nào khác của năm {year} trong dữ liệu")
    return Verdict.MET, told.format(year=case.campaign.year)


def _doubted(case: AwardCase, nominee_id: int) -> Nominee | None:
    """Who is surely or likely the same, is proposed too, and nobody has said whether it is."""
    return next(
        (
            other
            for pair in case.undecided
            if pair.likeness is not None and pair.likeness.strength is not Strength.POSSIBLE
            for own, other in ((pair.first, pair.second), (pair.second, pair.first))
            if own.id == nominee_id and other.id in case.live_of
        ),
        None,
    )


def _conduct(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    notes = case.conduct_of(nomination.nominee_id)
    open_ones = [note for note in notes if case.is_open(note)]
    if open_ones:
        note = open_ones[0]
        told = _("{reason}, từ {day} {document}").format(
            reason=note.reason, day=short_date(note.from_day), document=note.document
        )
        return Verdict.NOT_MET, told.strip()
    ended = max((note.to_day for note in notes if note.to_day), default=None)
    if ended is not None:
        return Verdict.MET, _("đã kết thúc ngày {day}; thành tích tính từ ngày đó").format(day=short_date(ended))
    return Verdict.NO_DATA, _("không có ghi nhận nào; nơi đề nghị xác nhận")


def _past(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    earlier = [item for item in case.given_to(nomination.nominee_id) if item.year < case.campaign.year]
    if not earlier:
        return Verdict.NO_DATA, _("lịch sử khen thưởng chưa có gì")
    return Verdict.MET, "; ".join(f"{item.title} ({item.year})" for item in earlier)


# --- who is proposed --------------------------------------------------------------------------------------------------


def _women(case: AwardCase, nomination: Nomination, needed: str) -> _Answer:
    nominee = case.nominees[nomination.nominee_id]
    if nominee.kind is NomineeKind.INDIVIDUAL:
        if not nominee.sex:
            return Verdict.NO_DATA, _("chưa ghi giới tính")
        return (Verdict.MET if nominee.is_woman else Verdict.NOT_MET), nominee.sex
    if nominee.women_percent is None or not needed.isdecimal():
        return Verdict.NO_DATA, _("chưa ghi tỷ lệ nữ")
    met = nominee.women_percent >= int(needed)
    return (Verdict.MET if met else Verdict.NOT_MET), _("tỷ lệ nữ {percent}%").format(percent=nominee.women_percent)


def _direct_worker(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    nominee = case.nominees[nomination.nominee_id]
    unit = case.units.get(nominee.unit_id)
    grounds = []
    if nominee.is_direct_worker:
        grounds.append(_("trực tiếp lao động, sản xuất, công tác"))
    border = sorted(key for key in case.places.area(nominee) if key in case.units and case.units[key].is_border)
    if border:
        grounds.append(_("thuộc {unit}, vùng biên giới").format(unit=case.units[border[0]].title))
    if grounds:
        return Verdict.MET, "; ".join(grounds)
    if nominee.is_direct_worker is None or unit is None:
        return Verdict.NO_DATA, _("chưa ghi có trực tiếp lao động không")
    return Verdict.NOT_MET, _("không trực tiếp lao động, không ở vùng biên giới")


def _achievement(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    text = clean(nomination.achievement)
    return (Verdict.MET, text) if text else (Verdict.NO_DATA, _("chưa ghi thành tích"))


# --- reports of the year ----------------------------------------------------------------------------------------------

#: Ratings «xếp loại» of the form that speak against whoever leads.
_POOR = frozenset({"trung binh", "yeu", "kem"})


def teams_led(case: AwardCase, nominee: Nominee) -> Iterator[Listed]:
    """Teams of the lists of reports that a person leads, in the person's area."""
    key = person_key(nominee.name)
    for unit_id in sorted(case.places.area(nominee)):
        for item in case.evidence.rows.get(unit_id, ()):
            if isinstance(item.row, Team) and item.row.leader and person_key(item.row.leader) == key:
                yield Listed(unit_id, item)


def place_of(case: AwardCase, found: Listed) -> str:
    """Where a row stands, as a clerk says it on the phone."""
    told = _("trang {sheet}, dòng {row}, báo cáo của {unit}")
    return told.format(sheet=found.item.sheet, row=found.item.row_no, unit=case.unit_title(found.unit_id))


def _unit_result(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    found = [
        (item, item.item.row)
        for item in teams_led(case, case.nominees[nomination.nominee_id])
        if isinstance(item.item.row, Team)
    ]
    rated = [(item, team) for item, team in found if clean(team.rating)]
    if not rated:
        return Verdict.NO_DATA, (_("chưa có xếp loại của tổ") if found else _("không đứng đầu tổ nào trong danh sách"))
    words = [f"{clean(team.name)}: {clean(team.rating)} ({place_of(case, item)})" for item, team in rated]
    is_poor = any(fold(team.rating) in _POOR for _item, team in rated)
    return (Verdict.NOT_MET if is_poor else Verdict.MET), "; ".join(words)


def _row(case: AwardCase, nomination: Nomination, shape: type[Team] | type[Registration]) -> _Answer:
    nominee = case.nominees[nomination.nominee_id]
    found = next((item for item in case.listed(nominee) if isinstance(item.item.row, shape)), None)
    if found is not None:
        return Verdict.MET, place_of(case, found)
    reported = [key for key in sorted(case.places.area(nominee)) if case.evidence.rows.get(key)]
    if not reported:
        return Verdict.NO_DATA, _("chưa có danh sách của đơn vị trong năm")
    return Verdict.NOT_MET, _("không có trong danh sách của {unit}").format(unit=case.unit_title(reported[0]))


def _team(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    return _row(case, nomination, Team)


def _registration(case: AwardCase, nomination: Nomination, _needed: str) -> _Answer:
    return _row(case, nomination, Registration)


def _figure(case: AwardCase, nomination: Nomination, needed: str) -> _Answer:
    nominee = case.nominees[nomination.nominee_id]
    for unit_id in (nominee.unit_id, *sorted(case.places.area(nominee))):
        value = case.evidence.figures.get(unit_id, {}).get(needed)
        if value is not None:
            told = _("chỉ tiêu {code} = {value}, báo cáo của {unit}")
            proof = told.format(code=needed, value=format_number(value), unit=case.unit_title(unit_id))
            return (Verdict.MET if value > 0 else Verdict.NOT_MET), proof
    return Verdict.NO_DATA, _("báo cáo của đơn vị chưa có chỉ tiêu {code}").format(code=needed)


_PROVERS: Mapping[str, Callable[[AwardCase, Nomination, str], _Answer]] = {
    "achievements": _achievements,
    "conduct": _conduct,
    "past_awards": _past,
    "women": _women,
    "direct_worker": _direct_worker,
    "achievement": _achievement,
    "unit_result": _unit_result,
    "team": _team,
    "registration": _registration,
    "figure": _figure,
}
#: What ``Criterion.source`` may name before the colon.
SOURCES = frozenset(_PROVERS)
