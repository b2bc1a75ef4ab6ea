import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { ClientFlips } from "../../analyse/difference/clients.ts";
import { diffDocuments, type RulePair, UnknownRuleError } from "../../analyse/difference/documents.ts";
import { diffVersions, type RulebookDifference } from "../../analyse/difference/versions.ts";
import { nearest } from "../../input/problem.ts";
import { fillWords, type Language, textIn } from "../../language/language.ts";
import { type Answers, differenceAsJson, type OnEachSide } from "../../report/difference/json.ts";
import { renderDifferenceText } from "../../report/difference/text.ts";
import { type Compared, viewDifference } from "../../report/difference/view.ts";
import type { DataFiles } from "../../rules/files.ts";
import { loadLikeRules } from "../../rules/like-rules.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import { loadData, renamedIn } from "../load-rules.ts";
import type { Environment } from "../terminal.ts";
import { flipsOfList } from "./diff-clients.ts";
import { UsageError, withNearest } from "../usage.ts";
import words from "../words.json" with { type: "json" };

export const DIFF_FORMATS = ["text", "json", "html"] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];

export interface RulesDiffRequest {
  /** Two folders that hold rules/ and seeds/documents/, or two documents of the rules at hand. */
  readonly old: string;
  readonly new: string;
  /** Pairs of rules or items of the two documents, `OLD=NEW` apart by commas; null for those that are known. */
  readonly pairs: string | null;
  readonly format: DiffFormat;
  readonly failOnMeaning: boolean;
  /** A list of clients, of whom those who get another outcome are named; null for none. */
  readonly clients: string | null;
  /** The day for which clients are looked at, YYYY-MM-DD. */
  readonly asOf: string;
  readonly language: Language;
}

/** `zhunru rules diff OLD NEW`: what differs between two versions, or two documents. Returns the exit status. */
export async function runRulesDiff(request: RulesDiffRequest, environment: Environment): Promise<number> {
  const { language, format } = request;
  const { rulebook, files } = loadData(environment);
  const areDocuments = [request.old, request.new].every((id) => rulebook.documents.has(id));
  if (!areDocuments && request.pairs !== null) throw new UsageError(words.pairsOfDocuments);
  if (areDocuments && request.clients !== null) throw new UsageError(words.clientsOfVersions);
  if (!areDocuments) checkVersions(request, rulebook);
  const found = areDocuments ? ofDocuments(request, rulebook, files) : await ofVersions(request, environment);
  const { difference, compared, vocabulary, sides, clients } = found;
  if (format === "json") {
    environment.write(
      `${JSON.stringify(differenceAsJson(difference, sides, compared.lone, clients), null, 2)}\n`,
    );
  } else {
    const view = viewDifference(difference, compared, vocabulary, language, clients);
    if (format === "html") {
      const [{ renderDifferenceHtml }, { readStyle }] = await Promise.all([
        import("../../report/difference/html.tsx"),
        import("../style.ts"),
      ]);
      environment.write(renderDifferenceHtml(view, language, readStyle(environment.root)));
    } else environment.write(renderDifferenceText(view, language, environment.width));
  }
  const isChanged = difference.provisions.some(({ kind }) => kind !== "same" && kind !== "words");
  return request.failOnMeaning && isChanged ? 1 : 0;
}

interface Found {
  readonly difference: RulebookDifference;
  readonly compared: Compared;
  readonly vocabulary: Rulebook["vocabulary"];
  readonly sides: OnEachSide;
  readonly clients: ClientFlips | null;
}

async function ofVersions(request: RulesDiffRequest, environment: Environment): Promise<Found> {
  const { old, new: now, clients, asOf, language } = request;
  const { root } = environment;
  const before = loadData({ root, rules: resolve(old) }, "old");
  const after = loadData({ root, rules: resolve(now) }, "new");
  const renamed = renamedIn(after.files, resolve(now), "new");
  const formerNames = new Map(renamed.map(({ from, to }) => [to, from]));
  const day = clients === null ? undefined : asOf;
  const difference = diffVersions(before.rulebook, after.rulebook, renamed, day);
  const { onlyOld, onlyNew, vocabulary } = difference;
  const without = (facts: typeof onlyOld, profile: Answers): Answers =>
    Object.fromEntries(Object.entries(profile).filter(([id]) => facts.every((fact) => fact.id !== id)));
  return {
    difference,
    clients:
      clients === null ? null : await flipsOfList(clients, difference, after.rulebook, { asOf, language }),
    compared: {
      old: before.rulebook.version,
      new: after.rulebook.version,
      unpaired: null,
      lone: { old: onlyOld, new: onlyNew },
    },
    vocabulary,
    sides: {
      old: (profile) =>
        Object.fromEntries(
          Object.entries(without(onlyNew, profile)).map(([id, value]) => [formerNames.get(id) ?? id, value]),
        ),
      new: (profile) => without(onlyOld, profile),
    },
  };
}

/** Throws a UsageError that names the nearest document where neither a folder nor a document is meant. */
function checkVersions({ old, new: now }: RulesDiffRequest, { documents }: Rulebook): void {
  const given = [
    { place: "old", found: old },
    { place: "new", found: now },
  ] as const;
  const missing = given.filter(({ found }) => !existsSync(found));
  const wrong = missing.find(({ found }) => !documents.has(found)) ?? missing[0];
  if (wrong === undefined) return;
  const { place, found } = wrong;
  const text = fillWords(words.versionUnknown, { place: words.placeOfRules[place], found });
  throw new UsageError(
    withNearest(text, documents.has(found) ? null : nearest(found, [...documents.keys()])),
  );
}

function ofDocuments(request: RulesDiffRequest, rulebook: Rulebook, files: DataFiles): Found {
  const { old, new: now } = request;
  const [first, second] = [old, now].map((id) => rulebook.documents.get(id));
  if (first === undefined || second === undefined) throw new Error("a document was not found");
  const pairs =
    request.pairs === null
      ? knownPairs(loadLikeRules(files), rulebook, old, now)
      : givenPairs(request.pairs, rulebook, old, now);
  const difference = diffDocuments(rulebook, [old, now], pairs);
  const title = ({ shortTitle }: typeof first): string => textIn(shortTitle, request.language);
  return {
    difference,
    compared: { old: title(first), new: title(second), unpaired: difference.unpaired, lone: null },
    vocabulary: rulebook.vocabulary,
    clients: null,
    sides: {
      old: (profile) => (profile.city === second.city ? { ...profile, city: first.city } : profile),
      new: (profile) => profile,
    },
  };
}

function knownPairs(known: readonly RulePair[], { rules }: Rulebook, old: string, now: string): RulePair[] {
  const documents = new Map(rules.map(({ id, document }) => [id, document]));
  return known.flatMap(([left, right]): RulePair[] => {
    const own = [documents.get(left), documents.get(right)];
    if (own[0] === old && own[1] === now) return [[left, right]];
    return own[0] === now && own[1] === old ? [[right, left]] : [];
  });
}

/** The pairs that were asked for; the id of an item of several rules stands for the first two of a case each. */
function givenPairs(text: string, { rules }: Rulebook, old: string, now: string): RulePair[] {
  return text.split(",").map((pair): RulePair => {
    const [left, right, ...more] = pair.split("=").map((id) => id.trim());
    if (left === undefined || right === undefined || left === "" || right === "" || more.length > 0)
      throw new UsageError(fillWords(words.pairForm, { found: pair }));
    return [knownRule(left, old), knownRule(right, now)];
  });

  function knownRule(given: string, document: string): string {
    const id = given.includes("/") ? given : `${document}/${given}`;
    const own = rules.filter((rule) => rule.document === document).map((rule) => rule.id);
    if (own.includes(id)) return id;
    const { rule, document: of } = new UnknownRuleError(id, document);
    throw new UsageError(withNearest(fillWords(words.pairUnknown, { rule, document: of }), nearest(id, own)));
  }
}
