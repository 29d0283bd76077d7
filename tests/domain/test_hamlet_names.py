"""Hamlets over the years: uid, code, spelling, local words; what fits several is left as a question."""

from datetime import date

from app.domain.hamlet_names import KnownHamlet, match_hamlets, names_now, without_any_word, without_local_word
from app.domain.submissions import ReportedHamlet
from app.domain.units import Unit, UnitKind


def known(unit_id: int, name: str, code: str | None = None, *aliases: str) -> KnownHamlet:
    unit = Unit(unit_id, f"uid-{unit_id}", UnitKind.HAMLET, code, name, date(2020, 1, 1))
    return KnownHamlet(unit, aliases)


def matched(hamlets: list[KnownHamlet], *reported: ReportedHamlet) -> tuple[dict[int, int], dict[int, set[int]]]:
    result = match_hamlets(hamlets, reported)
    found = {place: unit.id for place, unit in result.found.items()}
    return found, {place: {unit.id for unit in units} for place, units in result.unclear.items()}


def test_that_uid_comes_before_code_and_code_before_name() -> None:
    hamlets = [known(1, "Láp", "01.01"), known(2, "Nà Mạ", "01.02")]
    assert matched(hamlets, ReportedHamlet("Láp Mới", "01.01", "uid-2")) == ({0: 2}, {})
    assert matched(hamlets, ReportedHamlet("Láp Mới", "01.02")) == ({0: 2}, {})
    assert matched(hamlets, ReportedHamlet("Nà Mạ")) == ({0: 2}, {})
    assert matched(hamlets, ReportedHamlet("Lũng Mới")) == ({}, {})


def test_that_another_spelling_and_a_local_word_lead_to_the_same_hamlet() -> None:
    hamlets = [known(1, "Xóm Láp", None, "Láp Cũ"), known(2, "Bản Hoà")]
    assert matched(hamlets, ReportedHamlet("Láp Cũ"), ReportedHamlet("Hòa")) == ({0: 1, 1: 2}, {})
    assert matched(hamlets, ReportedHamlet("Thôn Láp")) == ({0: 1}, {})


def test_that_a_name_that_fits_several_is_a_question() -> None:
    twins = [known(1, "Xóm Láp"), known(2, "Thôn Láp")]
    assert matched(twins, ReportedHamlet("Láp")) == ({}, {0: {1, 2}})
    same = [known(1, "Láp"), known(2, "Láp")]
    assert matched(same, ReportedHamlet("Láp")) == ({}, {0: {1, 2}})
    one = [known(1, "Láp")]
    assert matched(one, ReportedHamlet("Xóm Láp"), ReportedHamlet("Thôn Láp")) == ({}, {0: {1}, 1: {1}})


def test_that_another_code_means_another_hamlet_of_that_name() -> None:
    assert matched([known(1, "Láp", "01.01")], ReportedHamlet("Láp", "01.09")) == ({}, {})


def test_that_words_for_hamlet_are_left_out_but_the_name_stays() -> None:
    assert without_local_word("Xóm Bản Láp") == without_local_word("bản láp")
    assert without_local_word("Bản Láp") != without_local_word("Láp")
    assert without_any_word("Xóm Bản Láp") == without_any_word("Láp")
    assert without_local_word("Xóm") == without_local_word("xóm")


def test_that_names_of_last_year_are_told_in_those_of_this_year() -> None:
    assert names_now(["Xóm Láp", "Hoà", "Nà Mạ"], ["Láp", "Hòa", "Nà Mới"]) == {"Xóm Láp": "Láp", "Hoà": "Hòa"}
    assert names_now(["Xóm Láp", "Thôn Láp"], ["Láp"]) == {}


def test_that_a_uid_or_code_beside_the_name_of_another_hamlet_is_a_question() -> None:
    hamlets = [known(1, "Láp", "01.01"), known(2, "Nà Mạ", "01.02")]
    for other in (ReportedHamlet("Láp", "", "uid-2"), ReportedHamlet("Láp", "01.02")):
        assert matched(hamlets, other) == ({}, {0: {1, 2}})


def unknown(hamlets: list[KnownHamlet], *reported: ReportedHamlet) -> dict[int, list[int]]:
    result = match_hamlets(hamlets, reported)
    return {place: [unit.id for unit in units] for place, units in result.unknown.items()}


def test_that_a_name_nobody_knows_is_asked_with_the_nearest_free_hamlet_first() -> None:
    hamlets = [known(1, "Nà Mạ"), known(2, "Kéo Sỹ"), known(3, "Lũng Rỳ"), known(4, "Láp")]
    asked = unknown(hamlets, ReportedHamlet("Xóm Kéo Xỹ"), ReportedHamlet("Láp"))
    assert (asked[0][0], set(asked[0]), len(asked)) == (2, {1, 2, 3}, 1)
    assert unknown(hamlets, ReportedHamlet("Lũng Dì"))[0][0] == 3
    assert unknown([known(1, "Láp", None, "Pác Bó")], ReportedHamlet("Pác Pó")) == {0: [1]}
    assert unknown([known(1, "Láp")], ReportedHamlet("Láp"), ReportedHamlet("Mới")) == {1: []}


def test_that_the_first_report_founds_the_hamlets_and_a_code_of_its_own_a_new_one() -> None:
    assert unknown([], ReportedHamlet("Láp"), ReportedHamlet("Nà Mạ", "01.02")) == {}
    hamlets = [known(1, "Láp", "01.01"), known(2, "Nà Mạ", "01.02")]
    assert unknown(hamlets, ReportedHamlet("Kéo Sỹ", "01.09")) == {}
    assert unknown(hamlets, ReportedHamlet("Nà Má", "01.09")) == {0: [2, 1]}


def test_that_another_code_beside_a_known_name_is_asked() -> None:
    assert unknown([known(1, "Láp", "01.01")], ReportedHamlet("Láp", "01.09")) == {0: [1]}
