"""What commendation asks for on the first page."""

from datetime import date

from app.domain.awards.nominations import ConductNote
from app.domain.overview import Todo, TodoKind
from app.services import overview
from app.services.awards import award_history, campaigns, steps
from app.services.workspace import Workspace
from tests.support.award_season import a_candidate, a_nominee

OURS = {TodoKind.MEND_NOMINATIONS, TodoKind.FILL_PLACES, TodoKind.AWARD_DOSSIERS}
HUYEN, TINH = "giay-khen-huyen", "bang-khen-tinh"


def asked(ws: Workspace) -> dict[TodoKind, Todo]:
    return {todo.kind: todo for todo in overview.overview(ws, 2021).todos if todo.kind in OURS}


def test_that_nothing_is_asked_before_anybody_is_named(ws: Workspace) -> None:
    assert asked(ws) == {}


def test_that_candidates_are_offered_for_the_places_there_are(ws: Workspace) -> None:
    season = campaigns.of_year(ws, 2021)
    known = [a_candidate(ws, season, a_nominee(ws, "Tổng Cọt", name), HUYEN) for name in ("A Một", "B Hai", "C Ba")]
    a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "D Bốn"), HUYEN)
    todo = asked(ws)[TodoKind.FILL_PLACES]
    assert (todo.count, todo.unit_names, todo.due_on) == (3, ("xã Sóc Hà", "xã Tổng Cọt"), date(2022, 1, 20))
    for item in known[:2]:
        steps.propose(ws, item.id)
    rest = asked(ws)
    assert rest[TodoKind.FILL_PLACES].unit_names == ("xã Sóc Hà",)
    assert rest[TodoKind.FILL_PLACES].nomination_id is not None
    assert (rest[TodoKind.AWARD_DOSSIERS].count, rest[TodoKind.AWARD_DOSSIERS].unit_names) == (2, ("xã Tổng Cọt",))


def test_that_what_blocks_is_told_and_takes_no_place(ws: Workspace) -> None:
    season = campaigns.of_year(ws, 2021)
    person = a_nominee(ws, "Tổng Cọt", "Nông Văn Một", birth_year=1980)
    item = a_candidate(ws, season, person, HUYEN)
    award_history.add_conduct_note(ws, ConductNote(person.id, "đang bị thanh tra", date(2022, 1, 3)))
    (todo,) = asked(ws).values()
    assert (todo.kind, todo.count, todo.nomination_id) == (TodoKind.MEND_NOMINATIONS, 1, item.id)
