"""How long the gazetteer and actor lists take to load, and their size: `python benchmarks/knowledge.py [--runs N]`.

Each run is a fresh process. Prints milliseconds of processor time from the call to the loaded object, without the
imports of numpy and the package, the growth of the process's memory, and the size of the files that ship.
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

from reportedly.annotation import places

LOADING = """
import json, resource, time
from reportedly.annotation.actors.annotator import ActorAnnotator
from reportedly.annotation.places.gazetteer import Gazetteer
memory = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before, begun = memory(), time.process_time()
gazetteer = Gazetteer.shipped()
between = time.process_time()
actors = ActorAnnotator()
ended = time.process_time()
print(json.dumps([between - begun, ended - between, (memory() - before) / 1024]))
"""


def size_in_megabytes() -> float:
    """What the packed gazetteer and the lists beside it take on disk."""
    annotation = Path(places.__file__).parent.parent
    files = [*(annotation / "places" / "packed").iterdir(), *(annotation / "data").iterdir()]
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    runs = [
        json.loads(subprocess.run([sys.executable, "-c", LOADING], check=True, capture_output=True, text=True).stdout)
        for _ in range(parser.parse_args().runs)
    ]
    gazetteer, actors, memory = (statistics.median(column) for column in zip(*runs, strict=True))
    print(f"gazetteer: {gazetteer * 1000:.0f} ms, actors: {actors * 1000:.0f} ms (medians of {len(runs)})")
    print(f"memory: {memory:.0f} MB more, files: {size_in_megabytes():.1f} MB")


if __name__ == "__main__":
    main()
