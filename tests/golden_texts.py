"""A report of every format as plain text, to be kept and compared line by line."""

import io
import json
import re
import zipfile
from html import unescape

import docx
import openpyxl
from docx.oxml.ns import qn

from pdf_pages import PdfPages

HIDDEN = re.compile(r"<(style|script|svg)\b.*?</\1>", re.DOTALL)


def shown_text(file: str, content: bytes) -> str:
    """Write down what a file shows, pictures and looks aside."""
    suffix = file.rsplit(".", 1)[1]
    return "\n".join(line.rstrip() for line in READERS[suffix](content)).strip() + "\n"


def _page(content):
    text = HIDDEN.sub("", content.decode())
    text = re.sub(r"</t[dh]>\s*<t[dh][^>]*>", " | ", text)
    lines = (unescape(re.sub(r"<[^>]+>", "", line)).strip() for line in text.splitlines())
    return [line for line in lines if line]


def _lines(content):
    # Pictures of a text file are data in one line.
    return re.sub(r"data:image/[^)\s]+", "data:image", content.decode()).splitlines()


def _cells(content):
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        yield f"# {sheet.title}"
        for row in sheet.iter_rows(values_only=True):
            yield " | ".join("" if cell is None else f"{cell}" for cell in row).rstrip(" |")


def _paper(content):
    for block in docx.Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, docx.table.Table):
            for row in block._tbl.tr_lst:
                cells = ("".join(t.text or "" for t in c.iter(qn("w:t"))) for c in row.tc_lst)
                yield " | ".join(cells)
        else:
            yield block.text


def _archive(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield f"# {name}"
            yield from archive.read(name).decode("utf-8-sig").splitlines()


READERS = {
    "html": _page,
    "txt": _lines,
    "md": _lines,
    "xlsx": _cells,
    "docx": _paper,
    "zip": _archive,
    "json": lambda content: json.dumps(
        json.loads(content), ensure_ascii=False, indent=1, sort_keys=True
    ).splitlines(),
    "pdf": lambda content: [
        # On which page a chapter begins depends on the program that lays the pages out.
        re.sub(r"\s{2,}\d+$", "", " | ".join(row))
        for row in PdfPages(content).rows()
    ],
}
