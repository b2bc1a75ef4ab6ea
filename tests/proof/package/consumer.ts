/** A program of somebody else against the package's types: it compiles as it stands, and each wrong use does not. */
import {
  type Advice,
  advise,
  type Comparison,
  compare,
  evaluate,
  type Finding,
  InputError,
  loadRules,
  type NextQuestion,
  nextQuestion,
  type Outcome,
  type Problem,
  parseProfile,
  type Profile,
  type Report,
  type Rules,
  RulesError,
} from "zhunru";
import { renderHtml, renderJson, renderMarkdown, renderText } from "zhunru/report";
import { type ScreenedRow, ScreenError, type ScreenSummary, screenFile, screenRows } from "zhunru/screen";

const rules: Rules = loadRules();
const profile: Profile = parseProfile(rules, {
  city: "guangzhou",
  activities: ["social-survey"],
  chineseShare: { atLeast: "50" },
  investorTotalAssets: { amount: "200000000", currency: "USD" },
  investors: undefined,
  legalRepresentativeNationality: null,
});
const report: Report = await evaluate(rules, profile, { asOf: "2024-06-30", keep: ["city"] });
const again: Profile = parseProfile(rules, report.profile);
const comparison: Comparison = await compare(rules, again);
const advice: Advice = advise(rules, profile, ["gz-2022-212/1-12"]);
const question: NextQuestion = nextQuestion(rules, profile);
const gaps: readonly (string | null)[] = report.findings.flatMap((finding: Finding) =>
  finding.requirements.map(({ gap }) => gap),
);
const texts: readonly string[] = [
  renderText(rules, report, { language: "zh-CN", full: true, width: 100 }),
  renderMarkdown(rules, report, { language: "en", all: true }),
  renderHtml(rules, report, comparison, { language: "en" }),
  renderJson(report),
];
const outcomes: Outcome[] = [];
for await (const row of screenRows(rules, [{ city: "chengdu" }, "{}"], { asOf: "2024-06-30" })) {
  const screened: ScreenedRow = row;
  if (screened.kind === "company") outcomes.push(...screened.findings.map(({ outcome }) => outcome));
  else screened.problems.map(({ message }: Problem) => message.en);
}
const screening: Promise<ScreenSummary> = screenFile(rules, { file: "list.csv", out: "out", language: "en" });
export const failed = (error: unknown): string =>
  error instanceof InputError
    ? error.problems.map(({ path }) => path).join()
    : error instanceof RulesError
      ? error.faults.map(({ file }) => file).join()
      : error instanceof ScreenError
        ? error.words["zh-CN"]
        : "";
export { advice, gaps, outcomes, question, screening, texts };

// @ts-expect-error A number is rounded before anybody sees it.
parseProfile(rules, { chineseShare: 66.9999 });
// @ts-expect-error Neither at any depth.
parseProfile(rules, { investors: [{ name: "Invented", share: 67 }] });
// @ts-expect-error A text is no profile before it was read.
await evaluate(rules, '{"city": "guangzhou"}');
// @ts-expect-error Reports are asked for by rules that were loaded.
await evaluate(profile);
// @ts-expect-error A day is text.
await evaluate(rules, profile, { asOf: new Date() });
// @ts-expect-error There are two languages.
renderText(rules, report, { language: "fr" });
// @ts-expect-error The language is not guessed.
renderMarkdown(rules, report, {});
// @ts-expect-error There is no such outcome.
report.findings.filter(({ outcome }) => outcome === "permitted");
// @ts-expect-error A gap is exact, as text.
gaps.map((gap) => gap?.toFixed(2));
// @ts-expect-error Nobody changes a report.
report.asOf = "2025-01-01";
// @ts-expect-error A row that was rejected has no findings.
for await (const row of screenRows(rules, [])) outcomes.push(...row.findings);
// @ts-expect-error Results come in four forms.
await screenFile(rules, { file: "list.csv", out: "out", language: "en", table: "ods" });
// @ts-expect-error What is inside stays inside.
await import("zhunru/dist/index.js");
