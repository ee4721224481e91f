"""Lighthouse as a judge of one page."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser import CHROMIUM

LIGHTHOUSE = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices")
ROUNDS, TRIES = 3, 4
PATIENCE = 180  # seconds for one report
# What Lighthouse does unless told otherwise, said here so that another version says the same:
# a telephone with a fourth of this machine's speed, 1.6 Mbit/s and 150 ms to the server.
TELEPHONE = (
    *("--form-factor=mobile", "--throttling-method=simulate"),
    *("--throttling.rttMs=150", "--throttling.throughputKbps=1638.4"),
    "--throttling.cpuSlowdownMultiplier=4",
)


@dataclass(frozen=True, slots=True)
class JudgedPage:
    """The median score of each category, of a hundred.

    `short_of` names the audits of a category that were not passed in full in the last round,
    `largest_paint` is when the largest part of the page was seen, in words.
    """

    scores: dict[str, int]
    short_of: dict[str, list[str]]
    largest_paint: str


class NotJudgedError(RuntimeError):
    """Lighthouse gave up before it had a verdict; the message says why."""


def judged(address: str, folder: Path) -> JudgedPage:
    """Open a page some times; every report is left in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    reports = [_verdict(address, folder / f"{number}.json") for number in range(ROUNDS)]
    last = reports[-1]
    paints = [report["audits"]["largest-contentful-paint"]["numericValue"] for report in reports]
    return JudgedPage(
        scores={
            name: round(100 * statistics.median(_score(report, name) for report in reports))
            for name in CATEGORIES
        },
        short_of={name: _short_of(last, name) for name in CATEGORIES},
        largest_paint=f"largest paint {statistics.median(paints):.0f} ms",
    )


def _score(report: dict[str, Any], category: str) -> float:
    score: float = report["categories"][category]["score"]
    return score


def _short_of(report: dict[str, Any], category: str) -> list[str]:
    """The audits with a weight that were not passed in full."""
    weighed = [each for each in report["categories"][category]["auditRefs"] if each["weight"]]
    scores = {each["id"]: report["audits"][each["id"]]["score"] for each in weighed}
    return [name for name, score in scores.items() if score is not None and score < 1]


def _verdict(address: str, file: Path) -> dict[str, Any]:
    """A report. On a busy machine Chromium loses traces: that is no verdict, and asked again."""
    for _ in range(TRIES - 1):
        try:
            return _report(address, file)
        except NotJudgedError as error:
            sys.stderr.write(f"{error}\n")
    return _report(address, file)


def _report(address: str, file: Path) -> dict[str, Any]:
    command = [
        *("node", str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={file}"),
        *(f"--only-categories={','.join(CATEGORIES)}", *TELEPHONE),
        "--no-enable-error-reporting",
        "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage",
    ]
    environment = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    try:
        result = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise NotJudgedError(f"Lighthouse took too long over {address}.") from error
    if result.returncode or not file.is_file():
        raise NotJudgedError(f"Lighthouse could not judge {address}: {result.stderr.strip()}")
    report: dict[str, Any] = json.loads(file.read_text("utf-8"))
    if failure := report.get("runtimeError"):
        raise NotJudgedError(f"Lighthouse could not judge {address}: {failure['message']}")
    return report
