"""What a brief looks like in Word: styles, tables and the footer, made on the library's plain template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import docx
from docx.document import Document as NewDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

# A font for each script: one that lacks a character is replaced by the reader's program, at random.
FONTS = {"ascii": "Calibri", "hAnsi": "Calibri", "cs": "Arial", "eastAsia": "Microsoft YaHei"}
INK, SOFT, ACCENT, CAUTION, LINE, MARKER = "1E1C19", "5D574E", "1D5683", "94370D", "CFC8BB", "FFE08A"
PAGE_CM, MARGIN_CM = (21.0, 29.7), 2.2


class Look(NamedTuple):
    """A paragraph style: size and spaces in points, indent in centimetres."""

    size: float
    colour: str = INK
    bold: bool = False
    before: float = 0
    after: float = 4
    indent_cm: float = 0
    with_next: bool = False
    bar: str | None = None


LOOKS = {
    "Normal": Look(11),
    "Title": Look(22, bold=True, after=4),
    "Heading 1": Look(15, ACCENT, bold=True, before=18, after=6, with_next=True),
    "Heading 2": Look(12.5, bold=True, before=16, after=4, with_next=True),
    "Brief About": Look(10.5, SOFT, after=10),
    "Brief Label": Look(9, SOFT, bold=True, after=2, with_next=True),
    "Line to Take": Look(13, before=2, after=8, indent_cm=0.35, with_next=True, bar=ACCENT),
    "Brief Open": Look(10.5, CAUTION, after=6, indent_cm=0.35, bar=CAUTION),
    "Brief Note": Look(10, SOFT, after=6),
    "Brief Quotation": Look(11, before=4, after=2, indent_cm=0.35, with_next=True, bar=LINE),
    "Brief Source": Look(9, SOFT, after=8, indent_cm=0.35),
    "Brief Point": Look(10.5, after=4),
    "Brief Cell": Look(10, before=2, after=2),
    "Brief Head": Look(9, SOFT, bold=True, before=2, after=2, with_next=True),
    "Brief Gap": Look(4, after=0),
    "Footer": Look(9, SOFT, after=0),
}


def new_document(title: str, page: str) -> Document:
    """An empty document with the styles of a brief, and the title and the page in its footer.

    :param page: the word before a page's number.
    """
    document: NewDocument = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(PAGE_CM[0]), Cm(PAGE_CM[1])
    section.left_margin = section.right_margin = Cm(MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(MARGIN_CM)
    for name, look in LOOKS.items():
        _style(document, name, look)
    _leave_used(document)
    # The template's stop in the middle would hold the page's number there.
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    _footer(section.footer.paragraphs[0], title, page)
    return document


def add(document: Document, text: str, look: str) -> Paragraph:
    """A paragraph at the end of a document, of one of the styles above."""
    return styled(document.add_paragraph(text), look)


def styled(paragraph: Paragraph, look: str) -> Paragraph:
    """Give a paragraph one of the styles above. The library itself would look through all styles of the
    document each time, which takes half of the time of a brief.
    """
    paragraph._p.style = look.replace(" ", "")
    return paragraph


def new_table(document: Document, head: Sequence[str], rows: int, widths_cm: Sequence[float]) -> Table:
    """A table with its head filled in, repeated on each page; lines between its rows and no others."""
    table: Table = document.add_table(rows=rows + 1, cols=len(head))
    table.autofit = False
    # The order of a table's properties is fixed: its borders stand before its layout.
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(_borders())
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        _whole(row)
        for cell, width in zip(row.cells, widths_cm, strict=True):
            cell.width = Cm(width)
    repeated = table.rows[0]._tr.get_or_add_trPr()
    repeated.append(OxmlElement("w:tblHeader"))
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        styled(cell.paragraphs[0], "Brief Head").add_run(text)
    return table


def mark(run: Run) -> None:
    """Mark a figure in a quotation: bold, on a ground of its own."""
    run.bold = True
    run._r.get_or_add_rPr().append(_element("w:shd", val="clear", color="auto", fill=MARKER))


def _style(document: Document, name: str, look: Look) -> None:
    styles = document.styles
    known = name in [style.name for style in styles]
    style: ParagraphStyle = styles[name] if known else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not known:
        style.base_style = styles["Normal"]
        style.quick_style = True
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    _fonts(style)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.left_indent = Cm(look.indent_cm)
    spacing.keep_with_next, spacing.line_spacing = look.with_next, 1.1
    _bar(style, look.bar)


def _leave_used(document: Document) -> None:
    """Drop the template's other styles: the library looks through all of them for each paragraph, and whoever
    edits the brief finds those it uses."""
    styles = {style.style_id: style for style in document.styles}
    used = {style.style_id for style in styles.values() if style.name in LOOKS}
    used |= {name for name, style in styles.items() if style.element.get(qn("w:default")) == "1"}
    for name in tuple(used):
        links = styles[name].element.findall(qn("w:link"))
        used |= {link.get(qn("w:val")) for link in links}
    for name in styles.keys() - used:
        styles[name].delete()


def _fonts(style: ParagraphStyle) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the template's name a theme, which comes before any font
    for script, font in FONTS.items():
        fonts.set(qn(f"w:{script}"), font)


def _bar(style: ParagraphStyle, colour: str | None) -> None:
    """A bar at the left of a paragraph; the template's line under a title goes."""
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if colour is None:
        return
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:left", val="single", sz="18", space="8", color=colour))
    # The order of a paragraph's properties is fixed: a border stands before its spacing.
    properties.find(qn("w:spacing")).addprevious(borders)


def _borders() -> BaseOxmlElement:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=LINE))
    return borders


def _whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _footer(paragraph: Paragraph, title: str, page: str) -> None:
    width = PAGE_CM[0] - 2 * MARGIN_CM
    paragraph.add_run(title[:90] + ("…" if len(title) > 90 else ""))
    paragraph.add_run(f"\t{page} ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word works out itself."""
    field = _element("w:fldSimple", instr=f" {code} ")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
