import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CTRL_C, CTRL_D, DOWN, ENTER, SPACE, Typist } from "./typist.ts";
import { IN_FORCE } from "../../support/rulebook.ts";

const folder = mkdtempSync(join(tmpdir(), "zhunru-menus-"));

async function chooseSurveyInGuangzhou(typist: Typist): Promise<void> {
  await typist.sees("What does the company plan to do");
  await typist.types("opinion poll");
  await typist.sees("❯ Social surveys");
  await typist.types(ENTER);
  await typist.sees("❯ That is all");
  await typist.types(ENTER);
  await typist.sees("❯ Guangzhou");
  await typist.types(ENTER);
  await typist.sees("What share do the foreign holders have");
}

test("words that mean something else are answered beside the menu", async () => {
  const typist = new Typist();
  await typist.sees("What does the company plan to do");
  await typist.types("market research");
  await typist.sees("Market surveys are another matter");
  await typist.types(CTRL_D);
  expect(await typist.ended).toBe(1);
});

test("from the first question to the finding, and a profile saved", async () => {
  const file = join(folder, "survey.json");
  const typist = new Typist({ save: file });
  await chooseSurveyInGuangzhou(typist);
  await typist.types("40 %", ENTER);
  await typist.sees("Noted: 40%");
  await typist.sees("Does anyone hold shares");
  await typist.sees("❯ yes");
  await typist.types(DOWN, ENTER);
  await typist.sees("✗ gz-2022-212/1-12");
  await typist.sees("7 percentage points below the minimum");
  await typist.sees("Saved in");
  await typist.sees("What now?");
  await typist.sees("Finish");
  await typist.types(DOWN, DOWN, ENTER);
  expect(await typist.ended).toBe(0);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    asOf: IN_FORCE,
    city: "guangzhou",
    activities: ["social-survey"],
    foreignShare: "40",
    usesNomineeOrContractualControl: false,
  });
});

test("the same in Chinese, with an amount as people write it, read back", async () => {
  const typist = new Typist({ language: "zh-CN" });
  await typist.sees("企业打算做什么");
  await typist.types("控股公司");
  await typist.sees("❯ 设立外商投资性公司");
  await typist.types(ENTER);
  await typist.sees("❯ 选完了");
  await typist.types(ENTER);
  await typist.sees("❯ 广州市");
  await typist.types(ENTER);
  await typist.sees("合计持股多少");
  await typist.types("百分之六十", ENTER);
  await typist.sees("理解为");
  await typist.types(ENTER);
  await typist.sees("有没有人替他人持有股权");
  await typist.sees("❯ 是");
  await typist.types(DOWN, ENTER);
  await typist.sees("至多还有");
  await typist.sees("资产总额是多少");
  await typist.types("２亿美元", ENTER);
  await typist.sees("200,000,000");
  await typist.types(ENTER);
  await typist.sees("已可断定：◐ gz-2022-212/4-9");
  await typist.sees("接下来做什么？");
  await typist.types(CTRL_D);
  expect(await typist.ended).toBe(0);
});

test("why, back, forward and don't know", async () => {
  const typist = new Typist();
  await chooseSurveyInGuangzhou(typist);
  await typist.types("/why", ENTER);
  await typist.sees("gz-2022-212/1-12");
  await typist.sees("中方股比不低于67%");
  await typist.sees("What share do the foreign holders have");
  await typist.types("/back", ENTER);
  await typist.sees("Your earlier answer: Guangzhou");
  await typist.sees("Forward again");
  await typist.types(DOWN, ENTER);
  await typist.sees("No question is left");
  await typist.sees("do not list this");
  await typist.sees("What now?");
  await typist.types(CTRL_C);
  await typist.sees("Save your answers (2)?");
  await typist.types("n", ENTER);
  expect(await typist.ended).toBe(1);
});

test("Ctrl-C offers to save; a second one is a no", async () => {
  const typist = new Typist();
  await chooseSurveyInGuangzhou(typist);
  await typist.types(CTRL_C);
  await typist.sees("Interrupted. Save your answers (2)?");
  await typist.types(CTRL_C);
  expect(await typist.ended).toBe(1);
});

test("the end of the input saves what there is, and says where the questions stopped", async () => {
  const file = join(folder, "ended.json");
  const typist = new Typist({ save: file });
  await chooseSurveyInGuangzhou(typist);
  typist.endInput();
  expect(await typist.ended).toBe(1);
  expect(typist.transcript.replace(/\s+/g, " ")).toContain(
    'at the question "What share do the foreign holders have together?"',
  );
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    asOf: IN_FORCE,
    city: "guangzhou",
    activities: ["social-survey"],
  });
});

test("a terminal that is too narrow is told, and the questions come line by line", async () => {
  const typist = new Typist({}, { columns: 30 });
  await typist.sees("The terminal has 30 columns");
  await typist.sees("> ");
  typist.endInput();
  expect(await typist.ended).toBe(1);
});

test("ticking: choices with the space bar, none of them only when confirmed", async () => {
  const typist = new Typist();
  await typist.sees("What does the company plan to do");
  await typist.types("industrial land");
  await typist.sees("❯ Adding service-oriented");
  await typist.types(ENTER);
  await typist.sees("❯ That is all");
  await typist.types(ENTER);
  await typist.sees("❯ Guangzhou");
  await typist.types(DOWN, ENTER);
  for (const question of [
    "an existing manufacturer",
    "regulatory detailed plan",
    "service-oriented manufacturing",
  ]) {
    await typist.sees(question);
    await typist.sees("❯ yes");
    await typist.types(ENTER);
  }
  await typist.sees("By what method");
  await typist.sees("◯ adjusting");
  await typist.types(ENTER);
  await typist.sees("None of these: is that right?");
  await typist.types("n", ENTER);
  await typist.sees("By what method");
  await typist.sees("◯ adjusting");
  await typist.types(SPACE, DOWN, DOWN, SPACE, ENTER);
  await typist.sees("Choose this one alone.");
  await typist.types(SPACE, ENTER);
  await typist.sees("total floor area before");
  await typist.types(CTRL_C);
  await typist.sees("Save your answers");
  await typist.types(CTRL_C);
  expect(await typist.ended).toBe(1);
});
