"""Papers that were written before the season changed: names and votes never print stale, what was typed is kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting
from app.domain.awards.nominations import Nomination, Nominee
from app.domain.awards.papers import AwardPaper, PaperScope
from app.services import papers as all_papers
from app.services.awards import councils, pack, papers, steps
from app.services.awards.paper_choice import AwardSheet
from app.services.workspace import Workspace
from tests.support.award_decisions import appraised, proposed, season_2021
from tests.support.event_papers import words
from tests.support.planned_events import commune

MEMBERS = tuple(CouncilMember(f"Ủy viên {name}") for name in ("Một", "Hai", "Ba", "Bốn", "Năm"))


def scope(ws: Workspace) -> PaperScope:
    return PaperScope(season_2021(ws).id)


def sheet(ws: Workspace, paper: AwardPaper = AwardPaper.PROPOSAL) -> AwardSheet:
    """The only paper of a kind."""
    (found,) = (item for item in papers.available(ws, scope(ws)) if item.paper is paper)
    return found


def printed(ws: Workspace, paper: AwardPaper = AwardPaper.PROPOSAL) -> str:
    return words(papers.document(ws, scope(ws), sheet(ws, paper)))


def somebody(ws: Workspace, name: str = "Bế Thị Hoa") -> Nominee:
    return Nominee(NomineeKind.INDIVIDUAL, name, commune(ws, "Sóc Hà"), birth_year=1985)


def sitting(ws: Workspace, item: Nomination, in_favour: int) -> CouncilSitting:
    begun = councils.begin(ws, season_2021(ws).id, "Phiên 1")
    ballots = (Ballot(item.id, in_favour, against=5 - in_favour),)
    held = replace(begun, members=MEMBERS, held_on=date(2022, 1, 17), ballots=ballots)
    return councils.close(ws, councils.save(ws, held).id)


def test_that_a_written_letter_prints_who_is_proposed_now_and_says_so(ws: Workspace, tmp_path: Path) -> None:
    one = proposed(ws, "Nông Văn An")
    key = papers.write_draft(ws, scope(ws), sheet(ws))
    assert sheet(ws).differs == ""
    steps.replace(ws, one.id, somebody(ws), "Chuyển công tác")
    told = sheet(ws)
    assert told.is_stale
    assert "thiếu Bế Thị Hoa; còn Nông Văn An" in told.differs
    assert "Bế Thị Hoa" in printed(ws)
    assert "Nông Văn An" not in printed(ws)
    made = pack.write(ws, scope(ws), tmp_path, only=[AwardPaper.PROPOSAL, AwardPaper.LIST])
    assert "thiếu Bế Thị Hoa; còn Nông Văn An" in made.left_out[0]
    with pypdfium2.PdfDocument(made.pdf) as pages:
        text = "".join(page.get_textpage().get_text_bounded() for page in list(pages)[2:])
    assert "Bế Thị Hoa" in text
    assert "Nông Văn An" not in text
    assert papers.write_draft(ws, scope(ws), sheet(ws)) == key
    assert "Nông Văn An" in all_papers.content(ws, key).annexes[0].body
    assert papers.write_again(ws, scope(ws), sheet(ws)) == key
    assert (sheet(ws).differs, sheet(ws).is_stale) == ("", False)
    assert "Bế Thị Hoa" in all_papers.content(ws, key).annexes[0].body


def test_that_what_was_typed_into_a_letter_is_printed_while_its_names_are_so(ws: Workspace) -> None:
    proposed(ws, "Nông Văn An")
    key = papers.write_draft(ws, scope(ws), sheet(ws))
    content = all_papers.content(ws, key)
    all_papers.save(ws, replace(content, body=f"{content.body}\nNhư đã trao đổi với ông Lý Văn Ba."), key)
    assert (sheet(ws).is_stale, bool(sheet(ws).differs)) == (False, True)
    assert "Như đã trao đổi với ông Lý Văn Ba" in printed(ws)
    proposed(ws, "Lý Văn Ba")
    assert "thiếu Lý Văn Ba" in sheet(ws).differs
    assert "Như đã trao đổi" not in printed(ws)


def test_that_minutes_print_the_votes_there_are_now(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn An")
    held = sitting(ws, one, 5)
    papers.write_draft(ws, scope(ws), sheet(ws, AwardPaper.MINUTES))
    assert "5/5" in printed(ws, AwardPaper.MINUTES)
    opened = councils.reopen(ws, held.id, "Ghi nhầm phiếu")
    councils.save(ws, replace(opened, ballots=(Ballot(one.id, 1, against=4),)))
    councils.close(ws, held.id)
    told = sheet(ws, AwardPaper.MINUTES)
    assert "số phiếu, kết quả đã khác" in told.differs
    now = printed(ws, AwardPaper.MINUTES)
    assert "1/5" in now
    assert "5/5" not in now
    papers.write_again(ws, scope(ws), told)
    assert sheet(ws, AwardPaper.MINUTES).differs == ""


def test_that_an_issued_letter_stays_as_it_left_beside_the_list_of_now(ws: Workspace, tmp_path: Path) -> None:
    one = proposed(ws, "Nông Văn An")
    issued = all_papers.issue(ws, papers.write_draft(ws, scope(ws), sheet(ws)), ws.today)
    assert (sheet(ws).differs, sheet(ws).number) == ("", f"{issued.number:02}/{issued.symbol}")
    steps.replace(ws, one.id, somebody(ws), "Chuyển công tác")
    assert "đã ban hành không còn khớp: thiếu Bế Thị Hoa" in sheet(ws).differs
    assert "Nông Văn An" in printed(ws)
    made = pack.write(ws, scope(ws), tmp_path, only=[AwardPaper.PROPOSAL, AwardPaper.LIST])
    assert [part.partition(" - ")[0] for part in made.parts] == ["Tờ trình", "Danh sách đề nghị"]
    assert "đã ban hành không còn khớp" in made.left_out[0]
    with pypdfium2.PdfDocument(made.pdf) as pages:
        assert "Bế Thị Hoa" in "".join(page.get_textpage().get_text_bounded() for page in pages)
    new = papers.write_again(ws, scope(ws), sheet(ws))
    assert "Bế Thị Hoa" in all_papers.content(ws, new).annexes[0].body
    assert sheet(ws).differs == ""


# --- a letter says what the council said -----------------------------------------------------------------------------


@pytest.mark.parametrize(("in_favour", "is_agreed"), [(5, True), (2, False), (0, False)])
def test_that_a_letter_cites_the_minutes_of_whom_the_council_agreed_to_only(
    ws: Workspace, in_favour: int, *, is_agreed: bool
) -> None:
    sitting(ws, appraised(ws, "Nông Văn An"), in_favour)
    assert ("họp xét, thống nhất tại Biên bản" in printed(ws)) is is_agreed


def test_that_a_letter_cites_no_minutes_for_who_was_taken_out_of_them(ws: Workspace) -> None:
    one, two = appraised(ws, "Nông Văn An"), appraised(ws, "Bế Thị Hoa")
    held = sitting(ws, one, 5)
    assert "Biên bản họp" not in printed(ws)
    opened = councils.reopen(ws, held.id, "Thiếu một người")
    both = (*opened.ballots, Ballot(two.id, 4, against=1))
    councils.save(ws, replace(opened, ballots=both))
    councils.close(ws, held.id)
    assert "thống nhất tại Biên bản họp" in printed(ws)
