"""Zips of workbooks: names of every origin, what is skipped, what is refused; nothing is unpacked to disk."""

import io
import struct
import unicodedata
import zipfile
from pathlib import Path

import pytest

from app.errors import BadFile
from app.importing.limits import DEFAULT_LIMITS, Limits
from app.importing.refusals import refusal_codes
from app.importing.zip_folder import ZipFolder, open_zip_folder
from tests.support.hostile_kinds import windows_1258
from tests.support.workbooks import packed
from tests.support.zips import overlapping_zip, stored_zip, utf8_zip

SUFFIXES = frozenset({".xlsx", ".xls", ".zip"})
NAME = "Xã Sóc Hà/Báo cáo sơ kết.xlsx"


def _written(tmp_path: Path, content: bytes, name: str = "bao-cao.zip") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def _opened(tmp_path: Path, content: bytes, limits: Limits = DEFAULT_LIMITS) -> ZipFolder:
    folder = open_zip_folder(_written(tmp_path, content), SUFFIXES, limits)
    assert folder is not None
    return folder


def _code(tmp_path: Path, content: bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(BadFile) as refused:
        open_zip_folder(_written(tmp_path, content), SUFFIXES, limits)
    assert refused.value.code in refusal_codes()
    return refused.value.code


@pytest.mark.parametrize(
    "content",
    [
        utf8_zip({NAME: b"1"}),
        utf8_zip({NAME: b"1"}, is_marked=False),
        utf8_zip({unicodedata.normalize("NFD", NAME): b"1"}, is_marked=False),
        stored_zip([(windows_1258(NAME), b"1")]),
        stored_zip([(windows_1258(NAME.replace("/", "\\")), b"1")]),
        packed({NAME: b"1"}),
    ],
)
def test_that_names_are_read_in_every_code_page(tmp_path: Path, content: bytes) -> None:
    folder = _opened(tmp_path, content)
    assert list(folder.files) == [NAME]
    assert folder.read(NAME, 10) == b"1"


def test_that_a_name_of_dos_stays_readable(tmp_path: Path) -> None:
    assert list(_opened(tmp_path, stored_zip([("Café.xlsx".encode("cp437"), b"1")])).files) == ["Café.xlsx"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/bc.xlsx", "etc/bc.xlsx"),
        ("/etc/bc.xlsx", "etc/bc.xlsx"),
        ("C:\\Windows\\bc.xlsx", "C_/Windows/bc.xlsx"),
        ("a/./b/../bc.xlsx", "a/b/bc.xlsx"),
        ("a\x01b?\tc.xlsx", "ab__c.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 115 + ".xlsx"),
    ],
)
def test_that_no_name_leads_out_of_the_zip(tmp_path: Path, name: str, shown: str) -> None:
    before = sorted(tmp_path.parent.rglob("*"))
    folder = _opened(tmp_path, utf8_zip({name: b"1"}))
    assert list(folder.files) == [shown]
    assert folder.read(shown, 10) == b"1"
    assert sorted(tmp_path.parent.rglob("*")) == sorted([*before, folder.path])


def test_that_files_of_one_name_stay_apart(tmp_path: Path) -> None:
    folder = _opened(tmp_path, utf8_zip({"bc.xlsx": b"1", "./bc.xlsx": b"2", "BC.xlsx": b"3"}))
    assert {name: folder.read(name, 10) for name in folder.files} == {
        "bc.xlsx": b"1",
        "bc (2).xlsx": b"2",
        "BC (3).xlsx": b"3",
    }


def test_that_leavings_and_other_files_are_skipped_by_name(tmp_path: Path) -> None:
    names = ("bc.xlsx", "~$bc.xlsx", "__MACOSX/._bc.xlsx", "thư mời.docx", "x/.ẩn.xlsx", "Thumbs.db", "README")
    folder = _opened(tmp_path, utf8_zip({**dict.fromkeys(names, b"1"), "thư mục/": b""}))
    assert list(folder.files) == ["bc.xlsx"]
    assert set(folder.skipped) == set(names) - {"bc.xlsx"}


def test_that_a_workbook_is_no_folder_whatever_it_is_called(tmp_path: Path) -> None:
    for members in ({"[Content_Types].xml": b"<x/>"}, {"mimetype": b"x"}):
        path = _written(tmp_path, packed({**members, "a.xlsx": b"1"}))
        assert open_zip_folder(path, SUFFIXES, DEFAULT_LIMITS) is None
    for content in (b"", b"PK", b"%PDF"):
        assert open_zip_folder(_written(tmp_path, content), SUFFIXES, DEFAULT_LIMITS) is None
    assert open_zip_folder(tmp_path / "mất.zip", SUFFIXES, DEFAULT_LIMITS) is None
    cut = _written(tmp_path, packed({"a.xlsx": b"1"})[:-10], "bc.xlsx")
    assert open_zip_folder(cut, SUFFIXES, DEFAULT_LIMITS) is None


def test_that_zips_that_cannot_be_read_say_why(tmp_path: Path) -> None:
    assert _code(tmp_path, packed({"a.xlsx": b"1"})[:-10]) == "archive-damaged"
    assert _code(tmp_path, stored_zip([(b"a.xlsx", b"1")], flags=1)) == "archive-password"
    assert _code(tmp_path, packed({})) == "archive-empty"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.xlsx", b"1" * 100)
    assert _code(tmp_path, buffer.getvalue()) == "archive-method"


def test_that_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    assert _code(tmp_path, packed({"a.xlsx": b"0" * (40 << 20)})) == "unpacks-too-large"
    assert _code(tmp_path, overlapping_zip(9 << 20, 40)) == "unpacks-too-large"
    assert _code(tmp_path, packed(dict.fromkeys(map(str, range(9)), b"1")), Limits(members=8)) == "unpacks-too-large"
    huge = bytearray(packed({"a.xlsx": b"1"}))
    struct.pack_into("<I", huge, len(huge) - 10, 0xFFFFFFF0)
    assert _code(tmp_path, bytes(huge)) == "unpacks-too-large"


def test_that_a_member_that_lies_about_its_size_or_content_is_refused(tmp_path: Path) -> None:
    content = bytearray(utf8_zip({"a.xlsx": b"so lieu" * 50, "b.xlsx": b"2"}))
    content[14] ^= 0xFF
    place = content.index(b"PK\x01\x02")
    content[place + 16] ^= 0xFF
    folder = _opened(tmp_path, bytes(content))
    with pytest.raises(BadFile) as refused:
        folder.read("a.xlsx", 1000)
    assert refused.value.code == "truncated"
    assert folder.read("b.xlsx", 10) == b"2"
    with pytest.raises(BadFile) as large:
        _opened(tmp_path, packed({"a.xlsx": b"1" * 11})).read("a.xlsx", 10)
    assert large.value.code == "unpacks-too-large"


def test_that_a_zip_that_changed_while_it_was_read_is_said_to_have_changed(tmp_path: Path) -> None:
    folder = _opened(tmp_path, packed({"a.xlsx": b"1"}))
    with pytest.raises(BadFile) as refused:
        folder.read("b.xlsx", 10)
    assert refused.value.code == "archive-changed"
    folder.path.unlink()
    with pytest.raises(BadFile) as gone:
        folder.read("a.xlsx", 10)
    assert gone.value.code == "truncated"
