import { afterAll, beforeAll, expect, test } from "vitest";
import { loadSearch } from "../../src/find/load.ts";
import { sectionNamed, textsBySector } from "../../src/report/rules/by-sector.ts";
import { readDataFiles } from "../../src/rules/files.ts";
import { ROOT } from "../support/root.ts";
import { rulebook } from "../support/rulebook.ts";
import { core, type Running, run, testApp, Visitor } from "./support.ts";

const search = loadSearch(readDataFiles(ROOT), rulebook);
const asked = { search, catalogue: core.catalogue, asOf: "2026-11-21", language: "en", city: null } as const;

let running: Running;
beforeAll(async () => {
  running = await run(testApp());
});
afterAll(() => running.close());

test("every item stands in a sector or among the matters of every sector", () => {
  const { sectors } = textsBySector({ ...asked, sector: null });
  const listed = sectors.flatMap(({ cities }) =>
    cities.flatMap(({ tested, supported, tasks, expired }) =>
      [...tested, ...supported, ...tasks, ...expired].map(({ id }) => id),
    ),
  );
  expect(new Set(listed)).toEqual(new Set(core.catalogue.entries.map(({ item }) => item.id)));
});

test("a sector tells what is tested and on which tests, what is only supported, what is closed nationally", () => {
  const [business] = textsBySector({ ...asked, sector: "L" }).sectors;
  const guangzhou = business?.cities.find(({ city }) => city === "guangzhou");
  expect(guangzhou?.tested.find(({ id }) => id === "gz-2022-212/1-12")).toEqual({
    id: "gz-2022-212/1-12",
    title: "Foreign investment in social surveys",
    place:
      "Guangzhou plan of 2022, table 1, item 12 · three-year term ended; no express extension or repeal found",
    tests: "Tests: Chinese share at least 67%; Legal representative of Chinese nationality",
  });
  expect(business?.closed.join(" ")).toContain("Social surveys in the national list: ");
  const ofDocuments = [...rulebook.documents.values()].map(({ city }) => city);
  expect(business?.cities.map(({ city }) => city)).toEqual([...new Set(ofDocuments)]);
});

test("a sector tells of its fields what national law says, by the list of the day, with how it was checked", () => {
  const toldOn = (asOf: string): string[] =>
    textsBySector({ ...asked, asOf, sector: "M" }).sectors.flatMap(({ fields }) =>
      fields.flatMap(({ texts }) => texts),
    );
  const [before, since] = [toldOn("2024-10-31"), toldOn("2024-11-01")];
  const CLOSED_BY_2021 =
    "The national negative list closes technology of human stem cells and gene diagnosis to foreign investment. (How checked: two or more sources; the official text was not read.)";
  const CLOSED_BY_2024 =
    "The national negative list of 2024 is inferred to keep technology of human stem cells and gene diagnosis closed to foreign investment. (How checked: inferred; the official text was not read.)";
  expect([before.includes(CLOSED_BY_2021), before.includes(CLOSED_BY_2024)]).toEqual([true, false]);
  expect([since.includes(CLOSED_BY_2021), since.includes(CLOSED_BY_2024)]).toEqual([false, true]);
});

test("documents that have expired stand apart, and are valid on their own days", () => {
  const [now] = textsBySector({ ...asked, sector: "I" }).sectors;
  const [then] = textsBySector({ ...asked, sector: "I", asOf: "2022-01-01" }).sectors;
  const ofExpired = (id: string): boolean => id.startsWith("gz-2021-10/");
  expect(now?.cities[0]?.expired.some(({ id }) => ofExpired(id))).toBe(true);
  expect(now?.cities[0]?.supported.some(({ id }) => ofExpired(id))).toBe(false);
  expect(then?.cities[0]?.expired).toEqual([]);
});

test("a sector is named by section, division or title, in either language", () => {
  for (const named of ["I", "65", "I65", "i", "软件和信息技术服务业"])
    expect(sectionNamed(named, search)).toBe("I");
  expect(sectionNamed("nowhere", search)).toBeNull();
});

test("the page shows cities side by side, never calls it a permit, and shows all for what is no sector", async () => {
  const visitor = new Visitor(running.address);
  await visitor.get("/?lang=en");
  const page = await (await visitor.get("/open?sector=L")).text();
  expect(page).toContain("it is no permit and no result");
  expect(page.indexOf("Guangzhou</h3>")).toBeLessThan(page.indexOf("Chengdu</h3>"));
  expect(page).toContain("Only supported or explored");
  const one = await (await visitor.get("/open?sector=L&city=chengdu")).text();
  expect(one).not.toContain("Guangzhou</h3>");
  expect(await (await visitor.get("/open?sector=nothing")).text()).toContain("sector-list");
});
