"""Reading a PDF the way a screen reader does: by its tags, in reading order."""

import io
import re
from dataclasses import dataclass, field

from pypdf import PdfReader

ROWS = {"/TR", "/P", "/H1", "/H2", "/LI", "/Title", "/Caption", "/Figure", "/TOCI"}
"""Tags whose whole content is read together."""

WITHIN = rb"(?:\\.|[^\\()])"
for _ in range(4):
    # Brackets that close again need no escape.
    WITHIN = rb"(?:\\.|[^\\()]|\(" + WITHIN + rb"*\))"
STRING = rb"(?:\(" + WITHIN + rb"*\)|<(?!<)[0-9a-fA-F]*>)"
TOKENS = re.compile(
    rb"/\w+\s*(?P<begin><<(?:" + STRING + rb"|[^(])*?>>)\s*BDC|(?P<end>\bEMC\b)"
    rb"|(?P<font>/f\d+) [\d.]+ Tf|(?P<string>" + STRING + rb")",
    re.DOTALL,
)
"""What a page is read by."""
ELEMENTS = re.compile(rb"\n(\d+) 0 obj\s*(<</Type/StructElem.*?>>)\s*endobj", re.DOTALL)
KIDS = re.compile(
    rb"<</Type/MCR/Pg (?P<page>\d+) 0 R/MCID (?P<mark>\d+)>>|<<.*?>>"
    rb"|(?P<tag>\d+) 0 R|(?P<plain>\d+)",
    re.DOTALL,
)
"""Elements of the structure tree and what they hold; pypdf itself takes ten times as long."""
LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def unescaped(string):
    string = string.strip()
    if string.startswith(b"<"):
        return bytes.fromhex(string[1:-1].decode())

    def plain(escape):
        octal = escape[1].isdigit()
        return bytes([int(escape[1], 8)]) if octal else LETTERS.get(escape[1], escape[1])

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, string[1:-1], flags=re.DOTALL)


def actual(told):
    text = unescaped(told["written"])
    marked = text.startswith(b"\xfe\xff")
    return text[2:].decode("utf-16-be") if marked else text.decode("latin-1")


@dataclass
class Tag:
    """An element of the structure tree: its kind, its text and what is inside."""

    kind: str
    text: str = ""
    alt: str = ""
    inside: list = field(default_factory=list)

    def every(self, kind):
        found = [self] if self.kind == kind else []
        return found + [one for child in self.inside for one in child.every(kind)]

    def whole(self):
        told = "".join(child.whole() for child in self.inside)
        label = " " if self.kind == "/Lbl" else ""
        return re.sub("[\u00ad\u200b\u2060]", "", self.text + told + label) + self.alt


class PdfPages:
    """A PDF's tags and outline."""

    def __init__(self, content):
        self.reader = PdfReader(io.BytesIO(content))
        self.catalog = self.reader.trailer["/Root"]
        self._fonts = {}
        self._marked = {page.indirect_reference.idnum: self._texts(page) for page in self.pages}
        elements = {int(number): body for number, body in ELEMENTS.findall(content)}
        top = self.catalog["/StructTreeRoot"]["/K"][0].indirect_reference
        self.tree = self._tag(top.idnum, elements)

    @property
    def pages(self):
        return self.reader.pages

    def rows(self):
        """Cells of tables row by row, and every other piece of text as a row of its own."""
        found = []

        def read(tag):
            if tag.kind == "/TR":
                found.append([cell.whole() for cell in tag.inside])
            elif tag.kind in ROWS:
                found.append([tag.whole()])
            else:
                for child in tag.inside:
                    read(child)

        read(self.tree)
        return found

    def _texts(self, page):
        """Text of a page by the number of its marked content."""
        texts, number, font, around = {}, None, None, []
        fonts = page["/Resources"].get("/Font", {})
        for token in TOKENS.finditer(page.get_contents().get_data()):
            if token["begin"] is not None:
                around.append(number)
                marked = re.search(rb"/MCID (\d+)", token["begin"])
                number = int(marked[1]) if marked else number
                told = re.search(
                    rb"/ActualText(?P<written>" + STRING + rb")", token["begin"], re.DOTALL
                )
                if told:
                    texts[number] = texts.get(number, "") + actual(told)
            elif token["end"]:
                number = around.pop()
            elif token["font"]:
                font = self._letters(fonts[token["font"].decode()])
            else:
                codes = unescaped(token["string"])
                drawn = (codes[place : place + 2] for place in range(0, len(codes), 2))
                told = "".join(font.get(code, "\N{REPLACEMENT CHARACTER}") for code in drawn)
                texts[number] = texts.get(number, "") + told
        return texts

    def _letters(self, font):
        """What each glyph of a font stands for."""
        known = font.get_object()["/ToUnicode"].indirect_reference
        if known.idnum not in self._fonts:
            table = font["/ToUnicode"].get_data().decode("latin-1")
            letters = {}
            for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
                for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
                    letters[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
            assert "beginbfrange" not in table

            self._fonts[known.idnum] = letters
        return self._fonts[known.idnum]

    def _tag(self, number, elements):
        """An element of the tree by the number of its object, with all that is inside."""
        told = re.search(rb"/Alt(?P<written>" + STRING + rb")", elements[number], re.DOTALL)
        body = elements[number].replace(told[0], b"") if told else elements[number]
        tag = Tag(re.search(rb"/S(/\w+)", body)[1].decode(), alt=actual(told) if told else "")
        page = re.search(rb"/Pg (\d+) 0 R>>$", body)
        kids = re.search(rb"/K\[(.*?)\](?:/Pg \d+ 0 R)?>>$", body, re.DOTALL)
        for kid in KIDS.finditer(kids[1] if kids else b""):
            if kid["tag"]:
                tag.inside.append(self._tag(int(kid["tag"]), elements))
            elif kid["mark"] or kid["plain"]:
                on = self._marked[int(kid["page"] or page[1])]
                tag.inside.append(Tag("text", on.get(int(kid["mark"] or kid["plain"]), "")))
        return tag
