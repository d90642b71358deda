"""How far apart two points of the earth lie, without maps."""

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_000.0
KM_PER_DEGREE = 111.195


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> int:
    """Great-circle distance (haversine) of two points in degrees."""
    first, second, third, fourth = (radians(degrees) for degrees in (latitude, longitude, other_latitude, other_longitude))
    half = sin((third - first) / 2) ** 2 + cos(first) * cos(third) * sin((fourth - second) / 2) ** 2
    return round(2 * EARTH_RADIUS_M * asin(sqrt(half)))
