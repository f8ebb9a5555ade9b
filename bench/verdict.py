# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""Judge the lines of a run: growth from size to size, and limits that are passed.

Called by script/bench with the file of the lines; exits with 1 when a limit is
passed.
"""

import re
import sys
from pathlib import Path

GROWTH_LIMIT = 12.0
LINE = re.compile(r"(\w+)_(\d+k?) ratio=([\d.]+) limit=([\d.]+) ours=([\d.]+)(\w*) ")


def main(path):
    passed = []
    times = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        name, size, ratio, limit, ours, unit = LINE.match(line).groups()
        if float(ratio) > float(limit):
            passed.append(f"{name}_{size}")
        if unit == "s":
            times[name, size] = float(ours)
    for (name, size), seconds in times.items():
        small = times.get((name, "10k"))
        if size == "100k" and small:
            growth = seconds / small
            print(
                f"{name}_growth ratio={growth:.1f} limit={GROWTH_LIMIT} "
                f"ours={seconds:.2f}s reference={small:.2f}s"
            )
            if growth > GROWTH_LIMIT:
                passed.append(f"{name}_growth")
    if passed:
        print(f"limit passed: {', '.join(passed)}", file=sys.stderr)
    return bool(passed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
