"""The question under the cursor: keys, a figure of one's own, and one answer for every question alike."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from app.domain.findings import Candidate, Where
from app.domain.periods import ReportingPeriod
from app.services.questions import GivenAnswer, OpenQuestion
from app.ui.submissions.questions import is_alike
from app.ui.submissions.questions_card import QuestionCard
from app.ui.submissions.words import consequence

ONE = OpenQuestion(
    submission_id=1,
    finding_id=11,
    unit_id=5,
    unit="Cần Yên",
    period=ReportingPeriod.of_year(2021),
    file="a.xlsx",
    code="zero-or-blank",
    where=Where("02_ChiTieu", "F84"),
    indicator="C14",
    hamlet="",
    said="không",
    sentence="Ô ghi “không”.",
    candidates=(
        Candidate("Không phát sinh", (("C14", Decimal(0)),)),
        Candidate("Chưa có số liệu", (("C14", None),)),
    ),
    own=(("C14", "Cuộc thi, sân khấu hóa"),),
)
#: Another unit, another indicator, the same words and choices.
TWO = replace(ONE, submission_id=2, finding_id=22, unit="Nội Thôn", indicator="G25", said=" KHÔNG ")


def _card(qtbot: QtBot) -> tuple[QuestionCard, list[tuple[GivenAnswer, ...]]]:
    card = QuestionCard()
    qtbot.addWidget(card)
    given: list[tuple[GivenAnswer, ...]] = []
    card.answered.connect(given.append)
    card.show_question(ONE, (ONE, TWO))
    return card, given


def test_that_questions_are_alike_by_kind_words_and_choices() -> None:
    assert is_alike(ONE, TWO)
    assert not is_alike(ONE, replace(TWO, said="-"))
    assert not is_alike(ONE, replace(TWO, code="two-numbers"))
    assert not is_alike(ONE, replace(TWO, candidates=ONE.candidates[:1]))


def test_that_an_answer_is_for_one_question_unless_asked_for_all(qtbot: QtBot) -> None:
    card, given = _card(qtbot)
    assert card.choose(2)
    card.answer()
    assert given == [(GivenAnswer(1, 11, 1),)]
    assert card.choose(0)
    card.answer()
    assert given[-1] == (GivenAnswer(1, 11, 1), GivenAnswer(2, 22, 1))


def test_that_a_figure_of_ones_own_goes_before_a_ticked_choice(qtbot: QtBot) -> None:
    card, given = _card(qtbot)
    card.choose(1)
    card._own.boxes["C14"].setText("1.234,5")
    card.answer()
    assert given == [(GivenAnswer(1, 11, None, (("C14", Decimal("1234.5")),)),)]


def test_that_two_numbers_of_one_cell_have_a_named_box_each(qtbot: QtBot) -> None:
    pair = replace(
        ONE,
        code="pair",
        indicator="F06",
        candidates=(Candidate("F06 = 3; F07 = 9", (("F06", Decimal(3)), ("F07", Decimal(9)))),),
        own=(("F06", "Vụ phát hiện"), ("F07", "Đối tượng phát hiện")),
    )
    card, given = _card(qtbot)
    card.show_question(pair, (pair,))
    first, second = card._own.boxes.values()
    assert [box.accessibleName() for box in (first, second)] == [
        "Số khác của F06 Vụ phát hiện",
        "Số khác của F07 Đối tượng phát hiện",
    ]
    first.setText("4")
    second.setText("1.2x")
    card.answer()
    assert given == []
    assert "1.2x" in card._fault.text()
    second.setText("10")
    card.answer()
    assert given == [(GivenAnswer(1, 11, None, (("F06", Decimal(4)), ("F07", Decimal(10)))),)]


def test_that_a_figure_of_ones_own_is_never_written_to_many_places(qtbot: QtBot) -> None:
    card, given = _card(qtbot)
    card._own.boxes["C14"].setText("5")
    card.choose(0)
    card.answer()
    assert given == []
    assert card._fault.text().startswith("Số riêng chỉ ghi cho một câu")


def test_that_keys_without_a_choice_are_left_to_others(qtbot: QtBot) -> None:
    card, given = _card(qtbot)
    assert not card.choose(3)
    card.show_question(ONE, (ONE,))
    assert not card.choose(0)
    card.show_question(None, ())
    card.answer()
    assert given == []


def test_that_a_long_answer_is_folded_and_leaves_the_card_its_width(qtbot: QtBot) -> None:
    card, _given = _card(qtbot)
    usual = card.content.sizeHint().width()
    wordy = Candidate("E04 – Buổi phát quang đường thông tầm nhìn, đường lên mốc " * 2, (("E04", Decimal(7)),))
    card.show_question(replace(ONE, candidates=(wordy,)), ())
    assert [button.text().count("\n") for button in card.findChildren(QRadioButton) if "E04" in button.text()] == [2]
    assert card.content.sizeHint().width() <= usual + 60


def test_that_an_answer_without_figures_promises_to_write_none() -> None:
    assert consequence(Candidate("Bỏ qua ô này", ())) == ""
    assert consequence(Candidate("F06 = 3", (("F06", Decimal(3)),))) == ""
    assert consequence(Candidate("0", (("C14", Decimal(0)),))) == "C14 = 0"
