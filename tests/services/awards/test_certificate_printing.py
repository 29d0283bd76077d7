"""Printing certificates: only what is decided and proved, in order, each entered in the register, prints again with a
reason."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.db import certificates as db
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificates import CertificateLayout, LineContent, PrinterOffset
from app.domain.awards.nominations import Campaign
from app.errors import Refused
from app.services.awards import certificate_files, certificate_printing, certificates, golden_book, nominations
from app.services.awards.certificate_printing import CertificateOrder
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, PROVINCE, TEAM, a_candidate, a_nominee, a_season
from tests.support.backdrops import pages
from tests.support.certificates import decided
from tests.support.pictures import a_png


@pytest.fixture
def season(ws: Workspace) -> Campaign:
    """A season with the usual blanks."""
    made = a_season(ws)
    certificates.add_usual(ws, made.id)
    return made


def ready(ws: Workspace, season: Campaign, *names: str) -> tuple[int, ...]:
    """Decided and proved persons with their numbers in the golden book."""
    ids = [item.id for item in decided(ws, season, "Sóc Hà", *names)]
    return tuple(item.id for item in golden_book.number(ws, ids))


def layout_of(ws: Workspace, award: str = DISTRICT) -> CertificateLayout:
    """The layout of persons."""
    return next(item for item in certificates.layouts(ws) if (item.award, item.kind) == (award, NomineeKind.INDIVIDUAL))


def said(content: bytes) -> list[str]:
    """Every line of every page."""
    return [line.text for page in pages(content) for line in page.lines]


def registered(ws: Workspace) -> list[tuple[int, str]]:
    """Nomination and reason of every print."""
    with ws.store.read() as connection:
        return [(item.nomination_id, item.reason) for item in db.prints(connection)]


def test_that_a_certificate_says_what_the_decision_says(ws: Workspace, season: Campaign) -> None:
    ids = ready(ws, season, "Nông Văn Một")
    prepared = certificate_printing.prepare(ws, CertificateOrder(ids))
    assert prepared.refused == ()
    assert said(prepared.content) == [
        "CHỦ TỊCH UBND HUYỆN HÀ QUẢNG",
        "TẶNG",
        "GIẤY KHEN",
        "Ông Nông Văn Một",
        "Trưởng xóm, xã Sóc Hà",
        "Đã có thành tích xuất sắc trong thực hiện phong trào “Toàn dân tham gia bảo vệ chủ quyền lãnh thổ,",
        "an ninh biên giới quốc gia trong tình hình mới” năm 2019",
        "Quyết định số: 15/QĐ-UBND, ngày 17 tháng 01 năm 2022",
        "Số sổ vàng: 1",
        "Hà Quảng, ngày 17 tháng 01 năm 2022",
        "CHỦ TỊCH",
        "Hoàng Văn Bế",
    ]
    assert registered(ws) == []


def test_that_the_name_stays_as_it_was_decided(ws: Workspace, season: Campaign) -> None:
    ids = ready(ws, season, "Nông Văn Một")
    nominee = nominations.find(ws, ids[0]).nominee
    nominations.save_nominee(ws, replace(nominee, name="Nông Văn Đổi"), corrects=False)
    assert "Ông Nông Văn Một" in said(certificate_printing.prepare(ws, CertificateOrder(ids)).content)


def test_that_prints_are_registered_in_the_order_of_the_list(ws: Workspace, season: Campaign, tmp_path: Path) -> None:
    names = [f"Nông Văn {word}" for word in ("Một", "Hai", "Ba", "Bốn")]
    ids = ready(ws, season, *names)[::-1]
    written = certificate_files.save(ws, CertificateOrder((*ids, ids[0])), tmp_path)
    assert (written.count, written.refused) == (4, ())
    (path,) = written.paths
    assert [line for line in said(path.read_bytes()) if "Nông" in line] == [f"Ông {name}" for name in names[::-1]]
    assert registered(ws) == [(item, "") for item in ids]


def test_that_a_second_print_needs_its_reason(ws: Workspace, season: Campaign, tmp_path: Path) -> None:
    ids = ready(ws, season, "Nông Văn Một", "Nông Văn Hai")
    certificate_files.save(ws, CertificateOrder(ids[:1]), tmp_path)
    written = certificate_files.save(ws, CertificateOrder(ids), tmp_path)
    assert written.count == 1
    (refused,) = written.refused
    assert refused.reasons == ("đã in ngày 18/01/2022, muốn in lại phải ghi lý do",)
    assert sorted(path.suffix for path in written.paths) == [".docx", ".pdf", ".pdf"]
    certificate_files.save(ws, CertificateOrder(ids, reason=" phôi bị nhòe "), tmp_path)
    assert registered(ws)[-2:] == [(ids[0], "phôi bị nhòe"), (ids[1], "phôi bị nhòe")]
    assert len(certificate_printing.rows(ws, season.id)[0].prints) == 2


@pytest.mark.parametrize(
    ("proved", "cancelled", "reason"),
    [(False, False, "tên chưa được ký duyệt"), (True, True, "đã bị hủy")],
)
def test_that_nothing_is_printed_before_its_time(
    ws: Workspace, season: Campaign, tmp_path: Path, proved: bool, cancelled: bool, reason: str
) -> None:
    (one,) = decided(
        ws, season, "Sóc Hà", "Nông Văn Một", is_proved=proved, cancel_reason="ghi nhầm" if cancelled else ""
    )
    written = certificate_files.save(ws, CertificateOrder((one.id,)), tmp_path)
    assert written.count == 0
    assert reason in " ".join(written.refused[0].reasons)
    assert registered(ws) == []
    assert [path.suffix for path in written.paths] == [".docx", ".pdf"]


def test_that_a_signed_proof_list_lets_names_be_printed(ws: Workspace, season: Campaign) -> None:
    made = decided(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai", is_proved=False)
    ids = tuple(item.id for item in golden_book.number(ws, [item.id for item in made]))
    assert certificate_printing.prove_names(ws, [*ids, 999]) == 2
    assert certificate_printing.prove_names(ws, ids) == 0
    assert certificate_printing.prepare(ws, CertificateOrder(ids)).refused == ()
    assert certificate_printing.prove_names(ws, ids[:1], is_proved=False) == 1
    assert len(certificate_printing.prepare(ws, CertificateOrder(ids)).refused) == 1


def test_that_a_candidate_is_printed_to_look_at_only(ws: Workspace, season: Campaign, tmp_path: Path) -> None:
    one = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Một"))
    (refused,) = certificate_printing.prepare(ws, CertificateOrder((one.id,))).refused
    assert refused.reasons[0] == "chưa có quyết định khen thưởng"
    assert "giới tính (để in Ông hay Bà)" in refused.reasons[-1]
    written = certificate_files.save(ws, CertificateOrder((one.id,), is_trial=True), tmp_path)
    lines = said(written.paths[0].read_bytes())
    assert "IN THỬ" in lines
    assert "Ông (bà) Nông Văn Một" in lines
    assert "Quyết định số: ……, ngày …… tháng …… năm ……" in lines
    assert registered(ws) == []


def test_that_a_name_too_long_is_listed_and_the_others_are_printed(
    ws: Workspace, season: Campaign, tmp_path: Path
) -> None:
    ids = ready(ws, season, "Nông Văn Một", "N" * 80, "Nông Văn Hai")
    written = certificate_files.save(ws, CertificateOrder(ids), tmp_path)
    assert written.count == 2
    (refused,) = written.refused
    assert refused.name == "N" * 80
    assert "dài quá" in refused.reasons[0]


def test_that_a_layout_of_another_award_is_refused(ws: Workspace, season: Campaign) -> None:
    ids = ready(ws, season, "Nông Văn Một")
    order = CertificateOrder(ids, layout_id=layout_of(ws, PROVINCE).id)
    (refused,) = certificate_printing.prepare(ws, order).refused
    assert "dành cho hình thức khác" in refused.reasons[0]


def test_that_an_award_without_a_layout_is_refused(ws: Workspace) -> None:
    season = a_season(ws)
    (one,) = decided(ws, season, "Sóc Hà", "Nông Văn Một")
    (refused,) = certificate_printing.prepare(ws, CertificateOrder((one.id,))).refused
    assert refused.reasons == ("chưa có mẫu phôi cho hình thức và đối tượng này",)
    assert "chưa có mẫu phôi" in certificate_printing.rows(ws, season.id)[0].obstacles[0]
    with pytest.raises(Refused, match="Không in được bằng, giấy khen nào"):
        certificate_printing.refuse_nothing(certificate_printing.prepare(ws, CertificateOrder((one.id,))))


@pytest.mark.parametrize(("ids", "code"), [((), "no-certificate"), ((999,), "no-nomination")])
def test_that_nobody_is_refused(ws: Workspace, season: Campaign, ids: tuple[int, ...], code: str) -> None:
    with pytest.raises(Refused) as refused:
        certificate_printing.prepare(ws, CertificateOrder(ids))
    assert refused.value.code == code


def test_that_offset_and_scan_are_printed_as_ordered(ws: Workspace, season: Campaign, tmp_path: Path) -> None:
    ids = ready(ws, season, "Nông Văn Một", "Nông Văn Hai")
    layout, scan = layout_of(ws), tmp_path / "phoi.png"
    scan.write_bytes(a_png(60, 40))
    certificates.set_background(ws, layout.id, scan)
    plain, moved, seen = (
        certificate_printing.prepare(ws, CertificateOrder(ids, **extra)).content
        for extra in ({}, {"offset": PrinterOffset("HP", x_mm=2, y_mm=-3)}, {"shows_blank": True})
    )
    before, after = (pages(content)[0].lines[0] for content in (plain, moved))
    assert after.left - before.left == pytest.approx(2, abs=0.05)
    assert after.bottom - before.bottom == pytest.approx(3, abs=0.05)
    assert len(seen) > len(plain)


def test_that_a_collective_is_called_by_its_name_alone(ws: Workspace, season: Campaign) -> None:
    team = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Tổ tự quản số 1", TEAM))
    order = CertificateOrder((team.id,), is_trial=True)
    assert "Tổ tự quản số 1" in said(certificate_printing.prepare(ws, order).content)
    (facts,) = certificate_printing.samples(ws, season.id, replace(layout_of(ws), kind=TEAM))
    assert facts.name == "Tổ tự quản số 1"
    assert certificate_printing.fitted(layout_of(ws), facts).refusals == ()


def test_that_a_layout_is_tried_with_the_longest_name_or_an_invented_one(ws: Workspace, season: Campaign) -> None:
    (invented,) = certificate_printing.samples(ws, season.id, layout_of(ws))
    assert "Minh Họa" in invented.name
    assert certificate_printing.samples(ws, None, layout_of(ws)) == (invented,)
    for name in ("Nông Văn Một", "Nông Thị Ngọc Bích", "Nông Ba"):
        a_candidate(ws, season, a_nominee(ws, "Sóc Hà", name))
    tried = certificate_printing.samples(ws, season.id, layout_of(ws))
    assert [facts.name for facts in tried] == ["Nông Thị Ngọc Bích", "Nông Văn Một", "Nông Ba"]
    made, content = certificate_printing.drawn(layout_of(ws), tried[0])
    assert made.refusals == ()
    assert len(pages(content)) == 1


def test_that_a_hundred_are_printed_in_one_file(ws: Workspace, season: Campaign, tmp_path: Path) -> None:
    ids = ready(ws, season, *(f"Nông Văn {number:03}" for number in range(100)))
    written = certificate_files.save(ws, CertificateOrder(ids), tmp_path)
    assert written.count == 100
    lines = said(written.paths[0].read_bytes())
    assert [line for line in lines if line.startswith("Số sổ vàng")] == [f"Số sổ vàng: {n}" for n in range(1, 101)]


def test_that_lines_of_the_layout_decide_what_must_be_known(ws: Workspace, season: Campaign) -> None:
    (one,) = decided(ws, season, "Sóc Hà", "Nông Văn Một")
    (refused,) = certificate_printing.prepare(ws, CertificateOrder((one.id,))).refused
    assert refused.reasons == ("thiếu số sổ vàng",)
    layout = layout_of(ws)
    lines = tuple(line for line in layout.lines if line.content is not LineContent.GOLDEN_BOOK)
    certificates.save(ws, replace(layout, lines=lines))
    assert certificate_printing.prepare(ws, CertificateOrder((one.id,))).refused == ()


def test_that_every_blank_has_a_file_of_its_own_and_a_missing_scan_is_told(
    ws: Workspace, season: Campaign, tmp_path: Path
) -> None:
    people = [a_candidate(ws, season, a_nominee(ws, "Sóc Hà", name)) for name in ("Nông Văn Một", "Nông Văn Hai")]
    higher = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Ba"), PROVINCE)
    order = CertificateOrder((people[0].id, higher.id, people[1].id), is_trial=True, shows_blank=True)
    written = certificate_files.save(ws, order, tmp_path)
    sizes = {path.name: {(page.width, page.height) for page in pages(path.read_bytes())} for path in written.paths}
    assert list(sizes) == [f"Bằng, giấy khen in thử - {name}.pdf" for name in ("GK huyện - khổ A4", "BK tỉnh - khổ A3")]
    assert all(len(found) == 1 for found in sizes.values())
    assert sizes[next(iter(sizes))].isdisjoint(*list(sizes.values())[1:])
    assert written.count == 3
    assert written.notes[0] == "Mỗi loại phôi một tệp, in riêng từng tệp: 2 tệp."
    assert len(written.notes) == 3
    assert all("chưa có ảnh quét" in note for note in written.notes[1:])
