"""The web app and its API: what is in the ledger, side by side, in a browser."""
