"""Structured logs: one JSON object a line."""
import datetime
import json
import logging
import threading

STANDARD = set(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request"}
current = threading.local()


class RequestFilter(logging.Filter):
    """Tags each record with its request; Django's own records of a failure included."""

    def filter(self, record):
        record.request_id = getattr(current, "request_id", None)
        return True


class JsonFormatter(logging.Formatter):
    def format(self, record):
        moment = datetime.datetime.fromtimestamp(record.created, datetime.timezone.utc)
        line = {
            "timestamp": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "module": record.module,
            "lineno": record.lineno,
            "process": record.process,
            "thread": record.threadName,
        }
        line |= {key: value for key, value in vars(record).items() if key not in STANDARD}
        if record.exc_info and record.exc_info[0]:
            line["error_type"] = record.exc_info[0].__name__
            line["exc_info"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)
