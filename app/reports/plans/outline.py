"""Outline of the report of a plan: its own headings, or those that fit what it has, each with its number and depth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.paper_body import POINT_LETTERS, roman
from app.domain.plans.plan import ReportSection, SectionContent
from app.reports.plans.facts import ReportFacts

_JUDGED = (
    ("uu-diem", "Ưu điểm"),
    ("han-che", "Hạn chế, tồn tại"),
    ("nguyen-nhan", "Nguyên nhân"),
    ("bai-hoc", "Bài học kinh nghiệm"),
)
_DASH_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with the number it carries and how deep it stands."""

    section: ReportSection
    number: str
    depth: int

    @property
    def line(self) -> str:
        """The heading as a line of the body."""
        return f"{self.number} {self.section.heading}"


def outline(facts: ReportFacts) -> tuple[Placed, ...]:
    """Every heading in order; what the plan has and its outline does not name is added below the tasks."""
    own = facts.plan.head.sections or tuple(_default(facts))
    return tuple(_placed(_completed(own, facts)))


def _default(facts: ReportFacts) -> Iterator[ReportSection]:
    yield ReportSection(key="chi-dao", heading="Công tác lãnh đạo, chỉ đạo, triển khai")
    offered = (
        (facts.targets, "muc-tieu", "Kết quả thực hiện mục tiêu, chỉ tiêu", SectionContent.TARGETS),
        (facts.tasks, "nhiem-vu", "Kết quả thực hiện nhiệm vụ", SectionContent.TASKS),
        (facts.tasks, "co-quan", "Kết quả theo cơ quan, đơn vị", SectionContent.AGENCIES),
        (facts.duties, "bao-cao", "Chế độ báo cáo", SectionContent.DUTIES),
    )
    for there, key, heading, content in offered:
        if there:
            yield ReportSection(key=key, heading=heading, content=content)
    yield ReportSection(key="kinh-phi", heading="Kinh phí", content=SectionContent.MONEY)
    yield ReportSection(key="danh-gia", heading="Đánh giá chung", content=SectionContent.GROUP)
    for key, heading in _JUDGED:
        yield ReportSection(key=key, heading=heading, parent="danh-gia")
    yield ReportSection(key="phuong-huong", heading="Phương hướng, nhiệm vụ thời gian tới")
    yield ReportSection(key="kien-nghi", heading="Kiến nghị, đề xuất")


def _completed(own: Sequence[ReportSection], facts: ReportFacts) -> tuple[ReportSection, ...]:
    """The outline with sections for registers, surveys and rounds that were filled and nobody named."""
    told = {item.content for item in own}
    listed = {key for item in own for key in item.registers}
    rest = tuple(item.definition.key for item in facts.registers if item.definition.key not in listed)
    offered = (
        (rest, "so-khac", "Kết quả theo các sổ theo dõi", SectionContent.REGISTERS),
        (facts.surveys, "khao-sat", "Kết quả khảo sát", SectionContent.SURVEYS),
        (facts.rounds, "phan-loai", "Kết quả phân loại", SectionContent.CLASSIFICATION),
    )
    parent = next((item.key for item in own if item.content is SectionContent.TASKS), "")
    keys = {item.key for item in own}
    more = [
        ReportSection(
            key=_free(key, keys),
            heading=heading,
            content=content,
            parent=parent,
            registers=rest if content is SectionContent.REGISTERS else (),
        )
        for there, key, heading, content in offered
        if there and (content is SectionContent.REGISTERS or content not in told)
    ]
    return (*own, *more)


def _free(key: str, taken: set[str]) -> str:
    while key in taken:
        key = f"{key}-2"
    return key


def _placed(sections: Sequence[ReportSection]) -> Iterator[Placed]:
    known = {item.key for item in sections}
    below: dict[str, list[ReportSection]] = {}
    for item in sections:
        below.setdefault(item.parent if item.parent in known and item.parent != item.key else "", []).append(item)
    waiting = [(item, place, 0) for place, item in reversed(list(enumerate(below.get("", []), 1)))]
    while waiting:
        item, place, depth = waiting.pop()
        yield Placed(item, _sign(place, depth), depth)
        waiting += [(one, at, depth + 1) for at, one in reversed(list(enumerate(below.get(item.key, []), 1)))]


def _sign(place: int, depth: int) -> str:
    if depth >= _DASH_DEPTH or (depth == _DASH_DEPTH - 1 and place > len(POINT_LETTERS)):
        return "-"
    return (f"{roman(place)}.", f"{place}.", f"{POINT_LETTERS[(place - 1) % len(POINT_LETTERS)]})")[depth]
