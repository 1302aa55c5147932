"""Make the packed actor list from openeventdata/petrarch2's actor files."""
