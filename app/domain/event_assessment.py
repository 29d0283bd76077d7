"""Live assessment: what of an event may be held under the tiers of its places, how many may come, and why.

Plan 74/KH-BCĐ, II.3. The strictest rule over hosts, units that take part, days and matrices counts for each question
by itself: a part may be held only when every one of them allows it, and the smallest limit of people holds. So one
more unit, day or matrix never allows more. A place nobody has announced a tier for is not at level 1: nothing is
forbidden there, and the assessment says that it is not known.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from app.domain.event_reasons import Reason, limit_source, reasons, unknown_places
from app.domain.event_rulings import Moves, Paths, Ruling, TierRules, counting_days, paths_on, rulings, strictest
from app.domain.event_words import capital, part_words
from app.domain.events import Event, EventPart
from app.domain.tier_history import PeopleLimit, TierRegister
from app.domain.tiers import RuleMatrix
from app.domain.units import COMMUNE_KINDS, UnitKind
from app.i18n import _
from app.text import format_number

#: Whose tier is announced: a border station that takes part is in nobody's register.
_ANNOUNCED_KINDS = COMMUNE_KINDS | {UnitKind.HAMLET}


class Outcome(StrEnum):
    """What comes out for an event, from the mildest to the strictest; behind them what cannot be judged yet."""

    FREE = "free"
    NOT_ANNOUNCED = "not_announced"
    LIMITED = "limited"
    PARTLY = "partly"
    FORBIDDEN = "forbidden"
    UNDATED = "undated"
    NO_HOST = "no_host"


@dataclass(frozen=True, slots=True)
class ReportInWriting:
    """A report in writing that a host owes instead of an event, to whom, by which clause."""

    unit_id: int
    to: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What an event may be, and why.

    ``rulings`` hold the strictest one of each matrix, the strictest first; ``allowed`` the parts every one of them
    allows. ``forbidden`` are planned parts that may not be held, ``restorable`` parts that had fallen away and are
    allowed (again). ``max_people`` is the smallest known limit, ``asks_limit`` names places whose number is not known
    though limited. ``cause`` are the levels that forbid it whole, else a part; with their danger where there are
    several. ``reports`` are owed in writing. ``unannounced`` are places nobody announced a tier for. Without a host
    there is nothing to judge: ``has_host``.
    """

    parts: tuple[EventPart, ...]
    day: date | None = None
    rulings: tuple[Ruling, ...] = ()
    allowed: frozenset[EventPart] = frozenset(EventPart)
    forbidden: tuple[EventPart, ...] = ()
    restorable: tuple[EventPart, ...] = ()
    is_limited: bool = False
    max_people: int | None = None
    limit_document: str = ""
    asks_limit: tuple[str, ...] = ()
    cause: str = ""
    measures: tuple[str, ...] = ()
    reports: tuple[ReportInWriting, ...] = ()
    unannounced: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    has_host: bool = True

    @property
    def ruling(self) -> Ruling | None:
        """The ruling that decides most; ``None`` where nothing was announced."""
        return self.rulings[0] if self.rulings else None

    @property
    def report_to(self) -> str:
        """Who is owed a report in writing."""
        return ", ".join(dict.fromkeys(item.to for item in self.reports))

    @property
    def reporting(self) -> tuple[int, ...]:
        """The hosts that owe one."""
        return tuple(dict.fromkeys(item.unit_id for item in self.reports))

    @property
    def strictness(self) -> int:
        """0 where nothing is known, 1 free, 2 fewer people, 3 a part falls away, 4 nothing may be held."""
        return max((item.strictness for item in self.rulings), default=0)

    @property
    def tier_words(self) -> str:
        """The tier that counts: "cấp độ 3"; of several dangers each; empty where nothing was announced."""
        return ", ".join(item.words for item in self.rulings)

    @property
    def outcome(self) -> Outcome:
        """What comes out, looking at all planned parts, those that have fallen away included."""
        possible = [part for part in self.parts if part in self.allowed]
        if not self.has_host:
            return Outcome.NO_HOST
        if self.day is None:
            return Outcome.UNDATED
        if self.parts and not possible:
            return Outcome.FORBIDDEN
        if len(possible) < len(self.parts):
            return Outcome.PARTLY
        if self.is_limited:
            return Outcome.LIMITED
        return Outcome.NOT_ANNOUNCED if self.unannounced else Outcome.FREE

    @property
    def verdict(self) -> str:
        """The outcome in a few words."""
        possible = part_words(part for part in self.parts if part in self.allowed)
        return {
            Outcome.NO_HOST: _("Chưa có đơn vị tổ chức"),
            Outcome.UNDATED: _("Chưa có ngày tổ chức"),
            Outcome.FORBIDDEN: _("Không được tổ chức"),
            Outcome.PARTLY: _("Chỉ được tổ chức {parts}").format(parts=possible),
            Outcome.LIMITED: _("Được tổ chức, hạn chế số người"),
            Outcome.NOT_ANNOUNCED: _("Được tổ chức, chưa có cấp độ"),
            Outcome.FREE: _("Được tổ chức đủ các phần"),
        }[self.outcome]

    @property
    def detail(self) -> str:
        """What follows from it for the plan, in whole sentences."""
        if self.outcome is Outcome.NO_HOST:
            return _("Cấp độ xét theo nơi tổ chức; hãy chọn đơn vị.")
        if self.outcome is Outcome.UNDATED:
            return _("Cấp độ xét theo ngày tổ chức; hãy ghi ngày.")
        told = [self._falling_away(), self._people(), self._measures(), self._unknown(), self._offer()]
        return " ".join(sentence for sentence in told if sentence) or _("Không có hạn chế nào.")

    def _falling_away(self) -> str:
        report = self._report()
        if self.forbidden:
            told = _("{parts} trong kế hoạch phải bỏ").format(parts=capital(part_words(self.forbidden)))
            return f"{told}, {_('thay bằng')} {report}." if report else f"{told}."
        gone = part_words(part for part in self.parts if part not in self.allowed)
        told = _("{parts} không tổ chức.").format(parts=capital(gone)) if gone else ""
        return " ".join(item for item in (told, f"{capital(report)}." if report else "") if item)

    def _report(self) -> str:
        return _("báo cáo bằng văn bản gửi {to}").format(to=self.report_to) if self.report_to else ""

    def _people(self) -> str:
        if self.outcome is Outcome.FORBIDDEN:
            return ""
        told = []
        if self.max_people is not None:
            told.append(_("Nhiều nhất {count} người ({document}).").format(
                count=format_number(self.max_people), document=self.limit_document))  # fmt: skip
        if self.asks_limit:
            asked = _("Chưa biết số người được phép ở {places}: hãy nhập giới hạn với văn bản của địa phương.")
            told.append(asked.format(places=", ".join(self.asks_limit)))
        return " ".join(told)

    def _measures(self) -> str:
        if self.outcome is Outcome.FORBIDDEN or not self.measures:
            return ""
        return _("Thực hiện {measures}.").format(measures=", ".join(self.measures))

    def _unknown(self) -> str:
        if not self.unannounced:
            return ""
        told = _("{places} chưa có cấp độ nên chưa bị hạn chế; hãy nhập cấp độ khi có công bố.")
        return told.format(places=capital(", ".join(self.unannounced)))

    def _offer(self) -> str:
        if not self.restorable:
            return ""
        return _("Nay được tổ chức lại {parts}.").format(parts=part_words(self.restorable))


def assess(
    event: Event,
    paths: Paths,
    matrices: Sequence[RuleMatrix],
    register: TierRegister,
    limits: Sequence[PeopleLimit],
    day: date | None = None,
    moves: Moves = MappingProxyType({}),
) -> Assessment:
    """What the tiers allow for an event on its days, or on ``day`` alone: as if it were held then.

    ``paths`` are those of the first day, ``moves`` those of later ones on which they change. An event without a day is
    judged only when ``day`` is given.
    """
    rules = TierRules(tuple(matrices), register, tuple(limits))
    days = counting_days(event, paths, rules, moves) if day is None else (day,)
    found = [item for on in days for item in rulings(event, paths_on(on, paths, moves), rules, on)]
    announced = [item for item in found if item.place.entry is not None]
    top = strictest(announced)
    forbidden = frozenset(part for item in announced for part in item.forbidden)
    limit = min((item for item in announced if item.max_people is not None), key=_people, default=None)
    unknown = _unannounced(found)
    return Assessment(
        parts=event.parts,
        day=_counting_day(top, days),
        rulings=top,
        allowed=frozenset(EventPart) - forbidden,
        forbidden=tuple(part for part in event.held_parts if part in forbidden),
        restorable=tuple(part for part in event.parts if part in event.dropped and part not in forbidden),
        is_limited=any(item.limits for item in announced),
        max_people=None if limit is None else limit.max_people,
        limit_document="" if limit is None else limit_source(limit),
        asks_limit=tuple(dict.fromkeys(item.unit.title for item in announced if item.asks_limit)),
        cause=_cause(event, top, with_danger=len(matrices) > 1),
        measures=tuple(dict.fromkeys(text for item in announced if item.rule for text in item.rule.measures)),
        reports=tuple(_reports(event, announced)),
        unannounced=unknown,
        reasons=(*reasons(event, rules, announced, top), *unknown_places(unknown)),
        has_host=bool(event.hosts),
    )


def _counting_day(top: Sequence[Ruling], days: Sequence[date]) -> date | None:
    if top:
        return top[0].day
    return days[0] if days else None


def _cause(event: Event, top: Iterable[Ruling], *, with_danger: bool) -> str:
    """The levels that forbid the whole event, else those that take a part away; "cấp độ 5 (Bão)" of several dangers."""
    parts = frozenset(event.parts)
    closing = [item for item in top if parts and parts <= item.forbidden]
    found = closing or [item for item in top if item.forbidden & parts]
    named = ((item.words, item.matrix.name if with_danger else "") for item in found)
    return ", ".join(f"{words} ({danger})" if danger else words for words, danger in named)


def _people(ruling: Ruling) -> int:
    return ruling.max_people or 0


def _reports(event: Event, announced: Iterable[Ruling]) -> Iterator[ReportInWriting]:
    """To each addressee the hosts owe one that are at such a tier themselves, else all of them; the strictest first."""
    owing: dict[str, tuple[str, set[int]]] = {}
    for item in sorted(announced, key=lambda item: item.weight, reverse=True):
        if item.rule is not None and item.rule.report_to:
            owing.setdefault(item.rule.report_to, (item.rule.clause, set()))[1].add(item.unit.id)
    for to, (clause, units) in owing.items():
        hosts = [unit_id for unit_id in event.hosts if unit_id in units] or event.hosts
        yield from (ReportInWriting(unit_id, to, clause) for unit_id in hosts)


def _unannounced(found: Iterable[Ruling]) -> tuple[str, ...]:
    """Places no matrix in force has an entry for."""
    known: dict[int, bool] = {}
    titles: dict[int, str] = {}
    for item in found:
        if item.unit.kind in _ANNOUNCED_KINDS:
            titles[item.unit.id] = item.unit.title
            known[item.unit.id] = known.get(item.unit.id, False) or item.place.entry is not None
    return tuple(titles[unit_id] for unit_id, is_known in known.items() if not is_known)
