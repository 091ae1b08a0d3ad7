"""A reading worker whose process never answers, however long it is waited for."""

import os
import signal

from toolkit.check.worker import ReadingWorker


def halted_worker() -> ReadingWorker:
    """Return a worker that answered once and whose process is stopped since."""
    worker = ReadingWorker()
    assert worker.ask(None, b"", None) is None
    assert worker.process and worker.process.pid
    os.kill(worker.process.pid, signal.SIGSTOP)
    worker.patience = 0.01
    return worker
