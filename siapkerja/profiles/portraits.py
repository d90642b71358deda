"""The measure of a person's photo."""

from typing import BinaryIO

from siapkerja.files.pictures import Bounds, drawn_anew

# Faces stand in the upper part of a picture that is cut to fit.
PORTRAIT = Bounds(cut_to=(600, 800), centre=(0.5, 0.4), fewest_a_side=200)


def portrait(stream: BinaryIO) -> bytes:
    """The picture in `stream` as a JPEG of 600 × 800, upright, without anything but pixels.

    Raises:
        PhotoTooHeavy, PhotoTooLarge, PhotoTooSmall, NotAPhoto, HeicUnreadable, PhotoUnreadable: as `drawn_anew`.
    """
    return drawn_anew(stream, PORTRAIT)
