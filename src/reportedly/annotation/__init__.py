"""From text to standoff annotations: what is marked on a report before anyone asks who claims what."""
