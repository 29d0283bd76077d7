"""Certificates for tests: the shipped blanks with facts of invented people (số liệu minh họa)."""

from datetime import date

from app.domain.awards.catalogue import AwardForm, NomineeKind
from app.domain.awards.certificate_texts import CertificateFacts
from app.domain.awards.certificates import CertificateLayout
from app.presets.certificates import blanks
from app.presets.load import PresetLibrary

FACTS = CertificateFacts(
    NomineeKind.INDIVIDUAL,
    "Nông Văn Páo",
    award="Giấy khen",
    authority="Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
    sex="Nam",
    place="Trưởng xóm Nà Sác, xã Trường Hà, huyện Hà Quảng",
    achievement="Đã có thành tích xuất sắc trong phong trào toàn dân tham gia bảo vệ biên giới năm 2021",
    number="123/QĐ-UBND",
    decided_on=date(2022, 2, 20),
    golden_book="7",
    place_name="Hà Quảng",
    signer_title="Chủ tịch",
    signer="Hoàng Văn Bế",
)


def a_blank(form: AwardForm = AwardForm.GIAY_KHEN, award: str = "giay-khen-huyen") -> CertificateLayout:
    """The shipped layout of one form."""
    found = blanks(PresetLibrary.shipped(), date(2022, 1, 1))
    return next(item for item in found if item.form is form).layout("Phôi thử", award, NomineeKind.INDIVIDUAL)
