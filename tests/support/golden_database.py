"""``python -m tests.support.golden_database``: write a data file of today's schema with a little of everything.

One such file per released schema stays for ever in ``tests/fixtures/databases``; beside it, as JSON, what it holds.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Connection, Integer, Table

from app.db import history
from app.db.engine import SCHEMA_VERSION
from app.db.store import Store
from app.db.tables import metadata
from app.db.types import Day, Instant
from tests.support.data_files import FixedClock

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "databases"
_ACCEPTED = datetime(2021, 11, 25, 2, 30, tzinfo=UTC)
_FIGURE = {"submission_id": 1, "scope": "unit", "unit_id": 2, "status": "reported", "sheet": "Biểu 1"}

ROWS: dict[str, list[dict[str, Any]]] = {
    "unit": [
        {"uid": "h", "kind": "district", "code": "045", "name": "Hà Quảng"},
        {"uid": "x", "kind": "commune", "code": "01393", "name": "Trường Hà", "is_border": True},
        {"uid": "y", "kind": "commune", "name": "Kéo Yên", "valid_to": date(2020, 3, 1)},
        {"uid": "d", "kind": "border_station", "name": "Đồn Biên phòng Sóc Giang"},
    ],
    "unit_relation": [
        {"child_id": 2, "parent_id": 1, "role": "administration"},
        {"child_id": 2, "parent_id": 4, "role": "station_in_charge", "segment": "mốc 675"},
    ],
    "unit_lineage": [
        {"predecessor_id": 3, "successor_id": 2, "kind": "merged", "on_day": date(2020, 3, 1), "share_milli": 1000}
    ],
    "split_figure": [{"predecessor_id": 3, "successor_id": 2, "year": 2019, "indicator": "A01", "value_milli": 5000}],
    "unit_alias": [{"unit_id": 2, "alias": "xã Trường Hà", "alias_folded": "xa truong ha"}],
    "committee": [
        {"unit_id": 1, "level": "district", "name": "Ban Chỉ đạo", "plan_preset": "ha-quang-2022", "report_year": 2021}
        | {"valid_from": date(2010, 1, 1)}
    ],
    "office_holder": [{"full_name": "Nguyễn Văn A", "committee_title": "Trưởng ban"}],
    "source_file": [{"sha256": "ab" * 32, "name": "BC_SoKet.xlsx", "size": 3, "content": b"\x00\xff\x1a"}],
    "submission": [
        {
            "unit_id": 2,
            "period_start": date(2021, 1, 1),
            "period_end": date(2021, 12, 31),
            "version": 1,
            "state": "accepted",
            "source_file_id": 1,
            "file_name": "BC_SoKet.xlsx",
            "header": '{"unit": "Trường Hà"}',
            "received_at": _ACCEPTED,
            "accepted_at": _ACCEPTED,
            "content_sha256": "cd" * 32,
        }
    ],
    "figure": [
        {**_FIGURE, "indicator": "A01", "value_milli": 61703, "raw": "61,703", "cell": "D7"},
        {**_FIGURE, "indicator": "A02", "value_milli": 0, "raw": "0"},
        {**_FIGURE, "indicator": "A03", "value_milli": None},
        {**_FIGURE, "indicator": "A04", "value_milli": 9_000_000_000_000_001, "raw": 'dấu "nháy"\n'},
    ],
    "register_row": [
        {"submission_id": 1, "register": "teams", "sheet": "Tổ", "row_no": 5, "payload": '{"tên": "Tổ 1"}'}
    ],
    "narrative": [{"submission_id": 1, "leaf": "I.1", "text": "Đã tổ chức “Ngày hội”."}],
    "finding": [{"submission_id": 1, "code": "V01", "severity": "question", "answer": "0"}],
    "remembered_mapping": [
        {"unit_id": 2, "fingerprint": "0123456789abcdef", "label": "so ho|ho|", "text": "Số hộ", "code": "A05"}
    ],
    "remembered_answer": [{"sha256": "ab" * 32, "statement": '[["V01"],[]]', "answer": '{"label":"0","values":[]}'}],
    "review_text": [{"unit_id": 1, "year": 2021, "leaf": "I.1", "text": "Nội dung", "is_done": True}],
    "issued_document": [
        {"origin": "review", "kind": "BC", "number": 12, "symbol": "BC-BCĐ", "subject": "Sơ kết", "unit_id": 1}
        | {"figures": "{}", "recipients": '["Lưu: VT."]', "series_year": 2022, "docx_file_id": 1}
    ],
    "review_comment": [{"unit_id": 1, "year": 2021, "leaf": "I.1", "text": "Thiếu số", "author": "An"}],
    "paper": [{"kind": "KH", "subject": "Tổ chức hội nghị", "year": 2022, "content": '{"nội dung": "Một"}'}],
    "recipient_set": [{"name": "Các xã", "recipients": '["Như trên", "Lưu: VT."]'}],
    "paper_template": [{"name": "Mẫu tờ trình", "purpose": "paper", "source_file_id": 1}],
    "issued_document_version": [{"issued_document_id": 1, "submission_id": 1}],
    "rule_matrix": [{"key": "dich-mau", "name": "Dịch Covid-19"}],
    "tier_rule": [
        {"matrix_id": 1, "level": 3, "allows_review": True, "allows_ceremony": True, "clause": "II.3"}
        | {"measures": '["5K"]', "limits_people": True, "max_people": 30}
    ],
    "people_limit": [{"matrix_id": 1, "level": 3, "unit_id": 2, "max_people": 20, "document": "15/TB-UBND"}],
    "tier_entry": [
        {"unit_id": 2, "matrix_id": 1, "standing": "level", "level": 3, "document": "15/TB-UBND"},
        {"unit_id": 2, "matrix_id": 1, "standing": "none", "document": "22/TB-UBND"},
    ],
    "event_kind": [{"key": "ngay-hoi", "name": "Ngày hội", "content": '{"tên": "Ngày hội"}'}],
    "event": [
        {"kind": "ngay-hoi", "name": "Ngày hội xóm Láp", "year": 2022, "status": "planned", "start_time": "07:30"}
        | {"parts": '["ceremony"]', "plan": "{}", "result": "{}"}
    ],
    "event_unit": [{"event_id": 1, "unit_id": 2, "role": "host"}],
    "event_version": [{"event_id": 1, "version": 1, "content": "{}", "reason": "Cấp độ 3"}],
    "event_photo": [{"event_id": 1, "source_file_id": 1, "caption": "Phần lễ"}],
    "event_paper": [{"event_id": 1, "paper_id": 1, "purpose": "plan"}],
    "obligation": [{"unit_id": 2, "kind": "written_report", "owed_to": "Đồn", "event_id": 1}],
    "award_rule": [{"kind": "award", "key": "giay-khen-xa", "content": "{}", "confidence": "B"}],
    "campaign": [{"name": "Khen thưởng đột xuất", "year": 2021}],
    "quota": [
        {"campaign_id": 1, "award": "giay-khen-huyen", "kind": "individual", "unit_id": 2, "places": 2},
        {"campaign_id": 1, "award": "giay-khen-xa", "kind": "household", "unit_id": None, "places": None},
    ],
    "nominee": [
        {"kind": "individual", "name": "Nông Văn Mẫu", "unit_id": 2, "birth_year": 1970},
        {"kind": "collective", "name": "Tổ tự quản xóm Láp", "unit_id": 2, "women_percent": 40},
    ],
    "nominee_match": [{"first_id": 1, "second_id": 2, "sameness": "different", "decided_by": "Nông Thị Lan"}],
    "conduct_note": [{"nominee_id": 1, "reason": "Đang được kiểm tra"}],
    "past_award": [{"nominee_id": 1, "year": 2019, "title": "Giấy khen của Chủ tịch UBND huyện"}],
    "council_sitting": [{"campaign_id": 1, "name": "Phiên 1", "content": "{}"}],
    "award_decision": [{"campaign_id": 1, "award": "giay-khen-xa", "title": "Quyết định", "base_salary": 1490000}],
    "nomination": [
        {"campaign_id": 1, "nominee_id": 1, "unit_id": 2, "award": "giay-khen-xa", "state": "decided"}
        | {"snapshot": "{}", "decision_id": 1, "replaces_id": None, "amount": 230000},
    ],
    "dossier_receipt": [{"nomination_id": 1, "item": "bao-cao"}],
    "deadline_ruling": [{"campaign_id": 1, "due_on": date(2022, 1, 20), "document": "Công văn số 3"}],
    "certificate_layout": [{"name": "Phôi A3", "award": "giay-khen-xa", "kind": "individual", "content": "{}"}],
    "printer_offset": [{"printer": "Máy in phòng họp", "x_micrometres": -350}],
    "certificate_print": [{"nomination_id": 1, "layout_id": 1, "printed_by": "Nông Thị Lan"}],
    "plan": [
        {"key": "phap-luat", "title": "Phổ biến pháp luật", "content": "{}"}
        | {"starts_on": date(2021, 1, 1), "ends_on": date(2021, 12, 31)}
    ],
    "plan_part": [{"plan_id": 1, "kind": kind, "key": "mau", "content": "{}"} for kind in ("task", "target", "duty")],
    "plan_paragraph": [{"plan_id": 1, "rank": 9001, "clause": "II.1", "text": "Tổ chức 03 lớp tập huấn."}],
    "task_progress": [{"part_id": 1, "unit_id": 2, "state": "product", "deliverable": "lop", "quantity_milli": 2000}],
    "task_evidence": [{"progress_id": 1, "source_file_id": 1, "caption": "Kế hoạch mở lớp"}],
    "task_opening": [{"part_id": 1, "opened_on": date(2021, 9, 1), "document": "12/HD-BTP"}],
    "plan_figure": [{"plan_id": 1, "measure": "P02", "period": "2021", "unit_id": 2, "value_milli": 12000}],
    "target_judgement": [{"part_id": 2, "period": "2021", "state": "reached", "reason": "Theo biên bản"}],
    "target_share": [{"part_id": 2, "period": "2021", "unit_id": 2, "value_milli": 1000}],
    "plan_cost": [{"plan_id": 1, "year": 2021, "title": "Mở lớp", "planned": 15000000, "spent": None}],
    "duty_receipt": [{"part_id": 3, "period": "2021", "unit_id": 2, "soft_copy_on": date(2021, 11, 14)}],
    "duty_ruling": [{"part_id": 3, "due_on": date(2021, 11, 20), "document": "Thông báo số 5"}],
    "day_off": [{"on_day": date(2022, 2, 1), "name": "Tết Nguyên đán"}],
    "register_entry": [{"register": "training", "plan_id": 1, "title": "Lớp 1", "unit_id": 2, "content": "{}"}],
    "register_person": [
        {"entry_id": 1, "full_name": "Nông Thị Lan", "birth_year": 1985},
        {"entry_id": 1, "full_name": "Nông Thị Lan", "birth_year": 1991},
    ],
    "register_sameness": [{"first_id": 1, "second_id": 2, "is_same": False, "reason": "khác năm sinh"}],
    "survey": [{"plan_id": 1, "title": "Khảo sát", "handed_out": 100, "returned": 98, "questions": "[]"}],
    "survey_form": [{"survey_id": 1, "number": 1, "answers": "{}", "source_file_id": 1}],
    "classification_round": [{"plan_id": 1, "title": "Phân loại", "year": 2021, "period": "2021", "grades": "[]"}],
    "classification_result": [{"round_id": 1, "name": "Xã Sóc Hà", "unit_id": 2, "grade": "khá"}],
    "year_closing": [{"year": 2021, "closed_by": "Nông Thị Lan"}],
}


def fill(connection: Connection) -> None:
    """Put the rows in, parents first; columns nobody named get the emptiest value of their type."""
    for table in metadata.sorted_tables:
        for row in ROWS.get(table.name, []):
            connection.execute(table.insert().values({**_empty(table), **row}))


def dump(store: Store, like: str = "") -> str:
    """Every table as JSON text; with ``like`` only the tables and columns that one names."""
    named = json.loads(like) if like else {}
    with store.read() as connection:
        told = {
            table.name: _rows(connection, table.name, named.get(table.name, {}).get("columns") or _names(table))
            for table in metadata.sorted_tables
            if not named or table.name in named
        }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the data file of the present schema and what it holds."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"schema-{SCHEMA_VERSION:04d}.pdau"
    path.unlink(missing_ok=True)
    store = Store.create(path, clock=FixedClock())
    with store.write("Dữ liệu mẫu", "An") as connection:
        fill(connection)
    path.with_suffix(".json").write_text(dump(store), encoding="utf-8")
    store.close()


def _empty(table: Table) -> dict[str, Any]:
    return {
        column.name: _emptiest(column.type)
        for column in table.columns
        if not column.nullable and column.default is None and not column.primary_key
    }


def _emptiest(kind: object) -> Any:
    if isinstance(kind, Day):
        return date(2015, 1, 9)
    if isinstance(kind, Instant):
        return _ACCEPTED
    return 0 if isinstance(kind, Integer | Boolean) else ""


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _rows(connection: Connection, table: str, columns: list[str]) -> dict[str, Any]:
    shown = ", ".join(f"CASE typeof({name}) WHEN 'blob' THEN hex({name}) ELSE {name} END" for name in columns)
    found = connection.exec_driver_sql(f"SELECT {shown} FROM {table} ORDER BY id")
    return {"columns": columns, "rows": [list(row) for row in found]}


if __name__ == "__main__":
    assert set(ROWS) == {table.name for table in history.logged_tables()} | {"source_file"}
    main()
