"""Writing the review: live fields, palette, V15, merged narratives, suggestions, history, remarks, what is left."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.outline import AidKind
from app.domain.word_differences import ChangeKind, TextPiece
from app.errors import Refused
from app.paths import resources
from app.presets.load import PresetLibrary
from app.reports.model import Document, Paragraph, text_of
from app.services import review_writing, reviews, submissions
from app.services.leaf_texts import LeafState
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.stored_reports import STATION_NAME, accept_all, answer_all, figure

TWO = ("Sóc Hà", "Cần Yên")


@pytest.fixture
def accepted(full: Workspace, ids: dict[str, int]) -> Workspace:
    """Two communes and the station accepted."""
    accept_all(full, ids, (*TWO, STATION_NAME))
    return full


def state(ws: Workspace, leaf: str) -> LeafState:
    return next(item for item in review_writing.leaves(ws, 2021) if item.leaf.code == leaf)


def printed(paper: Document) -> str:
    return "\n".join(text_of(block.runs) for block in paper.blocks if isinstance(block, Paragraph))


# --- live fields -----------------------------------------------------------------------------------------------------


def test_that_a_field_follows_the_figures_until_the_paper_is_issued(accepted: Workspace, ids: dict[str, int]) -> None:
    review_writing.save_text(accepted, 2021, "III.1", "Đã ban hành {B01} văn bản [sic].", True)
    total = reviews.consolidate(accepted, 2021).cells["B01"].value
    assert total is not None
    before = f"Đã ban hành {total} văn bản [sic] (2/8 xã)."
    assert before in printed(reviews.document(accepted, 2021))
    reviews.issue(accepted, 2021, accepted.today)
    amendment = submissions.amend(accepted, ids["Sóc Hà"], "đính chính")
    changed = figure(submissions.detail(accepted, amendment), "B01")
    assert changed.figure.value is not None
    submissions.correct(accepted, amendment, changed.id, changed.figure.value + 30, "đếm lại")
    submissions.accept(accepted, amendment)
    after = f"Đã ban hành {total + 30} văn bản [sic] (2/8 xã)."
    assert after in printed(reviews.document(accepted, 2021))
    (issued,) = reviews.issued(accepted, 2021)
    assert before in printed(reviews.issued_document(accepted, issued.document.id))


def test_that_a_screen_gets_the_text_as_pieces_with_its_fields(accepted: Workspace) -> None:
    problems = review_writing.save_text(accepted, 2021, "II.1-1", "Ban hành {B01} văn bản.\n\nChi {Q06} đồng.", False)
    assert problems == ()
    first, second = state(accepted, "II.1-1").written
    assert [(piece.code, piece.field) for piece in first] == [("", ""), ("B01", "{B01}"), ("", "")]
    assert first[1].is_partial
    assert second[1].is_missing
    assert "".join(piece.text for piece in second) == "Chi (chưa có số liệu) đồng."
    assert review_writing.rendered(accepted, 2021, "Ban hành {B01} văn bản.") == (first,)


def test_that_an_unknown_code_is_told_at_saving_and_printed_literally(accepted: Workspace) -> None:
    (problem,) = review_writing.save_text(accepted, 2021, "III.1", "Có {Z99} tổ.", False)
    assert problem.field == "{Z99}"
    assert "Không có chỉ tiêu Z99" in problem.sentence
    assert state(accepted, "III.1").problems == (problem,)
    assert "Có {Z99} tổ." in printed(reviews.document(accepted, 2021))


def test_that_the_palette_names_value_coverage_and_field(accepted: Workspace) -> None:
    palette = {item.field: item for item in state(accepted, "II.2.b-2").palette}
    drugs = palette["{G08:gam}"]
    assert (drugs.unit, drugs.coverage, drugs.is_partial) == ("gam", "1/4 đồn", True)
    assert palette["{G17}"].coverage == "2/8 xã"
    assert palette["{G17}"].value == str(reviews.consolidate(accepted, 2021).cells["G17"].value)
    assert state(accepted, "III.1").palette == ()
    everything = review_writing.palette(accepted, 2021)
    assert {item.code for item in everything} == {item.code for item in accepted.presets.catalogue(2021)}
    assert all((item.value == "") == (item.coverage[0] == "0") or "/" in item.coverage for item in everything)


def test_that_saving_without_a_word_on_it_leaves_a_leaf_finished(accepted: Workspace) -> None:
    review_writing.save_text(accepted, 2021, "III.1", "Một.", True)
    review_writing.save_text(accepted, 2021, "III.1", "Hai.", None)
    assert (state(accepted, "III.1").text, state(accepted, "III.1").is_done) == ("Hai.", True)


# --- V15 -------------------------------------------------------------------------------------------------------------


def test_that_typed_numbers_are_held_against_totals_and_against_the_unit_named(accepted: Workspace) -> None:
    total = reviews.consolidate(accepted, 2021).cells["F01"]
    by_name = {name: total.by_unit[key] for key, name in overall_names(accepted).items() if key in total.by_unit}
    soc_ha = by_name["Sóc Hà"]
    review_writing.save_text(accepted, 2021, "II.2.a-4", f"Cung cấp {total.value} nguồn tin.", False)
    assert state(accepted, "II.2.a-4").mismatches == ()
    review_writing.save_text(accepted, 2021, "II.2.a-4", "Cung cấp 999 nguồn tin.", False)
    (wrong,) = state(accepted, "II.2.a-4").mismatches
    assert (wrong.code, wrong.text, wrong.unit, wrong.coverage) == ("F01", "999 nguồn tin", "", "2/8 xã")
    assert wrong.value == str(total.value)
    review_writing.save_text(accepted, 2021, "II.2.a-4", f"Xã Sóc Hà: Cung cấp {soc_ha} nguồn tin.", False)
    assert state(accepted, "II.2.a-4").mismatches == ()
    text = f"Xã Sóc Hà: Cung cấp {total.value} nguồn tin.\nCả xã cung cấp {soc_ha} nguồn tin."
    review_writing.save_text(accepted, 2021, "II.2.a-4", text, False)
    (wrong,) = state(accepted, "II.2.a-4").mismatches
    assert (wrong.unit, wrong.value) == ("Sóc Hà", f"{soc_ha:02}")


def overall_names(ws: Workspace) -> dict[int, str]:
    return dict(reviews.consolidate(ws, 2021).expected_communes)


def test_that_the_assessment_may_speak_of_any_figure_and_plans_of_next_year_of_none(accepted: Workspace) -> None:
    for leaf in ("III.1", "IV.2"):
        review_writing.save_text(accepted, 2021, leaf, "Nhân dân cung cấp 999 nguồn tin.", False)
    assert [item.code for item in state(accepted, "III.1").mismatches] == ["F01"]
    assert state(accepted, "IV.2").mismatches == ()


# --- what the units wrote --------------------------------------------------------------------------------------------


def test_that_narratives_are_merged_with_their_writers_and_printed_only_when_taken_over(accepted: Workspace) -> None:
    merged = review_writing.merged_narratives(accepted, 2021, "III.1")
    own = {item.unit_name: item.text for item in state(accepted, "III.1").narratives}
    assert set(own) >= set(TWO)
    for name in TWO:
        assert f"Xã {name}" in merged.text or f"xã {name}" in merged.text
        assert set(own[name].split()) <= set(merged.text.split())
    assert own["Sóc Hà"] not in printed(reviews.document(accepted, 2021))
    review_writing.save_text(accepted, 2021, "III.1", merged.text, False)
    assert own["Sóc Hà"] in printed(reviews.document(accepted, 2021))
    assert review_writing.merged_narratives(accepted, 2020, "V").leaf == "V"
    with pytest.raises(Refused):
        review_writing.merged_narratives(accepted, 2021, "XX")


# --- suggestions -----------------------------------------------------------------------------------------------------


def test_that_suggestions_carry_live_fields_and_nothing_goes_in_by_itself(accepted: Workspace) -> None:
    before = printed(reviews.document(accepted, 2021))
    offered = review_writing.suggestions(accepted, 2021, "III.2")
    kinds = [item.kind for item in offered]
    assert AidKind.RISE in kinds
    assert AidKind.FALL in kinds
    for item in offered:
        if item.kind in (AidKind.RISE, AidKind.FALL):
            word = "tăng" if item.kind is AidKind.RISE else "giảm"
            assert word in "".join(piece.text for piece in item.pieces)
            assert any(piece.field.endswith(":trend}") for piece in item.pieces)
    assert printed(reviews.document(accepted, 2021)) == before
    assert review_writing.suggestions(accepted, 2021, "I-1") == ()


def test_that_units_without_a_report_and_reasons_of_overrides_are_offered(accepted: Workspace) -> None:
    texts = [item.text for item in review_writing.suggestions(accepted, 2021, "III.3")]
    assert any(text.startswith("Còn 06/08 xã chưa có báo cáo được duyệt: ") and "Cải Viên" in text for text in texts)
    assert any(text.startswith("Còn 03/04 đồn Biên phòng") for text in texts)
    assert not any("Sóc Hà," in text for text in texts if text.startswith("Còn"))


@pytest.mark.parametrize(("code", "value"), [("B08", 999), ("A34", 999999)], ids=["error", "warning"])
def test_that_a_finding_let_pass_is_offered_with_its_reason(
    full: Workspace, ids: dict[str, int], code: str, value: int
) -> None:
    submission_id = ids["Sóc Hà"]
    answer_all(full, submission_id)
    changed = figure(submissions.detail(full, submission_id), code)
    submissions.correct(full, submission_id, changed.id, Decimal(value), "thử")
    for item in [item for item in submissions.detail(full, submission_id).findings if item.is_open]:
        submissions.override(full, submission_id, item.id, "số đã xác minh với xã")
    submissions.accept(full, submission_id)
    told = [item.text for item in review_writing.suggestions(full, 2021, "III.3") if item.kind is AidKind.OVERRIDDEN]
    assert any(full.presets.catalogue(2021)[code].name in text for text in told)
    assert all("của xã Sóc Hà được giữ nguyên sau kiểm tra: số đã xác minh với xã." in text for text in told)


@pytest.fixture
def with_targets(accepted: Workspace, tmp_path: Path) -> Callable[..., Workspace]:
    """The same data under a plan that has targets."""

    def made(*targets: tuple[str, str, str]) -> Workspace:
        folder = tmp_path / "quy-tac" / "founding"
        folder.mkdir(parents=True)
        text = (resources() / "presets" / "founding" / "ha-quang-2022.toml").read_text(encoding="utf-8")
        text = text.replace("\nversion = 1\n", "\nversion = 99\n", 1)
        for number, (code, operator, value) in enumerate(targets):
            told = f'text = "Chỉ tiêu {number}"\nindicator = "{code}"\noperator = "{operator}"\nvalue = "{value}"'
            text += f'\n[[targets]]\nid = "t{number}"\n{told}\n'
        (folder / "ha-quang.toml").write_text(text, encoding="utf-8")
        return replace(accepted, presets=PresetLibrary.shipped(tmp_path / "quy-tac"))

    return made


def test_that_targets_of_the_plan_are_told_reached_missed_or_open(with_targets: Callable[..., Workspace]) -> None:
    ws = with_targets(
        ("C01", ">=", "1"), ("C01", "<=", "1"), ("C01", ">=", "1000000"), ("Z99", ">=", "1"), ("", "", "")
    )
    reached = [item.text for item in review_writing.suggestions(ws, 2021, "III.1")]
    assert "Đã đạt chỉ tiêu “Chỉ tiêu 0”: thực hiện {C01} buổi." in reached
    limits = [item.text for item in review_writing.suggestions(ws, 2021, "III.2")]
    assert "Chưa đạt chỉ tiêu “Chỉ tiêu 1”: thực hiện {C01} buổi." in limits
    assert "Chưa đủ số liệu để đánh giá chỉ tiêu “Chỉ tiêu 2”: hiện có {C01} buổi." in limits
    ahead = [item.text for item in review_writing.suggestions(ws, 2021, "IV.2") if item.kind is AidKind.NEXT_TARGET]
    assert ahead[0] == "Phấn đấu năm 2022: chỉ tiêu 0."
    assert len(ahead) == 5


# --- history and remarks ---------------------------------------------------------------------------------------------


def test_that_a_leaf_knows_who_wrote_what_and_when(accepted: Workspace) -> None:
    clock = accepted.clock
    assert isinstance(clock, FixedClock)
    review_writing.save_text(accepted, 2021, "III.1", "Có 12 tổ tốt.", False)
    review_writing.save_text(accepted, 2021, "III.1", "Có 12 tổ rất tốt.", False)
    review_writing.save_text(accepted, 2021, "III.2", "Mục khác.", False)
    clock.now += timedelta(hours=1)
    other = replace(accepted, actor="Hoàng Văn Páo")
    review_writing.save_text(other, 2021, "III.1", "Có 15 tổ rất tốt.", True)
    newest, oldest = review_writing.versions(accepted, 2021, "III.1")
    assert (newest.actor, newest.text, newest.is_done) == ("Hoàng Văn Páo", "Có 15 tổ rất tốt.", True)
    assert (oldest.actor, oldest.text) == ("Nông Thị Lan", "Có 12 tổ rất tốt.")
    assert newest.at > oldest.at
    assert newest.pieces[1:3] == (TextPiece("12 ", ChangeKind.REMOVED), TextPiece("15 ", ChangeKind.ADDED))
    clock.now += timedelta(hours=1)
    accepted.store.undo(accepted.actor)
    undone = review_writing.versions(accepted, 2021, "III.1")[0]
    assert (undone.actor, undone.text) == ("Nông Thị Lan", "Có 12 tổ rất tốt.")
    assert review_writing.versions(accepted, 2021, "V") == ()


def test_that_remarks_are_listed_settled_and_opened_again(accepted: Workspace) -> None:
    first = review_writing.add_comment(accepted, 2021, "III.1", " Cần số liệu năm trước. ")
    review_writing.add_comment(accepted, 2021, "III.2", "Viết rõ hơn.")
    (remark,) = review_writing.comments(accepted, 2021, "III.1")
    assert (remark.id, remark.text, remark.author, remark.settled_by) == (
        first,
        "Cần số liệu năm trước.",
        "Nông Thị Lan",
        "",
    )
    assert len(review_writing.comments(accepted, 2021)) == 2
    review_writing.settle_comment(accepted, first)
    (remark,) = review_writing.comments(accepted, 2021, "III.1")
    assert remark.settled_by == "Nông Thị Lan"
    assert remark.settled_at is not None
    review_writing.settle_comment(accepted, first, is_settled=False)
    assert review_writing.comments(accepted, 2021, "III.1")[0].settled_by == ""
    assert "Cần số liệu" not in printed(reviews.document(accepted, 2021))
    for wrong in (lambda: review_writing.add_comment(accepted, 2021, "III.1", " \n"), lambda: unknown(accepted)):
        with pytest.raises(Refused):
            wrong()


def unknown(ws: Workspace) -> None:
    review_writing.settle_comment(ws, 987654)


# --- what is left ----------------------------------------------------------------------------------------------------


def test_that_the_check_names_what_still_stands_before_the_signature(accepted: Workspace) -> None:
    review_writing.save_text(accepted, 2021, "III.1", "Nhân dân cung cấp 999 nguồn tin, {Z99}, {Q06}.", True)
    review_writing.save_text(accepted, 2021, "III.2", "Một số tổ sinh hoạt chưa đều.", True)
    review_writing.add_comment(accepted, 2021, "III.3", "Ai viết mục này?")
    found = {item.code: item for item in review_writing.check(accepted, 2021)}
    assert len(found) == 28
    first = found["III.1"]
    assert (first.missing, [item.field for item in first.problems]) == (("Q06",), ["{Z99}"])
    assert [item.code for item in first.mismatches] == ["F01"]
    assert first.is_done
    assert not first.is_ready
    assert found["III.2"].is_ready
    assert (found["III.3"].is_empty, found["III.3"].open_comments, found["III.3"].title) == (True, 1, "Nguyên nhân")
    assert not found["V"].is_empty
    assert not found["I-1"].is_empty
