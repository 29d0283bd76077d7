"""Drawing: a picture as a value, in points from the upper left corner, before it is vector in a PDF or dots in Word.

Print-safe by rule: one accent, greys and patterns that stay apart in black and white, letters of 8 points and more.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.reports.fonts import printable
from app.reports.fonts import width_mm as line_width

#: Letters of labels and figures, and the smallest that is used anywhere.
LABEL_PT = 10.0
SMALL_PT = 8.5
#: The most lines of one label.
MOST_LINES = 5
#: Said wherever a figure is blank; a blank is never drawn as 0.
NO_FIGURE = "chưa có số liệu"


class Fill(StrEnum):
    """Looks of a surface, each told from the others without colour."""

    ACCENT = "accent"
    LIGHT = "light"
    HATCH = "hatch"
    WHITE = "white"
    GREY = "grey"
    CROSS = "cross"
    LINES = "lines"


#: Looks of series and slices in the order of use.
SERIES_FILLS = (Fill.ACCENT, Fill.LIGHT, Fill.HATCH, Fill.GREY, Fill.WHITE, Fill.CROSS, Fill.LINES)


class Ink(StrEnum):
    """Colours of lines and letters: black, the grey of side remarks (contrast 7:1), accent, white on dark."""

    BLACK = "black"
    SOFT = "soft"
    ACCENT = "accent"
    WHITE = "white"


class Anchor(StrEnum):
    """Which end of a label its place is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its upper left corner; outlined unless ``is_bare``."""

    x: float
    y: float
    width: float
    height: float
    fill: Fill = Fill.WHITE
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.75
    ink: Ink = Ink.BLACK
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: Fill = Fill.WHITE


@dataclass(frozen=True, slots=True)
class Slice:
    """A piece of a round cake: degrees from twelve o'clock, clockwise."""

    x: float
    y: float
    radius: float
    start: float
    extent: float
    fill: Fill = Fill.WHITE


@dataclass(frozen=True, slots=True)
class Label:
    """One line of letters; ``y`` is its base line."""

    x: float
    y: float
    text: str
    size: float = LABEL_PT
    anchor: Anchor = Anchor.START
    bold: bool = False
    italic: bool = False
    ink: Ink = Ink.BLACK


Shape = Box | Stroke | Dot | Slice | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in drawing order on a white ground."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The labels in drawing order."""
        return tuple(shape.text for shape in self.shapes if isinstance(shape, Label))


def width_pt(text: str, size: float = LABEL_PT, *, bold: bool = False) -> float:
    """Width of one line in points."""
    return line_width(printable(text), size, bold=bold) * 72 / 25.4


def wrapped(text: str, limit: float, size: float = LABEL_PT) -> tuple[str, ...]:
    """Text in at most :data:`MOST_LINES` lines no wider than ``limit`` points; what is too long is cut."""
    lines = [""]
    # No label says anything by being longer than this, and cutting it first keeps hostile text cheap.
    text = shortened(text, limit * MOST_LINES, size)
    for word in printable(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if width_pt(longer, size) <= limit:
            lines[-1] = longer
            continue
        lines.append(word)
        while width_pt(lines[-1], size) > limit and len(lines[-1]) > 1:
            fits = _fitting(lines[-1], limit, size)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    told = [line for line in lines if line] or [""]
    if len(told) > MOST_LINES:
        told[MOST_LINES - 1 :] = [shortened(" ".join(told[MOST_LINES - 1 :]), limit, size)]
    return tuple(told)


def shortened(text: str, limit: float, size: float = LABEL_PT) -> str:
    """Text on one line, cut with "…" where it is wider than ``limit`` points; empty where not even that fits."""
    text = printable(text)
    if width_pt(text, size) <= limit:
        return text
    fits = _fitting(text, limit - width_pt("…", size), size)
    return f"{text[:fits].rstrip()}…" if limit > width_pt("…", size) else ""


def _fitting(text: str, limit: float, size: float) -> int:
    """How many letters fit, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_pt(text[:middle], size) <= limit:
            low = middle
        else:
            high = middle - 1
    return low


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of a legend."""

    name: str
    fill: Fill


def legend(keys: tuple[Key, ...], width: float, y: float) -> tuple[tuple[Shape, ...], float]:
    """The entries of a legend from ``y`` on, in as many lines as it takes, and the height they need."""
    shapes: list[Shape] = []
    x, line = 1.0, 0
    for key in keys:
        name = shortened(key.name, width - 22)
        needed = 18 + width_pt(name)
        if x > 1 and x + needed > width:
            x, line = 1.0, line + 1
        top = y + line * 15
        shapes += [Box(x, top + 1.5, 13, 8.5, key.fill), Label(x + 18, top + 9.5, name)]
        x += needed + 16
    return tuple(shapes), (line + 1) * 15 + 5
