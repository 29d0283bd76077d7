"""Taking one operation back, exactly: every row it touched gets its former values, or nothing changes at all.

Foreign keys are off while the rows are exchanged (a cascade would take along rows the operation never knew) and are
checked before the commit.
"""

import json
from typing import Any

from sqlalchemy import Connection, Table

from app.db.history import Step, as_json, logged_tables
from app.errors import Refused
from app.i18n import N_, _

NOUNS = {
    "unit": N_("đơn vị"),
    "unit_relation": N_("quan hệ đơn vị"),
    "unit_lineage": N_("biến động đơn vị"),
    "split_figure": N_("số liệu chia khi tách đơn vị"),
    "unit_alias": N_("tên gọi khác"),
    "committee": N_("hồ sơ Ban chỉ đạo"),
    "office_holder": N_("người giữ chức vụ"),
    "submission": N_("báo cáo"),
    "figure": N_("số liệu"),
    "register_row": N_("dòng danh sách"),
    "narrative": N_("thuyết minh"),
    "finding": N_("kết quả kiểm tra"),
    "remembered_mapping": N_("cách hiểu đã ghi nhớ"),
    "remembered_answer": N_("câu trả lời đã ghi nhớ"),
    "review_text": N_("nội dung báo cáo sơ kết"),
    "review_comment": N_("ý kiến về báo cáo sơ kết"),
    "paper": N_("văn bản"),
    "issued_document": N_("văn bản đã phát hành"),
    "issued_document_version": N_("căn cứ của văn bản"),
    "recipient_set": N_("bộ nơi nhận"),
    "paper_template": N_("mẫu văn bản"),
    "rule_matrix": N_("ma trận quy định"),
    "tier_rule": N_("quy định theo cấp độ"),
    "people_limit": N_("giới hạn số người"),
    "tier_entry": N_("cấp độ của đơn vị"),
    "event_kind": N_("loại sự kiện"),
    "event": N_("sự kiện"),
    "event_unit": N_("đơn vị của sự kiện"),
    "event_version": N_("bản kế hoạch trước của sự kiện"),
    "event_photo": N_("ảnh của sự kiện"),
    "event_paper": N_("văn bản của sự kiện"),
    "obligation": N_("nghĩa vụ báo cáo"),
    "award_rule": N_("quy định khen thưởng"),
    "campaign": N_("đợt khen thưởng"),
    "quota": N_("chỉ tiêu khen thưởng"),
    "nominee": N_("người, tập thể được đề nghị"),
    "nominee_match": N_("kết luận trùng tên"),
    "conduct_note": N_("ghi nhận kỷ luật, xem xét"),
    "past_award": N_("hình thức đã được khen"),
    "council_sitting": N_("phiên họp Hội đồng"),
    "award_decision": N_("quyết định khen thưởng"),
    "nomination": N_("đề nghị khen thưởng"),
    "dossier_receipt": N_("giấy tờ của hồ sơ"),
    "deadline_ruling": N_("quyết định về hạn nộp hồ sơ"),
    "certificate_layout": N_("mẫu phôi"),
    "printer_offset": N_("độ lệch của máy in"),
    "certificate_print": N_("lần in bằng, giấy khen"),
    "plan": N_("kế hoạch"),
    "plan_part": N_("nội dung của kế hoạch"),
    "plan_paragraph": N_("đoạn văn của kế hoạch"),
    "task_progress": N_("tiến độ nhiệm vụ"),
    "task_evidence": N_("minh chứng"),
    "task_opening": N_("mốc bắt đầu của nhiệm vụ"),
    "plan_figure": N_("số liệu của kế hoạch"),
    "target_judgement": N_("đánh giá chỉ tiêu"),
    "target_share": N_("phần chỉ tiêu giao"),
    "plan_cost": N_("kinh phí của kế hoạch"),
    "duty_receipt": N_("việc nộp báo cáo"),
    "duty_ruling": N_("quyết định về hạn nộp"),
    "day_off": N_("ngày nghỉ"),
    "register_entry": N_("dòng của sổ"),
    "register_person": N_("người trong sổ"),
    "register_sameness": N_("kết luận về hai người trong sổ"),
    "survey": N_("cuộc khảo sát"),
    "survey_form": N_("phiếu khảo sát"),
    "classification_round": N_("đợt phân loại"),
    "classification_result": N_("kết quả phân loại"),
    "year_closing": N_("việc khóa năm"),
}
NAME_COLUMNS = ("name", "full_name", "alias", "file_name", "subject", "indicator", "leaf", "natural_key", "code")


def install(raw: Any) -> None:
    """Create the working table of undo on a fresh DB-API connection."""
    raw.execute(
        "CREATE TEMP TABLE undoing (table_name TEXT NOT NULL, row_id INTEGER NOT NULL, before TEXT, after TEXT,"
        " PRIMARY KEY (table_name, row_id)) WITHOUT ROWID"
    )


def replay(connection: Connection, step: Step) -> None:
    """Put back what ``step`` changed; raises :class:`Refused` naming what stands in the way.

    Runs inside the operation of the undo, foreign keys being off.
    """
    _collect(connection, step.id)
    touched = [table for table in logged_tables() if _count(connection, table)]
    for table in touched:
        _refuse_other_shape(connection, table, step)
        _refuse_changed(connection, table, step)
    for table in touched:
        _exchange(connection, table)
    _refuse_dangling(connection, touched, step)
    connection.exec_driver_sql("DELETE FROM temp.undoing")


def _collect(connection: Connection, operation_id: int) -> None:
    connection.exec_driver_sql("DELETE FROM temp.undoing")
    connection.exec_driver_sql(
        "INSERT INTO temp.undoing (table_name, row_id, before, after)"
        " SELECT f.table_name, f.row_id, f.before, l.after"
        " FROM (SELECT min(id) AS first, max(id) AS last FROM change WHERE operation_id = ?"
        "       GROUP BY table_name, row_id) AS ends"
        " JOIN change AS f ON f.id = ends.first JOIN change AS l ON l.id = ends.last"
        " WHERE f.before IS NOT l.after",
        (operation_id,),
    )


def _count(connection: Connection, table: Table) -> int:
    counted = connection.exec_driver_sql("SELECT count(*) FROM temp.undoing WHERE table_name = ?", (table.name,))
    return int(counted.scalar_one())


def _refuse_other_shape(connection: Connection, table: Table, step: Step) -> None:
    text = connection.exec_driver_sql(
        "SELECT coalesce(before, after) FROM temp.undoing WHERE table_name = ? LIMIT 1", (table.name,)
    ).scalar_one()
    if set(json.loads(text)) != {column.name for column in table.columns}:
        sentence = _(
            "Không hoàn tác được “{label}” vì sau đó phần mềm đã được nâng cấp; chưa có gì bị thay đổi."
            " Hãy sửa trực tiếp hoặc khôi phục bản sao lưu."
        )
        raise Refused("undo-older-schema", sentence.format(label=step.label))


def _refuse_changed(connection: Connection, table: Table, step: Step) -> None:
    now = f"CASE WHEN t.id IS NULL THEN NULL ELSE {as_json(table, 't')} END"
    rows = connection.exec_driver_sql(
        f"SELECT u.row_id, u.before, u.after, {now} AS now FROM temp.undoing AS u"  # noqa: S608 - names of our schema
        f" LEFT JOIN {table.name} AS t ON t.id = u.row_id WHERE u.table_name = ? AND u.after IS NOT {now}",
        (table.name,),
    )
    for row in rows:
        # Another SQLite may write the same JSON with other escapes, so the texts alone do not decide.
        if row.after is not None and row.now is not None and json.loads(row.after) == json.loads(row.now):
            continue
        raise _changed_since(step, table.name, row.now or row.after or row.before)


def _changed_since(step: Step, table_name: str, row: str) -> Refused:
    values = json.loads(row)
    name = next((str(values[column]) for column in NAME_COLUMNS if values.get(column)), "")
    noun = _(NOUNS[table_name])
    sentence = _("Không hoàn tác được “{label}” vì {what} đã thay đổi sau đó; chưa có gì bị thay đổi thêm.")
    what = _("{noun} “{name}”").format(noun=noun, name=name) if name else noun
    return Refused("undo-changed-since", sentence.format(label=step.label, what=what))


def _exchange(connection: Connection, table: Table) -> None:
    names = ", ".join(column.name for column in table.columns)
    values = ", ".join(f"json_extract(before, '$.{column.name}')" for column in table.columns)
    connection.exec_driver_sql(
        f"DELETE FROM {table.name} WHERE id IN"  # noqa: S608 - names of our schema
        " (SELECT row_id FROM temp.undoing WHERE table_name = ? AND after IS NOT NULL)",
        (table.name,),
    )
    connection.exec_driver_sql(
        f"INSERT INTO {table.name} ({names}) SELECT {values} FROM temp.undoing"  # noqa: S608 - names of our schema
        " WHERE table_name = ? AND before IS NOT NULL",
        (table.name,),
    )


def _refuse_dangling(connection: Connection, touched: list[Table], step: Step) -> None:
    gone = {table.name for table in touched}
    pointing = {
        table.name
        for table in logged_tables()
        if table.name in gone or any(key.column.table.name in gone for key in table.foreign_keys)
    }
    for name in sorted(pointing):
        violation = connection.exec_driver_sql(f"PRAGMA foreign_key_check({name})").first()
        if violation is not None:
            sentence = _(
                "Không hoàn tác được “{label}” vì {noun} thêm sau đó còn dùng đến; chưa có gì bị thay đổi."
                " Hãy hoàn tác hoặc xóa phần ấy trước."
            )
            raise Refused("undo-in-use", sentence.format(label=step.label, noun=_(NOUNS[name])))
