"""The look in force: colours, letter kinds and measures, light or dark, at the letter size of this computer.

The theme hangs on the application, so that anything that paints can ask for it and a change reaches all at once
through Qt's own style change. Lengths are given at 100 % and multiplied by :meth:`Theme.px`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory, QWidget

from app.paths import resources
from app.ui.style import style_sheet

_PROPERTY = "phenDauTheme"
FAMILY = "Noto Sans"
SMALLEST_PERCENT, LARGEST_PERCENT = 80, 200


@dataclass(frozen=True)
class Theme:
    """One look: ``colors`` by token name, ``types`` as size, line and weight, ``sizes`` at 100 %, ``chips`` by kind."""

    colors: Mapping[str, str]
    types: Mapping[str, tuple[int, int, int]]
    sizes: Mapping[str, int]
    chips: Mapping[str, tuple[str, str, str, str]]
    is_dark: bool
    percent: int

    def color(self, name: str) -> QColor:
        """The colour of a token; an unknown token is a bug and raises ``KeyError``."""
        return QColor(self.colors[name])

    def px(self, length: float) -> int:
        """A length at 100 % as it is drawn now; hairlines stay at least one pixel."""
        return max(1, round(length * self.percent / 100)) if length else 0

    def size(self, name: str) -> int:
        """A named measure as it is drawn now."""
        return self.px(self.sizes[name])

    def font(self, kind: str = "content") -> QFont:
        """The font of a letter kind: content, strong, title, caption, micro."""
        size, _line, weight = self.types[kind]
        font = QFont(FAMILY)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, kind: str = "content") -> int:
        """The line height of a letter kind."""
        return self.px(self.types[kind][1])


def make_theme(tokens: Mapping[str, Any], *, is_dark: bool, percent: int) -> Theme:
    """The theme that the shipped tokens describe."""
    return Theme(
        colors=tokens["dark" if is_dark else "light"],
        types={name: (item[0], item[1], item[2]) for name, item in tokens["type"].items()},
        sizes=tokens["size"],
        chips={name: (*item, item[1])[:4] for name, item in tokens["chip"].items()},
        is_dark=is_dark,
        percent=min(LARGEST_PERCENT, max(SMALLEST_PERCENT, percent)),
    )


def application() -> QApplication:
    """The running application."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("no QApplication is running")
    return app


def current() -> Theme:
    """The theme in force; :func:`apply` must have been called."""
    theme = application().property(_PROPERTY)
    if not isinstance(theme, Theme):
        raise TypeError("no theme was applied")
    return theme


def add_fonts() -> None:
    """Make the letters that ship with the program known to Qt."""
    for path in sorted((resources() / "fonts").glob("NotoSans-*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def wants_dark(mode: str) -> bool:
    """Whether ``system``, ``light`` or ``dark`` means dark on this computer now."""
    if mode == "system":
        return application().styleHints().colorScheme() == Qt.ColorScheme.Dark
    return mode == "dark"


def apply(tokens: Mapping[str, Any], *, mode: str, percent: int) -> Theme:
    """Put a look into force on every window, open or to come."""
    app = application()
    theme = make_theme(tokens, is_dark=wants_dark(mode), percent=percent)
    if app.property(_PROPERTY) == theme:
        return theme
    # Each of these makes Qt look at every widget again, so none is done for nothing.
    if app.property(_PROPERTY) is None:
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setProperty(_PROPERTY, theme)
    app.setPalette(_palette(theme))
    if app.font() != theme.font():
        app.setFont(theme.font())
    app.setStyleSheet(style_sheet(theme.colors, theme.px, dict(theme.types), dict(theme.sizes)))
    for widget in app.topLevelWidgets():
        rescale(widget)
    return theme


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for which, token in {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.PlaceholderText: "text3",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "onaccent",
        role.Highlight: "accentsoft",
        role.HighlightedText: "text",
        role.Link: "accenttext",
        role.LinkVisited: "accenttext",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "line2",
        role.Dark: "edge",
        role.Shadow: "shadow",
        role.Accent: "accent",
    }.items():
        palette.setColor(which, theme.color(token))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.color("text3"))
    return palette


# --- measures of layouts: remembered at 100 %, so that another letter size needs no new widgets ----------------------


def space(layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> None:
    """Margins (left, top, right, bottom) and spacing of a layout, at 100 %."""
    layout.setProperty("atFullSize", [*margins, gap])
    _respace(layout)


def _respace(layout: QLayout) -> None:
    left, top, right, bottom, gap = (current().px(value) for value in layout.property("atFullSize"))
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(gap)


def fix(widget: QWidget, *, width: int = 0, height: int = 0, max_width: int = 0, min_height: int = 0) -> None:
    """Fixed width and height, largest width or least height of a widget, at 100 %; 0 leaves it free."""
    widget.setProperty("atFullSize", [width, height, max_width, min_height])
    _refix(widget)


def _refix(widget: QWidget) -> None:
    width, height, max_width, min_height = (current().px(value) for value in widget.property("atFullSize"))
    if width:
        widget.setFixedWidth(width)
    if height:
        widget.setFixedHeight(height)
    if max_width:
        widget.setMaximumWidth(max_width)
    if min_height:
        widget.setMinimumHeight(min_height)


def rescale(root: QWidget) -> None:
    """Give everything under ``root`` the measures of the theme in force."""
    for layout in root.findChildren(QLayout):
        if layout.property("atFullSize"):
            _respace(layout)
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.property("atFullSize"):
            _refix(widget)
        widget.updateGeometry()
