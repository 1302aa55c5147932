"""HTML of our own: templates in which every value is escaped, code point for code point."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

_NOT_IN_HTML = dict.fromkeys([0, *range(0xD800, 0xE000)], "\ufffd")


def escaping_templates(package: str, folder: str, *, trim_blocks: bool = False) -> Environment:
    """The templates in a folder of a package; every value is escaped, and one that is missing is an error.

    With `trim_blocks` lines that only say what to do leave no trace in the page.
    """
    return Environment(
        loader=PackageLoader(package, folder),
        autoescape=True,
        finalize=code_points,
        undefined=StrictUndefined,
        trim_blocks=trim_blocks,
        lstrip_blocks=trim_blocks,
    )


def code_points(value: object) -> Markup:
    """A string escaped so that a browser has the same code points.

    A carriage return is written as a reference, because HTML takes a bare one for a line feed. Only a null and lone
    surrogates, which HTML has no way to write, become the replacement character.
    """
    if isinstance(value, Markup):
        return value
    escaped = str(escape(str(value).translate(_NOT_IN_HTML)))
    return Markup(escaped.replace("\r", "&#13;"))  # noqa: S704 - escaped here
