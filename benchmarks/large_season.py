"""A large season of commendation: invented people of the communes of a plan (số liệu minh họa)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice, product
from pathlib import Path

from app.db import nominations as db
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.services import founding
from app.services.awards import campaigns, certificate_printing, golden_book, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock

AWARD = "giay-khen-huyen"
_FAMILIES = ("Nông", "Hoàng", "Lục", "Bế", "Đàm", "Triệu", "Lý", "Mã", "Vi", "Hà", "Sầm", "Dương", "Chu", "Đinh")
_MIDDLES = ("Văn", "Thị", "Minh", "Đức", "Thanh", "Quốc", "Ngọc", "Hữu", "Thúy", "Xuân", "Kim", "Trung")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh", "Lâm", "Nam", "Phúc", "Quang", "Sơn", "Thắng")
_NOW = datetime(2022, 2, 20, 1, 0, tzinfo=UTC)


def a_season(folder: Path, count: int, state: NominationState) -> Workspace:
    """The data file of the plan without limits of places, with invented people of its communes."""
    ws = founding.create(folder, "ha-quang-2022", actor="đo", clock=FixedClock(_NOW))
    season = campaigns.of_year(ws).id
    rows = quotas.board(ws, season).rows
    of_people = [cell.quota for row in rows for cell in row.cells if cell.quota and cell.kind is NomineeKind.INDIVIDUAL]
    for quota in of_people:
        quotas.save_quota(ws, replace(quota, places=None))
    names = islice(product(_GIVEN, _MIDDLES, _FAMILIES), count)
    with ws.store.write("đo", "đo") as connection:
        wanted = []
        for number, (given, middle, family) in enumerate(names):
            unit_id, name = rows[number % len(rows)].unit_id, f"{family} {middle} {given}"
            person = Nominee(
                NomineeKind.INDIVIDUAL, name, unit_id, sex="nam", birth_year=1950 + number % 50, place="Xóm Láp",
                position="Trưởng xóm",
            )  # fmt: skip
            key = db.save_nominee(connection, person)
            said = NomineeSnapshot(name, person.position, person.place)
            made = Nomination(season, key, unit_id, AWARD, NominationState.CANDIDATE, said)
            wanted.append(replace(made, achievement=f"Tham gia tuần tra {number + 1} lượt, báo tin kịp thời"))
        for item in nominations.enter(connection, ws, season, wanted):
            db.save_nomination(connection, replace(item, state=state))
    return ws


def all_decided(ws: Workspace) -> tuple[int, ...]:
    """Everybody decided, with a number in the golden book and a proved name."""
    season = campaigns.of_year(ws).id
    ids = [row.id for row in nominations.rows(ws, season)]
    decision = AwardDecision(season, AWARD, "Quyết định", "15/QĐ-UBND", date(2022, 2, 1), "Nông Văn Ký", "Chủ tịch")
    steps.record_decided(ws, ids, decision)
    golden_book.number(ws, ids)
    certificate_printing.prove_names(ws, ids)
    return tuple(ids)
