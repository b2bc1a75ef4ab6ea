import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tellUntranslated } from "../../src/cli/languages.ts";
import { readLanguages } from "../../src/language/read-languages.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { zhunru } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { type Served, serve } from "../support/served.ts";

const TEXTS = {
  "Skip to the content": "Salti al la enhavo",
  "As of {date} (checked to {checkedTo})": "Je {date} (kontrolita ĝis {checkedTo})",
  "Based on {count} answers": "Laŭ {answers} respondoj",
  "Other law": "Kio validas",
  "the printed words of all {pages} pages were compared.": "ĉiuj {pages} paĝoj.",
};
const CHECK = ["check", "seeds/profiles/survey-firm-60-percent.json", "--as-of", "2026-01-02"];

let folder = "";
let env: Record<string, string> = {};

function write(code: string, file: string, data: unknown): void {
  mkdirSync(join(folder, code), { recursive: true });
  writeFileSync(join(folder, code, file), JSON.stringify(data));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "zhunru-languages-"));
  env = { ZHUNRU_LANGUAGES: folder };
  write("eo", "language.json", { name: "Esperanto", day: "{day}-a de {month} {year}", months: ["januaro"] });
  write("eo", "texts.json", TEXTS);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("a language that a folder adds", () => {
  it("is spoken by check where it has a text, in its own form; all else is said in English", () => {
    const english = zhunru([...CHECK, "--lang", "en"], { env }).stdout.split("\n");
    const { stdout, stderr, status } = zhunru([...CHECK, "--lang", "eo"], { env });
    const said = stdout.split("\n");
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
    expect(said[2]).toMatch(/^Je 2-a de januaro 2026 \(kontrolita ĝis /);
    expect(said[1]).toBe(english[1]);
    // A text with other values than the English one could hide a figure.
    expect(stdout).toMatch(/^Based on \d+ answers/m);
  });

  it("changes no byte of a report as JSON, whose texts are those of the contract", () => {
    const json = (where: Record<string, string>): string =>
      zhunru([...CHECK, "--format", "json"], { env: where }).stdout;
    expect(json(env)).toContain('"answers"');
    expect(json(env)).toBe(json({}));
  });

  it("is refused where the folder is not there", () => {
    const { stderr, status } = zhunru([...CHECK, "--lang", "eo"]);
    expect(status).toBe(2);
    expect(stderr).toContain("zh-CN, en");
  });

  it("lists what it does not translate, of the program and of the rules, and nothing else", () => {
    const list = (): string => {
      const [added] = readLanguages(folder);
      if (added === undefined) throw new Error("no language was read");
      return tellUntranslated(added, ROOT, readDataFiles(ROOT));
    };
    const told = list();
    const missing = told
      .split("\n")
      .filter((line) => line.startsWith('"'))
      .map((line) => JSON.parse(line) as string);
    expect(told).toContain(`\n${missing.length} texts have no translation (Esperanto)`);
    expect(missing).toContain("Based on {count} answers");
    expect(missing).toContain("Social surveys");
    expect(missing).toContain("{number:year|years}");
    expect(missing).not.toContain("Skip to the content");
    write("eo", "more.json", Object.fromEntries(missing.map((text) => [text, text])));
    expect(list()).toContain("\n0 texts have no translation (Esperanto)");
    rmSync(join(folder, "eo", "more.json"));
  });

  it("cannot be used with a file that is no language: said with the file, status 2", () => {
    write("tlh", "language.json", { months: [] });
    const { stderr, status } = zhunru([...CHECK, "--lang", "en"], { env });
    rmSync(join(folder, "tlh"), { recursive: true });
    expect(status).toBe(2);
    expect(stderr).toContain(join("tlh", "language.json"));
    expect(stderr).toContain("name");
  });
});

describe("a dossier in a language that a folder adds", () => {
  const dossier = (format: string, where: Record<string, string>, language = "eo"): string => {
    const file = join(folder, `dossier-${language}.${format}`);
    const asked = [...CHECK, "--lang", language, "--format", format, "--output", file];
    expect(zhunru(asked, { env: where })).toEqual({ status: 0, stdout: "", stderr: "" });
    return file;
  };
  const verify = (file: string, where: Record<string, string>, language: string): string =>
    zhunru(["verify", file, "--lang", language], { env: where }).stdout;

  it("speaks it where there is a text, and English in all else", () => {
    const texts = spawnSync("unzip", ["-p", dossier("docx", env), "word/document.xml"], { encoding: "utf8" });
    expect(texts.stdout).toContain("Kio validas");
    expect(texts.stdout).toContain("The answers relied on");
  });

  it("is confirmed word by word where the folder is at hand, and says so where it is not", () => {
    const file = dossier("pdf", env);
    expect(verify(file, env, "eo")).toMatch(/^confirmed: .*ĉiuj \d+ paĝoj\.$/m);
    expect(verify(file, {}, "en")).toMatch(
      /^confirmed: .*the printed words were not checked: the texts of their language \(eo\) are not at hand\.$/m,
    );
  });
});

describe("pages in a language that a folder adds", () => {
  let served: Served;
  beforeAll(async () => {
    served = await serve(env);
  });
  afterAll(async () => {
    served.process.kill();
    await served.ended;
  });

  it("speak it, say so, and lead to the others; ?lang= remembers it", async () => {
    const chosen = await fetch(new URL("/?lang=eo", served.address), { redirect: "manual" });
    expect(chosen.headers.get("set-cookie")).toMatch(/^lang=eo;/);
    const page = await (await fetch(served.address, { headers: { cookie: "lang=eo" } })).text();
    expect(page).toContain('<html lang="eo">');
    expect(page).toContain("Salti al la enhavo");
    expect(page).toContain("Made by an unofficial tool");
    expect(page).toMatch(/<a class="switch" href="\/\?lang=zh-CN" lang="zh-CN" hreflang="zh-CN">中文<\/a>/);
    expect(page).toMatch(/<a class="switch" href="\/\?lang=en" lang="en" hreflang="en">English<\/a>/);
  });

  it("speak it to a browser that asks for it first", async () => {
    const page = await fetch(served.address, { headers: { "accept-language": "eo-XX, en;q=0.5" } });
    expect(await page.text()).toContain('<html lang="eo">');
  });
});
