"""Live fields in typed text: figures of the day, gaps told, coverage marked, everything else letter for letter."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures import Consolidation, Total
from app.presets.load import PresetLibrary
from app.reports import leaf_fields
from app.reports.model import FigureField, text_of
from app.reports.phrase_context import PhraseContext
from app.reports.wording import NO_FIGURE

CATALOGUE = PresetLibrary.shipped().catalogue(2021)


def context(**totals: Total) -> PhraseContext:
    return PhraseContext(CATALOGUE, Consolidation(totals))


def full(code: str, value: str, reported: int = 8) -> Total:
    return Total(code, Decimal(value), reported, 8)


def told(text: str, **totals: Total) -> str:
    return text_of(leaf_fields.text_runs(text, context(**totals)))


def test_that_a_field_is_the_figure_and_knows_it() -> None:
    runs = leaf_fields.text_runs("Có {D04} tập thể.", context(D04=full("D04", "7")))
    assert text_of(runs) == "Có 07 tập thể."
    assert runs[1].figure == FigureField("D04", 8, 8)


def test_that_a_missing_field_is_told_and_never_zero() -> None:
    assert told("Có {D04} tập thể.") == f"Có {NO_FIGURE} tập thể."
    assert leaf_fields.text_runs("{D04}", context())[0].is_missing


def test_that_parts_extremes_and_last_year_are_fields_too() -> None:
    drugs = Total("G08", None, 4, 4, parts={"gam": Decimal("5.436")})
    assert told("{G08:gam} gam, {G08:viên} viên", G08=drugs) == f"5,436 gam, {NO_FIGURE} viên"
    sessions = replace(full("C01", "112"), previous=Decimal(100), current_of_same=Decimal(112), compared=8)
    assert told("Tuyên truyền {C01:trend}.", C01=sessions) == "Tuyên truyền tăng 12% so với năm trước."


@pytest.mark.parametrize(
    "text",
    ["[a] {b} {} {Z99} {D04:xx} {G08} { D04 } {{x}} [", "{d04}", "Không có số", "{scope}", "{D04"],
)
def test_that_whatever_is_no_field_is_printed_literally(text: str) -> None:
    assert told(text, D04=full("D04", "7")) == text


def test_that_coverage_is_told_once_in_its_sentence() -> None:
    totals = {"C01": full("C01", "5", 7), "C02": full("C02", "50", 7), "D04": full("D04", "3")}
    text = "Trong năm tổ chức {C01} buổi/{C02} lượt. Đến nay có {D04} tập thể. {C01} buổi đạt loại tốt"
    assert told(text, **totals) == (
        "Trong năm tổ chức 05 buổi/50 lượt (7/8 xã). Đến nay có 03 tập thể. 05 buổi đạt loại tốt (7/8 xã)"
    )


def test_that_unlike_coverages_stand_behind_their_nouns() -> None:
    totals = {"C01": full("C01", "5", 7), "C02": full("C02", "50", 6), "D04": full("D04", "3")}
    assert told("Có {C01} buổi, trong đó {C02} lượt; {D04} tập thể tốt.", **totals) == (
        "Có 05 buổi (7/8 xã), trong đó 50 lượt (6/8 xã); 03 tập thể tốt (8/8 xã)."
    )
    alike = {**totals, "C02": full("C02", "50", 7)}
    assert told("Có {C01} buổi/{C02} lượt, {D04} tập thể, {D05} hộ.", **alike) == (
        f"Có 05 buổi/50 lượt (7/8 xã), 03 tập thể (8/8 xã), {NO_FIGURE} hộ."
    )


def test_that_a_small_letter_after_a_stop_begins_no_sentence() -> None:
    text = "Loa, đài v.v. và {C01} buổi. Ủy ban họp."
    assert told(text, C01=full("C01", "5", 7)) == "Loa, đài v.v. và 05 buổi (7/8 xã). Ủy ban họp."


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("{Z99} tổ", "{Z99}", "Không có chỉ tiêu Z99 trong danh mục năm 2021"),
        ("{G08} gam", "{G08}", "hãy ghi một trong: {G08:gam}, {G08:viên}"),
        ("{D04:gam}", "{D04:gam}", "D04 không có phần “gam”"),
        ("{ d04 }", "{ d04 }", "hãy ghi {D04}"),
        ("{g08: gam}", "{g08: gam}", "hãy ghi {G08:gam}"),
        ("{b13A}", "{b13A}", "hãy ghi {B13a}"),
        ("{D04 tập thể}", "{D04 tập thể}", "hãy ghi {D04}"),
        ("{D04 tập thể", "{D04", "hãy ghi {D04}"),
        ("{A01:names}", "{A01:names}", "A01 không có phần “names”"),
    ],
)
def test_that_what_looks_like_a_field_is_named_with_what_to_write(text: str, field: str, words: str) -> None:
    (problem,) = leaf_fields.problems(f"{text} và {text}", CATALOGUE)
    assert problem.field == field
    assert words in problem.sentence


def test_that_fields_and_ordinary_braces_are_no_problem() -> None:
    text = "{D04} {G08:gam} {K08:min} {A19:names} {C01:trend} {C01:prev} {ghi chú} {} [x] {Z99 {ab"
    assert leaf_fields.problems(text, CATALOGUE) == ()


@given(st.text(alphabet=st.sampled_from("ab .;,{}[]:DG0489gam(Đ"), max_size=40))
def test_that_nothing_typed_is_ever_lost(text: str) -> None:
    runs = leaf_fields.text_runs(text, context(D04=full("D04", "7")))
    back = (
        run.text if run.figure is None else f"{{{run.figure.code}{':' + part if (part := run.figure.part) else ''}}}"
        for run in runs
    )
    assert "".join(back) == text
