"""The second page of the schema: plans of programmes, what is done under them, registers, surveys, years.

What a plan orders is kept as its parts, each a structured payload of the same shape as in the file it may come from;
what is done under it are rows of their own. Quantities are integers in thousandths (``*_milli``), money is đồng.
"""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Integer, String, Table, Text
from sqlalchemy import UniqueConstraint as Unique

from app.db.schema import id_column, metadata, one_of
from app.db.types import Day

# --- the plan --------------------------------------------------------------------------------------------------------

plan = Table(
    "plan",
    metadata,
    id_column(),
    Column("key", String, nullable=False, unique=True),
    Column("title", String, nullable=False),
    Column("number", String, nullable=False, default=""),
    Column("starts_on", Day, nullable=False),
    Column("ends_on", Day, nullable=False),
    Column("content", Text, nullable=False),
    Column("closed_on", Day),
    CheckConstraint("ends_on >= starts_on", name="span"),
)

plan_part = Table(
    "plan_part",
    metadata,
    id_column(),
    Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("content", Text, nullable=False),
    one_of("kind", "agency", "phase", "measure", "target", "task", "duty"),
    Unique("plan_id", "kind", "key"),
)

plan_paragraph = Table(
    "plan_paragraph",
    metadata,
    id_column(),
    Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("rank", Integer, nullable=False),
    Column("clause", String, nullable=False, default=""),
    Column("level", Integer, nullable=False, default=0),
    Column("text", Text, nullable=False),
    Unique("plan_id", "rank"),
)

# --- what is done under it -------------------------------------------------------------------------------------------

task_progress = Table(
    "task_progress",
    metadata,
    id_column(),
    Column("part_id", ForeignKey("plan_part.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("period", String, nullable=False, default=""),
    Column("agency", String, nullable=False, default=""),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Column("on_day", Day, nullable=False),
    Column("state", String, nullable=False),
    Column("deliverable", String, nullable=False, default=""),
    Column("quantity_milli", BigInteger),
    Column("document", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    one_of("state", "doing", "done", "not_done", "product"),
)

task_evidence = Table(
    "task_evidence",
    metadata,
    id_column(),
    Column("progress_id", ForeignKey("task_progress.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("source_file_id", ForeignKey("source_file.id"), nullable=False),
    Column("caption", String, nullable=False, default=""),
)

task_opening = Table(
    "task_opening",
    metadata,
    id_column(),
    Column("part_id", ForeignKey("plan_part.id", ondelete="CASCADE"), nullable=False, unique=True),
    Column("opened_on", Day, nullable=False),
    Column("due_on", Day),
    Column("document", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
)

plan_figure = Table(
    "plan_figure",
    metadata,
    id_column(),
    Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("measure", String, nullable=False),
    Column("period", String, nullable=False),
    Column("agency", String, nullable=False, default=""),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Column("value_milli", BigInteger),
    Column("document", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
)

target_judgement = Table(
    "target_judgement",
    metadata,
    id_column(),
    Column("part_id", ForeignKey("plan_part.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("period", String, nullable=False),
    Column("state", String, nullable=False),
    Column("judged_on", Day, nullable=False),
    Column("document", String, nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    one_of("state", "reached", "missed", "open"),
    Unique("part_id", "period"),
)

target_share = Table(
    "target_share",
    metadata,
    id_column(),
    Column("part_id", ForeignKey("plan_part.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("period", String, nullable=False),
    Column("agency", String, nullable=False, default=""),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Column("value_milli", BigInteger, nullable=False),
    Column("note", Text, nullable=False, default=""),
)

plan_cost = Table(
    "plan_cost",
    metadata,
    id_column(),
    Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("task", String, nullable=False, default=""),
    Column("year", Integer, nullable=False),
    Column("title", String, nullable=False),
    Column("source", String, nullable=False, default=""),
    Column("planned", BigInteger),
    Column("spent", BigInteger),
    Column("note", Text, nullable=False, default=""),
)

# --- duties and the calendar -----------------------------------------------------------------------------------------

duty_receipt = Table(
    "duty_receipt",
    metadata,
    id_column(),
    Column("part_id", ForeignKey("plan_part.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("period", String, nullable=False, default=""),
    Column("agency", String, nullable=False, default=""),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Column("soft_copy_on", Day),
    Column("hard_copy_on", Day),
    Column("document", String, nullable=False, default=""),
    Column("new_due_on", Day),
    Column("extension_reason", String, nullable=False, default=""),
    Column("extension_document", String, nullable=False, default=""),
    Column("is_waived", Boolean, nullable=False, default=False),
    Column("note", Text, nullable=False, default=""),
)

duty_ruling = Table(
    "duty_ruling",
    metadata,
    id_column(),
    Column("part_id", ForeignKey("plan_part.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("period", String, nullable=False, default=""),
    Column("due_on", Day, nullable=False),
    Column("document", String, nullable=False),
    Column("decided_on", Day),
    Column("decided_by", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
    Unique("part_id", "period"),
)

day_off = Table(
    "day_off",
    metadata,
    id_column(),
    Column("on_day", Day, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("is_working", Boolean, nullable=False, default=False),
    Column("document", String, nullable=False, default=""),
)

# --- registers, surveys, classification ------------------------------------------------------------------------------

register_entry = Table(
    "register_entry",
    metadata,
    id_column(),
    Column("register", String, nullable=False, index=True),
    Column("plan_id", ForeignKey("plan.id", ondelete="SET NULL"), index=True),
    Column("task", String, nullable=False, default=""),
    Column("on_day", Day),
    Column("until_day", Day),
    Column("agency", String, nullable=False, default=""),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Column("title", String, nullable=False),
    Column("secrecy", String, nullable=False, default=""),
    Column("content", Text, nullable=False),
    Column("note", Text, nullable=False, default=""),
)

register_person = Table(
    "register_person",
    metadata,
    id_column(),
    Column("entry_id", ForeignKey("register_entry.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("full_name", String, nullable=False),
    Column("name_folded", String, nullable=False, index=True),
    Column("birth_year", Integer),
    Column("workplace", String, nullable=False, default=""),
    Column("role", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
)

#: Whether two rows of people are one person, where their words alone do not tell for certain.
register_sameness = Table(
    "register_sameness",
    metadata,
    id_column(),
    Column("first_id", ForeignKey("register_person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("second_id", ForeignKey("register_person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("is_same", Boolean, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    CheckConstraint("first_id < second_id", name="ordered"),
    Unique("first_id", "second_id"),
)

survey = Table(
    "survey",
    metadata,
    id_column(),
    Column("plan_id", ForeignKey("plan.id", ondelete="SET NULL"), index=True),
    Column("task", String, nullable=False, default=""),
    Column("title", String, nullable=False),
    Column("starts_on", Day),
    Column("ends_on", Day),
    Column("handed_out", Integer),
    Column("returned", Integer),
    Column("questions", Text, nullable=False),
    Column("groups", Text, nullable=False, default="[]"),
    Column("note", Text, nullable=False, default=""),
)

survey_form = Table(
    "survey_form",
    metadata,
    id_column(),
    Column("survey_id", ForeignKey("survey.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("respondents", String, nullable=False, default=""),
    Column("answers", Text, nullable=False),
    Column("source_file_id", ForeignKey("source_file.id")),
    Unique("survey_id", "number"),
)

classification_round = Table(
    "classification_round",
    metadata,
    id_column(),
    Column("plan_id", ForeignKey("plan.id", ondelete="SET NULL"), index=True),
    Column("title", String, nullable=False),
    Column("year", Integer, nullable=False),
    Column("period", String, nullable=False),
    Column("grades", Text, nullable=False),
    Column("expected", Integer),
    Column("document", String, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
)

classification_result = Table(
    "classification_result",
    metadata,
    id_column(),
    Column("round_id", ForeignKey("classification_round.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("category", String, nullable=False, default=""),
    Column("unit_id", ForeignKey("unit.id"), index=True),
    Column("grade", String, nullable=False),
    Column("note", Text, nullable=False, default=""),
)

# --- years -----------------------------------------------------------------------------------------------------------

year_closing = Table(
    "year_closing",
    metadata,
    id_column(),
    Column("year", Integer, nullable=False, unique=True),
    Column("closed_on", Day, nullable=False),
    Column("closed_by", String, nullable=False, default=""),
    Column("content", Text, nullable=False, default="{}"),
    Column("note", Text, nullable=False, default=""),
)
