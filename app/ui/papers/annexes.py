"""Annexes «phụ lục» of a paper: each has a title, a text typed like the body, and may lie on its side."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QPlainTextEdit, QWidget

from app.domain.paper_content import PaperAnnex, PaperContent
from app.i18n import _
from app.ui import theme
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label

Done = Callable[[PaperContent], None]


def ask_annexes(parent: QWidget, content: PaperContent, done: Done) -> None:
    """Add the first annex at once; else a menu of what is there."""
    if not content.annexes:
        edit_annex(parent, content, None, done)
        return
    menu_of_annexes(parent, content, done).popup(QCursor.pos())


def menu_of_annexes(parent: QWidget, content: PaperContent, done: Done) -> QMenu:
    """Change or take out an annex, or add one."""
    menu = QMenu(parent)
    for number, annex in enumerate(content.annexes):
        named = (annex.title or _("chưa có tên")).replace("&", "&&")
        change = menu.addAction(_("Sửa {number}. {title}…").format(number=number + 1, title=named))
        change.triggered.connect(partial(_edit, parent, content, number, done))
    menu.addSeparator()
    menu.addAction(_("Thêm phụ lục…")).triggered.connect(partial(_edit, parent, content, None, done))
    menu.addSeparator()
    for number, annex in enumerate(content.annexes):
        named = (annex.title or _("chưa có tên")).replace("&", "&&")
        gone = menu.addAction(_("Bỏ {number}. {title}").format(number=number + 1, title=named))
        gone.triggered.connect(partial(_remove, content, number, done))
    return menu


def _edit(parent: QWidget, content: PaperContent, number: int | None, done: Done, *_checked: bool) -> None:
    edit_annex(parent, content, number, done)


def _remove(content: PaperContent, number: int, done: Done, *_checked: bool) -> None:
    kept = tuple(annex for place, annex in enumerate(content.annexes) if place != number)
    done(replace(content, annexes=kept))


def edit_annex(parent: QWidget, content: PaperContent, number: int | None, done: Done) -> Box:
    """Ask for title and text of one annex; ``None`` adds one."""
    annex = PaperAnnex("", "") if number is None else content.annexes[number]
    head = _("Thêm phụ lục") if number is None else _("Phụ lục {number}").format(number=number + 1)
    box = Box(parent, Look("paperclip", "text2"), head, _("Số La Mã và dòng “Kèm theo” được ghi khi in."))
    title = QLineEdit(annex.title)
    title.setAccessibleName(_("Tên phụ lục"))
    body = QPlainTextEdit(annex.body)
    body.setAccessibleName(_("Nội dung phụ lục"))
    body.setPlaceholderText(_("Dán bảng từ Excel hoặc gõ như phần nội dung"))
    theme.fix(body, min_height=220)
    wide = QCheckBox(_("Khổ ngang, cho bảng rộng"))
    wide.setChecked(annex.is_landscape)
    for words, widget in ((_("Tên phụ lục"), title), (_("Nội dung"), body)):
        box.body.addWidget(label(words, "caption", "muted"))
        box.body.addWidget(widget)
    box.body.addWidget(wide)

    def keep() -> None:
        made = PaperAnnex(title.text().strip(), body.toPlainText(), wide.isChecked())
        others = list(content.annexes)
        if number is None:
            others.append(made)
        else:
            others[number] = made
        done(replace(content, annexes=tuple(others)))

    box.add_quiet(_("Thôi"))
    box.add_verb(_("Ghi phụ lục"), keep)
    box.open()
    title.setFocus()
    return box
