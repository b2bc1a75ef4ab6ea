// One company: what it qualifies for, what would have to change, and the report as an HTML file.
// node one-company.mjs [FILE.html]
import { writeFileSync } from "node:fs";
import { advise, compare, evaluate, InputError, loadRules, parseProfile } from "zhunru";
import { renderHtml, renderText } from "zhunru/report";

const rules = loadRules();
const asOf = "2024-06-30";

try {
  parseProfile(rules, { city: "guangzou", chineseShare: "101" });
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  for (const { path, message } of error.problems) console.log(`${path}: ${message.en}`);
}

const profile = parseProfile(rules, {
  name: "Invented Survey Co",
  city: "guangzhou",
  activities: ["social-survey"],
  chineseShare: "60",
  legalRepresentativeNationality: "GB",
});
const report = await evaluate(rules, profile, { asOf });
for (const { verdict, headline } of report.answers) console.log(`${verdict}: ${headline.en}`);

const unmet = report.findings.filter(({ outcome }) => outcome === "ineligible");
const { changes } = advise(
  rules,
  profile,
  unmet.map(({ provision }) => provision),
  { asOf },
);
for (const { fact, from, to } of changes[0] ?? []) console.log(`${fact}: ${from} → ${to}`);

const file = process.argv[2];
if (file === undefined) console.log(renderText(rules, report, { language: "zh-CN" }));
else {
  const comparison = await compare(rules, profile, { asOf });
  writeFileSync(file, renderHtml(rules, report, comparison, { language: "en" }));
}
