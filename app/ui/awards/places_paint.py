"""How the board of places is drawn: head, bands of sections, rows, boxes in the tones of who holds them."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from app.i18n import _
from app.ui import icons, theme
from app.ui.awards.place_boxes import COUNT, HEAD, ROW, SECTION, UNIT, PlaceBox, PlaceMap, PlaceRow
from app.ui.widgets.labels import fitted

#: Grounds, letters and icons of the tones of a place.
_TONES = {
    "held": ("accentsoft", "accenttext", ""),
    "candidate": ("surface", "text", ""),
    "decided": ("accentsoft", "accenttext", "circle-check"),
    "over": ("blocksoft", "block", "octagon-x"),
    "allowed": ("warnsoft", "warn", "circle-check"),
    "block": ("blocksoft", "block", "octagon-x"),
    "warn": ("warnsoft", "warn", "triangle-alert"),
}
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight)


def paint_head(painter: QPainter, places: PlaceMap) -> None:
    """The words over the columns."""
    look = theme.current()
    painter.fillRect(QRect(0, 0, places.width, look.px(HEAD)), look.color("sunken"))
    painter.setFont(look.font("caption"))
    painter.setPen(look.color("text2"))
    painter.drawText(QRect(look.px(13), 0, look.px(UNIT), look.px(HEAD)), _MIDDLE, _("Đơn vị"))
    for number, head in enumerate(places.heads):
        left, width = places.column(number)
        painter.drawText(QRect(left, 0, width, look.px(HEAD)), _MIDDLE, head)
    room = QRect(places.width - look.px(COUNT + 10), 0, look.px(COUNT), look.px(HEAD))
    painter.drawText(room, _MIDDLE | _RIGHT, _("Suất"))
    painter.setPen(look.color("line2"))
    painter.drawLine(0, look.px(HEAD), places.width, look.px(HEAD))


def paint_row(painter: QPainter, places: PlaceMap, number: int) -> None:
    """The name of a unit or pool and its count; above it the band of a section it begins."""
    look, row, top = theme.current(), places.rows[number], places.top(number)
    _paint_section(painter, places, row, top)
    painter.setFont(look.font())
    painter.setPen(look.color("text"))
    name = QRect(look.px(13), top, look.px(UNIT - 18), look.px(ROW))
    painter.drawText(name, _MIDDLE, fitted(row.title, painter.fontMetrics(), name.width(), 2))
    painter.setFont(look.font("strong"))
    painter.setPen(look.color(row.count_tone))
    count = QRect(places.width - look.px(COUNT + 10), top, look.px(COUNT), look.px(ROW))
    painter.drawText(count, _MIDDLE | _RIGHT, row.count)
    painter.setPen(look.color("line"))
    painter.drawLine(0, top + look.px(ROW) - 1, places.width, top + look.px(ROW) - 1)


def _paint_section(painter: QPainter, places: PlaceMap, row: PlaceRow, top: int) -> None:
    if not row.section:
        return
    look = theme.current()
    band = QRect(0, top - look.px(SECTION), places.width, look.px(SECTION))
    painter.fillRect(band, look.color("window"))
    painter.setFont(look.font("caption"))
    painter.setPen(look.color("text2"))
    room = band.adjusted(look.px(13), 0, -look.px(8), 0)
    painter.drawText(room, _MIDDLE, fitted(row.section, painter.fontMetrics(), room.width()))
    painter.setPen(look.color("line"))
    painter.drawLine(band.bottomLeft(), band.bottomRight())


def paint_box(painter: QPainter, place: QRect, box: PlaceBox, *, is_cut: bool) -> None:
    """One place: dashed while nobody holds it, else on the ground of its tone."""
    look, edge = theme.current(), QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    ground, letters, icon = _TONES.get(box.tone, _TONES["held"])
    if box.is_free or box.tone == "candidate":
        letters, icon = ("text2", "") if box.is_free else (letters, icon)
        painter.setPen(QPen(look.color("edge"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(QPen(look.color(letters), 1) if ground == "blocksoft" else Qt.PenStyle.NoPen)
        painter.setBrush(look.color(ground))
    painter.setOpacity(0.5 if is_cut else 1)
    painter.drawRoundedRect(edge, look.px(4), look.px(4))
    inner = place.adjusted(look.px(7), 0, -look.px(5), 0)
    if icon and inner.width() > look.px(40):
        side = look.px(14)
        icons.paint(painter, icon, letters, QRect(inner.left(), inner.top(), side, inner.height()))
        inner.setLeft(inner.left() + side + look.px(5))
    painter.setFont(look.font("caption" if box.is_free else "content"))
    painter.setPen(look.color(letters))
    flag = int(Qt.AlignmentFlag.AlignHCenter if box.is_free else Qt.AlignmentFlag.AlignLeft)
    painter.drawText(inner, _MIDDLE | flag, _name_in(painter, inner.width(), box))
    painter.setOpacity(1)


def _name_in(painter: QPainter, width: int, box: PlaceBox) -> str:
    """The name in one line, else whole in two small ones, else as short as there is room."""
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(box.text) <= width:
        return box.text
    small, words = theme.current().font("caption"), box.text.split()
    narrow = QFontMetrics(small)
    for cut in range(len(words) - 1, 0, -1):
        lines = " ".join(words[:cut]), " ".join(words[cut:])
        if all(narrow.horizontalAdvance(line) <= width for line in lines):
            painter.setFont(small)
            return "\n".join(lines)
    ways = box.shorter or (box.text,)
    text = next((way for way in ways if metrics.horizontalAdvance(way) <= width), ways[-1])
    return fitted(text, metrics, width)


def paint_cursor(painter: QPainter, place: QRect, *, has_keys: bool) -> None:
    """The frame of the box the cursor is on, strong while the board has the keyboard."""
    look, edge = theme.current(), QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("accenttext" if has_keys else "edge"), 2 if has_keys else 1))
    painter.drawRoundedRect(edge.adjusted(-1, -1, 1, 1) if has_keys else edge, look.px(5), look.px(5))
