"""Finding the tags in the words of a template, and the braces that were meant to be some."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import _
from app.reports.template_file import Line
from app.reports.template_tags import Tags, TemplateFault, nearest
from app.text import fold

_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_SINGLE = re.compile(r"(?<![{%#])\{\s*([^\W\d][\w.]*)\s*\}(?![}%#])")
_SPACED = re.compile(r"\{\s+[{%]|[}%]\s+\}")
_LONGEST_EXCERPT = 60


class Wholeness(StrEnum):
    """Whether a tag stands whole in its paragraph, or only its beginning or its end does."""

    WHOLE = "whole"
    BEGUN = "begun"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Token:
    """One tag, or what is there of it: ``mark`` is "{{" (a value), "{%" (a loop, a condition) or "{#" (a remark)."""

    mark: str
    line: Line
    start: int
    end: int
    wholeness: Wholeness = Wholeness.WHOLE

    @property
    def whole(self) -> str:
        """The tag with its braces."""
        return self.line.text[self.start : self.end]

    @property
    def inner(self) -> str:
        """The words between its braces, just as they stand."""
        return self.whole[2:-2]

    def fault(self, code: str, sentence: str) -> TemplateFault:
        """What is wrong with this tag."""
        return TemplateFault(code, self.line.place, _short(self.whole), sentence)


def tokens(lines: Iterable[Line], tags: Tags) -> Iterator[Token | TemplateFault]:
    """Every whole tag in order, and a fault for each that is not whole or was meant to be one."""
    begun: Token | None = None
    for line in lines:
        for token in _marked(line):
            if token.wholeness is Wholeness.ENDED:
                yield token.fault(*_no_beginning(token)) if begun is None else begun.fault(*_over_paragraphs())
                begun = None
                continue
            if begun is not None:
                yield begun.fault(*_no_end(begun))
            begun = token if token.wholeness is Wholeness.BEGUN else None
            if begun is None:
                yield _torn(token) or token
        yield from _meant(line, tags)
    if begun is not None:
        yield begun.fault(*_no_end(begun))


def _marked(line: Line) -> Iterator[Token]:
    """What the braces of one paragraph make, from left to right."""
    text, at = line.text, 0
    while found := _MARK.search(text, at):
        mark = found.group()
        if mark not in _CLOSERS:
            start = max(0, found.start() - _LONGEST_EXCERPT // 2)
            yield Token(mark, line, start, found.end(), Wholeness.ENDED)
            at = found.end()
            continue
        close = text.find(_CLOSERS[mark], found.end())
        inner = _MARK.search(text, found.end())
        is_whole = close >= 0 and (inner is None or inner.start() >= close or mark == "{#")
        end = close + 2 if is_whole else inner.start() if inner else len(text)
        yield Token(mark, line, found.start(), end, Wholeness.WHOLE if is_whole else Wholeness.BEGUN)
        at = end


def _torn(token: Token) -> TemplateFault | None:
    """What keeps a tag that looks whole from being read as one; spelling marks between its letters do no harm."""
    letters = token.line.letters[token.start : token.end]
    if any(item.is_break for item in letters):
        return token.fault(
            "tag-broken", _("Thẻ bị ngắt bởi dấu xuống dòng, dấu tab hoặc hình ở giữa; hãy gõ lại thẻ liền một mạch.")
        )
    if any(item.run.getparent() is not letters[0].run.getparent() for item in letters):
        return token.fault(
            "tag-split",
            _("Thẻ bị tách: một phần nằm trong liên kết hoặc khung nội dung của Word; hãy xóa và gõ lại cả thẻ."),
        )
    if _has_field(letters[0].run, letters[-1].run):
        return token.fault("tag-split", _("Thẻ bị tách: ở giữa có trường của Word; hãy xóa và gõ lại cả thẻ."))
    return None


def _has_field(first: object, last: object) -> bool:
    """Whether a field of Word begins or ends between two runs of one paragraph."""
    run = first
    while run is not last and run is not None:
        run = run.getnext()  # type: ignore[attr-defined]  # an element of lxml, which has no types
        if run is not None and run is not last and any(str(item.tag).endswith("}fldChar") for item in run):
            return True
    return False


def _no_beginning(token: Token) -> tuple[str, str]:
    opener = next(key for key, value in _CLOSERS.items() if value == token.mark)
    sentence = _("Thừa dấu {mark}: trước đó không có dấu {opener}.")
    return "tag-not-opened", sentence.format(mark=token.mark, opener=opener)


def _no_end(token: Token) -> tuple[str, str]:
    sentence = _("Thẻ mở bằng {mark} mà không đóng; hãy thêm {closer} ở cuối thẻ.")
    return "tag-not-closed", sentence.format(mark=token.mark, closer=_CLOSERS[token.mark])


def _over_paragraphs() -> tuple[str, str]:
    return "tag-split", _("Thẻ bị tách sang đoạn hoặc ô sau; hãy xóa dấu xuống dòng để cả thẻ nằm trong một đoạn.")


def _meant(line: Line, tags: Tags) -> Iterator[TemplateFault]:
    """Braces that are no tag but were meant to be one: a single brace, spaces between two."""
    for found in _SINGLE.finditer(line.text):
        root = found.group(1).partition(".")[0]
        if near := nearest(fold(root), tags):
            sentence = _("Thẻ chỉ có một dấu ngoặc nên sẽ in nguyên như vậy; hãy viết {tag}.")
            written = "{{ " + found.group(1).replace(root, near, 1) + " }}"
            yield TemplateFault("tag-one-brace", line.place, found.group(), sentence.format(tag=written))
    for found in _SPACED.finditer(line.text):
        excerpt = _short(line.text[max(0, found.start() - 10) : found.end() + 30])
        yield TemplateFault(
            "tag-spaced", line.place, excerpt, _("Hai dấu ngoặc của thẻ phải viết liền nhau; hãy bỏ dấu cách ở giữa.")
        )


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _LONGEST_EXCERPT else told[: _LONGEST_EXCERPT - 1] + "…"
