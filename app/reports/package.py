"""An Office package «tệp .xlsx» edited in place: parts that nobody touches are written back byte for byte."""

import io
import posixpath
import zipfile
import zlib
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]  # the library has no types

Element = Any

_CONTENT_TYPES = "[Content_Types].xml"
_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)


class NotEditable(Exception):
    """The package departs from the format so far that it cannot be edited without a risk for what is in it."""


class Relation(NamedTuple):
    """One link of a part: id, last word of its type, path of the target inside the package."""

    id: str
    kind: str
    target: str


def parse(data: bytes) -> Element:
    """The root of an XML part; nothing outside of it is ever loaded. Raises :class:`NotEditable`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotEditable(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise NotEditable("doctype")
    return root


def serialised(root: Element) -> bytes:
    """The bytes of an XML part."""
    content: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
    return content


def namespace_of(root: Element) -> str:
    """The namespace of an element, empty when it has none."""
    return str(etree.QName(root).namespace or "")


def children(parent: Element) -> list[Element]:
    """The elements inside, without comments and instructions."""
    return [item for item in parent if isinstance(item.tag, str)]


def added(parent: Element, name: str, attributes: dict[str, str], place: int | None = None) -> Element:
    """A new child with the namespace of its parent, at ``place`` or at the end."""
    child = etree.Element(f"{{{namespace_of(parent)}}}{name}", attributes)
    parent.insert(len(parent) if place is None else place, child)
    return child


class Package:
    """Parts by path; paths are compared without case, as the format wants."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile as error:
            raise NotEditable(str(error)) from error
        self._infos = self._archive.infolist()
        self._names = {_key(info.filename): info.filename for info in self._infos}
        self._new: dict[str, bytes] = {}

    def __contains__(self, path: str) -> bool:
        return _key(path) in self._names

    def read(self, path: str) -> bytes:
        """The bytes of a part as they stand now; raises :class:`NotEditable` when it is missing or damaged."""
        name = self._names.get(_key(path))
        if name is None:
            raise NotEditable(path)
        if name in self._new:
            return self._new[name]
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
            raise NotEditable(path) from error

    def xml(self, path: str) -> Element:
        """The root of an XML part."""
        return parse(self.read(path))

    def write(self, path: str, content: bytes) -> None:
        """Put a part in the place of the former one, or add it."""
        name = self._names.setdefault(_key(path), path)
        self._new[name] = content

    def free_path(self, pattern: str) -> str:
        """The first path of ``pattern`` (with ``{}`` for a number) that no part has."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def content(self) -> bytes:
        """The whole package; equal parts give equal bytes."""
        buffer = io.BytesIO()
        former = {info.filename for info in self._infos}
        with zipfile.ZipFile(buffer, "w") as target:
            for info in self._infos:
                target.writestr(_fresh(info.filename, info.date_time), self.read(info.filename))
            for name, content in self._new.items():
                if name not in former:
                    target.writestr(_fresh(name, _FIXED_TIME), content)
        return buffer.getvalue()

    # --- relations and content types -----------------------------------------------------------------------------

    def relations(self, part: str) -> tuple[Relation, ...]:
        """The links of a part to other parts; links out of the package are left out."""
        path = _relations_path(part)
        if path not in self:
            return ()
        found = []
        for item in children(self.xml(path)):
            if item.get("TargetMode") != "External":
                target = item.get("Target", "").replace("\\", "/")
                inside = target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
                kind = item.get("Type", "").rpartition("/")[2]
                found.append(Relation(item.get("Id", ""), kind, posixpath.normpath(inside).lstrip("/")))
        return tuple(found)

    def target(self, part: str, kind: str) -> str:
        """Path of the first part of a kind that ``part`` links to and that is there; empty when there is none."""
        return next((item.target for item in self.relations(part) if item.kind == kind and item.target in self), "")

    def link(self, part: str, target: str, kind: str) -> str:
        """Link ``part`` to ``target``; ``kind`` is the whole type. The answer is the id of the link."""
        path = _relations_path(part)
        root = (
            self.xml(path)
            if path in self
            else etree.Element(f"{{{_RELATIONS_NS}}}Relationships", nsmap={None: _RELATIONS_NS})
        )
        taken = {item.get("Id") for item in children(root)}
        number = next(number for number in range(1, len(taken) + 2) if f"rIdPd{number}" not in taken)
        added(root, "Relationship", {"Id": f"rIdPd{number}", "Type": kind, "Target": f"/{target}"})
        self.write(path, serialised(root))
        return f"rIdPd{number}"

    def declare(self, path: str, content_type: str) -> None:
        """Say what kind of part stands at ``path``."""
        root = self.xml(_CONTENT_TYPES)
        name = f"/{path}"
        for item in children(root):
            if item.get("PartName", "").casefold() == name.casefold():
                item.set("ContentType", content_type)
                break
        else:
            added(root, "Override", {"PartName": name, "ContentType": content_type})
        self.write(_CONTENT_TYPES, serialised(root))

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what parts with an ending are, unless that is said already."""
        root = self.xml(_CONTENT_TYPES)
        if not any(item.get("Extension", "").casefold() == extension for item in children(root)):
            added(root, "Default", {"Extension": extension, "ContentType": content_type}, 0)
            self.write(_CONTENT_TYPES, serialised(root))

    def content_type(self, path: str) -> str:
        """What kind of part stands at ``path``; empty when only its ending tells."""
        found = (
            item
            for item in children(self.xml(_CONTENT_TYPES))
            if item.get("PartName", "").casefold() == f"/{path}".casefold()
        )
        return next((str(item.get("ContentType", "")) for item in found), "")


def with_fixed_times(content: bytes) -> bytes:
    """The same package with every time in its directory fixed, so that equal parts give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            target.writestr(_fresh(name, _FIXED_TIME), source.read(name))
    return buffer.getvalue()


def _key(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/").lstrip("/")).casefold()


def _relations_path(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _fresh(name: str, moment: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, moment)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info
