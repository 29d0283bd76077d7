"""Generated text of a leaf «gạch đầu dòng» as pieces, so that a screen can lead each figure back to its source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeafPiece:
    """A piece of a generated sentence: plain words, or the figure of one indicator with its coverage."""

    text: str
    code: str = ""
    is_partial: bool = False
    is_missing: bool = False
