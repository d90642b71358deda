// What the person sees. Every word comes from the rule set; text is only ever written as text.
const WORDS = RULES.words;
const MOST_SHOWN = 1000;
const SHOWN_LENGTH = 60;
const ROWS_AT_ONCE = 2000;
const place = (id) => document.getElementById(id);
const made = (name, text = "", className = "") => {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
};
const now = new Date();
// A computer whose clock is behind does not make rules older than they are.
const TODAY = Math.max(fromIso(RULES.made), now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate());
let latest = 0;

async function check(file) {
  const turn = (latest += 1);
  place("result").hidden = true;
  place("status").className = "";
  place("status").textContent = WORDS.reading;
  try {
    const { heading, rows, sheet } = await openFile(file);
    const checker = new Checker(heading.places), faults = [];
    for (let done = 0; done < rows.length; done += ROWS_AT_ONCE) {
      for (const { row, cells, hollow } of rows.slice(done, done + ROWS_AT_ONCE)) {
        for (const fault of checker.check(row, cells, hollow)) faults.push(fault);
      }
      place("status").textContent = filled(WORDS.progress, { rows: grouped(Math.min(done + ROWS_AT_ONCE, rows.length)) });
      await new Promise((resolve) => setTimeout(resolve));
      if (turn !== latest) return;
    }
    if (!checker.rows) refuse("header_only");
    show(file, checker, faults, heading, sheet);
  } catch (error) {
    if (turn !== latest) return;
    place("status").textContent = error instanceof Refused ? error.message : RULES.refusals.unreadable;
    place("status").className = "bad";
  }
}

function show(file, checker, faults, heading, sheet) {
  const isGood = !checker.faultyRows;
  place("status").className = isGood ? "good" : "warn";
  place("status").textContent = isGood ? WORDS.ready : WORDS.not_ready;
  place("about").textContent = [file.name, sheet && filled(WORDS.sheet, { sheet }), heading.unknown.length && filled(WORDS.unused, { columns: heading.unknown.join(", ") })].filter(Boolean).join(". ");
  place("rows").textContent = grouped(checker.rows);
  place("faulty").textContent = grouped(checker.faultyRows);
  place("doubtful").textContent = grouped(checker.doubtfulRows);
  const order = (code) => (KINDS[code].severity === "must_fix" ? 0 : 1);
  const kinds = Object.keys(checker.counts).sort((one, other) => order(one) - order(other) || checker.counts[other] - checker.counts[one]);
  const titled = (code) => filled(KINDS[code].title, faults.find((fault) => fault.code === code).params);
  place("kinds").replaceChildren(...kinds.map((code) => kindLine(code, titled(code), checker.counts[code])));
  place("faults").replaceChildren(...faults.slice(0, MOST_SHOWN).map(faultRow));
  place("more").textContent = faults.length > MOST_SHOWN ? filled(WORDS.more, { shown: grouped(MOST_SHOWN), all: grouped(faults.length) }) : "";
  place("listed").hidden = !faults.length;
  place("keep").onclick = () => keep(file, faults);
  place("result").hidden = false;
}
function kindLine(code, title, count) {
  const line = made("li"), severity = KINDS[code].severity;
  line.append(made("span", WORDS[severity], `tag ${severity}`), ` ${title} `, made("b", grouped(count)));
  return line;
}
const saying = (fault) => [filled(KINDS[fault.code].sentence, fault.params), filled(KINDS[fault.code].expected, fault.params)];
function faultRow(fault) {
  const [sentence, expected] = saying(fault), row = made("tr"), severity = KINDS[fault.code].severity;
  const cell = (name, text) => {
    const element = made("td", text);
    element.dataset.head = WORDS[name];
    return element;
  };
  const code = cell("code", ""), head = made("th", fault.row);
  head.scope = "row";
  head.dataset.head = WORDS.row;
  code.append(made("span", WORDS[severity], `tag ${severity}`), made("code", fault.code));
  row.append(head, cell("column", BY_SLUG[fault.slug].title), cell("value", fault.shown.slice(0, SHOWN_LENGTH)), code, cell("sentence", sentence), cell("expected", expected));
  return row;
}
// A cell that a spreadsheet would take for a formula is marked as text.
const quoted = (text) => `"${(/^[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
function keep(file, faults) {
  const lines = faults.map((fault) => [fault.row, BY_SLUG[fault.slug].title, fault.shown, fault.code, ...saying(fault)]);
  const heads = ["row", "column", "value", "code", "sentence", "expected"].map((name) => WORDS[name]);
  const text = `\ufeff${[heads, ...lines].map((cells) => cells.map((cell) => quoted(String(cell))).join(";")).join("\r\n")}\r\n`;
  const link = made("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = `${file.name.replace(/\.[^.]*$/, "")}-masalah.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

place("file").addEventListener("change", (event) => event.target.files[0] && check(event.target.files[0]));
place("file").disabled = false;
