"""Hand annotations with the texts that they are about, from beside them or from where a public corpus lies."""

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reportedly.errors import UnreadableReportError
from reportedly.model.hand_annotation import HandAnnotation, ReportFile
from reportedly.model.report import Report, sha256_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedReport:
    """A report and what a careful reader finds in it."""

    annotation: HandAnnotation
    report: Report


def annotation_files(path: Path) -> list[Path]:
    """The annotations (`*.gold.json`) of a folder, or the one that `path` names.

    Raises:
        UnreadableReportError: when the folder holds none.
    """
    files = sorted(path.glob("*.gold.json")) if path.is_dir() else [path]
    if not files:
        raise UnreadableReportError(f"{path}: holds no *.gold.json; name an annotation or a folder of annotations")
    return files


def annotated_report(file: Path, corpora: Path | None = None) -> AnnotatedReport | None:
    """Read one annotation and the text that it is about; None where that text's corpus is not in `corpora`.

    Spans may leave their text out: it is cut from the report.

    Raises:
        UnreadableReportError: saying what is missing, of the wrong kind, or not as it was when it was annotated.
    """
    try:
        raw = json.loads(file.read_bytes())
        text_file = TypeAdapter(ReportFile).validate_python(raw.get("report") if isinstance(raw, dict) else None)
    except (ValueError, ValidationError) as error:
        raise _unfit(file, error, "report") from error
    if text_file.corpus is not None and (corpora is None or not (corpora / text_file.corpus).is_dir()):
        return None
    text = _text(text_file, file, corpora)
    _give_texts(raw, text, file)
    try:
        annotation = TypeAdapter(HandAnnotation).validate_json(json.dumps(raw))
    except ValidationError as error:
        raise _unfit(file, error) from error
    report = Report(
        report_id=text_file.document or text_file.file,
        text=text,
        sha256=sha256_of(text),
        published=text_file.published,
        outlet=text_file.outlet,
    )
    return AnnotatedReport(annotation=annotation, report=report)


def _unfit(file: Path, error: ValueError, within: str = "") -> UnreadableReportError:
    if not isinstance(error, ValidationError):
        return UnreadableReportError(f"{file}: is no JSON: {error}; compare with `reportedly schema`")
    first = error.errors()[0]
    where = ".".join(filter(None, (within, *map(str, first["loc"]))))
    return UnreadableReportError(f"{file}: {where}: {first['msg']}; compare with `reportedly schema`")


def _text(text_file: ReportFile, file: Path, corpora: Path | None) -> str:
    folder = corpora / text_file.corpus if corpora is not None and text_file.corpus is not None else file.parent
    source = folder / text_file.file
    try:
        whole = source.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableReportError(
            f"{source}: cannot be read as the UTF-8 text that {file} annotates: {error}"
        ) from error
    if text_file.corpus is None and len(whole) != text_file.characters:
        raise UnreadableReportError(
            f"{source}: has {len(whole)} characters, but {file} was made for {text_file.characters}"
        )
    text = whole[text_file.start : text_file.start + text_file.characters]
    if text_file.sha256 is not None and sha256_of(text) != text_file.sha256:
        raise UnreadableReportError(f"{source}: is not the text that {file} annotates: its SHA-256 differs")
    return text


def _give_texts(value: object, text: str, file: Path) -> None:
    """Cut the text of every span that has none; one that has another than the report's is an error."""
    if isinstance(value, dict):
        if isinstance(start := value.get("start"), int) and isinstance(end := value.get("end"), int):
            given = value.setdefault("text", text[start:end])
            if given != text[start:end]:
                raise UnreadableReportError(
                    f"{file}: span {start}:{end} says {given!r}, but the report {text[start:end]!r} there"
                )
        for name, member in value.items():
            if name != "report":
                _give_texts(member, text, file)
    elif isinstance(value, list):
        for member in value:
            _give_texts(member, text, file)
