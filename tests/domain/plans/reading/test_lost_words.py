"""What a clerk found lost or garbled in a plan of his own: bases, conditions, aims, days of each quarter, debtors."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.plans.duties import Duty
from app.domain.plans.plan import Basis
from app.domain.plans.reading.proposals import Confidence, Proposal
from app.domain.plans.reading.timing import condition_in, timing_of
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Comparison, Target
from app.domain.plans.tasks import Task
from tests.support.plan_reading import read, values

_ORGANISATION = "KẾ HOẠCH\nNăm 2027\nI. TỔ CHỨC THỰC HIỆN\n"


def bases(words: str) -> list[tuple[Basis, Proposal]]:
    """The bases of an opening, each with its proposal."""
    found = read(f"KẾ HOẠCH\nThi đua năm 2027\n{words}\nI. NỘI DUNG\n1. Họp.")
    return [(one.value, one) for one in found if isinstance(one.value, Basis)]


def duties(line: str) -> list[tuple[Duty, Proposal]]:
    """The duties of one line, each with its proposal."""
    return [(one.value, one) for one in read(_ORGANISATION + line) if isinstance(one.value, Duty)]


# --- bases -----------------------------------------------------------------------------------------------------------


def test_that_laws_are_bases_by_their_names() -> None:
    found = bases(
        "Căn cứ Luật Biên phòng Việt Nam ngày 11 tháng 11 năm 2020; Luật Biên giới quốc gia ngày 17/6/2003;\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16/6/2025 và Bộ luật Hình sự;"
    )
    assert [(one.document, one.dated) for one, _proposal in found] == [
        ("Luật Biên phòng Việt Nam", date(2020, 11, 11)),
        ("Luật Biên giới quốc gia", date(2003, 6, 17)),
        ("Luật Tổ chức chính quyền địa phương số 72/2025/QH15", date(2025, 6, 16)),
        ("Bộ luật Hình sự", None),
    ]
    assert [proposal.confidence for _one, proposal in found][-1] is Confidence.LIKELY


def test_that_a_basis_without_a_number_is_read_and_circumstances_are_none() -> None:
    found = bases("Căn cứ Quy chế làm việc của Ban Chỉ đạo;\nCăn cứ vào tình hình thực tế và nhiệm vụ của địa phương;")
    assert [(one.document, one.subject) for one, _proposal in found] == [("Quy chế làm việc", "Ban Chỉ đạo:")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("của Thủ tướng Chính phủ;", "Thủ tướng Chính phủ:"),
        ("của UBND tỉnh A, UBND huyện B ban hành Kế hoạch như sau:", "UBND tỉnh A:"),
        ("của Ban Tổ chức Tỉnh ủy về việc thi đua;", "Ban Tổ chức Tỉnh ủy: thi đua"),
        ("của Sở A phê duyệt “Đề án một; hai”.", "Sở A: phê duyệt “Đề án một; hai”"),
        ("về việc thi đua;", "thi đua"),
        (
            "của UBND tỉnh về triển khai Quyết định số 7/QĐ-TTg ngày 01/02/2020 của Chính phủ;",
            "UBND tỉnh: triển khai Quyết định số 7/QĐ-TTg ngày 01/02/2020 của Chính phủ",
        ),
    ],
)
def test_that_a_basis_says_who_issued_it_and_on_what_and_nothing_more(words: str, subject: str) -> None:
    one, proposal = bases(f"Thực hiện Kế hoạch số 20/KH-UBND ngày 10/02/2026 {words}")[0]
    assert (one.subject, proposal.confidence) == (subject, Confidence.SURE)


@pytest.mark.parametrize("words", ["và 03 năm thực hiện;", "của UBND tỉnh về (thi đua;", "của Sở A, Sở B về thi đua;"])
def test_that_words_that_were_not_understood_are_not_certain(words: str) -> None:
    _one, proposal = bases(f"Thực hiện Kế hoạch số 20/KH-UBND ngày 10/02/2026 {words}")[0]
    assert (proposal.confidence, len(proposal.doubts)) == (Confidence.LIKELY, 1)


# --- conditions, aims ------------------------------------------------------------------------------------------------


def test_that_a_task_waits_for_the_paper_its_title_names_whatever_its_quarter() -> None:
    (task,) = values(
        read(
            "KẾ HOẠCH\nNăm 2027\nI. NHIỆM VỤ\n1. Tổ chức hội thi sau khi có hướng dẫn của Sở Tư pháp\n"
            "Cơ quan chủ trì: Phòng Tư pháp.\nThời gian thực hiện: Quý III/2027."
        ),
        Task,
    )
    assert (task.timing.condition, task.timing.ends) == ("có hướng dẫn của Sở Tư pháp", "2027-Q3")


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("Quý II, ngay sau khi Đề án được phê duyệt", "Đề án được phê duyệt"),
        ("khi nhận được văn bản của tỉnh", "nhận được văn bản của tỉnh"),
        ("thông báo khi phát hiện vi phạm", ""),
    ],
)
def test_that_waiting_for_a_paper_is_told_from_other_words(words: str, condition: str) -> None:
    assert condition_in(words) == condition
    assert timing_of(words, 2027).condition == condition


def test_that_aims_among_purposes_are_targets() -> None:
    targets = values(
        read(
            "KẾ HOẠCH\nNăm 2027\nI. MỤC ĐÍCH, YÊU CẦU\n1. Nâng cao nhận thức.\n"
            "2. Phấn đấu 90% trở lên số hộ được tuyên truyền.\n3. 100% xóm có tổ tự quản.\n"
            "4. Năm trước tỷ lệ này là 70%."
        ),
        Target,
    )
    assert [(one.clause, one.steps[0].value, one.steps[0].comparison) for one in targets] == [
        ("I.2", Decimal(90), Comparison.AT_LEAST),
        ("I.3", Decimal(100), Comparison.EXACTLY),
    ]


# --- duties ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "often"),
    [
        ("1. Định kỳ trước ngày 20 tháng cuối quý, UBND các xã gửi báo cáo về UBND huyện.", Frequency.QUARTER),
        ("1. UBND các xã gửi báo cáo về UBND huyện trước ngày 20 của tháng cuối mỗi quý.", Frequency.QUARTER),
        ("1. UBND các xã gửi báo cáo về UBND huyện trước ngày 20 hằng tháng.", Frequency.MONTH),
    ],
)
def test_that_a_day_of_each_quarter_or_month_is_a_date(line: str, often: Frequency) -> None:
    ((duty, proposal),) = duties(line)
    (due,) = duty.dates
    assert (due.day, due.month, due.month_day, duty.frequency) == (None, None, 20, often)
    assert (duty.owed_by, duty.owed_to) == (("ubnd-cac-xa",), "ubnd-huyen")
    assert proposal.confidence is Confidence.SURE


@pytest.mark.parametrize(
    ("thing", "words", "month", "day", "often"),
    [
        ("báo cáo", "trước ngày 05 tháng sau", None, 5, Frequency.MONTH),
        ("báo cáo", "chậm nhất ngày 05 của tháng tiếp theo", None, 5, Frequency.MONTH),
        ("báo cáo quý", "trước ngày 05 tháng kế tiếp", None, 5, Frequency.QUARTER),
        ("báo cáo 6 tháng", "trước ngày 05 của tháng liền kề", None, 5, Frequency.HALF_YEAR),
        ("báo cáo", "hằng quý trước ngày 10 của tháng sau", None, 10, Frequency.QUARTER),
        ("báo cáo", "trước ngày 10 của tháng đầu quý sau", None, 10, Frequency.QUARTER),
        ("báo cáo", "trước ngày 10 của quý tiếp theo", None, 10, Frequency.QUARTER),
        ("báo cáo", "trước ngày 10 của tháng đầu tiên của năm sau", None, 10, Frequency.YEAR),
        ("báo cáo", "trước ngày 15/01 năm sau", 1, 15, Frequency.YEAR),
        ("báo cáo", "trước ngày 15 tháng 01 của năm kế tiếp", 1, 15, Frequency.YEAR),
        ("báo cáo", "trước ngày 15/01/năm sau", 1, 15, Frequency.YEAR),
        ("báo cáo hằng tháng, năm", "trước ngày 15/01 năm sau", 1, 15, Frequency.YEAR),
        ("báo cáo", "6 tháng một lần trước ngày 15/01 năm sau", 1, 15, Frequency.HALF_YEAR),
    ],
)
def test_that_a_day_of_the_next_period_is_read_as_one(
    thing: str, words: str, month: int | None, day: int, often: Frequency
) -> None:
    ((duty, proposal),) = duties(f"1. UBND các xã gửi {thing} về UBND huyện {words}.")
    (due,) = duty.dates
    assert (due.month, due.month_day, due.periods_later, duty.frequency) == (month, day, 1, often)
    assert words.endswith(due.quote)
    assert proposal.confidence is Confidence.SURE


@pytest.mark.parametrize("words", ["trước ngày 05 tháng sáu", "trước ngày 05 tháng sau khi kết thúc đợt thi đua"])
def test_that_june_and_what_comes_after_something_are_no_next_month(words: str) -> None:
    assert duties(f"1. UBND các xã gửi báo cáo về UBND huyện {words}.") == []


def test_that_a_day_of_each_year_without_the_next_one_stays_in_its_year() -> None:
    ((duty, _proposal),) = duties("1. UBND các xã gửi báo cáo về UBND huyện trước ngày 15/01 hằng năm.")
    assert (duty.dates[0].month, duty.dates[0].month_day, duty.dates[0].periods_later) == (1, 15, 0)


@pytest.mark.parametrize(
    ("words", "is_inclusive"),
    [
        ("trước ngày 20/02/2027", None),
        ("không quá ngày 20/02/2027", True),
        ("xong trong ngày 20/02/2027", True),
        ("chậm nhất ngày 20/02/2027", True),
        ("đến hết ngày 20/02/2027", True),
        ("không quá ngày 20 hằng tháng", True),
    ],
)
def test_that_only_before_a_day_leaves_the_day_itself_out(words: str, is_inclusive: bool | None) -> None:
    ((duty, _proposal),) = duties(f"1. UBND các xã gửi báo cáo về UBND huyện {words}.")
    assert duty.dates[0].is_inclusive is is_inclusive


def test_that_a_day_no_month_has_is_asked_about() -> None:
    ((duty, proposal),) = duties("1. UBND các xã gửi báo cáo về UBND huyện trước ngày 45 hằng tháng.")
    assert not duty.dates
    assert proposal.confidence is Confidence.GUESS
    assert proposal.doubts


def test_that_a_sentence_may_begin_with_its_date() -> None:
    ((duty, _proposal),) = duties("1. Trước ngày 15/11/2027, UBND các xã gửi báo cáo về UBND huyện.")
    assert (duty.owed_by, duty.owed_to, duty.dates[0].day) == (("ubnd-cac-xa",), "ubnd-huyen", date(2027, 11, 15))


def test_that_who_passes_a_report_on_owes_it_and_is_not_certain() -> None:
    (first, sure), (second, unclear) = duties(
        "1. UBND các xã gửi báo cáo kết quả về Đồn Biên phòng Sóc Giang chậm nhất ngày 25/11/2027 "
        "để tổng hợp báo cáo UBND huyện trước ngày 30/11/2027."
    )
    assert (first.owed_by, sure.confidence) == (("ubnd-cac-xa",), Confidence.SURE)
    assert (second.owed_by, second.owed_to) == (("don-bien-phong-soc-giang",), "ubnd-huyen")
    assert unclear.confidence is Confidence.GUESS
    assert "UBND các xã" in unclear.doubts[0]


def test_that_who_sums_up_unnamed_is_asked_about() -> None:
    (first, _sure), (second, unclear) = duties(
        "1. UBND các xã nộp hồ sơ trước ngày 10/11/2027 để tổng hợp, báo cáo UBND tỉnh trước ngày 15/11/2027."
    )
    assert (first.owed_to, second.owed_by, second.owed_to) == ("", ("ubnd-cac-xa",), "ubnd-tinh")
    assert unclear.confidence is Confidence.GUESS
    assert "ai tổng hợp; đang hiểu là UBND các xã" in unclear.doubts[0]
