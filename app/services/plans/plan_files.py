"""A plan to and from files: ``<key>.toml`` with its parts, ``<key>.txt`` with its text."""

from dataclasses import replace
from pathlib import Path

from app.domain.plans.part_keys import key_of, with_lasting_keys
from app.domain.plans.plan import Plan
from app.errors import Refused
from app.files import make_folder_of, write_whole
from app.i18n import _
from app.presets.programme_writing import plan_text, plan_toml
from app.presets.programmes import plan_file
from app.services.plans import register
from app.services.workspace import Workspace


def names(plan: Plan) -> tuple[str, ...]:
    """The names of the files of a plan, never a way out of their folder; no second one for a plan without text."""
    stem = plan.key if register.is_file_name(plan.key) else key_of(plan.key, (), "ke-hoach")
    return (f"{stem}.toml", *([f"{stem}.txt"] if plan.paragraphs else []))


def export(plan: Plan, folder: Path) -> tuple[Path, ...]:
    """Write a plan into a folder, which is made where it is missing; returns the files."""
    made = tuple(folder / name for name in names(plan))
    make_folder_of(made[0])
    for path, content in zip(made, (plan_toml(plan), plan_text(plan)), strict=False):
        write_whole(path, content.encode())
    return made


def read(path: Path) -> Plan:
    """The plan of a file, with the text beside it; faults of its content are not looked for.

    Raises :class:`~app.errors.Problem` naming file and place for a file that is no plan.
    """
    if not path.is_file():
        raise Refused("no-file", _("Không có tệp {name}; chưa đọc gì.").format(name=path.name))
    return plan_file(path)


def take(ws: Workspace, path: Path, *, even_with_work: bool = False) -> Plan:
    """Store the plan of a file: a new one, or in place of the one of the same key, whose entries stay.

    A file that comes without its text, as one that is sent alone, leaves the stored text as it is.

    Raises ``Refused`` as :func:`app.services.plans.register.save` does.
    """
    plan = read(path)
    if any(item.key == plan.key for item in register.plans(ws)):
        stored = register.find(ws, plan.key)
        plan = with_text_of(replace(plan, id=stored.id), stored)
    return register.save(ws, plan, even_with_work=even_with_work)


def with_text_of(plan: Plan, former: Plan) -> Plan:
    """A plan in place of the ``former`` of its key, with the former's text where it brings none of its own."""
    is_kept = not plan.paragraphs and plan.key == former.key
    return replace(plan, paragraphs=former.paragraphs) if is_kept else plan


def named(plan: Plan) -> Plan:
    """The plan with keys fit for a file: made from names where there are none yet."""
    head = plan.head
    wanted = with_lasting_keys(plan)
    return replace(wanted, key=plan.key or key_of(f"{head.number} {head.short_title or head.title}", (), "ke-hoach"))
