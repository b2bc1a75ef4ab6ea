import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFile } from "../../src/dossier/file/open.ts";
import { ROOT } from "../support/root.ts";
import { shown } from "../support/shown.ts";
import { begin, beyondPlan, PLAN, type Running, run, testApp, Visitor } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

const SECRET = "Nobody-Must-Log-This Ltd";
describe("the way through a case", () => {
  it("asks question by question, shows all answers, and comes to the result", async () => {
    const { visitor, base } = await begin(running.address);
    const planned = await visitor.follow(await visitor.post(`${base}/plan`, PLAN));
    expect(planned.path).toBe(`${base}/question/foreignShare`);
    expect(await planned.response.text()).toContain("gz-2022-212/1-12");
    const held = await visitor.follow(await visitor.post(planned.path, { value: "百分之三十" }));
    expect(held.path).toBe(`${base}/question/usesNomineeOrContractualControl`);
    expect(shown(await held.response.text())).toContain("Noted: Foreign share – 30%");
    const asked = await visitor.follow(await visitor.post(held.path, { value: "no" }));
    expect(asked.path).toBe(`${base}/question/legalRepresentativeNationality`);
    const last = await visitor.follow(await visitor.post(asked.path, { value: "GB" }));
    expect(last.path).toBe(`${base}/answers`);
    const result = await (await visitor.get(`${base}/result`)).text();
    expect(result).toContain("Legal representative of Chinese nationality");
    expect(result).toContain(SECRET);
    for (const [file, name] of [
      ["report.html", "Nobody-Must-Log-This-Ltd-2024-06-30.html"],
      ["report.json", "Nobody-Must-Log-This-Ltd-2024-06-30.json"],
      ["profile.json", "Nobody-Must-Log-This-Ltd-profile-2024-06-30.json"],
    ]) {
      const sent = await visitor.get(`${base}/${file}`);
      expect(sent.headers.get("content-disposition")).toBe(`attachment; filename=${name}`);
    }
  });

  it("answers both cities side by side from one set of answers, with data of each", async () => {
    const { visitor, base } = await begin(running.address);
    const planned = await visitor.follow(
      await visitor.post(
        `${base}/plan`,
        PLAN.map(([name, value]): [string, string] => [name, name === "city" ? "both" : value]),
      ),
    );
    expect(planned.path).toBe(`${base}/question/foreignShare`);
    await visitor.post(planned.path, { value: "60" });
    await visitor.post(`${base}/question/usesNomineeOrContractualControl`, { value: "no" });
    await visitor.post(`${base}/question/legalRepresentativeNationality`, { value: "GB" });
    const plan = await (await visitor.get(`${base}/plan`)).text();
    expect(plan).toMatch(/value="both"[^>]* checked|checked[^>]* value="both"/);
    const result = shown(await (await visitor.get(`${base}/result`)).text());
    expect(result).toContain("Social surveys in Guangzhou");
    expect(result).toContain("Social surveys in Chengdu");
    expect(result).toContain("percentage points below the minimum");
    expect(result).not.toContain("In which city is the company");
    const reports = await Promise.all(
      ["guangzhou", "chengdu"].map(async (city) => {
        const own = await visitor.get(`${base}/report.json?city=${city}`);
        const profile = await visitor.get(`${base}/profile.json?city=${city}`);
        return [(await own.json()).profile.city, (await profile.json()).city];
      }),
    );
    expect(reports).toEqual([
      ["guangzhou", "guangzhou"],
      ["chengdu", "chengdu"],
    ]);
    expect(await (await visitor.get(`${base}/profile.json`)).json()).not.toHaveProperty("city");
    for (const file of ["report.json", "dossier?format=pdf", "report.json?city=other"])
      expect([file, (await visitor.get(`${base}/${file}`)).status]).toEqual([file, 404]);
    const dossier = await visitor.get(`${base}/dossier?format=docx&city=chengdu`);
    expect(JSON.parse(openFile(new Uint8Array(await dossier.arrayBuffer())).text).profile.city).toBe(
      "chengdu",
    );
    const page = await (await visitor.get(`${base}/report.html`)).text();
    expect(page).toContain("Social surveys in Chengdu");
    const tried = await visitor.follow(
      await visitor.post(`${base}/what-if`, { "try-foreignShare": "33", step: "try" }),
    );
    expect(shown(await tried.response.text())).toMatch(
      /60% → 33%[\s\S]*Social surveys in Guangzhou[\s\S]*Social surveys in Chengdu[\s\S]*<\/table>/,
    );
  });

  it("gives the dossier to hand over, named from case and day, in the languages wished", async () => {
    const { visitor, base } = await begin(running.address);
    await visitor.follow(await visitor.post(`${base}/plan`, PLAN));
    await visitor.post(`${base}/question/investors`, {
      ...{ "name-1": "Hidden Holder", "origin-1": "mainland", "share-1": "60", "of-1": "0" },
      ...{ "name-2": "Other Holder", "origin-2": "foreign", "share-2": "40", "of-2": "0" },
    });
    expect(await (await visitor.get(`${base}/result`)).text()).toContain(`action="${base}/dossier"`);
    const cover = new URLSearchParams({ preparedFor: " <b>甲方</b>（虚构）", preparedBy: " " }).toString();
    for (const [format, edition] of [
      ["pdf", "both"],
      ["docx", "en"],
    ] as const) {
      const sent = await visitor.get(
        `${base}/dossier?edition=${edition}&holders=left-out&format=${format}&${cover}`,
      );
      expect(sent.headers.get("content-disposition")).toBe(
        `attachment; filename=Nobody-Must-Log-This-Ltd-2024-06-30.${format}`,
      );
      const { text } = openFile(new Uint8Array(await sent.arrayBuffer()));
      expect(JSON.parse(text).pages).toMatchObject({
        ...{ language: edition, holders: "left-out" },
        ...{ preparedFor: "<b>甲方</b>（虚构）", preparedBy: null },
      });
      expect(text).not.toContain("Holder");
    }
    const named = await visitor.get(`${base}/dossier?format=pdf`);
    const { text } = openFile(new Uint8Array(await named.arrayBuffer()));
    expect(JSON.parse(text).pages).toMatchObject({ language: "en", holders: "named" });
    expect(text).toContain("Hidden Holder");
    expect((await visitor.get(`${base}/dossier?format=odt`)).status).toBe(400);
    expect((await visitor.get(`${base}/dossier?preparedBy=${"x".repeat(201)}`)).status).toBe(400);
  });

  it("keeps the profile through download, upload and a link's fragment", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    await visitor.post(`${base}/question/foreignShare`, { value: "1/3" });
    const profile = await (await visitor.get(`${base}/profile.json`)).text();
    expect(JSON.parse(profile)).toMatchObject({ city: "guangzhou", foreignShare: "1/3" });
    const uploaded = await visitor.follow(await visitor.upload("/cases/upload", "profile", profile));
    expect(uploaded.path).toMatch(/^\/case\/[\w-]{22}\/answers$/);
    expect(uploaded.path.startsWith(base)).toBe(false);
    const answers = await (await visitor.get(`${base}/answers`)).text();
    const packed = /\/open#([\w-]+)/.exec(answers)?.[1] ?? "";
    const opened = await visitor.follow(await visitor.post("/cases/open", { case: packed }));
    const again = await visitor.get(opened.path.replace("/answers", "/profile.json"));
    expect(await again.text()).toBe(profile);
  });

  it("takes a don't know, and a table of holders with holders of holders", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    await visitor.post(`${base}/question/legalRepresentativeNationality`, { answer: "unknown" });
    await visitor.post(`${base}/question/investors`, {
      ...{ "name-1": "A", "origin-1": "mainland", "share-1": "60", "of-1": "0" },
      ...{ "name-2": "B", "origin-2": "", "share-2": "40", "of-2": "0" },
      ...{ "name-3": "C", "origin-3": "foreign", "share-3": "100", "of-3": "2" },
    });
    const profile = JSON.parse(await (await visitor.get(`${base}/profile.json`)).text());
    expect(profile.legalRepresentativeNationality).toBeNull();
    expect(profile.investors).toEqual([
      { name: "A", origin: "mainland", share: "60" },
      { name: "B", origin: null, share: "40", holders: [{ name: "C", origin: "foreign", share: "100" }] },
    ]);
    const page = await (await visitor.get(`${base}/question/investors`)).text();
    expect(page).toContain('value="C"');
  });

  it("shows a refused form again with what was typed, and forgets it when an answer is taken", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    const path = `${base}/question/foreignShare`;
    const refused = await visitor.post(path, { value: "a lot" });
    expect([refused.status, refused.headers.get("location")]).toEqual([303, path]);
    for (let look = 0; look < 2; look += 1) {
      const page = await (await visitor.get(path)).text();
      expect(page).toContain("“a lot” is not understood");
      expect(page).toContain('value="a lot"');
    }
    await visitor.post(path, { value: "40" });
    expect(await (await visitor.get(path)).text()).not.toContain("not understood");
  });

  it("names the other answer where two contradict each other", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    await visitor.post(`${base}/question/originalFloorArea`, { value: "0" });
    const refused = await visitor.follow(
      await visitor.post(`${base}/question/addedServiceFloorArea`, { value: "10" }),
    );
    expect(await refused.response.text()).toContain(`href="${base}/question/originalFloorArea"`);
  });

  it("sends the case of one visitor to nobody else, and of one case to no other", async () => {
    const { base } = await beyondPlan(running.address);
    const stranger = new Visitor(running.address);
    expect((await stranger.get(`${base}/answers`)).status).toBe(404);
    expect((await stranger.get("/case/short/answers")).status).toBe(404);
    expect((await stranger.get(`${base}/result`)).status).toBe(404);
    const created = await stranger.post("/cases", {});
    const planned = await stranger.post(created.headers.get("location") ?? "", PLAN);
    const [sealed = ""] = planned.headers.getSetCookie().flatMap((cookie) => cookie.split(";")[0] ?? []);
    const own = (created.headers.get("location") ?? "").replace("/plan", "/answers");
    const look = (path: string) => fetch(running.address + path, { headers: { Cookie: sealed } });
    expect([(await look(own)).status, (await look(`${base}/answers`)).status]).toEqual([200, 404]);
  });

  it("lets a case that is too large for cookies be downloaded and evaluated", async () => {
    const visitor = new Visitor(running.address);
    const investors = Array.from({ length: 800 }, (_, index) => ({
      name: `Holder ${(index * 7919).toString(36)} ${(index * 104729).toString(36)} ${(index * 1299709).toString(36)}`,
      origin: index % 2 === 0 ? "foreign" : "mainland",
      share: "0.125",
    }));
    const text = JSON.stringify({ city: "guangzhou", activities: ["social-survey"], investors });
    const response = await visitor.upload("/cases/upload", "profile", text);
    const page = await response.text();
    expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
    expect(page).toContain("/cases/download");
    const downloaded = await visitor.post("/cases/download", { profile: text });
    expect(JSON.parse(await downloaded.text()).investors).toHaveLength(800);
    expect((await visitor.post("/cases/result", { profile: text })).status).toBe(200);
  });
});

describe("a page weighs little", () => {
  it("is at most 20 KB compressed with style and script, for every question", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    const weigh = async (path: string): Promise<number> => {
      const response = await visitor.get(path, { "Accept-Encoding": "gzip" });
      const { gzipSync } = await import("node:zlib");
      return gzipSync(Buffer.from(await response.arrayBuffer())).length;
    };
    const page = await (await visitor.get(`${base}/plan`)).text();
    const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
    expect(assets).toHaveLength(2);
    let fixed = 0;
    for (const asset of assets) fixed += await weigh(asset);
    const facts = JSON.parse(readFileSync(`${ROOT}rules/facts.json`, "utf8")).facts as {
      id: string;
      role?: string;
    }[];
    const pages = [
      "plan",
      ...facts
        .filter(({ id, role }) => role !== "context" && id !== "asOf")
        .map(({ id }) => `question/${id}`),
    ];
    for (const name of pages)
      expect([name, (fixed + (await weigh(`${base}/${name}`))) / 20_480 < 1]).toEqual([name, true]);
  });
});
