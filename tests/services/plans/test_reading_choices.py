"""What is said about each thing read from a text, and the plan that comes of exactly what was taken."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.plans.duties import DutyDate
from app.domain.plans.duty_slots import slots
from app.domain.plans.faults import faults
from app.domain.plans.plan import Plan
from app.domain.plans.reading.proposals import HeadFact, HeadField
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import Deliverable, Timing
from app.services.plans.reading import read_text
from app.services.plans.reading_choices import Choices, ItemKind, Verdict
from app.services.plans.reading_plan import accept, faults_of, without_faults
from app.services.plans.reading_words import caption, day_words, told, when

TEXT = """Số: 12/KH-BCĐ
KẾ HOẠCH
Tuyên truyền Luật Biên phòng năm 2027
Ban Chỉ đạo xã Tân Sơn ban hành kế hoạch như sau:
I. NHIỆM VỤ
1. Mở lớp tập huấn
a) Cơ quan chủ trì: Đồn Biên phòng Tân Sơn.
b) Thời gian thực hiện: Quý II/2027.
c) Sản phẩm: 02 lớp tập huấn.
II. TỔ CHỨC THỰC HIỆN
1. Đồn Biên phòng Tân Sơn gửi báo cáo kết quả về Công an xã Tân Sơn trước ngày 15/11/2027.
2. Đồn Biên phòng Tân Sơn gửi báo cáo kết quả về Công an xã Tân Sơn trước ngày 20/11/2027.
"""


@pytest.fixture
def choices() -> Choices:
    return Choices(read_text(TEXT))


def take(choices: Choices, *kinds: ItemKind) -> None:
    """Take whole groups; none named means everything."""
    choices.take(one.number for kind in kinds or tuple(ItemKind) for one in choices.of(kind))


def made(choices: Choices) -> Plan:
    """The plan of what was taken."""
    return accept(choices.preview, choices.chosen(), confirmed=choices.contradictions())


def test_that_groups_say_how_many_were_not_looked_at(choices: Choices) -> None:
    assert choices.heading(ItemKind.TASK) == "01 nhiệm vụ, 1 chưa xem"
    take(choices, ItemKind.TASK)
    assert choices.heading(ItemKind.TASK) == "01 nhiệm vụ"
    assert choices.is_touched


def test_that_a_task_has_the_time_and_products_that_were_taken_with_it(choices: Choices) -> None:
    take(choices, ItemKind.HEAD, ItemKind.AGENCY, ItemKind.TASK, ItemKind.PRODUCT)
    first = made(choices).tasks[0]
    assert (first.timing, [one.text for one in first.deliverables]) == (Timing(), ["02 lớp tập huấn"])
    time = choices.of(ItemKind.TIME)[0]
    assert choices.owner(time) == "Mở lớp tập huấn"
    choices.take([time.number])
    assert made(choices).tasks[0].timing.ends == "2027-Q2"


def test_that_a_task_left_out_takes_its_parts_along(choices: Choices) -> None:
    take(choices)
    choices.leave([choices.of(ItemKind.TASK)[0].number])
    assert {one.verdict for one in choices.of(ItemKind.PRODUCT)} == {Verdict.LEFT}


def test_that_a_changed_thing_stays_changed_when_its_group_is_taken(choices: Choices) -> None:
    product = choices.of(ItemKind.PRODUCT)[0]
    assert isinstance(product.value, Deliverable)
    choices.change(product.number, replace(product.value, text="Hai lớp"))
    take(choices)
    assert choices.items[product.number].verdict is Verdict.CHANGED
    assert made(choices).tasks[0].deliverables[0].text == "Hai lớp"


def test_that_two_dates_of_one_duty_are_one_duty_with_both_and_noted(choices: Choices) -> None:
    take(choices)
    plan = made(choices)
    (duty,) = plan.duties
    assert [one.quote for one in duty.dates] == ["trước ngày 15/11/2027", "trước ngày 20/11/2027"]
    assert plan.head.notes[0].endswith("một việc có hai hạn.")
    assert plan.key == "12-kh-bcd-2027"


def test_that_contradictions_not_looked_at_leave_both_duties(choices: Choices) -> None:
    take(choices, *(kind for kind in ItemKind if kind is not ItemKind.CONTRADICTION))
    plan = made(choices)
    assert (len(plan.duties), plan.head.notes) == (2, ())


def test_that_a_report_due_in_the_next_month_is_taken_into_the_plan_as_one() -> None:
    text = TEXT.replace("trước ngày 15/11/2027", "trước ngày 05 tháng sau").replace("20/11/2027", "15/01 năm sau")
    choices = Choices(read_text(text))
    take(choices)
    plan = made(choices)
    assert faults_of(plan) == ()
    found = {duty.frequency: [slot.due.working for slot in slots(duty, plan)] for duty in plan.duties}
    assert found[Frequency.YEAR] == [date(2028, 1, 14)]
    assert found[Frequency.MONTH][:2] == [date(2027, 2, 4), date(2027, 3, 4)]
    assert found[Frequency.MONTH][-1] == date(2028, 1, 4)


@pytest.mark.parametrize(
    ("stated", "frequency", "words"),
    [
        (DutyDate(month_day=5, periods_later=1), Frequency.MONTH, "ngày 05 tháng sau, hằng tháng"),
        (DutyDate(month=1, month_day=15, periods_later=1), Frequency.YEAR, "ngày 15/01 năm sau, hằng năm"),
        (DutyDate(month=1, month_day=15, periods_later=1), Frequency.HALF_YEAR, "ngày 15/01 kỳ sau, 6 tháng một lần"),
        (DutyDate(day=date(2028, 1, 15), periods_later=1), Frequency.YEAR, "15/01/2028 năm sau"),
        (DutyDate(month=11, month_day=15), Frequency.YEAR, "ngày 15/11 hằng năm"),
        (
            DutyDate(month_day=5, periods_later=1, quote="trước ngày 05 tháng tiếp theo"),
            Frequency.MONTH,
            "trước ngày 05 tháng tiếp theo",
        ),
    ],
)
def test_that_a_stated_day_says_when_it_lies_in_the_next_period(
    stated: DutyDate, frequency: Frequency, words: str
) -> None:
    assert day_words(stated, frequency) == words


def test_that_what_the_text_lacks_can_only_be_filled() -> None:
    choices = Choices(read_text(TEXT.replace("Ban Chỉ đạo xã Tân Sơn ban hành kế hoạch như sau:\n", "")))
    take(choices)
    lacking = [one for one in choices.items if one.is_lacking]
    assert [one.verdict for one in lacking] == [Verdict.OPEN, Verdict.OPEN]
    choices.fill(HeadField.ISSUER, "UBND xã Tân Sơn")
    assert choices.items[lacking[0].number].value == HeadFact(HeadField.ISSUER, "UBND xã Tân Sơn")


def test_that_the_nearest_words_win_at_a_place_of_the_text(choices: Choices) -> None:
    number = next(place for place, one in enumerate(choices.preview.paragraphs) if "Quý II" in one.text)
    text = choices.preview.paragraphs[number].text
    found = choices.nearest(number, text.index("Quý"))
    assert found is not None
    assert found.kind is ItemKind.TIME
    assert choices.nearest(4, 0) is None


def test_that_parts_with_a_fault_are_left_out_with_what_is_wrong(choices: Choices) -> None:
    take(choices)
    time = choices.of(ItemKind.TIME)[0]
    choices.change(time.number, Timing(ends="2031"))
    plan = made(choices)
    assert len(faults_of(plan)) == 1
    sound, left = without_faults(plan)
    assert left == faults_of(plan)
    assert len(sound.tasks) == len(plan.tasks) - 1
    assert faults(sound) == ()


def test_that_everything_is_told_in_words(choices: Choices) -> None:
    names = choices.names()
    lines = [f"{told(one.value)} | {caption(one.value, names)}" for one in choices.items]
    assert "Một việc có hai hạn | " in lines
    assert "Quý II/2027 | " in lines
    assert any(
        line.startswith("Mở lớp tập huấn | Chủ trì: Đồn Biên phòng Tân Sơn; Thời gian: Quý II/2027") for line in lines
    )
    assert when("khi có tiền") == "khi có tiền"


def test_that_the_five_plans_are_made_without_a_fault() -> None:
    for path in sorted((Path(__file__).parents[3] / "resources" / "presets" / "plans").glob("*.txt")):
        found = Choices(read_text(path.read_text(encoding="utf-8")))
        take(found)
        assert faults_of(made(found)) == (), path.name
