"""The table of hostile files: ``python -m tests.importing.hostile`` reads the whole set, and the collection of odd
public workbooks where it stands beside the checkout, in the reader's own child, and prints what became of each class.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.submissions import FigureStatus, ParsedReport
from app.errors import BadFile
from app.importing.reader import WorkbookReader
from tests.support.hostile import READ, Hostile
from tests.support.hostile_kinds import HOSTILE
from tests.support.sample_catalogue import sample_catalogue

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
#: Codes that say nothing about the file: no class of files may end in one of them.
NO_ANSWER = frozenset({"reader-failed", "reader-timeout", "reader-died"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the code of its refusal or "read", what A04 gives, and the sentence."""

    code: str
    a04: str = ""
    sentence: str = ""


def figure(report: ParsedReport) -> str:
    """What the figure A04 gives: its value, "asked", or nothing."""
    found = next((item for item in report.figures if item.indicator == "A04" and not item.hamlet), None)
    if found is None:
        return ""
    if found.status is FigureStatus.ASKED:
        return "asked"
    return "" if found.value is None else str(found.value)


def outcome_of(reader: WorkbookReader, content: bytes, file_name: str) -> Outcome:
    """Read one file in the child."""
    try:
        report = reader.read(content, file_name, sample_catalogue())
    except BadFile as refused:
        return Outcome(refused.code, "", refused.sentence)
    return Outcome(READ, figure(report))


def outcomes(reader: WorkbookReader) -> Iterator[tuple[Hostile, Outcome]]:
    """The whole set, file by file."""
    for case in HOSTILE:
        yield case, outcome_of(reader, case.make(), case.file_name)


def corpus_outcomes(reader: WorkbookReader) -> Iterator[tuple[str, Outcome]]:
    """The odd public workbooks: whether each can be shown, since none is a report."""
    for path in sorted(item for item in CORPUS.iterdir() if item.name not in ("MANIFEST.tsv", "README.md")):
        try:
            grid = reader.grid(path.read_bytes(), path.name)
        except BadFile as refused:
            yield path.name, Outcome(refused.code, "", refused.sentence)
        else:
            yield path.name, Outcome("shown" if any(sheet.rows for sheet in grid) else "shown-empty")


def main() -> int:
    """Print the tables; 1 when any file of the set became something else than it has to."""
    wrong = 0
    with WorkbookReader() as reader:
        for case, found in outcomes(reader):
            is_right = (found.code, found.a04) == (case.expected, case.a04)
            wrong += not is_right
            shown = f"{found.code} {found.a04}".strip()
            print(f"{'đúng' if is_right else 'SAI':5} {case.group:22} {case.name:32} {shown:20} {found.sentence}")
        print(f"{len(HOSTILE)} tệp, {wrong} sai")
        if CORPUS.is_dir():
            groups: dict[str, list[str]] = defaultdict(list)
            for name, found in corpus_outcomes(reader):
                groups[found.code].append(name)
            for code, names in sorted(groups.items()):
                print(f"{code:20} {len(names):4}  {names[0]}")
                wrong += len(names) if code in NO_ANSWER else 0
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
