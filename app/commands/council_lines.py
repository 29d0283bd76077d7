"""Sittings of the council as commands print them: lines for people, JSON for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.commands.choices import VOTE_BASES, word_of
from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting, VoteBase
from app.domain.awards.votes import RANKED_BY_WORDS, Pool, SittingFault, attendance, result
from app.i18n import _
from app.services.awards.councils import SittingDetail
from app.text import format_number, short_date


def sitting_line(sitting: CouncilSitting) -> str:
    """One sitting in the list."""
    state = _("đã kết thúc") if sitting.is_closed else _("đang mở")
    day = short_date(sitting.held_on) if sitting.held_on else _("chưa ghi ngày")
    told = _("{id}. {name}: {day}; {state}; xét {count} trường hợp")
    return told.format(id=sitting.id, name=sitting.name, day=day, state=state, count=len(sitting.ballots))


def sitting_lines(found: SittingDetail, awards: Mapping[int, str]) -> Iterator[str]:
    """One sitting whole: rules, members, votes, the order of shared places, what is wrong with it.

    ``awards`` are what each nomination is proposed for.
    """
    sitting = found.sitting
    yield sitting_line(sitting)
    if hours := [f"{hour:%H:%M}" for hour in (sitting.starts_at, sitting.ends_at) if hour]:
        yield _("Giờ họp: {hours}").format(hours=" – ".join(hours))
    texts = (_("Nơi họp"), sitting.place), (_("Thảo luận"), sitting.discussion), (_("Kết luận"), sitting.conclusion)
    yield from (f"{label}: {text}" for label, text in texts if text)
    yield _rules_line(sitting)
    yield _attendance_line(sitting)
    yield from (f"  {_member_words(one)}" for one in sitting.members)
    if sitting.ballots:
        yield _("Phiếu biểu quyết:")
    for ballot in sitting.ballots:
        award = awards.get(ballot.nomination_id, "")
        yield f"  {_named(found, ballot.nomination_id)}, {award}: {_votes_words(sitting, ballot)}"
    for pool in found.pools if any(map(_is_ordered, sitting.ballots)) else ():
        yield from _pool_lines(found, pool)
    yield from _fault_lines(found)
    if found.may_propose:
        names = "; ".join(_named(found, key) for key in found.may_propose)
        yield _("Hội đồng đã chọn, chưa đề nghị: {names} (councils propose {id})").format(names=names, id=sitting.id)


def _fault_lines(found: SittingDetail) -> Iterator[str]:
    """What is wrong, each sentence once with the numbers of those it is about."""
    about: dict[SittingFault, list[str]] = {}
    for fault in found.faults:
        numbers = about.setdefault(replace(fault, nomination_id=0), [])
        numbers += [str(fault.nomination_id)] if fault.nomination_id else []
    for fault, numbers in about.items():
        label = _("Lưu ý") if fault.is_hint else _("Phải sửa")
        whom = f" ({', '.join(numbers)})" if numbers else ""
        yield f"{label}{whom}: {fault.sentence}"


def _rules_line(sitting: CouncilSitting) -> str:
    rules = sitting.rules
    base = _("toàn thể thành viên") if rules.base is VoteBase.ALL else _("người dự và gửi ý kiến")
    share = _("trên {percent} %") if rules.is_strict else _("từ {percent} %")
    told = _("Thể lệ: có mặt từ {quorum} % thành viên; thông qua khi đồng ý {share} tính trên {base}; {written}")
    written = _("tính ý kiến bằng văn bản") if rules.counts_written else _("không tính ý kiến bằng văn bản")
    passes = share.format(percent=format_number(rules.pass_percent))
    quorum = format_number(round(rules.quorum_percent, 2))
    return told.format(quorum=quorum, share=passes, base=base, written=written)


def _attendance_line(sitting: CouncilSitting) -> str:
    here = attendance(sitting.members, sitting.rules)
    told = _("Thành viên: có mặt {present}/{members}{written}; {enough}")
    written = _(", gửi ý kiến {count}").format(count=here.written) if here.written else ""
    enough = _("đủ để họp") if here.is_quorate else _("chưa đủ để kết thúc")
    return told.format(present=here.present, members=here.members, written=written, enough=enough)


def _member_words(one: CouncilMember) -> str:
    there = _("có mặt") if one.is_present else (_("vắng, gửi ý kiến") if one.wrote else _("vắng"))
    why = f" ({one.absence})" if one.absence else ""
    return "; ".join(text for text in (one.name, one.title, one.role, f"{there}{why}") if text)


def _named(found: SittingDetail, key: int) -> str:
    item = found.nominations.get(key)
    return f"{key}. {item.snapshot.name} ({item.snapshot.unit_name})" if item else str(key)


def _is_cast(ballot: Ballot) -> bool:
    return bool(ballot.in_favour or ballot.against or ballot.abstained)


def _is_ordered(ballot: Ballot) -> bool:
    """Whether something says already where it stands among others."""
    return _is_cast(ballot) or ballot.score is not None or ballot.place is not None


def _votes_words(sitting: CouncilSitting, ballot: Ballot) -> str:
    words = [_votes(sitting, ballot)]
    if ballot.score is not None:
        words.append(_("điểm {score}").format(score=format_number(ballot.score)))
    if ballot.place is not None:
        words.append(_("hạng {place}").format(place=ballot.place))
    return "; ".join([*words, *filter(None, [ballot.remark])])


def _votes(sitting: CouncilSitting, ballot: Ballot) -> str:
    if not _is_cast(ballot):
        return _("chưa bỏ phiếu")
    came_to = result(sitting, ballot)
    told = _("{yes} đồng ý, {no} không, {blank} trắng: {outcome}")
    outcome = _("đạt") if came_to.is_passed else _("không đạt")
    if came_to.percent is not None:
        outcome += f" {format_number(came_to.percent)} %"
    return told.format(yes=ballot.in_favour, no=ballot.against, blank=ballot.abstained, outcome=outcome)


def _pool_lines(found: SittingDetail, pool: Pool) -> Iterator[str]:
    yield _("Suất chung {title}, xếp theo {by}:").format(title=pool.title, by=_(RANKED_BY_WORDS[pool.by]))
    for item in pool.ranked:
        mark = _(" – được chọn") if item.nomination_id in pool.choice.chosen else ""
        if item.nomination_id in pool.choice.tied:
            mark = _(" – bằng nhau, Hội đồng chọn (councils vote … --place)")
        aids = f" ({', '.join(item.aids)})" if item.aids else ""
        yield f"  {_('hạng {rank}').format(rank=item.rank)}: {_named(found, item.nomination_id)}{aids}{mark}"


def sitting_json(found: SittingDetail) -> dict[str, Any]:
    """One sitting for programs."""
    sitting, here = found.sitting, attendance(found.sitting.members, found.sitting.rules)
    return {
        "id": sitting.id,
        "name": sitting.name,
        "on": sitting.held_on.isoformat() if sitting.held_on else None,
        "from": f"{sitting.starts_at:%H:%M}" if sitting.starts_at else None,
        "to": f"{sitting.ends_at:%H:%M}" if sitting.ends_at else None,
        "place": sitting.place,
        "is_closed": sitting.is_closed,
        "rules": {
            "quorum": str(sitting.rules.quorum_percent),
            "base": word_of(sitting.rules.base, VOTE_BASES),
            "pass": str(sitting.rules.pass_percent),
            "is_strict": sitting.rules.is_strict,
            "counts_written": sitting.rules.counts_written,
        },
        "present": here.present,
        "is_quorate": here.is_quorate,
        "members": [_member_json(one) for one in sitting.members],
        "ballots": [_ballot_json(found, ballot) for ballot in sitting.ballots],
        "pools": [_pool_json(pool) for pool in found.pools],
        "faults": [{"sentence": fault.sentence, "is_hint": fault.is_hint} for fault in found.faults],
        "may_propose": list(found.may_propose),
    }


def _member_json(one: CouncilMember) -> dict[str, Any]:
    return {
        "name": one.name,
        "title": one.title,
        "role": one.role,
        "is_present": one.is_present,
        "wrote": one.wrote,
        "absence": one.absence,
    }


def _ballot_json(found: SittingDetail, ballot: Ballot) -> dict[str, Any]:
    came_to = result(found.sitting, ballot)
    item = found.nominations.get(ballot.nomination_id)
    return {
        "id": ballot.nomination_id,
        "name": item.snapshot.name if item else None,
        "yes": ballot.in_favour,
        "no": ballot.against,
        "blank": ballot.abstained,
        "base": came_to.base,
        "percent": None if came_to.percent is None else str(came_to.percent),
        "is_passed": came_to.is_passed,
        "score": None if ballot.score is None else str(ballot.score),
        "place": ballot.place,
        "remark": ballot.remark,
    }


def _pool_json(pool: Pool) -> dict[str, Any]:
    return {
        "title": pool.title,
        "by": pool.by.value,
        "ranked": [
            {"id": item.nomination_id, "rank": item.rank, "tied_with": list(item.tied_with)} for item in pool.ranked
        ],
        "chosen": list(pool.choice.chosen),
        "tied": list(pool.choice.tied),
        "open_places": pool.choice.open_places,
    }
