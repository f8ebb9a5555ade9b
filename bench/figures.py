# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

"""What every benchmark shares: sizes, timing, the line that is printed."""

import os
import resource
import statistics
import time

SIZE = int(os.environ.get("EMULATION_SIZE", "1000"))
RUNS = 5


def label(size):
    return f"{size // 1000}k" if size >= 1000 else str(size)


def timed(function):
    """Seconds a call takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def peak_mb():
    """Highest memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def show(name, size, ours, reference, limit, unit="s"):
    """Print one figure.

    :param ours: measured value of the product
    :param reference: measured value of the reference, or what a count is held against
    :param limit: highest ratio allowed
    """
    print(
        f"{name}_{label(size)} ratio={ours / reference:.2f} limit={limit} "
        f"ours={ours:.2f}{unit} reference={reference:.2f}{unit} "
        f"peak_mb={peak_mb()}",
        flush=True,
    )


def medians(ours, reference, runs=RUNS):
    """Time two functions in turns and return the median of each."""
    times = [(timed(ours), timed(reference)) for _run in range(runs)]
    return tuple(statistics.median(column) for column in zip(*times, strict=True))
