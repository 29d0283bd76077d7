"""Pieces the PDF library does not have: a centred rule, a boxed line, and headings that stay with what follows."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

_RULE_HEIGHT_PT = 2.75
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
    """One short line in a frame, in the middle of the available width: «DỰ THẢO», độ khẩn."""

    def __init__(self, text: str, face: str, size: float, pitch: float) -> None:
        super().__init__()
        self.text, self.face, self.size, self.pitch = text, face, size, pitch
        self.width = 0.0

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        """Take the whole width and one line with its frame."""
        self.width = available_width
        return available_width, self.pitch + 5

    def draw(self) -> None:
        """Draw the frame and the text inside."""
        length = stringWidth(self.text, self.face, self.size) + 12
        start = (self.width - length) / 2
        self.canv.setLineWidth(0.75)
        self.canv.rect(start, 1, length, self.pitch + 3)
        self.canv.setFont(self.face, self.size)
        self.canv.drawCentredString(self.width / 2, 2.5 + (self.pitch - self.size * 0.68) / 2, self.text)


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
        if self.follower.wrap(available_width, rest)[1] <= rest or available_height >= self.page_height - 1:
            return pieces
        parts: list[Flowable] = self.follower.split(available_width, rest) if rest > 0 else []
        return [*self.heads, *parts] if len(parts) > 1 else []
