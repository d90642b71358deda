"""The country in cells of a hundredth of a degree, about a kilometre wide: how both engines know what is near.

A row lies in the middle of its cell. The name of a cell begins with its block of a tenth of a degree, so that the cells of
a neighbourhood stand together in a sorted list.
"""

from collections.abc import Iterator
from math import cos, floor, radians

from siapkerja.kernel.distances import KM_PER_DEGREE, metres_between

STEPS = 100
BLOCK = 10
_NORTH, _EAST = 90 * STEPS, 180 * STEPS


def cell_of(latitude: float, longitude: float) -> str:
    """The name of the cell that holds a point in degrees."""
    north, east = floor(latitude * STEPS) + _NORTH, floor(longitude * STEPS) + _EAST
    return f"{_block(north // BLOCK, east // BLOCK)}{north % BLOCK}{east % BLOCK}"


def middle_of(cell: str) -> tuple[float, float]:
    """Latitude and longitude of a cell's middle, in degrees."""
    north, east = int(cell[:4] + cell[8]), int(cell[4:8] + cell[9])
    return (north - _NORTH + 0.5) / STEPS, (east - _EAST + 0.5) / STEPS


def box(latitude: float, longitude: float, km: float) -> tuple[float, float, float, float]:
    """South, north, west and east of the box around a circle, in degrees."""
    high = km / KM_PER_DEGREE
    wide = high / max(cos(radians(min(abs(latitude) + high, 89.0))), 0.01)
    return latitude - high, latitude + high, longitude - wide, longitude + wide


def blocks_near(latitude: float, longitude: float, km: float) -> Iterator[str]:
    """The beginnings of the names of all cells that may be near."""
    south, north, west, east = box(latitude, longitude, km)
    for row in range((floor(south * STEPS) + _NORTH) // BLOCK, (floor(north * STEPS) + _NORTH) // BLOCK + 1):
        for column in range((floor(west * STEPS) + _EAST) // BLOCK, (floor(east * STEPS) + _EAST) // BLOCK + 1):
            yield _block(row, column)


def is_near(cell: str, latitude: float, longitude: float, km: float) -> bool:
    return metres_between(*middle_of(cell), latitude, longitude) <= km * 1000


def _block(north: int, east: int) -> str:
    return f"{north:04d}{east:04d}"
