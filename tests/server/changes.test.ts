import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  viewChangedDocuments,
  viewHistories,
  viewLastChange,
} from "../../src/report/rules/rulebook-changes.ts";
import type { RecordedChange } from "../../src/rules/rule-schema.ts";
import type { Rulebook } from "../../src/rules/rulebook.ts";
import { rulebook } from "../support/rulebook.ts";
import { type Running, run, testApp } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

const page = async (address: string, language: string): Promise<Response> =>
  fetch(running.address + address, { headers: { "Accept-Language": language } });

describe("the changes of the rulebook", () => {
  it.each([
    ["en", "Changes to the rulebook", "Our own corrections"],
    ["zh-CN", "规则库变更", "本工具更正"],
  ])("have a page of less than 30 KB in %s, which each page leads to", async (language, title, kind) => {
    const start = await (await page("/", language)).text();
    expect(start).toContain(`<a href="/changes">${title}</a>`);
    const documents = [...rulebook.documents.keys()].map((id) => `/changes?document=${id}`);
    for (const address of ["/changes", ...documents]) {
      const response = await page(address, language);
      const text = await response.text();
      expect([address, response.status, Buffer.byteLength(text) < 30 * 1024]).toEqual([address, 200, true]);
    }
    expect(await (await page("/changes", language)).text()).toContain(kind);
  });

  it("tell every recorded change of every rule", async () => {
    for (const { id, document, changed = [] } of rulebook.rules) {
      const history = viewHistories(rulebook, document, "en").find(({ rule }) => rule === id);
      expect(history?.changes.map(({ what, why }) => ({ what, why })) ?? []).toEqual(
        changed.map(({ what, why }) => ({ what: what.en, why: why.en })),
      );
    }
  });

  it("keep the law and corrections apart, the same change of several rules told once", () => {
    const words = (text: string) => ({ "zh-CN": text, en: text });
    const change = (day: string, kind: RecordedChange["kind"], what: string): RecordedChange => ({
      day,
      kind,
      what: words(what),
      why: words("why"),
    });
    const histories = [
      [change("2026-01-01", "correction", "first")],
      [change("2026-01-01", "correction", "first"), change("2027-01-01", "law", "second")],
      [change("2027-01-01", "law", "second"), change("2027-01-01", "correction", "third")],
    ];
    const rules = rulebook.rules.slice(0, 4).map((rule, index) => {
      const { changed: _, ...unchanged } = rule;
      return index === 3 ? unchanged : { ...unchanged, changed: histories[index] ?? [] };
    });
    const changed = { ...rulebook, rules, lawNotes: new Map() } satisfies Rulebook;
    const last = viewLastChange(changed, "en");
    expect(last?.heading).toBe("The last change: 1 January 2027");
    expect(
      last?.kinds.map(({ none, changes }) => [
        none,
        ...changes.map(({ what, changed: own }) => `${what}: ${own.map(({ rule }) => rule).join(" ")}`),
      ]),
    ).toEqual([
      [null, `second: ${rules[1]?.id} ${rules[2]?.id}`],
      [null, `third: ${rules[2]?.id}`],
    ]);
    const onlyLaw = viewLastChange({ ...changed, rules: rules.slice(1, 2) }, "en");
    expect(onlyLaw?.kinds[1]?.none).toBe("Nothing that was written here before was corrected that day.");
    expect(viewLastChange({ ...changed, rules: rules.slice(3) }, "en")).toBeNull();
    expect(viewChangedDocuments(changed, "en").reduce((sum, { count }) => sum + Number(count[0]), 0)).toBe(3);
  });

  it("are of documents that there are", async () => {
    expect((await page("/changes?document=gz-1", "en")).status).toBe(404);
  });
});
