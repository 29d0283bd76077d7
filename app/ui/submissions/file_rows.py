"""The files of one import as they come: waiting, being read, judged, ticked; no widgets."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.arrivals import copies, rivals
from app.domain.findings import Severity
from app.domain.submissions import RECEIVABLE, TAKEN_UNASKED, ReadResult, Verdict
from app.services.intake import FileNews, Stage


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of an import and whether it is to be received.

    ``rivals`` are the paths of other files about the same unit and period, ``copy_of`` the name of one with the same
    bytes; ``year`` is the one the window shows, ``is_earlier`` says that others were brought after it.
    ``figure_count`` and ``counts`` are taken once, because a long list asks for them again with every file that comes;
    they are empty while or when a file cannot be read.
    """

    path: str
    stage: Stage = Stage.WAITING
    result: ReadResult | None = None
    is_ticked: bool = False
    rivals: tuple[str, ...] = ()
    copy_of: str = ""
    year: int = 0
    figure_count: int | None = None
    counts: Mapping[Severity, int] = field(default_factory=dict)
    is_earlier: bool = False

    @staticmethod
    def of(news: FileNews, year: int) -> "FileRow":
        """The row of a file as it is now, ticked when it may be received."""
        row = FileRow(news.path, news.stage, news.result, year=year)
        if news.result is not None and news.result.report is not None:
            counts = Counter(item.severity for item in news.result.findings)
            row = replace(row, figure_count=news.result.figure_count, counts=counts)
        return replace(row, is_ticked=row.is_taken_unasked)

    @property
    def name(self) -> str:
        """Its name without the folder."""
        return self.result.file_name if self.result else self.path.replace("\\", "/").rpartition("/")[2]

    @property
    def is_file(self) -> bool:
        """Whether it is a file, not a line about what was passed over in a folder or zip."""
        return self.result is None or self.result.verdict is not Verdict.SKIPPED

    @property
    def unit_name(self) -> str:
        """Whose report it is; empty while that is not known."""
        return self.result.unit_name if self.result else ""

    @property
    def may_be_received(self) -> bool:
        """Whether a tick is possible."""
        return self.result is not None and self.result.verdict in RECEIVABLE and not self.copy_of

    @property
    def is_taken_unasked(self) -> bool:
        """Whether it is ticked on its own; one that is older than what is here only by hand."""
        return self.may_be_received and self.result is not None and self.result.verdict in TAKEN_UNASKED

    @property
    def is_refused(self) -> bool:
        """Whether nothing of it can be taken: unreadable, of another unit or year, not filled."""
        return self.result is not None and self.result.verdict not in RECEIVABLE | {Verdict.SAME}

    def count(self, severity: Severity) -> int | None:
        """How many findings of one weight; None while or when it cannot be read."""
        return None if self.figure_count is None else self.counts.get(severity, 0)


class FileRows:
    """The list behind the table; every change says which rows look different now.

    What was brought last stands first, what was refused of earlier imports last.
    """

    def __init__(self) -> None:
        self._rows: list[FileRow] = []
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, number: int) -> FileRow:
        return self._rows[number]

    @property
    def all(self) -> tuple[FileRow, ...]:
        """Every file, the import brought last first."""
        return tuple(self._rows)

    def replace_all(self, rows: Sequence[FileRow]) -> None:
        """Another list."""
        self._rows = list(rows)
        self._numbers = {row.path: number for number, row in enumerate(self._rows)}
        self._compare()

    def begin(self) -> None:
        """Other files come now: those that are here make room for them."""
        self._rows = [replace(row, is_earlier=True) for row in self._rows]

    def _arrange(self) -> None:
        self._rows.sort(key=lambda row: (row.is_earlier and row.is_refused, row.is_earlier))
        self._numbers = {row.path: number for number, row in enumerate(self._rows)}

    def take(self, news: Sequence[FileNews], year: int) -> frozenset[int] | None:
        """Note what became of files; the numbers of changed rows, or None when rows were added."""
        before = self.all
        for item in news:
            number = self._numbers.setdefault(item.path, len(self._rows))
            if number == len(self._rows):
                self._rows.append(FileRow(item.path, year=year))
            self._rows[number] = FileRow.of(item, year)
        if any(item.result for item in news):
            self._compare()
        self._arrange()
        is_same_list = [row.path for row in before] == [row.path for row in self._rows]
        return self._changed(before) if is_same_list else None

    def judge_anew(self, results: Sequence[ReadResult], year: int) -> frozenset[int]:
        """Other verdicts on files that wait here; a tick that somebody took away stays away."""
        before = self.all
        for item in results:
            number = self._numbers.get(item.path)
            if number is None or self._rows[number].result is None:
                continue
            old, new = self._rows[number], FileRow.of(FileNews(item.path, Stage.JUDGED, item), year)
            is_ticked = new.may_be_received and (old.is_ticked if old.may_be_received else new.is_ticked)
            kept = replace(new, rivals=old.rivals, copy_of=old.copy_of, is_earlier=old.is_earlier)
            self._rows[number] = replace(kept, is_ticked=is_ticked)
        self._compare()
        return self._changed(before)

    def toggle(self, paths: frozenset[str]) -> frozenset[int]:
        """Tick the files, or untick them when all are ticked; of rivals the one ticked last counts."""
        before = self.all
        chosen = [row for row in self._rows if row.path in paths and row.may_be_received]
        is_ticked = not all(row.is_ticked for row in chosen)
        for row in chosen:
            self._put(replace(self._at(row.path), is_ticked=is_ticked))
            if is_ticked:
                for other in row.rivals:
                    self._put(replace(self._at(other), is_ticked=False))
        return self._changed(before)

    def _compare(self) -> None:
        """Copies and rivals lose the tick they got on their own; which rival is received, a person says."""
        # The one that came first is no copy of one that came later, wherever it stands.
        results = [row.result for row in sorted(self._rows, key=lambda row: not row.is_earlier) if row.result]
        same, competing = copies(results), rivals(results)
        for number, row in enumerate(self._rows):
            others, copy_of = competing.get(row.path, ()), same.get(row.path, "")
            if (others, copy_of) != (row.rivals, row.copy_of):
                is_alone = not others and not copy_of
                is_ticked = row.is_ticked and (is_alone or row.rivals == others)
                compared = replace(row, rivals=others, copy_of=copy_of)
                self._rows[number] = replace(compared, is_ticked=is_ticked and compared.may_be_received)

    def _at(self, path: str) -> FileRow:
        return self._rows[self._numbers[path]]

    def _put(self, row: FileRow) -> None:
        self._rows[self._numbers[row.path]] = row

    def _changed(self, before: Sequence[FileRow]) -> frozenset[int]:
        return frozenset(number for number, row in enumerate(self._rows) if row != before[number])
