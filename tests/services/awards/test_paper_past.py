"""Papers tell what somebody was given before, under whichever of its entries."""

from app.domain.awards.nominations import PastAward, Sameness
from app.services.awards import award_history, checks
from app.services.awards.paper_grounds import PaperGrounds
from app.services.awards.paper_nominees import nominee_fact
from app.services.workspace import Workspace
from tests.support.award_season import a_candidate, a_nominee, a_season


def test_that_awards_under_an_entry_decided_to_be_the_same_are_told(ws: Workspace) -> None:
    season = a_season(ws)
    one, same, other = (a_nominee(ws, "Sóc Hà", "Nông Văn Một", position=job) for job in ("", "Trưởng xóm", "Bí thư"))
    item = a_candidate(ws, season, one)
    for year, nominee in ((2016, one), (2017, same), (2018, other)):
        award_history.add_past_award(ws, PastAward(nominee.id, year, "Giấy khen xã"))
    checks.decide_sameness(ws, one.id, same.id, Sameness.SAME)
    checks.decide_sameness(ws, one.id, other.id, Sameness.DIFFERENT)
    with ws.store.read() as connection:
        fact = nominee_fact(PaperGrounds.read(connection, ws, season.id), item)
    assert {line.year for line in fact.past} == {"2016", "2017"}
