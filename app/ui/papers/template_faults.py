"""What keeps a template from being used: each fault with its place, the words there, one sentence with the remedy."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import N_, _
from app.services.templates import TemplateFault
from app.ui import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label, rule
from app.ui.widgets.panel import Facts, Panel, clear_layout, scrolled

#: What a template is for, in the few words that a list has room for.
PURPOSE_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {"review": N_("báo cáo sơ kết"), "paper": N_("văn bản bất kỳ"), "unit": N_("gửi từng xã, đồn")}
)


def chip_of(faults: Sequence[TemplateFault] | None) -> tuple[str, str]:
    """Word and kind of the chip; ``None`` while the check still runs."""
    if faults is None:
        return _("Đang kiểm tra"), "reading"
    return (_("{count} chỗ phải sửa").format(count=len(faults)), "block") if faults else (_("Dùng được"), "ok")


class TemplateFaults(Panel):
    """The check of one template, stored or just refused; what can be done with it stands in ``foot``."""

    def __init__(self) -> None:
        super().__init__(flush=True)
        head = QHBoxLayout()
        theme.space(head, (16, 12, 16, 0), 8)
        self.name = ElidedLabel("", "strong")
        self.chip = Chip("", "plain", self)
        head.addWidget(self.name, 1)
        head.addWidget(self.chip)
        self.body.addLayout(head)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        theme.space(self._column, (16, 0, 16, 8), 6)
        self.body.addWidget(scrolled(inner), 1)
        self.foot = QHBoxLayout()
        theme.space(self.foot, (16, 0, 16, 12), 8)
        self.body.addLayout(self.foot)

    def show_check(
        self, name: str, faults: Sequence[TemplateFault] | None, sentence: str, actions: Sequence[Button]
    ) -> None:
        """Show one template; ``sentence`` says what it is for, or that it was not taken in."""
        self.name.setText(name)
        self.chip.show_state(*chip_of(faults))
        clear_layout(self._column)
        self._column.addWidget(label(sentence, "content", "muted", wrap=True))
        for number, fault in enumerate(faults or ()):
            if number:
                self._column.addWidget(rule())
            self._column.addWidget(_block(fault))
        self._column.addStretch(1)
        clear_layout(self.foot)
        for button in actions:
            self.foot.addWidget(button)
        self.foot.addStretch(1)


def _block(fault: TemplateFault) -> QFrame:
    block = QFrame()
    column = QVBoxLayout(block)
    theme.space(column, (0, 4, 0, 4), 4)
    column.addWidget(label(fault.sentence, wrap=True))
    facts = Facts(is_left=True)
    facts.add(_("Ở đâu"), fault.place, "muted")
    if fault.excerpt:
        facts.add(_("Chữ ở đó"), fault.excerpt, "block")
    column.addWidget(facts)
    return block
