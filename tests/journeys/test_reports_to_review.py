"""Journey 1 by command, each step a process of its own: workbooks in, questions and errors met, the paper out."""

import json
import re
from pathlib import Path

import docx
import pytest

from app.domain.findings import Severity
from app.domain.submissions import blockers
from app.services import submissions, workspace
from tests.support.commands import ACK, process
from tests.support.sent_workbooks import FORMS_2021, SOC_HA, YEAR_2020


@pytest.mark.everyday
def test_that_two_folders_of_workbooks_become_the_review(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "dữ liệu huyện"))
    assert process("init", "--plan", "ha-quang-2022", *data).returncode == 0
    for paths, accepted in (((YEAR_2020,), 8), (FORMS_2021, 4)):
        done = process("import", *map(str, paths), "--accept", *data)
        assert done.returncode == 0
        assert len(ACK.findall(done.stdout)) == accepted
    settle(tmp_path / "dữ liệu huyện")
    done = process("accept", *data)
    assert (done.returncode, len(ACK.findall(done.stdout))) == (0, 2)
    figures = json.loads(process("figures", "--json", *data).stdout.splitlines()[-1])
    assert figures["indicators"]["A01"]["reported"] == 5
    source = process("source", "A01", *data).stdout
    assert re.search(rf"Sóc Hà: 11,118 +← {re.escape(SOC_HA)} · 02_ChiTieu!E\d+", source)
    word, pdf = tmp_path / "báo cáo.docx", tmp_path / "báo cáo.pdf"
    assert process("review", "--year", "2021", "--out", str(word), "--out", str(pdf), *data).returncode == 0
    text = "\n".join(paragraph.text for paragraph in docx.Document(str(word)).paragraphs)
    assert "05/08 xã biên giới và 01/04 đồn Biên phòng" in text
    assert pdf.read_bytes().startswith(b"%PDF")
    assert process("check", *data).returncode == 0


def settle(folder: Path) -> None:
    """What the window does between the commands: answer, and let errors pass with a reason."""
    ws = workspace.open_(folder, actor="Nông Thị Lan")
    try:
        for row in submissions.board(ws, 2021):
            while row.submission_id and (found := blockers(submissions.detail(ws, row.submission_id))):
                if found[0].finding.severity is Severity.QUESTION:
                    submissions.answer(ws, row.submission_id, found[0].id, 0)
                else:
                    submissions.override(ws, row.submission_id, found[0].id, "đã hỏi xã")
    finally:
        ws.close()
