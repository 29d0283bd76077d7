"""The map of tiers: own, inherited, none, not announced; counts; what each level allows."""

from datetime import date

from app.domain.tier_board import BoardSource, LevelCount, TierBoard, TierOrigin, board
from app.domain.tier_history import PeopleLimit, Standing, TierEntry, TierRegister
from app.domain.units import Unit, UnitKind
from tests.domain.test_tier_words import COVID, STORM

DAY = date(2022, 2, 20)


def unit(unit_id: int, name: str, kind: UnitKind, parent_id: int | None = None) -> Unit:
    return Unit(unit_id, f"uid-{unit_id}", kind, None, name, date(1980, 1, 1), parent_id=parent_id)


DISTRICT = unit(1, "Hà Quảng", UnitKind.DISTRICT)
FIRST, SECOND, THIRD = (
    unit(n, name, UnitKind.COMMUNE, 1) for n, name in ((2, "Sóc Hà"), (3, "Cải Viên"), (4, "Tổng Cọt"))
)
LAP, MA, NA = (unit(n, name, UnitKind.HAMLET, 2) for n, name in ((5, "Láp"), (6, "Nà Mạ"), (7, "Nà Nghiềng")))


def entry(unit_id: int, level: int | None = None, matrix: str = "covid-19") -> TierEntry:
    return TierEntry(unit_id, matrix, Standing.LEVEL if level else Standing.NONE, date(2022, 2, 1), level, "15/TB-UBND")


def the_board(*entries: TierEntry, limits: tuple[PeopleLimit, ...] = ()) -> TierBoard:
    units = {item.id: item for item in (DISTRICT, FIRST, SECOND, THIRD, LAP, MA, NA)}
    source = BoardSource(DAY, units, (COVID, STORM), TierRegister(entries), limits)
    return board(source, (FIRST, SECOND, THIRD), {2: [LAP, MA, NA]})


def test_that_every_place_says_where_its_level_comes_from() -> None:
    shown = the_board(entry(2, 2), entry(5, 4), entry(6), entry(3, 3))
    covid = {row.unit.name: row.tiers[0] for one in shown.rows for row in (one, *one.hamlets)}
    assert {name: (item.origin, item.level, item.words, item.strictness) for name, item in covid.items()} == {
        "Sóc Hà": (TierOrigin.OWN, 2, "cấp độ 2", 2),
        "Láp": (TierOrigin.OWN, 4, "cấp độ 4", 4),
        "Nà Mạ": (TierOrigin.NONE, None, "không áp dụng", None),
        "Nà Nghiềng": (TierOrigin.ABOVE, 2, "cấp độ 2 (theo xã Sóc Hà)", 2),
        "Cải Viên": (TierOrigin.OWN, 3, "cấp độ 3", 3),
        "Tổng Cọt": (TierOrigin.UNKNOWN, None, "chưa công bố", None),
    }
    assert covid["Cải Viên"].permission.startswith("được tổ chức sơ kết, phần lễ; không tổ chức phần hội")
    assert covid["Tổng Cọt"].permission == ""
    assert shown.counts == (
        LevelCount("covid-19", 2, None, "cấp độ 2", 1, 1),
        LevelCount("covid-19", 3, None, "cấp độ 3", 1, 0),
        LevelCount("covid-19", 4, None, "cấp độ 4", 0, 1),
        LevelCount("covid-19", None, TierOrigin.NONE, "không áp dụng", 0, 1),
        LevelCount("covid-19", None, TierOrigin.UNKNOWN, "chưa công bố", 1, 0),
        LevelCount("bao", None, TierOrigin.UNKNOWN, "chưa công bố", 3, 3),
    )


def test_that_the_strictest_of_several_dangers_decides() -> None:
    shown = the_board(entry(1, 2), entry(2, 3, "bao"))
    row = shown.row(7)
    assert row is not None
    assert row.strictest is not None
    assert (row.strictest.matrix, row.strictest.words) == ("bao", "Báo động III (theo xã Sóc Hà)")
    assert shown.row(1) is None
    nothing = BoardSource(DAY, {FIRST.id: FIRST}, (), TierRegister(()))
    assert board(nothing, (FIRST,), {}).rows[0].strictest is None


def test_that_a_level_without_a_rule_is_shown_and_allows_nothing_by_itself() -> None:
    row = the_board(entry(2, 9)).rows[0]
    assert (row.tiers[0].words, row.tiers[0].strictness, row.tiers[0].permission) == ("cấp độ 9", None, "")


def test_that_the_local_limit_of_the_place_is_told() -> None:
    limits = (PeopleLimit("covid-19", 2, 1, 100, "9/CV", DAY), PeopleLimit("covid-19", 2, 2, 40, "20/CV-UBND", DAY))
    rows = the_board(entry(1, 2), limits=limits).rows
    assert rows[0].tiers[0].permission.endswith("không quá 40 người theo 20/CV-UBND")
    assert rows[1].tiers[0].permission.endswith("không quá 100 người theo 9/CV")
