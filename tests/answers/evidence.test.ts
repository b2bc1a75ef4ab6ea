import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readQuoted } from "../../src/answers/quoted-value.ts";
import { supportIn } from "../../src/answers/support.ts";
import { readEvidenceFolder } from "../../src/cli/evidence-folder.ts";
import { InputError } from "../../src/input/problem.ts";
import type { Profile } from "../../src/profile/answer.ts";
import { savedAnswers } from "../../src/situation/canonical.ts";
import { Random } from "../proof/evaluators/random.ts";
import { hashOf, PHRASES, plantDocument } from "../support/evidence-documents.ts";
import { answering, reader, rulebook } from "../support/rulebook.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zhunru-evidence-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, bytes: Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return hashOf(bytes);
}

function profileOf(fact: string, value: unknown, evidence: object): Profile {
  return reader.fromText(JSON.stringify({ [fact]: { value, evidence } }));
}

async function supportOf(profile: Profile, fact: string) {
  return supportIn(profile, await readEvidenceFolder(folder, profile), rulebook.vocabulary)(fact);
}

const DOCUMENTS = 100;
const SEED = 20261121;

describe("evidence", () => {
  it(`of ${DOCUMENTS} generated documents is told apart from a false one (seed ${SEED})`, async () => {
    const random = new Random(SEED);
    const faults: string[] = [];
    for (let index = 0; index < DOCUMENTS; index += 1) {
      const { name, bytes, kind, fact, answer, expected } = await plantDocument(PHRASES, index, random);
      put(name, bytes);
      const profile = reader.fromText(JSON.stringify({ [fact]: answer }));
      const found = (await supportOf(profile, fact)).evidence;
      if (found !== expected) faults.push(`${index} ${kind} ${answer.evidence.quote}: ${found}`);
    }
    expect(faults).toEqual([]);
  }, 60_000);

  it.each([
    ["67%", "167%"],
    ["67%", "67.5%"],
    ["67%", "67,000 of the shares"],
    ["67%", "67 days"],
    ["67%", "67% or 50%"],
    ["67%", "六百六十七%"],
  ])("of a share of %s is not what %s says", (value, quote) => {
    const profile = reader.fromText(JSON.stringify({ chineseShare: value }));
    const fact = rulebook.vocabulary.byId.get("chineseShare");
    const answer = profile.get("chineseShare");
    if (fact === undefined || !answer) throw new Error("no share");
    expect(readQuoted(answer, fact, quote).kind).toBe("other");
  });

  it("says of an answer of 67 whose evidence says 66 % that it does not hold, with no document at hand", async () => {
    const evidence = { document: "articles.txt", sha256: "0".repeat(64), quote: "中方股比为66%" };
    const text = {
      city: "guangzhou",
      activities: ["social-survey"],
      chineseShare: { value: "67", evidence },
    };
    const profile = reader.fromText(JSON.stringify(text));
    const told = supportIn(profile, new Map(), rulebook.vocabulary)("chineseShare");
    expect(told).toMatchObject({
      evidence: "does-not-hold",
      source: evidence,
      note: { en: "the quote says 66, which is not this answer" },
    });
  });

  it("stays stated where nothing can be looked at, or where a person has to read it", async () => {
    const quote = "The company serves nobody else.";
    const sha256 = put("letter.txt", Buffer.from(quote));
    const evidence = { document: "letter.txt", sha256, quote };
    const yes = profileOf("servesOnlyLocalForeignInvestedEnterprises", true, evidence);
    expect(await supportOf(yes, "servesOnlyLocalForeignInvestedEnterprises")).toMatchObject({
      evidence: "stated",
      note: { en: expect.stringContaining("has to be read by a person") },
    });
    const gone = profileOf("chineseShare", "67", { ...evidence, document: "gone.txt", quote: "67%" });
    expect((await supportOf(gone, "chineseShare")).evidence).toBe("stated");
    const report = await answering.report(reader.fromText('{"city":"guangzhou"}'), "2024-06-30");
    expect(report.basis.every(({ evidence: one }) => one === "stated")).toBe(true);
  });

  it("is kept when answers are saved, and refused where it is not whole", () => {
    const evidence = { document: "a.txt", sha256: "0".repeat(64), quote: "67%" };
    const saved = savedAnswers(profileOf("chineseShare", "67%", evidence));
    expect(saved).toEqual({ chineseShare: { value: "67", evidence } });
    for (const wrong of [
      { ...evidence, document: "../a.txt" },
      { ...evidence, sha256: "00" },
      { ...evidence, quote: " " },
      { document: "a.txt", quote: "67%" },
      { ...evidence, page: "3" },
    ])
      expect(() => profileOf("chineseShare", "67", wrong)).toThrow(InputError);
    expect(() => profileOf("chineseShare", null, evidence)).toThrow(InputError);
  });
});
