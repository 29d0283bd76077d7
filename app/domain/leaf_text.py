"""What a screen shows of a leaf «gạch đầu dòng»: text as pieces, figures, what is wrong with it, its history."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.outline import AidKind
from app.domain.word_differences import TextPiece


@dataclass(frozen=True, slots=True)
class LeafPiece:
    """A piece of a sentence: plain words, or the figure of one indicator with its coverage.

    ``field`` is how the officer's text writes the figure ("{G08:gam}"); it is empty for plain words.
    """

    text: str
    code: str = ""
    is_partial: bool = False
    is_missing: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class LeafIndicator:
    """A figure that may be put into a text: ``field`` is what is typed, ``value`` empty when nobody has given it.

    ``coverage`` is "7/8 xã" also when it is complete, ``trend`` "tăng 12% so với năm trước" or empty.
    """

    code: str
    name: str
    unit: str
    field: str
    value: str
    coverage: str
    is_partial: bool = False
    trend: str = ""


@dataclass(frozen=True, slots=True)
class LeafProblem:
    """Something in braces that means no figure, and one sentence what to write instead."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LeafMismatch:
    """A number typed in words that no figure bears out (V15): "05 tổ tự quản" where the tables say 06.

    ``unit`` names the unit whose words they are when the paragraph is attributed to one; else the total is meant.
    """

    code: str
    name: str
    text: str
    value: str
    coverage: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class LeafVersion:
    """The text of a leaf as somebody left it, and word by word what that changed; newest versions come first."""

    at: datetime
    actor: str
    text: str
    is_done: bool
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence offered to the officer: ``text`` with its fields, as it is inserted; ``pieces`` as it would print."""

    kind: AidKind
    text: str
    pieces: tuple[LeafPiece, ...]


@dataclass(frozen=True, slots=True)
class LeafCheck:
    """What still stands between a leaf and the signature; ``missing`` are codes printed as «(chưa có số liệu)»."""

    code: str
    title: str
    is_done: bool
    is_empty: bool
    missing: tuple[str, ...] = ()
    problems: tuple[LeafProblem, ...] = ()
    mismatches: tuple[LeafMismatch, ...] = ()
    open_comments: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to do: finished, and nothing in it that somebody has to look at."""
        return self.is_done and not (
            self.is_empty or self.missing or self.problems or self.mismatches or self.open_comments
        )
