"""XML as events, without declarations, entities or anything from outside; names come without their prefix."""

from collections.abc import Callable
from xml.parsers import expat

from app.importing.refusals import refusal

Attributes = dict[str, str]


class Events:
    """Handlers of one XML part; subclasses override what they need."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text inside the current element."""


def new_parser() -> expat.XMLParserType:
    """An expat parser that refuses declarations of entities."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise refusal("has-entities")


def parse(data: bytes, events: Events) -> None:
    """Send the events of ``data``; refuses text that is not well-formed."""
    parser = new_parser()
    parser.StartElementHandler = lambda name, attributes: events.start(local(name), attributes)
    parser.EndElementHandler = lambda name: events.end(local(name))
    parser.CharacterDataHandler = events.text
    feed(parser, data)


def feed(parser: expat.XMLParserType, data: bytes) -> None:
    """Run a parser over a whole part."""
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the signature of expat
    except (expat.ExpatError, UnicodeError, ValueError, LookupError) as error:
        raise refusal("bad-structure", detail="phần XML không đọc được") from error


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def elements(data: bytes, wanted: Callable[[str], bool]) -> list[tuple[str, Attributes]]:
    """Name and attributes of every element that is wanted, in order."""
    found: list[tuple[str, Attributes]] = []

    class _Collect(Events):
        def start(self, name: str, attributes: Attributes) -> None:
            if wanted(name):
                found.append((name, {local(key): value for key, value in attributes.items()}))

    parse(data, _Collect())
    return found
