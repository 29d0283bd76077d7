"""First schema."""
# ruff: noqa: E501 - long lines as alembic writes them

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward; there is no way back but the backup made before."""
    op.create_table(
        "award_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.CheckConstraint("confidence IN ('A', 'B', 'C')", name=op.f("ck_award_rule_confidence")),
        sa.CheckConstraint(
            "kind IN ('regime', 'authority', 'award', 'coefficient', 'base_salary', 'dossier_item', 'criterion')",
            name=op.f("ck_award_rule_kind"),
        ),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_award_rule_validity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_rule")),
        sa.UniqueConstraint("kind", "key", "valid_from", name=op.f("uq_award_rule_kind_key_valid_from")),
    )
    op.create_table(
        "campaign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaign")),
        sa.UniqueConstraint("name", "year", name=op.f("uq_campaign_name_year")),
    )
    op.create_table(
        "day_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_off")),
        sa.UniqueConstraint("on_day", name=op.f("uq_day_off_on_day")),
    )
    op.create_table(
        "event_kind",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_kind")),
        sa.UniqueConstraint("key", name=op.f("uq_event_kind_key")),
    )
    op.create_table(
        "office_holder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("committee_title", sa.String(), nullable=False),
        sa.Column("agency_title", sa.String(), nullable=False),
        sa.Column("signing_form", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_office_holder_validity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_holder")),
    )
    op.create_table(
        "operation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('set_up', 'import', 'edit', 'acceptance', 'issue')", name=op.f("ck_operation_kind")
        ),
        sa.ForeignKeyConstraint(["undoes_id"], ["operation.id"], name=op.f("fk_operation_undoes_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_operation")),
        info={"logged": False},
    )
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=False),
        sa.Column("ends_on", sa.String(length=10), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.String(length=10), nullable=True),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_plan_span")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("key", name=op.f("uq_plan_key")),
    )
    op.create_table(
        "printer_offset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("printer", sa.String(), nullable=False),
        sa.Column("tray", sa.String(), nullable=False),
        sa.Column("x_micrometres", sa.Integer(), nullable=False),
        sa.Column("y_micrometres", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printer_offset")),
        sa.UniqueConstraint("printer", "tray", name=op.f("uq_printer_offset_printer_tray")),
    )
    op.create_table(
        "recipient_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("addressees", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("kinds", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recipient_set")),
        sa.UniqueConstraint("name", name=op.f("uq_recipient_set_name")),
    )
    op.create_table(
        "remembered_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(), nullable=False),
        sa.Column("answered_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_answer")),
        sa.UniqueConstraint("sha256", "statement", name=op.f("uq_remembered_answer_sha256_statement")),
    )
    op.create_table(
        "rule_matrix",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_matrix")),
        sa.UniqueConstraint("key", name=op.f("uq_rule_matrix_key")),
    )
    op.create_table(
        "source_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source_file")),
        sa.UniqueConstraint("sha256", name=op.f("uq_source_file_sha256")),
        info={"logged": False},
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("is_border", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "kind IN ('province', 'district', 'commune', 'ward', 'township', 'special_zone', 'hamlet', 'border_station')",
            name=op.f("ck_unit_kind"),
        ),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_unit_validity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("uid", name=op.f("uq_unit_uid")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_name_folded"), ["name_folded"], unique=False)

    op.create_table(
        "year_closing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.String(length=10), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_year_closing")),
        sa.UniqueConstraint("year", name=op.f("uq_year_closing_year")),
    )
    op.create_table(
        "award_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=True),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("signer_title", sa.String(), nullable=False),
        sa.Column("base_salary", sa.Integer(), nullable=True),
        sa.Column("is_locked", sa.Boolean(), nullable=False),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_award_decision_campaign_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_award_decision_paper_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_award_decision_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_award_decision")),
    )
    with op.batch_alter_table("award_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_award_decision_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "certificate_layout",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("background_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('collective', 'individual', 'household')", name=op.f("ck_certificate_layout_kind")
        ),
        sa.ForeignKeyConstraint(
            ["background_id"], ["source_file.id"], name=op.f("fk_certificate_layout_background_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_layout")),
        sa.UniqueConstraint("name", name=op.f("uq_certificate_layout_name")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["operation_id"], ["operation.id"], name=op.f("fk_change_operation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        info={"logged": False},
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_operation_id"), ["operation_id"], unique=False)

    op.create_table(
        "classification_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("grades", sa.Text(), nullable=False),
        sa.Column("expected", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=op.f("fk_classification_round_plan_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classification_round")),
    )
    with op.batch_alter_table("classification_round", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_classification_round_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "committee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent_organ", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("archive_line", sa.String(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("plan_preset", sa.String(), nullable=False),
        sa.Column("plan_number", sa.String(), nullable=False),
        sa.Column("plan_on", sa.String(length=10), nullable=True),
        sa.Column("report_year", sa.Integer(), nullable=False),
        sa.Column("event_year", sa.Integer(), nullable=False),
        sa.Column("size_set", sa.String(), server_default="large", nullable=False),
        sa.Column("top_mm", sa.Integer(), server_default="20", nullable=False),
        sa.Column("bottom_mm", sa.Integer(), server_default="20", nullable=False),
        sa.Column("left_mm", sa.Integer(), server_default="30", nullable=False),
        sa.Column("right_mm", sa.Integer(), server_default="15", nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.CheckConstraint("level IN ('commune', 'district', 'province')", name=op.f("ck_committee_level")),
        sa.CheckConstraint("size_set IN ('small', 'large')", name=op.f("ck_committee_size_set")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_committee_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
        sa.UniqueConstraint("valid_from", name=op.f("uq_committee_valid_from")),
    )
    op.create_table(
        "council_sitting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("held_on", sa.String(length=10), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("is_closed", sa.Boolean(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_council_sitting_campaign_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_council_sitting_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_sitting")),
    )
    with op.batch_alter_table("council_sitting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_council_sitting_campaign_id"), ["campaign_id"], unique=False)

    op.create_table(
        "deadline_ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name=op.f("fk_deadline_ruling_campaign_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_ruling")),
        sa.UniqueConstraint("campaign_id", name=op.f("uq_deadline_ruling_campaign_id")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("start_time", sa.String(length=5), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reason_text", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("reason IN ('', 'tier', 'weather', 'other')", name=op.f("ck_event_reason")),
        sa.CheckConstraint(
            "status IN ('planned', 'to_adjust', 'postponed', 'cancelled', 'held')", name=op.f("ck_event_status")
        ),
        sa.CheckConstraint(
            "ends_on IS NULL OR (starts_on IS NOT NULL AND ends_on >= starts_on)", name=op.f("ck_event_days")
        ),
        sa.ForeignKeyConstraint(["kind"], ["event_kind.key"], name=op.f("fk_event_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_year"), ["year"], unique=False)

    op.create_table(
        "issued_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("symbol", sa.String(), nullable=False),
        sa.Column("series_year", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("issued_on", sa.String(length=10), nullable=False),
        sa.Column("signer", sa.String(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.String(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("sent_on", sa.String(length=10), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("docx_file_id", sa.Integer(), nullable=True),
        sa.Column("pdf_file_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("origin IN ('review', 'paper', 'outside')", name=op.f("ck_issued_document_origin")),
        sa.CheckConstraint("number > 0", name=op.f("ck_issued_document_number")),
        sa.ForeignKeyConstraint(["corrects_id"], ["issued_document.id"], name=op.f("fk_issued_document_corrects_id")),
        sa.ForeignKeyConstraint(["docx_file_id"], ["source_file.id"], name=op.f("fk_issued_document_docx_file_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_issued_document_paper_id")),
        sa.ForeignKeyConstraint(["pdf_file_id"], ["source_file.id"], name=op.f("fk_issued_document_pdf_file_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_issued_document_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_document")),
        sa.UniqueConstraint(
            "symbol", "number", "series_year", name=op.f("uq_issued_document_symbol_number_series_year")
        ),
    )
    op.create_table(
        "nominee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("name_sort", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("sex", sa.String(), nullable=False),
        sa.Column("born_on", sa.String(length=10), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("ethnicity", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("leader", sa.String(), nullable=False),
        sa.Column("member_count", sa.Integer(), nullable=True),
        sa.Column("women_percent", sa.Integer(), nullable=True),
        sa.Column("is_direct_worker", sa.Boolean(), nullable=True),
        sa.Column("is_deceased", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('collective', 'individual', 'household')", name=op.f("ck_nominee_kind")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_nominee_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominee")),
    )
    with op.batch_alter_table("nominee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nominee_name_folded"), ["name_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_nominee_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "paper_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("source_file_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["source_file_id"], ["source_file.id"], name=op.f("fk_paper_template_source_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_template")),
        sa.UniqueConstraint("name", name=op.f("uq_paper_template_name")),
    )
    op.create_table(
        "people_limit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matrix_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("max_people", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("document_on", sa.String(length=10), nullable=True),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.CheckConstraint("max_people > 0", name=op.f("ck_people_limit_max_people")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_people_limit_validity")),
        sa.ForeignKeyConstraint(["matrix_id"], ["rule_matrix.id"], name=op.f("fk_people_limit_matrix_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_people_limit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_limit")),
        sa.UniqueConstraint(
            "matrix_id",
            "level",
            "unit_id",
            "valid_from",
            name=op.f("uq_people_limit_matrix_id_level_unit_id_valid_from"),
        ),
    )
    with op.batch_alter_table("people_limit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_limit_matrix_id"), ["matrix_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_people_limit_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "plan_cost",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("planned", sa.BigInteger(), nullable=True),
        sa.Column("spent", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_cost_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_cost")),
    )
    with op.batch_alter_table("plan_cost", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_cost_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("value_milli", sa.BigInteger(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_figure_plan_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_plan_figure_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_figure")),
    )
    with op.batch_alter_table("plan_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_figure_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_figure_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "plan_paragraph",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_paragraph_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_paragraph")),
        sa.UniqueConstraint("plan_id", "rank", name=op.f("uq_plan_paragraph_plan_id_rank")),
    )
    with op.batch_alter_table("plan_paragraph", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_paragraph_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "plan_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('agency', 'phase', 'measure', 'target', 'task', 'duty')", name=op.f("ck_plan_part_kind")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_plan_part_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_part")),
        sa.UniqueConstraint("plan_id", "kind", "key", name=op.f("uq_plan_part_plan_id_kind_key")),
    )
    with op.batch_alter_table("plan_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_part_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "quota",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("is_hard", sa.Boolean(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('collective', 'individual', 'household')", name=op.f("ck_quota_kind")),
        sa.CheckConstraint("places IS NULL OR places >= 0", name=op.f("ck_quota_places")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_quota_campaign_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_quota_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quota")),
    )
    with op.batch_alter_table("quota", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quota_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quota_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "register_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("on_day", sa.String(length=10), nullable=True),
        sa.Column("until_day", sa.String(length=10), nullable=True),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("secrecy", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_register_entry_plan_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_register_entry_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_entry")),
    )
    with op.batch_alter_table("register_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_entry_plan_id"), ["plan_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_register"), ["register"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_entry_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "remembered_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("confirmed_by", sa.String(), nullable=False),
        sa.Column("confirmed_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_remembered_mapping_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remembered_mapping")),
        sa.UniqueConstraint(
            "unit_id", "fingerprint", "label", name=op.f("uq_remembered_mapping_unit_id_fingerprint_label")
        ),
    )
    with op.batch_alter_table("remembered_mapping", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remembered_mapping_fingerprint"), ["fingerprint"], unique=False)

    op.create_table(
        "review_comment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("leaf", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("settled_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_review_comment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_comment")),
    )
    with op.batch_alter_table("review_comment", schema=None) as batch_op:
        batch_op.create_index("ix_review_comment_place", ["unit_id", "year", "leaf"], unique=False)

    op.create_table(
        "review_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("leaf", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_review_text_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_text")),
        sa.UniqueConstraint("unit_id", "year", "leaf", name=op.f("uq_review_text_unit_id_year_leaf")),
    )
    op.create_table(
        "split_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("value_milli", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.CheckConstraint("predecessor_id <> successor_id", name=op.f("ck_split_figure_ends")),
        sa.CheckConstraint("value_milli >= 0", name=op.f("ck_split_figure_value")),
        sa.ForeignKeyConstraint(["predecessor_id"], ["unit.id"], name=op.f("fk_split_figure_predecessor_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_split_figure_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_split_figure")),
        sa.UniqueConstraint(
            "predecessor_id",
            "successor_id",
            "year",
            "indicator",
            "part",
            name=op.f("uq_split_figure_predecessor_id_successor_id_year_indicator_part"),
        ),
    )
    with op.batch_alter_table("split_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_split_figure_predecessor_id"), ["predecessor_id"], unique=False)

    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("period_start", sa.String(length=10), nullable=False),
        sa.Column("period_end", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("source_file_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("header", sa.Text(), nullable=False),
        sa.Column("hamlets", sa.Text(), nullable=False),
        sa.Column("encodings", sa.Text(), nullable=False),
        sa.Column("received_at", sa.String(length=32), nullable=True),
        sa.Column("accepted_at", sa.String(length=32), nullable=True),
        sa.Column("content_sha256", sa.String(length=64), nullable=True),
        sa.Column("soft_copy_on", sa.String(length=10), nullable=True),
        sa.Column("hard_copy_on", sa.String(length=10), nullable=True),
        sa.Column("return_reason", sa.Text(), nullable=False),
        sa.Column("amend_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('accepted', 'superseded')) = (accepted_at IS NOT NULL)", name=op.f("ck_submission_accepted")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'received', 'returned', 'accepted', 'superseded')", name=op.f("ck_submission_state")
        ),
        sa.CheckConstraint("period_end >= period_start", name=op.f("ck_submission_period")),
        sa.ForeignKeyConstraint(["source_file_id"], ["source_file.id"], name=op.f("fk_submission_source_file_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_submission_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint(
            "unit_id",
            "period_start",
            "period_end",
            "version",
            name=op.f("uq_submission_unit_id_period_start_period_end_version"),
        ),
    )
    with op.batch_alter_table("submission", schema=None) as batch_op:
        batch_op.create_index("ix_submission_period", ["period_end", "state"], unique=False)

    op.create_table(
        "survey",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=True),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("handed_out", sa.Integer(), nullable=True),
        sa.Column("returned", sa.Integer(), nullable=True),
        sa.Column("questions", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=op.f("fk_survey_plan_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey")),
    )
    with op.batch_alter_table("survey", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "tier_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("matrix_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("from_day", sa.String(length=10), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("document_on", sa.String(length=10), nullable=True),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.String(), nullable=False),
        sa.Column("entered_at", sa.String(length=32), nullable=False),
        sa.CheckConstraint("(standing = 'level') = (level IS NOT NULL)", name=op.f("ck_tier_entry_level")),
        sa.CheckConstraint("standing IN ('level', 'none', 'inherit')", name=op.f("ck_tier_entry_standing")),
        sa.ForeignKeyConstraint(["matrix_id"], ["rule_matrix.id"], name=op.f("fk_tier_entry_matrix_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_tier_entry_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tier_entry")),
    )
    with op.batch_alter_table("tier_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tier_entry_matrix_id"), ["matrix_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_tier_entry_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "tier_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("matrix_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("allows_review", sa.Boolean(), nullable=False),
        sa.Column("allows_ceremony", sa.Boolean(), nullable=False),
        sa.Column("allows_festivities", sa.Boolean(), nullable=False),
        sa.Column("limits_people", sa.Boolean(), nullable=False),
        sa.Column("max_people", sa.Integer(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("report_to", sa.String(), nullable=False),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.CheckConstraint("level > 0", name=op.f("ck_tier_rule_level")),
        sa.CheckConstraint("max_people IS NULL OR max_people > 0", name=op.f("ck_tier_rule_max_people")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_tier_rule_validity")),
        sa.ForeignKeyConstraint(["matrix_id"], ["rule_matrix.id"], name=op.f("fk_tier_rule_matrix_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tier_rule")),
        sa.UniqueConstraint("matrix_id", "level", "valid_from", name=op.f("uq_tier_rule_matrix_id_level_valid_from")),
    )
    with op.batch_alter_table("tier_rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tier_rule_matrix_id"), ["matrix_id"], unique=False)

    op.create_table(
        "unit_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("alias", sa.String(), nullable=False),
        sa.Column("alias_folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_alias_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_alias")),
        sa.UniqueConstraint("unit_id", "alias", name=op.f("uq_unit_alias_unit_id_alias")),
    )
    with op.batch_alter_table("unit_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_alias_alias_folded"), ["alias_folded"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_alias_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "unit_lineage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("on_day", sa.String(length=10), nullable=False),
        sa.Column("share_milli", sa.Integer(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.CheckConstraint("kind IN ('merged', 'split', 'renamed', 'recoded')", name=op.f("ck_unit_lineage_kind")),
        sa.CheckConstraint("predecessor_id <> successor_id", name=op.f("ck_unit_lineage_not_itself")),
        sa.CheckConstraint(
            "share_milli IS NULL OR (share_milli > 0 AND share_milli <= 1000)", name=op.f("ck_unit_lineage_share")
        ),
        sa.ForeignKeyConstraint(["predecessor_id"], ["unit.id"], name=op.f("fk_unit_lineage_predecessor_id")),
        sa.ForeignKeyConstraint(["successor_id"], ["unit.id"], name=op.f("fk_unit_lineage_successor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_lineage")),
        sa.UniqueConstraint("predecessor_id", "successor_id", name=op.f("uq_unit_lineage_predecessor_id_successor_id")),
    )
    with op.batch_alter_table("unit_lineage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_lineage_predecessor_id"), ["predecessor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_lineage_successor_id"), ["successor_id"], unique=False)

    op.create_table(
        "unit_relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("segment", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=False),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.CheckConstraint(
            "role IN ('administration', 'station_in_charge', 'collecting_point')", name=op.f("ck_unit_relation_role")
        ),
        sa.CheckConstraint("child_id <> parent_id", name=op.f("ck_unit_relation_not_itself")),
        sa.CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name=op.f("ck_unit_relation_validity")),
        sa.ForeignKeyConstraint(["child_id"], ["unit.id"], name=op.f("fk_unit_relation_child_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_relation_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_relation")),
        sa.UniqueConstraint(
            "child_id",
            "parent_id",
            "role",
            "segment",
            "valid_from",
            name=op.f("uq_unit_relation_child_id_parent_id_role_segment_valid_from"),
        ),
    )
    with op.batch_alter_table("unit_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_relation_child_id"), ["child_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_unit_relation_parent_id"), ["parent_id"], unique=False)

    op.create_table(
        "classification_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["classification_round.id"],
            name=op.f("fk_classification_result_round_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_classification_result_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classification_result")),
    )
    with op.batch_alter_table("classification_result", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_classification_result_round_id"), ["round_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_classification_result_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "conduct_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nominee_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("from_day", sa.String(length=10), nullable=False),
        sa.Column("to_day", sa.String(length=10), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.CheckConstraint("to_day IS NULL OR to_day >= from_day", name=op.f("ck_conduct_note_days")),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_conduct_note_nominee_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conduct_note")),
    )
    with op.batch_alter_table("conduct_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conduct_note_nominee_id"), ["nominee_id"], unique=False)

    op.create_table(
        "duty_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("soft_copy_on", sa.String(length=10), nullable=True),
        sa.Column("hard_copy_on", sa.String(length=10), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("new_due_on", sa.String(length=10), nullable=True),
        sa.Column("extension_reason", sa.String(), nullable=False),
        sa.Column("extension_document", sa.String(), nullable=False),
        sa.Column("is_waived", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["part_id"], ["plan_part.id"], name=op.f("fk_duty_receipt_part_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_duty_receipt_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_receipt")),
    )
    with op.batch_alter_table("duty_receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_receipt_part_id"), ["part_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_duty_receipt_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "duty_ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["part_id"], ["plan_part.id"], name=op.f("fk_duty_ruling_part_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_ruling")),
        sa.UniqueConstraint("part_id", "period", name=op.f("uq_duty_ruling_part_id_period")),
    )
    with op.batch_alter_table("duty_ruling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duty_ruling_part_id"), ["part_id"], unique=False)

    op.create_table(
        "event_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_paper_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["paper_id"], ["paper.id"], name=op.f("fk_event_paper_paper_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_paper")),
        sa.UniqueConstraint("event_id", "paper_id", name=op.f("uq_event_paper_event_id_paper_id")),
    )
    with op.batch_alter_table("event_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_paper_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_paper_paper_id"), ["paper_id"], unique=False)

    op.create_table(
        "event_photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("source_file_id", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_photo_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["source_file_id"], ["source_file.id"], name=op.f("fk_event_photo_source_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_photo")),
    )
    with op.batch_alter_table("event_photo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_photo_event_id"), ["event_id"], unique=False)

    op.create_table(
        "event_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('host', 'participant')", name=op.f("ck_event_unit_role")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_unit_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_event_unit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_unit")),
        sa.UniqueConstraint("event_id", "unit_id", name=op.f("uq_event_unit_event_id_unit_id")),
    )
    with op.batch_alter_table("event_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_unit_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_unit_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "event_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_version_event_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_version")),
        sa.UniqueConstraint("event_id", "version", name=op.f("uq_event_version_event_id_version")),
    )
    with op.batch_alter_table("event_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_version_event_id"), ["event_id"], unique=False)

    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("value_milli", sa.BigInteger(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("original_milli", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("scope IN ('unit', 'hamlet', 'commune')", name=op.f("ck_figure_scope")),
        sa.CheckConstraint("status IN ('reported', 'corrected', 'asked', 'not_owned')", name=op.f("ck_figure_status")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_figure_submission_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_figure_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sa.UniqueConstraint(
            "submission_id",
            "scope",
            "unit_id",
            "indicator",
            "part",
            name=op.f("uq_figure_submission_id_scope_unit_id_indicator_part"),
        ),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("hamlet", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.CheckConstraint("severity IN ('error', 'question', 'warning', 'note')", name=op.f("ck_finding_severity")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_finding_submission_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    with op.batch_alter_table("finding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_finding_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "issued_document_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("issued_document_id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["issued_document_id"],
            ["issued_document.id"],
            name=op.f("fk_issued_document_version_issued_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_issued_document_version_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_document_version")),
        sa.UniqueConstraint(
            "issued_document_id",
            "submission_id",
            name=op.f("uq_issued_document_version_issued_document_id_submission_id"),
        ),
    )
    with op.batch_alter_table("issued_document_version", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_issued_document_version_issued_document_id"), ["issued_document_id"], unique=False
        )

    op.create_table(
        "narrative",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("leaf", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("cell", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_narrative_submission_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_narrative")),
        sa.UniqueConstraint("submission_id", "leaf", name=op.f("uq_narrative_submission_id_leaf")),
    )
    with op.batch_alter_table("narrative", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_narrative_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "nomination",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.Integer(), nullable=False),
        sa.Column("nominee_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("award", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("achievement", sa.Text(), nullable=False),
        sa.Column("is_different_achievement", sa.Boolean(), nullable=False),
        sa.Column("difference", sa.Text(), nullable=False),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("is_posthumous", sa.Boolean(), nullable=False),
        sa.Column("over_quota", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=True),
        sa.Column("row_no", sa.Integer(), nullable=True),
        sa.Column("received_on", sa.String(length=10), nullable=True),
        sa.Column("appraisal", sa.Text(), nullable=False),
        sa.Column("appraised_by", sa.String(), nullable=False),
        sa.Column("appraised_on", sa.String(length=10), nullable=True),
        sa.Column("sitting_id", sa.Integer(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.Column("golden_book_no", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("money_source", sa.String(), nullable=False),
        sa.Column("is_name_proved", sa.Boolean(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=True),
        sa.Column("against_council", sa.Text(), nullable=False),
        sa.CheckConstraint("state <> 'decided' OR decision_id IS NOT NULL", name=op.f("ck_nomination_decided")),
        sa.CheckConstraint(
            "state IN ('candidate', 'proposed', 'received', 'appraised', 'forwarded', 'decided', 'returned', 'withdrawn', 'replaced')",
            name=op.f("ck_nomination_state"),
        ),
        sa.CheckConstraint("replaces_id IS NULL OR replaces_id <> id", name=op.f("ck_nomination_not_itself")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=op.f("fk_nomination_campaign_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["award_decision.id"], name=op.f("fk_nomination_decision_id")),
        sa.ForeignKeyConstraint(["home_id"], ["unit.id"], name=op.f("fk_nomination_home_id")),
        sa.ForeignKeyConstraint(["nominee_id"], ["nominee.id"], name=op.f("fk_nomination_nominee_id")),
        sa.ForeignKeyConstraint(["replaces_id"], ["nomination.id"], name=op.f("fk_nomination_replaces_id")),
        sa.ForeignKeyConstraint(["sitting_id"], ["council_sitting.id"], name=op.f("fk_nomination_sitting_id")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_nomination_submission_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_nomination_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nomination")),
    )
    with op.batch_alter_table("nomination", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nomination_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_nominee_id"), ["nominee_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nomination_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "nominee_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("sameness", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.CheckConstraint("sameness IN ('same', 'different')", name=op.f("ck_nominee_match_sameness")),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_nominee_match_ordered")),
        sa.ForeignKeyConstraint(
            ["first_id"], ["nominee.id"], name=op.f("fk_nominee_match_first_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["nominee.id"], name=op.f("fk_nominee_match_second_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nominee_match")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_nominee_match_first_id_second_id")),
    )
    with op.batch_alter_table("nominee_match", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nominee_match_first_id"), ["first_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_nominee_match_second_id"), ["second_id"], unique=False)

    op.create_table(
        "obligation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("owed_to", sa.String(), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("clause", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("settled_on", sa.String(length=10), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("is_waived", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('written_report', 'result_report')", name=op.f("ck_obligation_kind")),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_obligation_event_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_obligation_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_obligation")),
    )
    with op.batch_alter_table("obligation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_obligation_event_id"), ["event_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_obligation_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "past_award",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nominee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=True),
        sa.Column("achievement", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nominee_id"], ["nominee.id"], name=op.f("fk_past_award_nominee_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_past_award")),
    )
    with op.batch_alter_table("past_award", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_past_award_nominee_id"), ["nominee_id"], unique=False)

    op.create_table(
        "register_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("name_folded", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("workplace", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["register_entry.id"], name=op.f("fk_register_person_entry_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_person")),
    )
    with op.batch_alter_table("register_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_person_entry_id"), ["entry_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_person_name_folded"), ["name_folded"], unique=False)

    op.create_table(
        "register_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("register", sa.String(), nullable=False),
        sa.Column("sheet", sa.String(), nullable=False),
        sa.Column("row_no", sa.Integer(), nullable=False),
        sa.Column("natural_key", sa.String(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_register_row_submission_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_row")),
        sa.UniqueConstraint(
            "submission_id",
            "register",
            "sheet",
            "row_no",
            name=op.f("uq_register_row_submission_id_register_sheet_row_no"),
        ),
    )
    with op.batch_alter_table("register_row", schema=None) as batch_op:
        batch_op.create_index("ix_register_row_key", ["register", "natural_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_row_submission_id"), ["submission_id"], unique=False)

    op.create_table(
        "survey_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("survey_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("respondents", sa.String(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("source_file_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["source_file_id"], ["source_file.id"], name=op.f("fk_survey_form_source_file_id")),
        sa.ForeignKeyConstraint(
            ["survey_id"], ["survey.id"], name=op.f("fk_survey_form_survey_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_survey_form")),
        sa.UniqueConstraint("survey_id", "number", name=op.f("uq_survey_form_survey_id_number")),
    )
    with op.batch_alter_table("survey_form", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_survey_form_survey_id"), ["survey_id"], unique=False)

    op.create_table(
        "target_judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("judged_on", sa.String(length=10), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('reached', 'missed', 'open')", name=op.f("ck_target_judgement_state")),
        sa.ForeignKeyConstraint(
            ["part_id"], ["plan_part.id"], name=op.f("fk_target_judgement_part_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_judgement")),
        sa.UniqueConstraint("part_id", "period", name=op.f("uq_target_judgement_part_id_period")),
    )
    with op.batch_alter_table("target_judgement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_judgement_part_id"), ["part_id"], unique=False)

    op.create_table(
        "target_share",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("value_milli", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["part_id"], ["plan_part.id"], name=op.f("fk_target_share_part_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_target_share_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_share")),
    )
    with op.batch_alter_table("target_share", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_share_part_id"), ["part_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_target_share_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "task_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["part_id"], ["plan_part.id"], name=op.f("fk_task_opening_part_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_opening")),
        sa.UniqueConstraint("part_id", name=op.f("uq_task_opening_part_id")),
    )
    op.create_table(
        "task_progress",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("on_day", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("deliverable", sa.String(), nullable=False),
        sa.Column("quantity_milli", sa.BigInteger(), nullable=True),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('doing', 'done', 'not_done', 'product')", name=op.f("ck_task_progress_state")),
        sa.ForeignKeyConstraint(
            ["part_id"], ["plan_part.id"], name=op.f("fk_task_progress_part_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_task_progress_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_progress")),
    )
    with op.batch_alter_table("task_progress", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_progress_part_id"), ["part_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_task_progress_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "certificate_print",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("layout_id", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.String(length=32), nullable=False),
        sa.Column("printed_by", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["layout_id"], ["certificate_layout.id"], name=op.f("fk_certificate_print_layout_id")),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_certificate_print_nomination_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_print")),
    )
    with op.batch_alter_table("certificate_print", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificate_print_nomination_id"), ["nomination_id"], unique=False)

    op.create_table(
        "dossier_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("nomination_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("soft_copy_on", sa.String(length=10), nullable=True),
        sa.Column("hard_copy_on", sa.String(length=10), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["nomination_id"], ["nomination.id"], name=op.f("fk_dossier_receipt_nomination_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_receipt")),
        sa.UniqueConstraint("nomination_id", "item", name=op.f("uq_dossier_receipt_nomination_id_item")),
    )
    with op.batch_alter_table("dossier_receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dossier_receipt_nomination_id"), ["nomination_id"], unique=False)

    op.create_table(
        "register_sameness",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("is_same", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_register_sameness_ordered")),
        sa.ForeignKeyConstraint(
            ["first_id"], ["register_person.id"], name=op.f("fk_register_sameness_first_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["register_person.id"], name=op.f("fk_register_sameness_second_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_register_sameness")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_register_sameness_first_id_second_id")),
    )
    with op.batch_alter_table("register_sameness", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_register_sameness_first_id"), ["first_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_register_sameness_second_id"), ["second_id"], unique=False)

    op.create_table(
        "task_evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("progress_id", sa.Integer(), nullable=False),
        sa.Column("source_file_id", sa.Integer(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["progress_id"], ["task_progress.id"], name=op.f("fk_task_evidence_progress_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["source_file_id"], ["source_file.id"], name=op.f("fk_task_evidence_source_file_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task_evidence")),
    )
    with op.batch_alter_table("task_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_task_evidence_progress_id"), ["progress_id"], unique=False)
