"""What stands in the way of a decision on awards: a day, a number, an authority, a nomination that may not be decided.

Each refusal is one sentence and comes before anything is stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.db import councils as db_councils
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination
from app.domain.awards.votes import judged
from app.domain.findings import Severity
from app.errors import Refused
from app.i18n import _
from app.services.awards import checks
from app.services.awards.season import Season
from app.services.awards.taking import because
from app.services.workspace import Workspace
from app.text import clean, fold, padded_count, short_date


def refuse_unnumbered(decision: AwardDecision) -> tuple[str, date]:
    """Number and day of a decision; raises ``Refused`` where one is missing."""
    number, day = clean(decision.number), decision.decided_on
    if not number or day is None:
        sentence = _("Chưa ghi số hoặc ngày của quyết định; chưa đổi gì.")
        raise Refused("no-decision-number", sentence, _("Hãy ghi đủ số và ngày."))
    return number, day


def refuse_number(
    connection: DbConnection, season: Season, decision: AwardDecision, chosen: Sequence[Nomination]
) -> None:
    """Refuse a number its authority has used in that year, by a decision of any season, also a cancelled one."""
    number, day = refuse_unnumbered(decision)
    for other in db_councils.decisions(connection):
        if other.id == decision.id or other.decided_on is None or fold(clean(other.number)) != fold(number):
            continue
        if other.decided_on.year == day.year and is_one_giver(connection, season, decision.award, chosen, other):
            told = _("Số {number} năm {year} đã dùng cho quyết định ngày {day}; chưa đổi gì.")
            words = told.format(number=number, year=day.year, day=short_date(other.decided_on))
            raise Refused("number-used", words, _("Hãy xem lại số quyết định."))


def is_one_giver(
    connection: DbConnection, season: Season, award: str, chosen: Sequence[Nomination], other: AwardDecision
) -> bool:
    """Whether two decisions come from one series of numbers: of one authority, and of one unit where units decide."""
    mine, theirs = season.award(award), season.award(other.award)
    if mine is None or theirs is None or mine.authority != theirs.authority:
        return award == other.award
    if not mine.is_own_level:
        return True
    givers = {item.unit_id for item in db.nominations(connection) if item.decision_id == other.id} | {other.unit_id}
    return bool(givers & {item.unit_id for item in chosen})


def given_by(season: Season, decision: AwardDecision, under: Sequence[Nomination]) -> AwardDecision:
    """The decision with the unit that gave it, where units decide themselves: its number stays used for ever."""
    return replace(decision, unit_id=under[0].unit_id) if season.is_own_level(decision.award) else decision


def refuse_day(
    connection: DbConnection, ws: Workspace, season: Season, decision: AwardDecision, chosen: Sequence[Nomination]
) -> None:
    """Refuse a day to come, before the season or the sitting, and one on which award or authority do not exist."""
    _number, on = refuse_unnumbered(decision)
    if on > ws.today:
        told = _("Ngày quyết định {day} còn ở phía trước; chưa đổi gì.")
        raise Refused("future-day", told.format(day=short_date(on)), _("Hãy ghi ngày của quyết định đã ký."))
    for sitting in db_councils.sittings(connection, season.campaign.id):
        voted = {ballot.nomination_id for ballot in sitting.ballots}
        concerns = [item for item in chosen if item.sitting_id == sitting.id or item.id in voted]
        if concerns and sitting.held_on is not None and on < sitting.held_on:
            told = _("Quyết định ngày {day} trước phiên họp “{name}” ngày {held}; chưa đổi gì.")
            words = told.format(day=short_date(on), name=sitting.name, held=short_date(sitting.held_on))
            raise Refused("before-sitting", words, _("Hãy xem lại ngày quyết định hoặc ngày họp."))
    refuse_authority(season, decision.award, on)
    if on.year < season.campaign.year:
        told = _("Quyết định ngày {day} trước năm {year} của đợt khen thưởng; chưa đổi gì.")
        words = told.format(day=short_date(on), year=season.campaign.year)
        raise Refused("before-season", words, _("Khen thưởng của năm trước thì ghi vào lịch sử khen thưởng."))


def past_council(connection: DbConnection, chosen: Sequence[Nomination], reason: str = "") -> tuple[Nomination, ...]:
    """Nominations that may go on; who the council did not agree to when it last sat goes on with the reason only.

    A reason written down for an earlier step holds. Raises ``Refused`` where there is none, or one that says nothing.
    """
    sittings = {key: db_councils.sittings(connection, key) for key in {item.campaign_id for item in chosen}}
    found = []
    for item in chosen:
        told = judged(sittings[item.campaign_id], item.id)
        if told is None or not told.is_rejected:
            found.append(item)
            continue
        if not clean(reason) and not item.against_council:
            words = _("Hội đồng không thông qua “{name}”: {votes}/{base} phiếu tại “{sitting}”; chưa đổi gì.")
            votes = {"votes": told.result.in_favour, "base": told.result.base, "sitting": told.sitting.name}
            way = _("Nếu vẫn làm khác ý kiến Hội đồng, hãy ghi lý do làm khác.")
            raise Refused("council-rejected", words.format(name=item.snapshot.name, **votes), way)
        found.append(replace(item, against_council=because(reason, "") if clean(reason) else item.against_council))
    return tuple(found)


def late_dossiers(decision: AwardDecision, chosen: Iterable[Nomination]) -> str:
    """One sentence about dossiers that came in after the day of the decision; empty where none did."""
    on = decision.decided_on
    late = [item for item in chosen if on is not None and item.received_on is not None and item.received_on > on]
    if on is None or not late:
        return ""
    told = _("Quyết định ngày {day} trước ngày nhận {count} hồ sơ ({names}); hãy xem lại các ngày.")
    names = ", ".join(item.snapshot.name for item in late)
    return told.format(day=short_date(on), count=padded_count(len(late)), names=names)


def refuse_authority(season: Season, award: str, on: date) -> None:
    """Refuse an award nobody may give on that day: a district's after 30/6/2025."""
    title = season.award_title(award)
    rule = season.book.award(award, on)
    if rule is None or season.book.authority_of(award, on) is None:
        known = rule or season.book.last_known(award)
        ended = known.valid_to if known and known.valid_to and known.valid_to <= on else None
        told = _("Ngày {day} không có thẩm quyền tặng {award}; chưa đổi gì.")
        if ended is not None:
            told = _("Ngày {day} không còn thẩm quyền tặng {award} (hết hiệu lực từ {end}); chưa đổi gì.")
        end = short_date(ended) if ended else ""
        way = _("Hãy chọn hình thức khen thưởng của cấp có thẩm quyền ngày đó.")
        raise Refused("no-authority", told.format(day=short_date(on), award=title, end=end), way)


def refuse_blocks(connection: DbConnection, ws: Workspace, season: Season, chosen: Iterable[Nomination]) -> None:
    """Refuse nominations with findings that block."""
    found = checks.of_season(connection, ws, season)
    for item in chosen:
        for finding in found.get(item.id, ()):
            if finding.severity is Severity.ERROR:
                told = _("{sentence} Chưa quyết định.").format(sentence=checks.said(ws, season, finding))
                raise Refused(finding.code, told, _("Hãy xử lý xong rồi ghi quyết định."))


def refuse_mixed(season: Season, award: str, chosen: Sequence[Nomination]) -> None:
    """Refuse nominations for another award, and those of several units where each gives the award itself."""
    for item in chosen:
        if item.award != award:
            told = _("“{name}” được đề nghị {other}, không phải {award}; chưa đổi gì.")
            other, title = season.award_title(item.award, item.unit_id), season.award_title(award, item.unit_id)
            raise Refused("other-award", told.format(name=item.snapshot.name, other=other, award=title))
    units = {item.unit_id for item in chosen}
    if season.is_own_level(award) and len(units) > 1:
        names = ", ".join(sorted(season.unit_title(unit_id) for unit_id in units))
        told = _("{names} tự quyết định khen thưởng cấp mình, mỗi đơn vị một quyết định; chưa đổi gì.")
        raise Refused("several-units", told.format(names=names))
