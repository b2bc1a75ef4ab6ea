import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zhunru, zhunruInThread } from "../support/program.ts";

const SURVEY =
  '{"city":"guangzhou","activities":["social-survey"],"chineseShare":60,"legalRepresentativeNationality":"GB"}';

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zhunru-check-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(text: string | Uint8Array, ...more: string[]) {
  return zhunru(["check", "-", "--as-of", "2024-06-30", ...more], { input: text });
}

/** A refused input: exit status 2, nothing on standard output, no stack trace. */
function refused(text: string | Uint8Array, run = zhunruInThread): string {
  const ended = run(["check", "-", "--as-of", "2024-06-30"], { input: text });
  expect(ended.status).toBe(2);
  expect(ended.stdout).toBe("");
  expect(ended.stderr).not.toMatch(/\n\s+at /);
  return ended.stderr;
}

describe("zhunru check, streams and exit status", () => {
  it("exits 0 with an ineligible outcome, and says nothing on standard error", () => {
    const ended = check(SURVEY, "--format", "json");
    expect(ended.status).toBe(0);
    expect(ended.stderr).toBe("");
    const report = JSON.parse(ended.stdout);
    const finding = report.findings.find((f: { provision: string }) => f.provision === "gz-2022-212/1-12");
    expect(finding.outcome).toBe("ineligible");
  });

  it("speaks the language of the environment, and that of --lang before it", () => {
    expect(zhunru(["check", "-"], { input: SURVEY, env: { LANG: "zh_CN.UTF-8" } }).stdout).toContain(
      "不符合本条条件（其他路径未评估）",
    );
    expect(
      zhunru(["check", "-", "--lang", "en"], { input: SURVEY, env: { LANG: "zh_CN.UTF-8" } }).stdout,
    ).toContain("Does not meet this item's stated tests (other routes not assessed)");
    expect(zhunru(["check", "-"], { input: SURVEY }).stdout).toContain("As of ");
  });

  it("gives the same bytes whatever the order of the keys", () => {
    const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(SURVEY)).reverse()));
    expect(check(turned, "--format", "json").stdout).toBe(check(SURVEY, "--format", "json").stdout);
  });

  it("keeps text within 80 columns of display width and free of colour outside a terminal", async () => {
    const { displayWidth } = await import("../../src/report/layout.ts");
    for (const language of ["en", "zh-CN"]) {
      const lines = check(SURVEY, "--lang", language).stdout.split("\n");
      expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
      expect(lines.join("\n")).not.toContain("\u001b");
    }
  });

  it("accepts a byte-order mark", () => {
    expect(check(`\ufeff${SURVEY}`).status).toBe(0);
  });
});

describe("zhunru check, bad input", () => {
  it("lists everything wrong at once, with path, found, expected and the nearest", () => {
    const stderr = refused(
      '{"citty":"guangzhou","activities":["social-surveys"],"foreignShare":"120","chineseShare":"1e2","investorTotalAssets":{"amount":-1,"currency":"USX"},"vehicleAgeYears":true}',
    );
    expect(stderr).toMatchInlineSnapshot(`
      "standard input: the input cannot be used, 7 mistakes:
        line 1 activities[0]: unknown choice social-surveys; expected one of social-survey, domestic-internet-vpn, app-store, internet-access, other-value-added-telecom, investment-company, industrial-floor-area-expansion, outbound-tourism, foreign-legal-consultant, vintage-car-bonded-storage, overseas-professional-practice, market-procurement-export … (nearest: social-survey)
        line 1 chineseShare: found the text “1e2”; expected a share in percent, 0 to 100, at most 6 decimals, such as 67, 66.9999 or 67%, or a fraction of the whole such as 1/3, whose numbers have at most 6 digits; no sign, exponent or thousands separator
        line 1 foreignShare: 120 is out of range; expected a share in percent, 0 to 100, at most 6 decimals, such as 67, 66.9999 or 67%, or a fraction of the whole such as 1/3, whose numbers have at most 6 digits; no sign, exponent or thousands separator
        line 1 investorTotalAssets.currency: unknown choice USX; expected an ISO 4217 currency code such as USD or CNY (nearest: UGX)
        line 1 investorTotalAssets.amount: found -1; expected an amount of 0 or more with at most 6 decimals; no sign, exponent or thousands separator
        line 1 vehicleAgeYears: found true; expected a number of years, 0 or more
        line 1 citty: unknown key citty; expected a key that is known here (nearest: city)
      "
    `);
  });

  it.each([
    [
      "a number beyond binary precision is not rounded into a share",
      '{"chineseShare": 66.99999999999999999}',
      "too many decimals",
    ],
    ["a share above 100", '{"chineseShare": 100.000001}', "out of range"],
    ["a sign", '{"chineseShare": -1}', "chineseShare: found -1"],
    ["an exponent", '{"chineseShare": 6.7e1}', "chineseShare: found 6.7e1"],
    ["a thousands separator", '{"originalFloorArea": "1,000"}', "originalFloorArea: found"],
    ["a key given twice", '{"city":"guangzhou","city":"guangzhou"}', "the key city is given twice"],
    ["__proto__", '{"__proto__":{"city":"guangzhou"}}', "unknown key __proto__"],
    ["constructor", '{"constructor":1}', "unknown key constructor"],
    ["an array instead of an object", "[]", "the whole file"],
    ["no JSON at all", "city: guangzhou", "not JSON here"],
    ["a trailing comma", '{"city":"guangzhou",}', "not JSON here: }; expected"],
    ["a comment", '{/* */"city":"guangzhou"}', "not JSON here"],
    ["an empty text", "", "the text ends too early"],
    ["text after the end", "{} {}", "not JSON here: {; expected"],
    ["a comma after the end", "{},", "not JSON here: ,; expected"],
    ["a list where a key should be", "{[]: 1}", "not JSON here: [; expected"],
    [
      "shares of a level that do not add up",
      '{"investors":[{"name":"A","origin":"foreign","share":40},{"name":"B","origin":"mainland","share":50}]}',
      "add up to 90%",
    ],
    ["contradicting shares", '{"chineseShare":60,"foreignShare":30}', "contradicts another answer"],
    [
      "an addition to no floor area",
      '{"originalFloorArea":0,"addedServiceFloorArea":10}',
      "originalFloorArea",
    ],
    ["a day that is none", '{"landTransitionStartDate":"2024-02-30"}', "a real day"],
    ["a nationality in words", '{"legalRepresentativeNationality":"China"}', "ISO 3166-1"],
  ])("refuses %s", (_name, text, said) => {
    expect(refused(text)).toContain(said);
  });

  it("refuses deep nesting, long text and invalid UTF-8 without a stack trace", () => {
    expect(refused("[".repeat(200_000), zhunru)).toContain("nested too deeply");
    expect(refused(`{"name":"${"x".repeat(10_000_000)}"}`, zhunru)).toContain("name: found");
    expect(refused(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), zhunru)).toContain("not valid UTF-8");
  });

  it("refuses a missing file, a folder, and options with wrong values", () => {
    expect(zhunru(["check", join(folder, "nothing.json")])).toMatchObject({ status: 2, stdout: "" });
    expect(zhunru(["check", folder]).stderr).toContain("is a folder");
    const file = join(folder, "survey.json");
    writeFileSync(file, SURVEY);
    for (const [given, said] of [
      [["--format", "jsn"], "option --format: found jsn; expected text, json, markdown"],
      [["--as-of", "2024-02-30"], "option --as-of: found 2024-02-30; expected a real day"],
      [["--lang", "fr"], "option --lang: found fr"],
      [["--formt", "json"], "unknown option --formt"],
      [["--as-of"], "needs a value"],
    ] as const) {
      const ended = zhunru(["check", file, ...given]);
      expect([ended.status, ended.stdout]).toEqual([2, ""]);
      expect(ended.stderr).toContain(said);
    }
    expect(zhunru(["check"]).stderr).toContain("the argument FILE is missing");
    expect(zhunru(["chek", file])).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("nearest: check"),
    });
  });

  it("complains in Chinese where Chinese is asked for", () => {
    expect(check('{"citty":1}', "--lang", "zh-CN").stderr).toContain(
      "未知的键“citty”；应为：本程序认识的键（最接近：city）",
    );
  });
});
