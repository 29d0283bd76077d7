"""Years in which communes merge or split: nothing counts by its old and its new unit, and nobody owes other days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.measures import MeasureTime, MeasureValue
from app.domain.plans.spans import span
from app.domain.plans.target_figures import Asked, Group, value_in
from app.domain.plans.target_states import Counted
from app.domain.plans.unit_lives import Lives
from app.domain.plans.work import PlanFigure
from app.domain.units import UNKNOWN_START, Lineage, LineageKind, Unit, UnitKind

FLOW, STOCK = MeasureTime.FLOW, MeasureTime.STOCK
CHANGE = date(2025, 7, 1)
YEAR = "2025"


def unit(unit_id: int, since: date = UNKNOWN_START, until: date | None = None) -> Unit:
    """``until`` is the first day it is gone, as units keep it."""
    return Unit(unit_id, str(unit_id), UnitKind.COMMUNE, None, str(unit_id), since, until)


def became(before: int, after: int, on: date = CHANGE) -> Lineage:
    return Lineage(before, after, LineageKind.MERGED, on)


def figure(period: str, value: int | None, unit_id: int | None = None) -> PlanFigure:
    known = None if value is None else Decimal(value)
    return PlanFigure(id=hash((period, unit_id)), plan_id=1, measure="m", period=period, value=known, unit_id=unit_id)


def asked(units: Sequence[Unit], lineage: Sequence[Lineage], groups: tuple[Group, ...] = ()) -> Asked:
    return Asked(groups=groups, lives=Lives.of([item.id for item in units], units, lineage))


def total(time: MeasureTime, of: Asked, *figures: PlanFigure, period: str = YEAR) -> MeasureValue:
    return value_in(time, figures, span(period), lambda owner: f"xã {owner[1]}" if owner[1] else "nhóm", of)


OLD, NEW = [unit(one, until=CHANGE) for one in (1, 2)], unit(9, CHANGE)
MERGED = asked([*OLD, NEW], [became(1, 9), became(2, 9)])
HALVES = (figure("2025-H1", 40, 1), figure("2025-H1", 60, 2), figure("2025-H2", 100, 9))


def test_that_a_year_of_a_merger_is_told_by_each_for_its_own_days() -> None:
    flow = total(FLOW, MERGED, *HALVES)
    assert (flow.value, flow.reported, flow.expected, flow.note, flow.is_complete) == (Decimal(200), 3, 3, "", True)
    stock = total(STOCK, MERGED, *HALVES)
    assert (stock.value, stock.reported, stock.expected, stock.note) == (Decimal(100), 1, 1, "")
    assert stock.is_complete
    assert total(STOCK, MERGED, *HALVES, period="2025-H1").value == Decimal(100)
    assert total(FLOW, MERGED, *HALVES, period="2025-H1").is_complete
    assert total(FLOW, MERGED, *HALVES, period="2025-H2").missing == ()


def test_that_a_year_of_a_unit_that_ended_is_told_until_its_end() -> None:
    some = (figure(YEAR, 40, 1), figure(YEAR, 60, 2), figure("2025-H2", 100, 9))
    assert (total(FLOW, MERGED, *some).value, total(FLOW, MERGED, *some).is_complete) == (Decimal(200), True)
    assert total(FLOW, MERGED, *some, period="2025-H1").value == Decimal(100)
    after = total(FLOW, MERGED, figure("2026", 5, 1), figure("2026", 6, 9), period="2026")
    assert (after.value, after.is_complete) in ((Decimal(5), False), (Decimal(6), False))


def test_that_who_takes_over_is_to_tell_and_who_was_not_there_is_not() -> None:
    begun = total(FLOW, MERGED, *HALVES[:2])
    assert (begun.value, begun.missing, begun.note) == (Decimal(100), ("xã 9",), "")
    left = total(STOCK, MERGED, *HALVES[:2])
    assert (left.value, left.missing, left.is_complete) == (Decimal(100), ("xã 9",), False)
    assert left.note == "Chưa có số cuối kỳ của: xã 1, xã 2."
    some = (figure("2024", 3, 1), figure("2024", 4, 2))
    assert total(FLOW, MERGED, *some, period="2026").missing == ("xã 9",)
    assert total(STOCK, MERGED, *some).missing == ("xã 9",)
    assert total(FLOW, MERGED, *some).missing == ("xã 1", "xã 2", "xã 9")
    earlier = total(FLOW, MERGED, *some, figure("2026", 9, 9), period="2024")
    assert (earlier.missing, earlier.is_complete) == ((), True)


def test_that_days_before_a_new_unit_are_missed_until_somebody_tells_them() -> None:
    late = total(FLOW, MERGED, HALVES[2])
    assert (late.value, late.missing) == (Decimal(100), ("xã 1", "xã 2"))
    assert total(FLOW, MERGED, figure("2026", 9, 9), figure("2024", 1, 7), period="2024").missing == ("xã 1", "xã 2")
    assert total(STOCK, MERGED, figure("2026", 9, 9), figure("2024", 1, 7), period="2024").missing == ("xã 1", "xã 2")
    of_all = total(FLOW, MERGED, figure(YEAR, 200, 9), figure("2024", 8, 1))
    assert (of_all.value, of_all.missing, of_all.is_complete) == (Decimal(200), (), True)
    part = total(FLOW, MERGED, figure("2025-Q1", 5, 1), figure("2025-Q1", 5, 2), figure("2025-Q2..2025-Q4", 9, 9))
    assert (part.value, part.is_complete) == (Decimal(19), True)
    gap = total(FLOW, MERGED, figure("2025-01", 5, 1), figure("2025-Q1", 5, 2), figure("2025-Q2..2025-Q4", 9, 9))
    assert gap.note == "Mới có số liệu một phần kỳ của: xã 1."


def test_that_an_old_unit_is_missed_though_another_of_the_same_merger_told_its_part() -> None:
    some = HALVES[0], HALVES[2]
    found = total(FLOW, MERGED, *some)
    assert (found.value, found.reported, found.missing, found.is_complete) == (Decimal(140), 2, ("xã 2",), False)
    assert total(FLOW, replace(MERGED, groups=(Group("xa", (1, 2, 9), 3),)), *some).missing == ("xã 2",)
    assert total(FLOW, MERGED, figure("2025-Q1", 5, 1), HALVES[2]).missing == ("xã 2",)
    for time in MeasureTime:
        earlier = total(time, MERGED, figure("2024", 7, 1), figure("2026", 9, 9), period="2024")
        assert (earlier.missing, earlier.is_complete) == (("xã 2",), False)


def test_that_who_took_over_tells_for_those_of_before_also_by_way_of_others() -> None:
    second = date(2025, 10, 1)
    units, ties = [OLD[0], unit(9, CHANGE, second), unit(10, second)], [became(1, 9), became(9, 10, second)]
    chain = asked(units, ties)
    between = figure("2025-Q1..2025-Q3", 30, 9)
    whole = (figure(YEAR, 90, 10),), (between, figure("2025-Q4", 60, 10)), (figure("2025-Q3..2025-Q4", 60, 10),)
    for some, grouped in product(whole[:2], [chain, replace(chain, groups=(Group("xa", (1, 9, 10), 3),))]):
        assert (total(FLOW, grouped, *some).value, total(FLOW, grouped, *some).missing) == (Decimal(90), ())
        assert total(FLOW, grouped, *some).is_complete
    assert total(FLOW, chain, *whole[2]).missing == ("xã 1",)
    assert total(FLOW, chain, between, figure("2025-H1", 5, 1)).missing == ("xã 10",)
    split = asked([*units, unit(8, CHANGE, second)], [*ties, became(1, 8), became(8, 10, second)])
    some = (between, figure("2025-Q4", 60, 10), figure("2025-Q3", 1, 8))
    assert total(FLOW, split, *some).missing == ("xã 1",)
    loop = asked(units, [*ties, became(9, 1), became(10, 9, second), became(9, 77, date(2025, 1, 1))])
    year = figure("2025-Q3", 20, 9), figure("2025-Q4", 60, 10), figure(YEAR, 7, 77)
    assert total(FLOW, loop, *year, figure("2025-H1", 20, 10)).is_complete
    assert total(FLOW, loop, *year).missing == ("xã 1",)


def test_that_the_same_days_by_old_and_new_unit_are_taken_once_and_told() -> None:
    found = total(FLOW, MERGED, figure(YEAR, 120, 9), *HALVES[:2])
    assert (found.value, found.is_complete) == (Decimal(120), False)
    assert found.note.startswith("Đơn vị cũ và đơn vị mới cùng có số của những ngày như nhau nên chỉ lấy một: xã 9,")
    assert found.note.endswith("hãy ghi đúng kỳ ấy.")
    shorter = total(FLOW, MERGED, figure("2025-06..2025-07", 7, 9), *HALVES[:2])
    assert (shorter.value, shorter.is_complete) == (Decimal(100), False)


def test_that_a_unit_that_goes_on_tells_its_own_days_beside_those_it_took_in() -> None:
    grown = asked([OLD[0], unit(9)], [became(1, 9)])
    flow = total(FLOW, grown, figure("2025-H1", 10, 1), figure(YEAR, 50, 9))
    assert (flow.value, flow.is_complete) == (Decimal(60), True)
    stock = (figure("2025-Q2", 10, 1), figure("2025-Q1", 50, 9))
    assert total(STOCK, grown, *stock).value == Decimal(60)
    assert total(STOCK, grown, *stock, figure("2025-Q4", 61, 9)).value == Decimal(61)
    over = total(FLOW, grown, figure("2025-H2", 10, 1), figure("2025-H2", 50, 9))
    assert (over.reported, over.is_complete) == (1, False)


def test_that_a_unit_that_goes_on_keeps_its_stock_when_a_part_of_it_is_told_by_another() -> None:
    ceded = asked([unit(1), NEW], [became(1, 9)])
    late = total(STOCK, ceded, figure("2025-Q2", 100, 1), figure("2025-Q4", 20, 9))
    assert (late.value, late.reported, late.expected, late.is_complete) == (Decimal(120), 2, 2, False)
    assert late.note.startswith("Chưa có số cuối kỳ của: xã 1. Số mới nhất của xã 1 có từ trước khi tách một phần")
    done = total(STOCK, ceded, figure("2025-Q2", 100, 1), figure(YEAR, 80, 1), figure(YEAR, 20, 9))
    assert (done.value, done.note, done.is_complete) == (Decimal(100), "", True)
    before = total(STOCK, ceded, figure("2025-Q2", 100, 1), figure(YEAR, None, 9))
    assert (before.note, before.missing) == ("Chưa có số cuối kỳ của: xã 1.", ("xã 9",))
    again = total(STOCK, ceded, figure("2024", 100, 1), figure("2024", 20, 9), period="2024")
    assert (again.is_complete, "hai lần" in again.note, "cuối kỳ" in again.note) == (False, True, False)
    split = asked([OLD[0], NEW, unit(8, CHANGE)], [became(1, 9), became(1, 8)])
    gone = total(STOCK, split, figure("2025-Q2", 100, 1), figure("2025-Q4", 20, 9))
    assert (gone.value, gone.missing) == (Decimal(20), ("xã 8",))


def test_that_a_unit_that_ended_without_a_word_what_became_of_it_leaves_the_end_open() -> None:
    gone = asked([OLD[0], unit(5)], [])
    found = total(STOCK, gone, figure("2025-H1", 10, 1), figure(YEAR, 50, 5))
    assert (found.value, found.note) == (Decimal(60), "Chưa có số cuối kỳ của: xã 1.")
    assert total(STOCK, gone, figure("2024", 10, 1), figure(YEAR, 50, 5)).missing == ("xã 1",)
    assert total(FLOW, gone, figure("2025-H1", 10, 1), figure(YEAR, 50, 5)).is_complete
    assert total(FLOW, gone, figure("2024", 10, 1), figure("2026", 50, 5), period="2026").is_complete


def test_that_the_units_of_a_group_are_followed_to_those_that_took_them_over() -> None:
    of = asked([*OLD, NEW], [became(1, 9), became(2, 9)], (Group("xa", (1, 2), 3),))
    found = total(FLOW, of, HALVES[2])
    assert found.missing == ("xã 1", "xã 2", "1 đơn vị khác của nhóm")
    assert total(STOCK, of, HALVES[2]).missing == ("1 đơn vị khác của nhóm",)
    both = asked([*OLD, NEW], [became(1, 9), became(2, 9)], (Group("xa", (1, 2, 9), 2),))
    assert total(STOCK, both, HALVES[2]).is_complete
    assert total(FLOW, both, *HALVES[:2]).missing == ("xã 9",)


def test_that_halves_of_a_ratio_told_by_old_and_new_units_meet_in_who_took_over() -> None:
    top, bottom = total(FLOW, MERGED, *HALVES), total(STOCK, MERGED, HALVES[2])
    assert Counted("%", top, bottom).is_complete
    assert Counted("%", bottom, top).is_complete
    of_year = total(FLOW, MERGED, figure(YEAR, 900, 9))
    assert Counted("%", top, of_year).is_complete
    lone = Counted("%", total(STOCK, MERGED, figure(YEAR, 90, 1)), total(STOCK, MERGED, figure(YEAR, 100, 9)))
    assert (lone.is_complete, lone.halves) == (False, ((), ("xã 9",)))
    other = total(FLOW, MERGED, HALVES[1], HALVES[2])
    assert Counted("%", top, other).halves == (("xã 1",), ())


# --- whatever merges and splits --------------------------------------------------------------------------------------

QUARTERS = [(date(2025, 1, 1), "Q1"), (date(2025, 4, 1), "Q2"), (date(2025, 7, 1), "Q3"), (date(2025, 10, 1), "Q4")]


@dataclass(frozen=True)
class Place:
    """A unit with the places it is made of and its first and last quarter."""

    id: int
    cells: frozenset[int]
    first: int
    last: int

    def of(self) -> Unit:
        until = None if self.last == 3 else QUARTERS[self.last + 1][0]
        return unit(self.id, QUARTERS[self.first][0] if self.first else UNKNOWN_START, until)


Parts = tuple[frozenset[int], ...]


def _partitions(count: int) -> list[Parts]:
    """All ways to make at most three units of some places."""
    ways = {
        frozenset(frozenset(cell for cell in range(count) if part_of[cell] == part) for part in part_of)
        for part_of in product(range(3), repeat=count)
    }
    return sorted((tuple(sorted(way, key=sorted)) for way in ways), key=lambda way: [sorted(part) for part in way])


def _divisions(ways: list[Parts]) -> st.SearchStrategy[tuple[Parts | None, ...]]:
    """By quarter: as before, as often as divided anew."""
    return st.tuples(st.sampled_from(ways), *[st.sampled_from([None] * len(ways) + ways)] * 3)


DIVISIONS = st.one_of([_divisions(_partitions(count)) for count in (1, 2, 3, 4)])


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Place], list[Lineage]]:
    """Places divided otherwise from quarter to quarter: a unit is what it is made of, as long as that stays."""
    places: list[Place] = []
    lineage: list[Lineage] = []
    for quarter, parts in enumerate(draw(DIVISIONS)):
        before = [item for item in places if item.last == quarter - 1]
        for part in [item.cells for item in before] if parts is None else parts:
            same = next((item for item in before if item.cells == part), None)
            if same is not None:
                places[places.index(same)] = Place(same.id, part, same.first, quarter)
                continue
            new = Place(len(places) + 1, part, quarter, quarter)
            places.append(new)
            day = QUARTERS[quarter][0]
            lineage += [became(item.id, new.id, day) for item in before if item.cells & part]
    return places, lineage


def _told(place: Place, flows: Sequence[int], way: str) -> Iterable[PlanFigure]:
    """A unit tells what there was each quarter, its whole time at once, or, of one that ends, the year."""
    quarters = range(place.first, place.last + 1)
    amounts = [sum(flows[4 * cell + quarter] for cell in place.cells) for quarter in quarters]
    if way == "quarters":
        return [
            figure(f"2025-{QUARTERS[at][1]}", amount, place.id) for at, amount in zip(quarters, amounts, strict=True)
        ]
    whole = f"2025-{QUARTERS[place.first][1]}..2025-{QUARTERS[place.last][1]}"
    return [figure(YEAR if way == "year" and not place.first else whole, sum(amounts), place.id)]


#: Of every place and quarter: an amount nothing else adds up to, nothing at all, the same, and some of each.
FLOWS = st.sampled_from([[2**at for at in range(16)], [0] * 16, [1] * 16, [at % 3 for at in range(16)]])
WAYS = st.tuples(*[st.sampled_from(["quarters", "whole", "year"])] * 12)
#: Of which quarters each of some units tells its stock.
WHEN = st.tuples(*[st.sampled_from([some for count in range(5) for some in combinations(range(4), count)])] * 12)


@given(history=histories(), flows=FLOWS, ways=WAYS)
def test_that_a_flow_is_conserved_however_units_change_and_tell(
    history: tuple[list[Place], list[Lineage]], flows: list[int], ways: tuple[str, ...]
) -> None:
    places, lineage = history
    of = asked([item.of() for item in places], lineage)
    told = [one for item, way in zip(places, ways, strict=False) for one in _told(item, flows, way)]
    found = total(FLOW, of, *told)
    cells = set().union(*(item.cells for item in places))
    assert found.value == sum(flows[4 * cell + quarter] for cell in cells for quarter in range(4))
    assert (found.is_complete, found.note) == (True, "")


@given(history=histories(), flows=FLOWS, ways=WAYS, silent=st.sets(st.integers(1, 12), min_size=1))
def test_that_who_told_nothing_is_missed_and_the_rest_adds_up(
    history: tuple[list[Place], list[Lineage]], flows: list[int], ways: tuple[str, ...], silent: set[int]
) -> None:
    places, lineage = history
    of = asked([item.of() for item in places], lineage)
    told = [one for item, way in zip(places, ways, strict=False) for one in _told(item, flows, way)]
    known = [one for one in told if one.unit_id not in silent]
    found = total(FLOW, of, *known, *(figure(YEAR, None, item.id) for item in places))
    assert (found.value or 0) == sum(one.value or 0 for one in known)
    assert found.is_complete == (len(known) == len(told))
    ids = {one.unit_id for one in known}
    hanging = set(ids)
    ties = [{tie.predecessor_id, tie.successor_id} for tie in lineage]
    while more := {one for tie in ties for one in tie if tie & hanging} - hanging:
        hanging |= more
    assert total(FLOW, of, *known).is_complete == (bool(ids) and hanging == ids)


@given(history=histories(), when=WHEN)
def test_that_a_stock_is_never_counted_twice(
    history: tuple[list[Place], list[Lineage]], when: tuple[tuple[int, ...], ...]
) -> None:
    places, lineage = history
    of = asked([item.of() for item in places], lineage)
    told = [
        figure(f"2025-{QUARTERS[quarter][1]}", sum(10**cell for cell in item.cells), item.id)
        for item in places
        for quarter in when[item.id - 1]
        if item.first <= quarter <= item.last
    ]
    found = total(STOCK, of, *told, *(figure("2024", None, item.id) for item in places))
    cells = set().union(*(item.cells for item in places))
    at_end = {one.unit_id for one in told if one.period == "2025-Q4"}
    assert set(str(found.value or 0)) <= {"0", "1"}
    assert found.is_complete == (at_end >= {item.id for item in places if item.last == 3})
    assert not found.is_complete or found.value == sum(10**cell for cell in cells)


@given(history=histories(), flows=FLOWS, wide=st.sets(st.integers(1, 12)))
def test_that_new_units_that_tell_the_whole_year_are_not_added_to_those_before_them(
    history: tuple[list[Place], list[Lineage]], flows: list[int], wide: set[int]
) -> None:
    places, lineage = history
    of = asked([item.of() for item in places], lineage)
    told: list[PlanFigure] = []
    for item in places:
        is_wide = item.id in wide and item.last == 3
        year = sum(flows[4 * cell + quarter] for cell in item.cells for quarter in range(4))
        told += [figure(YEAR, year, item.id)] if is_wide else _told(item, flows, "quarters")
    cells = set().union(*(item.cells for item in places))
    found = total(FLOW, of, *told)
    assert found.value is not None
    assert found.value <= sum(flows[4 * cell + quarter] for cell in cells for quarter in range(4))


@dataclass(frozen=True)
class Ceding:
    """Who has which place in every quarter, where units only go on; and of which quarters each tells its stock."""

    holders: list[list[int]]
    lineage: list[Lineage]
    told: tuple[tuple[int, ...], ...]

    def first(self, unit_id: int) -> int:
        return next(quarter for quarter, held in enumerate(self.holders) if unit_id in held)


@st.composite
def cedings(draw: st.DrawFn) -> Ceding:
    """In every quarter a place goes from a unit to another one, of before or new; no unit loses its last place."""
    holders = [draw(st.sampled_from([[1, 1, 1, 1], [1, 1, 1, 2], [1, 1, 2, 2]]))]
    lineage: list[Lineage] = []
    for quarter in (1, 2, 3):
        held = list(holders[-1])
        cell, to = draw(st.tuples(st.integers(0, 3), st.integers(1, max(held) + 1)))
        if held.count(held[cell]) > 1 and held[cell] != to:
            lineage.append(became(held[cell], to, QUARTERS[quarter][0]))
            held[cell] = to
        holders.append(held)
    return Ceding(holders, lineage, draw(WHEN)[: max(held)])


@given(cedings())
def test_that_a_unit_that_goes_on_is_never_dropped_and_what_is_counted_twice_is_said(of: Ceding) -> None:
    last: dict[int, int] = {}
    figures: list[PlanFigure] = []
    for unit_id, quarters in enumerate(of.told, 1):
        figures.append(figure("2024", None, unit_id))
        for quarter in (item for item in quarters if item >= of.first(unit_id)):
            last[unit_id] = sum(10**cell for cell in range(4) if of.holders[quarter][cell] == unit_id)
            figures.append(figure(f"2025-{QUARTERS[quarter][1]}", last[unit_id], unit_id))
    units = [unit(item, QUARTERS[of.first(item)][0] if of.first(item) else UNKNOWN_START) for item in {*of.holders[3]}]
    found = total(STOCK, asked(units, of.lineage), *figures)
    assert {item.owner[1]: item.value for item in found.parts} == last
    assert (found.value or 0) == sum(last.values())
    assert "hai lần" in found.note or set(str(found.value or 0)) <= {"0", "1"}
    assert found.is_complete == all(3 in item for item in of.told)
    assert not found.is_complete or (found.value, found.note) == (Decimal(1111), "")


def test_that_lives_know_heirs_and_forebears_by_the_day() -> None:
    second = CHANGE + timedelta(days=92)
    units = [unit(1, until=CHANGE), unit(9, CHANGE, second), unit(10, second), unit(77)]
    ties = [became(1, 9), became(9, 10, second), became(77, 10, CHANGE), became(10, 1, UNKNOWN_START)]
    lives = Lives.of([9], units, ties)
    assert lives.days.keys() == {1, 9, 10, 77} - {77}
    assert lives.of_unit(9) == (CHANGE, second - timedelta(days=1))
    assert lives.of_unit(77) == lives.of_unit(None) == (date.min, date.max)
    assert lives.heirs(1) == {9, 10}
    assert lives.heirs(1, until=CHANGE) == {9}
    assert lives.heirs(1, after=CHANGE) == set()
    assert lives.forebears(10) == {9, 1, 77}
    assert lives.heirs(None) == lives.forebears(None) == set()
