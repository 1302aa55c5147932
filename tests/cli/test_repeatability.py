"""Reading twice gives the same bytes, however Python orders its sets in a process."""

import os
import subprocess
import sys
from pathlib import Path

TEXT = (
    "Police firing killed a cobbler in Tolvanne on Sunday, the opposition said. The ministry denied the attack.\n\n"
    "Rebels who had shelled the market set fire to two trucks, according to a hospital. At least 12 people died."
)


def read(path: Path, hash_seed: str) -> bytes:
    command = [sys.executable, "-m", "reportedly", "read", str(path), "--published", "2024-03-18", "--format", "jsonl"]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


def test_every_process_reads_alike(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    first, *others = (read(path, seed) for seed in ("0", "1", "2"))
    assert b'"attributions"' in first
    assert others == [first, first]
