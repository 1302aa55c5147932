"""Maps, event data sets, archives and linked data get what they know, and say what they do not."""

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reportedly.exports.acled_table import ACLED_CLAIMS, ACLED_INCIDENTS
from reportedly.exports.claim_table import CLAIM_TABLE
from reportedly.exports.columns import Table
from reportedly.exports.eventreport_table import EVENTREPORT_CLAIMS
from reportedly.exports.followthemoney_statements import dataset_name, write_statements
from reportedly.exports.geojson import geojson_writer
from reportedly.exports.incident_columns import INCIDENT_TABLE
from reportedly.exports.ledger_formats import LEDGER_FORMATS
from reportedly.exports.linked_data import write_linked_data
from reportedly.exports.ucdp_table import UCDP_CLAIMS, UCDP_INCIDENTS
from reportedly.model.exported import ExportedClaim
from tests.exports.exported import CLAIMS, INCIDENT, INJURED_CLAIM, SHELLED_CLAIM

FEATURES = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "properties", "geometry"],
                "properties": {
                    "type": {"const": "Feature"},
                    "properties": {"type": "object"},
                    "geometry": {
                        "anyOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "type": "array",
                                        "prefixItems": [
                                            {"type": "number", "minimum": -180, "maximum": 180},
                                            {"type": "number", "minimum": -90, "maximum": 90},
                                        ],
                                        "minItems": 2,
                                        "maxItems": 2,
                                    },
                                },
                                "additionalProperties": False,
                            },
                        ]
                    },
                },
            },
        },
    },
}
"""What RFC 7946 asks of the features that we write."""


def written(write: Any, source: Any) -> str:
    out = BytesIO()
    write(source, out)
    return out.getvalue().decode("utf-8")


def test_geojson_pins_what_the_text_pins_and_leaves_nothing_out() -> None:
    form = json.loads(written(geojson_writer(CLAIM_TABLE), CLAIMS))

    Draft202012Validator(FEATURES).validate(form)
    assert [feature["geometry"] for feature in form["features"]] == [
        {"type": "Point", "coordinates": [-0.5, 0.25]},
        None,
        None,
        None,
    ]
    assert form["features"][0]["properties"]["ucdp_where_prec"] == 1
    assert form["features"][0]["properties"]["stance"] == "asserts"


def test_geojson_of_incidents_and_of_nothing() -> None:
    incidents = json.loads(written(geojson_writer(INCIDENT_TABLE), [INCIDENT]))

    Draft202012Validator(FEATURES).validate(incidents)
    assert incidents["features"][0]["properties"]["killed_high"] == 9
    assert json.loads(written(geojson_writer(CLAIM_TABLE), []))["features"] == []


def test_only_what_is_asserted_becomes_an_event() -> None:
    rows = list(UCDP_CLAIMS.rows(CLAIMS))

    assert [row.id for row in rows] == ["boats 1/c-shelled", "boats 1/c-injured"], "not the denial, nor what is ahead"


@pytest.mark.parametrize("table", [UCDP_CLAIMS, ACLED_CLAIMS, EVENTREPORT_CLAIMS])
def test_what_a_person_rejected_is_no_event(table: Table[ExportedClaim, Any]) -> None:
    rejected = replace(SHELLED_CLAIM, verdict="rejected")

    assert len(list(table.rows([SHELLED_CLAIM]))) == 1
    assert list(table.rows([rejected])) == []


def test_ucdp_rows() -> None:
    [row] = UCDP_CLAIMS.rows([SHELLED_CLAIM])

    assert (row.side_a, row.side_b, row.year) == ("the Highland Front", "the port", 2024)
    assert (row.where_prec, row.geom_wkt, row.date_start) == (1, "POINT (-0.5 0.25)", "2024-03-10")
    assert (row.best, row.low, row.high) == (None, None, None), "nobody says that anybody died"
    assert (row.source_office, row.source_original) == ("Orva News", "The government of Orvessa")


def test_ucdp_of_an_incident_goes_by_its_named_rule() -> None:
    [row] = UCDP_INCIDENTS.rows([INCIDENT])

    assert (row.low, row.best, row.high, row.deaths_unknown) == (3, 5, 9, 5)
    assert (row.date_start, row.date_end, row.date_prec, row.where_prec) == ("2024-03-10", "2024-03-12", 2, 1)


def test_an_incident_that_nobody_asserts_is_no_event() -> None:
    [account] = INCIDENT.accounts.accounts
    what = account.cell("what")
    denied = replace(what, statements=(replace(what.statements[0], stance="denies"),))
    matrix = replace(INCIDENT.accounts, accounts=(replace(account, cells=(denied, *account.cells[1:])),))

    assert list(UCDP_INCIDENTS.rows([replace(INCIDENT, accounts=matrix)])) == []


def test_a_type_that_is_not_known_any_more_has_no_code() -> None:
    older = replace(INCIDENT, incident=replace(INCIDENT.incident, event_type="attack.of_old"))
    [row] = ACLED_INCIDENTS.rows([older])

    assert (row.event_type, row.tags) == (None, "attack.of_old")


def test_acled_rows() -> None:
    [row] = ACLED_CLAIMS.rows([SHELLED_CLAIM])

    assert (row.disorder_type, row.event_type) == ("Political violence", "Explosions/Remote violence")
    assert row.sub_event_type == "Shelling/artillery/missile attack"
    assert (row.event_date, row.geo_precision, row.fatalities) == ("2024-03-10", 1, None)
    [of_none] = ACLED_CLAIMS.rows([INJURED_CLAIM])
    assert (of_none.event_type, of_none.disorder_type, of_none.tags) == (None, None, "harm.injury")


def test_acled_of_an_incident_takes_the_lowest_figure() -> None:
    [row] = ACLED_INCIDENTS.rows([INCIDENT])

    assert (row.fatalities, row.event_type, row.time_precision) == (3, "Explosions/Remote violence", 2)


def test_a_row_for_each_report_and_event() -> None:
    [row] = EVENTREPORT_CLAIMS.rows(CLAIMS)

    assert (row.event_id, row.date_start, row.city) == ("i1", "2024-03-10", "Port Ermel")
    assert (row.deaths_best, row.injuries_best, row.injuries_low, row.injuries_high) == (None, 101, 101, None)
    assert (row.source, row.number_of_sources) == ("Orva News (2024-03-11) Boats", 2)
    apart = [replace(one, incident=None) for one in CLAIMS]
    assert len(list(EVENTREPORT_CLAIMS.rows(apart))) == 2
    second = [replace(one, stored=replace(one.stored, id="boats 2")) for one in CLAIMS]
    assert len(list(EVENTREPORT_CLAIMS.rows((*CLAIMS, *second)))) == 2


def statements(claims: tuple[ExportedClaim, ...]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(write_statements, claims).splitlines()]


def test_statements_lead_to_the_report() -> None:
    found = statements(CLAIMS)
    of = {(row["schema"], row["prop"]): row["value"] for row in found}

    assert {row["dataset"] for row in found} == {"orva_news"}
    assert of["Article", "title"] == "Boats"
    assert of["Event", "proof"] in {row["entity_id"] for row in found if row["schema"] == "Article"}
    summary = next(row["value"] for row in found if row["prop"] == "summary")
    assert summary == "The government of Orvessa says: shelling"
    assert len({row["id"] for row in found}) == len(found)
    assert dataset_name("L’Écho № 5") == "l_cho_5"
    assert dataset_name(None) == "reportedly"


def test_statements_load_in_followthemoney() -> None:
    reader = pytest.importorskip("followthemoney.statement.serialize", reason="followthemoney is not installed")
    from followthemoney import model
    from followthemoney.dataset import Dataset
    from followthemoney.statement import StatementEntity

    syria = replace(CLAIMS[0].claim.places[0], country="SY")
    located = replace(CLAIMS[0], claim=replace(CLAIMS[0].claim, places=(syria,)))
    raw = written(write_statements, (located, *CLAIMS[1:])).encode()
    loaded = list(reader.read_json_statements(BytesIO(raw)))
    by_entity: dict[str, list[Any]] = {}
    for statement in loaded:
        assert statement.id == statement.generate_key()
        by_entity.setdefault(statement.entity_id, []).append(statement)
    dataset = Dataset.make({"name": "orva_news", "title": "Orva News"})
    entities = [StatementEntity.from_statements(dataset, rows) for rows in by_entity.values()]

    assert {entity.schema.name for entity in entities} == {"Article", "Event", "LegalEntity"}
    for entity in entities:
        checked = model.get_proxy(entity.to_dict(), cleaned=False)  # drops what is not valid
        assert set(checked.itervalues()) == set(entity.itervalues())
    event = next(entity for entity in entities if entity.schema.name == "Event" and entity.get("startDate"))
    assert event.get("startDate") == ["2024-03-10"]
    assert event.first("proof") in by_entity


def test_linked_data_expands() -> None:
    pyld = pytest.importorskip("pyld", reason="pyld is not installed")
    document = json.loads(written(write_linked_data, CLAIMS))

    [flat] = [pyld.jsonld.flatten(document)]
    nodes = {node["@id"]: node for node in flat}
    shelled = nodes["urn:reportedly:claim:boats%201:c-shelled"]
    assert "https://schema.org/Claim" in shelled["@type"]
    assert shelled["http://www.w3.org/ns/prov#wasAttributedTo"] == [{"@id": "urn:reportedly:actor:XQA.GOV"}]
    assert nodes["urn:reportedly:actor:XQA.GOV"]["https://schema.org/name"] == [{"@value": "The government of Orvessa"}]
    report = shelled["http://www.w3.org/ns/prov#wasQuotedFrom"][0]["@id"]
    assert nodes[report]["https://schema.org/headline"] == [{"@value": "Boats"}]
    rejected = nodes["urn:reportedly:claim:boats%201:c-rejected"]
    assert rejected["urn:reportedly:terms:1:answers"] == [{"@id": shelled["@id"]}]
    injured = nodes["urn:reportedly:claim:boats%201:c-injured"]
    [speaker] = injured["http://www.w3.org/ns/prov#wasAttributedTo"]
    behalf = nodes[speaker["@id"]]["http://www.w3.org/ns/prov#actedOnBehalfOf"][0]["@id"]
    assert nodes[behalf]["https://schema.org/name"] == [{"@value": "the harbour office"}]
    [passed_on] = injured["urn:reportedly:terms:1:passedOnBy"]
    assert passed_on["@list"] == [{"@id": "urn:reportedly:actor:XQA.MED.ORVA"}]


def test_a_voice_of_the_outlet_has_no_author() -> None:
    document = json.loads(written(write_linked_data, CLAIMS[3:]))

    [claim] = [node for node in document["@graph"] if "schema:Claim" in node["@type"]]
    assert "prov:wasAttributedTo" not in claim


@pytest.mark.parametrize("name", LEDGER_FORMATS)
def test_every_format_writes_what_it_says_it_can(name: Any) -> None:
    form = LEDGER_FORMATS[name]

    assert form.claims is not None
    assert written_bytes(form.claims.write, CLAIMS)
    if form.incidents is not None:
        assert written_bytes(form.incidents.write, [INCIDENT])
    assert name == "jsonl" or form.claims.losses, "what is lost is said"


def written_bytes(write: Any, source: Any) -> bytes:
    out = BytesIO()
    write(source, out)
    return out.getvalue()
