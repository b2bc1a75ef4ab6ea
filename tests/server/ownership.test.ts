import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { shown } from "../support/shown.ts";
import { beyondPlan, type Running, run, testApp, type Visitor } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

const FILE = readFileSync(`${ROOT}examples/ownership/three-layers.bods.json`, "utf8");

function send(visitor: Visitor, base: string, text: string, company = ""): Promise<Response> {
  const body = new FormData();
  body.set("ownership", new File([text], "owners.json", { type: "application/json" }));
  body.set("company", company);
  return visitor.submit(`${base}/ownership`, body);
}

/** The answers that a page of owners as understood would take. */
function answersOn(page: string): string {
  const [, value = ""] = /name="answers" value="([^"]*)"/.exec(page) ?? [];
  return value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

describe("owners from a file, on the web and without script", () => {
  it("are offered where the holders are asked for, shown as understood, and count once they are taken", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    const question = await (await visitor.get(`${base}/question/investors`)).text();
    expect(question).toContain(`href="${base}/ownership"`);
    const offered = shown(await (await visitor.get(`${base}/ownership`)).text());
    expect(offered).toContain("The holdings of 30 June 2024 count");

    const sent = await send(visitor, base, FILE);
    expect(sent.status).toBe(200);
    const page = await sent.text();
    expect(shown(page)).toContain("Foreign share: direct 30%, look-through 39.25%.");
    expect(shown(page)).toContain("林晚（虚构）");
    expect(shown(page)).toContain("read as Mainland residents: 林晚（虚构）, 陈禾（虚构）");
    expect(await (await visitor.get(`${base}/profile.json`)).json()).not.toHaveProperty("entities");

    await visitor.post(`${base}/question/foreignShare`, { value: "80" });
    const taken = await visitor.follow(
      await visitor.post(`${base}/ownership/take`, { answers: answersOn(page) }),
    );
    expect(taken.path).toMatch(/\/question\/usesNomineeOrContractualControl$/);
    const profile = await (await visitor.get(`${base}/profile.json`)).json();
    expect(profile).toMatchObject({ name: "Nobody-Must-Log-This Ltd", entities: expect.any(Array) });
    expect(profile).not.toHaveProperty("foreignShare");
    const result = await (await visitor.get(`${base}/result`)).text();
    expect(shown(result)).toContain("look-through 60.75%");
    expect(result).toContain(`href="${base}/ownership.json"`);
    const answers = await (await visitor.get(`${base}/answers`)).text();
    expect(answers).toContain(`href="${base}/question/entities"`);
  });

  it("are written out, and that file comes to the same", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    expect((await visitor.get(`${base}/ownership.json`)).status).toBe(404);
    await visitor.post(`${base}/question/foreignShare`, { value: "1/3" });
    const file = await visitor.get(`${base}/ownership.json`);
    expect(file.headers.get("content-disposition")).toBe(
      "attachment; filename=Nobody-Must-Log-This-Ltd-ownership-2024-06-30.json",
    );
    const page = shown(await (await send(visitor, base, await file.text())).text());
    expect(page).toContain("Foreign share: direct 1/3, look-through 1/3.");
  });

  it("are refused on the same page, with the id of the statement, its line and the choices", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    const wrong = await send(visitor, base, FILE.replace('"exact": 37.5', '"exact": 38.5'));
    expect(wrong.status).toBe(400);
    const page = shown(await wrong.text());
    expect(page).toContain("This file cannot be used");
    expect(page).toMatch(/line \d+, sample-three-layers-03-larkmoor\S*: the holders have 101% together/);
    const other = await send(visitor, base, FILE, "nobody");
    expect(other.status).toBe(400);
    const text = await other.text();
    expect(shown(text)).toContain("the file has no nobody; expected the one that is meant");
    expect(text).toContain('value="nobody"');
  });

  it("are taken as strictly as a profile, and as nothing but owners", async () => {
    const { visitor, base } = await beyondPlan(running.address);
    for (const answers of ["{}", '{"city":"chengdu"}', '{"entities":[{"id":"company"}]}', "no json"]) {
      expect((await visitor.post(`${base}/ownership/take`, { answers })).status).toBe(400);
    }
  });
});
