"""The board of a season nobody has given a quota asks for them."""

from app.domain.awards.nominations import Campaign
from app.services.awards.quotas import QuotaBoard
from app.ui.awards.board_rows import sentence_of
from app.ui.widgets.labels import Part


def test_that_the_status_line_asks_for_quotas() -> None:
    first = sentence_of(QuotaBoard(Campaign("Đợt mới", 2022)), ())[0]
    assert isinstance(first, Part)
    assert "chưa có chỉ tiêu" in first.text
