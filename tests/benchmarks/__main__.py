"""Every benchmark, one after the other: ``make bench``. Prints tables; JSON goes to build/."""

import subprocess
import sys

BENCHMARKS = ("pages", "chronicle", "timeline", "frames", "desk", "dating")

for name in BENCHMARKS:
    sys.stdout.write(f"\n{name}\n{'-' * 68}\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", f"tests.benchmarks.{name}"], check=True)
