"""Breaking large centred text «ma-két, tiêu đề» by meaning: lines of like width, names and compound words whole.

Vietnamese writes its words syllable by syllable, so a break at any space may cut a word in two: "CHỦ / QUYỀN" is read
wrongly from the back of a hall. What belongs together is told by a cost for every space; the rest is balance.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.text import clean

#: What a break costs. One line that is half as wide again as it should be costs 0.25.
_GOOD, _PLAIN, _PHRASE, _HANGING, _COMPOUND, _NAME = 0.0, 0.05, 0.2, 0.3, 0.8, 4.0
#: A line this much wider than wished is not looked at unless one word alone is.
_WIDEST = 1.7
_MARKS = "“”‘’\"'«»()[],;:.!?–—-/"
_OPENING = ("“", "‘", "«", '"', "'", "(", "[")
_CLOSING = ("”", "’", "»", ")", "]", ",", ";", ":", ".", "!", "?", "–", "—", "-")
_DASHES = ("-", "–", "—")
_NUMBER, _ROMAN = re.compile(r"[\d/.\-]*\d[\d/.\-]*"), re.compile("[ivxlc]+")
#: What a Roman number stands behind; elsewhere the same letters are a word ("vi phạm").
_COUNTED = frozenset({"thứ", "lần", "khóa", "kỳ", "cấp", "hạng"})
#: Words that begin a new thought, and words that wait for the next one.
_BEGINS = frozenset({"và", "nhân", "gắn", "chào", "hướng"})
_HANGS = frozenset(
    {
        *("và", "của", "trong", "với", "tại", "về", "cho", "là", "từ", "đến", "nhân", "gắn", "các", "những", "cùng"),
        *("năm", "ngày", "tháng", "lần", "thứ", "số", "giai", "xã", "huyện", "tỉnh", "xóm", "thôn", "bản", "phường"),
    }
)
_COMPOUND_WORDS = """
an ninh|an toàn|bảo vệ|biên cương|biên giới|biên phòng|ban chỉ đạo|biểu dương|bế mạc|ca nhạc|chiến sĩ|chính trị
chủ đề|chủ quyền|chào mừng|chỉ thị|chủ tịch|cột mốc|cộng sản|dân gian|dân quân|dân tộc|đại biểu|đại đoàn kết
đấu tranh|đồng bào|đường biên|giai đoạn|giao lưu|giao ước|gặp mặt|giữ gìn|hải đảo|hội nghị|hội thao|hội thi|hữu nghị
hưởng ứng|khai mạc|khánh thành|khen thưởng|kết quả|kỷ niệm|lãnh hải|lãnh thổ|lực lượng|mặt trận|mít tinh|mốc giới
mùa xuân|ngày hội|nghệ thuật|nhân dân|nhiệm vụ|phát động|phong trào|phòng chống|phương hướng|quân đội|quân dân
quần chúng|quê hương|quốc gia|quốc giới|quốc phòng|quốc tế|sơ kết|tham gia|thành lập|thanh niên|thể dục|thể thao
thi đua|thiên tai|thực hiện|tình hình|toàn dân|tổ chức|tổ quốc|tổng kết|trật tự|truyền thống|triển khai|trung ương
tuyên dương|tuyên truyền|tự quản|tội phạm|vận động|văn hóa|văn nghệ|việt nam|vững mạnh|xã hội|xây dựng|ủy ban
"""
_SET_PHRASES = """
chủ quyền lãnh thổ|an ninh biên giới quốc gia|an ninh biên giới|biên giới quốc gia|trong tình hình mới|tình hình mới
bảo vệ tổ quốc|an ninh tổ quốc|bảo vệ chủ quyền|biên phòng toàn dân|toàn dân tham gia|tham gia bảo vệ|ngày hội văn hóa
phát động phong trào|sơ kết phong trào|hội nghị sơ kết|hội nghị tổng kết|đường biên mốc quốc giới|trật tự an toàn xã hội
mặt trận tổ quốc|an ninh trật tự|trò chơi dân gian|bộ đội biên phòng|phòng chống tội phạm|quốc phòng toàn dân
"""


def _phrases(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in re.split(r"[|\n]", text) if phrase)


_COMPOUNDS = _phrases(_COMPOUND_WORDS)
_PHRASES = _phrases(_SET_PHRASES)


@dataclass(frozen=True, slots=True)
class Broken:
    """Text in lines; ``cost`` is how much a line departs on the average from like width and good places (0 = not)."""

    lines: tuple[str, ...]
    cost: float = 0


def break_lines(text: str, count: int, width: Callable[[str], float], kept: Iterable[str] = ()) -> Broken:
    """Text in about ``count`` lines of like width; ``kept`` are names that stay whole where a line can hold them.

    ``width`` measures a word in any unit. A text of fewer words gives fewer lines; an empty one gives none.
    """
    words = clean(text).split()
    if not words:
        return Broken(())
    widths = [width(word) for word in words]
    space = width("n") / 2
    wished = max((sum(widths) + space * (len(words) - count)) / count, max(widths) / _WIDEST)
    ends, cost = _cheapest(widths, space, wished, gap_costs(words, kept))
    lines = tuple(" ".join(words[start:end]) for start, end in pairwise(ends))
    return Broken(lines, cost / len(lines))


def _cheapest(widths: Sequence[float], space: float, wished: float, gaps: Sequence[float]) -> tuple[list[int], float]:
    """Where lines begin and end in the cheapest breaking, and what it costs; every line against the wished width."""
    costs, befores = [0.0], [0]
    for end in range(1, len(widths) + 1):
        used, best, best_start = -space, float("inf"), end - 1
        for start in range(end - 1, -1, -1):
            used += widths[start] + space
            if used > _WIDEST * wished and start < end - 1:
                break
            gap = gaps[start - 1] if start else 0
            cost = costs[start] + (used / wished - 1) ** 2 + gap
            if cost < best:
                best, best_start = cost, start
        costs.append(best)
        befores.append(best_start)
    ends = [len(widths)]
    while ends[-1]:
        ends.append(befores[ends[-1]])
    return ends[::-1], costs[-1]


def gap_costs(words: Sequence[str], kept: Iterable[str] = ()) -> list[float]:
    """What a break costs behind each word but the last."""
    bare = _bare(words)
    costs = [
        _gap_cost(left, right, *bared) for (left, right), bared in zip(pairwise(words), pairwise(bare), strict=True)
    ]
    names = frozenset(_bare(clean(name).split()) for name in kept)
    for phrases, cost in ((_PHRASES, _PHRASE), (_COMPOUNDS, _COMPOUND), (names, _NAME)):
        for gap in _gaps_inside(bare, phrases):
            if cost == _NAME or not words[gap].endswith(_CLOSING):
                costs[gap] = max(costs[gap], cost)
    for place, word in enumerate(words):
        if word.startswith(_OPENING):
            # Two words are too few to show what is quoted.
            costs[place : place + 2] = (max(cost, _HANGING) for cost in costs[place : place + 2])
    for place in range(1, len(words) - 1):
        if words[place] in _DASHES and _NUMBER.fullmatch(bare[place - 1]) and _NUMBER.fullmatch(bare[place + 1]):
            # "2021 - 2025" is one thing.
            costs[place - 1 : place + 1] = _NAME, _NAME
    return costs


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """Words without marks and capitals, as phrases list them."""
    return tuple(word.strip(_MARKS).casefold() or word for word in words)


def _gap_cost(left: str, right: str, bare_left: str, bare_right: str) -> float:
    is_number = _NUMBER.fullmatch(bare_right) or (bare_left in _COUNTED and _ROMAN.fullmatch(bare_right))
    if is_number and not left.endswith(_CLOSING):
        return _NAME
    if _NUMBER.fullmatch(bare_left) and bare_right == "năm":
        return _NAME
    if left.endswith(_CLOSING) or right.startswith(_OPENING):
        return _GOOD
    if bare_left in _HANGS:
        return _HANGING
    return _GOOD if bare_right in _BEGINS else _PLAIN


def _gaps_inside(bare: Sequence[str], phrases: frozenset[tuple[str, ...]]) -> Iterator[int]:
    """Every gap between two words of one of the phrases."""
    for length in sorted({len(phrase) for phrase in phrases}):
        for start in range(len(bare) - length + 1):
            if tuple(bare[start : start + length]) in phrases:
                yield from range(start, start + length - 1)
