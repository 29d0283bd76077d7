"""How suggested sentences are worded: from totals, targets of the plan, findings let pass to text with live fields."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.domain.biggest_changes import FigureChange, biggest_changes
from app.domain.indicators import AcrossUnits, Indicator
from app.domain.outline import AidKind, OutlineLeaf
from app.domain.phrases import FigureToken
from app.domain.targets import MeasuredTarget, TargetOperator, TargetState, target_state
from app.i18n import _
from app.presets.plans import PlanTarget
from app.reports.review import ReviewContent
from app.text import padded_count

#: So many of each kind at most: more would be another table.
_MOST = 5
_STATES = {
    AidKind.TARGET_REACHED: TargetState.REACHED,
    AidKind.TARGET_MISSED: TargetState.MISSED,
    AidKind.TARGET_OPEN: TargetState.OPEN,
}
_ADD_UP = frozenset({AcrossUnits.SUM, AcrossUnits.LIST, AcrossUnits.UNION})


@dataclass(frozen=True, slots=True)
class Material:
    """What suggestions are made from: the paper as it stands, the plan's targets, sentences on findings let pass.

    ``doubtful`` are indicators with a number that is probably out by a factor: nothing is said about their change.
    """

    content: ReviewContent
    targets: tuple[PlanTarget, ...]
    reasons: tuple[str, ...]
    doubtful: frozenset[str] = frozenset()


def _targets(material: Material, leaf: OutlineLeaf, kind: AidKind) -> Iterator[str]:
    words = {
        AidKind.TARGET_REACHED: _("Đã đạt chỉ tiêu “{target}”: thực hiện {done}."),
        AidKind.TARGET_MISSED: _("Chưa đạt chỉ tiêu “{target}”: thực hiện {done}."),
        AidKind.TARGET_OPEN: _("Chưa đủ số liệu để đánh giá chỉ tiêu “{target}”: hiện có {done}."),
    }
    catalogue, cells = material.content.catalogue, material.content.consolidation.cells
    for target in filter(None, map(_measured, material.targets)):
        if target.indicator not in catalogue or not _is_of(leaf, catalogue[target.indicator]):
            continue
        indicator = catalogue[target.indicator]
        adds_up = indicator.across_units in _ADD_UP
        if target_state(target, cells.get(indicator.code), adds_up=adds_up) is _STATES[kind]:
            done = _figure(indicator)
            if target.operator in (TargetOperator.POINTS, TargetOperator.PERCENT):
                done = f"{done}, {FigureToken(indicator.code, 'trend')}"
            yield words[kind].format(target=target.text.rstrip(" ."), done=done)


def _measured(target: PlanTarget) -> MeasuredTarget | None:
    """The target as something to be measured; ``None`` for one that is a sentence only."""
    if not target.indicator or not target.operator:
        return None
    try:
        value = Decimal(target.value)
    except InvalidOperation:
        return None
    return MeasuredTarget(target.id, target.text, target.indicator, TargetOperator(target.operator), value)


def _next_targets(material: Material, _leaf: OutlineLeaf, _kind: AidKind) -> Iterator[str]:
    for target in material.targets:
        text = target.text.rstrip(" .")
        yield _("Phấn đấu năm {year}: {target}.").format(
            year=material.content.year + 1, target=text[:1].lower() + text[1:]
        )


def _changes(material: Material, leaf: OutlineLeaf, kind: AidKind) -> Iterator[str]:
    content = material.content
    rises, falls = biggest_changes(content.catalogue, content.consolidation, _MOST, leaf.aid_groups, material.doubtful)
    chosen: tuple[FigureChange, ...] = rises if kind is AidKind.RISE else falls
    for item in chosen:
        yield f"{item.indicator.name}: {_figure(item.indicator)}, {FigureToken(item.indicator.code, 'trend')}."


def _figure(indicator: Indicator) -> str:
    """The figure as a field before its unit: "{C01} buổi", "{A23}%"."""
    space = "" if indicator.unit in ("%", "") else " "
    return f"{FigureToken(indicator.code)}{space}{indicator.unit}"


def _is_of(leaf: OutlineLeaf, indicator: Indicator) -> bool:
    return not leaf.aid_groups or indicator.group in leaf.aid_groups


def _without_report(material: Material, _leaf: OutlineLeaf, _kind: AidKind) -> Iterator[str]:
    totals = material.content.consolidation
    for expected, word in (
        (totals.expected_communes, material.content.commune_word),
        (totals.expected_stations, _("đồn Biên phòng")),
    ):
        _given, missing = totals.submitted_of(expected)
        if missing:
            count = f"{padded_count(len(missing))}/{padded_count(len(expected))}"
            sentence = _("Còn {count} {word} chưa có báo cáo được duyệt: {names}.")
            yield sentence.format(count=count, word=word, names=", ".join(missing))


def _overridden(material: Material, _leaf: OutlineLeaf, _kind: AidKind) -> Iterator[str]:
    yield from material.reasons


_Maker = Callable[[Material, OutlineLeaf, AidKind], Iterator[str]]
_MAKERS: Mapping[AidKind, _Maker] = {
    AidKind.TARGET_REACHED: _targets,
    AidKind.TARGET_MISSED: _targets,
    AidKind.TARGET_OPEN: _targets,
    AidKind.RISE: _changes,
    AidKind.FALL: _changes,
    AidKind.WITHOUT_REPORT: _without_report,
    AidKind.OVERRIDDEN: _overridden,
    AidKind.NEXT_TARGET: _next_targets,
}


def texts(material: Material, leaf: OutlineLeaf, kind: AidKind) -> Iterator[str]:
    """The sentences of one kind for one leaf, figures as live fields."""
    return _MAKERS[kind](material, leaf, kind)
