"""What was compared, and what came of it."""

import base64
import re

import numpy as np

NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.(\d+))?")


def parse(text):
    """The first number of a text as it is written for people, and half a unit of its last digit."""
    found = NUMBER.search(text)
    digits = len(found.group(1) or "")
    return float(found.group().replace("−", "-").replace(",", "")), 0.5 * 10**-digits


class Area:
    """The numbers of one part of the pages."""

    def __init__(self, name, tolerance):
        self.name = name
        self.tolerance = tolerance
        self.compared = 0
        self.behind = 0
        self.seen = 0
        self.deviation = 0.0
        self.disagreements = []

    def number(self, label, computed, full=None, text=None):
        """
        Compares a number computed here with the one that the page holds in full, and with the way it is written there: that may be
        off by half a unit of its last digit. Both may be off by the tolerance, which stands for sums in 32 bits.
        """
        self.compared += 1
        slack = self.tolerance * max(1.0, abs(computed))
        if full is not None:
            deviation = abs(computed - full) / max(1.0, abs(computed))
            self.deviation = max(self.deviation, deviation)
            if not deviation <= self.tolerance:
                self.disagreements.append(f"{label}: {full!r} on the page, {computed!r} here")
                return
        if text is not None:
            written, half = parse(text)
            if full is None:
                self.deviation = max(self.deviation, max(0.0, abs(computed - written) - half))
            if not abs(computed - written) <= half * (1 + 1e-9) + slack:
                self.disagreements.append(f"{label}: “{text}” on the page, {computed!r} here")

    def numbers(self, label, computed, full, behind=False):
        """Compares arrays number by number; those behind what is shown are counted apart."""
        computed, full = np.asarray(computed, float), np.asarray(full, float)
        if computed.shape != full.shape:
            self.disagreements.append(f"{label}: {full.shape} numbers on the page, {computed.shape} here")
            return
        if behind:
            self.behind += computed.size
        else:
            self.compared += computed.size
        if computed.size == 0:
            return
        deviations = np.abs(computed - full) / np.maximum(1.0, np.abs(computed))
        self.deviation = max(self.deviation, float(np.nan_to_num(deviations, nan=np.inf).max()))
        for place in np.argwhere(~(deviations <= self.tolerance))[:5]:
            at = tuple(place)
            self.disagreements.append(f"{label} {list(map(int, at))}: {full[at]!r} on the page, {computed[at]!r} here")

    def same(self, label, computed, shown):
        """Compares what has no digits to be rounded: counts, words, orders."""
        self.compared += 1
        if computed != shown:
            self.disagreements.append(f"{label}: {shown!r} on the page, {computed!r} here")

    def stands(self, page, displayed):
        """Looks whether the page itself shows what its download says that it shows."""
        tables = {element["name"]: element for element in page.elements("number-table")}
        charts = {element["name"]: element for element in page.elements("apex-chart")}
        matrices = {element["name"]: element for element in page.elements("matrix-view")}
        cards = [element["hit"][:3] for element in page.elements("hit-card") if "hit" in element]
        texts = page.texts()
        for shown in displayed["numbers"]:
            if "table" in shown:
                cells = tables[shown["table"]].get("cells", [])
                self._seen(shown["table"], shown["rows"] == cells, sum(map(len, cells)))
            elif "card" in shown:
                self._seen(shown["card"], shown["text"] in texts, 1)
            elif "hit" in shown:
                self._seen(shown["hit"], [shown["rank"], shown["hit"], shown["score"]] in cards, 1)
            elif "matrix" in shown:
                self._matrix_stands(shown, matrices[shown["matrix"]])
            elif "chart" in shown and "series" in charts[shown["chart"]]:
                series = charts[shown["chart"]]["series"]
                if shown["categories"]:
                    self._seen(shown["chart"], _data(shown["series"]) == _data(series), sum(map(len, _data(series))))
        for text in displayed["texts"]:
            self._seen(text, text in texts, len(NUMBER.findall(text)))

    def _matrix_stands(self, shown, drawn):
        """The page holds 16 bits of each number, for its colour."""
        if drawn.get("pool", 1) != 1:
            return
        signed = drawn["signed"]
        pixels = np.frombuffer(base64.b64decode(drawn["data"]), "<i2" if signed else "<u2")
        step = drawn["greatest"] / (32_767 if signed else 65_535)
        values = np.asarray(shown["values"], float).ravel()
        agrees = values.size == pixels.size and np.abs(pixels * step - values).max() <= step
        self._seen(shown["matrix"], bool(agrees), values.size)

    def _seen(self, label, agrees, count):
        if agrees:
            self.seen += count
        else:
            self.disagreements.append(f"{label[:60]}: the download says something else than the page")


def _data(series):
    return [
        [None if number is None else round(number, 6) for number in one["data"]] for one in series
    ]


class Shown:
    """What a download says that the page shows, by the names that the page gives it."""

    def __init__(self, displayed):
        self.numbers = displayed["numbers"]
        self.texts = displayed["texts"]

    def _named(self, kind, name):
        return next(shown for shown in self.numbers if shown.get(kind) == name)

    def table(self, name):
        return self._named("table", name)["rows"]

    def card(self, name):
        return self._named("card", name)["text"]

    def chart(self, name):
        chart = self._named("chart", name)
        return chart["categories"], {one["name"]: one["data"] for one in chart["series"]}

    def matrix(self, name):
        return np.array(self._named("matrix", name)["values"], float)

    def all(self, kind):
        return [shown for shown in self.numbers if kind in shown]

    def after(self, text):
        """What stands behind a text."""
        return self.texts[self.texts.index(text) + 1]


class Report:
    """All areas."""

    def __init__(self):
        self.areas = []

    def area(self, name, tolerance=1e-9):
        self.areas.append(Area(name, tolerance))
        return self.areas[-1]

    def print(self):
        row = "{:<58} {:>9} {:>10} {:>9} {:>10} {:>9}"
        print(row.format("Numbers of the pages, computed again", "shown", "and behind", "on page", "deviation", "disagree"))
        for area in self.areas:
            counts = (area.compared, area.behind, area.seen)
            print(row.format(area.name, *(f"{n:,}" for n in counts), f"{area.deviation:.1e}", len(area.disagreements)))
        sums = (sum(counts) for counts in zip(*((area.compared, area.behind, area.seen) for area in self.areas)))
        print(row.format("all", *(f"{n:,}" for n in sums), "", self.disagreements()))
        for area in self.areas:
            for disagreement in area.disagreements[:8]:
                print(f"  {area.name}: {disagreement}")
            if len(area.disagreements) > 8:
                print(f"  {area.name}: and {len(area.disagreements) - 8} more")

    def compared(self):
        return sum(area.compared for area in self.areas)

    def disagreements(self):
        return sum(len(area.disagreements) for area in self.areas)
