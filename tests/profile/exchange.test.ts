import { describe, expect, it } from "vitest";
import { formatRational, parseDecimal, rational } from "../../src/exact/rational.ts";
import { exchange } from "../../src/profile/exchange.ts";
import { evaluator, IN_FORCE, reader } from "../support/frozen.ts";

const rate = (from: string, to: string, value: string) => ({
  from,
  to,
  rate: parseDecimal(value) ?? rational(0n),
  date: null,
  source: null,
});

function converted(from: string, to: string, ...rates: ReturnType<typeof rate>[]): string {
  const result = exchange(rational(100n), from, to, rates);
  return result.kind === "converted"
    ? `${formatRational(result.amount)} by ${result.rates.length}`
    : result.kind;
}

describe("converting an amount", () => {
  it("uses the direct rate before any chain", () => {
    const rates = [rate("EUR", "CNY", "8"), rate("CNY", "USD", "0.2"), rate("EUR", "USD", "1.10")];
    expect(converted("EUR", "USD", ...rates)).toBe("110 by 1");
  });

  it("uses a chain of two where there is no direct rate, and none of three", () => {
    expect(converted("EUR", "USD", rate("EUR", "CNY", "8"), rate("CNY", "USD", "0.14"))).toBe("112 by 2");
    expect(
      converted("EUR", "USD", rate("EUR", "CNY", "8"), rate("CNY", "HKD", "1.1"), rate("HKD", "USD", "0.13")),
    ).toBe("rate-missing");
  });

  it("never uses the inverse of a rate", () => {
    expect(converted("EUR", "USD", rate("USD", "EUR", "0.9"))).toBe("rate-missing");
    expect(converted("EUR", "USD", rate("EUR", "CNY", "8"), rate("USD", "CNY", "7"))).toBe("rate-missing");
  });

  it("chooses none of several chains that disagree, whatever their order", () => {
    const rates = [
      rate("EUR", "CNY", "8"),
      rate("CNY", "USD", "0.14"),
      rate("EUR", "HKD", "8.5"),
      rate("HKD", "USD", "0.13"),
    ];
    expect(converted("EUR", "USD", ...rates)).toBe("rates-disagree");
    expect(converted("EUR", "USD", ...rates.reverse())).toBe("rates-disagree");
  });
});

const company = { city: "jingwan", activities: ["lighthouse-fund"], foreignShare: 100 };

async function assets(answers: object) {
  const report = await evaluator.report(
    reader.fromText(JSON.stringify({ ...company, ...answers })),
    IN_FORCE,
  );
  const finding = report.findings.find(({ provision }) => provision === "jw-2022-1/3");
  return {
    requirement: finding?.requirements.find(({ id }) => id === "total-assets"),
    warnings: report.warnings.map(({ code }) => code),
  };
}

const euros = (amount: string) => ({ investorTotalAssets: { amount, currency: "EUR" } });
const direct = { from: "EUR", to: "USD", rate: "1.10", date: "2023-12-29", source: "a sample" };

describe("total assets in another currency", () => {
  it("show amount, rate, date, source and product beside the bound", async () => {
    const { requirement } = await assets({ ...euros("185000000"), exchangeRates: [direct] });
    expect(requirement).toMatchObject({
      result: "met",
      actual: "203500000",
      conversion: {
        amount: "185000000",
        currency: "EUR",
        to: "USD",
        product: "203500000",
        bound: "200000000",
        steps: [
          {
            from: "EUR",
            to: "USD",
            amount: "185000000",
            rate: "1.1",
            date: "2023-12-29",
            source: "a sample",
            product: "203500000",
          },
        ],
      },
    });
  });

  it("are compared exactly: the last cent decides", async () => {
    expect((await assets({ ...euros("181818181.81"), exchangeRates: [direct] })).requirement?.result).toBe(
      "unmet",
    );
    expect((await assets({ ...euros("181818181.82"), exchangeRates: [direct] })).requirement?.result).toBe(
      "met",
    );
  });

  it("ask for the missing rate by pair and day", async () => {
    const { requirement } = await assets({ ...euros("185000000"), investorTotalAssetsDate: "2023-12-31" });
    expect(requirement?.reason).toBe("rate-missing");
    expect(requirement?.conversion?.question?.en).toBe(
      "How many USD was 1 EUR worth on 2023-12-31, and by what source?",
    );
  });

  it("stay unknown where chains disagree, and a warning names both", async () => {
    const exchangeRates = [
      { from: "EUR", to: "CNY", rate: "8" },
      { from: "CNY", to: "USD", rate: "0.14" },
      { from: "EUR", to: "HKD", rate: "8.5" },
      { from: "HKD", to: "USD", rate: "0.13" },
    ];
    const { requirement, warnings } = await assets({ ...euros("185000000"), exchangeRates });
    expect(requirement).toMatchObject({ result: "unknown", reason: "rate-missing" });
    expect(requirement?.conversion?.disagreeing?.map((chain) => chain.at(-1)?.product)).toEqual([
      "207200000",
      "204425000",
    ]);
    expect(warnings).toEqual(["rates-disagree"]);
  });

  it("warn of amounts and rates from outside the year before the application, and use them", async () => {
    const dated = { ...euros("185000000"), plannedApplicationDate: "2024-06-30" };
    const old = {
      ...dated,
      investorTotalAssetsDate: "2021-12-31",
      exchangeRates: [{ ...direct, date: "2021-12-31" }],
    };
    const { requirement, warnings } = await assets(old);
    expect(requirement?.result).toBe("met");
    expect(warnings).toEqual(["amount-outside-year", "rate-outside-year"]);
    const fitting = { ...dated, investorTotalAssetsDate: "2023-12-31", exchangeRates: [direct] };
    expect((await assets(fitting)).warnings).toEqual([]);
  });

  it("warn of decimals below the currency's minor unit: none in JPY, three in BHD", async () => {
    const amount = (value: string, currency: string) => ({
      investorTotalAssets: { amount: value, currency },
    });
    expect((await assets(amount("100.5", "JPY"))).warnings).toEqual(["below-minor-unit"]);
    expect((await assets(amount("100.555", "BHD"))).warnings).toEqual([]);
    expect((await assets(amount("100.5555", "BHD"))).warnings).toEqual(["below-minor-unit"]);
  });
});
