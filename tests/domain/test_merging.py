"""What units wrote, merged: every word kept, every writer named, only the same words told once."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.merging import MergedPassage, Passage, merged, merged_text


def test_that_the_same_words_are_told_once_with_all_who_wrote_them() -> None:
    found = merged((
        Passage("xã Sóc Hà", "Nhân dân đã chấp hành tốt Luật Biên giới quốc gia."),
        Passage("xã Cần Yên", "- Nhan dan  chấp hành tốt luật biên giới quốc gia"),
        Passage("Đồn Biên phòng Tổng Cọt", "Không có vụ việc lớn."),
    ))  # fmt: skip
    assert [item.units for item in found] == [("xã Sóc Hà", "xã Cần Yên"), ("Đồn Biên phòng Tổng Cọt",)]
    assert found[0].variants == ("Nhan dan chấp hành tốt luật biên giới quốc gia",)
    assert merged_text(found) == (
        "Xã Sóc Hà, xã Cần Yên: Nhân dân đã chấp hành tốt Luật Biên giới quốc gia.\n"
        "Đồn Biên phòng Tổng Cọt: Không có vụ việc lớn."
    )


def test_that_other_numbers_or_a_negation_are_another_passage() -> None:
    texts = ("Có 12 tổ tốt.", "Có 13 tổ tốt.", "Có 1,2 km tốt.", "Chưa có 12 tổ tốt.", "Không có 12 tổ tốt.", "12% tốt")
    assert len(merged(Passage(f"xã {number}", text) for number, text in enumerate(texts))) == len(texts)


def test_that_several_lines_of_one_unit_stay_together() -> None:
    found = merged((Passage("xã A", "Dòng một.\n\nDòng hai."), Passage("xã B", "Dòng ba.")))
    assert found == (MergedPassage(("xã A",), "Dòng một.\nDòng hai."), MergedPassage(("xã B",), "Dòng ba."))


def test_that_a_unit_is_named_once_for_what_it_wrote_twice() -> None:
    (found,) = merged((Passage("xã A", "Tốt."), Passage("xã A", "tốt")))
    assert (found.units, found.text, found.variants) == (("xã A",), "Tốt.", ("tốt",))


def test_that_signs_alone_and_nothing_are_no_reason_to_merge() -> None:
    assert merged((Passage("xã A", " \n"),)) == ()
    assert len(merged((Passage("xã A", "…"), Passage("xã B", "?")))) == 2


def test_that_a_sentence_of_several_units_is_told_once_and_the_rest_stays_with_its_unit() -> None:
    shared = "Các ngành đều nhận việc cụ thể."
    found = merged((
        Passage("xã A", f"Đã tổ chức 02 cuộc kiểm tra các xóm. {shared} Nhân dân rất đồng thuận."),
        Passage("xã B", f"Đã tổ chức 04 cuộc kiểm tra các xóm. {shared} Lao động về quê đông."),
    ))  # fmt: skip
    assert [item.attributed for item in found] == [
        "Xã A: Đã tổ chức 02 cuộc kiểm tra các xóm. Nhân dân rất đồng thuận.",
        "Xã A, xã B: Các ngành đều nhận việc cụ thể.",
        "Xã B: Đã tổ chức 04 cuộc kiểm tra các xóm. Lao động về quê đông.",
    ]


def test_that_a_sentence_that_leans_on_another_never_leaves_it() -> None:
    one = "Có 02 xóm làm chưa tốt phong trào v.v. đã nhắc. Tuy nhiên, các xóm đã khắc phục xong. Đạt."
    other = "Có 03 xóm làm chưa tốt phong trào v.v. đã nhắc. Tuy nhiên, các xóm đã khắc phục xong. Đạt."
    assert [item.text for item in merged((Passage("xã A", one), Passage("xã B", other)))] == [one, other]


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.text("ab 1.,\n", max_size=12)), max_size=6))
def test_that_no_line_and_no_writer_is_lost(written: list[tuple[str, str]]) -> None:
    found = merged(Passage(unit, text) for unit, text in written)
    for unit, text in written:
        for line in filter(None, (" ".join(line.split()) for line in text.split("\n"))):
            assert any(unit in item.units and line in (*item.text.split("\n"), *item.variants) for item in found), line
