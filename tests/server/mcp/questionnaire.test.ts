import type { Client } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, run, testApp } from "../support.ts";
import { asking, clientOf, overHttp, overStreams, textsOf, type UserAnswers } from "./support.ts";

const DAY = "2024-06-30";
/** What the user of a survey firm far from every bound answers, fact by fact; whatever else is asked, they do not know. */
const SURVEY: UserAnswers = {
  activities: ["social-survey"],
  city: "guangzhou",
  foreignShare: "60%",
  legalRepresentativeNationality: "GB",
};
/** With 60 % the test of the Chinese share fails already, so that the legal representative is not asked about. */
const SAME_PROFILE = { city: "guangzhou", activities: ["social-survey"], foreignShare: "60" };

let running: Running;
beforeAll(async () => {
  running = await run(testApp({}, [], { isApart: true }));
});
afterAll(() => running.close());

const DOORS = [
  ["/mcp, modern", (user: ReturnType<typeof asking>) => overHttp(running.address, "modern", user.options)],
  ["standard input and output, modern", (user) => overStreams("modern", [], user.options)],
  ["standard input and output, legacy", (user) => overStreams("legacy", [], user.options)],
] as const satisfies readonly (readonly [string, (user: ReturnType<typeof asking>) => Promise<Client>])[];

describe.each(DOORS)("the questionnaire at %s", (_, open) => {
  it("asks from nothing to the verdict of the survey firm, and invents no answer", async () => {
    const user = asking(SURVEY);
    const client = await open(user);
    user.listen(client);
    const result = await client.callTool({ name: "questionnaire", arguments: { asOf: DAY, language: "en" } });
    await client.close();
    const [text, json] = textsOf(result);
    expect(result.isError, text).not.toBe(true);
    const report = JSON.parse(json);
    const told = Object.entries(report.profile).filter(([, answer]) => answer !== null);
    expect(Object.fromEntries(told)).toEqual(SAME_PROFILE);
    expect(text).toContain("Social survey");
    const finding = report.findings.find(
      ({ provision }: { provision: string }) => provision === "gz-2022-212/1-12",
    );
    expect(finding.outcome).toBe("ineligible");
    expect(user.asked.length).toBeGreaterThan(2);
  }, 60_000);

  it("asks again where an answer cannot be taken, and says why; cancelling compares the answers so far", async () => {
    const user = asking({ ...SURVEY, foreignShare: ["50/50", "cancel"] });
    const client = await open(user);
    user.listen(client);
    const result = await client.callTool({ name: "questionnaire", arguments: { asOf: DAY, language: "en" } });
    await client.close();
    expect(user.asked.at(-1)).toMatch(/^That could not be taken/);
    expect(JSON.parse(textsOf(result)[1]).profile).toEqual({
      city: "guangzhou",
      activities: ["social-survey"],
    });
  }, 60_000);
});

describe("the questionnaire", () => {
  it("says what to do instead where the client cannot ask its user", async () => {
    for (const client of [
      await overHttp(running.address, "modern"),
      await overHttp(running.address, "legacy"),
    ]) {
      const result = await client.callTool({ name: "questionnaire", arguments: { language: "en" } });
      await client.close();
      expect(result.isError).toBe(true);
      expect(textsOf(result)[0]).toContain("call next_question instead");
    }
  });

  it("takes no state that it did not seal", async () => {
    const client = clientOf("modern", { capabilities: { elicitation: {} } });
    expect(client).toBeDefined();
    const state = "A".repeat(80);
    const body = {
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: {
        name: "questionnaire",
        arguments: { language: "en" },
        requestState: state,
        inputResponses: { answer: { action: "accept", content: { value: "yes" } } },
        _meta: {
          "io.modelcontextprotocol/protocolVersion": "2026-07-28",
          "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
          "io.modelcontextprotocol/clientCapabilities": { elicitation: { form: {} } },
        },
      },
    };
    const answer = await fetch(`${running.address}/mcp`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json, text/event-stream",
        "MCP-Protocol-Version": "2026-07-28",
        "Mcp-Method": "tools/call",
        "Mcp-Name": "questionnaire",
      },
      body: JSON.stringify(body),
    });
    expect(await answer.text()).toContain("was not sealed by this server");
  });
});
