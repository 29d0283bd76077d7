"""What a duty asks for: papers are handed in, meetings and festivals are held."""

from dataclasses import replace

import pytest

from app.domain.plans.duties import Copy, Duty
from app.domain.plans.duty_words import is_held

FESTIVAL = Duty(key="a", title="Tổ chức Ngày hội Biên phòng toàn dân", owed_by=("communes",))


def test_that_festivals_and_meetings_are_held_and_papers_handed_in() -> None:
    assert is_held(FESTIVAL)
    assert is_held(replace(FESTIVAL, title="Hội nghị sơ kết", owed_to="Ban Chỉ đạo", fed_by="events"))
    assert not is_held(replace(FESTIVAL, title="Báo cáo kết quả tổ chức Ngày hội"))


@pytest.mark.parametrize(
    "duty",
    [
        replace(FESTIVAL, fed_by="result_reports"),
        replace(FESTIVAL, copies=(Copy.HARD,)),
        replace(FESTIVAL, owed_to="UBND tỉnh"),
    ],
)
def test_that_what_goes_to_somebody_is_no_festival_whatever_its_title(duty: Duty) -> None:
    assert not is_held(duty)
