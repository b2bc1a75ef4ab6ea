import { afterAll, beforeAll, expect, test } from "vitest";
import { shown } from "../support/shown.ts";
import { beyondPlan, FROZEN_PLAN, frozenCore, type Running, run, testApp } from "./support.ts";

let running: Running;
beforeAll(async () => {
  running = await run(testApp({}, [], { by: frozenCore }));
});
afterAll(() => running.close());

test("a range typed in the form is shown as understood, and narrowing it turns “cannot say yet” into a verdict", async () => {
  const { visitor, base } = await beyondPlan(running.address, FROZEN_PLAN);
  const answer = async (value: string): Promise<string> => {
    const next = await visitor.follow(await visitor.post(`${base}/question/foreignShare`, { value }));
    return shown(await next.response.text());
  };
  const result = async (): Promise<string> => shown(await (await visitor.get(`${base}/result`)).text());
  expect(await answer("30%至40%")).toContain("Noted: Foreign share – at least 30% and at most 40%");
  await visitor.post(`${base}/question/usesNomineeOrContractualControl`, { value: "no" });
  await visitor.post(`${base}/question/legalRepresentativeNationality`, { value: "CN" });
  const before = await result();
  expect(before).toContain("Cannot say yet.");
  expect(before).toContain("find out the exact figure; so far it is at least 30% and at most 40%");
  expect(await answer("more than 25% to 33%")).toContain("more than 25% and at most 33%");
  const after = await result();
  expect(after).not.toContain("Cannot say yet.");
  expect(after).toContain("met by every number in the range (at least 67%)");
});

test("two figures with a sign between them that add up to 100 are a split, and no range", async () => {
  const { visitor, base } = await beyondPlan(running.address, FROZEN_PLAN);
  const refused = await visitor.follow(
    await visitor.post(`${base}/question/foreignShare`, { value: "40%-60%" }),
  );
  expect(shown(await refused.response.text())).toContain("whose is meant, 40% or 60%?");
});
