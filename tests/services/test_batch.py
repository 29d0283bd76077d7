"""Many papers at once: named by a rule, all or none, never over another file, one sentence for every bad place."""

import errno
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from app.domain.paper_content import PaperContent
from app.domain.papers import PaperKind
from app.errors import Problem, Refused
from app.progress import Cancelled, silent
from app.services import batch, batch_items, issued_papers, papers, reviews, submissions, templates
from app.services.batch import BatchItem
from app.services.templates import Filling
from app.services.workspace import Workspace
from tests.support.word_templates import a_template, texts

RULE = "{loai}_{so}_{don_vi}_{nam}"


def letter(ws: Workspace) -> int:
    """A template for one letter to each unit."""
    return templates.add(ws, "Thư: đôn đốc", a_template("Kính gửi {{ kinh_gui }}"), Filling("unit", 2021))


def test_that_different_papers_are_made_together_and_named_by_the_rule(
    accepted: Workspace, ids: dict[str, int], tmp_path: Path
) -> None:
    paper_id = papers.save(accepted, PaperContent(PaperKind.NOTICE, "Kết luận cuộc họp", "Nội dung."))
    issued = reviews.issue(accepted, 2021, date(2022, 1, 18), 5)
    submissions.return_(accepted, ids["Cải Viên"], "thiếu chữ ký")
    items = (
        BatchItem.of_review(2021),
        BatchItem.of_issued(issued.id),
        BatchItem.of_slip(ids["Cải Viên"]),
        BatchItem.of_paper(paper_id),
        BatchItem.of_template(letter(accepted), 2021, submissions.detail(accepted, ids["Sóc Hà"]).unit_id),
    )
    made = batch.write(accepted, items, tmp_path / "ra", RULE, silent)
    assert {path.name for path in made} == {
        "Báo cáo sơ kết_Hà Quảng_2021.docx",
        "Báo cáo sơ kết_Hà Quảng_2021.pdf",
        "Báo cáo_05-BC-BCĐ_2022.docx",
        "Báo cáo_05-BC-BCĐ_2022.pdf",
        "Phiếu yêu cầu bổ sung_Cải Viên_2021.docx",
        "Phiếu yêu cầu bổ sung_Cải Viên_2021.pdf",
        "Thông báo_2022.docx",
        "Thông báo_2022.pdf",
        "Thư- đôn đốc_Sóc Hà_2021.docx",
    }
    assert {path.name for path in (tmp_path / "ra").iterdir()} == {path.name for path in made}
    kept = issued_papers.printed(accepted, issued.id)
    assert (tmp_path / "ra" / "Báo cáo_05-BC-BCĐ_2022.pdf").read_bytes() == kept.pdf
    assert texts((tmp_path / "ra" / "Thư- đôn đốc_Sóc Hà_2021.docx").read_bytes()) == ["Kính gửi Ban chỉ đạo xã Sóc Hà"]
    names = batch.names(accepted, items, RULE)
    assert names[0] == "Báo cáo sơ kết_Hà Quảng_2021"
    assert set(names) == {path.stem for path in made}


def test_that_nothing_is_written_over_and_both_formats_bear_one_name(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "thư- đôn đốc.PDF").write_bytes(b"cua toi")
    items = batch.every_unit(ws, 2021, letter(ws))
    assert len(items) == 12
    made = batch.write(ws, items[:3], tmp_path, "{loai}", silent, (".docx",))
    assert sorted(path.name for path in made) == [f"Thư- đôn đốc ({number}).docx" for number in (2, 3, 4)]
    assert (tmp_path / "thư- đôn đốc.PDF").read_bytes() == b"cua toi"
    again = batch.write(ws, items[:1], tmp_path, "{loai}", silent, (".docx",))
    assert [path.name for path in again] == ["Thư- đôn đốc (5).docx"]


def test_that_a_zip_holds_every_file_and_equal_batches_are_equal_bytes(ws: Workspace, tmp_path: Path) -> None:
    items = batch.every_unit(ws, 2021, letter(ws))
    (first,) = batch.write(ws, items, tmp_path / "thư.zip", "{loai}_{don_vi}", silent)
    (second,) = batch.write(ws, items, tmp_path / "THƯ.ZIP", "{loai}_{don_vi}", silent)
    assert (first.name, second.name) == ("thư.zip", "THƯ (2).zip")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        found = archive.namelist()
        assert archive.testzip() is None
    assert len(found) == len(set(found)) == 12
    assert "Thư- đôn đốc_Sóc Hà.docx" in found


def test_that_the_reviews_of_all_units_are_one_batch(ws: Workspace) -> None:
    items = batch.every_review(ws, 2021)
    names = batch.names(ws, items, "{loai}_{don_vi}")
    assert names[0] == "Báo cáo sơ kết_Hà Quảng"
    assert "Báo cáo sơ kết_Sóc Hà" in names
    assert len(set(names)) == 13


@pytest.mark.parametrize("target", ["ra", "ra.zip"])
def test_that_a_cancel_leaves_nothing_behind(ws: Workspace, tmp_path: Path, target: str) -> None:
    def stop(done: int, total: int, text: str) -> None:
        if done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        batch.write(ws, batch.every_unit(ws, 2021, letter(ws)), tmp_path / target, RULE, stop)
    assert list(tmp_path.rglob("*phen-dau-*")) == []
    assert not (tmp_path / target).exists()


def test_that_one_thing_that_cannot_be_made_leaves_nothing_behind(ws: Workspace, tmp_path: Path) -> None:
    items = (BatchItem.of_template(letter(ws), 2021), BatchItem.of_paper(999))
    for target in (tmp_path / "ra", tmp_path / "ra.zip"):
        with pytest.raises(Refused):
            batch.write(ws, items, target, RULE, silent)
        assert not target.exists()
    (tmp_path / "có sẵn").mkdir()
    with pytest.raises(Refused):
        batch.write(ws, items, tmp_path / "có sẵn", RULE, silent)
    assert list((tmp_path / "có sẵn").iterdir()) == []


def test_that_a_wrong_rule_format_or_choice_is_refused_before_anything(ws: Workspace, tmp_path: Path) -> None:
    item = BatchItem.of_template(letter(ws), 2021)
    for items, rule, suffixes, code in (
        ((item,), "{loại}", (".docx",), "bad-pattern"),
        ((item,), RULE, (".odt",), "bad-format"),
        ((item,), RULE, (".pdf",), "template-only-word"),
        ((), RULE, (".docx",), "nothing-chosen"),
    ):
        with pytest.raises(Refused) as refused:
            batch.write(ws, items, tmp_path / "ra", rule, silent, suffixes)
        assert refused.value.code == code
    assert not (tmp_path / "ra").exists()


def test_that_a_place_where_a_file_stands_is_told(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    item = BatchItem.of_template(letter(ws), 2021)
    for target in (tmp_path / "tệp" / "ra", tmp_path / "tệp" / "ra.zip"):
        with pytest.raises(Exception, match="Chưa có tệp nào được tạo") as told:
            batch.write(ws, (item,), target, RULE, silent)
        assert getattr(told.value, "code", "") == "not-a-folder"
    assert (tmp_path / "tệp").read_bytes() == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file sizes")
@pytest.mark.parametrize("target", ["ra", "ra.zip"])
def test_that_a_disk_that_takes_no_more_leaves_nothing_half(ws: Workspace, tmp_path: Path, target: str) -> None:
    import resource  # noqa: PLC0415 - Windows has no such module

    items = batch.every_unit(ws, 2021, letter(ws))[:3]
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, usual[1]))
    try:
        with pytest.raises(Problem) as told:
            batch.write(ws, items, tmp_path / target, RULE, silent)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert told.value.code == "disk-full"
    assert list(tmp_path.rglob("*.docx")) == list(tmp_path.rglob("*.zip")) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "folder-not-writable"),
        (errno.EACCES, "folder-not-writable"),
        (errno.EIO, "place-gone"),
        (errno.ENODEV, "place-gone"),
        (errno.ENOENT, "place-gone"),
        (errno.ENOTDIR, "not-a-folder"),
        (errno.ENAMETOOLONG, "place-not-written"),
    ],
)
def test_that_every_bad_place_has_its_sentence(number: int, code: str, tmp_path: Path) -> None:
    problem = batch.place_problem(OSError(number, "x"), tmp_path)
    assert problem.code == code
    assert str(tmp_path) in problem.sentence
    assert problem.way_out


def test_that_places_of_windows_have_theirs(tmp_path: Path) -> None:
    class WindowsError(OSError):
        winerror = 112

    assert batch.place_problem(WindowsError(errno.EINVAL, "x"), tmp_path).code == "disk-full"
    WindowsError.winerror = 21
    assert batch.place_problem(WindowsError(errno.EACCES, "x"), tmp_path).code == "place-gone"


def test_that_every_kind_has_words() -> None:
    assert set(batch_items.ITEM_WORDS) == set(batch_items.ItemKind)
