"""`reportedly schema`: the JSON Schema of the output."""

from reportedly.cli.data_output import standard_output


def schema() -> int:
    """Print the JSON Schema (draft 2020-12) to which every output of `read --format jsonl` conforms.

    Reports annotated by hand, which `evaluate report` takes, conform to it too.
    """
    from reportedly.exports.json_form import json_text
    from reportedly.exports.schema import reading_schema

    with standard_output() as out:
        out.write(json_text(reading_schema(), indent=2) + "\n")
    return 0
