import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderMachinePart } from "../../src/dossier/machine/make.ts";
import type { MachinePart } from "../../src/dossier/machine/schema.ts";
import { decided, pdfOf, SAMPLES, sample } from "../dossier/support.ts";
import { ROOT } from "../support/root.ts";
import { startBrowser } from "./browser.ts";

/** A folder that has never seen the program: the page, the published data, and what somebody sent. */
const folder = mkdtempSync(join(tmpdir(), "zhunru-verifier-"));
let browser: Browser;
let page: Page;
const asked: string[] = [];
beforeAll(async () => {
  for (const part of ["rules", "seeds/documents"])
    cpSync(ROOT + part, join(folder, part), { recursive: true });
  cpSync(`${ROOT}verifier/verify.html`, join(folder, "verify.html"));
  mkdirSync(join(folder, "sent"));
  browser = await startBrowser();
  page = await browser.newPage();
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(pathToFileURL(join(folder, "verify.html")).href);
  await page.setInputFiles("#rules", join(folder, "rules"));
  await page.setInputFiles("#documents", join(folder, "seeds/documents"));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the page says of a file: the kind of its message, and all its words. */
async function saidOf(name: string, content: Uint8Array | string): Promise<{ kind: string; text: string }> {
  const file = join(folder, "sent", name);
  writeFileSync(file, content);
  await page.setInputFiles("#dossier", file);
  await page.evaluate(() => document.getElementById("result")?.replaceChildren());
  await page.click("#decide");
  await page.waitForFunction(() => {
    const kind = document.getElementById("result")?.dataset.kind;
    return document.getElementById("result")?.textContent !== "" && kind !== "working";
  });
  const kind = (await page.getAttribute("#result", "data-kind")) ?? "";
  return { kind, text: (await page.innerText("#result")) + (await page.innerText("#faults")) };
}

const SURVEY = "survey-firm-60-percent.json";

async function changed(change: (part: MachinePart) => void): Promise<{ kind: string; text: string }> {
  const part: MachinePart = JSON.parse(renderMachinePart((await decided(sample(SURVEY))).part));
  change(part);
  return saidOf("changed.json", renderMachinePart(part));
}

function findingOf(part: MachinePart): MachinePart["findings"][number] {
  const finding = part.findings.find(({ provision }) => provision === "gz-2022-212/1-12");
  if (finding === undefined) throw new Error("no such finding");
  return finding;
}

describe("the verifier's page", () => {
  it.each(SAMPLES)("confirms %s", async (name) => {
    const said = await saidOf("dossier.json", renderMachinePart((await decided(sample(name))).part));
    expect(said.text).toContain("附件数据复算一致，不是认证");
    expect(said).toMatchObject({
      kind: "confirmed",
      text: expect.stringContaining("This is not a certification"),
    });
  });

  it("reads the PDF itself, and asks for nothing but itself", async () => {
    const bytes = await pdfOf(await decided(sample(SURVEY), { language: "both" }));
    expect(await saidOf("dossier.pdf", bytes)).toMatchObject({ kind: "confirmed" });
    expect(asked).toEqual([pathToFileURL(join(folder, "verify.html")).href]);
    expect(await saidOf("cut.pdf", bytes.subarray(0, bytes.length / 2))).toMatchObject({
      kind: "unreadable",
    });
    expect(await saidOf("other.pdf", "%PDF-1.7\n%%EOF")).toMatchObject({ kind: "unreadable" });
  });

  it.each<[string, (part: MachinePart) => void, string]>([
    [
      "a fact",
      ({ profile }) => void Object.assign(profile, { legalRepresentativeNationality: "US" }),
      "requirements",
    ],
    [
      "a value",
      (part) => void Object.assign(findingOf(part).requirements?.[0] ?? {}, { actual: "67" }),
      "requirements",
    ],
    ["an outcome", (part) => void Object.assign(findingOf(part), { outcome: "eligible" }), "outcome"],
    [
      "a hash",
      (part) => void Object.assign(findingOf(part).clause ?? {}, { sha256: "0".repeat(64) }),
      "clause",
    ],
    ["a place", (part) => void Object.assign(findingOf(part).clause ?? {}, { ranges: [[0, 9]] }), "clause"],
    ["a certificate", (part) => void findingOf(part).changes?.[0]?.certificate.parts.pop(), "changes"],
    ["a cell", (part) => void findingOf(part).changes?.[0]?.certificate.nearer.pop(), "changes"],
    ["a finding taken out", (part) => void part.findings.pop(), "findings"],
    ["a verdict", (part) => void Object.assign(part.answers[0] ?? {}, { verdict: "eligible" }), "answers"],
  ])("tells a change of %s", async (_, change, place) => {
    const said = await changed(change);
    expect(said.kind).toBe("differs");
    expect(said.text).toContain(place);
  });

  it("decides nothing by other rules, and shows names as text", async () => {
    const other = await changed(({ rules }) => void Object.assign(rules, { sha256: "0".repeat(64) }));
    expect(other).toMatchObject({ kind: "other", text: expect.stringContaining("Cannot be decided again") });
    const markup = await changed(({ profile }) => void Object.assign(profile, { "<img src=x>": "1" }));
    expect(markup.text).toContain("<img src=x>");
    expect(await page.locator("img").count()).toBe(0);
    const twice = await saidOf("twice.json", '{"schema": "zhunru-dossier/1", "schema": "zhunru-dossier/1"}');
    expect(twice).toMatchObject({ kind: "unreadable" });
    expect(readFileSync(join(folder, "verify.html"), "utf8")).not.toMatch(
      /\bsrc=|\bhref=|\bimport\b|fetch\(/,
    );
  });
});
