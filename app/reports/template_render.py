"""Filling in a user's template with docxtpl, in a sandbox that knows nothing but the palette.

The checker has passed what comes here; the sandbox guards against what it might have missed: names are looked up in
tags only, never in Python objects, and a template that grows beyond any paper is stopped.
"""

import io
from typing import Any
from xml.sax.saxutils import escape

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Undefined, meta, nodes
from jinja2.exceptions import TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]  # the library has no types

from app.errors import BadFile
from app.i18n import _
from app.reports.package import Package, with_fixed_times
from app.reports.template_check import UPPER, faults
from app.reports.template_file import no_word_file, opened, parts
from app.reports.template_tags import Tag, Tags, TemplateFault
from app.text import nfc

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST_RESULT = 40_000_000
#: All that a template may be made of; anything else would be a program.
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If, nodes.Filter,
    nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip


class _Sandbox(ImmutableSandboxedEnvironment):
    """Names lead to tags and the tags under them, nowhere else; what they print is text, never markup."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_printed)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters[UPPER] = _upper

    def getattr(self, obj: Any, attribute: str) -> Any:
        found = obj.fields.get(attribute) if isinstance(obj, Tag) else None
        return self.undefined(name=attribute) if found is None else found

    def getitem(self, obj: Any, argument: Any) -> Undefined:
        return self.undefined(name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        return False


def _upper(tag: Tag) -> str:
    return str(tag).upper()


def _printed(value: object) -> object:
    """A value as it goes into the XML; docxtpl turns a brace before an underscore into two braces afterwards."""
    if isinstance(value, Undefined):
        return value
    return _Escaped(escape(nfc(str(value))).replace("{_", "{&#95;").replace("_}", "&#95;}"))


class _Escaped(str):
    """Text that is XML already."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


class _Template(DocxTemplate):  # type: ignore[misc]  # the library has no types
    """The properties of the file stay as they are: they hold no tags."""

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        pass


def check(content: bytes, tags: Tags) -> tuple[TemplateFault, ...]:
    """Everything that keeps a template from being used; empty when it may be. Raises ``BadFile`` when it is none."""
    package = opened(content)
    found = faults(package, tags)
    if found:
        return found
    fault = _trial(package, content, tags)
    if fault is not None:
        return (fault,)
    _refuse_damaged(content, tags)
    return ()


def render(content: bytes, tags: Tags) -> bytes:
    """The template filled in; equal templates and tags give equal bytes.

    Raises ``BadFile`` with the first fault when the template would not pass :func:`check`.
    """
    found = check(content, tags)
    if found:
        first = found[0]
        sentence = _("Mẫu chưa dùng được: {place}: {sentence}").format(place=first.place, sentence=first.sentence)
        raise BadFile(first.code, sentence, _("Hãy kiểm tra mẫu và sửa trong Word trước khi lập văn bản."))
    return fill(content, tags)


def fill(content: bytes, tags: Tags) -> bytes:
    """Fill in a template that passed :func:`check` with tags of the same purpose: the second and later papers."""
    template = _Template(io.BytesIO(content))
    template.render(dict(tags), _Sandbox())
    _mend(template.docx.element.body)
    filled = io.BytesIO()
    template.save(filled)
    return with_fixed_times(filled.getvalue())


def _trial(package: Package, content: bytes, tags: Tags) -> TemplateFault | None:
    """Fill in every part once, strictly: what the library would mend in silence is a fault here."""
    template, sandbox = _Template(io.BytesIO(content)), _Sandbox()
    for _path, name, root in parts(package):
        source = template.patch_xml(etree.tostring(root, encoding="unicode"))
        place = name or _("thân văn bản")
        try:
            tree = sandbox.parse(source)
            strange = next((node for node in tree.find_all(nodes.Node) if not isinstance(node, _ALLOWED)), None)
            unknown = meta.find_undeclared_variables(tree) - set(tags)
            if strange is not None or unknown:
                return TemplateFault("tag-elsewhere", place, ", ".join(sorted(unknown)), _elsewhere())
            etree.fromstring(_filled(sandbox, source, tags))
        except TemplateError:
            return TemplateFault("tag-elsewhere", place, "", _elsewhere())
        except etree.XMLSyntaxError:
            sentence = _("Vòng lặp hoặc điều kiện cắt ngang một bảng hay một khung; hãy đặt cả hai đầu ở cùng một chỗ.")
            return TemplateFault("block-misplaced", place, "", sentence)
    return None


def _refuse_damaged(content: bytes, tags: Tags) -> None:
    """Raise ``BadFile`` when a part without tags is missing or broken: links, styles, settings."""
    try:
        fill(content, tags)
    except BadFile:
        raise
    except Exception as error:  # what a library raises about a damaged package is no closed list
        raise no_word_file() from error


def _elsewhere() -> str:
    return _("Có thẻ ở chỗ không điền được, như trong tên ảnh, trường hoặc liên kết; hãy bỏ thẻ ở những chỗ ấy.")


def _filled(sandbox: _Sandbox, source: str, tags: Tags) -> str:
    pieces, size = [], 0
    for piece in sandbox.from_string(source).generate(dict(tags)):
        size += len(piece)
        if size > _LARGEST_RESULT:
            sentence = _("Mẫu lập ra văn bản quá lớn: vòng lặp lặp lại quá nhiều nội dung.")
            raise BadFile("template-bursts", sentence, _("Hãy bớt nội dung ở trong vòng lặp."))
        pieces.append(piece)
    return "".join(pieces)


def _mend(body: Any) -> None:
    """Complete what a loop over nothing left and Word would not open: cells without paragraph, tables without rows."""
    for table in list(body.iter(f"{_W}tbl")):
        if table.find(f"{_W}tr") is None:
            table.getparent().replace(table, table.makeelement(f"{_W}p"))
    for cell in body.iter(f"{_W}tc"):
        if cell[-1].tag != f"{_W}p":
            cell.append(cell.makeelement(f"{_W}p"))
