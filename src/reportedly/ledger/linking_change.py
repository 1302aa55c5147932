"""What linking found, against what it had found before: only the difference goes into the log."""

from typing import TYPE_CHECKING

from reportedly.ledger.payloads import LinkingChange
from reportedly.model.incident import Linking

if TYPE_CHECKING:
    from reportedly.ledger.view import LedgerView


def linking_change(before: "LedgerView", linking: Linking) -> LinkingChange | None:
    """The change from the incidents that the ledger has to those of `linking`; None where there is none."""
    known = {incident.id: incident for incident in before.incidents()}
    families = {family.id: family for family in before.wire_families()}
    now = {incident.id for incident in linking.incidents}
    families_now = {family.id for family in linking.wire_families}
    change = LinkingChange(
        incidents=tuple(incident for incident in linking.incidents if known.get(incident.id) != incident),
        gone=tuple(sorted(known.keys() - now)),
        wire_families=tuple(family for family in linking.wire_families if families.get(family.id) != family),
        gone_families=tuple(sorted(families.keys() - families_now)),
        undecided=linking.undecided,
    )
    unchanged = not (change.incidents or change.gone or change.wire_families or change.gone_families)
    return None if unchanged and linking.undecided == before.undecided_links() else change
