"""``plans export`` and ``plans import``: a plan as files that one can edit and other data folders take."""

import argparse
from typing import Any

from app.domain.plans.timing import leaf_tasks
from app.i18n import _
from app.services.plans import plan_files, register
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def export(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Write the files of a plan into a folder."""
    plan = register.named(ws, args.plan)
    made = plan_files.export(plan, args.folder)
    lines = [_("Đã ghi {path}").format(path=path) for path in made]
    return {"plan": plan.key, "files": [str(path) for path in made]}, lines


def take(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Store the plan of a file, in place of the one of the same key if there is one."""
    has_text = bool(plan_files.read(args.file).paragraphs)
    plan = plan_files.take(ws, args.file, even_with_work=args.with_results)
    told = _("Đã lưu kế hoạch “{key}”: {tasks} nhiệm vụ, {targets} chỉ tiêu, {duties} nghĩa vụ báo cáo.")
    sizes = {"tasks": len(leaf_tasks(plan)), "targets": len(plan.targets), "duties": len(plan.duties)}
    lines = [told.format(key=plan.key, **sizes)]
    if plan.paragraphs and not has_text:
        kept = _("Tệp không kèm lời văn (.txt): giữ nguyên {count} đoạn lời văn đang có của kế hoạch.")
        lines.append(kept.format(count=len(plan.paragraphs)))
    return {"plan": plan.key, **sizes}, lines
