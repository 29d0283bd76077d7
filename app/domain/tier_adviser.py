"""A suggestion for a tier «cấp độ dịch» from dated criteria sets; what is announced decides, this never writes.

The sets are data (QĐ 4800/QĐ-BYT before, QĐ 218/QĐ-BYT from 27/01/2022). What their sources do not tell stays unknown:
then the answer names what is missing instead of a level.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from app.i18n import N_, _
from app.text import format_number, short_date

#: From the text of the decision itself to what nobody could hold against it, in the words of the answer.
CONFIDENCE_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "A": N_("theo đúng văn bản"),
        "B": N_("theo tin đã đối chiếu"),
        "B-": N_("theo tin chưa đối chiếu hết"),
        "C": N_("theo thông lệ, chưa đối chiếu được với văn bản"),
    }
)
CONFIDENCES: Final = tuple(CONFIDENCE_WORDS)
MET, MISSED = "met", "missed"


@dataclass(frozen=True, slots=True)
class Bound:
    """A rate below this one is of the degree of the bound's place; ``confidence`` says how well it is attested."""

    below: Decimal
    confidence: str


@dataclass(frozen=True, slots=True)
class RateMeasure:
    """A count of one week per ``per`` people, in degrees «mức» 1 to one more than its bounds; none = not known."""

    key: str
    name: str
    per: int
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Threshold:
    """A share in percent that is to be reached.

    With ``is_raising`` the level is raised when it is missed: by ``raises_by`` levels, by an unknown number when that
    is ``None``; otherwise it chooses the row.
    """

    key: str
    name: str
    at_least: Decimal
    confidence: str
    is_raising: bool = False
    raises_by: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The levels that a degree may lead to; none where no source tells."""

    levels: tuple[int, ...]
    confidence: str


@dataclass(frozen=True, slots=True)
class CriteriaRow:
    """The cells by degree for one ``choice``: :data:`MET`, :data:`MISSED`, or a word of the set's own."""

    choice: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class CriteriaSet:
    """One set with its days; ``selector`` is the threshold that chooses the row, empty when a word is given for it."""

    id: str
    title: str
    document: str
    valid_from: date
    measures: tuple[RateMeasure, ...]
    rows: tuple[CriteriaRow, ...]
    thresholds: tuple[Threshold, ...] = ()
    valid_to: date | None = None
    selector: str = ""
    selector_name: str = ""
    top: int = 4
    note: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        """The words a row is chosen by; empty when a threshold chooses it."""
        return () if self.selector else tuple(row.choice for row in self.rows)


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a place: counts of a week with its population, or rates; shares in percent; the row's word."""

    population: int | None = None
    counts: Mapping[str, Decimal] = field(default_factory=dict)
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    shares: Mapping[str, Decimal] = field(default_factory=dict)
    choice: str = ""


@dataclass(frozen=True, slots=True)
class AdviceLine:
    """One criterion: what is known of it, what that makes, and how well the rule behind it is attested."""

    name: str
    value: str
    judgement: str
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """The levels that come into question (none: not enough figures), criterion by criterion, and what is missing."""

    criteria: CriteriaSet
    levels: tuple[int, ...]
    lines: tuple[AdviceLine, ...]
    missing: tuple[str, ...]
    confidence: str

    @property
    def sentence(self) -> str:
        """The answer on one line."""
        if not self.levels:
            said = _("Không đủ số liệu để gợi ý theo {document}: {missing}.")
            return said.format(document=self.criteria.document, missing="; ".join(self.missing))
        words = _(" hoặc ").join(str(level) for level in self.levels)
        said = _("Theo {document}: gợi ý cấp độ {levels} (độ tin cậy {mark}: {sure}).")
        data = {"mark": self.confidence, "sure": _(CONFIDENCE_WORDS[self.confidence])}
        told = said.format(document=self.criteria.document, levels=words, **data)
        missing = _(" Còn thiếu: {missing}.").format(missing="; ".join(self.missing)) if self.missing else ""
        return told + missing


def advise(criteria: CriteriaSet, situation: Situation) -> Advice:
    """What a criteria set makes of a situation; pure, the same for the same figures."""
    work = _Advising(criteria, situation)
    levels = work.levels()
    confidence = weakest(line.confidence for line in work.lines)
    return Advice(criteria, levels, tuple(work.lines), tuple(work.missing), confidence)


def weakest(confidences: Iterable[str]) -> str:
    """The weakest of some marks; empty without any."""
    return max((mark for mark in confidences if mark), key=CONFIDENCES.index, default="")


def source_words(criteria: CriteriaSet) -> str:
    """Which set is meant, and for which days it is used."""
    until = _(" đến trước {day}").format(day=short_date(criteria.valid_to)) if criteria.valid_to else ""
    return _("{title} (từ {day}{until})").format(title=criteria.title, day=short_date(criteria.valid_from), until=until)


@dataclass(slots=True)
class _Advising:
    criteria: CriteriaSet
    situation: Situation
    lines: list[AdviceLine] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def levels(self) -> tuple[int, ...]:
        degree, choice = self._degree(), self._choice()
        raising = [item for item in self.criteria.thresholds if item.is_raising]
        judged = [(item, self._is_met(item)) for item in raising]
        row = next((item for item in self.criteria.rows if item.choice == choice), None)
        if degree is None or choice is None:
            return ()
        cell = row.cells[degree - 1] if row is not None and degree <= len(row.cells) else Cell((), "")
        self._tell_cell(degree, cell)
        levels = cell.levels
        for threshold, is_met in judged:
            if levels and not is_met and not self._has_no_case():
                raised = tuple(dict.fromkeys(new for level in levels for new in self._raised(level, threshold)))
                levels = raised if is_met is False else tuple(dict.fromkeys((*levels, *raised)))
        return tuple(sorted(levels))

    def _degree(self) -> int | None:
        """The highest degree of all measures; one at the top decides although others are not known."""
        degrees = [self._degree_of(item) for item in self.criteria.measures]
        known = [degree for degree, _is_top in degrees if degree is not None]
        if len(known) == len(degrees) or any(is_top for _degree, is_top in degrees):
            return max(known)
        return None

    def _degree_of(self, measure: RateMeasure) -> tuple[int | None, bool]:
        rate = self._rate(measure)
        if rate is None:
            missing = _("chưa có {name}, hoặc chưa có dân số").format(name=measure.name)
            self._unknown(measure.name, "", missing)
            return None, False
        shown = _("{rate} trên {per} dân").format(rate=format_number(rate, 1), per=format_number(measure.per))
        if not measure.bounds and rate:
            self._unknown(measure.name, shown, _("nguồn không nêu ngưỡng của {name}").format(name=measure.name))
            return None, False
        degree = 1 + sum(rate >= bound.below for bound in measure.bounds)
        near = measure.bounds[max(degree - 2, 0) : degree]
        told = _("mức {degree}").format(degree=degree)
        self.lines.append(AdviceLine(measure.name, shown, told, weakest(bound.confidence for bound in near)))
        return degree, bool(measure.bounds) and degree > len(measure.bounds)

    def _rate(self, measure: RateMeasure) -> Decimal | None:
        rate, count = self.situation.rates.get(measure.key), self.situation.counts.get(measure.key)
        if rate is not None or count is None:
            return rate
        if not count:
            return count
        return count * measure.per / self.situation.population if self.situation.population else None

    def _has_no_case(self) -> bool:
        return all(self._rate(item) == 0 for item in self.criteria.measures)

    def _choice(self) -> str | None:
        name, choice = self.criteria.selector_name, self.situation.choice
        if self.criteria.selector:
            threshold = next(item for item in self.criteria.thresholds if item.key == self.criteria.selector)
            is_met = self._is_met(threshold)
            return None if is_met is None else MET if is_met else MISSED
        if choice in self.criteria.choices:
            self.lines.append(AdviceLine(name, choice, ""))
            return choice
        known = ", ".join(self.criteria.choices)
        self._unknown(name, choice, _("chưa có {name} ({known})").format(name=name, known=known))
        return None

    def _is_met(self, threshold: Threshold) -> bool | None:
        share = self.situation.shares.get(threshold.key)
        if share is None:
            self._unknown(threshold.name, "", _("chưa có {name}").format(name=threshold.name))
            return None
        is_met = share >= threshold.at_least
        bound = _("ngưỡng {bound}%").format(bound=format_number(threshold.at_least))
        told = _("đạt {bound}") if is_met else _("chưa đạt {bound}")
        shown = f"{format_number(share)}%"
        self.lines.append(AdviceLine(threshold.name, shown, told.format(bound=bound), threshold.confidence))
        return is_met

    def _tell_cell(self, degree: int, cell: Cell) -> None:
        name = _("bảng xác định cấp độ, mức {degree}").format(degree=degree)
        if not cell.levels:
            self._unknown(name, "", _("nguồn không nêu cấp độ của mức {degree} ở dòng này").format(degree=degree))
            return
        told = _("cấp độ {levels}").format(levels=_(" hoặc ").join(map(str, cell.levels)))
        self.lines.append(AdviceLine(name, "", told, cell.confidence))

    def _raised(self, level: int, threshold: Threshold) -> Iterator[int]:
        top = self.criteria.top
        if level >= top:
            yield level
        elif threshold.raises_by is None:
            yield from range(level + 1, top + 1)
        else:
            yield min(level + threshold.raises_by, top)

    def _unknown(self, name: str, value: str, missing: str) -> None:
        self.lines.append(AdviceLine(name, value, _("chưa xét được")))
        self.missing.append(missing)
