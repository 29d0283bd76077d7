"""``templates``, ``batch``: the user's own Word templates, and many papers at once."""

import argparse
from collections.abc import Iterator
from typing import Any

from app.commands.console import Console
from app.commands.opening import opened
from app.commands.outgoing import typed_day
from app.commands.placing import free_paths
from app.errors import Refused
from app.files import write_whole
from app.i18n import _
from app.services import batch as batches
from app.services import overview, register, templates
from app.services.batch import BatchItem
from app.services.templates import Filling, PaletteEntry, TemplateFault
from app.services.workspace import Workspace

_READING = frozenset({"list", "check", "render", "sample", "tags"})
_Answer = tuple[dict[str, Any], list[str]]


def templates_(args: argparse.Namespace, console: Console) -> int:
    """Run one of the commands under ``templates``; ``check`` refuses a template with faults after naming them."""
    with opened(args, console, read_only=args.work in _READING) as ws:
        answer, lines = _WORKS[args.work](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 2 if answer.get("faults") else 0


def _list(ws: Workspace, _args: argparse.Namespace) -> _Answer:
    found = templates.templates(ws)
    rows = [{"id": item.id, "name": item.name, "for": item.purpose} for item in found]
    lines = [f"{item.id}. {item.name} ({_(templates.PURPOSES[item.purpose])})" for item in found]
    return {"templates": rows}, [*lines, _("{count} mẫu").format(count=len(found))]


def _filling(ws: Workspace, args: argparse.Namespace) -> Filling:
    return Filling(args.purpose, overview.year_of(ws, args.year))


def _check(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = templates.check(ws, templates.read(args.file), _filling(ws, args))
    rows = [
        {"code": item.code, "place": item.place, "excerpt": item.excerpt, "message": item.sentence} for item in found
    ]
    lines = [_fault_line(item) for item in found]
    return {"faults": rows}, lines or [_("Mẫu dùng được.")]


def _fault_line(item: TemplateFault) -> str:
    excerpt = f" “{item.excerpt}”" if item.excerpt else ""
    return f"{item.place}{excerpt}: {item.sentence}"


def _add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    name = args.name or args.file.stem
    template_id = templates.add(ws, name, templates.read(args.file), _filling(ws, args))
    return {"id": template_id}, [_("Đã thêm mẫu số {id}").format(id=template_id)]


def _replace(ws: Workspace, args: argparse.Namespace) -> _Answer:
    templates.replace_content(ws, args.id, templates.read(args.file), overview.year_of(ws, args.year))
    return {"id": args.id}, [_("Đã thay mẫu số {id}").format(id=args.id)]


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    templates.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ mẫu số {id}").format(id=args.id)]


def _render(ws: Workspace, args: argparse.Namespace) -> _Answer:
    if args.out.suffix.lower() != ".docx":
        raise Refused("bad-format", _("Mẫu của người dùng chỉ lập ra tệp Word (.docx)."))
    year = overview.year_of(ws, args.year)
    if not args.unit and templates.found(ws, args.id).purpose == "unit":
        sentence = _("Mẫu này gửi từng đơn vị: chưa rõ lập cho đơn vị nào; chưa lập tệp nào.")
        hint = _("Ghi thêm --unit TÊN_ĐƠN_VỊ; muốn lập cho mọi đơn vị thì dùng lệnh batch.")
        raise Refused("unit-missing", sentence, hint)
    unit_id = overview.unit_named(ws, args.unit, year).id if args.unit else None
    day = typed_day(args.date) if args.date else None
    content = templates.render(ws, args.id, Filling("", year, unit_id, args.paper, args.number, day))
    (path,) = free_paths([args.out])
    write_whole(path, content)
    return {"file": str(path)}, [_("Đã lập {path}").format(path=path)]


def _sample(ws: Workspace, args: argparse.Namespace) -> _Answer:
    path = templates.save_sample(ws, args.out, _filling(ws, args))
    return {"file": str(path)}, [_("Đã lập {path}").format(path=path)]


def _tags(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = templates.palette(ws, _filling(ws, args))
    return {"tags": [_tag_json(item) for item in found]}, [f"{item.typed}  {item.meaning}" for item in found]


def _tag_json(item: PaletteEntry) -> dict[str, Any]:
    fields = [_tag_json(one) for one in item.fields]
    return {"tag": item.typed, "meaning": item.meaning, "now": item.now, "fields": fields}


_WORKS = {
    "list": _list,
    "check": _check,
    "add": _add,
    "replace": _replace,
    "remove": _remove,
    "render": _render,
    "sample": _sample,
    "tags": _tags,
}


def batch(args: argparse.Namespace, console: Console) -> int:
    """Make everything that was chosen, into one folder or zip."""
    with opened(args, console, read_only=True) as ws:
        items = tuple(_chosen(ws, args))
        suffixes = [f".{name}" for name in dict.fromkeys(args.format)]
        made = batches.write(ws, items, args.out, args.name, console.progress, suffixes)
    if args.json:
        console.json({"files": [str(path) for path in made], "count": len(items)})
        return 0
    for path in made:
        console.line(_("Đã lập {path}").format(path=path))
    return 0


def _chosen(ws: Workspace, args: argparse.Namespace) -> Iterator[BatchItem]:
    year = overview.year_of(ws, args.year)
    if args.reviews:
        yield from batches.every_review(ws, year)
    elif args.review:
        yield BatchItem.of_review(year)
    yield from map(BatchItem.of_slip, args.slip)
    yield from map(BatchItem.of_paper, args.paper)
    yield from (BatchItem.of_issued(register.issued_id(ws, text)) for text in args.issued)
    units = [overview.unit_named(ws, name, year).id for name in args.unit]
    for template_id in args.template:
        if templates.found(ws, template_id).purpose != "unit":
            yield BatchItem.of_template(template_id, year)
        elif units:
            yield from (BatchItem.of_template(template_id, year, unit_id) for unit_id in units)
        else:
            yield from batches.every_unit(ws, year, template_id)
