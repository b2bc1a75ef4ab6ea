import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFile } from "../../src/dossier/file/open.ts";
import { createLogger } from "../../src/server/http/logs.ts";
import { ListStore } from "../../src/server/lists/store.ts";
import { ROOT } from "../support/root.ts";
import { type Running, run, testApp, Visitor } from "./support.ts";

let running: Running;
const lines: string[] = [];
beforeAll(async () => {
  running = await run(testApp({}, lines));
});
afterAll(() => running.close());

const COVER = { preparedFor: "<b>甲方</b>（虚构）", preparedBy: "Example Counsel (fictitious)" };
const LIST =
  "客户,城市,业务,中方股比,国籍,外方的分量\n虚构甲,天河,社会调查,67%,中国,33%\n虚构乙,广州,社会调查,0.5,英国,\n";

/** A visitor who reads English and has sent a list; `path` is where it stands. */
async function sent(content: string | Uint8Array = LIST, name = "clients.csv") {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const body = new FormData();
  body.set("list", new File([content as string], name));
  const response = await visitor.submit("/lists", body);
  return { visitor, response, path: response.headers.get("location") ?? "" };
}

/** The page of a list once nothing is done with it any more. */
async function settled(visitor: Visitor, path: string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const state = await (await visitor.get(`${path}/state`)).json();
    if (state.said === null) return (await visitor.get(path)).text();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the list was never done");
}

describe("a list on the web", () => {
  it("says before it is checked that no column has the business, where one may have been meant", async () => {
    const { visitor, path } = await sent("客户,城市,行业\n虚构甲,广州,社会调查\n");
    const looked = await settled(visitor, path);
    expect(looked).toContain(
      "No column says “Activities”, so every company will count as not having answered. If one of the columns below does say so, choose that as its meaning.",
    );
    const whole = await sent("客户,城市,业务\n虚构甲,广州,社会调查\n");
    expect(await settled(whole.visitor, whole.path)).not.toContain("No column says");
  });

  it("is looked at, put right, checked and taken away as workbook and reports", async () => {
    const { visitor, path } = await sent();
    const looked = await settled(visitor, path);
    expect(looked).toContain("clients.csv: how it was understood");
    expect(looked).toContain("not understood: please choose");
    expect(looked).toContain("Name (as understood)");
    expect(looked).toContain(
      "a bare number up to 1 may be meant as either; or choose on the list’s page what",
    );
    expect(looked).not.toMatch(/ --[a-z]/);
    const refused = await visitor.post(path, { do: "run" });
    expect(refused.status).toBe(303);
    const asked = await settled(visitor, path);
    expect(asked).toContain("Some columns still have no meaning: 外方的分量.");
    expect(asked).toContain('<form class="list-preview"');
    await visitor.post(path, {
      ...{ do: "run", reports: "html", shares: "fraction" },
      ...{ "heading-5": "外方的分量", "means-5": "leave-out" },
    });
    const done = await settled(visitor, path);
    expect(done).toContain("2 rows: 2 companies, 0 that could not be used");
    const archive = await visitor.get(`${path}/results.zip`);
    expect(archive.headers.get("content-disposition")).toContain("attachment; filename");
    const names = Buffer.from(await archive.arrayBuffer()).toString("latin1");
    for (const name of ["results.xlsx", "overview.html", "reports/2.html", "reports/3.html"])
      expect(names).toContain(name);
    const overview = await visitor.get(`${path}/overview.html`);
    expect(overview.headers.get("content-security-policy")).toContain("default-src 'none'");
    const shown = await overview.text();
    expect(shown).toContain('<a href="reports/2.html">虚构甲</a>');
    expect(shown).toContain("clients.csv · as of");
    expect((await visitor.get(`${path}/reports/3.html`)).status).toBe(200);
    expect((await visitor.get(`${path}/reports/..%2Fresults.xlsx`)).status).toBe(404);
  });

  it("has results that speak of the page's fields, and of no option of the command line", async () => {
    const list = "name,city,activities,chineseShare\n虚构己,天河,社会调查,0.5\n虚构庚,独资,社会调查,67%\n";
    const { visitor, path } = await sent(list);
    await settled(visitor, path);
    await visitor.post(path, { do: "run", read: "广州=guangzhou" });
    expect(await settled(visitor, path)).toContain("2 rows: 0 companies, 2 that could not be used");
    const files = unzipSync(Buffer.from(await (await visitor.get(`${path}/results.zip`)).arrayBuffer()));
    const book = unzipSync(files["results.xlsx"] ?? new Uint8Array());
    const told = [files["rejects.csv"] ?? new Uint8Array(), ...Object.values(book)].map((file) =>
      strFromU8(file),
    );
    expect(told[0]).toContain("or choose on the list’s page what numbers up to 1 are");
    expect(told.join("\n").match(/--(?:read|shares|header-row)/g)).toBeNull();
  });

  it("is looked at afresh where a wish of the visitor keeps it from being read", async () => {
    const { visitor, path } = await sent();
    await settled(visitor, path);
    await visitor.post(path, { do: "run", headerRow: "99" });
    const refused = await settled(visitor, path);
    expect(refused).toContain("“Row of the headings”: line 99 cannot be the headings");
    await visitor.post(`${path}/again`, {});
    expect(await settled(visitor, path)).toContain("clients.csv: how it was understood");
  });

  it("is seen by whoever sent it alone, named in no log, and gone once deleted", async () => {
    const { visitor, path } = await sent();
    await settled(visitor, path);
    const other = new Visitor(running.address);
    for (const address of [path, `${path}/state`, `${path}/results.zip`])
      expect((await other.get(address)).status).toBe(404);
    expect((await other.post(`${path}/delete`, {})).status).toBe(404);
    expect((await visitor.post(`${path}/delete`, {})).status).toBe(303);
    expect((await visitor.get(path)).status).toBe(404);
    const log = lines.join("");
    for (const hidden of [path, "clients.csv", "虚构甲"]) expect(log).not.toContain(hidden);
  });

  it("is refused where it is no list, too large, empty, or sent by another site", async () => {
    const { visitor, path } = await sent("nothing here\n");
    expect(await settled(visitor, path)).toContain("clients.csv: cannot be used");
    const parquet = await sent("PAR1 a table of a warehouse PAR1", "clients.parquet");
    expect(await settled(parquet.visitor, parquet.path)).toContain(
      "This is a Parquet file; expected XLSX or CSV",
    );
    const large = await sent(new Uint8Array((20 << 20) + 1));
    expect([large.response.status, await large.response.text()]).toEqual([
      413,
      expect.stringContaining("That file is too large"),
    ]);
    const empty = await sent("");
    expect([empty.response.status, await empty.response.text()]).toEqual([
      400,
      expect.stringContaining("No file was chosen"),
    ]);
    const elsewhere = await fetch(`${running.address}/lists`, {
      method: "POST",
      headers: { Origin: "https://elsewhere.example" },
      body: new FormData(),
    });
    expect(elsewhere.status).toBe(403);
    expect((await fetch(`${running.address}/lists`, { method: "PUT" })).status).toBe(405);
  });

  it.each(["pdf", "docx"])("hands out reports as %s, without holders where that is wished", async (form) => {
    const list =
      "name,city,activities,investors.0.name,investors.0.origin,investors.0.share,investors.1.name,investors.1.origin,investors.1.share\n虚构丙,guangzhou,social-survey,虚构丁,mainland,60,虚构戊,foreign,40\n";
    const { visitor, path } = await sent(list);
    await settled(visitor, path);
    await visitor.post(path, { do: "run", reports: form, holders: "left-out", ...COVER });
    expect(await settled(visitor, path)).toContain("1 row: 1 company");
    const archive = Buffer.from(await (await visitor.get(`${path}/results.zip`)).arrayBuffer());
    const report = unzipSync(archive)[`reports/2.${form}`] ?? new Uint8Array();
    const part = JSON.parse(openFile(report).text);
    expect(part.pages).toMatchObject({ holders: "left-out", ...COVER });
    expect(part.profile.investors.map(({ name }: { name: string }) => name)).toEqual(["#1", "#2"]);
    const single = await visitor.get(`${path}/reports/2.${form}`);
    expect(single.headers.get("content-disposition")).toBe(`attachment; filename=2.${form}`);
  });

  it("name on pages, as text, for whom and by whom they were prepared", async () => {
    const { visitor, path } = await sent("name,city,activities\n虚构丙,guangzhou,social-survey\n");
    await settled(visitor, path);
    const over = { do: "run", reports: "html", preparedFor: "x".repeat(201) };
    expect((await visitor.post(path, over)).status).toBe(400);
    await visitor.post(path, { do: "preview", ...COVER });
    expect(await settled(visitor, path)).toContain('value="Example Counsel (fictitious)"');
    await visitor.post(path, { do: "run", reports: "html", ...COVER });
    await settled(visitor, path);
    const archive = Buffer.from(await (await visitor.get(`${path}/results.zip`)).arrayBuffer());
    const page = strFromU8(unzipSync(archive)["reports/2.html"] ?? new Uint8Array());
    expect(page).toContain(
      '<header class="firm-heading"><p>Example Counsel (fictitious)</p><p>Prepared for &lt;b>甲方&lt;/b>（虚构）</p></header>',
    );
  });

  it("may have 1,000 rows where its reports are dossiers", async () => {
    const row = "虚构,广州,社会调查,67%,中国,\n";
    const list = LIST.split("\n")[0]?.replace(",外方的分量", ",备注");
    const { visitor, path } = await sent(`${list}\n${row.repeat(1_001)}`);
    await settled(visitor, path);
    await visitor.post(path, { do: "run", reports: "pdf" });
    expect(await settled(visitor, path)).toContain("more than 1000 rows");
  });

  it("may have 20,000 rows and no more", async () => {
    const row = "虚构,广州,社会调查,67%,中国,\n";
    const list = LIST.split("\n")[0]?.replace(",外方的分量", ",备注");
    const { visitor, path } = await sent(`${list}\n${row.repeat(20_001)}`);
    await settled(visitor, path);
    await visitor.post(path, { do: "run" });
    expect(await settled(visitor, path)).toContain("more than 20000 rows");
  });
});

describe("what is kept of lists", () => {
  const place = mkdtempSync(join(tmpdir(), "zhunru-store-"));
  afterAll(() => rmSync(place, { recursive: true, force: true }));
  const base = join(place, `zhunru-lists-${userInfo().uid}`);
  const program = pathToFileURL(`${ROOT}dist/lists-worker.js`);
  const store = (): ListStore =>
    new ListStore(program, { root: ROOT, rules: ROOT }, createLogger("silent"), place);
  const mode = (path: string): number => statSync(path).mode & 0o777;

  it("lies in folders that nobody else can read, and what an earlier server left goes at the next start", () => {
    mkdirSync(join(base, "999999999-left"), { recursive: true, mode: 0o700 });
    const lists = store();
    const { list } = lists.add("clients.csv", Buffer.from(LIST), "en");
    expect(existsSync(join(base, "999999999-left"))).toBe(false);
    expect([mode(base), mode(lists.folder), mode(list.folder), mode(list.file)]).toEqual([
      0o700, 0o700, 0o700, 0o600,
    ]);
    const second = store();
    expect(readFileSync(list.file, "utf8")).toBe(LIST);
    second.close();
    lists.close();
    expect(readdirSync(base)).toEqual([]);
  });

  it("two are worked on at once, others wait; all are refused beyond forty", () => {
    const lists = store();
    const kept = Array.from({ length: 40 }, () => lists.add("clients.csv", Buffer.from(LIST), "en").list);
    expect(kept.map(({ state }) => state.kind).slice(0, 4)).toEqual([
      "working",
      "working",
      "waiting",
      "waiting",
    ]);
    expect(lists.before(kept[3] as (typeof kept)[number])).toBe(1);
    expect(() => lists.add("clients.csv", Buffer.from(LIST), "en")).toThrow("busy");
    lists.close();
  });
});
