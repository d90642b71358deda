// Reading a company's file as rows of cells: CSV in the ways Excel writes it, XLSX by its zip and its XML. Nothing leaves the page.
class Refused extends Error {}
const refuse = (code, params = {}) => {
  throw new Refused(filled(RULES.refusals[code], params));
};
const SEARCHED_ROWS = 25;
const FEWEST_RECOGNISED = 3;

function recognised(heading) {
  const text = keyOf(String(heading).split("\n")[0]);
  if (!text) return null;
  const without = (ending) => (text.endsWith(ending) ? text.slice(0, -ending.length) : text);
  for (const candidate of [text, without("rp"), without("wajib"), text.replace(/^[0-9]+/, "")]) {
    if (Object.hasOwn(RULES.headings, candidate)) return RULES.headings[candidate];
  }
  return null;
}
function mapHeadings(cells) {
  const places = {}, unknown = [], twice = [];
  cells.forEach((cell, place) => {
    const slug = recognised(cell ?? "");
    if (slug === null) {
      if (plain(cell)) unknown.push(plain(cell));
    } else if (slug in places) twice.push(slug);
    else places[slug] = place;
  });
  return { places, unknown, twice, found: Object.keys(places).length };
}
// The row with the most recognised headings among the first ones.
function findHeading(rows) {
  let best = null;
  rows.slice(0, SEARCHED_ROWS).forEach(({ cells }, index) => {
    const mapping = mapHeadings(cells);
    if (mapping.found >= FEWEST_RECOGNISED && (!best || mapping.found > best.found)) best = { ...mapping, index };
  });
  return best;
}
function demandColumns(heading) {
  const titles = (columns) => columns.map((column) => column.title).join(", ");
  if (heading.twice.length) refuse("column_twice", { columns: titles(heading.twice.map((slug) => BY_SLUG[slug])) });
  const missing = COLUMNS.filter((column) => column.required && !(column.slug in heading.places));
  if (missing.length) refuse("columns_missing", { columns: titles(missing) });
}

async function openFile(file) {
  const head = new Uint8Array(await file.slice(0, 8).arrayBuffer());
  const starts = (...bytes) => bytes.every((byte, index) => head[index] === byte);
  if (!file.size) refuse("empty_roster");
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) refuse("password_protected_or_old");
  const isXlsx = starts(0x50, 0x4b, 0x03, 0x04), limit = isXlsx ? RULES.limits.xlsx_bytes : RULES.limits.csv_bytes;
  if (file.size > limit) {
    refuse("file_too_long", { size: Math.ceil(file.size / 1048576), limit: Math.floor(limit / 1048576), format: isXlsx ? "XLSX" : "CSV" });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isXlsx ? openXlsx(bytes) : openCsv(bytes);
}
function opened(rows, sheet, format) {
  const heading = findHeading(rows);
  if (!heading) refuse(rows.some(({ cells }) => cells.some((cell) => plain(cell) !== "")) ? "no_headings" : "empty_roster");
  demandColumns(heading);
  const below = rows.slice(heading.index + 1);
  if (!below.length) refuse("header_only");
  const most = format === "XLSX" ? RULES.limits.xlsx_rows : RULES.limits.csv_rows;
  if (below.length > most) refuse("too_many_rows", { rows: grouped(most), format });
  return { heading, rows: below, sheet };
}

// CSV

function openCsv(bytes) {
  const text = decoded(bytes);
  if (text.includes("\0")) refuse("unknown_encoding");
  return opened(csvRows(text, delimiterOf(text)), "", "CSV");
}
function decoded(bytes) {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    if (bytes.some((byte) => [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0].includes(byte))) refuse("unknown_encoding");
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
function delimiterOf(text) {
  const lines = text.slice(0, 65536).split(/\r\n|\r|\n/).slice(0, SEARCHED_ROWS);
  const score = (sign) => {
    const parted = lines.map((line) => line.split(sign));
    return [Math.max(...parted.map((cells) => mapHeadings(cells).found)), Math.max(...parted.map((cells) => cells.length))];
  };
  let best = ";", most = [-1, -1];
  for (const sign of [";", ",", "\t", "|"]) {
    const found = score(sign);
    if (found[0] > most[0] || (found[0] === most[0] && found[1] > most[1])) [best, most] = [sign, found];
  }
  return best;
}
function csvRows(text, delimiter) {
  const rows = [];
  let cells = [], start = 0, at = 0, quoted = null;
  const end = (stop) => {
    cells.push(quoted === null ? text.slice(start, stop) : quoted + text.slice(start, stop));
    quoted = null;
  };
  for (; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"' && at === start && quoted === null) {
      quoted = "";
      let from = at + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        if (close < 0) {
          quoted += text.slice(from);
          at = text.length - 1;
          break;
        }
        quoted += text.slice(from, close);
        if (text[close + 1] !== '"') {
          at = close;
          break;
        }
        quoted += '"';
        from = close + 2;
      }
      start = at + 1;
    } else if (sign === delimiter) {
      end(at);
      start = at + 1;
    } else if (sign === "\n" || sign === "\r") {
      end(at);
      if (sign === "\r" && text[at + 1] === "\n") at += 1;
      rows.push({ row: rows.length + 1, cells });
      [cells, start] = [[], at + 1];
    }
  }
  if (start < text.length || cells.length || quoted !== null) {
    end(text.length);
    rows.push({ row: rows.length + 1, cells });
  }
  return rows;
}

// XLSX

async function openXlsx(bytes) {
  if (typeof DecompressionStream === "undefined") refuse("no_xlsx_here");
  const entries = entriesOf(bytes);
  if (entries.has("xl/vbaProject.bin")) refuse("macro_workbook");
  const text = async (name) => new TextDecoder().decode(await unpacked(bytes, entries.get(name)));
  if (!entries.has("xl/workbook.xml")) refuse("not_a_spreadsheet");
  const links = {};
  for (const [tag] of (await text("xl/_rels/workbook.xml.rels")).matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const target = attribute(tag, "Target") ?? "";
    links[attribute(tag, "Id")] = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  }
  const sheets = [...(await text("xl/workbook.xml")).matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)]
    .map(([tag]) => ({ name: unescaped(attribute(tag, "name") ?? ""), state: attribute(tag, "state"), path: links[attribute(tag, "\\w+:id")] }))
    .filter((sheet) => (sheet.state ?? "visible") === "visible" && entries.has(sheet.path))
    .sort((one, other) => (other.name === RULES.dataSheet) - (one.name === RULES.dataSheet));
  const shared = entries.has("xl/sharedStrings.xml") ? stringsOf(await text("xl/sharedStrings.xml")) : [];
  let refusal = null;
  for (const sheet of sheets) {
    const rows = sheetRows(await text(sheet.path), shared);
    if (findHeading(rows)) return opened(rows, sheet.name, "XLSX");
    if (rows.length) refusal = "no_headings";
  }
  return refuse(refusal ?? "empty_roster");
}
function entriesOf(bytes) {
  const view = new DataView(bytes.buffer), entries = new Map();
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) refuse("broken_file");
  let at = view.getUint32(end + 16, true), total = 0;
  try {
    for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      if (view.getUint32(at, true) !== 0x02014b50) refuse("broken_file");
      if (view.getUint16(at + 8, true) & 1) refuse("password_protected");
      const nameLength = view.getUint16(at + 28, true);
      const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const size = view.getUint32(at + 24, true);
      total += size;
      entries.set(name, { method: view.getUint16(at + 10, true), packed: view.getUint32(at + 20, true), size, header: view.getUint32(at + 42, true) });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    refuse("broken_file");
  }
  if (total > RULES.limits.xlsx_uncompressed_bytes) refuse("too_much_inside");
  return entries;
}
async function unpacked(bytes, entry) {
  if (!entry) return refuse("broken_file");
  const view = new DataView(bytes.buffer);
  const start = entry.header + 30 + view.getUint16(entry.header + 26, true) + view.getUint16(entry.header + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  try {
    const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const whole = new Uint8Array(entry.size);
    let length = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      whole.set(piece.value, length);
      length += piece.value.length;
    }
    if (length === entry.size) return whole;
  } catch {
    // Longer than it claims, or damaged.
  }
  return refuse("broken_file");
}
const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const unescaped = (text) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, number, name) =>
    name ? NAMED[name] ?? all : String.fromCodePoint(Math.min(hex ? parseInt(hex, 16) : Number(number), 0x10ffff)),
  );
const textsIn = (xml) =>
  unescaped([...xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, "").matchAll(/<(?:\w+:)?t\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?t>)/g)].map((found) => found[1] ?? "").join(""));
const stringsOf = (xml) => [...xml.matchAll(/<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g)].map((found) => textsIn(found[1] ?? ""));
const placeOf = (letters) => [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function sheetRows(xml, shared) {
  const rows = [];
  for (const [, attributes, body] of xml.matchAll(/<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g)) {
    const row = Number(attribute(attributes, "r") ?? (rows.at(-1)?.row ?? 0) + 1), cells = [], hollow = new Set();
    for (const [, told, content] of (body ?? "").matchAll(/<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g)) {
      const place = placeOf(/^[A-Z]{1,3}/.exec(attribute(told, "r") ?? "")?.[0] ?? "") ;
      const at = place >= 0 ? place : cells.length;
      if (at > RULES.limits.columns) refuse("cells_far_apart", { cell: attribute(told, "r") });
      while (cells.length < at) cells.push("");
      cells[at] = cellOf(told, content ?? "", shared, () => hollow.add(at));
    }
    rows.push({ row, cells, hollow });
  }
  return rows;
}
function cellOf(told, content, shared, isHollow) {
  const type = attribute(told, "t") ?? "n", value = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/.exec(content)?.[1];
  if (type === "e" || (/<(?:\w+:)?f\b/.test(content) && !value)) {
    isHollow();
    return "";
  }
  if (type === "inlineStr") return textsIn(content);
  if (value === undefined) return "";
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "b") return value === "1";
  return type === "n" ? Number(value) : unescaped(value);
}
