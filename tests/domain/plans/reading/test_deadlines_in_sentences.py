"""What a sentence without labels still says: the day it is to be done by, whose block it is, at which level it is."""

import pytest

from app.domain.committee import CommitteeLevel
from app.domain.plans.plan import Agency
from app.domain.plans.reading.proposals import HeadField
from app.domain.plans.reading.timing import deadline_in
from app.domain.plans.tasks import Task, Timing
from tests.support.plan_reading import head, read, values

BLOCKS = """KẾ HOẠCH
Tổ chức sơ kết phong trào năm 2027
I. NỘI DUNG
1. Sơ kết phong trào
II. TỔ CHỨC THỰC HIỆN
1. Các Đoàn Biên phòng: Tham mưu cho cấp xã tổ chức hội nghị; gửi hồ sơ về UBND huyện trước ngày 21/01/2027.
2. Phòng Nội vụ: Hướng dẫn, thẩm định hồ sơ đề nghị khen thưởng của các xã biên giới.
Nơi nhận:
- Lưu: VT.
{signer}
Nông Văn Mẫu
"""


@pytest.mark.parametrize(
    ("words", "ends", "text"),
    [
        ("Nộp báo cáo trước ngày 21/01/2022", "2022-01-20", "trước ngày 21/01/2022"),
        ("Hoàn thành đến hết ngày 21/01/2022 và quyết toán", "2022-01-21", "đến hết ngày 21/01/2022"),
        ("Hoàn thành không quá ngày 21/01/2022", "2022-01-21", "không quá ngày 21/01/2022"),
        ("Hoàn thành muộn nhất là ngày 21/01/2022", "2022-01-21", "muộn nhất là ngày 21/01/2022"),
        ("Làm xong trong ngày 21/01/2022", "2022-01-21", "xong trong ngày 21/01/2022"),
        ("Kế hoạch ngày 05/01/2022, nộp trước ngày 21/01/2022", "2022-01-20", "trước ngày 21/01/2022"),
    ],
)
def test_that_the_day_a_sentence_asks_for_is_its_end(words: str, ends: str, text: str) -> None:
    assert deadline_in(words) == Timing(text=text, ends=ends)


@pytest.mark.parametrize("words", ["Theo kế hoạch ngày 05/01/2022", "Hoàn thành trước Quý II/2022", "Tổ chức hội nghị"])
def test_that_other_days_ask_for_nothing(words: str) -> None:
    assert deadline_in(words) == Timing()


def test_that_many_of_a_kind_lead_what_stands_behind_them_and_a_heading_is_no_agency() -> None:
    found = read(BLOCKS.format(signer="TRƯỞNG BAN"))
    names = [one.name for one in values(found, Agency)]
    assert names[:2] == ["Các Đoàn Biên phòng", "Phòng Nội vụ"]
    assert not any(name.casefold() == "tổ chức thực hiện" for name in names)
    task = next(one for one in values(found, Task) if one.title.startswith("Gửi hồ sơ"))
    assert (task.leads, task.timing.ends) == (("cac-doan-bien-phong",), "2027-01-20")


def test_that_a_committee_without_a_level_in_its_name_is_that_of_who_signs() -> None:
    assert head(read(BLOCKS.format(signer="PHÓ CHỦ TỊCH UBND TỈNH")))[HeadField.LEVEL] is CommitteeLevel.PROVINCE
    assert HeadField.LEVEL not in head(read(BLOCKS.format(signer="TRƯỞNG BAN")))
