"""Round of classification «đợt phân loại»: which grade each place got, how they spread, and against the round before.

Grades are data of the round. The whole is what was classified, shown beside what should have been: a share is always
of a named whole, and a whole of none has no shares.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.plans.spans import span
from app.i18n import _
from app.text import clean, fold, format_number

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationRound:
    """A round: its grades from best to worst, and how many places there are to classify, where known."""

    title: str
    year: int
    period: str
    grades: tuple[str, ...]
    plan_id: int | None = None
    expected: int | None = None
    document: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationResult:
    """The grade of one place; ``category`` is its kind ("khu dân cư"), ``unit_id`` its unit where it is one."""

    round_id: int
    name: str
    grade: str
    category: str = ""
    unit_id: int | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class GradeShare:
    """How many places got a grade; ``percent`` is of those classified, ``None`` without any."""

    grade: str
    count: int
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class Distribution:
    """How a round, or one kind of places in it, spreads; the lines add up to ``classified``."""

    lines: tuple[GradeShare, ...]
    classified: int
    expected: int | None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeChange:
    """A place whose grade differs from the round before; ``steps`` above zero is better."""

    name: str
    before: str
    now: str
    steps: int


@dataclass(frozen=True, slots=True)
class Trend:
    """A round against the one before: shares in points, places that rose or fell, places only one of them has.

    ``unknown`` places had a grade that the present round does not have: nobody can say whether they rose.
    """

    points: tuple[tuple[str, Decimal | None], ...]
    changes: tuple[GradeChange, ...]
    kept: int
    fresh: tuple[str, ...]
    gone: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def distribution(of: ClassificationRound, results: Iterable[ClassificationResult]) -> Distribution:
    """How many places got each grade of a round."""
    counted = Counter(item.grade for item in results)
    whole = sum(counted.values())
    lines = tuple(GradeShare(grade, counted[grade], _percent(counted[grade], whole)) for grade in of.grades)
    return Distribution(lines, whole, of.expected, tuple(_remarks(of, whole)))


def by_category(of: ClassificationRound, results: Sequence[ClassificationResult]) -> dict[str, Distribution]:
    """The same for each kind of places; nobody said how many of a kind there are."""
    names = dict.fromkeys(item.category for item in results)
    return {
        name: Distribution(found.lines, found.classified, None)
        for name in names
        for found in [distribution(of, [item for item in results if item.category == name])]
    }


def _percent(part: int, whole: int) -> Decimal | None:
    return _HUNDRED * part / whole if whole else None


def _remarks(of: ClassificationRound, whole: int) -> Iterator[str]:
    if not whole:
        yield _("Chưa có đơn vị nào được phân loại nên chưa có tỷ lệ.")
    if of.expected is None:
        yield _("Chưa ghi tổng số đơn vị phải phân loại.")
    elif whole < of.expected:
        told = _("Mới phân loại {count}/{all} đơn vị.")
        yield told.format(count=format_number(whole), all=format_number(of.expected))


def trend(
    of: ClassificationRound,
    results: Sequence[ClassificationResult],
    before: ClassificationRound,
    former: Sequence[ClassificationResult],
) -> Trend:
    """How a round differs from the one before; places are the same by unit, else by category and name."""
    now, then = ({_who(item): item for item in some} for some in (results, former))
    shares = {item.grade: item.percent for item in distribution(before, former).lines}
    points = tuple(
        (item.grade, None if (old := shares.get(item.grade)) is None or item.percent is None else item.percent - old)
        for item in distribution(of, results).lines
    )
    both = [(then[key], item) for key, item in now.items() if key in then]
    order = {grade: place for place, grade in enumerate(of.grades)}
    known = [(old, new) for old, new in both if old.grade in order]
    changes = tuple(
        GradeChange(new.name, old.grade, new.grade, order[old.grade] - order[new.grade])
        for old, new in known
        if old.grade != new.grade
    )
    return Trend(
        points,
        changes,
        len(known) - len(changes),
        tuple(item.name for key, item in now.items() if key not in then),
        tuple(item.name for key, item in then.items() if key not in now),
        tuple(new.name for old, new in both if old.grade not in order),
    )


def _who(item: ClassificationResult) -> object:
    return item.unit_id if item.unit_id is not None else (fold(item.category), fold(item.name))


def renamed_grades(former: Sequence[str], now: Sequence[str]) -> dict[str, str]:
    """Grades that are called otherwise at the same place: what was graded so goes with them."""
    if len(former) != len(now):
        return {}
    pairs = zip(former, now, strict=True)
    return {old: new for old, new in pairs if old not in now and new not in former}


# --- what is wrong ---------------------------------------------------------------------------------------------------


def round_faults(of: ClassificationRound) -> Iterator[str]:
    """What keeps a round from being stored."""
    if not clean(of.title):
        yield _("Chưa ghi tên đợt phân loại.")
    if not of.grades or len({fold(item) for item in of.grades}) < len(of.grades) or not all(map(clean, of.grades)):
        yield _("Các mức phân loại phải có ít nhất một mức và không mức nào lặp lại.")
    if of.expected is not None and of.expected < 1:
        yield _("Tổng số đơn vị phải phân loại phải từ 1; chưa biết thì để trống.")
    try:
        period = span(of.period)
    except ValueError:
        yield _("Kỳ “{period}” không đúng; ghi ví dụ 2022 hoặc Quý III/2022.").format(period=of.period)
        return
    if period.last.year != of.year:
        yield _("Kỳ {period} không thuộc năm {year}.").format(period=period.words, year=of.year)


def result_faults(of: ClassificationRound, results: Sequence[ClassificationResult]) -> Iterator[str]:
    """What keeps the results of a round from being stored: all of them are looked at together."""
    for item in results:
        if not clean(item.name):
            yield _("Có dòng chưa ghi tên đơn vị.")
        elif item.grade not in of.grades:
            told = _("“{name}”: không có mức “{grade}”; các mức là {grades}.")
            yield told.format(name=item.name, grade=item.grade, grades=", ".join(of.grades))
    for item, count in _doubled(results):
        yield _("“{name}” được phân loại {count} lần trong một đợt.").format(name=item.name, count=count)
    if of.expected is not None and len(results) > of.expected:
        told = _("Đã phân loại {count} đơn vị, nhiều hơn tổng số phải phân loại ({all}).")
        yield told.format(count=format_number(len(results)), all=format_number(of.expected))


def _doubled(results: Iterable[ClassificationResult]) -> Iterator[tuple[ClassificationResult, int]]:
    first: dict[object, ClassificationResult] = {}
    times = Counter[object]()
    for item in results:
        first.setdefault(_who(item), item)
        times[_who(item)] += 1
    yield from ((first[key], count) for key, count in times.items() if count > 1)
