"""The commands of docs/ledger.md by which a time-stamp authority signs the head, with an authority of our own."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from reportedly.ledger.ledger import Ledger
from tests.ledger.stored import add

PAGE = Path(__file__).parents[2] / "docs" / "ledger.md"
AUTHORITY = """
[req]
distinguished_name = name
prompt = no
x509_extensions = stamping
[name]
CN = an authority made for a test
[stamping]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = ours
[ours]
serial = serial
signer_cert = AUTHORITY.pem
certs = AUTHORITY.pem
signer_key = key.pem
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
"""
MAKE = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -config authority.cnf -keyout key.pem -out AUTHORITY.pem"
ANSWER = "openssl ts -reply -config authority.cnf -queryfile head.tsq -out head.tsr"

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command.split(), cwd=folder, capture_output=True, text=True, check=False, timeout=60)


def test_the_head_is_stamped_and_another_head_is_not(file_ledger: Ledger, tmp_path: Path) -> None:
    add(file_ledger)
    with file_ledger.view() as view:
        head = view.head()
    assert head is not None
    ask, send, check = re.findall(r"^(?:openssl ts|curl) .*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert send.startswith("curl")
    (tmp_path / "authority.cnf").write_text(AUTHORITY, encoding="utf-8")
    (tmp_path / "serial").write_text("01\n", encoding="utf-8")

    for command in (MAKE, ask.replace("HEAD", head.sha256), ANSWER):
        done = run(command, tmp_path)
        assert done.returncode == 0, done.stderr

    assert run(check.replace("HEAD", head.sha256), tmp_path).returncode == 0
    other = run(check.replace("HEAD", "0" * 64), tmp_path)
    assert other.returncode != 0
    assert "message imprint mismatch" in other.stderr
