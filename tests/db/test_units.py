"""Rows ↔ units on a real data file: days, codes, search, hamlets of reports."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.db import hamlets, unit_changes, units
from app.db.store import Store
from app.domain.submissions import ReportedHamlet
from app.domain.territory import UnitDraft
from app.domain.units import Lineage, LineageKind, RelationRole, Unit, UnitKind, UnitRelation
from app.text import spelling_key
from tests.support.data_files import a_store

REFORM = date(2025, 7, 1)
BEFORE, AFTER = date(2021, 12, 31), date(2026, 1, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with store.write("thử", "người thử") as opened:
        yield opened


def a_commune(connection: Connection, name: str, code: str | None = None, **more: object) -> int:
    return unit_changes.add_unit(connection, UnitDraft("", UnitKind.COMMUNE, name, code, **more))  # type: ignore[arg-type]  # fields of UnitDraft by name


def tie(connection: Connection, child: int, parent: int, role: RelationRole = RelationRole.ADMINISTRATION) -> None:
    unit_changes.add_relation(connection, UnitRelation(child, parent, role, date(1900, 1, 1)))


def the_unit(found: Unit | None) -> Unit:
    assert found is not None
    return found


def test_that_a_code_means_another_unit_on_another_day(connection: Connection) -> None:
    town = unit_changes.add_unit(connection, UnitDraft("", UnitKind.TOWNSHIP, "Xuân Hòa", "01392", valid_to=REFORM))
    commune = a_commune(connection, "Trường Hà", "01392", valid_from=REFORM)
    assert the_unit(units.by_code(connection, "01392", date(2025, 6, 30))).id == town
    assert the_unit(units.by_code(connection, " 01392 ", REFORM)).id == commune
    assert [item.id for item in units.bearers(connection, "01392")] == [town, commune]
    assert units.by_code(connection, "1392", REFORM) is None


def test_that_a_unit_is_found_by_uid_and_never_by_an_empty_one(connection: Connection) -> None:
    made = unit_changes.add_unit(connection, UnitDraft("ee41c70c-10cd", UnitKind.COMMUNE, "Sóc Hà", "01417"))
    assert the_unit(units.by_uid(connection, "ee41c70c-10cd")).id == made
    assert units.by_uid(connection, "") is None
    with pytest.raises(LookupError):
        units.unit_of(connection, made + 1)


def test_that_units_stand_in_vietnamese_order(connection: Connection) -> None:
    for name in ("Đa Thông", "Ngọc Đào", "Cải Viên", "Dân Chủ", "Cần Yên", "Cần Nông", "Ân Nghĩa"):
        a_commune(connection, name)
    assert [item.name for item in units.units(connection, BEFORE)] == [
        "Ân Nghĩa", "Cải Viên", "Cần Nông", "Cần Yên", "Dân Chủ", "Đa Thông", "Ngọc Đào",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["soc ha", "SÓC HÀ", "xã Sóc Hà", "UBND xã Sóc Hà", "So\u0301c Ha\u0300", "01417"])
def test_that_search_needs_no_accents_and_takes_kind_words(connection: Connection, text: str) -> None:
    made = a_commune(connection, "Sóc Hà", "01417")
    a_commune(connection, "Tổng Cọt", "01414")
    assert [item.id for item in units.find(connection, text, BEFORE)] == [made]


def test_that_whole_names_come_before_beginnings_and_the_rest(connection: Connection) -> None:
    for name in ("Nà Hà", "Hà Quảng", "Hà", "Sóc Hà"):
        a_commune(connection, name)
    assert [item.name for item in units.find(connection, "hà", BEFORE)] == ["Hà", "Hà Quảng", "Nà Hà", "Sóc Hà"]


def test_that_signs_of_the_database_are_letters_in_a_search(connection: Connection) -> None:
    a_commune(connection, "Sóc Hà")
    assert units.find(connection, "%", BEFORE) == []
    assert units.find(connection, "_", BEFORE) == []
    assert units.find(connection, "  ", BEFORE) == []


def test_that_an_alias_finds_the_unit_and_is_learned_once(connection: Connection) -> None:
    made = unit_changes.add_unit(
        connection, UnitDraft("", UnitKind.BORDER_STATION, "Đồn Biên phòng cửa khẩu Sóc Giang")
    )
    for _time in range(2):
        unit_changes.add_alias(connection, made, "Đồn BPCK  Sóc Giang")
    assert units.aliases_of(connection, [made]) == {made: ("Đồn BPCK Sóc Giang",)}
    assert [item.id for item in units.named(connection, "đồn bpck sóc giang", BEFORE)] == [made]
    assert units.named(connection, "Sóc", BEFORE) == ()


def test_that_search_looks_at_one_day_or_at_all_times(connection: Connection) -> None:
    old = a_commune(connection, "Trường Hà", "01399", valid_to=REFORM)
    new = a_commune(connection, "Trường Hà", "01392", valid_from=REFORM)
    assert [item.id for item in units.find(connection, "truong ha", BEFORE)] == [old]
    assert [item.id for item in units.find(connection, "truong ha", None)] == [old, new]


def test_that_a_commune_may_have_two_stations_in_charge(connection: Connection) -> None:
    commune = a_commune(connection, "Hải Sơn")
    posts = [
        unit_changes.add_unit(connection, UnitDraft("", UnitKind.BORDER_STATION, name)) for name in ("Đồn A", "Đồn B")
    ]
    for post in posts:
        tie(connection, commune, post, RelationRole.STATION_IN_CHARGE)
    above = units.parents(connection, commune, BEFORE, RelationRole.STATION_IN_CHARGE)
    assert [item.id for item in above] == posts
    assert units.parents(connection, commune, BEFORE) == ()
    assert [item.id for item in units.children(connection, posts[0], BEFORE, RelationRole.STATION_IN_CHARGE)] == [
        commune
    ]


def test_that_closing_ends_the_ties_with_the_unit(connection: Connection) -> None:
    district = unit_changes.add_unit(connection, UnitDraft("", UnitKind.DISTRICT, "Hà Quảng"))
    commune = a_commune(connection, "Sóc Hà")
    tie(connection, commune, district)
    unit_changes.close_unit(connection, district, REFORM)
    assert [item.valid_to for item in units.relations(connection, commune)] == [REFORM]
    assert [item.id for item in units.children(connection, district, date(2025, 6, 30))] == [commune]
    assert units.parents(connection, commune, REFORM) == ()


def test_that_a_station_serves_the_committee_only_through_border_communes(connection: Connection) -> None:
    district = unit_changes.add_unit(connection, UnitDraft("", UnitKind.DISTRICT, "Hà Quảng"))
    inner = a_commune(connection, "Mã Ba")
    border = a_commune(connection, "Sóc Hà", is_border=True)
    posts = [unit_changes.add_unit(connection, UnitDraft("", UnitKind.BORDER_STATION, name)) for name in "AB"]
    for commune, post in ((inner, posts[0]), (border, posts[1])):
        tie(connection, commune, district)
        tie(connection, commune, post, RelationRole.STATION_IN_CHARGE)
    assert [item.id for item in units.expected(connection, district, BEFORE)] == [border, posts[1]]
    assert [item.id for item in units.expected(connection, border, BEFORE)] == [border, posts[1]]
    assert units.expected(connection, district + 100, BEFORE) == ()


# --- hamlets of reports ----------------------------------------------------------------------------------------------


def test_that_a_hamlet_is_made_once(connection: Connection) -> None:
    commune = a_commune(connection, "Sóc Hà")
    first = hamlets.ensure_hamlet(
        connection, commune, ReportedHamlet("Lũng Pươi", "01417.01", "bf1a2532-66fe", True), BEFORE
    )
    again = hamlets.ensure_hamlet(
        connection, commune, ReportedHamlet("Lũng Pươi", "01417.01", "bf1a2532-66fe", True), BEFORE
    )
    assert first == again
    made = units.unit_of(connection, first)
    assert (made.uid, made.code, made.is_border) == ("bf1a2532-66fe", "01417.01", True)
    assert [item.id for item in units.children(connection, commune, BEFORE)] == [first]


def test_that_uid_decides_before_code_and_code_before_name(connection: Connection) -> None:
    commune = a_commune(connection, "Sóc Hà")
    one = hamlets.ensure_hamlet(connection, commune, ReportedHamlet("Nà Phái", "01417.01", "u-1"), BEFORE)
    two = hamlets.ensure_hamlet(connection, commune, ReportedHamlet("Địa Lan", "01417.02", "u-2"), BEFORE)
    assert hamlets.ensure_hamlet(connection, commune, ReportedHamlet("Nà Phái mới", "01417.02", "u-1"), BEFORE) == one
    assert hamlets.ensure_hamlet(connection, commune, ReportedHamlet("Lan Địa", "01417.02"), BEFORE) == two
    assert hamlets.ensure_hamlet(connection, commune, ReportedHamlet("nà phái"), BEFORE) == one


def test_that_a_shipped_hamlet_takes_the_code_of_the_report(connection: Connection) -> None:
    commune = a_commune(connection, "Trường Hà")
    known = unit_changes.add_unit(connection, UnitDraft("", UnitKind.HAMLET, "Hòa Mục"))
    tie(connection, known, commune)
    found = hamlets.ensure_hamlet(connection, commune, ReportedHamlet("Hoà Mục", "01399.06", "u-6", True), BEFORE)
    assert found == known
    made = units.unit_of(connection, known)
    assert (made.name, made.code, made.is_border) == ("Hòa Mục", "01399.06", True)
    assert units.aliases_of(connection, [known]) == {known: ("Hoà Mục",)}


def test_that_tones_tell_hamlets_apart(connection: Connection) -> None:
    commune = a_commune(connection, "Cần Nông")
    names = ["Nà Rài", "Nà Rải", "Na Rai", "Nà Rại"]
    made = [hamlets.ensure_hamlet(connection, commune, ReportedHamlet(name), BEFORE) for name in names]
    assert len(set(made)) == 4
    assert [hamlets.ensure_hamlet(connection, commune, ReportedHamlet(name), BEFORE) for name in names] == made


def test_that_the_same_name_in_another_commune_is_another_hamlet(connection: Connection) -> None:
    first, second = a_commune(connection, "Sóc Hà"), a_commune(connection, "Lũng Nặm")
    one = hamlets.ensure_hamlet(connection, first, ReportedHamlet("Nà Sác", uid="u-9"), BEFORE)
    two = hamlets.ensure_hamlet(connection, second, ReportedHamlet("Nà Sác", uid="u-9"), BEFORE)
    assert one != two
    assert units.unit_of(connection, two).uid != "u-9"


def test_that_a_new_hamlet_follows_a_commune_that_went_over_whole(connection: Connection) -> None:
    old = a_commune(connection, "Sóc Hà", valid_to=REFORM)
    new = a_commune(connection, "Trường Hà", valid_from=REFORM)
    unit_changes.add_lineage(connection, Lineage(old, new, LineageKind.MERGED, REFORM))
    made = hamlets.ensure_hamlet(connection, old, ReportedHamlet("Cốc Vường"), BEFORE)
    assert [item.id for item in units.children(connection, old, BEFORE)] == [made]
    assert [item.id for item in units.children(connection, new, AFTER)] == [made]
    assert hamlets.ensure_hamlet(connection, new, ReportedHamlet("Cốc Vường"), AFTER) == made


def test_that_a_hamlet_of_a_split_commune_waits_for_a_decision(connection: Connection) -> None:
    old = a_commune(connection, "Sóc Hà", valid_to=REFORM)
    for name in ("Một", "Hai"):
        new = a_commune(connection, name, valid_from=REFORM)
        unit_changes.add_lineage(connection, Lineage(old, new, LineageKind.SPLIT, REFORM, None))
    made = hamlets.ensure_hamlet(connection, old, ReportedHamlet("Cốc Vường"), BEFORE)
    assert units.parents(connection, made, AFTER) == ()


SYLLABLES = st.sampled_from(
    ["nà", "nả", "hoà", "hòa", "Hòa", "thuỷ", "thủy", "khoẻ", "khỏe", "lũng", "lung", "đa", "da"]
)


@given(st.lists(SYLLABLES, min_size=1, max_size=3), st.lists(SYLLABLES, min_size=1, max_size=3))
def test_that_spelling_keys_agree_exactly_where_the_new_rule_does(first: list[str], second: list[str]) -> None:
    new_rule = {"hoà": "hòa", "thuỷ": "thủy", "khoẻ": "khỏe"}
    one, two = ([new_rule.get(word.lower(), word.lower()) for word in words] for words in (first, second))
    assert (spelling_key(" ".join(first)) == spelling_key(" ".join(second))) == (one == two)


def test_that_a_local_word_does_not_make_another_hamlet(connection: Connection) -> None:
    commune = a_commune(connection, "Sóc Hà")
    first = [ReportedHamlet(name) for name in ("Xóm Nà Phái", "Bản Láp", "Thôn Hoà Mục", "Địa Lan")]
    made = hamlets.ensure_hamlets(connection, commune, first, BEFORE)
    names = ("Nà Phái", "Xóm Láp", "Tổ dân phố Hòa Mục", "Bản Địa Lan")
    again = hamlets.ensure_hamlets(connection, commune, [ReportedHamlet(name) for name in names], AFTER)
    assert again == made
    assert len(units.children(connection, commune, AFTER)) == 4


def test_that_a_word_is_left_out_only_when_nothing_closer_fits(connection: Connection) -> None:
    commune = a_commune(connection, "Sóc Hà")
    made = hamlets.ensure_hamlets(connection, commune, [ReportedHamlet("Bản Láp"), ReportedHamlet("Láp")], BEFORE)
    assert len(set(made)) == 2
    again = [ReportedHamlet("Thôn Láp"), ReportedHamlet("Xóm Bản Láp")]
    assert hamlets.ensure_hamlets(connection, commune, again, AFTER) == (made[1], made[0])
    assert hamlets.ensure_hamlet(connection, commune, ReportedHamlet("Bản Lạp"), AFTER) not in made


def test_that_a_name_that_fits_two_hamlets_is_not_guessed(connection: Connection) -> None:
    commune = a_commune(connection, "Sóc Hà")
    first = [ReportedHamlet("Xóm Láp"), ReportedHamlet("Thôn Láp")]
    made = hamlets.ensure_hamlets(connection, commune, first, BEFORE)
    matches = hamlets.match(connection, commune, [ReportedHamlet("Láp")], AFTER)
    assert matches.found == {}
    assert {item.id for item in matches.unclear[0]} == set(made)
