import { execFile } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { carryArguments, sourceAt } from "../../../src/server/mcp/exact-arguments.ts";
import { roundTrips } from "../../../src/server/mcp/round-trip.ts";
import { ROOT } from "../../support/root.ts";
import { type Running, run, testApp } from "../support.ts";

const HEADERS = { "Content-Type": "application/json", Accept: "application/json, text/event-stream" };

let running: Running;
beforeAll(async () => {
  running = await run(testApp({}, [], { isApart: true }));
});
afterAll(() => running.close());

function callText(args: string): string {
  return `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"assess","arguments":${args}}}`;
}

function post(body: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${running.address}/mcp`, { method: "POST", headers: { ...HEADERS, ...headers }, body });
}

/** What `mcp` answers to a whole input, and complains of. */
function overStandardStreams(input: string): Promise<{ output: string; complaints: string }> {
  return new Promise((resolve, reject) => {
    const given = ["dist/zhunru.js", "mcp"];
    const command = execFile(process.execPath, given, { cwd: ROOT }, (error, output, complaints) =>
      error === null ? resolve({ output, complaints }) : reject(error),
    );
    command.stdin?.end(input);
  });
}

describe("numbers on the wire", () => {
  it.each([
    "67",
    "66.9999",
    "0",
    "100.000000",
    "200000000",
    "1e2",
    "0.1",
  ])("%s comes out as it went in", (text) => {
    expect(roundTrips(text)).toBe(true);
  });

  it.each([
    "66.99999999999999999",
    "199999999.99999999999",
    "100.00000000000000001",
    "1e999",
    "9007199254740993",
  ])("%s does not", (text) => {
    expect(roundTrips(text)).toBe(false);
  });

  it("are refused where they do not, with that reason, by both doors", async () => {
    const call = callText('{"profile":{"chineseShare":66.99999999999999999},"language":"en"}');
    const overHttp = await (await post(call)).text();
    const { output: overStreams } = await overStandardStreams(`${call}\n`);
    for (const answer of [overHttp, overStreams]) {
      expect(answer).toContain("the JSON number 66.99999999999999999 is rounded on its way");
      expect(answer).toContain('"isError":true');
    }
  });

  it("are named where they do, since they may have been rounded before", async () => {
    const answer = await (await post(callText('{"profile":{"chineseShare":67},"language":"en"}'))).text();
    expect(answer).toContain("Received as JSON numbers: 67.");
  });

  it("a key given twice is refused, not dropped", async () => {
    const twice = callText('{"profile":{"chineseShare":"60","chineseShare":"67"},"language":"en"}');
    expect(await (await post(twice)).text()).toContain("the key chineseShare is given twice");
    const outside = callText('{"profile":{},"asOf":"2024-06-30","asOf":"2025-06-30","language":"en"}');
    expect(await (await post(outside)).text()).toContain("the key asOf is given twice");
  });
});

describe("the arguments' own text", () => {
  it("is carried, wherever it stands, and nothing else is touched", () => {
    const message =
      '{"params":{"_meta":{"arguments":1},"arguments": {"a":[1.0,{"b":"}"}]} ,"x":2},"method":"tools\\/call"}';
    expect(JSON.parse(carryArguments(message))).toEqual({
      params: { _meta: { arguments: 1 }, arguments: { source: '{"a":[1.0,{"b":"}"}]}' }, x: 2 },
      method: "tools/call",
    });
    const other = '{"method":"prompts/get","params":{"arguments":{"a":"1"}}}';
    expect(carryArguments(other)).toBe(other);
  });

  it("is the last one's where a key is repeated, as in every parser", () => {
    expect(sourceAt('{"a":{"b":1},"a":{"b":2}}', ["a", "b"])).toBe("2");
    expect(sourceAt('{"a":[{"b":1}]}', ["a", "b"])).toBeNull();
  });
});

it("answers a line that is no message with the code for it, and then the next", async () => {
  const refused = ["{", '{"jsonrpc":', "[]", "null", '{"jsonrpc":"2.0","id":1,"method":"ping","more":1}'];
  const ping = '{"jsonrpc":"2.0","id":2,"method":"ping"}';
  const { output, complaints } = await overStandardStreams(`\n${refused.join("\n")}\n\r\n${ping}\n`);
  const answers = output.trim().split("\n");
  expect(answers.map((answer) => JSON.parse(answer)).map(({ id, error }) => [id, error?.code])).toEqual([
    ...[-32700, -32700, -32600, -32600, -32600].map((code) => [null, code]),
    [2, undefined],
  ]);
  expect(complaints).toBe("");
});

describe("/mcp", () => {
  it("turns away a page of another site, another host, other methods, other types and too much", async () => {
    const call = callText('{"profile":{}}');
    expect((await post(call, { Origin: "https://elsewhere.example" })).status).toBe(403);
    expect((await post(call, { Origin: "null" })).status).toBe(403);
    expect((await fetch(`${running.address}/mcp`)).status).toBe(405);
    expect((await post(call, { "Content-Type": "text/plain" })).status).toBe(415);
    expect((await post(callText(`{"profile":{"name":"${"x".repeat(300_000)}"}}`))).status).toBe(413);
  });

  it("answers a subscription at once, and a batch without carrying any of it out", async () => {
    const listen = '{"jsonrpc":"2.0","id":1,"method":"subscriptions/listen","params":{}}';
    expect((await post(listen)).status).toBeLessThan(500);
    const batch = await post(`[${callText('{"profile":{}}')}]`);
    expect(await batch.text()).not.toContain("findings");
  });
});
