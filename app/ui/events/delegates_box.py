"""Persons the registers know for the groups of an event, each with where the name comes from; the user ticks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from app.domain.events import Delegate, Event, ParticipantGroup
from app.domain.participants import SOURCE_WORDS, ProposedDelegate
from app.i18n import _
from app.services import participants
from app.text import fold
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label
from app.ui.widgets.search_field import SearchField

Take = Callable[[Sequence[Delegate]], None]
_DELEGATE = Qt.ItemDataRole.UserRole


def ask_proposals(
    page: QWidget, context: UiContext, event: Event, groups: Sequence[ParticipantGroup], take: Take
) -> "ProposalsBox | None":
    """Offer persons for some groups; says so in a word when the registers know nobody."""
    found = list(zip(groups, participants.propose_for(context.workspace, event, groups), strict=True))
    if not any(people for _group, people in found):
        context.say(_("Sổ chưa có ai cho nhóm này; gõ tên hoặc dán từ Excel."))
        return None
    made = ProposalsBox(page, found, take)
    made.open()
    made.tree.setFocus()
    return made


class ProposalsBox(Box):
    """A tree of groups and persons; everybody is ticked to begin with, a tick on a group ticks all of it."""

    def __init__(
        self, page: QWidget, found: Sequence[tuple[ParticipantGroup, Sequence[ProposedDelegate]]], take: Take
    ) -> None:
        text = _("Bỏ dấu người không mời. Ai đã có trong danh sách thì không hiện lại ở đây.")
        super().__init__(page.window(), Look("users", "text2"), _("Lấy đại biểu từ sổ"), text)
        self._take = take
        self.spread(720)
        self.search = SearchField(_("Lọc theo tên, chức vụ, nơi ở…"), _("Lọc người"))
        self.search.textChanged.connect(self._narrow)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setProperty("framed", "true")
        self.tree.setAccessibleName(_("Người trong sổ"))
        theme.fix(self.tree, min_height=200 if self.is_tight else 320)
        self.search.onward.connect(self.tree.setFocus)
        for group, people in found:
            self._add(group, people)
        self.tree.setColumnWidth(0, theme.current().px(420))
        self.tree.itemChanged.connect(lambda _item, _column: self._count())
        self.body.addWidget(self.search)
        self.body.addWidget(self.tree, 1)
        self.told = label("", "caption", "muted")
        self.body.addWidget(self.told)
        self.add_quiet(_("Thôi"))
        self.verb = self.add_verb("", lambda: self._take(self.chosen()))
        self._count()

    def _add(self, group: ParticipantGroup, people: Sequence[ProposedDelegate]) -> None:
        if not people:
            return
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        head = QTreeWidgetItem(self.tree, [f"{group.text} ({len(people)})"])
        head.setFlags(usual | Qt.ItemFlag.ItemIsAutoTristate)
        head.setFirstColumnSpanned(True)
        head.setToolTip(0, group.text)
        for item in people:
            delegate = item.delegate
            words = ", ".join(text for text in (delegate.name, delegate.title, delegate.place) if text)
            origin = item.origin or _(SOURCE_WORDS[item.source])
            node = QTreeWidgetItem(head, [words, origin])
            node.setFlags(usual)
            node.setToolTip(0, words)
            node.setToolTip(1, origin)
            node.setData(0, _DELEGATE, delegate)
            node.setCheckState(0, Qt.CheckState.Checked)
        head.setExpanded(True)

    def _nodes(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for number in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(number)
            found += [node for at in range(head.childCount()) if (node := head.child(at))] if head else []
        return found

    def chosen(self) -> tuple[Delegate, ...]:
        """Who is ticked, in the order shown."""
        ticked = (node for node in self._nodes() if node.checkState(0) is Qt.CheckState.Checked)
        return tuple(node.data(0, _DELEGATE) for node in ticked)

    def _narrow(self, text: str) -> None:
        words = fold(text).split()
        for node in self._nodes():
            node.setHidden(not all(word in fold(node.text(0)) for word in words))

    def _count(self) -> None:
        count = len(self.chosen())
        self.verb.setText(_("Thêm {count} người").format(count=count))
        self.verb.setEnabled(bool(count))
        self.told.setText(_("{count}/{all} người được chọn").format(count=count, all=len(self._nodes())))
