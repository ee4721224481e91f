"""How long it takes to parse each form of date: ``python -m tests.benchmarks.dating``.

Prints a table; the time is the best of five rounds, the bound that the project sets itself is 50
microseconds.
"""

import sys
import timeit

from articles.dating import parse

FORMS = (
    ("day", "2013-04-10"),
    ("month", "2013-04"),
    ("season", "2013-21"),
    ("quarter", "2013-33"),
    ("year", "2013"),
    ("decade", "198X"),
    ("century", "19XX"),
    ("some day", "1985-04-XX"),
    ("about, perhaps", "1986%"),
    ("before our era", "-0043-03-15"),
    ("far year", "Y-170000000002"),
    ("interval of days", "2013-04-10~/2014-10-04?"),
    ("open interval", "2030/.."),
    ("unknown start", "/1985"),
    ("set of two", "[1996,1998]"),
    ("all with a range", "{1667,1668,1670..1672}"),
    ("longest set of days", "[2013-04-10,2014-04-10,2015-04-10,2016-04-10]"),
    ("longest set of years", f"[{','.join(str(1900 + 2 * n) for n in range(9))}]"),
    ("longest set of ranges", "[1600..1605,1610..1615,1620..1625,1630..1635]"),
    ("longest interval", "Y-170000000002~/Y-160000000002~"),
)
ROUNDS = 5
REPEATS = 5_000


def main() -> None:
    """Print the table."""
    sys.stdout.write(f"{'form':24}{'microseconds':>14}  text\n")
    for name, text in FORMS:
        best = min(timeit.repeat(lambda text=text: parse(text), number=REPEATS, repeat=ROUNDS))
        sys.stdout.write(f"{name:24}{best / REPEATS * 1e6:14.1f}  {text}\n")


if __name__ == "__main__":
    main()
