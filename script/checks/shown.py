"""What a page shows, by the names that the page gives it: tables, the tables behind its pictures, cards, sentences."""

import json

import numpy as np

from vaadin import ATTRIBUTES, PROPERTIES, TAG, TEXT


def _property(node, name):
    return node.get((PROPERTIES, name))


class Shown:
    """Reads from a page at the moment when it is asked."""

    def __init__(self, page):
        self.page = page

    def has(self, tag, name):
        """Whether there is such an element."""
        return any(_property(node, "name") == name for _, node in self.page.elements(tag))

    def _named(self, tag, name):
        return next((number, node) for number, node in self.page.elements(tag) if _property(node, "name") == name)

    def tables(self, name):
        """The rows of each table of that name, as they are written."""
        return [
            _property(node, "cells") or [] for _, node in self.page.elements("number-table") if _property(node, "name") == name
        ]

    def table(self, name):
        return self.tables(name)[0]

    def heads(self, name):
        """The heads of a table's columns."""
        return _property(self._named("number-table", name)[1], "heads")

    def chart(self, name):
        """Categories, and the numbers of each series by its name."""
        _, node = self._named("apex-chart", name)
        return _property(node, "categories"), {one["name"]: one["data"] for one in _property(node, "series")}

    def points(self, name):
        """The points of a scatter plot; they travel when the plot comes into view."""
        number, node = self._named("apex-chart", name)
        self.page.event(number, "points-wanted", {})
        return [point for one in _property(node, "points")["series"] for point in one["data"]]

    def caption(self, tag, name):
        return _property(self._named(tag, name)[1], "caption")

    def _behind(self, tag, name):
        """The table behind a picture, as "Show as a table" asks for it."""
        return json.loads(self.page.call(self._named(tag, name)[0], "all"))

    def matrix(self, name, tag="matrix-view"):
        return np.array(self._behind(tag, name)["values"], float)

    def maps(self, name):
        """The matrices of all heads, [heads][tokens][tokens]."""
        return np.array([one["values"] for one in self._behind("head-maps", name)], float)

    def words(self, name):
        """Words with their probabilities."""
        return _property(self._named("word-bars", name)[1], "words")

    def hits(self):
        """Of each card of the ranked list: rank, title, score as written, and score in full."""
        return [
            (hit[0], hit[1], hit[2], hit[7])
            for hit in (_property(node, "hit") for _, node in self.page.elements("hit-card"))
            if hit is not None
        ]

    def grids(self):
        """Of each grid of outcomes the rows of words."""
        return [
            [[cell["word"] for cell in row["cells"]] for row in _property(node, "rows") or []]
            for _, node in self.page.elements("outcome-grid")
        ]

    def parts(self, name):
        """The texts of the parts of a group, such as a card with a number: its name, the number, how it came about."""
        group = next(
            node
            for _, node in self.page.visible()
            if node.get((ATTRIBUTES, "aria-label")) == name and node.get((ATTRIBUTES, "role")) in ("group", "meter")
        )
        return [self.page.text(self.page.nodes[child]) for child in self.page.children(group)]

    def card(self, name):
        """The number on a card."""
        return self.parts(name)[1]

    @property
    def texts(self):
        """All texts in their order."""
        return [self.page.text(node) for _, node in self.page.visible() if self._holds_text(node)]

    def _holds_text(self, node):
        return any((TEXT, "text") in self.page.nodes[child] for child in self.page.children(node)) and (TAG, "tag") in node

    def after(self, text):
        """What stands behind a text."""
        texts = self.texts
        return texts[texts.index(text) + 1]

    def starting(self, start):
        """The first text that starts so."""
        return next(text for text in self.texts if text.startswith(start))
