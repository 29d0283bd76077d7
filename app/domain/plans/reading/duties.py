"""Duties of a plan's text: who hands in what to whom, «trước ngày 15/11 hằng năm» or «định kỳ hằng năm»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.domain.plans.duties import Copy, Duty, DutyDate
from app.domain.plans.reading.agency_names import Mention, begins, distinct, listed
from app.domain.plans.reading.fields import field_at_start
from app.domain.plans.reading.letters import plain, sentences, trimmed
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.proposals import Confidence, Evidence, Proposal, ProposalKind
from app.domain.plans.reading.responsibility import roles
from app.domain.plans.reading.roster import Roster
from app.domain.plans.reading.timing import frequency_of
from app.domain.plans.spans import Frequency
from app.i18n import _

#: «Tháng sau», «quý tiếp theo», but not «tháng sau khi …».
_NEXT: Final = r"(?:sau(?! (?:khi|luc|ngay))|ke tiep|ke sau|tiep theo|lien (?:ke|sau))"
_DAY: Final = (
    r"(?P<day>\d{1,2})\s?(?:[/.-]|\s?thang\s?)\s?(?P<month>\d{1,2})(?:(?:[/.-]|\s?nam\s?)\s?(?P<year>\d{4}))?"
    rf"(?!\d|/(?!\s?nam\b))(?P<later>[\s/]*(?:cua )?nam {_NEXT}\b)?"
)
_LIMIT: Final = re.compile(
    rf"\b(?P<word>truoc|cham nhat|muon nhat|han cuoi|han nop|den het|khong qua|xong trong)(?: (?:la|vao|het"
    rf"|den|cung))*(?: ngay)?\s*:?\s*\**{_DAY}"
)
#: «Trước ngày 20 tháng cuối quý», «ngày 25 hằng tháng»: a day of each; «ngày 05 tháng sau», «tháng đầu quý sau»: a day
#: of the month after each.
_EACH: Final = re.compile(
    r"\b(?:(?P<word>truoc|cham nhat|muon nhat|han cuoi|han nop|den het|khong qua|xong trong)"
    r"(?: (?:la|vao|het|den|cung))*(?: ngay)?|ngay)\s+(?P<day>\d{1,2})\s+(?:cua )?"
    r"(?:(?:ha[nm]g|moi) thang|thang cuoi (?:cua )?(?:(?:ha[nm]g|moi|tung) )?qu[yi]"
    r"|(?P<later>(?:thang|(?:thang dau (?:tien )?(?:cua )?)?qu[yi]|thang dau (?:tien )?(?:cua )?(?:nam|ky)) "
    rf"{_NEXT}))\b"
)
#: Without tones «tháng sáu» is «tháng sau».
_SIX: Final = "sáu"
_INCLUSIVE: Final = frozenset({"cham nhat", "muon nhat", "den het", "han cuoi", "han nop", "khong qua", "xong trong"})
_REGULAR: Final = re.compile(
    r"\bdung thoi gian quy dinh|\bdinh ky\b|\b(?:hang|moi) (?:nam|quy|thang)\b|\btheo quy dinh"
)
_OBJECT: Final = re.compile(
    r"\b(?:bao cao(?! vien)|ho so|ke hoach(?! nay| cua)|danh sach|du toan|van ban|phieu|ket qua|de cuong"
    r"|bien ban|so lieu|dang ky|to trinh)\b"
)
_HANDING: Final = re.compile(r"\b(?:gui|nop|bao cao|chuyen|ve|cho|den)(?: (?:ve|cho|den|len))?\s+(?:\()?")
_VERB: Final = re.compile(r"\b(?:gui|nop)\s")
_PASSED_ON: Final = re.compile(r"tong hop,?(?: va)?(?: de)? bao cao|de bao cao")
_THROUGH: Final = re.compile(r"\s*\(?\s*(?:thong )?qua\s+")
_HARD: Final = re.compile(r"\bban (?:cung|giay)|\bbang van ban\b")
_SOFT: Final = re.compile(r"\bban mem\b|\bfile\b|\bthu dien tu\b|\bemail\b|\btep tin\b")
_SKIPPED: Final = frozenset({Section.OPENING, Section.RECIPIENTS, Section.ANNEX, Section.PURPOSE})
_LONGEST_TITLE: Final = 200
_LONGEST_MONTH: Final = 31
_OF_QUARTER: Final = re.compile(rf"\bqu[yi](?: {_NEXT})?$")
_OF_YEAR: Final = re.compile(rf"\bnam {_NEXT}$")
#: «Báo cáo quý»: how often, where a sentence with «trước ngày 05 tháng sau» does not say it.
_OF_PERIOD: Final = re.compile(r"\bbao cao (?:dinh ky )?(?P<of>thang|quy|qui|0?6 thang|nam)\b")
_PERIODS: Final = {
    "thang": Frequency.MONTH,
    "quy": Frequency.QUARTER,
    "qui": Frequency.QUARTER,
    "6 thang": Frequency.HALF_YEAR,
    "06 thang": Frequency.HALF_YEAR,
    "nam": Frequency.YEAR,
}


@dataclass(frozen=True, slots=True)
class _Handing:
    """What is handed in to whom: the words of the thing and the agency."""

    start: int
    end: int
    title: str
    to: Mention
    through: str


def read_duties(nodes: Sequence[Node], roster: Roster) -> tuple[Proposal, ...]:
    """The duties of the plan in the order of the text, each date with its clause."""
    found: list[Proposal] = []
    for node in nodes:
        if node.section in _SKIPPED or field_at_start(node) is not None:
            continue
        for start, end in sentences(node.text, node.start):
            found += _of_sentence(node, start, end, roster)
    return tuple(
        replace(one, value=replace(one.value, key=f"nvbc-{number}"))
        for number, one in enumerate(found, 1)
        if isinstance(one.value, Duty)
    )


def _of_sentence(node: Node, start: int, end: int, roster: Roster) -> Iterator[Proposal]:
    shown = plain(node.text)
    limits = _limits(node, start, end)
    at = start
    things: tuple[_Handing, ...] = ()
    for limit in limits:
        due, doubts = _due(node, limit, shown[start : min(len(shown), limit.end() + 30)])
        before = things
        things = tuple(_handings(node, at, limit.start())) or _things(node, at, limit.start()) or things
        if not things and limit is limits[-1]:
            things = tuple(_handings(node, limit.end(), end))
        for thing in things:
            made = _duty(node, thing, (start, max(limit.end(), thing.end)), roster, due, doubts)
            is_passed_on = things is not before and _PASSED_ON.search(shown, at, thing.end) is not None
            yield _passed_on(node, made, before[-1], roster) if before and is_passed_on else made
        at = limit.end()
    if (not limits and _REGULAR.search(shown, start, end) and node.section is not Section.TASKS) or (
        not limits and "dung thoi gian quy dinh" in shown[start:end]
    ):
        for thing in _handings(node, start, end):
            yield _duty(node, thing, (start, end), roster, None, ())


def _limits(node: Node, start: int, end: int) -> list[re.Match[str]]:
    """The dates of a sentence, those of one day and those of each month or quarter, as they stand."""
    shown = plain(node.text)
    found = (*_LIMIT.finditer(shown, start, end), *_EACH.finditer(shown, start, end))
    known = (one for one in found if not node.text[slice(*one.span("later"))].casefold().endswith(_SIX))
    return sorted(known, key=lambda one: one.start())


def _due(node: Node, limit: re.Match[str], sentence: str) -> tuple[DutyDate | None, tuple[str, ...]]:
    if limit.re is _LIMIT:
        return _date(node, limit, sentence)
    quote = node.text[slice(*trimmed(node.text, *limit.span()))]
    day = int(limit["day"])
    if not 1 <= day <= _LONGEST_MONTH:
        return None, (_("“{quote}” không phải một ngày có trong lịch.").format(quote=quote),)
    is_inclusive = True if limit["word"] in _INCLUSIVE else None
    later = 1 if limit["later"] else 0
    return DutyDate(month_day=day, clause=node.clause, quote=quote, is_inclusive=is_inclusive, periods_later=later), ()


def _passed_on(node: Node, one: Proposal, before: _Handing, roster: Roster) -> Proposal:
    """«A gửi B … để tổng hợp báo cáo C trước ngày …»: most likely B owes C, which the sentence does not say."""
    duty = one.value
    senders = ", ".join(mention.name for mention, _at in _debtors(node, one.evidence.start)) or _("nơi khác")
    if not isinstance(duty, Duty) or not before.to.name:
        doubt = _("Câu này không nói rõ ai tổng hợp; đang hiểu là {sender}.").format(sender=senders)
        return replace(one, confidence=Confidence.GUESS, doubts=(*one.doubts, doubt))
    place = Evidence(node.index, before.to.start, before.to.end)
    doubt = _("Câu này không nói rõ ai nộp; đang hiểu là {receiver}, cũng có thể là {sender}.")
    return replace(
        one,
        value=replace(duty, owed_by=(roster.met(before.to, place),)),
        confidence=Confidence.GUESS,
        doubts=(*one.doubts, doubt.format(receiver=before.to.name, sender=senders)),
    )


def _date(node: Node, limit: re.Match[str], sentence: str) -> tuple[DutyDate | None, tuple[str, ...]]:
    day, month, year = int(limit["day"]), int(limit["month"]), limit["year"]
    is_inclusive = True if limit["word"] in _INCLUSIVE else None
    quote = node.text[slice(*trimmed(node.text, *limit.span()))]
    try:
        whole = date(int(year) if year else 2000, month, day)
    except ValueError:
        return None, (_("“{quote}” không phải một ngày có trong lịch.").format(quote=quote),)
    if year:
        return DutyDate(day=whole, clause=node.clause, quote=quote, is_inclusive=is_inclusive), ()
    doubts = (
        () if frequency_of(sentence) else (_("“{quote}” không ghi năm; đang hiểu là mọi năm.").format(quote=quote),)
    )
    stated = DutyDate(month=month, month_day=day, clause=node.clause, quote=quote, is_inclusive=is_inclusive)
    return replace(stated, periods_later=1 if limit["later"] else 0), doubts


def _handings(node: Node, start: int, end: int) -> Iterator[_Handing]:
    """Each «… gửi về X» between two places: the thing is named before it, or is that of the one before."""
    text, shown = node.text, plain(node.text)
    at = start
    title = ""
    for found in _HANDING.finditer(shown, start, end):
        to = listed(text, found.end(), end) if begins(text, found.end()) else ()
        if found.start() < at or not to:
            continue
        if found[0].startswith("bao cao") and title and _PASSED_ON.search(shown, at, found.start() + 8):
            at = to[-1].end
            continue
        verb = max((one.end() for one in _VERB.finditer(shown, at, found.start())), default=at)
        first = _OBJECT.search(shown, verb, found.start()) or _OBJECT.search(shown, at, found.start())
        said_by_verb = found[0].startswith("bao cao")
        if first is not None or said_by_verb:
            begin = first.start() if first is not None else found.start()
            stop = found.start() if first is not None else found.start() + len("bao cao")
            begin, stop = trimmed(text, begin, stop, " \t,;.:()-")
            title = text[begin:stop][:_LONGEST_TITLE]
        elif not title or not found[0].startswith(("gui", "nop", "ve")):
            continue
        yield _Handing(found.start(), to[0].end, title, to[0], _through(text, to[-1].end, end))
        at = to[-1].end


def _things(node: Node, start: int, end: int) -> tuple[_Handing, ...]:
    """A paper with a date but nobody to hand it to: «Nộp báo cáo trước ngày …»."""
    shown = plain(node.text)
    first = _OBJECT.search(shown, start, end)
    if first is None or not re.search(r"\b(?:gui|nop|bao cao|hoan thanh|lap)\b", shown[start:end]):
        return ()
    begin, stop = trimmed(node.text, first.start(), end, " \t,;.:()-")
    nobody = Mention("", stop, stop)
    return (_Handing(begin, stop, node.text[begin:stop][:_LONGEST_TITLE], nobody, ""),)


def _through(text: str, at: int, end: int) -> str:
    found = _THROUGH.match(plain(text), at, end)
    if found is not None:
        names = listed(text, found.end(), end)
        return names[0].name if names else ""
    opened = text.find("(", at, at + 3)
    close = text.find(")", at, end)
    first, last = trimmed(text, opened + 1, close, " *_()") if 0 <= opened < close else (0, 0)
    return text[first:last]


def _duty(
    node: Node,
    thing: _Handing,
    sentence: tuple[int, int],
    roster: Roster,
    due: DutyDate | None,
    doubts: tuple[str, ...],
) -> Proposal:
    start, end = trimmed(node.text, *sentence, " \t")
    told = frequency_of(node.text[start : end + 30])
    frequency = _often(due, told, thing.title) if due is not None else told or Frequency.ONCE
    debtors = _debtors(node, start)
    duty = Duty(
        key="",
        title=thing.title[:1].upper() + thing.title[1:],
        owed_by=tuple(roster.met(one, Evidence(at.index, one.start, one.end)) for one, at in debtors),
        owed_to=roster.met(thing.to, Evidence(node.index, thing.to.start, thing.to.end)) if thing.to.name else "",
        through=thing.through,
        dates=(due,) if due is not None else (),
        frequency=frequency,
        copies=tuple(
            copy for copy, form in ((Copy.HARD, _HARD), (Copy.SOFT, _SOFT)) if form.search(plain(thing.title))
        ),
        clause=node.clause,
        quote=node.text[start:end],
    )
    if not debtors:
        doubts = (*doubts, _("Câu này không ghi ai phải nộp; chọn cơ quan trước khi nhận."))
    sure = (
        Confidence.SURE if due is not None and debtors else Confidence.LIKELY if due is not None else Confidence.GUESS
    )
    return Proposal(ProposalKind.DUTY, duty, Evidence(node.index, start, end), sure, doubts=doubts)


def _often(due: DutyDate, told: Frequency | None, title: str) -> Frequency:
    """How often something with a date is owed, as the date has it; ``told`` is what the sentence says."""
    if due.day is not None:
        return Frequency.ONCE
    words = plain(due.quote)
    if due.month is not None:
        # «Trước ngày 15/01 năm sau»: a day of each year, whatever else the sentence asks for each month.
        is_yearly = due.periods_later and told in (Frequency.MONTH, Frequency.QUARTER)
        return Frequency.YEAR if is_yearly else told or Frequency.YEAR
    if not due.periods_later or _OF_QUARTER.search(words):
        return Frequency.QUARTER if _OF_QUARTER.search(words) else Frequency.MONTH
    if _OF_YEAR.search(words):
        return Frequency.YEAR
    named = _OF_PERIOD.search(plain(title))
    return told or (_PERIODS[named["of"]] if named is not None else Frequency.MONTH)


def _debtors(node: Node, sentence: int) -> list[tuple[Mention, Node]]:
    """Who owes it: who begins the sentence, else the agency whose block it is, else who is named above."""
    before = node.parent.children[max(0, node.place - 3) : node.place] if node.parent is not None else []
    near = [(one, one.start) for one in (*(reversed(before) if node.label is None else ()), *node.above())]
    for one, at in ((node, sentence), (node, node.start), *near):
        found = roles(one.text, at, len(one.text)).leads or _inside(one, at)
        if found:
            return [(mention, one) for mention in distinct(found)]
    return []


def _inside(node: Node, start: int) -> tuple[Mention, ...]:
    """«Căn cứ nhiệm vụ được giao, các sở, ban, ngành … xây dựng …»: the agencies after the opening words."""
    shown = plain(node.text)
    opening = re.match(
        r"(?:can cu|theo|tren co so|de|trong|dinh ky|truoc|cham nhat|hang|moi)\b[^,.;]{0,200},\s*", shown[start:]
    )
    return listed(node.text, start + opening.end()) if opening is not None else ()
