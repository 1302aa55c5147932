"""The public form as JSON Schema (draft 2020-12), made from the model's types so that the two cannot drift apart."""

from typing import Any

from reportedly.model.hand_annotation import HandAnnotation
from reportedly.model.reading import SCHEMA, Reading
from reportedly.model.reading_form import INTERNAL_FIELDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def reading_schema() -> dict[str, Any]:
    """What every output conforms to, and every report annotated by hand.

    In an output every field is there, null or empty where the text does not give it; in a hand annotation those may
    be left out, and `report` names a file instead of carrying the text. Both may carry more fields than are named.
    """
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class EveryFieldGiven(GenerateJsonSchema):
        """An output gives every field: also those that have a default in our types."""

        def field_is_required(self, field: Any, *args: Any, **kwargs: Any) -> bool:
            return self.mode == "serialization" or super().field_is_required(field, *args, **kwargs)

    forms, definitions = TypeAdapter.json_schemas(
        [
            ("reading", "serialization", TypeAdapter(Reading)),
            ("annotation", "validation", TypeAdapter(HandAnnotation)),
        ],
        schema_generator=EveryFieldGiven,
    )
    named = definitions["$defs"]
    for kind, internal in INTERNAL_FIELDS.items():
        _leave_out(named[kind.__name__], internal)
    for form in ("Reading", "HandAnnotation"):
        named[form]["properties"]["schema"] = {"const": SCHEMA}
    return {
        "$schema": DIALECT,
        "$id": f"urn:reportedly:schema:{SCHEMA}",
        "title": f"A report read by Reportedly, or annotated by hand ({SCHEMA})",
        "anyOf": [forms["reading", "serialization"], forms["annotation", "validation"]],
        "$defs": named,
    }


def _leave_out(definition: dict[str, Any], internal: frozenset[str]) -> None:
    definition["properties"] = {name: form for name, form in definition["properties"].items() if name not in internal}
    del definition["description"]  # it explains what is left out
    definition["required"] = [name for name in definition["required"] if name not in internal]
