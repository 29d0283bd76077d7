"""How columns share the room of a table: they give way before anything is scrolled, the least needed go first."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """One column in pixels: the ``width`` it would like and the ``least`` it can do with.

    ``drop`` tells when it goes where there is no room, the highest first; 0 never. ``is_stretched`` takes the rest.
    """

    width: int
    least: int
    drop: int = 0
    is_stretched: bool = False


def fitted(wishes: Sequence[Wish], room: int) -> list[int]:
    """A width per column, 0 for one that went; as wished, to be scrolled, where giving way would not be enough."""
    shown = _shown(wishes, room)
    kept = [wishes[number] for number in shown]
    widths = _shrunk(kept, room)
    wide = [place for place, wish in enumerate(kept) if wish.is_stretched]
    rest = room - sum(widths)
    for place in wide if rest > 0 else ():
        widths[place] += rest // len(wide)
    given = dict(zip(shown, widths, strict=True))
    return [given.get(number, 0) for number in range(len(wishes))]


def _shown(wishes: Sequence[Wish], room: int) -> list[int]:
    shown = list(range(len(wishes)))
    going = sorted((number for number in shown if wishes[number].drop), key=lambda number: -wishes[number].drop)
    for number in going:
        if sum(wishes[one].least for one in shown) <= room:
            break
        shown.remove(number)
    return shown


def _shrunk(wishes: Sequence[Wish], room: int) -> list[int]:
    """Every column gives in proportion to what it can give; none does where that would not be enough."""
    excess = sum(wish.width for wish in wishes) - room
    spare = sum(wish.width - wish.least for wish in wishes)
    if excess <= 0 or excess > spare:
        return [wish.width for wish in wishes]
    share = excess / spare
    # Rounded down, so that the sum never is a pixel too wide.
    return [int(wish.width - (wish.width - wish.least) * share) for wish in wishes]
