import { afterAll, beforeAll, expect, test } from "vitest";
import { frozenCore, type Running, run, testApp, Visitor } from "./support.ts";

const SAMPLE = JSON.stringify({
  name: "Harbourside Kites (fictitious)",
  city: "jingwan",
  activities: ["kite-post"],
  investors: [
    { name: "Lantern Kites (fictitious)", origin: "mainland", share: 50 },
    { name: "Skyline Kites (fictitious)", origin: "hong-kong", share: 50 },
  ],
  legalForm: "joint-venture",
  servesOnlyLocalForeignInvestedEnterprises: true,
});
const KEEPS = [["keep", "legalForm"]] as [string, string][];

let running: Running;
beforeAll(async () => {
  running = await run(testApp({}, [], { by: frozenCore }));
});
afterAll(() => running.close());

async function opened(): Promise<{ visitor: Visitor; base: string }> {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const sent = await visitor.upload("/cases/upload", "profile", SAMPLE);
  const base = (sent.headers.get("location") ?? "").replace(/\/\w+$/, "");
  return { visitor, base };
}

/** The part of the page that shows what came of a trial. */
function triedIn(page: string): string {
  const [, tried = ""] = page.split('class="tried"');
  return (tried.split("</table>")[0] ?? "").replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");
}

test("50% to 51% turns the verdict beside the old one, without script, and the case stays as it was", async () => {
  const { visitor, base } = await opened();
  const sent: [string, string][] = [["try-foreignShare", "51%"], ["step", "try"], ...KEEPS];
  const { response, path } = await visitor.follow(await visitor.post(`${base}/what-if`, sent));
  expect(path).toBe(`${base}/result#what-if`);
  const page = await response.text();
  expect(triedIn(page)).toContain("Foreign share: 50% → 51%");
  expect(triedIn(page)).toMatch(
    /Kite post.*Stated tests met, not an approval.*Does not meet this item's stated tests/,
  );
  const profile = (await (await visitor.get(`${base}/profile.json`)).json()) as { foreignShare?: unknown };
  expect(profile.foreignShare).not.toBe("51");
});

test("one step back shows the trial before, and then none; taken over, the case has the answers", async () => {
  const { visitor, base } = await opened();
  const trial = async (share: string): Promise<string> => {
    const sent = { "try-foreignShare": share, step: "try" };
    return (await visitor.follow(await visitor.post(`${base}/what-if`, sent))).response.text();
  };
  await trial("51");
  const second = await trial("60");
  expect(triedIn(second)).toContain("50% → 60%");
  const before = /name="before" value="([^"]*)"/.exec(second)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const back = await visitor.follow(await visitor.post(`${base}/what-if`, { before, step: "back" }));
  expect(triedIn(await back.response.text())).toContain("50% → 51%");
  const none = await visitor.follow(await visitor.post(`${base}/what-if`, { before: "", step: "back" }));
  expect(triedIn(await none.response.text())).toBe("");
  await visitor.post(`${base}/what-if`, { "try-foreignShare": "51", step: "take" });
  expect(await (await visitor.get(`${base}/profile.json`)).json()).toMatchObject({ foreignShare: "51" });
});

test("the smallest change leaves what is ticked as it is", async () => {
  const { visitor, base } = await opened();
  const trial = async (fields: [string, string][]): Promise<string> => {
    const sent: [string, string][] = [["try-foreignShare", "60"], ["step", "try"], ...fields];
    const { response } = await visitor.follow(await visitor.post(`${base}/what-if`, sent));
    return response.text();
  };
  expect(await trial([])).toMatch(/<h4>[^<]+, (table \d+, )?item \S+ \([^<]+\): smallest change<\/h4>/);
  const kept = await trial([["keep", "foreignShare"]]);
  expect(kept).not.toContain("Foreign share from 60% to");
});

test("what cannot be taken is told at its field, and the script gets the part of the page alone", async () => {
  const { visitor, base } = await opened();
  const wrong = await visitor.follow(
    await visitor.post(`${base}/what-if`, { "try-foreignShare": "a lot", step: "try" }),
  );
  expect(await wrong.response.text()).toContain('id="try-foreignShare-problem"');
  const response = await visitor.post(
    `${base}/what-if`,
    { "try-foreignShare": "51", step: "try" },
    {
      Accept: "application/json",
    },
  );
  const { part } = (await response.json()) as { part: string };
  expect(part).toMatch(/^<details class="what-if"/);
  expect(triedIn(part)).toContain("50% → 51%");
});

test("the range in which a verdict holds is drawn at the field", async () => {
  const { visitor, base } = await opened();
  const page = await (await visitor.get(`${base}/result`)).text();
  const [, field = ""] = page.split('id="try-foreignShare"');
  const bar = /<svg class="ruler-bar"[^>]*aria-label="([^"]*)"/.exec(field)?.[1] ?? "";
  expect(bar.replace(/[\s\u00a0]+/g, " ")).toContain("the company stands at 50%");
});
