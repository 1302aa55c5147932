"""A page as a browser would take it."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The reports' texts on a page, and every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open_divs: int | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "div" and self._open_divs is not None:
            self._open_divs += 1
        elif tag == "div" and dict(attrs).get("class") == "text":
            self.texts.append("")
            self._open_divs = 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._open_divs is not None:
            self._open_divs -= 1
            if not self._open_divs:
                self._open_divs = None

    def handle_data(self, data: str) -> None:
        if self._open_divs is not None:
            self.texts[-1] += data

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.tags if (value := attributes.get(attribute)) is not None]
