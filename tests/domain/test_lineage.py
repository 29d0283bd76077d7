"""Units followed from day to day: nothing is lost, nothing counted twice, nothing guessed."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.lineage import (
    RollUp,
    UnresolvedReason,
    has_circle,
    predecessors,
    roll_up,
    successors,
)
from app.domain.units import UNKNOWN_START, Lineage, LineageKind, Unit, UnitKind

DAY0 = date(2019, 12, 31)
REFORM = date(2025, 7, 1)
ONE = Decimal(1)


def a_unit(key: int, start: date = UNKNOWN_START, end: date | None = None) -> Unit:
    return Unit(key, f"u{key}", UnitKind.COMMUNE, None, f"Xã {key}", start, end)


def an_edge(
    old: int, new: int, on: date, share: Decimal | None = ONE, kind: LineageKind = LineageKind.MERGED
) -> Lineage:
    return Lineage(old, new, kind, on, share)


def test_that_merged_units_belong_whole_to_the_new_one() -> None:
    units = [a_unit(1, end=REFORM), a_unit(2, end=REFORM), a_unit(3, REFORM)]
    lineage = [an_edge(1, 3, REFORM), an_edge(2, 3, REFORM)]
    result = roll_up([1, 2], units, lineage, date(2024, 12, 31), date(2025, 12, 31))
    assert result.onto(3) == {1: ONE, 2: ONE}
    assert result.unresolved == ()


def test_that_a_unit_stays_itself_until_the_day_before() -> None:
    units = [a_unit(1, end=REFORM), a_unit(2, REFORM)]
    lineage = [an_edge(1, 2, REFORM)]
    eve = REFORM - timedelta(days=1)
    assert roll_up([1], units, lineage, DAY0, eve).of(1) == {1: ONE}
    assert roll_up([1], units, lineage, DAY0, REFORM).of(1) == {2: ONE}


def test_that_a_split_hands_on_shares_and_lists_the_rest() -> None:
    units = [a_unit(1, end=REFORM), a_unit(2, REFORM), a_unit(3, REFORM)]
    lineage = [an_edge(1, 2, REFORM, Decimal("0.6"), LineageKind.SPLIT), an_edge(1, 3, REFORM, Decimal("0.25"))]
    result = roll_up([1], units, lineage, DAY0, REFORM)
    assert result.of(1) == {2: Decimal("0.6"), 3: Decimal("0.25")}
    (lost,) = result.unresolved
    assert (lost.share, lost.reason) == (Decimal("0.15"), UnresolvedReason.NO_SUCCESSOR)


def test_that_an_unknown_share_is_not_guessed() -> None:
    units = [a_unit(1, end=REFORM), a_unit(2, REFORM), a_unit(3, REFORM)]
    lineage = [an_edge(1, 2, REFORM, Decimal("0.4")), an_edge(1, 3, REFORM, None)]
    result = roll_up([1], units, lineage, DAY0, REFORM)
    assert result.of(1) == {2: Decimal("0.4")}
    assert [(item.share, item.reason) for item in result.unresolved] == [
        (Decimal("0.6"), UnresolvedReason.SHARE_UNKNOWN)
    ]


def test_that_a_unit_that_goes_on_keeps_what_it_did_not_give_away() -> None:
    units = [a_unit(1), a_unit(2, REFORM)]
    result = roll_up([1], units, [an_edge(1, 2, REFORM, Decimal("0.3"), LineageKind.SPLIT)], DAY0, REFORM)
    assert result.of(1) == {1: Decimal("0.7"), 2: Decimal("0.3")}


def test_that_a_change_on_the_first_day_is_already_in_the_figures() -> None:
    units = [a_unit(1), a_unit(2, REFORM)]
    result = roll_up([1], units, [an_edge(1, 2, REFORM, Decimal("0.3"), LineageKind.SPLIT)], REFORM, REFORM)
    assert result.of(1) == {1: ONE}


def test_that_a_unit_without_successor_is_listed() -> None:
    result = roll_up([1], [a_unit(1, end=date(2020, 2, 1))], [], DAY0, date(2021, 12, 31))
    assert [item.reason for item in result.unresolved] == [UnresolvedReason.NO_SUCCESSOR]


def test_that_a_unit_that_did_not_exist_is_listed() -> None:
    result = roll_up([1], [a_unit(1, REFORM)], [], DAY0, REFORM)
    assert result.portions == ()
    assert [item.reason for item in result.unresolved] == [UnresolvedReason.NOT_THERE]


def test_that_towards_the_past_only_whole_units_are_followed() -> None:
    renamed = [a_unit(1, end=REFORM), a_unit(2, REFORM)]
    back = roll_up([2], renamed, [an_edge(1, 2, REFORM, kind=LineageKind.RENAMED)], date(2026, 1, 1), DAY0)
    assert back.of(2) == {1: ONE}
    merged = [a_unit(1, end=REFORM), a_unit(3, end=REFORM), a_unit(2, REFORM)]
    lineage = [an_edge(1, 2, REFORM), an_edge(3, 2, REFORM)]
    lost = roll_up([2], merged, lineage, date(2026, 1, 1), DAY0)
    assert lost.portions == ()
    assert [item.reason for item in lost.unresolved] == [UnresolvedReason.SEVERAL_PREDECESSORS]


def test_that_successors_and_predecessors_are_each_others_mirror() -> None:
    units = [a_unit(1, end=date(2020, 2, 1)), a_unit(2, end=REFORM), a_unit(3, end=REFORM), a_unit(4, REFORM)]
    lineage = [an_edge(1, 2, date(2020, 2, 1)), an_edge(2, 4, REFORM), an_edge(3, 4, REFORM)]
    assert successors(1, units, lineage, date(2021, 1, 1)) == (2,)
    assert successors(1, units, lineage, date(2026, 1, 1)) == (4,)
    assert predecessors(4, units, lineage, date(2021, 1, 1)) == (2, 3)
    assert predecessors(4, units, lineage, DAY0) == (1, 2, 3)


def test_that_a_circle_is_seen() -> None:
    chain = [an_edge(key, key + 1, REFORM) for key in range(5)]
    assert not has_circle(chain)
    assert not has_circle([*chain, an_edge(0, 4, REFORM)])
    assert has_circle([*chain, an_edge(4, 1, REFORM)])


Years = tuple[list[Unit], list[Lineage], date]
STARTS = [date(2000 + year, 7, 1) for year in range(1, 6)]


@st.composite
def histories(draw: st.DrawFn) -> Years:
    """Five reforms over a few units: each time some merge, split (shares may be unknown), rename or just end."""
    alive = list(range(draw(st.integers(1, 5))))
    units = {key: a_unit(key) for key in alive}
    lineage: list[Lineage] = []
    for day in STARTS:
        for key in list(alive):
            what = draw(st.sampled_from(["stay", "stay", "rename", "split", "merge", "end"]))
            if what == "stay":
                continue
            targets = draw(st.integers(1, 3)) if what == "split" else 1
            goes_on = what == "split" and draw(st.booleans())
            if not goes_on:
                units[key] = a_unit(key, units[key].valid_from, day)
                alive.remove(key)
            left = 1000
            for _number in range(0 if what == "end" else targets):
                heirs = [other for other in alive if other != key and units[other].valid_from < day]
                new = draw(st.sampled_from(heirs)) if what == "merge" and heirs else len(units)
                if new not in units:
                    units[new] = a_unit(new, day)
                    alive.append(new)
                part = left if what != "split" else draw(st.integers(0, left))
                left -= part
                is_unknown = what == "split" and draw(st.booleans())
                if part and not any(edge.predecessor_id == key and edge.successor_id == new for edge in lineage):
                    share = None if is_unknown else Decimal(part) / 1000
                    lineage.append(an_edge(key, new, day, share, LineageKind.SPLIT))
    return list(units.values()), lineage, draw(st.sampled_from([DAY0, *STARTS]))


def whole(result: RollUp, key: int) -> Decimal:
    lost = sum((item.share for item in result.unresolved if item.source_id == key), Decimal(0))
    return sum(result.of(key).values(), Decimal(0)) + lost


@given(histories())
def test_that_every_unit_is_conserved_and_never_doubled(history: Years) -> None:
    units, lineage, to = history
    start = date(2001, 6, 30)
    sources = [unit.id for unit in units if unit.is_valid_on(start)]
    result = roll_up(sources, units, lineage, start, to if to >= start else STARTS[-1])
    for key in sources:
        assert whole(result, key) == ONE
    assert len({(item.source_id, item.target_id) for item in result.portions}) == len(result.portions)


@given(histories())
def test_that_targets_exist_on_the_day(history: Years) -> None:
    units, lineage, _to = history
    by_id = {unit.id: unit for unit in units}
    end = STARTS[-1]
    result = roll_up([unit.id for unit in units if unit.is_valid_on(DAY0)], units, lineage, DAY0, end)
    result_back = roll_up([unit.id for unit in units if unit.is_valid_on(end)], units, lineage, end, DAY0)
    assert all(by_id[item.target_id].is_valid_on(end) for item in result.portions)
    assert all(by_id[item.target_id].is_valid_on(DAY0) for item in result_back.portions)


@given(histories(), st.sampled_from(STARTS))
def test_that_two_steps_are_one_when_nothing_was_lost(history: Years, between: date) -> None:
    units, lineage, _to = history
    start, end = date(2001, 6, 30), STARTS[-1]
    for unit in units:
        if not unit.is_valid_on(start):
            continue
        first = roll_up([unit.id], units, lineage, start, between)
        steps: dict[int, Decimal] = {}
        for middle, share in first.of(unit.id).items():
            for target, part in roll_up([middle], units, lineage, between, end).of(middle).items():
                steps[target] = steps.get(target, Decimal(0)) + share * part
        assert {key: value for key, value in steps.items() if value} == roll_up(
            [unit.id], units, lineage, start, end
        ).of(unit.id)


@given(st.integers(1, 8))
def test_that_a_chain_of_renames_is_followed_both_ways(length: int) -> None:
    days = [date(2001, 1, 1) + timedelta(days=100 * step) for step in range(1, length + 1)]
    units = [
        a_unit(key, UNKNOWN_START if key == 0 else days[key - 1], days[key] if key < length else None)
        for key in range(length + 1)
    ]
    lineage = [an_edge(key, key + 1, days[key], kind=LineageKind.RENAMED) for key in range(length)]
    assert roll_up([0], units, lineage, date(2000, 1, 1), date(2030, 1, 1)).of(0) == {length: ONE}
    assert roll_up([length], units, lineage, date(2030, 1, 1), date(2000, 1, 1)).of(length) == {0: ONE}
