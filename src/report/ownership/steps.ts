import type { ShownReading } from "../../contract/common.ts";
import type { ShownFactor, ShownLoop, ShownOwnership, ShownStep } from "../../contract/ownership.ts";
import { joinClauses, type Language, textIn, type Words } from "../../language/language.ts";
import type { Source } from "../../profile/ownership.ts";
import { hang } from "../layout.ts";
import { showReading } from "../values.ts";
import { nameOf, showHeld, showShare } from "./names.ts";
import words from "./words.json" with { type: "json" };

const MOST_TERMS = 6;

/** The direct reading: who holds the company itself, summed by origin. */
export function directLines(ownership: ShownOwnership, language: Language, width: number): string[] {
  const holders = (ownership.owners[0]?.holders ?? []).map(({ owner, share }) => ({ owner, share }));
  return [
    ...hang("", textIn(words.directHeading, language), width),
    ...sumLines(ownership, "direct", holders, language, width),
  ];
}

/** The look-through reading with every step. */
export function lookThroughLines(ownership: ShownOwnership, language: Language, width: number): string[] {
  const { steps, stepsLeftOut, loops } = ownership.lookThrough;
  const heading = words[hasRanges(ownership) ? "rangesHeading" : "throughHeading"];
  const lines = hang("", textIn(heading, language), width);
  for (const loop of loops) lines.push(...loopLines(ownership, loop, language, width));
  for (const step of steps) lines.push(...hang("  ", stepText(ownership, step, language), width));
  if (stepsLeftOut !== undefined) {
    lines.push(...hang("  ", textIn(words.moreSteps, language, { count: `${stepsLeftOut}` }), width));
  }
  const ends = ownership.owners.flatMap(({ holders, lookThrough }, owner) =>
    holders === null && lookThrough !== null && lookThrough !== "0" ? [{ owner, share: lookThrough }] : [],
  );
  return [...lines, ...sumLines(ownership, "lookThrough", ends, language, width)];
}

/** One step, such as "B 60 % × X 50 % = 30 %". */
export function stepText(ownership: ShownOwnership, step: ShownStep, language: Language): string {
  const routes = step.routes.map(({ factors }) =>
    factors.map((factor) => factorText(ownership, factor, language)).join(" × "),
  );
  const total = showShare(step.total, language);
  const isPlain = step.routes.length === 1 && step.routes[0]?.factors.length === 1;
  if (isPlain) return routes.join("");
  if (step.routesLeftOut !== undefined) {
    routes.push(textIn(words.moreRoutes, language, { count: `${step.routesLeftOut}` }));
  }
  return `${routes.join(" + ")} = ${total}`;
}

function factorText(ownership: ShownOwnership, { owner, share }: ShownFactor, language: Language): string {
  return `${nameOf(ownership, owner, language)} ${showShare(share, language)}`;
}

function loopLines(ownership: ShownOwnership, loop: ShownLoop, language: Language, width: number): string[] {
  const equations = loop.members.map(({ owner, terms }) => {
    const sum = terms.map(
      ({ of, share }) => `${showShare(share, language)} × ${nameOf(ownership, of, language)}`,
    );
    if (owner === 0) sum.unshift(showShare("100", language));
    return `${nameOf(ownership, owner, language)} = ${sum.join(" + ")}`;
  });
  const members = loop.members.map(
    ({ owner, solved }) => `${nameOf(ownership, owner, language)} = ${showShare(solved, language)}`,
  );
  const solutions = joinClauses(members, language);
  return [
    ...hang("  ", textIn(words.loopHeading, language), width),
    ...equations.flatMap((equation) => hang("    ", equation, width)),
    ...hang("    ", textIn(words.solved, language, { solutions }), width),
  ];
}

interface Part {
  readonly owner: number;
  readonly share: ShownReading;
}

function sumLines(
  ownership: ShownOwnership,
  reading: "direct" | "lookThrough",
  parts: readonly Part[],
  language: Language,
  width: number,
): string[] {
  const { bySource, total, foreign } = ownership[reading];
  const sources = Object.entries(bySource) as [Source, ShownReading][];
  const shownForeign =
    typeof foreign === "string" ? showShare(foreign, language) : showReading(foreign, language);
  if (hasRanges(ownership)) {
    const lines = sources.map(([source, sum]) => {
      const own = parts.filter(({ owner }) => ownership.owners[owner]?.origin === source);
      const terms =
        own.length === 0 ? "" : textIn(words.among, language, { terms: listOf(ownership, own, language) });
      return textIn(words.sourceRange, language, {
        source: textIn(words.sources[source], language),
        sum: showHeld(sum, language),
        terms,
      });
    });
    const label = foreignLabel(sources.map(([source]) => source).filter(isAbroad));
    return [...lines, textIn(label, language, { share: shownForeign })].flatMap((line) =>
      hang("  ", line, width),
    );
  }
  const bySourceLines = sources.map(([source, sum]) => {
    const own = parts.filter(({ owner }) => ownership.owners[owner]?.origin === source);
    return textIn(words[own.length === 1 ? "sourceOne" : "sourceSum"], language, {
      source: textIn(words.sources[source], language),
      terms: termsOf(ownership, own, language),
      sum: showHeld(sum, language),
    });
  });
  const terms = sources.map(
    ([source, sum]) => `${textIn(words.sources[source], language)} ${showHeld(sum, language)}`,
  );
  const abroad = sources.filter(([source]) => isAbroad(source));
  const foreignSum = textIn(words.summed, language, {
    terms: abroad.map(([, sum]) => showHeld(sum, language)).join(" + "),
    share: shownForeign,
  });
  const foreignLine = textIn(foreignLabel(abroad.map(([source]) => source)), language, {
    share: abroad.length > 1 ? foreignSum : shownForeign,
  });
  return [
    ...bySourceLines,
    textIn(words.total, language, { terms: terms.join(" + "), sum: showShare(total, language) }),
    foreignLine,
  ].flatMap((line) => hang("  ", line, width));
}

function isAbroad(source: Source): boolean {
  return source !== "mainland" && source !== "unknown";
}

/** Whether some share is known only by its range: then sums are no sums of numbers. */
function hasRanges({ owners }: ShownOwnership): boolean {
  return owners.some(({ holders }) => holders?.some(({ share }) => typeof share !== "string"));
}

const BY_REFERENCE: readonly Source[] = ["hong-kong", "macao", "taiwan"];

/** By what name the share of these sources is told: some count as foreign by reference only. */
function foreignLabel(abroad: readonly Source[]): Words {
  if (abroad.some((source) => BY_REFERENCE.includes(source))) return words.foreignByReference;
  return abroad.includes("overseas-chinese") ? words.foreignSettledAbroad : words.foreign;
}

function termsOf(ownership: ShownOwnership, parts: readonly Part[], language: Language): string {
  return termsIn(ownership, parts, language).join(" + ");
}

function listOf(ownership: ShownOwnership, parts: readonly Part[], language: Language): string {
  return joinClauses(termsIn(ownership, parts, language), language);
}

function termsIn(ownership: ShownOwnership, parts: readonly Part[], language: Language): string[] {
  const shown = parts
    .slice(0, MOST_TERMS)
    .map(({ owner, share }) => `${nameOf(ownership, owner, language)} ${showHeld(share, language)}`);
  const rest = parts.length - shown.length;
  const more = rest > 0 ? [textIn(words.moreTerms, language, { count: rest.toString() })] : [];
  return [...shown, ...more];
}
