"""Computes numbers of a running server's pages again, from its downloads alone: python3 script/checks URL."""

import sys
import time

import attention
import calculator
import categories
import compare
import evaluation
import generate
import heads
import history
import layer
import lens
import live
import off
import paths
import quantization
import retrieval
import rlhf
import spectrum
import swap
import train
from report import Report

AREAS = (
    rlhf, evaluation, live, categories, retrieval, layer, calculator, attention, generate, heads, off, paths, lens, history, train, compare, swap, spectrum, quantization,
)
FEWEST = 2_000


def main(server, *names):
    start = time.monotonic()
    report = Report()
    areas = [area for area in AREAS if not names or area.__name__ in names]
    begun = [area.begin(server) for area in areas]
    for area, pages in zip(areas, begun):
        since = time.monotonic()
        area.check(pages, report)
        print(f"{area.__name__}: {time.monotonic() - since:.0f} s", flush=True)
    report.print()
    print(f"{time.monotonic() - start:.0f} seconds")
    if report.disagreements():
        return "Some numbers of the pages disagree with those computed from their downloads."
    if not names and report.shown() < FEWEST:
        return f"Only {report.shown()} numbers were compared, fewer than {FEWEST}."
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
