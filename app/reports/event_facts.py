"""All that the papers of one event are made of, and how running text says it: place, day, years, rules.

What nobody has told stays a dotted line. Nothing here knows an epidemic, a festival or a plan by name: kinds, rules,
anniversaries and levels are data.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from app.domain.event_templates import TemplateWords
from app.domain.event_words import capital, part_words
from app.domain.events import Event, EventKind, EventPart
from app.domain.page_setup import PageSetup
from app.domain.signing import Signer
from app.domain.tiers import TierRule
from app.reports.review import IssuingOrgan
from app.text import admin_date, nfc, padded_count, short_date

#: Where somebody still has to write.
DOTS = "………………"
#: As much of a line as fits behind a few words, between the widest margins.
DOTTED_LINE = "…" * 22
#: A name of more letters is not said again and again: the kind stands for it.
_LONG_NAME = 90
#: The strictness of a rule under which nothing is held.
NOTHING_HELD = 4
#: A clause of the plan itself: "II.3", "III.A.4", "2.b".
_BARE_CLAUSE = re.compile(r"[IVX\d]+(?:[.,]\s?[IVXA-Zđa-z\d]{1,4})*(?:\s\([^()]*\))?")


@dataclass(frozen=True, slots=True)
class RuleFact:
    """What holds for one unit of the event: its level with the deciding paper, the rule with its clause.

    ``limit_document`` is the paper of the local limit of people. ``is_strictest`` marks what counts for the whole
    event (plan 74/KH-BCĐ, II.3: every unit that takes part).
    """

    place: str
    level: str
    rule: TierRule
    decision: str = ""
    from_day: date | None = None
    max_people: int | None = None
    limit_document: str = ""
    is_strictest: bool = True


@dataclass(frozen=True, slots=True)
class AwardLine:
    """Somebody who is handed an award at the event."""

    name: str
    place: str = ""
    award: str = ""
    achievement: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """One event with the names of its units, who issues the papers, and what decides about it.

    ``organ`` and ``signer`` are the committee's or those of the host for whom a paper is drafted. ``superior`` takes in
    the report of the result, ``reports_to`` that in writing of whoever may hold nothing, until ``report_due``.
    ``plan`` is the plan behind the event ("Kế hoạch số 74/KH-BCĐ"), ``plan_source`` the same with day and organ.
    ``stations`` help to prepare the event. ``organizers`` act for the hosts ("UBND xã Sóc Hà", a hamlet for itself), as
    ``participants`` do for those that take part; without them the hosts themselves are named.
    """

    event: Event
    kind: EventKind
    hosts: tuple[str, ...]
    organ: IssuingOrgan
    signer: Signer
    report_year: int
    organizers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    movement: str = ""
    plan: str = ""
    plan_source: str = ""
    bases: tuple[str, ...] = ()
    rules: tuple[RuleFact, ...] = ()
    stations: tuple[str, ...] = ()
    superior: str = ""
    reports_to: tuple[str, ...] = ()
    report_due: date | None = None
    awards: tuple[AwardLine, ...] = ()
    setup: PageSetup = field(default_factory=PageSetup)

    @property
    def name(self) -> str:
        """The event as papers call it."""
        return self.filled(self.event.name or self.kind.title or self.kind.name)

    @property
    def short_name(self) -> str:
        """The event where its title has named it already."""
        return self.name if len(self.name) <= _LONG_NAME else self.filled(self.kind.name)

    @property
    def host_words(self) -> str:
        """Who holds it in running text: "UBND xã Sóc Hà, UBND xã Trường Hà"."""
        return ", ".join(self.organizers or self.hosts) or DOTS

    @property
    def is_named_by_hosts(self) -> bool:
        """Whether the name of the event says already whose it is."""
        return bool(self.hosts) and all(host in self.name for host in self.hosts)

    @property
    def decisive(self) -> tuple[RuleFact, ...]:
        """What counts for the whole event."""
        return tuple(item for item in self.rules if item.is_strictest)

    def filled(self, text: str) -> str:
        """A text of a kind with its places for years, movement and unit filled in."""
        return one_line(self.words.fill(text))

    @property
    def words(self) -> TemplateWords:
        """What stands in the places of a template."""
        return TemplateWords(self.report_year, self.event.year, self.movement or DOTS, ", ".join(self.hosts))


def one_line(text: str) -> str:
    """Typed text on one line, without tabs: it cannot begin a paragraph or a cell of its own."""
    return " ".join(nfc(text).split())


def table_row(cells: Iterable[str]) -> str:
    """One row of a table in the text of a paper; whatever was typed stays in its cell."""
    return "\t".join(_cell(text) for text in cells)


def _cell(text: str) -> str:
    plain = one_line(text)
    return '"' + plain.replace('"', '""') + '"' if '"' in plain else plain


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """A table in the text of a paper, one line a row."""
    return (table_row(head), *(table_row(row) for row in rows))


def day_words(day: date | None, year: int) -> str:
    """ "ngày 28 tháng 02 năm 2022"; dotted where the day is not known yet."""
    return f"ngày …… tháng …… năm {year}" if day is None else admin_date(day)


def time_words(at: time | None) -> str:
    """ "07 giờ 30"; dotted where the hour is not known."""
    return "…… giờ ……" if at is None else f"{at.hour:02} giờ {at.minute:02}"


def clock(at: time | None) -> str:
    """The hour in a table: "07.30" as "07h30", empty where not known."""
    return "" if at is None else f"{at.hour:02}h{at.minute:02}"


def when_words(event: Event) -> str:
    """ "07 giờ 30, ngày 28 tháng 02 năm 2022", or from when to when of an event of several days."""
    start = f"{time_words(event.starts_at)}, {day_words(event.starts_on, event.year)}"
    if event.starts_on is None or event.last_day == event.starts_on:
        return start
    return f"từ {start} đến hết {day_words(event.last_day, event.year)}"


def short_when(event: Event) -> str:
    """The days in a cell of a table: "28/02/2022", "01/3 - 03/3/2022", empty without a day."""
    if event.starts_on is None:
        return ""
    first, last = short_date(event.starts_on), short_date(event.last_day or event.starts_on)
    hour = f"{clock(event.starts_at)}, " if event.starts_at else ""
    return f"{hour}{first}" if first == last else f"{first} - {last}"


def place_words(event: Event) -> str:
    """The place, dotted where not known."""
    return one_line(event.place) or DOTS


def count_words(count: int | None, unit: str) -> str:
    """ "08 đại biểu", dotted where not known; blank is not zero."""
    number = "………" if count is None else padded_count(count) if count else "0"
    return f"{number} {unit}"


def anniversary_words(kind: EventKind, year: int) -> str:
    """ "63 năm Ngày truyền thống … (03/3/1959 - 03/3/2022) và …": counted, not typed; empty without any."""
    told = [
        f"{item.years(year)} năm {one_line(item.name)} ({_short(item.since)}/{item.since.year} - "
        f"{_short(item.since)}/{year})"
        for item in kind.anniversaries
        if item.years(year) > 0
    ]
    return " và ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else "".join(told)


def _short(day: date) -> str:
    return f"{day.day:02}/{day.month}" if day.month > 2 else f"{day.day:02}/{day.month:02}"


# --- rules -----------------------------------------------------------------------------------------------------------


def rule_sentence(fact: RuleFact, plan: str) -> str:
    """What holds for one unit, why, and by which clause, in one sentence without its stop."""
    decision = f" (theo {fact.decision})" if fact.decision else ""
    clause = clause_words(fact.rule, plan)
    source = f" ({clause})" if clause else ""
    return f"{capital(fact.place)} thuộc vùng {fact.level}{decision}: {allowance(fact)}{source}"


def allowance(fact: RuleFact) -> str:
    """What a rule lets be held, what not, for how many people and with which measures."""
    rule = fact.rule
    allowed = {
        EventPart.REVIEW: rule.allows_review,
        EventPart.CEREMONY: rule.allows_ceremony,
        EventPart.FESTIVITIES: rule.allows_festivities,
    }
    held = part_words(part for part, is_allowed in allowed.items() if is_allowed)
    dropped = part_words(part for part, is_allowed in allowed.items() if not is_allowed)
    told = [f"được tổ chức {held}"] if held and dropped else [f"tổ chức đầy đủ {held}"] if held else []
    told += [f"không tổ chức {dropped}"] if dropped and held else [] if held else ["không tổ chức các hoạt động"]
    if held and (rule.limits_people or fact.max_people is not None):
        told.append(people_words(fact))
    told += [f"thực hiện nghiêm {measures}"] if (measures := ", ".join(rule.measures)) else []
    if not held and rule.report_to:
        told.append(f"báo cáo kết quả bằng văn bản gửi {rule.report_to}")
    return "; ".join(told)


def people_words(fact: RuleFact) -> str:
    """How many people may come, and which paper says so."""
    if fact.max_people is None:
        return "hạn chế số người tham gia theo quy định của địa phương (không quá ……… người)"
    source = f" theo {fact.limit_document}" if fact.limit_document else ""
    return f"số người tham gia không quá {padded_count(fact.max_people)} người{source}"


def clause_words(rule: TierRule, plan: str) -> str:
    """The clause of a rule, see :func:`clause_of`."""
    return clause_of(rule.clause, plan)


def clause_of(text: str, plan: str) -> str:
    """ "mục II.3 Kế hoạch số 74/KH-BCĐ"; a clause that names its own paper stays as it was entered."""
    clause = one_line(text)
    return f"mục {clause} {plan}".strip() if _BARE_CLAUSE.fullmatch(clause) else clause
