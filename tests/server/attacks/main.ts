import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attack } from "./attack.ts";
import type { Orders } from "./attacker.ts";
import { expensiveProfiles, MISTAKES, REFUSED } from "./bodies.ts";
import { Figures } from "./figures.ts";
import { serve } from "../../support/served.ts";
import { type Got, Visitor, type Waits, waitsOf } from "./visitor.ts";

const ATTACKER = "127.0.0.2";
const OTHER = "127.0.0.3";
const LASTS = 6_000;
/** What another visitor may wait, as a multiple of what it waits alone. */
const MOST_LIVEZ = 8;
/** The same while hundreds of requests a second are turned away, which the limit of the rate does first by default. */
const MOST_FLOODED = 200;
const SLOW_CLIENTS = 200;
const TIMEOUT = 1_500;
const GRACE = 1_000;
const SMALL = JSON.stringify({ city: "guangzhou", activities: ["social-survey"], foreignShare: "40" });
const EXPENSIVE = expensiveProfiles();
const OPERATIONS = ["/api/v1/compare", "/api/v1/evaluate", "/api/v1/next-question"];

/** Attacks the built program on this machine and prints what each does; exit status 1 where a bound does not hold. */
const figures = new Figures();
const folder = mkdtempSync(join(tmpdir(), "zhunru-attacks-"));
const bodies = join(folder, "bodies.json");
writeFileSync(bodies, JSON.stringify(EXPENSIVE));
const served = await serve({
  ZHUNRU_RATE_LIMIT: "1000000000",
  ZHUNRU_TIMEOUT_MS: `${TIMEOUT}`,
  ZHUNRU_GRACE_MS: `${GRACE}`,
});
const orders = { server: served.address.href, from: ATTACKER, paths: OPERATIONS, bodies };
const other = new Visitor(served.address, OTHER);
const livez = (): Promise<Got> => other.get("/livez");
const evaluate = (): Promise<Got> => other.post("/api/v1/evaluate", SMALL);
const soon = (): boolean => true;
try {
  await waitsOf(evaluate, soon);
  const alone = { livez: await waitsOf(livez, soon, 300), evaluate: await waitsOf(evaluate, soon, 100) };
  figures.say(`alone: /livez ${show(alone.livez)}; a small evaluation ${show(alone.evaluate)}`);
  await refuseIntricate();
  await boundAnswers();
  await stayFree(
    "four connections of one address send the most expensive valid requests",
    4,
    MOST_LIVEZ,
    alone,
  );
  await stayFree(
    "100 connections of one address do, without a limit to their rate",
    100,
    MOST_FLOODED,
    alone,
  );
  await closeSlowClients();
  figures.say(`memory after all of it: ${served.memory()} MB resident`);
  await endInTime();
} finally {
  served.process.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
figures.finish();

async function refuseIntricate(): Promise<void> {
  for (const [name, body] of Object.entries(REFUSED)) {
    const { status, milliseconds } = await send(body);
    figures.hold(
      `${name} (${kilobytes(body.length)}): ${status}, ${milliseconds.toFixed(0)} ms`,
      status === 400,
    );
  }
}

async function boundAnswers(): Promise<void> {
  let largest = 0;
  for (const [name, body] of Object.entries(MISTAKES)) {
    const { status, text, milliseconds } = await send(body);
    const factor = text.length / body.length;
    largest = Math.max(largest, factor);
    const sizes = `${kilobytes(body.length)} in, ${kilobytes(text.length)} out`;
    figures.hold(`mistakes, ${name}: ${status}, ${sizes}, ${milliseconds.toFixed(0)} ms`, factor <= 1);
  }
  figures.say(`amplification by mistakes: at most ${largest.toFixed(2)} times what is sent`);
  for (const body of EXPENSIVE) {
    const { text, milliseconds } = await send(body);
    const factor = (text.length / body.length).toFixed(0);
    const sizes = `${kilobytes(body.length)} in, ${kilobytes(text.length)} out (${factor} times)`;
    figures.say(`one of the most expensive reports: ${sizes}, ${milliseconds.toFixed(0)} ms`);
  }
}

async function send(body: string): Promise<Got> {
  const visitor = new Visitor(served.address, ATTACKER);
  const got = await visitor.post("/api/v1/evaluate", body);
  visitor.leave();
  return got;
}

async function stayFree(
  name: string,
  connections: number,
  most: number,
  alone: Readonly<Record<"livez" | "evaluate", Waits>>,
): Promise<void> {
  const going = await attack({ ...orders, connections } satisfies Orders);
  let isOver = false;
  setTimeout(() => {
    isOver = true;
  }, LASTS);
  const under = { livez: await waitsOf(livez, () => isOver), evaluate: await waitsOf(evaluate, soon, 30) };
  const { statuses, untold, slowest } = await going.stop();
  const counts = Object.entries(statuses).map(([status, count]) => `${count} of ${status}`);
  figures.hold(`${name}: ${counts.join(", ")}, the slowest after ${slowest.toFixed(0)} ms`, untold === 0);
  const ratio = under.livez.median / alone.livez.median;
  const waits = `  another visitor's /livez ${show(under.livez)}: ${ratio.toFixed(1)} times as long as alone`;
  figures.hold(`${waits} (at most ${most})`, ratio <= most);
  const evaluated = (under.evaluate.median / alone.evaluate.median).toFixed(1);
  figures.say(`  its small evaluation ${show(under.evaluate)}: ${evaluated} times`);
}

/** Clients that send a byte of their headers now and then. */
async function closeSlowClients(): Promise<void> {
  const { hostname: host, port } = served.address;
  const closed = Array.from({ length: SLOW_CLIENTS }, () => {
    const socket = connect({ host, port: Number.parseInt(port, 10), localAddress: ATTACKER });
    socket.on("error", () => undefined).resume();
    socket.write("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    const begun = performance.now();
    const trickle = setInterval(() => socket.write("x"), 100);
    return new Promise<number>((resolve) => {
      socket.once("close", () => {
        clearInterval(trickle);
        resolve(performance.now() - begun);
      });
    });
  });
  const under = await waitsOf(livez, soon, 100);
  const longest = Math.max(...(await Promise.all(closed)));
  figures.say(
    `${SLOW_CLIENTS} clients that send a byte now and then: another visitor's /livez ${show(under)}`,
  );
  figures.hold(
    `  they are closed after ${longest.toFixed(0)} ms at the latest (set: ${TIMEOUT} ms)`,
    longest < 2 * TIMEOUT,
  );
}

/** Told to stop while every thread computes. */
async function endInTime(): Promise<void> {
  const [body = ""] = EXPENSIVE;
  const crowd = Array.from({ length: 4 }, (_, index) => new Visitor(served.address, `127.0.0.${10 + index}`));
  const asked = crowd.map((visitor) => visitor.post("/api/v1/compare", body).catch(() => null));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const begun = performance.now();
  served.process.kill("SIGTERM");
  const status = await served.ended;
  const took = performance.now() - begun;
  await Promise.all(asked);
  for (const visitor of [...crowd, other]) visitor.leave();
  figures.hold(
    `SIGTERM while every thread computes: ended with ${status} after ${took.toFixed(0)} ms (grace ${GRACE} ms)`,
    status === 0 && took < GRACE + 1_000,
  );
}

function show({ median, most, longest }: Waits): string {
  return `${median.toFixed(1)} ms (95 %: ${most.toFixed(1)}, longest ${longest.toFixed(0)})`;
}

function kilobytes(length: number): string {
  return `${(length / 1024).toFixed(0)} KB`;
}
