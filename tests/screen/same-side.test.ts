import { expect, it } from "vitest";
import { screen, temporaryFolder } from "./support.ts";

const folder = temporaryFolder();

/** The results of companies that differ in one number alone, as far as numbers show in them. */
async function resultsOf(heading: string, answers: string, provision: string, numbers: readonly string[]) {
  const rows = numbers.map((number, index) => `company ${index},${number},${answers}\n`).join("");
  const ended = await screen(folder, `name,${heading}\n${rows}`, { more: { shares: "percent" } });
  return ended
    .table("results.csv")
    .filter((row) => row.provision === provision)
    .map(
      ({ outcome, gaps, missing, change }, index) =>
        `${numbers[index]}: ${outcome} | ${gaps} | ${missing} | ${change}`,
    );
}

it("foreign share on one side of jw-2022-1/2's 50 %: each company with its own gap and share", async () => {
  const results = await resultsOf(
    "foreignShare,city,activities,legalForm,servesOnlyLocalForeignInvestedEnterprises",
    "jingwan,kite-post,joint-venture,true",
    "jw-2022-1/2",
    ["50.0001", "75.25", "75.25", "99", "50", "49.9999", "12.5", "0.01"],
  );
  expect(results).toMatchInlineSnapshot(`
    [
      "50.0001: ineligible | foreign-share: 0.0001 % |  | foreignShare: 50.0001 % → 50 %",
      "75.25: ineligible | foreign-share: 25.25 % |  | foreignShare: 75.25 % → 50 %",
      "75.25: ineligible | foreign-share: 25.25 % |  | foreignShare: 75.25 % → 50 %",
      "99: ineligible | foreign-share: 49 % |  | foreignShare: 99 % → 50 %",
      "50: eligible |  |  | ",
      "49.9999: eligible |  |  | ",
      "12.5: eligible |  |  | ",
      "0.01: eligible |  |  | ",
    ]
  `);
});

it("Chinese share told by the foreign one, at jw-2022-1/1's 67 %", async () => {
  const results = await resultsOf(
    "foreignShare,city,activities,legalRepresentativeNationality",
    "jingwan,star-survey,CN",
    "jw-2022-1/1",
    ["33", "33.0001", "60", "45.5", "32", "1/3", "341/1024"],
  );
  expect(results).toMatchInlineSnapshot(`
    [
      "33: eligible |  |  | ",
      "33.0001: ineligible | chinese-share: 0.0001 % |  | chineseShare: 66.9999 % → 67 %",
      "60: ineligible | chinese-share: 27 % |  | chineseShare: 40 % → 67 %",
      "45.5: ineligible | chinese-share: 12.5 % |  | chineseShare: 54.5 % → 67 %",
      "32: eligible |  |  | ",
      "1/3: ineligible | chinese-share: 1/3 % |  | chineseShare: 200/3 % → 67 %",
      "341/1024: ineligible | chinese-share: 0.30078125 % |  | chineseShare: 66.69921875 % → 67 %",
    ]
  `);
});

it("amounts in the currency of jw-2022-1/3's bound, and in one that no rate is given for", async () => {
  const results = await resultsOf(
    "investorTotalAssets,city,activities,foreignShare",
    "jingwan,lighthouse-fund,60",
    "jw-2022-1/3",
    ["199999999.99 USD", "1 USD", "200000000 USD", "200000000.01 USD", "9 EUR", "900000000 EUR", "5 JPY"],
  );
  expect(results).toMatchInlineSnapshot(`
    [
      "199999999.99 USD: ineligible | total-assets: 0.01 USD |  | ",
      "1 USD: ineligible | total-assets: 199999999 USD |  | ",
      "200000000 USD: conditional |  |  | ",
      "200000000.01 USD: conditional |  |  | ",
      "9 EUR: undetermined |  | exchangeRates | ",
      "900000000 EUR: undetermined |  | exchangeRates | ",
      "5 JPY: undetermined |  | exchangeRates | ",
    ]
  `);
});

it("areas on one side of wd-2022-1/2's 15 %, and land that may not be partitioned", async () => {
  const resultsWhere = (isPartitioned: string) =>
    resultsOf(
      "addedServiceFloorArea,originalFloorArea,city,activities,conformsToRegulatoryDetailedPlan,isExistingManufacturer,floorAreaMethods,addsServiceOrientedManufacturingFacilities,partitionsAndTransfersLand",
      `wudao,workshop-extension,true,true,raise-plot-ratio,true,${isPartitioned}`,
      "wd-2022-1/2",
      ["15,100", "14.99,100", "30,200.01", "15.01,100", "30.01,200", "31,200", "0,100", "0,", "9,", ",900"],
    );
  expect([await resultsWhere("false"), await resultsWhere("true")]).toMatchInlineSnapshot(`
    [
      [
        "15,100: eligible |  |  | ",
        "14.99,100: eligible |  |  | ",
        "30,200.01: eligible |  |  | ",
        "15.01,100: ineligible | floor-area-share: 0.01 % |  | addedServiceFloorArea: 15.01 → 15",
        "30.01,200: ineligible | floor-area-share: 0.005 % |  | addedServiceFloorArea: 30.01 → 30",
        "31,200: ineligible | floor-area-share: 0.5 % |  | addedServiceFloorArea: 31 → 30",
        "0,100: eligible |  |  | ",
        "0,: eligible |  |  | ",
        "9,: undetermined |  | originalFloorArea | ",
        ",900: undetermined |  | addedServiceFloorArea | ",
      ],
      [
        "15,100: ineligible |  |  | partitionsAndTransfersLand: true → false",
        "14.99,100: ineligible |  |  | partitionsAndTransfersLand: true → false",
        "30,200.01: ineligible |  |  | partitionsAndTransfersLand: true → false",
        "15.01,100: ineligible | floor-area-share: 0.01 % |  | addedServiceFloorArea: 15.01 → 15; partitionsAndTransfersLand: true → false",
        "30.01,200: ineligible | floor-area-share: 0.005 % |  | addedServiceFloorArea: 30.01 → 30; partitionsAndTransfersLand: true → false",
        "31,200: ineligible | floor-area-share: 0.5 % |  | addedServiceFloorArea: 31 → 30; partitionsAndTransfersLand: true → false",
        "0,100: ineligible |  |  | partitionsAndTransfersLand: true → false",
        "0,: ineligible |  |  | partitionsAndTransfersLand: true → false",
        "9,: ineligible |  |  | addedServiceFloorArea: 9 → 0; partitionsAndTransfersLand: true → false",
        ",900: ineligible |  |  | addedServiceFloorArea: – → 135; partitionsAndTransfersLand: true → false",
      ],
    ]
  `);
});
