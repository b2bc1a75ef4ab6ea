import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/root.ts";
import { shown } from "../support/shown.ts";
import { beyondPlan, FROZEN_PLAN, frozenCore, type Running, run, testApp, type Visitor } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp({}, [], { by: frozenCore }));
});
afterAll(() => running.close());

type Fields = Record<string, string>;

interface Member {
  readonly name?: string;
  readonly origin?: string;
  readonly rest?: string;
  readonly codes?: { readonly unifiedSocialCreditCode?: string; readonly lei?: string };
  /** The number of a row, and its share as typed. */
  readonly holders?: readonly (readonly [string, string])[];
}

/** The fields of the form of a group. */
function groupFields(members: readonly Member[]): Fields {
  const fields: Fields = {};
  for (const [index, { name = "", origin = "", rest = "", codes = {}, holders = [] }] of members.entries()) {
    const row = index + 1;
    Object.assign(fields, { [`name-${row}`]: name, [`origin-${row}`]: origin, [`rest-${row}`]: rest });
    for (const [kind, code] of Object.entries(codes)) fields[`${kind}-${row}`] = code;
    for (const [slot, [holder, share]] of holders.entries()) {
      fields[`holder-${row}-${slot + 1}`] = holder;
      fields[`share-${row}-${slot + 1}`] = share;
    }
  }
  return fields;
}

/** A loop: the first holds a part of the second, and the second of the first. */
const LOOP: Member[] = [
  {
    holders: [
      ["2", "70"],
      ["3", "30"],
    ],
  },
  {
    name: "Larkmoor (fictitious)",
    origin: "mainland",
    holders: [
      ["3", "10"],
      ["4", "90"],
    ],
  },
  {
    name: "Saltmarsh (fictitious)",
    origin: "hong-kong",
    codes: { lei: "529900EXAMPLE0000112" },
    holders: [["2", "20"]],
    rest: "unknown",
  },
  { name: "林晚（虚构）", origin: "mainland" },
  { name: "" },
];

const SAME = [
  { id: "company", holds: [] },
  {
    id: "a",
    name: "Larkmoor (fictitious)",
    origin: "mainland",
    holds: [
      { entity: "company", share: "70" },
      { entity: "b", share: "20" },
    ],
  },
  {
    id: "b",
    name: "Saltmarsh (fictitious)",
    lei: "529900EXAMPLE0000112",
    origin: "hong-kong",
    rest: null,
    holds: [
      { entity: "company", share: "30" },
      { entity: "a", share: "10" },
    ],
  },
  { id: "c", name: "林晚（虚构）", origin: "mainland", holds: [{ entity: "a", share: "90" }] },
];

async function finding(visitor: Visitor, base: string, provision = "jw-2022-1/1"): Promise<unknown> {
  const report = await (await visitor.get(`${base}/report.json`)).json();
  const one = report.findings.find((entry: { provision: string }) => entry.provision === provision);
  return { one, ownership: report.ownership };
}

async function open(visitor: Visitor, entities: unknown): Promise<string> {
  const profile = {
    name: "Nobody-Must-Log-This Ltd",
    city: "jingwan",
    activities: ["star-survey"],
    asOf: "2024-06-30",
    entities,
  };
  const opened = await visitor.upload("/cases/upload", "profile", JSON.stringify(profile));
  return (opened.headers.get("location") ?? "").replace(/\/answers$/, "");
}

describe("a group in the form, without script", () => {
  it("comes to the same finding as the same group from JSON", async () => {
    const { visitor, base } = await beyondPlan(running.address, FROZEN_PLAN);
    const taken = await visitor.post(`${base}/question/entities`, groupFields(LOOP));
    expect(taken.status).toBe(303);
    const own = await finding(visitor, base);
    const other = await finding(visitor, await open(visitor, SAME));
    expect(own).toEqual(other);
    expect(JSON.stringify(own)).toContain("Saltmarsh (fictitious)");
  });

  it("shows a group that came otherwise, draws it, and takes it as it was", async () => {
    const { visitor } = await beyondPlan(running.address, FROZEN_PLAN);
    const base = await open(visitor, SAME);
    const before = await finding(visitor, base);
    const page = await (await visitor.get(`${base}/question/entities`)).text();
    expect(page).toContain('value="Larkmoor (fictitious)"');
    expect(page).toContain('<option value="3" selected>3. Saltmarsh (fictitious)</option>');
    expect(page).toContain('value="529900EXAMPLE0000112"');
    expect(page).toContain('<option value="unknown" selected>');
    expect(page).toContain('<svg class="tree"');
    await visitor.post(`${base}/question/entities`, groupFields(LOOP));
    expect(await finding(visitor, base)).toEqual(before);
    const answers = await (await visitor.get(`${base}/answers`)).text();
    expect(answers).toContain(`href="${base}/question/entities"`);
  });

  it("begins with the holders that were listed before", async () => {
    const { visitor, base } = await beyondPlan(running.address, FROZEN_PLAN);
    const listed = await visitor.post(`${base}/question/investors`, {
      "name-1": "Larkmoor (fictitious)",
      "origin-1": "mainland",
      "share-1": "超过60%至75%",
      "of-1": "0",
      "name-2": "Saltmarsh (fictitious)",
      "origin-2": "foreign",
      "share-2": "25%至40%",
      "of-2": "0",
    });
    expect(listed.headers.get("location")).toBe(`${base}/next`);
    const page = await (await visitor.get(`${base}/question/entities`)).text();
    expect(page).toContain('value="Larkmoor (fictitious)"');
    expect(page).toMatch(/name="share-1-1" value="[^"]*60[^"]*75/);
  });

  it("grows: more rows, more holders, a row less, and the picture each time, before anything counts", async () => {
    const { visitor, base } = await beyondPlan(running.address, FROZEN_PLAN);
    const address = `${base}/question/entities`;
    const press = async (members: readonly Member[], answer: string): Promise<string> => {
      const sent = await visitor.post(address, { ...groupFields(members), answer });
      expect([200, 303]).toContain(sent.status);
      return sent.status === 200 ? sent.text() : (await visitor.get(address)).text();
    };
    expect(await press([], "draw")).toContain("It cannot be drawn yet");
    const begun: Member[] = [
      {
        holders: [
          ["2", "70"],
          ["", ""],
        ],
      },
      { name: "Larkmoor (fictitious)", origin: "mainland" },
      {},
      {},
    ];
    const grown = await press(begun, "more-rows");
    expect(grown).toContain('name="name-6"');
    expect(grown).toContain('<svg class="tree"');
    expect(shown(grown)).toContain("Larkmoor (fictitious)");
    const wider = await press(begun, "more-holders-1");
    expect(wider).toContain('name="share-1-4"');
    const less = await press(LOOP, "remove-2");
    expect(less).not.toContain("Larkmoor");
    expect(less).toMatch(/id="value" name="holder-1-1"[\s\S]*?<option value="2" selected>2. Saltmarsh/);
    expect(await (await visitor.get(`${base}/profile.json`)).json()).not.toHaveProperty("entities");
  });

  it("tells what is wrong at its row, in people's words, and keeps what was typed", async () => {
    const { visitor, base } = await beyondPlan(running.address, FROZEN_PLAN);
    const refused = async (members: readonly Member[]): Promise<string[]> => {
      const sent = await visitor.post(`${base}/question/entities`, groupFields(members));
      const page = await (sent.status === 303 ? await visitor.get(`${base}/question/entities`) : sent).text();
      const errors = /<div class="errors"[\s\S]*?<\/div>/.exec(page)?.[0] ?? "";
      for (const [, field] of errors.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${field}"`);
      return [...errors.matchAll(/href="#[^"]+">(.*?)<\/a>/g)].map(([, text]) => shown(text ?? ""));
    };
    const holders = [["2", "70"]] as const;
    const second = { name: "Larkmoor (fictitious)", origin: "mainland" };
    expect({
      nobody: await refused([{}]),
      under: await refused([{ holders }, second]),
      over: await refused([
        {
          holders: [
            ["2", "70"],
            ["3", "60"],
          ],
        },
        second,
        { name: "B", origin: "foreign" },
      ]),
      unnamed: await refused([{ holders: [["2", "100"]] }, { origin: "foreign" }]),
      noHolder: await refused([{ holders: [["", "100"]] }, second]),
      noShare: await refused([{ holders: [["2", ""]] }, second]),
      notShare: await refused([{ holders: [["2", "most"]] }, second]),
      closed: await refused([
        { holders: [["2", "100"]] },
        { ...second, holders: [["3", "100"]] },
        { name: "B", origin: "foreign", holders: [["2", "100"]] },
      ]),
    }).toMatchInlineSnapshot(`
      {
        "closed": [
          "nobody outside the loop holds any of it, so that it has no solution: 2: Larkmoor (fictitious) → B; expected an owner outside the loop for at least one of them",
        ],
        "noHolder": [
          "row 1, holder 1: there is no answer yet; expected a choice of the row that holds it",
        ],
        "noShare": [
          "row 1, holder 1: there is no answer yet; expected a share, such as 67% or 1/3, or a range, such as 25% to 50%",
        ],
        "nobody": [
          "the holders in row 1: there is no answer yet; expected at least one holder of the company, or who has the rest of it",
        ],
        "notShare": [
          "row 1, holder 1: “most” is not understood; expected a share, such as 67% or 1/3, or a range, such as 25% to 50%",
        ],
        "over": [
          "the holders in row 1: the shares of this level add up to 130%; expected a sum of 100% (30 percentage points less)",
        ],
        "under": [
          "the holders in row 1: the shares of this level add up to 70%; expected a sum of 100% (30 percentage points more)",
        ],
        "unnamed": [
          "row 2, Name: there is no answer yet; expected the name of this owner",
        ],
      }
    `);
  });

  it("one range made narrower turns “cannot say yet” into a verdict", async () => {
    const file = readFileSync(
      `${ROOT}examples/ownership/by-company/Larkmoor Surveys (fictitious).json`,
      "utf8",
    );
    const { visitor, base } = await beyondPlan(running.address, FROZEN_PLAN);
    const body = new FormData();
    body.set("ownership", new File([file], "owners.json", { type: "application/json" }));
    body.set("company", "");
    const page = await (await visitor.submit(`${base}/ownership`, body)).text();
    const [, value = ""] = /name="answers" value="([^"]*)"/.exec(page) ?? [];
    const answers = value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    await visitor.post(`${base}/ownership/take`, { answers });
    await visitor.post(`${base}/question/usesNomineeOrContractualControl`, { value: "no" });
    await visitor.post(`${base}/question/legalRepresentativeNationality`, { value: "CN" });
    expect(await finding(visitor, base)).toMatchObject({ one: { outcome: "undetermined" } });

    const form = await (await visitor.get(`${base}/question/entities`)).text();
    const fields: Fields = {};
    for (const [, name = "", text = ""] of form.matchAll(
      /<input[^>]*? name="([^"]+-\d[^"]*)" value="([^"]*)"/g,
    ))
      fields[name] = text;
    for (const [, name = "", options = ""] of form.matchAll(
      /<select[^>]*? name="([^"]+)"[^>]*>(.*?)<\/select>/gs,
    ))
      fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? "";
    expect(fields).toMatchObject({ "share-1-1": expect.stringContaining("60"), "rest-1": "unknown" });
    await visitor.post(`${base}/question/entities`, { ...fields, "share-1-1": "67%至75%" });
    expect(await finding(visitor, base)).toMatchObject({ one: { outcome: "eligible" } });
  });
});
