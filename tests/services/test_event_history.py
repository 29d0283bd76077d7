"""What the history tells of events: words for parts, plans, results and kinds, nothing as it is stored."""

from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import update

from app.db.tables import event as event_table
from app.domain.events import (
    Activity,
    ActivityKind,
    Delegate,
    EventCost,
    EventPart,
    EventPlan,
    EventResult,
    GiftPart,
    GroupOrigin,
    ParticipantGroup,
    ProgrammeItem,
)
from app.services import event_kinds, events, history
from app.services.workspace import Workspace
from tests.support.planned_events import a_stored_event, at_tier, commune

BEFORE = EventPlan(
    chair="Chủ tịch UBND xã",
    expected_people=80,
    programme=(ProgrammeItem("Khai mạc"), ProgrammeItem("Kéo co", part=EventPart.FESTIVITIES)),
    groups=(ParticipantGroup("Đại biểu huyện", GroupOrigin.ABOVE, 3),),
    delegates=(Delegate("Hoàng Văn Tá"), Delegate("Lý Thị Bé")),
    gifts=(GiftPart("Hộ nghèo", 2, Decimal(300_000)),),
    costs=(EventCost("Ma-két", planned=Decimal(500_000)),),
)
AFTER = replace(
    BEFORE,
    expected_people=50,
    programme=(ProgrammeItem("Khai mạc"),),
    activities=(Activity(ActivityKind.ART, "Hát then", 2),),
    delegates=(Delegate("Hoàng Văn Tá", attended=True), Delegate("Lý Thị Bé", attended=False)),
    gifts=(GiftPart("Hộ nghèo", 2, Decimal(300_000), receivers=("Nông Văn Ba",)),),
    costs=(EventCost("Ma-két", planned=Decimal(500_000), spent=Decimal(450_000)),),
)


def told(ws: Workspace) -> dict[str, tuple[str, str]]:
    """What the newest operation changed: field → before and after."""
    lines = history.changes(ws, history.entries(ws, 1)[0].id)
    return {line.field: (line.before, line.after) for line in lines}


def test_that_a_changed_plan_is_told_field_by_field(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"), plan=BEFORE)
    events.save(ws, replace(event, plan=AFTER))
    assert told(ws) == {
        "nhân dân dự kiến": ("80", "50"),
        "chương trình": ("Kéo co", ""),
        "phần hội": ("", "Hát then, 2"),
        "đã chi": ("", "Ma-két 450.000"),
        "có mặt": ("", "Hoàng Văn Tá: có; Lý Thị Bé: không"),
        "người nhận quà": ("", "Hộ nghèo: Nông Văn Ba"),
    }


def test_that_results_and_parts_are_told_in_words(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    result = EventResult(people_count=1200, gift_value=Decimal(600_000), summary="Đông vui")
    events.save(ws, replace(event, result=result, parts=(EventPart.REVIEW, EventPart.CEREMONY)))
    assert told(ws) == {
        "các phần": ("sơ kết, phần lễ, phần hội", "sơ kết, phần lễ"),
        "nhân dân đã dự": ("", "1.200"),
        "giá trị quà đã trao": ("", "600.000"),
        "đánh giá": ("", "Đông vui"),
    }


def test_that_a_tier_and_what_follows_read_as_sentences(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 2)
    event = a_stored_event(ws, host)
    at_tier(ws, host, 3, document="30/TB-UBND")
    found = told(ws)
    assert found["phần không tổ chức"] == ("", "phần hội")
    assert found["tình trạng"] == ("kế hoạch", "cần điều chỉnh")
    assert found["lúc"][1].endswith("18/01/2022")
    events.adjust(ws, event.id)
    assert told(ws)["dùng cho"] == ("", "Thông báo điều chỉnh")
    for lines in (history.changes(ws, entry.id) for entry in history.entries(ws)):
        assert not [line for line in lines if line.after[:1] in ("[", "{") or line.before[:1] in ("[", "{")]


def test_that_a_changed_kind_is_told(ws: Workspace) -> None:
    kind = event_kinds.kinds(ws)[0]
    changed = replace(
        kind,
        title="Hội nghị {unit}",
        closes_days_after=3,
        parts=(EventPart.REVIEW,),
        backdrop=("HỘI NGHỊ",),
        programme=kind.programme[:-1],
    )
    event_kinds.save(ws, changed)
    found = told(ws)
    assert found["tên mẫu"] == (kind.title, "Hội nghị {unit}")
    assert found["kết thúc sau (ngày)"] == ("0", "3")
    assert found["các phần"][1] == "sơ kết"
    assert found["dòng ma-két"][1] == "HỘI NGHỊ"
    assert found["chương trình"][0].endswith(kind.programme[-1].text)
    made = event_kinds.copy(ws, kind.key)
    assert told(ws)["tên mẫu"] == ("", made.title)
    event_kinds.remove(ws, made.key)
    assert told(ws)["tên mẫu"] == (made.title, "")


@pytest.mark.parametrize("text", ["{", '{"expected_people": "many"}', "[]"])
def test_that_what_another_program_wrote_does_not_break_the_history(ws: Workspace, text: str) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"), plan=BEFORE)
    with ws.store.write("khác", ws.actor) as connection:
        connection.execute(update(event_table).where(event_table.c.id == event.id).values(plan=text))
    assert told(ws)["chủ trì"] == ("Chủ tịch UBND xã", "")
