// The roster's rules, cell by cell and across cells. What they compare with comes from the rule set (RULES); the order and the
// forgiveness of the readers are those of the server.
const KINDS = RULES.kinds;
const COLUMNS = RULES.columns;
const BY_SLUG = Object.fromEntries(COLUMNS.map((column) => [column.slug, column]));

const folded = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").split(/\s+/).filter(Boolean).join(" ");
const keyOf = (text) => folded(text).replace(/[^a-z0-9]+/g, "");
const digitsOf = (text) => text.replace(/\s+/g, "").replace(/[.-]/g, "");
const grouped = (amount) => String(Math.round(amount)).replace(/\B(?=(\d{3})+$)/g, ".");
const filled = (sentence, params) => sentence.replace(/%\((\w+)\)s/g, (_all, name) => params[name] ?? "").replace(/%%/g, "%");
const two = (number) => String(number).padStart(2, "0");
const capital = (word) => word[0].toUpperCase() + word.slice(1);
const shownDay = (day) => `${two(day % 100)}/${two(Math.floor(day / 100) % 100)}/${String(Math.floor(day / 10000)).padStart(4, "0")}`;

// Days are numbers like 20261231: they compare as they should.
function dayOf(year, month, day) {
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  const longest = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (day > (month === 2 && !isLeap ? 28 : longest)) return null;
  return year * 10000 + month * 100 + day;
}
function addMonths(day, months) {
  const total = Math.floor(day / 10000) * 12 + (Math.floor(day / 100) % 100) - 1 + months;
  const year = Math.floor(total / 12), month = (total % 12) + 1;
  for (let last = day % 100; ; last -= 1) {
    const found = dayOf(year, month, last);
    if (found) return found;
  }
}
const fromIso = (text) => Number(text.replace(/-/g, ""));
const ageOn = (day, bornOn) => Math.floor((day - bornOn) / 10000);

function plain(raw) {
  if (raw === null || raw === undefined) return "";
  if (typeof raw === "boolean") return raw ? "Ya" : "Tidak";
  return String(raw).trim();
}

// Each reader answers [value, code of a fault]; an empty cell is [null, null].
function readNik(raw) {
  if (typeof raw === "number") return [null, raw >= 1e15 ? "nik_as_number" : "nik_not_16_digits"];
  const text = plain(raw).replace(/^['`]+/, "");
  if (!text) return [null, null];
  if (/^\d(?:[.,]\d+)?[eE]\+?1[0-9]$/.test(text)) return [null, "nik_as_number"];
  const digits = digitsOf(text);
  if (!/^[0-9]+$/.test(digits)) return [null, "nik_not_digits"];
  if (digits.length !== 16) return [null, "nik_not_16_digits"];
  return digits.endsWith("0000") ? [null, "nik_ends_in_zeros"] : [digits, null];
}
function readText(raw, column) {
  const text = plain(raw).split(/\s+/).filter(Boolean).join(" ");
  return [...text].length > column.length ? [null, "text_too_long"] : [text || null, null];
}
function readDigits(raw, column) {
  let text = digitsOf(plain(raw).replace(/^['`]+/, ""));
  if (typeof raw === "number" && /^[0-9]+$/.test(text)) text = text.padStart(column.length, "0");
  if (!text.replace(/0/g, "")) return [null, null];
  return text.length !== column.length || !/^[0-9]+$/.test(text) ? [text, "membership_number_odd"] : [text, null];
}
function fromSerial(serial) {
  if (!(serial >= 1 && serial < 110000)) return "date_unreadable";
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86400000);
  return dayOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
}
function dateFromText(text) {
  if (/^[0-9]{5}$/.test(text)) return fromSerial(Number(text));
  const numeric = /^(\d{1,4})[/.\- ](\d{1,2})[/.\- ](\d{1,4})(?:[ T]\d.*)?$/.exec(text);
  if (numeric) {
    const [first, month, last] = numeric.slice(1);
    if (first.length === 4) return dayOf(Number(first), Number(month), Number(last)) ?? "date_impossible";
    if (last.length !== 4) return last.length <= 2 ? "date_short_year" : "date_unreadable";
    return dayOf(Number(last), Number(month), Number(first)) ?? "date_impossible";
  }
  const named = /^(\d{1,2})[ \-/]+([a-z]+)\.?,?[ \-/]+(\d{2,4})$/.exec(folded(text));
  if (!named || !RULES.months[named[2]]) return "date_unreadable";
  if (named[3].length !== 4) return "date_short_year";
  return dayOf(Number(named[3]), RULES.months[named[2]], Number(named[1])) ?? "date_impossible";
}
function readDate(raw, column) {
  let found;
  if (typeof raw === "boolean") found = "date_unreadable";
  else if (typeof raw === "number") found = fromSerial(raw);
  else {
    const text = plain(raw);
    if (!text || text === "-") return [null, null];
    found = dateFromText(text);
  }
  if (typeof found === "string") return [null, found];
  const [earliest, latest] = boundsOf(column);
  return found >= earliest && found <= latest ? [found, null] : [null, "date_out_of_range"];
}
function boundsOf(column) {
  const [earliest, latest] = RULES.dates[column.slug];
  return [fromIso(earliest), latest ? fromIso(latest) : TODAY];
}
function numberOf(raw) {
  if (typeof raw === "boolean") return null;
  if (typeof raw === "number") return raw;
  const text = plain(raw).replace(/^(?:rp|idr)\.?\s*/i, "").replace(/[\xa0 ]/g, "").replace(/,-$/, "").replace(/,--$/, "");
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(text)) return Number(text.replace(/\./g, "").replace(",", "."));
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/.test(text)) return Number(text.replace(/,/g, ""));
  return /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : null;
}
function readNumber(raw, column) {
  if (raw === null || raw === undefined || (typeof raw === "string" && ["", "-"].includes(raw.trim()))) return [null, null];
  const value = numberOf(raw);
  if (value === null) return [null, "number_unreadable"];
  if (!(value >= column.bounds[0] && value <= column.bounds[1])) return [null, "number_out_of_range"];
  return [column.kind === "money" ? Math.round(value) : value, null];
}
function readCode(raw, column) {
  const text = plain(raw);
  if (!text) return [null, null];
  const known = RULES.codes[column.codes].known;
  const value = known[keyOf(text)] || known[text];
  return value ? [value, null] : [null, "word_unknown"];
}
const READERS = { nik: readNik, text: readText, digits: readDigits, date: readDate, code: readCode, money: readNumber, number: readNumber };

function paramsOf(column, code, raw) {
  if (code === "value_missing" || code === "number_unreadable") return { column: column.title, example: column.example };
  if (code === "nik_not_16_digits") return { count: plain(raw).replace(/[^0-9]/g, "").length };
  if (code === "text_too_long" || code === "membership_number_odd") return { length: column.length };
  if (code === "date_out_of_range") {
    const [earliest, latest] = boundsOf(column);
    return { earliest: shownDay(earliest), latest: shownDay(latest) };
  }
  if (code === "word_unknown") return { words: RULES.codes[column.codes].words.join(", ") };
  if (code === "number_out_of_range") return { smallest: grouped(column.bounds[0]), largest: grouped(column.bounds[1]) };
  return {};
}

function bornBy(nik) {
  const day = Number(nik.slice(6, 8)), month = Number(nik.slice(8, 10)), year = Number(nik.slice(10, 12));
  const isFemale = day > 40, century = Math.floor(TODAY / 1000000) * 100;
  let bornOn = null;
  for (const candidate of [century + year, century - 100 + year]) {
    const found = dayOf(candidate, month, isFemale ? day - 40 : day);
    if (found && found <= TODAY) {
      bornOn = found;
      break;
    }
  }
  return { sex: isFemale ? "female" : "male", bornOn };
}
function regencyKey(name) {
  const text = keyOf(name).replaceAll("administrasi", "").replaceAll("kotaadm", "kota").replaceAll("kabadm", "kab");
  return text.startsWith("kabupaten") ? `kab${text.slice(9)}` : text;
}

class Checker {
  constructor(places) {
    this.places = places;
    this.seen = new Map();
    this.counts = {};
    this.rows = 0;
    this.faultyRows = 0;
    this.doubtfulRows = 0;
  }

  // Faults of one row; an empty row has none and is not counted.
  check(row, cells, hollow = new Set()) {
    const raw = (slug) => (slug in this.places ? cells[this.places[slug]] ?? "" : "");
    const isThere = Object.values(this.places).some((place) => plain(cells[place]) !== "" || hollow.has(place));
    if (!isThere) return [];
    this.rows += 1;
    const faults = [], value = {}, broken = new Set();
    const say = (slug, code, shown, params = {}) => faults.push({ row, slug, code, shown, params });
    for (const column of COLUMNS) {
      const cell = raw(column.slug);
      const [meaning, code] = READERS[column.kind](cell, column);
      value[column.slug] = meaning;
      if (code) say(column.slug, code, plain(cell), paramsOf(column, code, cell));
      else if (meaning === null && hollow.has(this.places[column.slug])) say(column.slug, "formula_without_value", "");
      if (code || faults.at(-1)?.slug === column.slug) broken.add(column.slug);
    }
    const isElsewhere = !RULES.home.includes(keyOf(value.country ?? ""));
    const isForeign = isElsewhere || (value.passport !== null && plain(raw("nik")) === "");
    this.required(value, isForeign, broken, say);
    this.doubles(row, value, isForeign, say);
    this.againstNik(value, say);
    this.ages(value, say);
    this.contracts(value, broken, say);
    this.wages(value, say);
    if (isForeign && value.passport === null) say("passport", "passport_missing", "", { country: value.country ?? "" });
    if (isForeign && value.permit === null) say("permit", "permit_missing", "");
    if (value.home_regency !== null && !RULES.regencies.has(regencyKey(value.home_regency))) say("home_regency", "regency_unknown", value.home_regency);
    if (value.job_title !== null && !RULES.occupations.has(keyOf(value.job_title))) say("job_title", "occupation_unknown", value.job_title);
    this.count(faults);
    return faults;
  }

  required(value, isForeign, broken, say) {
    for (const column of COLUMNS) {
      if (!column.required || value[column.slug] !== null || broken.has(column.slug)) continue;
      if (column.slug === "nik" && isForeign) continue;
      say(column.slug, "value_missing", "", paramsOf(column, "value_missing", ""));
    }
  }

  doubles(row, value, isForeign, say) {
    const passport = isForeign && value.passport !== null ? `${keyOf(value.passport)}/${keyOf(value.country ?? "")}` : null;
    for (const [slug, code, key] of [["nik", "nik_twice", value.nik], ["passport", "passport_twice", passport]]) {
      if (key === null) continue;
      const first = this.seen.get(key);
      if (first === undefined) this.seen.set(key, row);
      else say(slug, code, value[slug], { first });
    }
  }

  againstNik(value, say) {
    if (value.nik === null) return;
    const { sex, bornOn } = bornBy(value.nik);
    if (value.sex !== null && value.sex !== sex) say("sex", "sex_differs_from_nik", capital(RULES.sexWords[value.sex]), { expected: RULES.sexWords[sex] });
    if (value.born_on === null || bornOn === null) return;
    if (value.born_on % 1000000 !== bornOn % 1000000) {
      say("born_on", "birth_differs_from_nik", shownDay(value.born_on), { expected: shownDay(bornOn) });
    }
  }

  ages(value, say) {
    const { adult, working } = RULES.ages;
    if (value.born_on === null || value.born_on <= addMonths(TODAY, -12 * adult.value)) return;
    const isBelow = value.born_on > addMonths(TODAY, -12 * working.value), rule = isBelow ? working : adult;
    const params = { age: ageOn(TODAY, value.born_on), limit: rule.value, basis: rule.basis };
    say("born_on", isBelow ? "below_working_age" : "below_adult_age", shownDay(value.born_on), params);
  }

  contracts(value, broken, say) {
    const { contract, started_on: start, contract_ends_on: end } = value;
    const isFixed = contract === RULES.fixedTerm;
    if (end === null) {
      if (isFixed && !broken.has("contract_ends_on")) say("contract_ends_on", "contract_end_missing", "");
    } else if (start !== null && end < start) say("contract_ends_on", "contract_ends_before_start", shownDay(end));
    else if (isFixed && start !== null && end > addMonths(start, 12 * RULES.contractYears.value)) {
      say("contract_ends_on", "contract_too_long", shownDay(end), { years: RULES.contractYears.value, basis: RULES.contractYears.basis });
    }
  }

  wages(value, say) {
    const floor = RULES.floor;
    if (!floor || value.base_wage === null || value.contract === RULES.partTime) return;
    const wage = value.base_wage + (value.allowance ?? 0);
    if (wage < floor.amount) say("base_wage", "wage_below_minimum", grouped(value.base_wage), { ...floor, wage: grouped(wage), minimum: grouped(floor.amount) });
  }

  count(faults) {
    for (const fault of faults) this.counts[fault.code] = (this.counts[fault.code] ?? 0) + 1;
    if (faults.some((fault) => KINDS[fault.code].severity === "must_fix")) this.faultyRows += 1;
    else if (faults.length) this.doubtfulRows += 1;
  }
}
