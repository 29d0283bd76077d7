"""Lists as offices send them, by the dozen: nothing of them is understood wrong, nobody is lost without a word."""

from collections import Counter
from collections.abc import Iterator

import pytest

from app.domain.awards.intake import Intake, IntakeLine, LineState
from app.importing.limits import DEFAULT_LIMITS
from app.importing.listed_tables import read_listed_tables
from app.services.awards import intake
from app.services.awards.intake import IntakeDefaults, ListSource
from app.services.workspace import Workspace
from tests.support.award_lists import a_campaign
from tests.support.planned_events import commune
from tests.support.sent_lists import FORMS, UNITS, SaidPerson, SentList, sent_list
from tests.support.workspaces import ha_quang

LISTS = 6


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Workspace, int, dict[str, int]]]:
    """A data file, its season, and the communes that propose."""
    with ha_quang(tmp_path_factory.mktemp("lists")) as ws:
        yield ws, a_campaign(ws), {name: commune(ws, name) for name in UNITS}


def read(season: tuple[Workspace, int, dict[str, int]], sent: SentList) -> Intake:
    """The list, its columns taken for what was guessed."""
    ws, campaign, units = season
    chosen = IntakeDefaults(units.get(sent.default_unit, 0), sent.default_award)
    if sent.file_name:
        tables = read_listed_tables(sent.content, sent.file_name, DEFAULT_LIMITS)
        preview = intake.looked_at(ws, campaign, ListSource(tables, chosen, sent.file_name))
    else:
        preview = intake.from_text(ws, campaign, sent.text, chosen)
    columns = [item for item in preview.intake.questions if item.code == "column-unclear"]
    guessed = {item.key: "born" if item.key.endswith(":2") else item.choices[0].value for item in columns}
    return intake.answer(ws, preview, guessed).intake if columns else preview.intake


def says(line: IntakeLine, units: dict[str, int]) -> tuple[object, ...]:
    person = line.nominee
    names = {key: name for name, key in units.items()}
    year = None if person.born_on else person.birth_year
    return (person.name, person.kind, names.get(line.unit_id, ""), line.award, person.born_on, year)


def meant(said: SaidPerson) -> tuple[object, ...]:
    return (said.name, said.kind, said.unit, said.award, said.born_on, said.birth_year)


@pytest.mark.parametrize("form", FORMS)
def test_that_nothing_of_a_sent_list_is_taken_wrong_or_lost(
    season: tuple[Workspace, int, dict[str, int]], form: str
) -> None:
    found: Counter[LineState] = Counter()
    for number in range(LISTS):
        sent = sent_list(9_000 + number, form)
        got = read(season, sent)
        wanted = {meant(said) for said in sent.said}
        fresh = {says(line, season[2]) for line in got.of(LineState.NEW)}
        assert fresh <= wanted, (number, sent.traits)
        asked = got.of(LineState.ASKED)
        named = {name for name, *_rest in fresh}
        lost = [said.name for said in sent.said if said.name not in named and not _is_asked(said.name, asked)]
        assert lost == [], (number, sent.traits)
        found.update(line.state for line in got.lines)
    assert set(found) <= {LineState.NEW, LineState.ASKED}
    assert found[LineState.NEW] > (0 if form in ("blanks", "numbered") else found[LineState.ASKED])


def _is_asked(name: str, lines: tuple[IntakeLine, ...]) -> bool:
    return any(name in line.shown or name in line.nominee.name for line in lines)
