"""«Theo mục …»: a click or Enter reads the plan's own sentences where a part of it is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.services.plans import register
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.window import MainWindow

pytestmark = pytest.mark.data("empty")


def lines_of(quote: ClauseQuote) -> list[QLabel]:
    """The sentences in sight."""
    layout = quote.text.layout()
    assert layout is not None
    items = (layout.itemAt(number) for number in range(layout.count()))
    return [widget for item in items if item is not None and isinstance(widget := item.widget(), QLabel)]


def test_that_the_sentences_of_a_clause_unfold_by_enter_and_stay_while_the_clause_is_the_same(
    window: MainWindow,
) -> None:
    ws = window.context.workspace
    plan = register.find(ws, register.plans(ws)[0].key)
    clause = next(item.clause for item in plan.paragraphs if item.clause.count(".") == 1)
    quote = ClauseQuote(window.context)
    quote.quote(plan, clause)
    assert quote.word.text() == f"Theo mục {clause}"
    assert lines_of(quote) == []
    QTest.keyClick(quote.word, Qt.Key.Key_Return)
    said = [item.text for item in plan.paragraphs if item.clause == clause]
    assert [item.text() for item in lines_of(quote)] == said
    quote.quote(plan, clause)
    assert [item.text() for item in lines_of(quote)] == said
    quote.quote(plan, f"{clause}.không")
    assert not quote.is_unfolded


def test_that_a_list_without_text_still_reads_the_text_and_a_quoted_sentence_is_heavier(window: MainWindow) -> None:
    ws = window.context.workspace
    listed = register.plans(ws)[0]
    whole = register.find(ws, listed.key)
    assert not listed.paragraphs
    duty = next(item for item in whole.duties if item.quote and item.clause)
    quote = ClauseQuote(window.context)
    quote.quote(listed, duty.clause, duty.quote)
    quote.turn()
    heavy = [item.text() for item in lines_of(quote) if item.property("role") == "strong"]
    assert len(heavy) == 1
    assert duty.quote.split("…")[0].strip()[:20] in heavy[0]


def test_that_a_part_without_clause_shows_nothing_and_an_unknown_clause_says_so(window: MainWindow) -> None:
    ws = window.context.workspace
    plan = register.find(ws, register.plans(ws)[0].key)
    quote = ClauseQuote(window.context)
    quote.quote(plan, "")
    assert quote.isHidden()
    quote.quote(plan, "XX.9")
    quote.turn()
    assert [item.text() for item in lines_of(quote)] == ["Văn bản kế hoạch đã lưu không có mục này."]
