"""Checking the form of a Word file «kiểm tra thể thức»: ours or anybody's, against Nghị định 30/2020/NĐ-CP.

Nothing is stored and no data file is needed. One bad file never stops the others: what is wrong with it is part of its
result.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.domain.paper_checks import CheckWeight, Departure, PaperCheck
from app.errors import BadFile, Problem
from app.i18n import _
from app.progress import Progress, silent
from app.reports.docx_inspector import measure_docx
from app.reports.docx_package import FILE_LIMIT, refusal
from app.reports.inspection import departures_of, named_paper

#: What is looked at in a folder.
SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
#: Word keeps such files beside those it has open.
_LOCK_FILE = "~$"


@dataclass(frozen=True, slots=True)
class LintPlace:
    """One place of a finding: number of the line (from 1, 0 = the whole paper), page if known, its beginning."""

    paragraph: int
    page: int | None
    excerpt: str
    found: str

    @property
    def words(self) -> str:
        """ "đoạn 12 (trang 2): Nhân dân các dân tộc…", empty for the whole paper."""
        if not self.paragraph:
            return ""
        page = _(" (trang {page})").format(page=self.page) if self.page else ""
        text = f": {self.excerpt}" if self.excerpt else ""
        return _("đoạn {number}{page}{text}").format(number=self.paragraph, page=page, text=text)


@dataclass(frozen=True, slots=True)
class LintFinding:
    """One check that found something, with every place; ``found`` and ``expected`` are those of the first."""

    check: PaperCheck
    found: str
    expected: str
    places: tuple[LintPlace, ...]

    @property
    def is_wrong(self) -> bool:
        """Certain; otherwise somebody has to judge."""
        return self.check.weight is CheckWeight.WRONG

    @property
    def sentence(self) -> str:
        """What was found and what it has to be."""
        return _("{words}: {found}; phải là {expected}").format(
            words=self.check.words, found=self.found, expected=self.expected
        )

    @property
    def source(self) -> str:
        """The clause, with the number of the box in the diagram of Phụ lục I where there is one."""
        if not self.check.box:
            return _("Nghị định 30/2020/NĐ-CP, {clause}").format(clause=self.check.clause)
        return _("Nghị định 30/2020/NĐ-CP, {clause} (ô số {box})").format(clause=self.check.clause, box=self.check.box)


@dataclass(frozen=True, slots=True)
class LintResult:
    """What the check of one file says; with ``problem`` nothing could be checked.

    ``kind`` is the title of the paper in capitals ("BÁO CÁO"), "" for a letter or where none was found;
    ``is_state_paper`` is off when the file has nothing of a letterhead.
    """

    path: Path
    findings: tuple[LintFinding, ...] = ()
    kind: str = ""
    is_state_paper: bool = False
    paragraphs: int = 0
    problem: Problem | None = None

    @property
    def wrong(self) -> tuple[LintFinding, ...]:
        """What certainly departs from the law."""
        return tuple(item for item in self.findings if item.is_wrong)

    @property
    def doubts(self) -> tuple[LintFinding, ...]:
        """What should be looked at again."""
        return tuple(item for item in self.findings if not item.is_wrong)

    @property
    def summary(self) -> str:
        """The result in one sentence."""
        if self.problem is not None:
            return str(self.problem)
        if not self.is_state_paper:
            told = _("Không thấy Quốc hiệu, số và ký hiệu: có thể đây không phải văn bản hành chính; {count}")
            return told.format(count=self._counts())
        if not self.findings:
            return _("Đúng thể thức: 0 sai")
        if not self.wrong:
            return _("Đúng thể thức: 0 sai, {doubts} điều nên xem lại").format(doubts=len(self.doubts))
        return _("Chưa đúng thể thức: {count}").format(count=self._counts())

    def _counts(self) -> str:
        return _("{wrong} điều sai, {doubts} điều nên xem lại").format(wrong=len(self.wrong), doubts=len(self.doubts))


def files_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The Word files that are named or lie in named folders, each once."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (item for item in sorted(path.rglob("*")) if item.suffix.lower() in SUFFIXES and item.is_file())
            found += (item for item in inside if not item.name.startswith(_LOCK_FILE))
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def lint_all(paths: Sequence[Path], progress: Progress = silent) -> tuple[LintResult, ...]:
    """The results of several files in their order; raises ``Cancelled`` between two when ``progress`` does."""
    results = []
    for index, path in enumerate(paths):
        progress(index, len(paths), _("Kiểm tra {name}").format(name=path.name))
        results.append(lint(path))
    progress(len(paths), len(paths), _("Kiểm tra thể thức"))
    return tuple(results)


def lint(path: Path) -> LintResult:
    """What the check of one file says; a file that cannot be checked is a result with its ``problem``."""
    try:
        case = named_paper(measure_docx(_content(path), path.name))
        found = departures_of(case)
    except BadFile as problem:
        return LintResult(path, problem=problem)
    except (MemoryError, RecursionError):
        sentence = _("Tệp Word quá lớn hoặc lồng nhau quá sâu nên không đọc, để máy không bị treo.")
        return LintResult(path, problem=refusal("docx-too-large", sentence))
    return LintResult(path, _grouped(found), case.kind, case.is_state_paper, len(case.lines))


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_LIMIT:
            sentence = _("Tệp lớn hơn {limit} MB nên không đọc, để máy không bị treo.")
            raise refusal("docx-too-large", sentence.format(limit=FILE_LIMIT >> 20))
        return path.read_bytes()
    except OSError as error:
        sentence = _("Không mở được tệp {name}: tệp không còn ở đó, đang bị khóa hoặc không có quyền đọc.")
        way_out = _("Tệp không bị thay đổi. Hãy đóng tệp trong Word, hoặc chép sang thư mục khác rồi thử lại.")
        raise BadFile("file-not-read", sentence.format(name=path.name), way_out) from error


def _grouped(departures: Iterable[Departure]) -> tuple[LintFinding, ...]:
    """One finding for each check, the certain ones first, then in the order of the paper."""
    groups: dict[str, list[Departure]] = {}
    for item in departures:
        groups.setdefault(item.check.id, []).append(item)
    findings = [
        LintFinding(
            items[0].check,
            items[0].found,
            items[0].expected,
            tuple(LintPlace(item.paragraph, item.page, item.excerpt, item.found) for item in items),
        )
        for items in groups.values()
    ]
    return tuple(sorted(findings, key=lambda item: not item.is_wrong))
