"""What was signed before printing holds as long as the certificate says the same."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards import proof
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot

SAID = NomineeSnapshot("Nông Văn Páo", "Trưởng xóm", "Nà Sác", "xã Sóc Hà")
PROVED = Nomination(1, 2, 3, "giay-khen", NominationState.PROPOSED, SAID, achievement="Giữ mốc", is_name_proved=True)


@pytest.mark.parametrize(
    "changes",
    [
        {"snapshot": replace(SAID, name="Nông Văn Báo")},
        {"snapshot": replace(SAID, position="Phó xóm")},
        {"snapshot": replace(SAID, unit_name="xã Tổng Cọt")},
        {"achievement": "Tố giác tội phạm"},
        {"award": "bang-khen"},
        {"unit_id": 4},
        {"nominee_id": 5},
        {"is_posthumous": True},
    ],
)
def test_that_what_the_certificate_says_is_proved_again_when_it_changes(changes: dict[str, object]) -> None:
    assert not proof.still_proved(PROVED, replace(PROVED, **changes)).is_name_proved  # type: ignore[arg-type]  # one field


def test_that_everything_else_leaves_the_proof_alone() -> None:
    moved = replace(
        PROVED, state=NominationState.DECIDED, golden_book_no="7", decision_id=1, received_on=date(2022, 1, 1)
    )
    assert proof.still_proved(PROVED, moved) == moved
    waiting = replace(PROVED, is_name_proved=False)
    assert proof.still_proved(waiting, PROVED) == PROVED  # the proof itself


def test_that_sex_and_kind_make_the_form_of_address() -> None:
    man = Nominee(NomineeKind.INDIVIDUAL, "Nông Văn Páo", 3, sex="Nam")
    assert proof.is_called_alike(man, replace(man, name="Khác", note="ghi chú"))
    assert not proof.is_called_alike(man, replace(man, sex="Nữ"))
    assert not proof.is_called_alike(man, replace(man, kind=NomineeKind.HOUSEHOLD))
