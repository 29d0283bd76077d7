"""The plan's own case, from the nine workbooks to certificates: sent in a wrong order, brought in again and again."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pypdfium2
import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import Ballot, CouncilMember
from app.domain.awards.nominations import Nomination, NominationState, Sameness
from app.domain.awards.papers import PaperScope
from app.domain.findings import Severity
from app.errors import Refused
from app.services import founding, submissions, workspace
from app.services.awards import (
    bulk,
    certificate_files,
    certificate_printing,
    checks,
    councils,
    decisions,
    dossiers,
    golden_book,
    intake,
    money,
    nominations,
    pack,
    quotas,
    steps,
)
from app.services.awards.campaigns import of_year
from app.services.awards.certificate_printing import CertificateOrder
from app.services.awards.intake import IntakeDefaults
from app.services.awards.nominations import NominationRow
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.nine_workbooks import NINE, accept_files
from tests.support.planned_events import commune
from tests.support.sent_workbooks import STATION, expected

HUYEN, TINH, BDBP = "giay-khen-huyen", "bang-khen-tinh", "giay-khen-bch-bdbp"
FORMS = {
    "Giấy khen huyện": HUYEN, "Bằng khen tỉnh": TINH, "Giấy khen BCH BĐBP": BDBP, "Giấy khen xã": "giay-khen-xa",
    "Giấy khen đồn": "giay-khen-don",
}  # fmt: skip
STATION_TITLE = "Đồn Biên phòng cửa khẩu Sóc Giang"
THANG, VINH = "Nông Văn Thắng", "Phương Minh Vinh"
#: After the last deadline of the plan.
TODAY = datetime(2022, 2, 20, 1, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The station first, communes backwards, lists brought in after some of them and once more at the end."""
    folder = tmp_path_factory.mktemp("season") / "data"
    founding.create(folder, "ha-quang-2022", actor="Nông Thị Lan", clock=FixedClock(TODAY)).close()
    late = [path for path in reversed(NINE) if path.name != STATION]
    with closing(opened(folder)) as ws:
        for some in ([path for path in NINE if path.name == STATION], late[:3], late[3:]):
            accept_files(ws, some)
            intake.store(ws, intake.from_reports(ws, of_year(ws).id))
        again = intake.store(ws, intake.from_reports(ws, of_year(ws).id))
        assert (again.entered, again.changed, again.removed) == ((), (), ())
    return folder


def opened(folder: Path) -> Workspace:
    return workspace.open_(folder, actor="Nông Thị Lan", clock=FixedClock(TODAY))


@pytest.fixture
def ws(template: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it for each test."""
    shutil.copytree(template, tmp_path / "data")
    with closing(opened(tmp_path / "data")) as made:
        yield made


def listed(ws: Workspace) -> tuple[NominationRow, ...]:
    return nominations.rows(ws, of_year(ws).id)


def one(ws: Workspace, name: str, award: str) -> NominationRow:
    (row,) = (row for row in listed(ws) if (row.name, row.nomination.award) == (name, award))
    return row


def codes(ws: Workspace, code: str) -> set[tuple[str, str]]:
    """Name and award of everybody a finding is about."""
    return {
        (row.name, row.nomination.award) for row in listed(ws) for item in row.findings if item.code == code
    }  # fmt: skip


def settled(ws: Workspace) -> None:
    """People decide about the two conflicts: both nominations of Thắng are of one man, Vinh keeps the district's."""
    first, second = one(ws, THANG, HUYEN), one(ws, THANG, BDBP)
    checks.decide_sameness(ws, first.nominee.id, second.nominee.id, Sameness.SAME, "cùng ngày sinh, cùng xóm")
    steps.withdraw(ws, first.id, "đồn đề nghị Giấy khen BĐBP")
    steps.withdraw(ws, one(ws, VINH, TINH).id, "chọn Giấy khen huyện")


def test_that_every_nominee_of_the_workbooks_is_a_candidate_once(ws: Workspace) -> None:
    reported = {row.unit_name for row in submissions.board(ws, 2021) if row.submission_id is not None}
    assert len(reported) == 9
    told = {row["proposed_by"] for row in expected()["nominees"]}
    found = Counter(
        (row.unit_title.removeprefix("xã "), row.name, row.nomination.award)
        for row in listed(ws)
        if row.unit_title.removeprefix("xã ") in told
    )
    assert found == Counter((row["proposed_by"], row["name"], FORMS[row["form"]]) for row in expected()["nominees"])
    assert {row.nomination.state for row in listed(ws)} == {NominationState.CANDIDATE}


def test_that_what_is_wrong_is_found_and_nobody_else_is_held_up(ws: Workspace) -> None:
    assert codes(ws, "award-beyond-quota") == {(THANG, HUYEN)}
    assert codes(ws, "award-looks-alike") == {(THANG, HUYEN), (THANG, BDBP)}
    assert codes(ws, "award-same-achievement") == {(VINH, HUYEN), (VINH, TINH)}
    held_up = {
        (row.name, row.nomination.award)
        for row in listed(ws)
        if any(item.severity is Severity.ERROR for item in row.findings)
    }
    assert held_up == {(THANG, HUYEN), (THANG, BDBP), (VINH, HUYEN), (VINH, TINH)}
    contested = Counter(
        row.nomination.award for row in listed(ws) if "award-pool-choice" in {f.code for f in row.findings}
    )
    wanted = Counter[str]()
    for item in expected()["nominee_findings"]:
        if item["kind"] == "pool_choice_needed":
            wanted[FORMS[item["form"]]] += item["nominated"]
    assert contested == wanted


@pytest.mark.everyday
def test_that_the_whole_season_is_led_to_its_end(ws: Workspace, tmp_path: Path) -> None:
    season = of_year(ws).id
    settled(ws)
    of_district = [
        row.id for row in listed(ws) if row.nomination.award == HUYEN and row.nomination.state == "candidate"
    ]
    proposed = bulk.each(ws, of_district, steps.propose)
    assert (len(proposed.done), proposed.refused) == (8 + 15, ())
    _fill_cai_vien(ws)
    with pytest.raises(Refused, match="Hoàng Văn Sơn, Triệu Thúy Thảo đang giữ"):
        steps.propose(ws, _typed(ws, "Sóc Hà", "Lục Thị Thêm"))
    cells = [cell for row in quotas.board(ws, season).rows for cell in row.cells]
    assert Counter((cell.kind, cell.used, cell.free) for cell in cells) == {
        (NomineeKind.COLLECTIVE, 1, 0): 8,
        (NomineeKind.INDIVIDUAL, 2, 0): 8,
    }
    chosen = _council(ws)
    assert Counter(item.award for item in chosen) == {TINH: 2, BDBP: 2}
    assert all(cell.free == 0 for cell in quotas.board(ws, season).pools)
    ids = [row.id for row in listed(ws) if row.nomination.award == HUYEN and row.nomination.holds_place]
    dossiers.receive_papers(ws, ids, soft_on=date(2022, 1, 20), hard_on=date(2022, 1, 20))
    for key in ids:
        steps.receive(ws, key, date(2022, 1, 20))
        steps.appraise(ws, key, "Đủ điều kiện")
    written = pack.write(ws, PaperScope(season), tmp_path / "hồ sơ")
    assert written.nominees == 24 + 4
    with pypdfium2.PdfDocument(written.pdf) as pages:
        cover = pages[0].get_textpage().get_text_bounded()
    assert sorted(re.findall(r"\b(0\d|1\d)\s+(0\d|1\d)\b", cover)) == [("01", "01"), ("01", "01"), ("08", "16")]
    key = decisions.draft(ws, season, HUYEN, ids).id
    assert decisions.preview(ws, key, date(2022, 2, 20)).money.words == "Mười bốn triệu bốn trăm nghìn đồng"
    row = decisions.decide(ws, key, "215/QĐ-UBND", date(2022, 2, 20), signer="Nông Văn Ký")
    assert row.money.amount == 14_400_000
    _certificates(ws, ids, tmp_path)
    told = money.estimate(ws, season).sums["award"]
    assert {item.amount for item in told} == {14_400_000, 2_980_000 + 1_490_000, 900_000 + 450_000}


def _typed(ws: Workspace, unit: str, name: str) -> int:
    """Somebody whom a pasted list names."""
    text = f"Họ và tên\tNăm sinh\tHình thức\tThành tích\n{name}\t1981\tGiấy khen huyện\tTham gia tuần tra 20 lượt"
    preview = intake.from_text(ws, of_year(ws).id, text, IntakeDefaults(commune(ws, unit)))
    return intake.store(ws, preview).entered[0].id


def _fill_cai_vien(ws: Workspace) -> None:
    """Cải Viên named one person only; with one more all places are taken."""
    missing = next(item for item in expected()["nominee_findings"] if item["kind"] == "quota_unfilled")
    free = [
        (row.unit_title, cell.kind, cell.free)
        for row in quotas.board(ws, of_year(ws).id).rows
        for cell in row.cells
        if cell.free
    ]
    assert free == [(f"xã {missing['scope']}", NomineeKind.INDIVIDUAL, missing["quota"] - missing["nominated"])]
    steps.propose(ws, _typed(ws, missing["scope"], "Mã Thị Bổ Sung"))


def _council(ws: Workspace) -> list[Nomination]:
    """The council votes about whoever wants a place of a pool; those most are for are proposed."""
    begun = councils.begin(ws, of_year(ws).id, "Phiên xét chọn")
    members = tuple(CouncilMember(f"Ủy viên Minh Họa {number}") for number in range(1, 51))
    of_pools = [row.id for row in listed(ws) if row.nomination.award in (TINH, BDBP)]
    asked = [ballot.nomination_id for ballot in begun.ballots if ballot.nomination_id in of_pools]
    assert len(asked) == len(of_pools) - 1  # all but the one that was withdrawn
    ballots = tuple(Ballot(key, 50 - number) for number, key in enumerate(asked))
    councils.save(ws, replace(begun, members=members, held_on=date(2022, 1, 25), ballots=ballots))
    councils.close(ws, begun.id)
    waiting = councils.find(ws, begun.id).may_propose
    return list(bulk.each(ws, waiting, steps.propose).done)


def _certificates(ws: Workspace, ids: list[int], folder: Path) -> None:
    """Every decided one gets its certificate, in the order asked for, named as it was proposed."""
    people = [row for row in listed(ws) if row.id in ids]
    for row in people:
        if row.nominee.kind is NomineeKind.INDIVIDUAL and not row.nominee.sex:
            nominations.save_nominee(ws, replace(row.nominee, sex="nam"))
    golden_book.number(ws, ids)
    certificate_printing.prove_names(ws, ids)
    written = certificate_files.save(ws, CertificateOrder(tuple(ids)), folder)
    assert (written.count, written.refused) == (24, ())
    with pypdfium2.PdfDocument(written.paths[0]) as pages:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in pages)
    assert len({row.name for row in people if row.name in text}) == len({row.name for row in people}) == 24
