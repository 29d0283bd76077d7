"""Style sheet of the window: one text made from tokens. Widgets say what they are by dynamic properties.

``role`` of a label names its letters (title, strong, caption, micro), ``tone`` its colour (muted, faint, warn, block,
ask, good), ``kind`` of a button its weight (primary, plain, ghost, quiet, danger, bar).
"""

from collections.abc import Callable, Mapping

_TONES = {
    "muted": "text2",
    "faint": "text3",
    "warn": "warn",
    "block": "block",
    "ask": "ask",
    "good": "accenttext",
}


def style_sheet(
    c: Mapping[str, str],
    px: Callable[[float], int],
    types: Mapping[str, tuple[int, int, int]],
    sizes: Mapping[str, int],
) -> str:
    """The whole sheet for colours ``c``, lengths scaled by ``px``."""
    return "\n".join(
        [
            _letters(c, px, types),
            _grounds(c, px),
            _buttons(c, px, sizes),
            _fields(c, px),
            _tables(c, px),
            _floats(c, px),
        ]
    )


def _letters(c: Mapping[str, str], px: Callable[[float], int], types: Mapping[str, tuple[int, int, int]]) -> str:
    # The font of the application is content; only what differs is said, a rule for every widget is slow.
    rules = []
    for role, (size, _line, weight) in types.items():
        if role == "content":
            continue
        rules.append(f"QLabel[role='{role}'] {{ font-size: {px(size)}px; font-weight: {weight}; }}")
    for tone, token in _TONES.items():
        rules.append(f"QLabel[tone='{tone}'] {{ color: {c[token]}; }}")
    return "\n".join(rules)


def _grounds(c: Mapping[str, str], px: Callable[[float], int]) -> str:
    return f"""
    QMainWindow, QDialog {{ background: {c["window"]}; }}
    QWidget[ground='window'] {{ background: {c["window"]}; }}
    QWidget[ground='surface'] {{ background: {c["surface"]}; }}
    QFrame[panel='true'] {{ background: {c["surface"]}; border: 1px solid {c["line"]}; border-radius: {px(8)}px; }}
    QFrame[panel='accent'] {{ background: {c["surface"]}; border: 1px solid {c["accentline"]};
        border-radius: {px(8)}px; }}
    QFrame[part='sunken'] {{ background: {c["sunken"]}; border-radius: {px(6)}px; }}
    QFrame[part='warn'] {{ background: {c["warnsoft"]}; border: 1px solid {c["warnline"]};
        border-radius: {px(6)}px; }}
    QFrame[part='block'] {{ background: {c["blocksoft"]}; border: 1px solid {c["blockline"]};
        border-radius: {px(6)}px; }}
    QFrame[part='ask'] {{ background: {c["asksoft"]}; border: 1px solid {c["askline"]}; border-radius: {px(6)}px; }}
    QFrame[notice='warn'] {{ background: {c["warnsoft"]}; border-radius: {px(6)}px; }}
    QFrame[notice='block'] {{ background: {c["blocksoft"]}; border-radius: {px(6)}px; }}
    QFrame[part='accent'] {{ background: {c["accentsoft"]}; border-radius: {px(8)}px; }}
    QFrame[source='true']:focus {{ background: {c["accentsoft"]}; border-radius: {px(4)}px; }}
    QFrame[rule='h'] {{ background: {c["line"]}; max-height: 1px; min-height: 1px; border: none; }}
    QFrame[rule='v'] {{ background: {c["line"]}; max-width: 1px; min-width: 1px; border: none; }}
    QScrollArea, QScrollArea > QWidget > QWidget[ground='none'] {{ background: transparent; border: none; }}
    QSplitter::handle {{ background: transparent; }}
    QProgressBar {{ background: {c["sunken"]}; border: none; border-radius: {px(4)}px; max-height: {px(8)}px;
        min-height: {px(8)}px; }}
    QProgressBar::chunk {{ background: {c["chart"]}; border-radius: {px(4)}px; }}
    QLabel[role='key'] {{ font-size: {px(11)}px; color: {c["text2"]}; background: {c["surface"]};
        border: 1px solid {c["line2"]}; border-radius: {px(4)}px; padding: 0px {px(4)}px; }}
    QLabel[role='count'] {{ font-size: {px(12)}px; font-weight: 600; border-radius: {px(4)}px;
        padding: {px(1)}px {px(6)}px; background: {c["neutralsoft"]}; color: {c["text2"]}; }}
    QLabel[role='count'][tone='block'] {{ background: {c["blocksoft"]}; color: {c["block"]}; }}
    QLabel[role='count'][tone='warn'] {{ background: {c["warnsoft"]}; color: {c["warn"]}; }}
    QLabel[role='step'] {{ font-weight: 600; color: {c["accenttext"]}; background: {c["accentsoft"]};
        border-radius: {px(14)}px; min-width: {px(28)}px; max-width: {px(28)}px; min-height: {px(28)}px;
        max-height: {px(28)}px; }}
    """


def _button(name: str, ground: str, letters: str, border: str, hover: str, px: Callable[[float], int]) -> str:
    return f"""
    QPushButton[kind='{name}'] {{ background: {ground}; color: {letters}; border: 1px solid {border}; }}
    QPushButton[kind='{name}']:hover, QPushButton[kind='{name}']:pressed {{ background: {hover}; }}
    """


def _buttons(c: Mapping[str, str], px: Callable[[float], int], sizes: Mapping[str, int]) -> str:
    kinds = [
        _button("primary", c["accent"], c["onaccent"], c["accent"], c["accenthover"], px),
        _button("plain", c["surface"], c["text"], c["line2"], c["sunken"], px),
        _button("ghost", "transparent", c["accenttext"], "transparent", c["accentsoft"], px),
        _button("quiet", "transparent", c["text2"], "transparent", c["sunken"], px),
        _button("danger", c["surface"], c["block"], c["line2"], c["blocksoft"], px),
        _button("pill", c["sunken"], c["text"], c["sunken"], c["neutralline"], px),
    ]
    return f"""
    QPushButton {{ border-radius: {px(6)}px; padding: 0px {px(12)}px; min-height: {px(sizes["button"] - 2)}px;
        font-weight: 500; background: {c["surface"]}; color: {c["text"]}; border: 1px solid {c["line2"]}; }}
    {"".join(kinds)}
    QPushButton[kind='primary'] {{ font-weight: 600; padding: 0px {px(16)}px; }}
    QPushButton[kind='ghost'] {{ font-weight: 600; padding: 0px {px(6)}px; }}
    QPushButton[kind='pill'] {{ font-weight: 400; padding: 0px {px(8)}px; min-height: {px(24)}px;
        border-radius: {px(4)}px; }}
    QPushButton[small='true'] {{ min-height: {px(sizes["button_small"] - 2)}px; font-size: {px(12)}px;
        padding: 0px {px(8)}px; }}
    QPushButton[kind='ghost'][small='true'] {{ padding: 0px {px(4)}px; }}
    QPushButton:disabled {{ color: {c["text3"]}; background: {c["sunken"]}; border: 1px solid {c["line2"]}; }}
    QPushButton[kind='ghost']:disabled, QPushButton[kind='quiet']:disabled {{ background: transparent;
        border-color: transparent; }}
    QPushButton:focus {{ outline: none; border: 2px solid {c["accenttext"]}; }}
    QPushButton[kind='primary']:focus {{ border: 2px solid {c["text"]}; }}
    QPushButton[kind='plain']:checked {{ background: {c["accentsoft"]}; border-color: {c["accentline"]};
        color: {c["accenttext"]}; font-weight: 600; }}
    QPushButton::menu-indicator {{ width: 0px; image: none; }}
    QToolButton {{ border: none; background: transparent; border-radius: {px(6)}px; padding: {px(6)}px;
        color: {c["text2"]}; }}
    QToolButton:hover, QToolButton:pressed {{ background: {c["sunken"]}; }}
    QToolButton:focus {{ border: 2px solid {c["accenttext"]}; padding: {px(4)}px; }}
    QToolButton::menu-indicator {{ width: 0px; image: none; }}
    """


def _fields(c: Mapping[str, str], px: Callable[[float], int]) -> str:
    fields = "QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit, FieldEdit"
    focus = ", ".join(f"{name.strip()}:focus" for name in fields.split(","))
    icons = "dark" if c["window"] < "#8" else "light"
    return f"""
    {fields} {{ background: {c["surface"]}; color: {c["text"]}; border: 1px solid {c["edge"]};
        border-radius: {px(4)}px; padding: 0px {px(8)}px; min-height: {px(30)}px;
        selection-background-color: {c["accentsoft"]}; selection-color: {c["text"]}; }}
    QSpinBox {{ min-width: {px(64)}px; }}
    QPlainTextEdit, FieldEdit {{ padding: {px(4)}px {px(6)}px; }}
    {focus} {{ border: 2px solid {c["accenttext"]}; padding-left: {px(8) - 1}px; padding-right: {px(8) - 1}px; }}
    QLineEdit[wrong='true'], QDateEdit[wrong='true'] {{ border: 1px solid {c["block"]}; }}
    QLineEdit:read-only {{ background: {c["window"]}; border-color: {c["line2"]}; }}
    QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QDateEdit:disabled {{
        color: {c["text3"]}; background: {c["sunken"]}; }}
    QLineEdit[search='true'] {{ background: {c["window"]}; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {px(24)}px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url(theme:down-{icons}.svg); width: {px(14)}px;
        height: {px(14)}px; }}
    QComboBox QAbstractItemView {{ background: {c["surface"]}; border: 1px solid {c["line2"]}; outline: none;
        selection-background-color: {c["accentsoft"]}; selection-color: {c["text"]}; padding: {px(4)}px; }}
    QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: {px(18)}px; }}
    QSpinBox::up-arrow {{ image: url(theme:up-{icons}.svg); width: {px(10)}px; height: {px(10)}px; }}
    QSpinBox::down-arrow {{ image: url(theme:down-{icons}.svg); width: {px(10)}px; height: {px(10)}px; }}
    QCheckBox, QRadioButton {{ spacing: {px(8)}px; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {c["accenttext"]}; font-weight: 600; }}
    QCheckBox::indicator, QListView::indicator, QTreeView::indicator {{ width: {px(16)}px; height: {px(16)}px;
        border: 1px solid {c["edge"]}; border-radius: {px(3)}px; background: {c["surface"]}; }}
    QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {{
        background: {c["accent"]}; border-color: {c["accent"]}; image: url(theme:check.svg); }}
    QCheckBox::indicator:indeterminate {{ background: {c["line2"]}; }}
    QTreeView::indicator:indeterminate {{ background: {c["accent"]}; border-color: {c["accent"]}; }}
    QRadioButton::indicator {{ width: {px(14)}px; height: {px(14)}px; border: 1px solid {c["edge"]};
        border-radius: {(px(14) + 2) // 2}px; background: {c["surface"]}; }}
    QRadioButton::indicator:checked {{ border: {px(4)}px solid {c["accent"]}; width: {px(8)}px; height: {px(8)}px;
        border-radius: {(px(8) + 2 * px(4)) // 2}px; }}
    """


def _tables(c: Mapping[str, str], px: Callable[[float], int]) -> str:
    icons = "dark" if c["window"] < "#8" else "light"
    return f"""
    QTableView, QTreeView, QListView {{ background: {c["surface"]}; color: {c["text"]}; border: none; outline: none;
        selection-background-color: {c["accentsoft"]}; selection-color: {c["text"]};
        gridline-color: {c["line"]}; }}
    QTreeView::item {{ min-height: {px(26)}px; border: none; }}
    QTreeView::item:selected {{ background: {c["accentsoft"]}; color: {c["text"]}; }}
    QListView[framed="true"], QTreeView[framed="true"] {{ border: 1px solid {c["edge"]};
        border-radius: {px(6)}px; padding: {px(2)}px; }}
    QListView[framed="true"]::item {{ min-height: {px(22)}px; }}
    QTreeView::item:hover:!selected, QListView::item:hover:!selected {{ background: {c["sunken"]}; }}
    QTreeView::branch {{ background: transparent; }}
    QTreeView::branch:selected {{ background: {c["accentsoft"]}; }}
    QTreeView::branch:has-children:closed {{ image: url(theme:right-{icons}.svg); }}
    QTreeView::branch:has-children:open {{ image: url(theme:down-{icons}.svg); }}
    QHeaderView {{ background: {c["sunken"]}; border: none; }}
    QHeaderView::section {{ background: {c["sunken"]}; color: {c["text2"]}; border: none;
        border-bottom: 1px solid {c["line"]}; padding: 0px {px(10)}px; font-size: {px(12)}px; font-weight: 600; }}
    QTableCornerButton::section {{ background: {c["sunken"]}; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0px; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0px; }}
    QScrollBar::handle {{ background: {c["line2"]}; border-radius: {px(4)}px; margin: 1px; min-height: {px(28)}px;
        min-width: {px(28)}px; }}
    QScrollBar::handle:hover {{ background: {c["edge"]}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QTabBar {{ background: transparent; }}
    QTabBar::tab {{ background: transparent; color: {c["text2"]}; padding: {px(8)}px 0px; margin-right: {px(24)}px;
        border-bottom: 3px solid transparent; font-weight: 500; }}
    QTabBar::tab:selected {{ color: {c["text"]}; border-bottom: 3px solid {c["accenttext"]}; font-weight: 600; }}
    QTabBar::tab:hover:!selected {{ color: {c["text"]}; }}
    QTabBar[dense='true']::tab {{ margin-right: {px(16)}px; }}
    QTabBar[dense='true']::scroller {{ width: 0px; }}
    QTabBar[dense='true']::tear {{ width: 0px; border: none; }}
    QTabBar:focus {{ outline: none; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QTabBar::tab:selected:focus {{ color: {c["accenttext"]}; }}
    """


def _floats(c: Mapping[str, str], px: Callable[[float], int]) -> str:
    return f"""
    QToolTip {{ background: {c["surface"]}; color: {c["text"]}; border: 1px solid {c["line2"]};
        padding: {px(4)}px {px(6)}px; }}
    QMenu {{ background: {c["surface"]}; color: {c["text"]}; border: 1px solid {c["line2"]}; padding: {px(4)}px; }}
    QMenu::item {{ padding: {px(6)}px {px(20)}px {px(6)}px {px(12)}px; border-radius: {px(4)}px; }}
    QMenu::item:selected {{ background: {c["accentsoft"]}; color: {c["text"]}; }}
    QMenu::item:disabled {{ color: {c["text3"]}; }}
    QMenu::separator {{ height: 1px; background: {c["line"]}; margin: {px(4)}px; }}
    QFrame[popover='true'] {{ background: {c["surface"]}; border: 1px solid {c["line2"]}; border-radius: {px(8)}px; }}
    QFrame[snackbar='true'] {{ background: {"#E7ECE8" if c["window"] < "#8" else c["text"]};
        border-radius: {px(8)}px; }}
    QFrame[bar='top'] {{ background: {c["surface"]}; border: none; border-bottom: 1px solid {c["line"]}; }}
    QFrame[bar='bottom'] {{ background: {c["surface"]}; border: none; border-top: 1px solid {c["line"]}; }}
    QFrame[bar='nav'] {{ background: {c["surface"]}; border: none; border-right: 1px solid {c["line"]}; }}
    QCalendarWidget QWidget {{ background: {c["surface"]}; color: {c["text"]};
        alternate-background-color: {c["sunken"]}; }}
    QCalendarWidget QAbstractItemView {{ selection-background-color: {c["accent"]};
        selection-color: {c["onaccent"]}; }}
    """
