import { connect } from "node:net";
import { Figures } from "./figures.ts";
import { expensiveProfiles, MISTAKES, REFUSED } from "./bodies.ts";
import { serve } from "./served.ts";
import { type Got, Visitor, type Waits, waitsOf } from "./visitor.ts";

const ATTACKER = "127.0.0.2";
const OTHER = "127.0.0.3";
const CONNECTIONS = 4;
const LASTS = 6_000;
/** What another visitor may wait, as a multiple of what it waits alone. */
const MOST_LIVEZ = 8;
const SLOW_CLIENTS = 200;
const TIMEOUT = 1_500;
const GRACE = 1_000;
const SMALL = JSON.stringify({ city: "guangzhou", activities: ["social-survey"], foreignShare: "40" });

/** Attacks the built program on this machine and prints what each does; exit status 1 where a bound does not hold. */
const figures = new Figures();
const served = await serve({
  ZHUNRU_RATE_LIMIT: "1000000000",
  ZHUNRU_TIMEOUT_MS: `${TIMEOUT}`,
  ZHUNRU_GRACE_MS: `${GRACE}`,
});
const other = new Visitor(served.address, OTHER);
const attacker = new Visitor(served.address, ATTACKER, CONNECTIONS);
const over = (): boolean => true;
const livez = (): Promise<Got> => other.get("/livez");
const evaluate = (): Promise<Got> => other.post("/api/v1/evaluate", SMALL);
await waitsOf(evaluate, over);
const alone = { livez: await waitsOf(livez, over, 300), evaluate: await waitsOf(evaluate, over, 100) };
figures.say(`alone: /livez ${show(alone.livez)}; a small evaluation ${show(alone.evaluate)}`);

await refuseIntricate();
await boundAnswers();
await stayFree("four connections of one address send the most expensive valid requests", expensive);
await stayFree("the same address asks for more than may wait", flood);
await closeSlowClients();
figures.say(`memory after all of it: ${served.memory()} MB resident`);
await endInTime();
figures.finish();

async function refuseIntricate(): Promise<void> {
  for (const [name, body] of Object.entries(REFUSED)) {
    const { status, text, milliseconds } = await attacker.post("/api/v1/evaluate", body);
    figures.hold(
      `${name} (${kilobytes(body.length)}): ${status}, ${milliseconds.toFixed(0)} ms`,
      status === 400 && text.includes("ownership-too-intricate"),
    );
  }
}

async function boundAnswers(): Promise<void> {
  let largest = 0;
  for (const [name, body] of Object.entries(MISTAKES)) {
    const { status, text, milliseconds } = await attacker.post("/api/v1/evaluate", body);
    const factor = text.length / body.length;
    largest = Math.max(largest, factor);
    const sizes = `${kilobytes(body.length)} in, ${kilobytes(text.length)} out`;
    figures.hold(`mistakes, ${name}: ${status}, ${sizes}, ${milliseconds.toFixed(0)} ms`, factor <= 1);
  }
  figures.say(`amplification by mistakes: at most ${largest.toFixed(2)} times what is sent`);
  for (const body of expensiveProfiles()) {
    const { text } = await attacker.post("/api/v1/evaluate", body);
    const factor = (text.length / body.length).toFixed(0);
    figures.say(
      `the most expensive reports: ${kilobytes(body.length)} in, ${kilobytes(text.length)} out (${factor} times)`,
    );
  }
}

async function stayFree(name: string, attack: (isOver: () => boolean) => Promise<string>): Promise<void> {
  let isOver = false;
  const attacking = attack(() => isOver);
  setTimeout(() => {
    isOver = true;
  }, LASTS);
  const asked = new Visitor(served.address, OTHER);
  const under = await waitsOf(livez, () => isOver);
  isOver = true;
  const told = await attacking;
  let isOverAgain = false;
  const again = attack(() => isOverAgain);
  const evaluated = await waitsOf(evaluate, over, 15);
  isOverAgain = true;
  await again;
  asked.leave();
  const ratio = under.median / alone.livez.median;
  figures.say(`${name}: ${told}`);
  figures.hold(
    `  another visitor's /livez ${show(under)}: ${ratio.toFixed(1)} times as long as alone (at most ${MOST_LIVEZ})`,
    ratio <= MOST_LIVEZ,
  );
  figures.say(
    `  its small evaluation ${show(evaluated)}: ${(evaluated.median / alone.evaluate.median).toFixed(1)} times`,
  );
}

async function expensive(isOver: () => boolean): Promise<string> {
  const bodies = expensiveProfiles();
  const paths = ["/api/v1/compare", "/api/v1/evaluate", "/api/v1/next-question"];
  const waits: number[] = [];
  let sent = 0;
  const work = async (): Promise<void> => {
    while (!isOver()) {
      const path = paths[Math.floor(sent / bodies.length) % paths.length] ?? "";
      sent += 1;
      const { status, milliseconds } = await attacker.post(path, bodies[sent % bodies.length] ?? "");
      if (status !== 200) figures.hold(`an expensive request was answered ${status}`, status === 503);
      waits.push(milliseconds);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return `${waits.length} answered, the slowest after ${Math.max(...waits).toFixed(0)} ms`;
}

async function flood(isOver: () => boolean): Promise<string> {
  const crowd = new Visitor(served.address, ATTACKER, 200);
  const [body = ""] = expensiveProfiles();
  const answered = new Map<number, number>();
  let isTold = true;
  const work = async (): Promise<void> => {
    while (!isOver()) {
      const { status, headers } = await crowd.post("/api/v1/evaluate", body);
      answered.set(status, (answered.get(status) ?? 0) + 1);
      if (status === 503 && !/^\d+$/.test(String(headers["retry-after"]))) isTold = false;
    }
  };
  await Promise.all(Array.from({ length: 200 }, work));
  crowd.leave();
  const counts = [...answered].map(([status, count]) => `${status}: ${count}`).join(", ");
  figures.hold("  a full queue answers 503 with Retry-After", isTold && answered.has(503));
  return counts;
}

/** Clients that send a byte now and then, and such as take an answer off as slowly. */
async function closeSlowClients(): Promise<void> {
  const { hostname, port } = served.address;
  const big = expensiveProfiles().at(-1) ?? "";
  const open = Array.from({ length: SLOW_CLIENTS }, (_, index) => {
    const socket = connect({ host: hostname, port: Number.parseInt(port, 10), localAddress: ATTACKER });
    socket.on("error", () => undefined);
    const isReader = index % 20 === 0;
    if (isReader) {
      socket.pause();
      const head = `POST /api/v1/evaluate HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(big)}\r\n\r\n`;
      socket.write(head + big);
    } else socket.write("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    const trickle = setInterval(() => (isReader ? socket.read(1) : socket.write("x")), 100);
    const begun = performance.now();
    return new Promise<number>((resolve) => {
      socket.once("close", () => {
        clearInterval(trickle);
        resolve(performance.now() - begun);
      });
      if (!isReader) socket.resume();
    });
  });
  const under = await waitsOf(livez, over, 100);
  const writers = await Promise.all(open.filter((_, index) => index % 20 !== 0));
  const longest = Math.max(...writers);
  figures.say(`${SLOW_CLIENTS} slow clients: another visitor's /livez ${show(under)}`);
  figures.hold(
    `  those that send a byte now and then are closed after ${longest.toFixed(0)} ms at the latest (set: ${TIMEOUT} ms)`,
    longest < TIMEOUT * 2,
  );
}

/** Told to stop while every thread computes. */
async function endInTime(): Promise<void> {
  const [body = ""] = expensiveProfiles();
  const crowd = Array.from({ length: 4 }, (_, index) => new Visitor(served.address, `127.0.0.${10 + index}`));
  const asked = crowd.map((visitor) => visitor.post("/api/v1/compare", body).catch(() => null));
  await new Promise((resolve) => setTimeout(resolve, 200));
  const begun = performance.now();
  served.process.kill("SIGTERM");
  const status = await served.ended;
  const took = performance.now() - begun;
  await Promise.all(asked);
  for (const visitor of [...crowd, other, attacker]) visitor.leave();
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
