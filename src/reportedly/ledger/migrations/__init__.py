"""How the tables came to be, one step a version; run when a ledger is opened for writing."""
