"""Servers on one core, load from the other, and what a request costs."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SERVER_CORE, LOAD_CORE = "0", "1"
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Measured:
    """Requests a second, and milliseconds of the server's CPU for each."""

    rps: float
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Server:
    """A running gunicorn on loopback."""

    pid: int
    base: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    application: str, environment: dict[str, str], *, pinned: bool = True
) -> Iterator[Server]:
    """Run gunicorn with two workers of four threads until the block ends.

    On the server's core, or wherever the machine puts it.
    """
    port = free_port()
    command = [
        *(("taskset", "-c", SERVER_CORE) if pinned else ()),
        *(sys.executable, "-m", "gunicorn", application),
        *("--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"),
        *("--worker-class", "gthread", "--log-level", "warning"),
    ]
    process = subprocess.Popen(command, env={**os.environ, **environment}, start_new_session=True)
    base = f"http://127.0.0.1:{port}"
    try:
        _wait_for(base)
        yield Server(process.pid, base)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait_for(base: str) -> None:
    # As a proxy that speaks HTTPS would ask: a portal in production sends others away.
    health = urllib.request.Request(f"{base}/healthz", headers={"X-Forwarded-Proto": "https"})
    for _ in range(100):
        try:
            urllib.request.urlopen(health, timeout=2)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Nothing answers at {base}.")


def load(server: Server, path: str, *, seconds: int, headers: dict[str, str]) -> Measured:
    """Ask for a page from four connections for some seconds, by wrk."""
    wrk = shutil.which("wrk")
    if wrk is None or shutil.which("taskset") is None:
        raise SystemExit("The benchmark needs wrk and taskset: apt-get install wrk util-linux")
    asked = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command = ["taskset", "-c", LOAD_CORE, wrk, "-t1", "-c4", f"-d{seconds}s", *asked]
    before = _cpu_seconds(server.pid)
    output = subprocess.run(
        [*command, f"{server.base}{path}"], capture_output=True, text=True, check=True
    ).stdout
    spent = _cpu_seconds(server.pid) - before
    requests = int(_found(r"(\d+) requests in", output))
    if "Non-2xx" in output:
        raise RuntimeError(f"{path} does not answer 200:\n{output}")
    return Measured(float(_found(r"Requests/sec:\s+([\d.]+)", output)), 1000 * spent / requests)


def _found(pattern: str, output: str) -> str:
    match = re.search(pattern, output)
    if match is None:
        raise RuntimeError(f"wrk said nothing of {pattern}:\n{output}")
    return match[1]


def _cpu_seconds(group: int) -> float:
    """What the processes of a group have used so far."""
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            total += int(fields[11]) + int(fields[12])
    return total / TICKS
