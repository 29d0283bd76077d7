"""What helps to write a leaf: the units' own words, merged, and sentences drawn from figures. None goes in alone."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from app.domain.leaf_text import DraftSentence
from app.i18n import _
from app.services.review_writing import MergedNarratives
from app.ui import theme
from app.ui.reviews.sentence_view import SentenceView
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import SidePanel, clear_layout


class AidsPanel(SidePanel):
    """``taken`` brings a text for the caret, ``figure_opened`` the code of a figure in a sentence."""

    taken = Signal(str)
    figure_opened = Signal(str)

    def __init__(self, closed: Callable[[], None]) -> None:
        super().__init__(closed)
        self.stretch()

    def show_aids(self, leaf: str, merged: MergedNarratives, sentences: Sequence[DraftSentence]) -> None:
        """Show what there is for another leaf."""
        clear_layout(self.content)
        self.heading.setText(_("Gợi ý cho mục {leaf}").format(leaf=leaf))
        count = len(merged.passages) + len(sentences)
        self.chip.show_state(str(count) if count else "", "plain")
        if not count:
            words = _("Chưa đơn vị nào viết về mục này, và số liệu chưa gợi ý câu nào.")
            self.content.addWidget(label(words, "content", "muted", wrap=True))
        if sentences:
            self.content.addWidget(label(_("Từ số liệu"), "caption", "faint"))
        for item in sentences:
            view = SentenceView()
            view.figure_opened.connect(self.figure_opened)
            self.content.addWidget(view)
            view.show_sentences((item.pieces,))
            self._add_verb("", _("Chèn câu này"), item.text)
            self.content.addWidget(rule())
        if merged.passages:
            many = len(merged.passages) > 1
            all_of_them = _("Chèn tất cả") if many else ""
            self._add_verb(_("Các đơn vị viết, bài giống nhau đã gộp"), all_of_them, merged.text)
        for passage in merged.passages:
            self.content.addWidget(label(passage.text, "content", wrap=True))
            self._add_verb(", ".join(passage.units), _("Chèn"), passage.attributed)
            self.content.addWidget(rule())
        self.content.addStretch(1)

    def _add_verb(self, words: str, verb: str, text: str) -> None:
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addWidget(label(words, "caption", "muted", wrap=True), 1)
        if verb:
            button = Button(verb, "ghost", "plus", small=True)
            button.clicked.connect(partial(self._take, button, text))
            row.addWidget(button)
        self.content.addLayout(row)

    def _take(self, button: Button, text: str, *_checked: bool) -> None:
        """Hand over the text and show that it went in: a second press would put it in twice."""
        button.lock(_("Đã chèn vào cuối mục"))
        button.setText(_("Đã chèn"))
        self.taken.emit(text)
