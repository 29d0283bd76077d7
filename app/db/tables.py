"""The schema on one page, but for the tables of plans on the next; columns and constraints only, no behaviour.

Values of figures are integers in thousandths (``*_milli``): exact, summable by any database, never REAL. Days are ISO
text, instants UTC text, structured payloads JSON text whose numbers are strings. Tables whose ``info`` says
``logged=False`` are not written to the change log: they hold bytes or are the log itself.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from app.db import plan_tables
from app.db.schema import id_column, one_of
from app.db.types import Day, Instant
from app.domain.units import UNKNOWN_START

# The page of plans is read first, so that whoever asks for the metadata has both.
metadata = plan_tables.plan.metadata

# --- the log ---------------------------------------------------------------------------------------------------------

operation = Table(
    "operation",
    metadata,
    id_column(),
    Column("at", Instant, nullable=False),
    Column("actor", String, nullable=False),
    Column("label", String, nullable=False),
    Column("kind", String, nullable=False, default="edit"),
    Column("undoes_id", ForeignKey("operation.id")),
    Column("note", Text, nullable=False, default=""),
    one_of("kind", "set_up", "import", "edit", "acceptance", "issue"),
    info={"logged": False},
)

change = Table(
    "change",
    metadata,
    id_column(),
    Column("operation_id", ForeignKey("operation.id"), nullable=False, index=True),
    Column("table_name", String, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    info={"logged": False},
)

# --- units -----------------------------------------------------------------------------------------------------------

unit = Table(
    "unit",
    metadata,
    id_column(),
    Column("uid", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("code", String, index=True),
    Column("name", String, nullable=False),
    Column("name_folded", String, nullable=False, index=True),
    Column("name_sort", String, nullable=False),
    Column("is_border", Boolean, nullable=False, default=False),
    Column("note", Text, nullable=False, default=""),
    Column("valid_from", Day, nullable=False),
    Column("valid_to", Day),
    one_of("kind", "province", "district", "commune", "ward", "township", "special_zone", "hamlet", "border_station"),
    CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity"),
)

unit_relation = Table(
    "unit_relation",
    metadata,
    id_column(),
    Column("child_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("parent_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("segment", String, nullable=False, default=""),
    Column("document", String, nullable=False, default=""),
    Column("valid_from", Day, nullable=False),
    Column("valid_to", Day),
    one_of("role", "administration", "station_in_charge", "collecting_point"),
    CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity"),
    CheckConstraint("child_id <> parent_id", name="not_itself"),
    UniqueConstraint("child_id", "parent_id", "role", "segment", "valid_from"),
)

unit_lineage = Table(
    "unit_lineage",
    metadata,
    id_column(),
    Column("predecessor_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("successor_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("on_day", Day, nullable=False),
    Column("share_milli", Integer),
    Column("document", String, nullable=False, default=""),
    one_of("kind", "merged", "split", "renamed", "recoded"),
    CheckConstraint("predecessor_id <> successor_id", name="not_itself"),
    CheckConstraint("share_milli IS NULL OR (share_milli > 0 AND share_milli <= 1000)", name="share"),
    UniqueConstraint("predecessor_id", "successor_id"),
)

#: What one heir of a split took of one figure of one year, where a document names it: a share does not say it then.
split_figure = Table(
    "split_figure",
    metadata,
    id_column(),
    Column("predecessor_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("successor_id", ForeignKey("unit.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("indicator", String, nullable=False),
    Column("part", String, nullable=False, default=""),
    Column("value_milli", BigInteger, nullable=False),
    Column("document", String, nullable=False, default=""),
    CheckConstraint("predecessor_id <> successor_id", name="ends"),
    CheckConstraint("value_milli >= 0", name="value"),
    UniqueConstraint("predecessor_id", "successor_id", "year", "indicator", "part"),
)

unit_alias = Table(
    "unit_alias",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("alias", String, nullable=False),
    Column("alias_folded", String, nullable=False, index=True),
    UniqueConstraint("unit_id", "alias"),
)

# --- the committee ---------------------------------------------------------------------------------------------------

committee = Table(
    "committee",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("level", String, nullable=False),
    Column("name", String, nullable=False),
    Column("parent_organ", String, nullable=False, default=""),
    Column("short_name", String, nullable=False),
    Column("symbol", String, nullable=False, default="BCĐ"),
    Column("place", String, nullable=False),
    Column("archive_line", String, nullable=False, default="Lưu: VT, BCĐ."),
    Column("recipients", Text, nullable=False, default="[]"),
    Column("plan_preset", String, nullable=False),
    Column("plan_number", String, nullable=False, default=""),
    Column("plan_on", Day),
    Column("report_year", Integer, nullable=False),
    Column("event_year", Integer, nullable=False),
    Column("size_set", String, nullable=False, default="large", server_default="large"),
    Column("top_mm", Integer, nullable=False, default=20, server_default="20"),
    Column("bottom_mm", Integer, nullable=False, default=20, server_default="20"),
    Column("left_mm", Integer, nullable=False, default=30, server_default="30"),
    Column("right_mm", Integer, nullable=False, default=15, server_default="15"),
    Column("valid_from", Day, nullable=False, default=UNKNOWN_START, unique=True),
    Column("document", String, nullable=False, default=""),
    one_of("level", "commune", "district", "province"),
    one_of("size_set", "small", "large"),
)

office_holder = Table(
    "office_holder",
    metadata,
    id_column(),
    Column("full_name", String, nullable=False),
    Column("committee_title", String, nullable=False),
    Column("agency_title", String, nullable=False, default=""),
    Column("signing_form", String, nullable=False, default=""),
    Column("valid_from", Day, nullable=False),
    Column("valid_to", Day),
    CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity"),
)

# --- submissions -----------------------------------------------------------------------------------------------------

source_file = Table(
    "source_file",
    metadata,
    id_column(),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("stored_at", Instant, nullable=False),
    info={"logged": False},
)

submission = Table(
    "submission",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("period_start", Day, nullable=False),
    Column("period_end", Day, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("source_file_id", ForeignKey("source_file.id"), nullable=False),
    Column("file_name", String, nullable=False),
    Column("header", Text, nullable=False),
    Column("hamlets", Text, nullable=False, default="[]"),
    Column("encodings", Text, nullable=False, default="[]"),
    Column("received_at", Instant),
    Column("accepted_at", Instant),
    Column("content_sha256", String(64)),
    Column("soft_copy_on", Day),
    Column("hard_copy_on", Day),
    Column("return_reason", Text, nullable=False, default=""),
    Column("amend_reason", Text, nullable=False, default=""),
    one_of("state", "draft", "received", "returned", "accepted", "superseded"),
    CheckConstraint("period_end >= period_start", name="period"),
    CheckConstraint("(state IN ('accepted', 'superseded')) = (accepted_at IS NOT NULL)", name="accepted"),
    UniqueConstraint("unit_id", "period_start", "period_end", "version"),
)
Index("ix_submission_period", submission.c.period_end, submission.c.state)

figure = Table(
    "figure",
    metadata,
    id_column(),
    Column("submission_id", ForeignKey("submission.id", ondelete="CASCADE"), nullable=False),
    Column("scope", String, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("indicator", String, nullable=False),
    Column("part", String, nullable=False, default=""),
    Column("value_milli", BigInteger),
    Column("status", String, nullable=False),
    Column("raw", Text, nullable=False, default=""),
    Column("sheet", String, nullable=False, default=""),
    Column("cell", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("original_milli", BigInteger),
    Column("reason", Text, nullable=False, default=""),
    one_of("scope", "unit", "hamlet", "commune"),
    one_of("status", "reported", "corrected", "asked", "not_owned"),
    UniqueConstraint("submission_id", "scope", "unit_id", "indicator", "part"),
)

register_row = Table(
    "register_row",
    metadata,
    id_column(),
    Column("submission_id", ForeignKey("submission.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("register", String, nullable=False),
    Column("sheet", String, nullable=False),
    Column("row_no", Integer, nullable=False),
    Column("natural_key", String, nullable=False, default=""),
    Column("payload", Text, nullable=False),
    Column("cells", Text, nullable=False, default="{}"),
    UniqueConstraint("submission_id", "register", "sheet", "row_no"),
)
Index("ix_register_row_key", register_row.c.register, register_row.c.natural_key)

narrative = Table(
    "narrative",
    metadata,
    id_column(),
    Column("submission_id", ForeignKey("submission.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("leaf", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("sheet", String, nullable=False, default=""),
    Column("cell", String, nullable=False, default=""),
    UniqueConstraint("submission_id", "leaf"),
)

finding = Table(
    "finding",
    metadata,
    id_column(),
    Column("submission_id", ForeignKey("submission.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("code", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("sheet", String, nullable=False, default=""),
    Column("cell", String, nullable=False, default=""),
    Column("indicator", String, nullable=False, default=""),
    Column("hamlet", String, nullable=False, default=""),
    Column("payload", Text, nullable=False, default="{}"),
    Column("is_open", Boolean, nullable=False, default=True),
    Column("answer", Text, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    Column("decided_by", String, nullable=False, default=""),
    one_of("severity", "error", "question", "warning", "note"),
)

# --- what people told about files -----------------------------------------------------------------------------------

remembered_mapping = Table(
    "remembered_mapping",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("fingerprint", String, nullable=False, index=True),
    Column("label", String, nullable=False),
    Column("text", Text, nullable=False, default=""),
    Column("code", String, nullable=False),
    Column("confirmed_by", String, nullable=False),
    Column("confirmed_at", Instant, nullable=False),
    UniqueConstraint("unit_id", "fingerprint", "label"),
)

remembered_answer = Table(
    "remembered_answer",
    metadata,
    id_column(),
    Column("sha256", String(64), nullable=False),
    Column("statement", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("answered_by", String, nullable=False),
    Column("answered_at", Instant, nullable=False),
    UniqueConstraint("sha256", "statement"),
)

# --- the review ------------------------------------------------------------------------------------------------------

review_text = Table(
    "review_text",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("leaf", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("is_done", Boolean, nullable=False, default=False),
    UniqueConstraint("unit_id", "year", "leaf"),
)

review_comment = Table(
    "review_comment",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("leaf", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("author", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("settled_by", String, nullable=False, default=""),
    Column("settled_at", Instant),
)
Index("ix_review_comment_place", review_comment.c.unit_id, review_comment.c.year, review_comment.c.leaf)

# --- papers ----------------------------------------------------------------------------------------------------------

paper = Table(
    "paper",
    metadata,
    id_column(),
    Column("kind", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
)

issued_document = Table(
    "issued_document",
    metadata,
    id_column(),
    Column("origin", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("symbol", String, nullable=False),
    Column("series_year", Integer, nullable=False),
    Column("subject", Text, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("issued_on", Day, nullable=False),
    Column("signer", String, nullable=False),
    Column("figures", Text, nullable=False),
    Column("content_sha256", String(64), nullable=False),
    Column("recipients", Text, nullable=False, default="[]"),
    Column("kept_by", String, nullable=False, default=""),
    Column("copies", Integer),
    Column("sent_on", Day),
    Column("note", Text, nullable=False, default=""),
    Column("cancel_reason", Text, nullable=False, default=""),
    Column("corrects_id", ForeignKey("issued_document.id")),
    Column("paper_id", ForeignKey("paper.id")),
    Column("docx_file_id", ForeignKey("source_file.id")),
    Column("pdf_file_id", ForeignKey("source_file.id")),
    one_of("origin", "review", "paper", "outside"),
    CheckConstraint("number > 0", name="number"),
    UniqueConstraint("symbol", "number", "series_year"),
)

issued_document_version = Table(
    "issued_document_version",
    metadata,
    id_column(),
    Column("issued_document_id", ForeignKey("issued_document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("submission_id", ForeignKey("submission.id"), nullable=False),
    UniqueConstraint("issued_document_id", "submission_id"),
)

recipient_set = Table(
    "recipient_set",
    metadata,
    id_column(),
    Column("name", String, nullable=False, unique=True),
    Column("addressees", Text, nullable=False, default="[]"),
    Column("recipients", Text, nullable=False, default="[]"),
    Column("kinds", Text, nullable=False, default="[]"),
)

paper_template = Table(
    "paper_template",
    metadata,
    id_column(),
    Column("name", String, nullable=False, unique=True),
    Column("purpose", String, nullable=False),
    Column("source_file_id", ForeignKey("source_file.id"), nullable=False),
    Column("added_at", Instant, nullable=False),
)

# --- tiers and events ------------------------------------------------------------------------------------------------

rule_matrix = Table(
    "rule_matrix",
    metadata,
    id_column(),
    Column("key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("rank", Integer, nullable=False, default=0),
)

tier_rule = Table(
    "tier_rule",
    metadata,
    id_column(),
    Column("matrix_id", ForeignKey("rule_matrix.id"), nullable=False, index=True),
    Column("level", Integer, nullable=False),
    Column("name", String, nullable=False, default=""),
    Column("allows_review", Boolean, nullable=False),
    Column("allows_ceremony", Boolean, nullable=False),
    Column("allows_festivities", Boolean, nullable=False),
    Column("limits_people", Boolean, nullable=False, default=False),
    Column("max_people", Integer),
    Column("measures", Text, nullable=False, default="[]"),
    Column("report_to", String, nullable=False, default=""),
    Column("clause", String, nullable=False),
    Column("quote", Text, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("valid_from", Day, nullable=False),
    Column("valid_to", Day),
    CheckConstraint("level > 0", name="level"),
    CheckConstraint("max_people IS NULL OR max_people > 0", name="max_people"),
    CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity"),
    UniqueConstraint("matrix_id", "level", "valid_from"),
)

people_limit = Table(
    "people_limit",
    metadata,
    id_column(),
    Column("matrix_id", ForeignKey("rule_matrix.id"), nullable=False, index=True),
    Column("level", Integer, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("max_people", Integer, nullable=False),
    Column("document", String, nullable=False),
    Column("document_on", Day),
    Column("valid_from", Day, nullable=False),
    Column("valid_to", Day),
    CheckConstraint("max_people > 0", name="max_people"),
    CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity"),
    UniqueConstraint("matrix_id", "level", "unit_id", "valid_from"),
)

tier_entry = Table(
    "tier_entry",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("matrix_id", ForeignKey("rule_matrix.id"), nullable=False, index=True),
    Column("standing", String, nullable=False),
    Column("level", Integer),
    Column("from_day", Day, nullable=False),
    Column("document", String, nullable=False),
    Column("document_on", Day),
    Column("authority", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Column("entered_by", String, nullable=False),
    Column("entered_at", Instant, nullable=False),
    one_of("standing", "level", "none", "inherit"),
    CheckConstraint("(standing = 'level') = (level IS NOT NULL)", name="level"),
)

event_kind = Table(
    "event_kind",
    metadata,
    id_column(),
    Column("key", String, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("is_retired", Boolean, nullable=False, default=False),
    Column("rank", Integer, nullable=False, default=0),
)

event = Table(
    "event",
    metadata,
    id_column(),
    Column("kind", ForeignKey("event_kind.key"), nullable=False),
    Column("name", String, nullable=False),
    Column("year", Integer, nullable=False, index=True),
    Column("starts_on", Day),
    Column("ends_on", Day),
    Column("start_time", String(5)),
    Column("place", String, nullable=False, default=""),
    Column("parts", Text, nullable=False),
    Column("dropped", Text, nullable=False, default="[]"),
    Column("status", String, nullable=False),
    Column("reason", String, nullable=False, default=""),
    Column("reason_text", Text, nullable=False, default=""),
    Column("plan", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("version", Integer, nullable=False, default=1),
    one_of("status", "planned", "to_adjust", "postponed", "cancelled", "held"),
    one_of("reason", "", "tier", "weather", "other"),
    CheckConstraint("ends_on IS NULL OR (starts_on IS NOT NULL AND ends_on >= starts_on)", name="days"),
)

event_unit = Table(
    "event_unit",
    metadata,
    id_column(),
    Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("role", String, nullable=False),
    Column("rank", Integer, nullable=False, default=0),
    one_of("role", "host", "participant"),
    UniqueConstraint("event_id", "unit_id"),
)

event_version = Table(
    "event_version",
    metadata,
    id_column(),
    Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("actor", String, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("event_id", "version"),
)

event_photo = Table(
    "event_photo",
    metadata,
    id_column(),
    Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("source_file_id", ForeignKey("source_file.id"), nullable=False),
    Column("caption", String, nullable=False, default=""),
    Column("rank", Integer, nullable=False, default=0),
)

event_paper = Table(
    "event_paper",
    metadata,
    id_column(),
    Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("paper_id", ForeignKey("paper.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("purpose", String, nullable=False),
    UniqueConstraint("event_id", "paper_id"),
)

obligation = Table(
    "obligation",
    metadata,
    id_column(),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("owed_to", String, nullable=False),
    Column("due_on", Day),
    Column("clause", String, nullable=False, default=""),
    Column("event_id", ForeignKey("event.id", ondelete="CASCADE"), index=True),
    Column("settled_on", Day),
    Column("document", String, nullable=False, default=""),
    Column("is_waived", Boolean, nullable=False, default=False),
    Column("note", Text, nullable=False, default=""),
    one_of("kind", "written_report", "result_report"),
)

# --- commendation ----------------------------------------------------------------------------------------------------

award_rule = Table(
    "award_rule",
    metadata,
    id_column(),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("clause", String, nullable=False, default=""),
    Column("confidence", String, nullable=False, default="A"),
    Column("note", Text, nullable=False, default=""),
    Column("valid_from", Day, nullable=False),
    Column("valid_to", Day),
    one_of("kind", "regime", "authority", "award", "coefficient", "base_salary", "dossier_item", "criterion"),
    one_of("confidence", "A", "B", "C"),
    CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity"),
    UniqueConstraint("kind", "key", "valid_from"),
)

campaign = Table(
    "campaign",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("plan", String, nullable=False, default=""),
    UniqueConstraint("name", "year"),
)

quota = Table(
    "quota",
    metadata,
    id_column(),
    Column("campaign_id", ForeignKey("campaign.id"), nullable=False, index=True),
    Column("award", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Column("places", Integer),
    Column("is_hard", Boolean, nullable=False, default=True),
    Column("clause", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    one_of("kind", "collective", "individual", "household"),
    CheckConstraint("places IS NULL OR places >= 0", name="places"),
)

nominee = Table(
    "nominee",
    metadata,
    id_column(),
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),
    Column("name_folded", String, nullable=False, index=True),
    Column("name_sort", String, nullable=False),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("sex", String, nullable=False, default=""),
    Column("born_on", Day),
    Column("birth_year", Integer),
    Column("ethnicity", String, nullable=False, default=""),
    Column("id_number", String, nullable=False, default=""),
    Column("position", String, nullable=False, default=""),
    Column("place", String, nullable=False, default=""),
    Column("leader", String, nullable=False, default=""),
    Column("member_count", Integer),
    Column("women_percent", Integer),
    Column("is_direct_worker", Boolean),
    Column("is_deceased", Boolean, nullable=False, default=False),
    Column("note", Text, nullable=False, default=""),
    one_of("kind", "collective", "individual", "household"),
)

nominee_match = Table(
    "nominee_match",
    metadata,
    id_column(),
    Column("first_id", ForeignKey("nominee.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("second_id", ForeignKey("nominee.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("sameness", String, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("decided_by", String, nullable=False, default=""),
    one_of("sameness", "same", "different"),
    CheckConstraint("first_id < second_id", name="ordered"),
    UniqueConstraint("first_id", "second_id"),
)

conduct_note = Table(
    "conduct_note",
    metadata,
    id_column(),
    Column("nominee_id", ForeignKey("nominee.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("reason", Text, nullable=False),
    Column("from_day", Day, nullable=False),
    Column("to_day", Day),
    Column("document", String, nullable=False, default=""),
    CheckConstraint("to_day IS NULL OR to_day >= from_day", name="days"),
)

past_award = Table(
    "past_award",
    metadata,
    id_column(),
    Column("nominee_id", ForeignKey("nominee.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("year", Integer, nullable=False),
    Column("title", String, nullable=False),
    Column("authority", String, nullable=False, default=""),
    Column("decision", String, nullable=False, default=""),
    Column("decided_on", Day),
    Column("achievement", Text, nullable=False, default=""),
)

council_sitting = Table(
    "council_sitting",
    metadata,
    id_column(),
    Column("campaign_id", ForeignKey("campaign.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("held_on", Day),
    Column("content", Text, nullable=False),
    Column("is_closed", Boolean, nullable=False, default=False),
    Column("paper_id", ForeignKey("paper.id")),
)

award_decision = Table(
    "award_decision",
    metadata,
    id_column(),
    Column("campaign_id", ForeignKey("campaign.id"), nullable=False, index=True),
    Column("award", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("number", String, nullable=False, default=""),
    Column("decided_on", Day),
    Column("signer", String, nullable=False, default=""),
    Column("signer_title", String, nullable=False, default=""),
    Column("base_salary", Integer),
    Column("is_locked", Boolean, nullable=False, default=False),
    Column("cancel_reason", Text, nullable=False, default=""),
    Column("paper_id", ForeignKey("paper.id")),
    Column("note", Text, nullable=False, default=""),
    Column("unit_id", ForeignKey("unit.id")),
)

nomination = Table(
    "nomination",
    metadata,
    id_column(),
    Column("campaign_id", ForeignKey("campaign.id"), nullable=False, index=True),
    Column("nominee_id", ForeignKey("nominee.id"), nullable=False, index=True),
    Column("unit_id", ForeignKey("unit.id"), nullable=False, index=True),
    Column("award", String, nullable=False),
    Column("state", String, nullable=False),
    Column("snapshot", Text, nullable=False),
    Column("rank", Integer, nullable=False, default=1),
    Column("achievement", Text, nullable=False, default=""),
    Column("is_different_achievement", Boolean, nullable=False, default=False),
    Column("difference", Text, nullable=False, default=""),
    Column("replaces_id", ForeignKey("nomination.id")),
    Column("is_posthumous", Boolean, nullable=False, default=False),
    Column("over_quota", Text, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    Column("submission_id", ForeignKey("submission.id", ondelete="SET NULL")),
    Column("row_no", Integer),
    Column("received_on", Day),
    Column("appraisal", Text, nullable=False, default=""),
    Column("appraised_by", String, nullable=False, default=""),
    Column("appraised_on", Day),
    Column("sitting_id", ForeignKey("council_sitting.id")),
    Column("decision_id", ForeignKey("award_decision.id"), index=True),
    Column("golden_book_no", String, nullable=False, default=""),
    Column("amount", BigInteger),
    Column("money_source", String, nullable=False, default=""),
    Column("is_name_proved", Boolean, nullable=False, default=False),
    Column("home_id", ForeignKey("unit.id")),
    Column("against_council", Text, nullable=False, default=""),
    one_of(
        "state",
        "candidate",
        "proposed",
        "received",
        "appraised",
        "forwarded",
        "decided",
        "returned",
        "withdrawn",
        "replaced",
    ),
    CheckConstraint("replaces_id IS NULL OR replaces_id <> id", name="not_itself"),
    CheckConstraint("state <> 'decided' OR decision_id IS NOT NULL", name="decided"),
)

dossier_receipt = Table(
    "dossier_receipt",
    metadata,
    id_column(),
    Column("nomination_id", ForeignKey("nomination.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("item", String, nullable=False),
    Column("soft_copy_on", Day),
    Column("hard_copy_on", Day),
    Column("note", Text, nullable=False, default=""),
    UniqueConstraint("nomination_id", "item"),
)

deadline_ruling = Table(
    "deadline_ruling",
    metadata,
    id_column(),
    Column("campaign_id", ForeignKey("campaign.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("due_on", Day, nullable=False),
    Column("document", String, nullable=False),
    Column("decided_on", Day),
    Column("decided_by", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
)

certificate_layout = Table(
    "certificate_layout",
    metadata,
    id_column(),
    Column("name", String, nullable=False, unique=True),
    Column("award", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("content", Text, nullable=False),
    Column("background_id", ForeignKey("source_file.id")),
    one_of("kind", "collective", "individual", "household"),
)

printer_offset = Table(
    "printer_offset",
    metadata,
    id_column(),
    Column("printer", String, nullable=False),
    Column("tray", String, nullable=False, default=""),
    Column("x_micrometres", Integer, nullable=False, default=0),
    Column("y_micrometres", Integer, nullable=False, default=0),
    UniqueConstraint("printer", "tray"),
)

certificate_print = Table(
    "certificate_print",
    metadata,
    id_column(),
    Column("nomination_id", ForeignKey("nomination.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("layout_id", ForeignKey("certificate_layout.id"), nullable=False),
    Column("printed_at", Instant, nullable=False),
    Column("printed_by", String, nullable=False),
    Column("reason", Text, nullable=False, default=""),
)
