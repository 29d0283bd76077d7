"""The whole hostile set through the reader's own child, and what reading may never do besides: open, connect, start."""

import json
import subprocess
import sys
from collections import defaultdict

import pytest

from app.importing.reader import WorkbookReader
from app.importing.refusals import refusal_codes, sentence_of
from tests.importing.hostile import NO_ANSWER, Outcome, outcomes
from tests.support.commands import ROOT
from tests.support.hostile import READ, Hostile

_WATCHED = """
import json, sys
from tests.support.hostile_kinds import HOSTILE
from tests.support.sample_catalogue import sample_catalogue
from app.importing import csv_text, html_tables, ods, xls, xml_2003
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer

catalogue = sample_catalogue()
files = [(case.make(), case.file_name) for case in HOSTILE if case.group != "bom nén"]
seen = []

KINDS = {"socket", "subprocess", "os", "shutil", "urllib", "ftplib", "http"}

def watch(event, args):
    is_import = event == "open" and str(args[0]).endswith((".py", ".pyc")) and args[1] in ("r", "rb")
    # Imports look which modules a folder holds.
    if event != "os.listdir" and ((event == "open" and not is_import) or event.partition(".")[0] in KINDS):
        seen.append((event, str(args[:2])))

sys.addaudithook(watch)
bugs = [name for content, name in files if (found := answer(Request(content, name), catalogue, DEFAULT_LIMITS)).bug]
print(json.dumps([len(files), bugs, seen]))
"""


@pytest.fixture(scope="module")
def table(reader: WorkbookReader) -> list[tuple[Hostile, Outcome]]:
    """What became of every file of the set."""
    return list(outcomes(reader))


def test_that_every_hostile_file_ends_as_its_class_must(table: list[tuple[Hostile, Outcome]]) -> None:
    found = {(case.group, case.name): (outcome.code, outcome.a04) for case, outcome in table}
    wanted = {(case.group, case.name): (case.expected, case.a04) for case, _ in table}
    assert found == wanted
    assert len(found) == len(table) > 100


def test_that_each_refusal_has_a_sentence_of_its_own(table: list[tuple[Hostile, Outcome]]) -> None:
    sentences: dict[str, set[str]] = defaultdict(set)
    for _, outcome in table:
        if outcome.code != READ:
            assert outcome.code in refusal_codes()
            assert outcome.code not in NO_ANSWER
            assert "{" not in outcome.sentence
            sentences[outcome.sentence].add(outcome.code)
    assert all(len(codes) == 1 for codes in sentences.values())
    assert len({sentence_of(code) for code in refusal_codes()}) == len(refusal_codes())


def test_that_no_two_classes_of_files_are_refused_with_the_same_words(table: list[tuple[Hostile, Outcome]]) -> None:
    codes: dict[str, set[str]] = defaultdict(set)
    for case, outcome in table:
        codes[case.name].add(outcome.code)
    classes = (
        ("0 byte",), ("tệp khóa của Excel",), ("PDF",), ("ảnh",), ("Word 2007", "Word 97", "RTF"), ("trình chiếu",),
        ("mẫu .xltx",), (".xlsb",), ("zip trong zip",), ("rar", "7z"), ("zip rỗng",), ("trang web không bảng",),
        ("trang web .mht",), ("bảng tính rỗng",), ("không có biểu nào",), ("xlsx mã hóa",), ("nửa tệp",),
        ("chữ dùng chung 80 MB",), ("bom thực thể",), ("ô cuối bảng XFD1048576",), ("hơn một triệu ô",), ("300 trang",),
        ("hai trang một biểu",), ("dấu mật",), ("đã mất dấu",), ("phông cũ không có bảng",), ("nháy không khép",),
        ("số lẻ cắt thành hai cột",), ("bảng mã lạ",), ("một ô 5 MB",), ("chỉ biểu xóm",), ("chương trình",),
        ("hai phần một tên",),
    )  # fmt: skip
    said = [{code for name in names for code in codes[name]} for names in classes]
    assert all(len(one) == 1 for one in said), said
    assert len(set().union(*said)) == len(classes)


def test_that_reading_opens_nothing_connects_nowhere_and_starts_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", _WATCHED], cwd=ROOT, capture_output=True, text=True, check=True)
    count, bugs, seen = json.loads(done.stdout.splitlines()[-1])
    assert (bugs, seen) == ([], [])
    assert count > 100
