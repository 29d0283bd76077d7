"""The long one: ``poe kill``."""

import pytest

from tests.db import kill_awards
from tests.db.kill_loop import loop


@pytest.mark.kill
@pytest.mark.timeout(3600)
def test_that_a_hundred_kills_lose_nothing_that_was_acknowledged(capsys: pytest.CaptureFixture[str]) -> None:
    tally = loop(100)
    with capsys.disabled():
        print(f"\n{tally.table()}")
    assert tally.kills >= 100
    assert tally.acknowledged > 0
    assert tally.is_clean, tally.table()


@pytest.mark.kill
@pytest.mark.timeout(3600)
def test_that_no_kill_leaves_half_a_step_of_commendation(capsys: pytest.CaptureFixture[str]) -> None:
    tally = kill_awards.loop(40)
    with capsys.disabled():
        print(f"\n{tally.table()}")
    assert tally.kills >= 40
    assert tally.acknowledged > 0
    assert tally.is_clean, tally.table()
