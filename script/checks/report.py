"""What was compared, and what came of it."""

import re

import numpy as np

NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.(\d+))?")
MOST_LISTED = 8


def parse(text):
    """The first number of a text as it is written for people, and half a unit of its last digit."""
    found = NUMBER.search(text)
    digits = len(found.group(1) or "")
    return float(found.group().replace("−", "-").replace(",", "")), 0.5 * 10**-digits


class Area:
    """
    The numbers of one part of the pages. A number may be off by the tolerance, of its own size where that is above 1, which stands for
    sums in 32 bits; one that is written for people, by half a unit of its last digit as well.
    """

    def __init__(self, name, tolerance):
        self.name = name
        self.tolerance = tolerance
        self.shown = 0
        self.behind = 0
        self.agreeing = 0
        self.deviation = 0.0
        self.disagreements = []

    def number(self, label, computed, full=None, text=None):
        """Compares a number with the way it is written on the page, and with the one that a download holds in full."""
        slack = self.tolerance * max(1.0, abs(computed))
        if text is not None:
            written, half = parse(text)
            self.shown += 1
            apart = max(0.0, abs(computed - written) - half * (1 + 1e-9))
            self._judge(f"{label}: “{text}” on the page", computed, apart, slack)
        if full is not None:
            self.behind += 1
            self._judge(f"{label}: {full!r} in the file", computed, abs(computed - full), slack)

    def _judge(self, there, computed, apart, slack):
        self.deviation = max(self.deviation, apart / max(1.0, abs(computed)))
        if apart <= slack:
            self.agreeing += 1
        else:
            self.disagreements.append(f"{there}, {computed!r} here")

    def numbers(self, label, computed, there, behind=False):
        """Compares arrays number by number: those of the page, or those in a file behind it."""
        computed, there = np.asarray(computed, float), np.asarray(there, float)
        count = computed.size
        if behind:
            self.behind += count
        else:
            self.shown += count
        if computed.shape != there.shape:
            self.disagreements.append(f"{label}: {there.shape} numbers there, {computed.shape} here")
            return
        if count == 0:
            return
        deviations = np.abs(computed - there) / np.maximum(1.0, np.abs(computed))
        wrong = ~(deviations <= self.tolerance)
        self.deviation = max(self.deviation, float(np.nan_to_num(deviations, nan=np.inf).max()))
        self.agreeing += int(count - wrong.sum())
        for place in map(tuple, np.argwhere(wrong)):
            self.disagreements.append(f"{label} {list(map(int, place))}: {there[place]} there, {computed[place]} here")

    def same(self, label, computed, there):
        """Compares what has no digits to be rounded: counts, words, orders. It is counted as no number of the page."""
        self.behind += 1
        if computed == there:
            self.agreeing += 1
        else:
            self.disagreements.append(f"{label}: {there!r} there, {computed!r} here")


class Report:
    """All areas."""

    def __init__(self):
        self.areas = []

    def area(self, name, tolerance=1e-9):
        self.areas.append(Area(name, tolerance))
        return self.areas[-1]

    def print(self):
        row = "{:<58} {:>9} {:>9} {:>9} {:>10}"
        print(row.format("Numbers of the pages, computed again", "shown", "behind", "agreeing", "difference"))
        for area in self.areas:
            counts = (area.shown, area.behind, area.agreeing)
            print(row.format(area.name, *(f"{n:,}" for n in counts), f"{area.deviation:.1e}"))
        print(row.format("all", *(f"{n:,}" for n in (self.shown(), self.sum("behind"), self.sum("agreeing"))), ""))
        for area in self.areas:
            for disagreement in area.disagreements[:MOST_LISTED]:
                print(f"  {area.name}: {disagreement}")
            if len(area.disagreements) > MOST_LISTED:
                print(f"  {area.name}: and {len(area.disagreements) - MOST_LISTED} more")

    def sum(self, what):
        return sum(getattr(area, what) for area in self.areas)

    def shown(self):
        """How many numbers of the pages were compared."""
        return self.sum("shown")

    def disagreements(self):
        return sum(len(area.disagreements) for area in self.areas)
