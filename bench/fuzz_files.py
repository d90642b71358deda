"""Damaged roster files for `bench.fuzz`: the same ones for the same seed, each from its own number."""

import csv
import io
import re
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random

from bench.roster_files import invented_rows

ROWS = 60
FAR = ("XFD1048576", "A1048576", "XFD1", "ZZZZZZ99999999", "A0", "1A", "")
NUMBERS = ("-1", "0", "1e308", "-1e308", "NaN", "INF", "99999999999999999999", "2958466", "0.1", "1,5", "", "&#0;", "\U0001f600")
Parts = list[tuple[str, bytes]]


def fuzzed(seed: int, number: int) -> tuple[str, str, bytes]:
    """The kind of damage, a file name, and the file."""
    random = Random(f"{seed}/{number}")
    kind = random.choice(list(KINDS))
    ending, damage = KINDS[kind]
    name = ending or random.choice(("xlsx", "csv"))
    base = _workbook(random.randrange(3)) if name == "xlsx" else _csv(random.randrange(4))
    return kind, f"daftar.{name}", damage(base, random)


# Sound files


@cache
def _workbook(variant: int) -> bytes:
    """With shared texts; with texts in their cells; with formulas, merged and hidden cells and a second sheet."""
    import xlsxwriter

    from wajiblapor.rosters.columns import COLUMNS

    out = io.BytesIO()
    options = {"constant_memory": variant == 1, "in_memory": variant != 1}
    with xlsxwriter.Workbook(out, options) as book:
        page = book.add_worksheet("Pekerja")
        page.write_row(0, 0, [column.title for column in COLUMNS])
        for row, cells in enumerate(invented_rows(ROWS), start=1):
            page.write_row(row, 0, cells)
            if variant == 2 and row % 7 == 0:
                page.write_formula(row, 11, "=1000*3500", None, 3_500_000 if row % 2 else "")
        if variant == 2:
            page.set_row(9, None, None, {"hidden": True})
            page.merge_range(20, 6, 22, 6, "Bagian gabungan")
            book.add_worksheet("Lain").write_row(0, 0, ["a", "b"])
    return out.getvalue()


@cache
def _csv(variant: int) -> bytes:
    from wajiblapor.rosters.columns import COLUMNS

    text = io.StringIO()
    delimiter, encoding = ((";", "utf-8-sig"), (",", "utf-8"), ("\t", "utf-16"), (";", "cp1252"))[variant]
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL if variant == 1 else csv.QUOTE_MINIMAL)
    writer.writerow([column.title for column in COLUMNS])
    writer.writerows([*cells[:1], f"René {cells[1]}", *cells[2:]] for cells in invented_rows(ROWS))
    return text.getvalue().encode(encoding)


# Damage to any file


def flipped(content: bytes, random: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(random.choice((1, 1, 2, 5, 20, 200))):
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
    return bytes(damaged)


def truncated(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


def spliced(content: bytes, random: Random) -> bytes:
    """A stretch left out, doubled, or replaced by noise."""
    start = random.randrange(len(content))
    stretch = content[start : start + random.randrange(1, 4000)]
    middle = random.choice((b"", stretch * 2, random.randbytes(len(stretch)), b"\0" * len(stretch)))
    return content[:start] + middle + content[start + len(stretch) :]


def another_head(content: bytes, random: Random) -> bytes:
    """Called a roster, but beginning as something else, or nearly empty."""
    heads = (
        b"%PDF-1.7\n",
        b"\x1f\x8b\x08",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        b"PK\x05\x06",
        b"PK\x03\x04",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"",
    )
    return random.choice(heads) + random.choice((content[8:], b"", b"\n", content[:40], random.randbytes(500)))


# Damage to a workbook


def _parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def _zipped(parts: Parts, *, stored: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, None if stored else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def members(content: bytes, random: Random) -> bytes:
    """Parts left out, emptied, swapped, doubled, renamed, or full of noise."""
    parts = _parts(content)
    for _ in range(random.choice((1, 1, 2, 4))):
        at, other = random.randrange(len(parts)), random.randrange(len(parts))
        name, inside = parts[at]
        match random.randrange(7):
            case 0 if len(parts) > 1:
                del parts[at]
            case 1:
                parts[at] = (name, b"")
            case 2:
                parts[at], parts[other] = (name, parts[other][1]), (parts[other][0], inside)
            case 3:
                parts.append((name.upper() if random.random() < 0.5 else name + "x", inside))
            case 4:
                parts[at] = (random.choice(("xl/vbaProject.bin", "../" + name, "x" * 300, name.replace("/", "\\"))), inside)
            case 5:
                parts[at] = (name, random.randbytes(random.randrange(2000)))
            case _:
                parts[at] = (name, inside[: random.randrange(len(inside) + 1)])
    return _zipped(parts, stored=random.random() < 0.3)


def directory(content: bytes, random: Random) -> bytes:
    """What the zip's directory says of sizes, places, methods and flags."""
    damaged = bytearray(content)
    start = content.find(b"PK\x01\x02")
    for _ in range(random.choice((1, 2, 6))):
        at = random.randrange(start, len(damaged) - 4)
        damaged[at : at + 4] = random.choice(
            (b"\0\0\0\0", b"\xff\xff\xff\xff", struct.pack("<I", random.randrange(1 << 20)), random.randbytes(4))
        )
    return bytes(damaged)


_TAG, _ATTRIBUTE, _VALUE = re.compile(rb"<[^<>]*>"), re.compile(rb'="([^"]*)"'), re.compile(rb"(?<=<v>)[^<]*")


def markup(content: bytes, random: Random) -> bytes:
    """Tags left out, doubled or left open, attributes changed, entities and declarations put in."""
    return _rewritten(content, random, _damaged_markup)


def _damaged_markup(xml: bytes, random: Random) -> bytes:
    match random.randrange(6):
        case 0 | 1:
            found = random.choice(list(_TAG.finditer(xml)) or [None])
            between = random.choice((b"", b"<", found[0] * 2 if found else b"", b"</c>", b"<c", b"<!-- ", b"<![CDATA["))
        case 2 | 3:
            found = random.choice(list(_ATTRIBUTE.finditer(xml)) or [None])
            text = random.choice((*FAR, *NUMBERS, "&amp;" * 50, "A" * 5000, "xl/worksheets/sheet1.xml", "/../../etc", "true"))
            between = b'="' + text.encode() + b'"'
        case 4:
            bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'
            return bomb + xml.replace(b"<v>", b"<v>&c;", 5)
        case _:
            declared = random.choice((b"utf-16", b"latin1", b"x-unknown"))
            return re.sub(rb'encoding="[^"]*"', b'encoding="' + declared + b'"', xml)
    return xml[: found.start()] + between + xml[found.end() :] if found else xml


def values(content: bytes, random: Random) -> bytes:
    """Numbers and references of cells at the edges of what can be written."""
    return _rewritten(content, random, _damaged_values)


def _damaged_values(xml: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 3, 10))):
        if random.random() < 0.5:
            found = random.choice(list(_VALUE.finditer(xml)) or [None])
            between = random.choice(NUMBERS).encode()
        else:
            found = random.choice(list(re.finditer(rb'(?<= r=")[^"]*', xml)) or [None])
            between = random.choice(FAR).encode()
        xml = xml[: found.start()] + between + xml[found.end() :] if found else xml
    kind = random.choice((b's="1" t="d"', b't="e"', b't="b"', b't="str"', b't="n"', b't="x"'))
    return xml.replace(b't="s"', kind, 3) if random.random() < 0.5 else xml


def _rewritten(content: bytes, random: Random, damage: Callable[[bytes, Random], bytes]) -> bytes:
    parts = _parts(content)
    likely = [at for at, (name, _inside) in enumerate(parts) if "sheet1.xml" in name or "sharedStrings" in name or "workbook.xml" in name]
    at = random.choice(likely) if random.random() < 0.8 else random.randrange(len(parts))
    parts[at] = (parts[at][0], damage(parts[at][1], random))
    return _zipped(parts)


def stretched(content: bytes, random: Random) -> bytes:
    """Small files that ask for much: far cells, one long text in many cells, a wide row, a sheet of blanks, a bomb."""
    parts = dict(_parts(content))
    sheet = "xl/worksheets/sheet1.xml"
    match random.randrange(5):
        case 0:
            parts[sheet] = parts[sheet].replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
        case 1 if "xl/sharedStrings.xml" in parts:
            long = b"x" * 30_000
            parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(b"<si><t>", b"<si><t>" + long, 3)
            cells = b'<c t="s"><v>0</v></c>' * 22
            parts[sheet] = parts[sheet].replace(b"</sheetData>", (b"<row>" + cells + b"</row>") * 3000 + b"</sheetData>")
        case 2:
            parts[sheet] = parts[sheet].replace(b"</sheetData>", b"<row>" + b"<c><v>1</v></c>" * 40_000 + b"</row></sheetData>")
        case 3:
            parts[sheet] = parts[sheet].replace(b"<sheetData>", b"<sheetData>" + b"<row><c" * 60_000)
        case _:
            parts["xl/media/picture.bin"] = b"\0" * random.choice((1 << 20, 40 << 20, 310 << 20))
    return _zipped(list(parts.items()))


# Damage to a CSV

SIGNS = (b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc3", b"\xe2\x80\xae", b"\x1a", b"\x85", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"\x81")


def quoting(content: bytes, random: Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(random.choice((1, 3, 30))):
        at = random.randrange(len(damaged))
        damaged[at:at] = random.choice((b'"', b'""', b'"\n', b";", b",", b"\t", b"\r", b"\n", b"'", b"\\", b'";"'))
    return bytes(damaged)


def letters(content: bytes, random: Random) -> bytes:
    """Zero bytes, marks in the middle, half letters, other encodings, signs nobody sees."""
    text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "cp1252", "replace")
    if random.random() < 0.4:
        return text.encode(random.choice(("utf-16", "utf-16-le", "utf-32", "utf-7", "cp037", "utf-8")), "replace")
    damaged = bytearray(content)
    for _ in range(random.choice((1, 5, 50))):
        at = random.randrange(len(damaged))
        damaged[at:at] = random.choice(SIGNS)
    return bytes(damaged)


def long_rows(content: bytes, random: Random) -> bytes:
    """A line without end, a row of very many cells, a cell of very many letters, thousands of empty lines or faults."""
    head, _sep, rest = content.partition(b"\n")
    match random.randrange(6):
        case 0:
            return head + b"\n" + b"x" * random.choice((70_000, 5 << 20, 20 << 20))
        case 1:
            return head + b"\n" + b";" * random.choice((600, 70_000, 9 << 20)) + b"\n" + rest
        case 2:
            return head + b'\n"' + b"y\n" * random.choice((40_000, 2 << 20)) + rest
        case 3:
            return head + b"\n" * 200_000 + rest
        case 4:
            return (head + b"\n") * 3000 + rest
        case _:
            return head + b"\n" + b"a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p;q;r;s;t;u;v\n" * 1200


KINDS: dict[str, tuple[str, Callable[[bytes, Random], bytes]]] = {
    "bytes flipped": ("", flipped),
    "truncated": ("", truncated),
    "stretch spliced": ("", spliced),
    "another head": ("", another_head),
    "zip parts": ("xlsx", members),
    "zip directory": ("xlsx", directory),
    "markup": ("xlsx", markup),
    "cell values": ("xlsx", values),
    "stretched": ("xlsx", stretched),
    "quoting": ("csv", quoting),
    "letters": ("csv", letters),
    "long rows": ("csv", long_rows),
}
