"""What papers of commendation say: counts, titles, money in words, order of names, blanks where nobody has told."""

import io
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import docx
import pypdfium2
import pytest
from hypothesis import example, given, settings

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import Ballot
from app.domain.awards.votes import Pool, RankedBy, choose, ranking
from app.domain.paper_body import Body, read_body
from app.domain.paper_content import PaperContent, faults
from app.reports import docx_writer, pdf_writer
from app.reports.awards import letters, lists, merits, minutes, money, slips
from app.reports.awards.facts import AwardFacts, NomineeFact, as_basis, gives, in_order
from app.reports.docx_inspector import measure_docx
from app.reports.event_facts import DOTTED_LINE, one_line
from app.reports.fonts import printable
from app.reports.inspection import departures
from app.reports.model import Closing, Document, DocumentTitle, Letterhead
from app.reports.pdf_inspector import measure_pdf
from tests.support.award_papers import (
    AWARD_PAPERS,
    CASES,
    DISTRICT,
    NUMBERED,
    OF_NOMINEE,
    PRINTS,
    border_guard,
    commune,
    district,
    nobody,
    person,
    province,
    sitting,
)
from tests.support.event_papers import words
from tests.support.hostile_texts import hostile

_SPACES = dict.fromkeys(map(ord, " \u00a0\u00ad\u2007\u202f\t\r\n\u2009\u2002\u2003\u3000\x02\ufffe"))


@pytest.mark.parametrize("paper", AWARD_PAPERS.values(), ids=AWARD_PAPERS.keys())
def test_that_papers_of_awards_do_not_depart_from_the_law(paper: Callable[[], Document]) -> None:
    made = paper()
    word, pdf = docx_writer.render(made), pdf_writer.render(made).content
    assert [str(item) for item in departures(measure_docx(word))] == []
    assert [str(item) for item in departures(measure_pdf(pdf))] == []
    with pypdfium2.PdfDocument(pdf) as pages:
        texts = [page.get_textpage().get_text_bounded() for page in pages]
    assert all(_letters(text).strip("0123456789") for text in texts)
    if len(texts) == 1:
        assert _counted(texts[0]) == _counted(_word_text(word))


def _word_text(content: bytes) -> str:
    body = docx.Document(io.BytesIO(content)).element.body
    return "".join(str(one) for one in body.xpath(".//w:t/text() | .//w:noBreakHyphen/@none"))


def _counted(text: str) -> Counter[str]:
    return Counter(_letters(text))


def _letters(text: str) -> str:
    return unicodedata.normalize("NFKC", text).translate(_SPACES)


@pytest.mark.parametrize("case", [name for name in CASES if name != "nobody"])
@pytest.mark.parametrize("name", NUMBERED)
def test_that_drafts_lack_nothing_their_kind_must_have(name: str, case: str) -> None:
    facts = CASES[case]()
    found = [item.sentence for item in faults(NUMBERED[name](facts)) if not item.is_hint]
    assert found == []


# --- what they say ---------------------------------------------------------------------------------------------------


def test_that_the_purse_of_the_plan_is_told_in_figures_and_words() -> None:
    told = "14.400.000 đồng (Bằng chữ: Mười bốn triệu bốn trăm nghìn đồng)"
    assert told in words(letters.decision(district()))
    assert f"Tổng số tiền thưởng cho 08 tập thể, 16 cá nhân: {told}." in words(money.estimate(district()))
    assert told in words(lists.handed(district()))
    assert "huyện Hà Quảng | tập thể | 08 | 0,6 | 900.000 | 7.200.000" in words(money.estimate(district()))


def test_that_a_letter_asks_who_decides_and_goes_through_its_office() -> None:
    written = letters.proposal(province())
    assert written.addressees == ("Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng (qua Sở Nội vụ)",)
    assert (
        "xem xét, quyết định tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng cho 01 tập thể, 01 cá nhân"
        in (written.body)
    )
    assert "- Bà Bế Thị Hòa, Trưởng xóm, tổ trưởng tổ tự quản, xóm Nà Phái, xã Sóc Hà." in written.body
    assert written.bases[0] == "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003"
    assert "thống nhất tại Biên bản họp ngày 25 tháng 01 năm 2022" in written.body
    assert "- Ông" not in letters.proposal(district()).body


def test_that_a_place_beyond_the_quota_and_a_dead_person_are_told() -> None:
    written = letters.proposal(border_guard())
    assert written.subject.startswith("Về việc đề nghị tặng, truy tặng Giấy khen")
    assert "- Ông Đàm Văn Đức: Quyết định bổ sung chỉ tiêu số 12/QĐ-BCH." in written.body
    assert "Truy tặng Giấy khen" in words(lists.proposed(border_guard()))
    dead = border_guard().nominees[1]
    assert gives((dead,)) == "Truy tặng"
    report = merits.report(border_guard(), dead)
    assert "cam đoan" not in words(report)
    closing = report.blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.signature.full_name == ""


def test_that_the_law_of_the_day_is_printed_once_with_its_word() -> None:
    assert letters.proposal(commune()).bases == (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
    )
    assert as_basis("căn cứ Luật;") == "căn cứ Luật"


def test_that_a_decision_is_drafted_for_who_decides_and_not_for_the_committee() -> None:
    paper = letters.decision(border_guard())
    head = paper.blocks[0]
    assert isinstance(head, Letterhead)
    assert head.organ == ("BỘ CHỈ HUY BĐBP TỈNH CAO BẰNG",)
    assert (head.symbol, head.number, head.draft_mark) == ("QĐ-BCH", None, "DỰ THẢO")
    closing = paper.blocks[-1]
    assert isinstance(closing, Closing)
    assert closing.signature.authority == ("CHỈ HUY TRƯỞNG",)
    told = words(paper)
    assert "CHỈ HUY TRƯỞNG BỘ ĐỘI BIÊN PHÒNG TỈNH CAO BẰNG" in told
    assert "Điều 3. Thủ trưởng" in told
    other = replace(province(), award=replace(DISTRICT, organ="Sở Nội vụ"))
    assert letters.authority_organ(other.award, other).symbol == "SN"


def test_that_an_unknown_amount_is_never_nought() -> None:
    facts = replace(district(), nominees=(person(0, amount=None), person(1)))
    assert "Tổng số tiền thưởng là ……………… đồng (Bằng chữ: ………………)." in words(letters.decision(facts))
    assert "Chưa tính 01 trường hợp chưa có mức thưởng." in words(money.estimate(facts))
    assert "(chưa có mức của 01): 450.000 đồng" in words(lists.handed(facts))
    nothing = replace(facts, nominees=(person(0, amount=None),))
    assert "cá nhân: ……………… đồng (Bằng chữ: ………………)." in words(money.estimate(nothing))
    assert "Tổng số tiền thưởng: ……… đồng." in words(lists.handed(nothing))
    assert "Mức lương cơ sở: ……………… đồng/tháng." in words(money.estimate(replace(facts, base_salary=None)))


def test_that_nobody_is_paid_twice_and_the_decision_says_why() -> None:
    facts = replace(district(), nominees=(person(0, amount=0), person(1)))
    told = words(letters.decision(facts))
    assert "mỗi cá nhân: 450.000 đồng hoặc không, vì đã nhận theo hình thức khen cao hơn." in told


def test_that_the_proof_says_what_the_certificate_will_say() -> None:
    facts = replace(district(), nominees=(replace(person(1), place="xóm Nà Phái", position="trưởng xóm Nà Phái"),))
    assert "1 | Bà Hoàng Thị Ân | Trưởng xóm Nà Phái, xã Sóc Hà | Giấy khen" in words(lists.proof(facts))
    unknown = replace(facts, nominees=(replace(facts.nominees[0], sex=""),))
    assert "1 | Ông (bà) Hoàng Thị Ân" in words(lists.proof(unknown))


def test_that_a_report_of_merit_has_the_head_of_who_writes_it() -> None:
    facts = commune()
    heads = []
    for item, of in ((facts.nominees[2], facts), (replace(person(1), signs_in="Sóc Hà"), district())):
        head = merits.report(of, item).blocks[0]
        assert isinstance(head, Letterhead)
        heads.append((head.parent_organ, head.organ, head.place))
    assert heads == [
        ((), ("ỦY BAN NHÂN DÂN XÃ TRƯỜNG HÀ",), "Trường Hà"),
        (("UBND HUYỆN HÀ QUẢNG",), ("UBND XÃ SÓC HÀ",), "Sóc Hà"),
    ]


def test_that_names_stand_by_ten_ho_ten_dem() -> None:
    people = dict(in_order(person(number) for number in range(8)))[NomineeKind.INDIVIDUAL]
    assert [item.name for item in people] == [
        "Dương Văn An", "Hoàng Thị Ân", "Nông Văn Ấn", "Lý A Dế", "Đàm Văn Đức", "Bế Thị Hòa", "Triệu Mùi Pham",
        "Sùng A Vừ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sex", "called"),
    [
        ("Bế Thị Hoa", "Nữ", "Bà Bế Thị Hoa"),
        ("Lý A Dế", "nam", "Ông Lý A Dế"),
        ("Lý A Dế", "", "Ông (Bà) Lý A Dế"),
        ("Đồng chí Lý A Dế", "nam", "Đồng chí Lý A Dế"),
        ("<b>Dế & Sử</b>", "nam", "Ông <b>Dế & Sử</b>"),
        ("Dế", "nữ", "Bà Dế"),
        ("Bàn Văn Ba", "nam", "Ông Bàn Văn Ba"),
    ],
)
def test_that_a_person_is_called_by_sex(name: str, sex: str, called: str) -> None:
    assert replace(person(0), name=name, sex=sex).called == called


def test_that_a_household_is_a_kind_of_its_own() -> None:
    home = commune().nominees[2]
    assert home.called == "Hộ gia đình ông Lục Văn Toàn"
    assert replace(home, name="Hộ ông Lục Văn Toàn").called == "Hộ ông Lục Văn Toàn"
    told = words(lists.proposed(commune()))
    assert "III. HỘ GIA ĐÌNH" in told
    assert "1. Chủ hộ: Lục Văn Toàn." in words(merits.report(commune(), home))
    assert "01 tập thể, 01 cá nhân, 01 hộ gia đình" in letters.proposal(commune()).body


def test_that_a_report_of_merit_names_its_form_and_dots_what_nobody_told() -> None:
    facts = commune()
    told = words(merits.report(facts, facts.nominees[1]))
    assert "(Mẫu số 08)" in told
    assert "; giới tính: ………………; dân tộc: " in told
    assert "3. Quê quán: ………………." in told
    group = words(merits.report(province(), province().nominees[0]))
    assert "3. Cơ cấu tổ chức, tổng số người: 18 người; tỷ lệ nữ 40 %." in group
    assert "2019 | Giấy khen của Chủ tịch UBND huyện | Quyết định số 1234/QĐ-UBND" in words(
        merits.report(province(), province().nominees[1])
    )


def test_that_slips_say_what_came_and_what_lacks() -> None:
    facts, item = province(), province().nominees[1]
    assert "Hồ sơ còn thiếu 01 giấy tờ:\n- Biên bản xét khen thưởng." in words(slips.receipt(facts, item))
    back = words(slips.return_slip(facts, replace(item, reason="chưa ký")))
    assert "- Biên bản xét khen thưởng." in back
    assert "Lý do khác: chưa ký." in back
    assert "trước hoặc trong ngày 10 tháng 02 năm 2022" in back
    whole = replace(item, missing=())
    assert "Hồ sơ đủ thành phần theo quy định." in words(slips.receipt(facts, whole))
    assert "vì: chưa ký." in words(slips.return_slip(facts, replace(whole, reason="chưa ký")))
    told = words(slips.appraisal(facts, item))
    assert "2 | Có thành tích tiêu biểu trong phong trào | Đạt | Báo cáo xã Sóc Hà, sheet 10, dòng 4" in told


def test_that_minutes_count_votes_and_tell_ties() -> None:
    written = NUMBERED["minutes"](province())
    assert "Số người biểu quyết: 05, trong đó 01 ý kiến bằng văn bản; thông qua khi đạt trên 50 %" in written.body
    assert "\t3/5\t2\t0\t60\tĐạt" in written.body
    assert "+ Thứ 1: Bà Bế Thị Hòa" in written.body
    assert "- Chưa quyết định 01 suất chung Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh" in written.body
    assert "(bằng nhau với 01 trường hợp khác; nữ; Hội đồng quyết định)" in written.body
    assert written.meeting.chair == "Triệu Đình Dũng"
    assert written.meeting.secretary == "Nông Thị Hoan"
    assert any("vắng mặt, lý do: đi công tác" in text for text in written.meeting.attendants)
    assert written.meeting.attendants[0] == "Có mặt 04/06 thành viên"


def test_that_minutes_name_who_did_not_pass() -> None:
    facts = province()
    held = sitting(facts)
    failed = replace(held, ballots=(replace(held.ballots[0], in_favour=2), held.ballots[1]))
    body = minutes.content(facts, failed).body
    assert "Không đạt" in body
    assert "- Hội đồng thống nhất đề nghị khen thưởng 01 cá nhân có kết quả đạt nêu trên." in body
    assert "- Không đề nghị 01 trường hợp không đạt." in body
    nobody_passed = replace(held, ballots=(replace(held.ballots[0], in_favour=0, against=5),))
    without = minutes.content(facts, nobody_passed)
    assert "chưa thống nhất đề nghị trường hợp nào" in without.body


def test_that_minutes_nobody_has_noted_are_a_form_to_write_in() -> None:
    facts = province()
    body = minutes.content(facts, replace(sitting(facts), members=(), ballots=(Ballot(facts.nominees[1].id),))).body
    assert "- Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng:\nTT\t" in body
    assert ", xã Sóc Hà\t\t\t\t\t\n" in body
    assert "Đạt" not in body
    assert f"4. Kết luận\n- {DOTTED_LINE}." in body


def test_that_minutes_give_the_places_there_are_and_tell_who_is_tied_over_the_last() -> None:
    facts = district(4, 2)
    keys = [item.id for item in facts.nominees]
    held = sitting(facts)
    votes = dict(zip(keys, (5, 5, 5, 4, 4, 2), strict=True))
    held = replace(held, ballots=tuple(Ballot(key, votes[key], 5 - votes[key]) for key in keys))
    ranked = ranking(held.ballots[2:5], RankedBy.VOTES)
    pool = Pool("Giấy khen (cá nhân)", RankedBy.VOTES, ranked, choose(ranked, 2))
    body = minutes.content(facts, held, (pool,)).body
    _before, _sign, end = body.partition("4. Kết luận\n")
    first, chosen, tied, failed = end.splitlines()
    assert first == "- Hội đồng thống nhất đề nghị khen thưởng 02 tập thể, 01 cá nhân có kết quả đạt nêu trên."
    people = [item.called for item in facts.nominees]
    assert chosen == f"- Suất chung Giấy khen (cá nhân): {people[2]}."
    assert tied == (
        f"- Chưa quyết định 01 suất chung Giấy khen (cá nhân), các trường hợp bằng nhau: {people[3]}; {people[4]}."
    )
    assert failed == "- Không đề nghị 01 trường hợp không đạt."
    none_left = minutes.content(facts, held, (replace(pool, choice=choose(ranked, 1)),)).body
    assert "- Không đề nghị 02 trường hợp đạt nhưng không còn suất chung." in none_left
    written = minutes.content(facts, replace(held, conclusion="Thống nhất."), (pool,)).body
    assert written.endswith(f"- Thống nhất.\n{tied}")


def test_that_votes_nobody_noted_are_those_who_did_not_vote() -> None:
    facts = province()
    held = replace(sitting(facts), ballots=(Ballot(facts.nominees[0].id, 4),))
    assert "\t4/5\t0\t1\t80\tĐạt" in minutes.content(facts, held).body


def test_that_columns_are_named_by_the_kind_they_hold() -> None:
    told = words(lists.proposed(district(2, 0)))
    assert "Họ và tên | Chức vụ, đơn vị, nơi cư trú" in told
    annex = letters.proposal(district(2, 2)).annexes[0].body
    assert "Tên tập thể" in annex
    assert "Họ và tên, tên tập thể" not in annex


def test_that_a_hamlet_is_written_small_within_a_sentence() -> None:
    item = replace(person(1), position="Người có uy tín", place="Xóm Lũng Giỏng")
    assert item.whereabouts == "Người có uy tín, xóm Lũng Giỏng, xã Sóc Hà"
    assert replace(item, position="").whereabouts_alone == "Xóm Lũng Giỏng, xã Sóc Hà"


def test_that_a_list_of_nobody_is_dotted_and_stands_upright() -> None:
    paper = lists.proposed(nobody())
    assert "Danh sách này có ……………… tập thể, cá nhân." in words(paper)
    assert paper.orientation.value == "portrait"


# --- whatever somebody types -----------------------------------------------------------------------------------------


def _with(text: str) -> AwardFacts:
    facts = province()
    typed = replace(
        facts.nominees[1], name=text, position=text, place=text, unit=text, achievement=text, note=text, reason=text,
        ethnicity=text, findings=(text,), appraisal=text, over_quota=text,
    )  # fmt: skip
    return replace(facts, nominees=(replace(facts.nominees[0], name=f"Tổ {text}", leader=text), typed))


@given(hostile)
@example('1. Một mục\nII. MỤC KHÁC\n- gạch\tcột\t"ba')
@example('"')
@example("\\")
@example("")
@settings(max_examples=12, deadline=None)
def test_that_typed_names_change_nothing_of_the_structure(text: str) -> None:
    for make in NUMBERED.values():
        for before, after in zip(*(_bodies(make(_with(one))) for one in ("chữ", text)), strict=True):
            assert after.faults == ()
            if one_line(printable(text)).strip(" .;:"):
                assert [type(part) for part in after.parts] == [type(part) for part in before.parts]


def _bodies(content: PaperContent) -> tuple[Body, ...]:
    return tuple(read_body(text) for text in (content.body, *(annex.body for annex in content.annexes)))


@given(hostile)
@example("<b>&amp;</b></para>")
@example("{unit} {report_year}")
@example("Nguyễn" * 40)
@settings(max_examples=6, deadline=None)
def test_that_typed_names_come_out_literally(text: str) -> None:
    facts = _with(text)
    shown = _letters(one_line(printable(text)))
    made = [make(facts) for name, make in PRINTS.items() if name != "estimate"]
    made += [make(facts, facts.nominees[1]) for make in OF_NOMINEE.values()]
    for paper in made:
        assert shown in _letters(_word_text(docx_writer.render(paper)))
        pdf_writer.render(paper)


def test_that_every_print_has_a_title_and_a_signature() -> None:
    facts = province()
    item: NomineeFact = facts.nominees[0]
    for make in OF_NOMINEE.values():
        paper = make(facts, item)
        assert any(isinstance(block, DocumentTitle) for block in paper.blocks)
        assert isinstance(paper.blocks[-1], Closing)
