"""Pictures of the Word file: each drawing once as dots in the package, in the text with size and alternative text."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordFile

from app.reports.drawing import Drawing
from app.reports.fonts import printable
from app.reports.painting import png
from app.reports.placed import Picture, Section

_EMU_PER_PT = 12700
_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


@dataclass(slots=True)
class Pictures:
    """The pictures of one file and how many of them already stand in the text."""

    relations: Mapping[Drawing, str]
    placed: int = field(default=0)

    @staticmethod
    def of(word: WordFile, sections: Iterable[Section]) -> "Pictures":
        """Put every drawing of the sections into the package."""
        found = (item.drawing for section in sections for item in section.items if isinstance(item, Picture))
        drawings = dict.fromkeys(found)
        return Pictures({item: word.part.get_or_add_image(io.BytesIO(png(item)))[0] for item in drawings})

    def run_xml(self, item: Picture) -> str:
        """The run that shows a picture in its line; a screen reader says its alternative text."""
        self.placed += 1
        name = f'id="{self.placed}" name="Hình {self.placed}"'
        width, height = (round(side * item.scale * _EMU_PER_PT) for side in (item.drawing.width, item.drawing.height))
        size = f'cx="{width}" cy="{height}"'
        return (
            '<w:r><w:rPr><w:noProof/><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
            f"<w:drawing {_NAMESPACES}>"
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f"<wp:docPr {name} descr={quoteattr(printable(item.alt))}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{self.relations[item.drawing]}"/><a:stretch><a:fillRect/></a:stretch>'
            f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
