"""Work that takes longer than a page may: adding reports and linking, one job after another, watched on a page."""

import logging
import secrets
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from reportedly.errors import ReportedlyError

JobState = Literal["waiting", "running", "done", "failed"]

JOBS_KEPT = 100
"""Finished jobs that can still be looked at; what they did stands in the log for good."""

MESSAGES_KEPT = 1_000
"""Lines that one job shows; an upload of more unreadable reports tells how many more there were."""

_log = logging.getLogger(__name__)


@dataclass(kw_only=True)
class Job:
    """One piece of work and how far it has come; `reports` are the ids in the ledger of those that it added."""

    id: str
    title: str
    state: JobState = "waiting"
    doing: str = ""
    done: int = 0
    claims: int = 0
    failed: int = 0
    messages: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in {"done", "failed"}

    def tell(self, message: str) -> None:
        """Keep a line for whoever watches."""
        if len(self.messages) < MESSAGES_KEPT:
            self.messages.append(message)


Work = Callable[[Job], None]


class Jobs:
    """Runs jobs in a thread of its own, in the order they come: the ledger takes one writer at a time."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._runner = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")

    def start(self, title: str, work: Work) -> Job:
        """Put a piece of work in the queue."""
        job = Job(id=secrets.token_hex(8), title=title)
        with self._lock:
            self._jobs[job.id] = job
            for old in self._oldest_over():
                del self._jobs[old]
        self._runner.submit(_run, job, work)
        return job

    def get(self, job_id: str) -> Job | None:
        """A job; None where there is none, or it was over long ago."""
        return self._jobs.get(job_id)

    def waiting(self, title: str) -> Job | None:
        """A job of that title that has not begun: asked for again, it need not be done twice."""
        with self._lock:
            return next((job for job in self._jobs.values() if job.title == title and job.state == "waiting"), None)

    def close(self) -> None:
        """Finish the job that runs, forget those that wait."""
        self._runner.shutdown(cancel_futures=True)

    def _oldest_over(self) -> Iterator[str]:
        over = [job.id for job in self._jobs.values() if job.is_over]
        yield from over[: max(0, len(over) - JOBS_KEPT)]


def _run(job: Job, work: Work) -> None:
    job.state = "running"
    try:
        work(job)
    except ReportedlyError as error:
        job.tell(str(error))
        job.state = "failed"
    except Exception:  # noqa: BLE001 - a defect met in one job must not stop those behind it
        _log.exception("the job “%s” stopped", job.title)
        job.tell("stopped by a defect of Reportedly; what was added before stands, and the server's log says more")
        job.state = "failed"
    else:
        job.doing = ""
        job.state = "done"
