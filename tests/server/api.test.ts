import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DOSSIER_TYPES } from "../../src/dossier/make-dossier.ts";
import { largeRealGroup } from "../support/intricate-groups.ts";
import { zhunruInThread } from "../support/program.ts";
import { ROOT } from "../support/root.ts";
import { breaks } from "./openapi.ts";
import { apiOf, type Running, run, testApp } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

const PROFILES = `${ROOT}seeds/profiles/`;
const GROUP = readFileSync(`${PROFILES}group-two-layers.json`, "utf8");
const CLIENT = "<b>甲方</b> & 乙方（虚构）";
const COVER = new URLSearchParams({
  preparedFor: CLIENT,
  preparedBy: "Example Counsel (fictitious)",
}).toString();
const SURVEY = readFileSync(`${PROFILES}survey-firm-60-percent.json`, "utf8");

const { post, problemsOf } = apiOf(() => running);

describe("evaluate", () => {
  it.each(readdirSync(PROFILES))("answers %s byte for byte as the command prints it", async (file) => {
    const text = readFileSync(PROFILES + file, "utf8");
    const response = await post("/evaluate?asOf=2024-06-30", text);
    const printed = zhunruInThread(["check", PROFILES + file, "--format", "json", "--as-of", "2024-06-30"]);
    expect(await response.text()).toBe(printed.stdout);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("reads numbers from their text and refuses a key given twice", async () => {
    const exact = await post("/evaluate", '{"chineseShare": 66.999999}');
    expect(((await exact.json()) as { profile: object }).profile).toEqual({ chineseShare: "66.999999" });
    expect(await problemsOf(await post("/evaluate", '{"city":"guangzhou","city":"chengdu"}'))).toEqual([
      { path: "city", code: "duplicate-key" },
    ]);
  });

  it("lists every problem of the input by its key path", async () => {
    const response = await post(
      "/evaluate",
      '{"citty": "x", "chineseShare": 101, "investors": [{"name": "A", "share": "x"}]}',
    );
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(response.headers.get("vary")).toContain("Accept-Language");
    const paths = (await problemsOf(response)).map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(["citty", "chineseShare", "investors[0].share"]));
  });

  it("takes a group of 1,000 companies with ten loops", async () => {
    const group = { city: "guangzhou", activities: ["social-survey"], ...largeRealGroup(1_000, 5) };
    const response = await post("/evaluate?asOf=2024-06-30", JSON.stringify(group));
    const { ownership } = (await response.json()) as { ownership: { owners: object[] } };
    expect([response.status, ownership.owners.length > 1_000]).toEqual([200, true]);
  });

  it("keeps the facts that are named and refuses unknown parameters", async () => {
    const kept = await post("/evaluate?asOf=2024-06-30&keep=chineseShare,foreignShare", SURVEY);
    expect(kept.status).toBe(200);
    for (const gap of ["keep=", "keep=chineseShare,,foreignShare"])
      expect(await problemsOf(await post(`/evaluate?${gap}`, SURVEY))).toEqual([
        { path: "keep", code: "wrong-value" },
      ]);
    expect(await problemsOf(await post("/evaluate?asof=2024-06-30", SURVEY))).toEqual([
      { path: "asof", code: "unknown-key" },
    ]);
    expect(await problemsOf(await post("/evaluate?asOf=2024-02-30", SURVEY))).toEqual([
      { path: "asOf", code: "wrong-value" },
    ]);
  });
});

describe("evaluate as a dossier", () => {
  const asked = (query: string, accept: string, profile = GROUP): Promise<Response> =>
    fetch(`${running.address}/api/v1/evaluate?asOf=2024-06-30${query}`, {
      method: "POST",
      body: profile,
      headers: { "Content-Type": "application/json", Accept: accept },
    });

  it.each([
    ["pdf", "application/pdf"],
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ])("answers the %s that the command writes, byte for byte", async (format, type) => {
    const folder = mkdtempSync(join(tmpdir(), "zhunru-api-"));
    const output = join(folder, `dossier.${format}`);
    const answer = await asked(`&lang=both&holders=left-out&${COVER}`, type);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; filename=.*2024-06-30\.(pdf|docx)/,
    );
    expect(answer.headers.get("vary")).toContain("Accept");
    const names = ["--prepared-for", CLIENT, "--prepared-by", "Example Counsel (fictitious)"];
    const wishes = ["--lang", "both", "--no-holders", "--as-of", "2024-06-30", ...names];
    const args = ["check", `${PROFILES}group-two-layers.json`, "--format", format, "--output", output];
    expect(zhunruInThread([...args, ...wishes]).status).toBe(0);
    expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), readFileSync(output))).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it("answers JSON where that is asked for first, or nothing is, and refuses there what only a dossier has", async () => {
    for (const accept of ["*/*", "application/json, application/pdf;q=0.9", "image/png"]) {
      const answer = await asked("", accept);
      expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    }
    expect(await problemsOf(await asked(`&lang=en&holders=named&${COVER}`, "*/*"))).toEqual([
      { path: "lang", code: "unknown-key" },
      { path: "holders", code: "unknown-key" },
      { path: "preparedFor", code: "unknown-key" },
      { path: "preparedBy", code: "unknown-key" },
    ]);
  });

  it.each([" ", "x".repeat(201)])("refuses a name that no cover takes (%#)", async (name) => {
    const cover = new URLSearchParams({ preparedFor: name, preparedBy: "y".repeat(200) }).toString();
    expect(await problemsOf(await asked(`&${cover}`, "application/pdf"))).toEqual([
      { path: "preparedFor", code: "wrong-value" },
    ]);
  });

  it("tells a wrong language, and a profile's problems, as for JSON", async () => {
    expect(await problemsOf(await asked("&lang=fr", "application/pdf"))).toEqual([
      { path: "lang", code: "wrong-value" },
    ]);
    const refused = await asked("", "application/pdf", '{"citty": "x"}');
    expect(refused.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await problemsOf(refused)).toEqual([{ path: "citty", code: "unknown-key" }]);
  });

  it("stands in the description with both types and its parameters", async () => {
    const description = await (await fetch(`${running.address}/api/v1/openapi.json`)).json();
    const { parameters, responses } = description.paths["/evaluate"].post;
    expect(Object.keys(responses["200"].content)).toEqual([
      "application/json",
      ...Object.values(DOSSIER_TYPES),
    ]);
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual([
      ...["asOf", "keep", "lang", "holders", "preparedFor", "preparedBy"],
    ]);
  });
});

describe("the other operations", () => {
  it("asks the question that matters most, with the reason", async () => {
    const response = await post(
      "/next-question?asOf=2024-06-30",
      '{"city":"guangzhou","activities":["social-survey"]}',
    );
    const body = (await response.json()) as { next: { fact: string; askedBecause: { provision: string }[] } };
    expect(body.next.fact).toBe("foreignShare");
    expect(body.next.askedBecause.map(({ provision }) => provision)).toContain("gz-2022-212/1-12");
    const held = { ...JSON.parse(SURVEY), usesNomineeOrContractualControl: false };
    const done = await post("/next-question?asOf=2024-06-30", JSON.stringify(held));
    expect(((await done.json()) as { next: unknown }).next).toBeNull();
  });

  it("compares the cities as the command does", async () => {
    const file = `${PROFILES}survey-firm-60-percent.json`;
    const printed = zhunruInThread(["compare", file, "--format", "json", "--as-of", "2024-06-30"]);
    const response = await post("/compare?asOf=2024-06-30", SURVEY);
    expect(await response.text()).toBe(printed.stdout);
  });

  it("lists items as the command does, and may be kept by its tag", async () => {
    const response = await fetch(`${running.address}/api/v1/provisions`);
    expect(await response.text()).toBe(zhunruInThread(["rules", "list", "--format", "json"]).stdout);
    const tag = response.headers.get("etag") ?? "";
    const again = await fetch(`${running.address}/api/v1/provisions`, {
      headers: { "If-None-Match": tag, "Cache-Control": "max-age=0" },
    });
    expect([tag.startsWith('W/"'), again.status]).toEqual([true, 304]);
  });

  const described: [string, string, string, string | null][] = [
    ["/evaluate", "post", "/evaluate", SURVEY],
    ["/evaluate", "post", "/evaluate", "[]"],
    ["/evaluate", "post", "/evaluate?asOf=x", "{}"],
    ["/next-question", "post", "/next-question", "{}"],
    ["/next-question", "post", "/next-question", SURVEY],
    ["/compare", "post", "/compare?asOf=2024-06-30", SURVEY],
    ["/provisions", "get", "/provisions", null],
    ["/provisions/{id}", "get", "/provisions/gz-2022-212/1-12", null],
    ["/provisions/{id}", "get", "/provisions/cd-2022-213/1-48:app-store?asOf=2024-06-30", null],
    ["/provisions/{id}", "get", "/provisions/none", null],
    ["/documents", "get", "/documents?asOf=2024-06-30", null],
    ["/facts", "get", "/facts", null],
    ["/openapi.json", "get", "/openapi.json", null],
  ];
  it.each(described)("%s %s keeps to its description: %s", async (path, method, address, body) => {
    const response =
      body === null ? await fetch(`${running.address}/api/v1${address}`) : await post(address, body);
    const type = response.headers.get("content-type") ?? "";
    expect(breaks(path, method, response.status, type, await response.json())).toBeNull();
  });

  it("takes the profiles that its description allows", async () => {
    const description = (await (await fetch(`${running.address}/api/v1/openapi.json`)).json()) as {
      openapi: string;
      components: { schemas: { Profile: { properties: Record<string, unknown> } } };
    };
    expect(description.openapi).toBe("3.1.0");
    expect(Object.keys(description.components.schemas.Profile.properties)).toContain("chineseShare");
  });
});
