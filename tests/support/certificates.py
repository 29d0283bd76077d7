"""Certificates for tests: the shipped blanks with facts of invented people (số liệu minh họa)."""

from dataclasses import replace
from datetime import date

from app.db import nominations as db
from app.domain.awards.catalogue import AwardForm, NomineeKind
from app.domain.awards.certificate_texts import CertificateFacts
from app.domain.awards.certificates import CertificateLayout
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Campaign, Nomination, NominationState, NomineeSnapshot
from app.presets.certificates import blanks
from app.presets.load import PresetLibrary
from app.services.awards import nominations, steps
from app.services.awards.steps import Overrun
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, a_nominee

FACTS = CertificateFacts(
    NomineeKind.INDIVIDUAL,
    "Nông Văn Páo",
    award="Giấy khen",
    authority="Chủ tịch Ủy ban nhân dân huyện Hà Quảng",
    sex="Nam",
    place="Trưởng xóm Nà Sác, xã Trường Hà, huyện Hà Quảng",
    achievement="Đã có thành tích xuất sắc trong phong trào toàn dân tham gia bảo vệ biên giới năm 2021",
    movement="Toàn dân tham gia bảo vệ chủ quyền lãnh thổ, an ninh biên giới quốc gia trong tình hình mới",
    year=2021,
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


def decided(
    ws: Workspace, season: Campaign, unit: str, *names: str, is_proved: bool = True, **decision: object
) -> list[Nomination]:
    """Persons of a commune whose award is decided, their names proved, ready to be printed."""
    given = replace(
        AwardDecision(
            season.id,
            DISTRICT,
            "Quyết định",
            "15/QĐ-UBND",
            date(2022, 1, 17),
            signer="Hoàng Văn Bế",
            signer_title="Chủ tịch",
        ),
        **decision,  # type: ignore[arg-type]  # any field of a decision
    )
    people = [a_nominee(ws, unit, name, sex="Nam", position="Trưởng xóm") for name in names]
    with ws.store.write("thử", "thử") as connection:
        wanted = [
            Nomination(
                season.id, person.id, person.unit_id, given.award, NominationState.CANDIDATE,
                NomineeSnapshot(person.name), achievement="Đã có thành tích xuất sắc",
            )
            for person in people
        ]  # fmt: skip
        found = nominations.enter(connection, ws, season.id, wanted)
    steps.record_decided(ws, [item.id for item in found], given, Overrun("vượt chỉ tiêu", "đồng ý"))
    with ws.store.write("thử", "thử") as connection:
        stored = [item for one in found if (item := db.find_nomination(connection, one.id))]
        for item in stored:
            db.save_nomination(connection, replace(item, is_name_proved=is_proved))
        return stored
