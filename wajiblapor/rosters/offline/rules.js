// The rule set this file was made with.
const RULES = JSON.parse(document.getElementById("rules").textContent);
RULES.regencies = new Set(RULES.regencies);
RULES.occupations = new Set(RULES.occupations);
