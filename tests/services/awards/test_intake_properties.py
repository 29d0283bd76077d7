"""Whatever is pasted: no name, number or day is stored that does not stand in the list, and nothing without a question.

Fuzz-like: cells of names, days and numbers in good and bad spellings, shuffled columns, hostile texts.
"""

import string
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.awards.intake import LineState
from app.errors import Refused
from app.services.awards import intake
from app.services.awards.intake import IntakeDefaults, Preview
from app.services.workspace import Workspace
from app.text import clean, nfc
from tests.support.award_lists import a_campaign, stored
from tests.support.planned_events import commune
from tests.support.workspaces import ha_quang

TITLES = ("Họ và tên", "Ngày sinh", "Số CCCD", "Hình thức", "Đối tượng", "Chức vụ")
NAMES = st.one_of(
    st.sampled_from(
        ("Nông Văn A", "Tổ tự quản xóm Láp", "Hộ ông Lý B", "A Páo", "Ông Văn An", "A B và C D", "<b>x</b>", "=A1")
    ),
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters='"\t'), max_size=30),
)
DAYS = st.one_of(
    st.dates(date(1940, 1, 1), date(2021, 12, 31)).map(lambda day: f"{day.day}/{day.month}/{day.year}"),
    st.sampled_from(("1972", "72", "3/1972", "31/02/1980", "20/3/2030", "không rõ", "")),
)
NUMBERS = st.one_of(st.text(string.digits, max_size=16), st.sampled_from(("4,08E+11", "004 085 001234", "", "abc")))
AWARDS = st.sampled_from(("Giấy khen huyện", "GK xã", "Bằng khen tỉnh", "Giấy khen", "Huân chương", ""))
KINDS = st.sampled_from(("Tập thể", "Cá nhân", "Hộ", "?", ""))
ROWS = st.lists(
    st.tuples(NAMES, DAYS, NUMBERS, AWARDS, KINDS, st.sampled_from(("Trưởng xóm", ""))), min_size=1, max_size=5
)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, int, int]]:
    """A data file, its season, and a commune that proposes."""
    folder = tmp_path_factory.mktemp("fuzz")
    with ha_quang(folder) as ws:
        yield ws, a_campaign(ws), commune(ws, "Sóc Hà")


def read(season: tuple[Workspace, int, int], rows: list[tuple[str, ...]], order: list[int]) -> Preview | None:
    ws, campaign, unit = season
    lines = [[TITLES[place] for place in order], *([row[place] for place in order] for row in rows)]
    text = "\n".join("\t".join(cells) for cells in lines)
    try:
        return intake.from_text(ws, campaign, text, IntakeDefaults(unit))
    except Refused:
        return None


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, order=st.permutations(range(len(TITLES))))
def test_that_what_is_understood_stands_in_the_list(
    season: tuple[Workspace, int, int], rows: list[tuple[str, ...]], order: list[int]
) -> None:
    preview = read(season, rows, order)
    if preview is None:
        return
    written = [clean(cell) for row in rows for cell in row]
    digits = {cell.replace(" ", "") for cell in written}
    asked = {key for question in preview.intake.questions for key in [question.key]}
    for line in preview.intake.lines:
        assert (line.state is LineState.ASKED) == bool(line.asks)
        assert set(line.asks) <= asked
        if line.state is not LineState.NEW:
            continue
        person = line.nominee
        assert any(person.name in cell for cell in written)
        assert not person.id_number or (person.id_number in digits and len(person.id_number) in (9, 12))
        if person.born_on:
            assert f"{person.born_on.day}/{person.born_on.month}/{person.born_on.year}" in written
        elif person.birth_year:
            assert str(person.birth_year) in written
        assert line.award in ("giay-khen-huyen", "giay-khen-xa", "bang-khen-tinh")
    told = len(preview.intake.lines) + len(preview.intake.passed)
    assert told >= sum(any(clean(cell) for cell in row) for row in rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_that_only_settled_lines_are_stored_and_undoing_takes_them_back(
    season: tuple[Workspace, int, int], rows: list[tuple[str, ...]]
) -> None:
    ws, campaign, _unit = season
    preview = read(season, rows, list(range(len(TITLES))))
    if preview is None:
        return
    before = stored(ws, campaign)
    fresh = [line.nominee.name for line in preview.intake.of(LineState.NEW)]
    done = intake.store(ws, preview, leaves_out_open=True)
    after = stored(ws, campaign)
    assert sorted(item.snapshot.name for item in done.entered) == sorted(fresh)
    assert all(name == nfc(name) for name in fresh)
    assert len(after) == len(before) + len(fresh)
    if fresh:
        assert ws.store.undo(ws.actor) == "Nhập danh sách khen thưởng"
    assert stored(ws, campaign) == before
