"""Checking a user's template before use: every fault with its place, the words there and one sentence, no traceback.

What passes is a small language: values, one filter, loops over lists of the palette and conditions on its tags.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.i18n import _
from app.reports.package import Package
from app.reports.template_file import Line, has_tracked_changes, lines, parts
from app.reports.template_scan import Token, tokens
from app.reports.template_tags import Tag, Tags, TemplateFault, nearest
from app.text import fold

#: «in hoa»: the only filter there is.
UPPER = "hoa"
_VALUE = re.compile(r"([^\W\d]\w*(?:\.\w+)*)(?:\s*\|\s*(\w+))?")
_STEP = re.compile(r"(\s*)(tr|tc|p|r)?(\s*)\b(for|endfor|if|elif|else|endif)\b\s*(.*)", re.DOTALL)
_FOR = re.compile(r"([^\W\d]\w*)\s+in\s+([^\W\d]\w*(?:\.\w+)*)")
_TEST = re.compile(r"(?:not\s+)?([^\W\d]\w*(?:\.\w+)*)")
_CLOSED_BY = {"for": "endfor", "if": "endif"}
#: More faults than anybody mends at once.
_MOST_FAULTS = 60


@dataclass(frozen=True, slots=True)
class _Frame:
    """A loop or condition that is open: where it began, and the name and line of its loop."""

    word: str
    prefix: str
    token: Token
    name: str = ""
    row: Tag | None = None


def faults(package: Package, tags: Tags) -> tuple[TemplateFault, ...]:
    """Everything that keeps the template from being used, part by part from top to bottom."""
    found: list[TemplateFault] = []
    for _path, name, root in parts(package):
        if has_tracked_changes(root):
            sentence = _("Mẫu còn chữ đã xóa mà Word đang theo dõi; hãy chấp nhận hoặc bỏ mọi thay đổi rồi lưu lại.")
            found.append(TemplateFault("tracked-changes", name or _("thân văn bản"), "", sentence))
        for fault in _Checker(tags).run(lines(root, name)):
            found.append(fault)
            if len(found) >= _MOST_FAULTS:
                return tuple(found)
    return tuple(found)


class _Checker:
    """Walks through the tags of one part with the loops and conditions that are open."""

    def __init__(self, tags: Tags) -> None:
        self._tags = tags
        self._open: list[_Frame] = []
        self._markers: dict[int, Any] = {}

    def run(self, some: Iterable[Line]) -> Iterator[TemplateFault]:
        for item in tokens(some, self._tags):
            if isinstance(item, TemplateFault):
                yield item
            elif item.mark == "{{":
                yield from self._value(item)
            elif item.mark == "{%":
                yield from self._step(item)
        for frame in self._open:
            closer = _written(frame.prefix, _CLOSED_BY[frame.word])
            word = _("Vòng lặp") if frame.word == "for" else _("Điều kiện")
            sentence = _("{word} này chưa đóng; hãy thêm {closer} ở chỗ nó kết thúc.")
            yield frame.token.fault("block-not-closed", sentence.format(word=word, closer=closer))

    # --- values --------------------------------------------------------------------------------------------------

    def _value(self, token: Token) -> Iterator[TemplateFault]:
        found = _VALUE.fullmatch(token.inner.strip())
        if found is None:
            yield self._not_a_name(token)
            return
        path, filter_ = found.groups()
        tag, fault = self._resolve(token, path)
        if fault is not None:
            yield fault
        elif tag is not None and tag.is_list:
            sentence = _("“{path}” là danh sách nên phải chạy vòng lặp: {loop}.")
            yield token.fault("tag-is-list", sentence.format(path=path, loop=_loop_over(path)))
        if filter_ not in (None, UPPER):
            sentence = _("Không có phép “{filter}”; sau dấu | chỉ dùng được “{upper}” (in hoa).")
            yield token.fault("unknown-filter", sentence.format(filter=filter_, upper=UPPER))

    def _not_a_name(self, token: Token) -> TemplateFault:
        words = token.inner.strip()
        near = nearest(fold(words).replace(" ", "_"), self._names()) if words else ""
        if near:
            sentence = _("Tên thẻ viết liền, không dấu; có phải là {near}?")
            return token.fault("tag-misspelt", sentence.format(near="{{ " + near + " }}"))
        return token.fault(
            "tag-misspelt", _("Giữa hai dấu ngoặc chỉ viết tên một thẻ có trong bảng thẻ, không viết phép tính.")
        )

    def _names(self) -> dict[str, Tag]:
        return {**self._tags, **{frame.name: frame.row for frame in self._open if frame.row is not None}}

    def _resolve(self, token: Token, path: str) -> tuple[Tag | None, TemplateFault | None]:
        """The tag a path leads to, or why it leads nowhere."""
        if any(frame.row is None and frame.name == path.partition(".")[0] for frame in self._loops()):
            return None, None
        known: dict[str, Tag] = self._names()
        told, tag = "", None
        for name in path.split("."):
            tag = known.get(name)
            if tag is None:
                return None, self._unknown(token, (told, name), known)
            told = f"{told}.{name}" if told else name
            known = dict(tag.fields)
        return tag, None

    def _unknown(self, token: Token, name: tuple[str, str], known: Tags) -> TemplateFault:
        before, last = name
        near = nearest(fold(last), known)
        whole = f"{before}.{last}" if before else last
        if near:
            sentence = _("Không có thẻ “{name}”; có phải là “{near}”?")
            return token.fault("unknown-tag", sentence.format(name=whole, near=f"{before}.{near}" if before else near))
        if before and not known:
            sentence = _("Thẻ “{before}” không có gì ở sau dấu chấm; hãy bỏ “.{last}”.")
            return token.fault("unknown-tag", sentence.format(before=before, last=last))
        owner = self._owner_of(last)
        if owner and not before:
            sentence = _("Thẻ “{name}” chỉ dùng được trong vòng lặp {loop}.")
            return token.fault("tag-out-of-loop", sentence.format(name=last, loop=_loop_over(owner)))
        sentence = _("Không có thẻ “{name}”; hãy chép tên từ bảng thẻ.")
        return token.fault("unknown-tag", sentence.format(name=whole))

    def _owner_of(self, name: str) -> str:
        """The list whose lines have the name, or whose usual line bears it."""
        lists = {key: tag.row for key, tag in self._tags.items() if tag.row is not None}
        usual = next((key for key in lists if loop_name(key) == name), "")
        return usual or next((key for key, row in lists.items() if name in row.fields), "")

    # --- loops and conditions ------------------------------------------------------------------------------------

    def _step(self, token: Token) -> Iterator[TemplateFault]:
        found = _STEP.fullmatch(token.inner)
        if (
            found is None
            or found.group(2) in ("tc", "r")
            or (found.group(2) and (found.group(1) or not found.group(3)))
        ):
            yield self._not_a_step(token, found)
            return
        prefix, word, rest = found.group(2) or "", found.group(4), found.group(5).strip()
        yield from self._lost_words(token, prefix)
        if word == "for":
            yield from self._loop(token, prefix, rest)
        elif word == "if":
            yield from self._test(token, rest)
            self._open.append(_Frame("if", prefix, token))
        else:
            yield from self._closing(token, prefix, (word, rest))

    def _not_a_step(self, token: Token, found: re.Match[str] | None) -> TemplateFault:
        if found is not None and found.group(2) in ("tr", "p"):
            right = _written(found.group(2), f"{found.group(4)} {found.group(5).strip()}".strip())
            sentence = _("Chữ {prefix} phải viết liền sau dấu ngoặc và cách từ sau: {right}.")
            return token.fault("step-misspelt", sentence.format(prefix=found.group(2), right=right))
        sentence = _("Giữa dấu ngoặc phần trăm chỉ dùng được for … in …, endfor, if …, elif …, else, endif.")
        return token.fault("step-misspelt", sentence)

    def _lost_words(self, token: Token, prefix: str) -> Iterator[TemplateFault]:
        """A row or paragraph with such a tag goes away when the template is filled in, and what else is in it too."""
        if prefix == "tr" and token.line.row is None:
            yield token.fault("step-misplaced", _("Thẻ mở bằng {mark} chỉ đặt trong bảng.").format(mark="{%tr"))
        elif prefix:
            around = token.line.row_text if prefix == "tr" else token.line.text
            if around.strip() != token.whole.strip():
                kept = _("một dòng riêng của bảng") if prefix == "tr" else _("một đoạn riêng")
                sentence = _("Thẻ {mark} phải đứng một mình trên {kept}: những chữ khác ở đó sẽ mất khi lập văn bản.")
                yield token.fault("words-lost", sentence.format(mark="{%" + prefix, kept=kept))

    def _loop(self, token: Token, prefix: str, rest: str) -> Iterator[TemplateFault]:
        found = _FOR.fullmatch(rest)
        name, path = found.groups() if found else ("", "")
        row: Tag | None = None
        if found is None:
            example = _written(prefix, "for xa in cac_xa")
            yield token.fault("step-misspelt", _("Vòng lặp viết như sau: {example}.").format(example=example))
        else:
            tag, fault = self._resolve(token, path)
            if fault is not None:
                yield fault
            elif tag is not None and tag.row is None:
                lists = ", ".join(key for key, item in self._tags.items() if item.is_list)
                sentence = _("“{path}” không phải danh sách; vòng lặp chạy được trên: {lists}.")
                yield token.fault("not-a-list", sentence.format(path=path, lists=lists))
            elif name in self._names():
                sentence = _("Tên “{name}” đã là một thẻ; hãy đặt tên khác cho dòng của vòng lặp.")
                yield token.fault("name-taken", sentence.format(name=name))
            elif self._loops() and path.partition(".")[0] not in {frame.name for frame in self._loops()}:
                sentence = _("Vòng lặp ở trong vòng lặp khác chỉ chạy được trên danh sách của dòng ngoài.")
                yield token.fault("loop-in-loop", sentence)
            row = tag.row if tag is not None else None
        # A loop that is wrong in itself still has its end, and what its lines would have is not held against them.
        self._open.append(_Frame("for", prefix, token, name, row))

    def _loops(self) -> list[_Frame]:
        return [frame for frame in self._open if frame.word == "for"]

    def _test(self, token: Token, rest: str) -> Iterator[TemplateFault]:
        for piece in re.split(r"\s+(?:and|or)\s+", rest):
            found = _TEST.fullmatch(piece.strip())
            if found is None:
                sentence = _("Điều kiện chỉ ghi tên thẻ, có thể thêm not, and, or; ví dụ {example}.")
                yield token.fault("test-misspelt", sentence.format(example="{% if not A14 %}"))
                return
            fault = self._resolve(token, found.group(1))[1]
            if fault is not None:
                yield fault

    def _closing(self, token: Token, prefix: str, step: tuple[str, str]) -> Iterator[TemplateFault]:
        word, rest = step
        opener = "for" if word == "endfor" else "if"
        frame = self._open[-1] if self._open else None
        if frame is None or frame.word != opener:
            sentence = _("Thẻ {word} không khớp: trước đó không có {opener} nào đang mở ở chỗ này.")
            yield token.fault("block-not-opened", sentence.format(word=word, opener=opener))
            return
        if word == "elif":
            yield from self._test(token, rest)
        yield from _misplaced(frame, token, prefix)
        if word in ("endfor", "endif"):
            self._open.pop()


def _misplaced(frame: _Frame, token: Token, prefix: str) -> Iterator[TemplateFault]:
    """Whether a loop or condition ends where it can: in the same paragraph, cell or table as it began."""
    began, line = frame.token.line, token.line
    if frame.prefix != prefix:
        right = _written(frame.prefix, token.inner.strip().removeprefix(prefix).strip())
        sentence = _("Chỗ mở viết {opener} nên chỗ này phải viết {right}.")
        yield token.fault("block-misplaced", sentence.format(opener=frame.token.whole, right=right))
    elif prefix == "" and began.letters is not line.letters:
        example = "tr" if began.row is not None and began.row is not line.row else "p"
        opener = _written(example, frame.token.inner.strip())
        sentence = _("Mở ở một đoạn ({place}) mà đóng ở đoạn khác; hãy viết {opener} … {closer} trên dòng riêng.")
        closer = _written(example, _CLOSED_BY[frame.word])
        yield token.fault("block-misplaced", sentence.format(place=began.place, opener=opener, closer=closer))
    elif prefix == "p" and began.container is not line.container:
        sentence = _("Mở và đóng phải cùng ở ngoài bảng hoặc cùng trong một ô; chỗ mở là {place}.")
        yield token.fault("block-misplaced", sentence.format(place=began.place))
    elif prefix == "tr" and began.table is not line.table:
        sentence = _("Mở và đóng phải ở cùng một bảng; chỗ mở là {place}.")
        yield token.fault("block-misplaced", sentence.format(place=began.place))


def _written(prefix: str, words: str) -> str:
    """A step as it has to be typed: "{%tr for xa in cac_xa %}"."""
    return "{%" + f"{prefix} {words} " + "%}"


def loop_name(list_name: str) -> str:
    """What a line of a list is called in examples: "xa" for "cac_xa"."""
    return list_name.rpartition(".")[2].partition("_")[2] or f"{list_name}_1"


def _loop_over(path: str) -> str:
    return _written("tr", f"for {loop_name(path)} in {path}")
