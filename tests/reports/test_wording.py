"""Sentences: figures as papers write them, gaps told, never 0 for a blank, coverage wherever it is partial."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures import Consolidation, Total
from app.domain.indicators import AcrossUnits, Catalogue, Indicator, OverTime, OwnerLevel, ValueType
from app.domain.phrases import figures_in, parse_template
from app.presets.load import PresetLibrary
from app.reports.model import FigureField, Run, text_of
from app.reports.phrase_context import PhraseContext
from app.reports.wording import NO_FIGURE, figure_text, sentence, trend
from tests.support.papers import totals_2021


def _indicator(code: str, unit: str, kind: ValueType, owner: OwnerLevel = OwnerLevel.COMMUNE) -> Indicator:
    return Indicator(code, code, unit, kind, owner, AcrossUnits.SUM, OverTime.FLOW)


CATALOGUE = Catalogue(
    2021,
    (
        _indicator("C01", "buổi", ValueType.INTEGER),
        _indicator("C02", "lượt", ValueType.INTEGER),
        _indicator("A01", "km", ValueType.DECIMAL3),
        _indicator("A25", "triệu đồng", ValueType.DECIMAL3),
        _indicator("D19", "đồng", ValueType.VND),
        _indicator("G19", "%", ValueType.PERCENT),
        _indicator("K08", "tiêu chí", ValueType.INTEGER),
        _indicator("A19", "dân tộc", ValueType.INTEGER),
        _indicator("G01", "vụ", ValueType.INTEGER, OwnerLevel.BORDER_STATION),
        _indicator("G08", "", ValueType.DECIMAL3, OwnerLevel.BORDER_STATION),
    ),
)


def context(**totals: Total) -> PhraseContext:
    return PhraseContext(CATALOGUE, Consolidation(totals), {"scope": "toàn huyện", "year": "2021"})


def full(code: str, value: str | None, reported: int = 8, expected: int = 8) -> Total:
    return Total(code, None if value is None else Decimal(value), reported, expected)


def told(template: str, **totals: Total) -> str:
    return text_of(sentence(template, context(**totals)))


def test_that_a_pair_is_written_with_a_slash_and_padded_counts() -> None:
    text = told("Tổ chức {C01} buổi/{C02} lượt người nghe.", C01=full("C01", "7"), C02=full("C02", "2298"))
    assert text == "Tổ chức 07 buổi/2.298 lượt người nghe."


@pytest.mark.parametrize(
    ("code", "value", "written"),
    [
        ("C01", "0", "0"),
        ("C01", "9", "09"),
        ("C01", "10", "10"),
        ("C02", "13237", "13.237"),
        ("A01", "20.203", "20,203"),
        ("A01", "1234.5", "1.234,500"),
        ("A25", "26.5", "26,5"),
        ("D19", "14500000", "14.500.000"),
        ("G19", "24.17", "24,17"),
        ("G19", "100", "100"),
    ],
)
def test_that_figures_are_written_as_papers_write_them(code: str, value: str, written: str) -> None:
    assert figure_text(Decimal(value), CATALOGUE[code]) == written


def test_that_a_missing_figure_is_told_and_never_zero() -> None:
    assert told("Có {C01} buổi.", C01=full("C01", None, 0)) == f"Có {NO_FIGURE} buổi."
    assert told("Có {C01} buổi.") == f"Có {NO_FIGURE} buổi."


def test_that_an_optional_piece_vanishes_with_its_missing_figure() -> None:
    template = "Có {C01} buổi[, {C02} lượt[ ({A01} km)]]."
    assert told(template, C01=full("C01", "12")) == "Có 12 buổi."
    assert told(template, C01=full("C01", "12"), C02=full("C02", "30")) == "Có 12 buổi, 30 lượt."
    everything = {"C01": full("C01", "12"), "C02": full("C02", "30"), "A01": full("A01", "1")}
    assert told(template, **everything) == "Có 12 buổi, 30 lượt (1,000 km)."


def test_that_a_sentence_whose_pieces_all_vanished_is_empty() -> None:
    assert sentence("[Có {C01} buổi.]", context()) == ()


def test_that_zero_keeps_an_optional_piece() -> None:
    assert told("Có {C01} buổi[, {C02} lượt].", C01=full("C01", "1"), C02=full("C02", "0")) == "Có 01 buổi, 0 lượt."


def test_that_a_sentence_begins_with_a_capital() -> None:
    assert told("{scope} năm {year} có {C01} buổi.", C01=full("C01", "5")) == "Toàn huyện năm 2021 có 05 buổi."


def test_that_shared_coverage_is_told_once_before_the_full_stop() -> None:
    text = told("Có {C01} buổi/{C02} lượt.", C01=full("C01", "5", 7), C02=full("C02", "50", 7))
    assert text == "Có 05 buổi/50 lượt (7/8 xã)."


def test_that_other_coverage_stands_behind_the_noun_and_the_common_one_at_the_head() -> None:
    parts = {"C01": full("C01", "5", 7), "C02": full("C02", "50", 6), "A01": full("A01", "1", 7)}
    text = told("Có {C01} buổi/{C02} lượt, {A01} km.", **parts)
    assert text == "Theo số liệu của 7/8 xã: có 05 buổi/50 lượt (6/8 xã), 1,000 km."


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("Có {C01} đoàn viên, hội viên[, {C02} lượt].", "Có 05 đoàn viên, hội viên (6/8 xã), 50 lượt."),
        ("Có {C01} tin, bài[ ({C02} lượt)] hay.", "Có 05 tin, bài (6/8 xã) (50 lượt) hay."),
        ("Có {C01} nguồn tin, trong đó {C02} lượt.", "Có 05 nguồn tin (6/8 xã), trong đó 50 lượt."),
        ("Có {C01} hộ với {C02} khẩu.", "Có 05 hộ (6/8 xã) với 50 khẩu."),
        ("Có {C01} chỗ {C02} lần.", "Có 05 chỗ (6/8 xã) 50 lần."),
        ("[{C02} lượt; ]{C01} cuộc thi, sân khấu hóa.", "50 lượt; 05 cuộc thi, sân khấu hóa (6/8 xã)."),
    ],
)
def test_that_a_mark_never_comes_between_a_figure_and_its_noun(template: str, written: str) -> None:
    assert told(template, C01=full("C01", "5", 6), C02=full("C02", "50")) == written


def test_that_a_partial_total_does_not_speak_for_the_whole_area() -> None:
    def area(**totals: Total) -> str:
        made = replace(context(**totals), is_area=True)
        return text_of(sentence("{scope} đã tổ chức {C01} buổi/{C02} lượt.", made))

    half = {"C01": full("C01", "5", 6), "C02": full("C02", "50", 6)}
    assert area(**half) == "Theo số liệu của 6/8 xã: đã tổ chức 05 buổi/50 lượt."
    assert area(C01=full("C01", "5"), C02=full("C02", "50")) == "Toàn huyện đã tổ chức 05 buổi/50 lượt."
    assert area(C01=full("C01", "5"), C02=full("C02", "50", 6)) == "Toàn huyện đã tổ chức 05 buổi/50 lượt (6/8 xã)."
    gaps = {"C01": Total("C01", Decimal(5), 6, 8, partial={"Cải Viên": (7, 8)})}
    assert area(**gaps).startswith("Theo số liệu của 6/8 xã: đã tổ chức 05 buổi")
    assert area(**gaps).endswith("lượt (chưa đủ số liệu các xóm của xã Cải Viên).")


def test_that_a_complete_figure_never_seems_to_be_partial() -> None:
    one = {"C01": full("C01", "5"), "C02": full("C02", "50", 6)}
    assert told("Có {C01} buổi/{C02} lượt.", **one) == "Có 05 buổi/50 lượt (6/8 xã)."
    most = {**one, "A01": full("A01", "1", 6)}
    text = told("Có {C01} buổi/{C02} lượt, {A01} km.", **most)
    assert text == "Theo số liệu của 6/8 xã: có 05 buổi (8/8 xã)/50 lượt, 1,000 km."
    gap = {"C01": full("C01", None, 0), "C02": full("C02", "50", 6)}
    assert told("Có {C01} buổi/{C02} lượt.", **gap) == f"Có {NO_FIGURE} buổi/50 lượt (6/8 xã)."


def test_that_full_coverage_is_not_mentioned() -> None:
    assert "(" not in told("Có {C01} buổi.", C01=full("C01", "5"))


def test_that_figures_of_stations_are_covered_by_stations() -> None:
    assert told("Có {G01} vụ.", G01=full("G01", "5", 3, 4)) == "Có 05 vụ (3/4 đồn)."


def test_that_missing_hamlets_are_told() -> None:
    total = Total("C01", Decimal(5), 8, 8, partial={"Cải Viên": (7, 8)})
    assert told("Có {C01} buổi.", C01=total) == "Có 05 buổi (chưa đủ số liệu các xóm của xã Cải Viên)."
    both = Total("C01", Decimal(5), 7, 8, partial={"Cải Viên": (7, 8)})
    assert told("Có {C01} buổi.", C01=both) == "Có 05 buổi (7/8 xã, chưa đủ số liệu các xóm của xã Cải Viên)."
    alone = Total("C01", Decimal(5), 1, 1, partial={"Cải Viên": (7, 8)})
    assert told("Có {C01} buổi.", C01=alone) == "Có 05 buổi (số liệu của 07/08 xóm)."


def test_that_parts_extremes_and_names_have_their_own_tokens() -> None:
    drugs = Total("G08", None, 1, 1, parts={"gam": Decimal("5.436")})
    assert told("{G08:gam} gam[, {G08:viên} viên]", G08=drugs) == "5,436 gam"
    mean = Total("K08", Decimal("14.5"), 8, 8, minimum=Decimal(9), maximum=Decimal(19))
    assert told("{K08} (từ {K08:min} đến {K08:max})", K08=mean) == "14,5 (từ 09 đến 19)"
    union = Total("A19", Decimal(2), 8, 8, names=("Nùng", "Tày"))
    assert told("{A19} dân tộc ({A19:names})", A19=union) == "02 dân tộc (Nùng, Tày)"


def test_that_last_year_and_the_change_have_their_own_tokens() -> None:
    both = replace(full("C01", "112"), previous=Decimal(100), current_of_same=Decimal(112), compared=8)
    assert told("{C01:prev} buổi, nay {C01:trend}", C01=both) == "100 buổi, nay tăng 12% so với năm trước"
    some = replace(both, previous=Decimal(80), current_of_same=Decimal(60))
    assert told("[Số buổi {C01:trend}.]", C01=some) == (
        "Số buổi giảm 25% so với năm trước (ở các xã có số liệu cả hai năm)."
    )
    assert told("Có {C01} buổi[, {C01:trend}].", C01=full("C01", "112")) == "Có 112 buổi."


def test_that_a_figure_of_last_year_tells_over_which_units_it_is() -> None:
    some = replace(full("C01", "112"), previous=Decimal(80), current_of_same=Decimal(60), compared=5)
    assert told("Năm trước {C01:prev} buổi.", C01=some) == "Năm trước 80 buổi (5/8 xã)."


def test_that_a_change_of_what_stations_report_is_told_of_stations() -> None:
    ready = context()
    station = next(item for item in ready.catalogue if item.owner is OwnerLevel.BORDER_STATION)
    total = replace(full(station.code, "112"), previous=Decimal(80), current_of_same=Decimal(60))
    assert told(f"{{{station.code}:trend}}", **{station.code: total}).endswith("(ở các đồn có số liệu cả hai năm)")


def test_that_runs_know_the_figure_behind_them() -> None:
    runs = sentence("Có {C01} buổi.", context(C01=full("C01", "5", 7)))
    assert runs[1] == Run("05", figure=FigureField("C01", 7, 8))
    assert runs[1].figure is not None
    assert runs[1].figure.is_partial
    gap = sentence("Có {C02} lượt.", context())[1]
    assert gap.is_missing
    assert gap.figure == FigureField("C02", 0, 0)


def test_that_every_shipped_phrase_names_known_figures_and_words() -> None:
    library = PresetLibrary.shipped()
    catalogue = library.catalogue(2021)
    for leaf in library.outline("so-ket-74").leaves():
        for phrase in leaf.phrases:
            assert all(token.code in catalogue for token in figures_in(parse_template(phrase))), phrase
            ready = PhraseContext(catalogue, totals_2021(), {"scope": "toàn huyện", "year": "2021"})
            assert not set("{}[]") & set(text_of(sentence(phrase, ready))), phrase


@pytest.mark.parametrize(
    ("now", "before", "unit", "written"),
    [
        ("112", "100", "buổi", "tăng 12%"),
        ("97", "100", "buổi", "giảm 3%"),
        ("997", "1000", "lượt", "giảm 0,3%"),
        ("7", "10", "buổi", "giảm 03 buổi"),
        ("7.5", "10", "km", "giảm 2,500 km"),
        ("3", "0", "vụ", "tăng 03 vụ"),
        ("4001", "4000", "hộ", "tăng 01 hộ"),
        ("4002", "4000", "hộ", "tăng 0,1%"),
        ("5", "5", "vụ", "không thay đổi"),
        ("32.6", "34.1", "%", "giảm 1,5 điểm %"),
        (None, "5", "vụ", ""),
        ("5", None, "vụ", ""),
    ],
)
def test_that_a_change_against_last_year_is_told(now: str | None, before: str | None, unit: str, written: str) -> None:
    current, previous = (None if text is None else Decimal(text) for text in (now, before))
    assert trend(current, previous, unit) == written


@given(st.integers(1, 8), st.one_of(st.none(), st.integers(0, 10**9)))
def test_that_a_blank_is_never_written_as_a_number(reported: int, value: int | None) -> None:
    text = told("Có {C01} buổi.", C01=full("C01", None if value is None else str(value), reported))
    assert (NO_FIGURE in text) == (value is None)
    assert ("xã" in text) == (value is not None and reported < 8)
