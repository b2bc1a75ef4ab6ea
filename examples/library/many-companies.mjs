// Many companies: rows in, results out, one by one, so that a list may be as long as it likes.
// node many-companies.mjs
import { loadRules } from "zhunru";
import { screenRows } from "zhunru/screen";

async function* rows() {
  for (const share of ["66.9999", "67", "66,5"]) {
    yield {
      name: `Invented at ${share}`,
      city: "guangzhou",
      activities: ["social-survey"],
      chineseShare: share,
    };
  }
  yield '{"name": "Invented as text", "city": "chengdu", "activities": ["app-store"], "foreignShare": 1e2}';
}

for await (const screened of screenRows(loadRules(), rows(), { asOf: "2024-06-30" })) {
  if (screened.kind === "rejected")
    for (const { path, message } of screened.problems) console.log(`${screened.row} ${path}: ${message.en}`);
  else
    for (const { provision, outcome, missing } of screened.findings)
      console.log(
        `${screened.row} ${screened.name} ${provision}: ${outcome} ${missing.join(", ")}`.trimEnd(),
      );
}
