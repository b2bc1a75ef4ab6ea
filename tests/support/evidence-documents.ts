import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import type { Random } from "../proof/evaluators/random.ts";
import { ROOT } from "./root.ts";

/** What people write, the value that it says, and another value that it does not say. */
export const PHRASES = [
  ["chineseShare", "中方股比为67%", "67", "66"],
  ["chineseShare", "中方持股百分之六十七", "67", "76"],
  ["chineseShare", "The Chinese party holds 66.9999 % of the equity", "66.9999", "67"],
  ["chineseShare", "the Chinese side shall hold one third, 1/3, of the equity", "1/3", "33"],
  [
    "investorTotalAssets",
    "总资产为2亿美元",
    { amount: "200000000", currency: "USD" },
    { amount: "199999999", currency: "USD" },
  ],
  [
    "investorTotalAssets",
    "total assets of USD 200,000,000 at year end",
    { amount: "200000000", currency: "USD" },
    { amount: "200000000", currency: "EUR" },
  ],
  ["originalFloorArea", "原有建筑面积12000.5平方米", "12000.5", "12000"],
  ["plannedApplicationDate", "拟于2024年6月30日提出申请", "2024-06-30", "2024-07-30"],
  ["legalRepresentativeNationality", "法定代表人国籍：中国", "CN", "GB"],
  ["legalRepresentativeNationality", "Nationality: United Kingdom", "GB", "CN"],
  ["name", "公司名称：穗衡示例调查有限公司", "穗衡示例调查有限公司", "别的公司"],
] as const;

export type Phrase = (typeof PHRASES)[number];

/** A document, the answer that is given with it, and whether it bears the answer out. */
export interface PlantedDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: "true" | "other value" | "not there" | "other document";
  readonly fact: Phrase[0];
  /** The answer as a profile gives it, with its evidence. */
  readonly answer: { readonly value: Phrase[2] | Phrase[3]; readonly evidence: Record<string, string> };
  readonly expected: "evidenced" | "does-not-hold";
}

/** A text, or a PDF in either language, that holds the quote of one of the phrases, or does not. */
export async function plantDocument(
  phrases: readonly Phrase[],
  index: number,
  random: Random,
): Promise<PlantedDocument> {
  const [fact, quote, value, other] = random.pick(phrases);
  const padding = random.pick([
    "Whereas the parties agree. ",
    "鉴于各方同意。\n",
    "Page 3 of 9. 165 % of nothing.\n",
  ]);
  const kind = random.pick(["true", "true", "other value", "not there", "other document"] as const);
  const whole = `${padding}${kind === "not there" ? "nothing of the kind" : quote}${padding}`;
  const isPdf = index % 2 === 0;
  const name = `document-${index}.${isPdf ? "pdf" : "txt"}`;
  const bytes = isPdf ? await pdfOf(whole) : Buffer.from(whole.replace(/ /g, "\n"));
  const sha256 = hashOf(kind === "other document" ? Buffer.from(name) : bytes);
  return {
    ...{ name, bytes, kind, fact },
    answer: { value: kind === "other value" ? other : value, evidence: { document: name, sha256, quote } },
    expected: kind === "true" ? "evidenced" : "does-not-hold",
  };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A PDF with the text in narrow lines, so that quotes run over the end of a line. */
function pdfOf(text: string): Promise<Buffer> {
  const document = new PDFDocument({ compress: true });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  document.font(`${ROOT}dist/fonts/NotoSansSC_400Regular.ttf`);
  document.text("Articles of an invented company", { width: 200 }).text(text, { width: 120 });
  document.end();
  return new Promise((resolve) => document.on("end", () => resolve(Buffer.concat(chunks))));
}
