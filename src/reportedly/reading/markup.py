"""A piece of HTML from a feed or an agency item as plain text: a paragraph a line, nothing of the mark-up."""

import re

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section"}
    | {"table", "td", "th", "tr", "ul"}
)
_NOT_TEXT = frozenset({"script", "style", "template", "head", "noscript", "iframe", "object"})
_WHITE_SPACE = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n[ \n]*")
_LOOKS_LIKE_MARK_UP = re.compile(r"<[a-zA-Z!/][^<>]*>|&(?:#\w+|\w+);")


def text_of_fragment(fragment: str) -> str:
    """The text that a reader of `fragment` sees; scripts, styles and attributes are no text.

    What holds no mark-up is given back as it is. A fragment that no parser takes is an empty text.
    """
    if not _LOOKS_LIKE_MARK_UP.search(fragment):
        return fragment
    from lxml import etree, html

    try:
        tree = html.document_fromstring(fragment.replace("\0", ""), parser=html.HTMLParser(encoding=None))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    pieces: list[str] = []
    skipped = 0
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            skipped += element.tag in _NOT_TEXT
            pieces += ["\n"] if element.tag in _BLOCKS else []
            pieces += [element.text] if element.text and not skipped else []
        else:
            if event == "end":
                skipped -= element.tag in _NOT_TEXT
                pieces += ["\n"] if element.tag in _BLOCKS else []
            pieces += [element.tail] if element.tail and not skipped else []
    # A line end in mark-up is a space; only what we put in ends a line.
    text = "".join(piece if piece == "\n" else piece.replace("\n", " ") for piece in pieces)
    return _LINE_ENDS.sub("\n", _WHITE_SPACE.sub(" ", text)).strip()
