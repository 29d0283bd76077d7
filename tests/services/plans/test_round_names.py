"""Which unit a place of a round is: looked up in one reading, as one by one; its cost does not grow with the places."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from app.db import plan_classification as db
from app.db import unit_changes, units
from app.db.types import DbConnection
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.spans import span
from app.domain.territory import UnitDraft
from app.domain.units import UNKNOWN_START, RelationRole, UnitKind, UnitRelation
from app.errors import Refused
from app.services import scope
from app.services.plans import classification, round_names, round_places
from app.services.workspace import Workspace
from tests.support.statements import statements
from tests.support.workspaces import a_bare_workspace

GRADES = ("xuất sắc", "khá", "trung bình", "yếu")
PERIODS = ("2021", "2024", "2025", "2025-H1", "2025-H2", "2026")
REFORM = date(2025, 7, 1)
NOBODY = ("", " ", "Khu dân cư Nà Sác 1", "Trường Tiểu học Sóc Hà", "xã", "%", "ban ", "ubnd xã", "01417", "_oc ha")


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    """Hà Quảng with names that are heard twice, inside and outside its area, and before and after the merger."""
    made = copied(empty_template)
    with made.store.write("thử", "người thử") as connection:
        here, beside = (units.by_code(connection, code, date(2022, 1, 1)) for code in ("01417", "01414"))
        own = scope.own_unit(connection)
        assert here is not None
        assert beside is not None
        for unit, alias in ((here, "Sóc Hạ"), (beside, "SÓC HẠ"), (here, beside.name), (here, "xã Bản Sóc")):
            unit_changes.add_alias(connection, unit.id, alias)
        a_commune(connection, here.name)
        a_commune(connection, "Cần Yên", own.id)
        a_commune(connection, "Bản Giốc", own.id, until=REFORM)
        a_commune(connection, "Bản Giốc", own.id, since=REFORM)
        a_commune(connection, "Xóm Trên", own.id)
    return made


def a_commune(
    connection: DbConnection, name: str, parent: int = 0, since: date = UNKNOWN_START, until: date | None = None
) -> None:
    draft = UnitDraft("", UnitKind.COMMUNE, name, valid_from=since, valid_to=until, is_border=True)
    made = unit_changes.add_unit(connection, draft)
    if parent:
        tie = UnitRelation(made, parent, RelationRole.ADMINISTRATION, since)
        unit_changes.add_relation(connection, tie)


def a_round(period: str, year: int = 0) -> ClassificationRound:
    return ClassificationRound(
        title=f"Phân loại {period}", year=year or span(period).first.year, period=period, grades=GRADES
    )


def one_by_one(connection: DbConnection, name: str, of: ClassificationRound) -> int | None:
    """The unit of a name, searched for in the data file."""
    for day in (span(of.period).last, span(of.period).first):
        named = units.named(connection, name, day)
        known = {item.id for item in scope.area(connection, day)} if named else set()
        inside = [item.id for item in named if item.id in known]
        if len(inside) == 1:
            return inside[0]
    return None


def names(connection: DbConnection) -> Iterator[str]:
    """Every name and alias there is, plain, loud and with the words people write before it; and some nobody bears."""
    everyone = units.all_units(connection)
    aliases = units.aliases_of(connection, [item.id for item in everyone])
    heard = {text for item in everyone for text in (item.name, item.title, *aliases.get(item.id, ()))}
    for name in sorted(heard):
        yield from (name, f" {name.upper()} ", f"Trường {name}", f"UBND xã {name}", f"xóm bản {name}", name[:-1])
    yield from NOBODY


def test_that_the_words_left_out_before_a_name_are_those_of_the_search() -> None:
    assert round_names._BEFORE == units._SPOKEN


@pytest.mark.parametrize("period", PERIODS)
def test_that_every_name_is_the_unit_a_search_finds(ws: Workspace, period: str) -> None:
    of = a_round(period)
    with ws.store.read() as connection:
        every = list(dict.fromkeys(names(connection)))
        wanted = {name: one_by_one(connection, name, of) for name in every}
        places = [ClassificationResult(round_id=1, name=name, grade="khá") for name in every]
        found = round_names.with_units(connection, of, places)
        assert {item.name: item.unit_id for item in found} == wanted
        assert {name: round_names.unit_of(connection, name, of) for name in every} == wanted
    assert sum(key is not None for key in wanted.values()) > 20
    assert sum(key is None for key in wanted.values()) > 20


@pytest.mark.parametrize("day", [None, date(2022, 1, 1), date(2025, 6, 30), REFORM])
def test_that_a_name_has_the_bearers_a_search_finds(ws: Workspace, day: date | None) -> None:
    with ws.store.read() as connection:
        every = list(dict.fromkeys(names(connection)))
        bearers = round_names._bearers(connection, day)
        found = {name: {item.id for item in round_names._named(bearers, name)} for name in every}
        assert found == {name: {item.id for item in units.named(connection, name, day)} for name in every}
    assert any(len(some) > 1 for some in found.values())


def test_that_a_name_nobody_bears_needs_no_committee(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        with ws.store.write("thử", "người thử") as connection:
            a_commune(connection, "Sóc Hà")
        with ws.store.read() as connection:
            assert round_names.unit_of(connection, "Khu dân cư 1", a_round("2022")) is None
            with pytest.raises(Refused, match="chưa có Ban chỉ đạo"):
                round_names.unit_of(connection, "Sóc Hà", a_round("2022"))


# --- what it costs ---------------------------------------------------------------------------------------------------


def two_rounds(ws: Workspace, count: int, year: int) -> int:
    """Two rounds of a year with so many places that are no unit; the number of the later one."""
    with ws.store.write("thử", "người thử") as connection:
        made = 0
        for period in (f"{year}-H1", f"{year}-H2"):
            made = db.save(connection, a_round(period))
            for number in range(count):
                name = f"{'Trường Sóc Hà' if number % 2 else 'Khu dân cư'} {number}"
                place = ClassificationResult(round_id=made, name=name, grade="khá", category="khu dân cư")
                db.save_result(connection, place)
        return made


def listed(ws: Workspace, round_id: int, count: int) -> object:
    rows = "".join(f"Doanh nghiệp {number}\tkhá\n" for number in range(count))
    return classification.from_text(ws, round_id, f"Tên đơn vị\tXếp loại\n{rows}")


def typed(ws: Workspace, round_id: int, count: int) -> object:
    place = ClassificationResult(round_id=round_id, name=f"Khu mới {count}", grade="khá")
    return classification.save_result(ws, place)


def opened(ws: Workspace, round_id: int, count: int) -> object:
    found = round_places.opened(ws, round_id)
    assert len(found.places) == count
    return found


@pytest.mark.parametrize("step", [opened, listed, typed])
def test_that_three_hundred_places_ask_no_more_than_three(
    ws: Workspace, step: Callable[[Workspace, int, int], object]
) -> None:
    few, many = two_rounds(ws, 3, 2023), two_rounds(ws, 300, 2024)
    with statements("SELECT") as three:
        step(ws, few, 3)
    with statements("SELECT") as three_hundred:
        step(ws, many, 300)
    assert len(three_hundred) == len(three) > 0


def test_that_an_open_round_reads_each_grade_once(ws: Workspace) -> None:
    with statements("SELECT classification_result.") as seen:
        opened(ws, two_rounds(ws, 3, 2023), 3)
    assert len(seen) == 2
