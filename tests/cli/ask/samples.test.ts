import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { decimalPlaces, formatRational, HUNDRED } from "../../../src/exact/rational.ts";
import { relevantQuestions } from "../../../src/interview/next-question.ts";
import { createForecast } from "../../../src/interview/outlook.ts";
import type { Answer, Holder } from "../../../src/profile/answer.ts";
import { answerTo, walkThrough } from "../../interview/walk.ts";
import { exactly } from "../../support/exact-share.ts";
import { zhunruInThread } from "../../support/program.ts";
import { ROOT } from "../../support/root.ts";
import { evaluator, IN_FORCE, reader, rulebook } from "../../support/rulebook.ts";

const FOLDER = `${ROOT}seeds/profiles/`;
const folder = mkdtempSync(join(tmpdir(), "zhunru-samples-"));

/** A percentage, or where that never ends a part of the whole, which is read back. */
function linesOfShare(given: Holder["share"]): string[] {
  const share = exactly(given);
  if (decimalPlaces(share) !== null) return [`${formatRational(share)}%`];
  return [formatRational(share.div(HUNDRED)), "yes"];
}

/** The lines by which a level of holders, and then theirs, is typed. */
function linesOfHolders(holders: readonly Holder[], isTop: boolean): string[] {
  const level = holders.flatMap(({ name, origin, share }) => [name, origin ?? "?", ...linesOfShare(share)]);
  const above = holders.flatMap((holder) =>
    holder.holders === null ? [] : [holder.name, ...linesOfHolders(holder.holders, false)],
  );
  return isTop ? [...level, ...above, "0"] : level;
}

/** What somebody types for an answer, line by line. */
function linesFor(answer: Answer | null): string[] {
  switch (answer?.kind) {
    case undefined:
      return ["?"];
    case "choices":
      return answer.ids.length === 0 ? ["0"] : [answer.ids.join(",")];
    case "choice":
      return [answer.id];
    case "yes-no":
      return [answer.value ? "yes" : "no"];
    case "share":
      return linesOfShare(answer.value);
    case "quantity":
      return [formatRational(answer.value)];
    case "money":
      return [`${formatRational(answer.amount)} ${answer.currency}`];
    case "nationality":
      return [answer.code];
    case "date":
      return [answer.day];
    case "text":
      return [answer.text];
    case "exchange-rates":
      return answer.rates.flatMap(({ rate, date, source }) => [
        formatRational(rate),
        date ?? "",
        source ?? "",
      ]);
    case "investors":
      return ["/holders", ...linesOfHolders(answer.holders, true)];
    case "share-band":
    case "money-band":
      throw new Error("no sample gives a range");
    case "entities":
      throw new Error("a group of entities cannot be typed");
  }
}

describe.each(["en", "zh-CN"])("in %s", (language) => {
  test.each(readdirSync(FOLDER).sort())("the questions lead %s to its findings", async (file) => {
    const truth = reader.fromText(readFileSync(FOLDER + file, "utf8"));
    // A group with loops comes from a file alone.
    const resume = truth.has("entities") ? ["--resume", FOLDER + file] : [];
    const lines =
      resume.length > 0
        ? relevantQuestions(createForecast(rulebook, IN_FORCE)(truth), rulebook.vocabulary).map(() => "?")
        : walkThrough(truth, rulebook, IN_FORCE).steps.flatMap(({ question, before }) => {
            const { fact, answer } = answerTo(question, truth, before);
            if (fact === "activities" && answer?.kind === "choices") return [...answer.ids, ""];
            if (fact === "chineseShare" && answer?.kind === "share") {
              return linesFor({ kind: "share", value: HUNDRED.sub(answer.value) });
            }
            return linesFor(answer);
          });
    const save = join(folder, `${language}-${file}`);
    const given = ["--plain", "--lang", language, "--as-of", IN_FORCE, "--save", save, ...resume];
    const { status, stdout } = zhunruInThread(given, { input: lines.map((line) => `${line}\n`).join("") });
    expect(stdout).not.toMatch(/was not understood|没有看懂|看不懂/);
    expect(status).toBe(0);
    const told = reader.fromText(readFileSync(save, "utf8"));
    const outcomes = async (profile: typeof truth) =>
      (await evaluator.findings(profile, IN_FORCE)).map(
        ({ provision, outcome }) => `${provision} ${outcome}`,
      );
    expect(await outcomes(told)).toEqual(await outcomes(truth));
  });
});
