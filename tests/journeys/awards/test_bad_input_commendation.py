"""Bad input of commendation, by service and by command: one sentence each, and not one byte of the data is another."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from app import cli
from app.domain.awards.councils import Ballot, CouncilMember
from app.errors import Problem
from app.services import founding, workspace
from app.services.awards import councils, decisions, dossiers, intake, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import appraised, season_2021
from tests.support.commands import REFUSAL
from tests.support.data_files import FixedClock

#: After both deadlines of the plan.
TODAY = datetime(2022, 2, 20, 1, 0, tzinfo=UTC)
HUYEN = "giay-khen-huyen"
#: Ids of a fresh data file: nominations in their order, then the draft and the decision.
DECIDED, SECOND, DRAFTED = 1, 2, 3
DECISION, DRAFT = 1, 2


@dataclass(frozen=True)
class Bad:
    """A mistake: how the services hear it, how the command line does, its code and words of its sentence."""

    service: Callable[[Workspace, Path], object]
    command: tuple[str, ...]
    code: str
    said: str


def fewer_places(ws: Workspace) -> object:
    cells = (cell for row in quotas.board(ws, season_2021(ws).id).rows for cell in row.cells)
    quota = next(cell.quota for cell in cells if cell.quota and cell.used == 2)
    return quotas.save_quota(ws, replace(quota, places=1))


CASES = {
    "decision before the sitting": Bad(
        lambda ws, _path: decisions.decide(ws, DRAFT, "16/QĐ-UBND", date(2022, 1, 24)),
        ("awards", "decide", str(DRAFT), "--number", "16/QĐ-UBND", "--on", "24/01/2022"),
        "before-sitting",
        "trước phiên họp “Phiên xét” ngày 25/01/2022",
    ),
    "quota below places taken": Bad(
        lambda ws, _path: fewer_places(ws),
        ("quotas", "set", "Giấy khen huyện", "ca-nhan", "1", "--unit", "Sóc Hà"),
        "quota-below-places",
        "Nông Văn Một, Nông Văn Hai đang giữ suất",
    ),
    "dropping a decision": Bad(
        lambda ws, _path: decisions.remove(ws, DECISION),
        ("awards", "drop", str(DECISION)),
        "decision-issued",
        "Quyết định 15/QĐ-UBND ngày 01/02/2022 đã ban hành",
    ),
    "deleting a decided nomination": Bad(
        lambda ws, _path: nominations.remove(ws, DECIDED),
        ("nominations", "remove", str(DECIDED)),
        "",
        "Nông Văn Một",
    ),
    "withdrawing a decided one": Bad(
        lambda ws, _path: steps.withdraw(ws, DECIDED, "nhầm"),
        ("nominations", "withdraw", str(DECIDED), "--reason", "nhầm"),
        "",
        "Nông Văn Một",
    ),
    "replacing by himself": Bad(
        lambda ws, _path: steps.replace(ws, SECOND, nominations.find(ws, SECOND).nominee.id, "đã mất"),
        ("nominations", "replace", str(SECOND), "--by", str(SECOND), "--reason", "đã mất"),
        "replaced-by-itself",
        "Không thay “Nông Văn Hai” bằng chính mình được",
    ),
    "a Word file without a table": Bad(
        lambda ws, path: intake.from_file(ws, season_2021(ws).id, path),
        ("nominations", "import", "danh sách.docx"),
        "",
        "bảng",
    ),
    "a dossier of tomorrow": Bad(
        lambda ws, _path: steps.receive(ws, DRAFTED + 1, date(2099, 1, 1)),
        ("nominations", "receive", str(DRAFTED + 1), "--on", "01/01/2099"),
        "future-day",
        "Ngày nhận 01/01/2099 còn ở phía trước",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One decided, one appraised, one under a draft that the council agreed to, one just proposed."""
    folder = tmp_path_factory.mktemp("bad") / "data"
    founding.create(folder, "ha-quang-2022", actor="thử", clock=FixedClock(TODAY)).close()
    with closing(opened(folder)) as ws:
        season = season_2021(ws).id
        first, _second = appraised(ws, "Nông Văn Một"), appraised(ws, "Nông Văn Hai")
        third = appraised(ws, "Nông Văn Ba", "Tổng Cọt")
        decisions.decide(ws, decisions.draft(ws, season, HUYEN, [first.id]).id, "15/QĐ-UBND", date(2022, 2, 1))
        begun = councils.begin(ws, season, "Phiên xét")
        members = (CouncilMember("Triệu Minh Họa"),)
        councils.save(
            ws, replace(begun, members=members, held_on=date(2022, 1, 25), ballots=(Ballot(third.id, 1),))
        )  # fmt: skip
        councils.close(ws, begun.id)
        decisions.draft(ws, season, HUYEN, [third.id])
        from_list = intake.IntakeDefaults(third.unit_id, HUYEN)
        text = "Họ và tên\tNăm sinh\tThành tích\nNông Văn Bốn\t1980\tBáo tin 5 vụ"
        steps.propose(ws, intake.store(ws, intake.from_text(ws, season, text, from_list)).entered[0].id)
    return folder


def opened(folder: Path) -> Workspace:
    return workspace.open_(folder, actor="thử", clock=FixedClock(TODAY))


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    """A copy of it, beside a Word file with running text only."""
    shutil.copytree(template, tmp_path / "data")
    paper = docx.Document()
    paper.add_paragraph("Danh sách đề nghị khen thưởng: ông Nông Văn Năm, bà Hoàng Thị Sáu.")
    paper.save(str(tmp_path / "danh sách.docx"))
    return tmp_path / "data"


def dump(folder: Path) -> str:
    """Everything the data file holds, as SQL."""
    with closing(sqlite3.connect(folder / "phen-dau.pdau")) as connection:
        return "\n".join(connection.iterdump())


@pytest.mark.parametrize("bad", CASES.values(), ids=CASES.keys())
def test_that_services_refuse_in_one_sentence_and_store_nothing(bad: Bad, folder: Path) -> None:
    with closing(opened(folder)) as ws:
        before = dump(folder)
        with pytest.raises(Problem) as refused:
            bad.service(ws, folder.parent / "danh sách.docx")
        assert dump(folder) == before
    assert refused.value.code == (bad.code or refused.value.code)
    assert bad.said in refused.value.sentence
    assert refused.value.sentence.count("\n") == 0
    assert refused.value.sentence.endswith((".", "!"))


@pytest.mark.parametrize("bad", CASES.values(), ids=CASES.keys())
def test_that_commands_refuse_in_one_line_and_store_nothing(
    bad: Bad, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder.parent)
    before = dump(folder)
    assert cli.main([*bad.command, "--data", str(folder)]) == 2
    out, err = capfd.readouterr()
    (line,) = err.strip().splitlines()
    assert (out, dump(folder)) == ("", before)
    assert bad.said in line
    found = REFUSAL.search(line)
    assert found
    assert found[1] == (bad.code or found[1])


@pytest.mark.parametrize(
    ("day", "standing", "is_amber", "is_red"),
    [
        (date(2022, 1, 20), "Nộp đúng hạn (đến hết ngày 20/01/2022)", False, False),
        (date(2022, 1, 21), "Nộp sau hạn chính, còn trong hạn III.3", True, False),
        (date(2022, 2, 9), "Nộp sau hạn chính, còn trong hạn III.3", True, False),
        (date(2022, 2, 10), "Nộp quá hạn cuối 09/02/2022", False, True),
    ],
)
def test_that_a_dossier_after_the_deadlines_is_taken_and_told_late(
    folder: Path, day: date, standing: str, is_amber: bool, is_red: bool
) -> None:
    """Nothing is lost: what comes late is written down with its day, and the next step is open."""
    with closing(opened(folder)) as ws:
        (row,) = dossiers.receive_papers(ws, [DRAFTED + 1], hard_on=day)
        assert (row.standing, row.is_amber, row.is_red) == (standing, is_amber, is_red)
        assert steps.receive(ws, DRAFTED + 1, day).received_on == day
        assert dossiers.find(ws, DRAFTED + 1).dossier.is_whole
