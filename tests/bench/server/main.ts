import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { createAdvisor } from "../../../src/advise/advisor.ts";
import { renderJson } from "../../../src/report/json.ts";
import { ROOT } from "../../support/root.ts";
import { evaluator, IN_FORCE, reader, rulebook } from "../../support/rulebook.ts";
import { Client } from "./client.ts";
import { serve } from "../../support/served.ts";

const ROUNDS = 7;
const PER_ROUND = 400;
const AT_ONCE = 4;
const HEAVIEST_PAGE = 20 * 1024;
const LEAST_RATIO = 0.5;
const MOST_GROWTH = 1.15;

/** Weighs the pages, compares the API's rate with evaluating in process, and watches the memory; `--memory N` requests. */
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
const requests = Number.parseInt(process.argv[process.argv.indexOf("--memory") + 1] ?? "", 10) || 100_000;
const profiles = readdirSync(`${ROOT}seeds/profiles`).map((file) =>
  readFileSync(`${ROOT}seeds/profiles/${file}`, "utf8"),
);
const server = await serve({ ZHUNRU_LOG_LEVEL: "warn", ZHUNRU_RATE_LIMIT: "1000000000" });
const client = new Client(server.address.origin, AT_ONCE);
try {
  const held = [await weighPages(), await compareRates(), await watchMemory()];
  process.exitCode = held.every(Boolean) ? 0 : 1;
} finally {
  server.process.kill("SIGTERM");
}

async function weighPages(): Promise<boolean> {
  const page = await client.get("/case/AAAAAAAAAAAAAAAAAAAAAA/plan");
  const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
  let bytes = gzipSync(page).length;
  for (const asset of assets) bytes += gzipSync(await client.get(asset)).length;
  print(
    `the heaviest question page, with style and script: ${bytes} bytes compressed (at most ${HEAVIEST_PAGE})`,
  );
  return bytes <= HEAVIEST_PAGE;
}

/** Rounds of the one and the other in turn, so that both meet the same load of the machine. */
async function compareRates(): Promise<boolean> {
  const advisor = createAdvisor(rulebook, evaluator);
  const inProcess = async (): Promise<void> => {
    for (let count = 0; count < PER_ROUND; count += 1) {
      const text = profiles[count % profiles.length] ?? "{}";
      renderJson(await advisor.report(reader.fromText(text), IN_FORCE));
    }
  };
  const overHttp = (): Promise<void> => client.evaluate(profiles, PER_ROUND, IN_FORCE);
  await inProcess();
  await overHttp();
  const ratios: number[] = [];
  const rates: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [own, api] = [await rateOf(inProcess), await rateOf(overHttp)];
    rates.push([own, api]);
    ratios.push(api / own);
  }
  const ratio = median(ratios);
  const [own, api] = [median(rates.map(([first]) => first)), median(rates.map(([, second]) => second))];
  print(
    `POST /evaluate: ${api.toFixed(0)} a second, in process ${own.toFixed(0)}; ratio ${ratio.toFixed(2)} (at least ${LEAST_RATIO})`,
  );
  return ratio >= LEAST_RATIO;
}

async function rateOf(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (PER_ROUND * 1000) / (performance.now() - begun);
}

/** The memory in use after a tenth of the requests, and after all of them. */
async function watchMemory(): Promise<boolean> {
  const sizes: number[] = [];
  for (let part = 1; part <= 10; part += 1) {
    await client.evaluate(profiles, requests / 10, IN_FORCE);
    sizes.push(server.memory());
    print(`  after ${(requests / 10) * part} requests: ${server.memory()} MB resident`);
  }
  const growth = Math.max(...sizes.slice(7)) / Math.max(...sizes.slice(0, 3));
  print(
    `memory over ${requests} requests: last three tenths against the first three ${growth.toFixed(2)} (at most ${MOST_GROWTH})`,
  );
  return growth <= MOST_GROWTH;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
