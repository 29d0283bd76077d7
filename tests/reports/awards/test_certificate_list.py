"""The list of certificates that were not printed: each with its reason, hostile names as they are."""

from app.domain.page_setup import PageSetup
from app.domain.signing import Signer
from app.reports import docx_writer, pdf_writer
from app.reports.awards.certificate_list import RefusedLine, build
from app.reports.event_sheet import Frame
from tests.support.backdrops import pages
from tests.support.papers import ORGAN

LINES = (
    RefusedLine("Ông <b>Nông</b> & “Páo”", "xã Trường Hà", "Giấy khen", ("tên quá dài", "thiếu số sổ vàng")),
    RefusedLine("Tập thể " + "xóm " * 40, "xã Sóc Hà", "Giấy khen", ("tên chưa được duyệt bản in thử",)),
)


def test_that_every_refused_name_stands_with_its_reasons() -> None:
    document = build(Frame(ORGAN, Signer(("TRƯỞNG BAN",)), 2022, PageSetup()), LINES)
    assert docx_writer.render(document).startswith(b"PK")
    said = " ".join(line.text for page in pages(pdf_writer.render(document).content) for line in page.lines)
    assert "DANH SÁCH" in said
    for words in ("<b>Nông</b>", "thiếu số sổ vàng", "xã Sóc Hà"):
        assert words in said
