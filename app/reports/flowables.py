"""Pieces the PDF library does not have: centred rule, boxed line, picture, headings that stay with what follows."""

from collections.abc import Iterable, Sequence

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from app.reports.drawing import Drawing
from app.reports.painting import paint

_RULE_HEIGHT_PT = 2.75
#: Below the picture on its line: what the smallest letters of Word hang under the base line.
LINE_FOOT_PT = 0.3
#: A height no page has: the frame then asks how the flowable would like to be cut.
_NEVER_FITS = 1e6


class CenteredRule(Flowable):
    """A line in the middle of the available width."""

    def __init__(self, length: float, thickness: float, after: float) -> None:
        super().__init__()
        self.length, self.thickness, self.after = length, thickness, after
        self.width = 0.0

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width; the gap below belongs to the height, since a cell drops a gap after its last piece."""
        self.width = available_width
        return available_width, _RULE_HEIGHT_PT + self.after

    def draw(self) -> None:
        """Draw the line at the top of its box."""
        start, height = (self.width - self.length) / 2, _RULE_HEIGHT_PT + self.after - self.thickness / 2
        self.canv.setLineWidth(self.thickness)
        self.canv.line(start, height, start + self.length, height)


class BoxedLine(Flowable):
    """One short line in a frame that leaves ``side`` free on both sides: «DỰ THẢO», độ khẩn."""

    def __init__(self, text: str, look: tuple[str, float], pitch: float, side: float, color: str) -> None:
        super().__init__()
        self.text, self.look, self.pitch, self.side, self.color = text, look, pitch, side, HexColor(f"#{color}")
        self.width = 0.0

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and one line with its frame."""
        self.width = available_width
        return available_width, self.pitch + 5

    def draw(self) -> None:
        """Draw the frame and the text inside."""
        face, size = self.look
        self.canv.setLineWidth(0.75)
        self.canv.setStrokeColor(self.color)
        self.canv.setFillColor(self.color)
        self.canv.rect(self.side, 1, self.width - 2 * self.side, self.pitch + 3)
        self.canv.setFont(face, size)
        self.canv.drawCentredString(self.width / 2, 2.5 + (self.pitch - size * 0.68) / 2, self.text)


class Picture(Flowable):
    """A drawing as vectors, with its alternative text in the page for programs that read aloud."""

    def __init__(self, drawing: Drawing, alt: str, scale: float, after: float) -> None:
        super().__init__()
        self.drawing, self.alt, self.scale, self.after = drawing, alt, scale, after

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """The size of the drawing and what Word needs below its line."""
        return self.drawing.width * self.scale, self.drawing.height * self.scale + LINE_FOOT_PT

    def getSpaceAfter(self) -> float:  # noqa: N802 - name of the library
        """The gap below."""
        return self.after

    def draw(self) -> None:
        """Draw between marks that carry the alternative text (ISO 32000-1, 14.9.3)."""
        words = self.alt.encode("utf-16-be").hex().upper()
        code: list[str] = vars(self.canv)["_code"]
        code.append(f"/Span <</Alt <FEFF{words}>>> BDC")
        paint(self.drawing, self.canv, 0, self.drawing.height * self.scale + LINE_FOOT_PT, self.scale)
        code.append("EMC")


class Bookmark(Flowable):
    """A place in the list of bookmarks, without size."""

    def __init__(self, title: str, key: str, level: int) -> None:
        super().__init__()
        self.title, self.key, self.level = title, key, level

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """Nothing is drawn."""
        return 0, 0

    def draw(self) -> None:
        """Name the place; whatever lies under a main heading starts folded."""
        self.canv.bookmarkHorizontal(self.key, 0, 0)
        self.canv.addOutlineEntry(self.title, self.key, self.level, closed=self.level > 0)


class HeadedFlow(Flowable):
    """Headings and what they head: never a page end between them, though the text below may be cut further down."""

    def __init__(self, heads: Sequence[Flowable], follower: Flowable, page_height: float) -> None:
        super().__init__()
        self.heads, self.follower, self.page_height = list(heads), follower, page_height

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Never fit, so that the frame calls :meth:`split` and gets the pieces themselves."""
        return available_width, _NEVER_FITS

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """The pieces when the headings and a beginning of the text fit here, else nothing: a new page is taken."""
        rest = available_height
        for head in self.heads:
            rest -= head.wrap(available_width, rest)[1] + head.getSpaceAfter()
        pieces = [*self.heads, self.follower]
        if self.heads[0].wrap(available_width, available_height)[1] > available_height >= self.page_height - 1:
            # What should stay with the next is longer than a page itself: it is cut like any text.
            return [*self.heads[0].split(available_width, available_height), *pieces[1:]]
        if self.follower.wrap(available_width, rest)[1] <= rest or available_height >= self.page_height - 1:
            return pieces
        parts: list[Flowable] = self.follower.split(available_width, rest) if rest > 0 else []
        return [*self.heads, *parts] if len(parts) > 1 else []


class TailedTable(Flowable):
    """A table whose last rows go to the page of what stands behind it: a note, the signatures."""

    def __init__(self, heads: Sequence[Flowable], table: Flowable, rows: int, page_height: float) -> None:
        super().__init__()
        self.heads, self.table, self.rows, self.page_height = list(heads), table, rows, page_height
        self.tail: list[Flowable] = []

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Never fit, so that the frame calls :meth:`split` and gets the pieces themselves."""
        return available_width, _NEVER_FITS

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """All of it where it fits; else the rows before the last ones, as many as fit, and the rest once more."""
        rest = available_height - _height(self.heads, available_width)
        table_height = self.table.wrap(available_width, _NEVER_FITS)[1]
        if table_height + _height(self.tail, available_width) <= rest:
            return [*self.heads, self.table, *self.tail]
        last: float = sum(vars(self.table)["_rowHeights"][-self.rows :])
        limit = min(rest, table_height - last)
        parts: list[Flowable] = self.table.split(available_width, limit) if limit > 0 else []
        if len(parts) > 1:
            other = TailedTable((), parts[1], self.rows, self.page_height)
            other.tail = self.tail
            return [*self.heads, parts[0], other]
        if available_height < self.page_height - 1:
            return []
        # Last rows that fit on no page together with what follows are drawn like any.
        first: list[Flowable] = [] if self.heads else self.table.split(available_width, available_height)
        return [*self.heads, *(first or [self.table]), *self.tail]


def _height(pieces: Iterable[Flowable], width: float) -> float:
    return sum(piece.wrap(width, _NEVER_FITS)[1] + piece.getSpaceAfter() for piece in pieces)
