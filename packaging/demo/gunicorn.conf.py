"""gunicorn's settings for the demo shop; the address comes from the command line."""
import multiprocessing

from prometheus_client import multiprocess

workers = 2 if multiprocessing.cpu_count() < 8 else 4
worker_class = "gthread"
threads = 8
timeout = 30
graceful_timeout = 5
keepalive = 10
worker_tmp_dir = "/dev/shm"


def child_exit(_server, worker):
    """Else the live gauges of a worker that ended would stay for ever."""
    multiprocess.mark_process_dead(worker.pid)
