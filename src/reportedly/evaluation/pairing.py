"""Pair two lists one to one so that the pairs are worth the most together."""

from collections.abc import Sequence
from math import inf


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of the highest total worth; pairs that are worth nothing are left out.

    The Hungarian method in Kuhn and Munkres's form with potentials: cubic in the longer side.
    """
    rows, columns = len(worth), len(worth[0]) if worth else 0
    size = max(rows, columns)
    cost = [
        [-worth[row][column] if row < rows and column < columns else 0.0 for column in range(size)]
        for row in range(size)
    ]
    row_of = _cheapest(cost, size)
    return sorted(
        (row, column) for column, row in enumerate(row_of) if row < rows and column < columns and worth[row][column] > 0
    )


def _cheapest(cost: Sequence[Sequence[float]], size: int) -> list[int]:
    """For each column of a square table the row that it is paired with at the lowest total cost."""
    search = _Search(cost, size)
    for row in range(size):
        search.take_in(row)
    return search.paired[:size]


class _Search:
    """The state of the method: potentials of rows and columns, and the row paired with each column.

    Column `size` stands for the row that is being taken in; row `size` for nobody.
    """

    def __init__(self, cost: Sequence[Sequence[float]], size: int) -> None:
        self._cost, self._size = cost, size
        self._of_row, self._of_column = [0.0] * size, [0.0] * (size + 1)
        self.paired = [size] * (size + 1)

    def take_in(self, row: int) -> None:
        """Pair one more row, moving earlier ones along the cheapest path."""
        size = self._size
        came_from, slack, seen = [size] * size, [inf] * size, [False] * (size + 1)
        self.paired[size] = row
        at = size
        while self.paired[at] != size:
            seen[at] = True
            at = self._step(at, came_from, slack, seen)
        while at != size:
            before = came_from[at]
            self.paired[at] = self.paired[before]
            at = before

    def _step(self, at: int, came_from: list[int], slack: list[float], seen: list[bool]) -> int:
        """Widen the search from a column by the cheapest edge, and say to which column it leads."""
        row = self.paired[at]
        open_columns = [column for column in range(self._size) if not seen[column]]
        for column in open_columns:
            reduced = self._cost[row][column] - self._of_row[row] - self._of_column[column]
            if reduced < slack[column]:
                slack[column], came_from[column] = reduced, at
        nearest = min(open_columns, key=lambda column: slack[column])
        step = slack[nearest]
        for column in range(self._size + 1):
            if seen[column]:
                self._of_row[self.paired[column]] += step
                self._of_column[column] -= step
            elif column < self._size:
                slack[column] -= step
        return nearest
