import type { StatusOf } from "../../../src/logic/situation.ts";
import { LogicEngine } from "json-logic-engine";
import type { Condition, Leaf } from "../../../src/rules/condition.ts";
import { OUTCOMES } from "../../../src/rules/rule-schema.ts";
import type { Rule } from "../../../src/rules/rulebook.ts";
import { inMillionths, type PlainProfile, plainDay, plainKey } from "./plain.ts";

type Logic = unknown;
type Built = (data: PlainProfile) => boolean;

/**
 * The two passes of three-valued logic in a two-valued engine: `sure` takes what is not known for false, and `may`
 * takes it for true; where they differ, the result is unknown.
 */
type Pass = "sure" | "may";

/** All rules compiled by json-logic-engine; writes every rule's outcome code. */
export function compileJsonLogic(
  rules: readonly Rule[],
): (plain: PlainProfile, statusOf: StatusOf, into: Uint8Array) => void {
  const engine = new LogicEngine();
  const build = (logic: Logic): Built => {
    const built: unknown = engine.build(logic as never);
    return typeof built === "function" ? (built as Built) : () => built as boolean;
  };
  const compiled = rules.map(
    (rule): LogicRule => ({
      document: rule.document,
      hasOpen: rule.open.length > 0,
      mayApply: build(logicOf(rule.applies, "may", rule.document)),
      surelyApplies: build(logicOf(rule.applies, "sure", rule.document)),
      mayMeet: build(logicOf(rule.requires, "may", rule.document)),
      surelyMeets: build(logicOf(rule.requires, "sure", rule.document)),
    }),
  );
  return (plain, statusOf, into) => {
    compiled.forEach((rule, index) => {
      into[index] = codeOf(rule, plain, statusOf);
    });
  };
}

interface LogicRule {
  readonly document: string;
  readonly hasOpen: boolean;
  readonly mayApply: Built;
  readonly surelyApplies: Built;
  readonly mayMeet: Built;
  readonly surelyMeets: Built;
}

const [AWAY = 0, NOT_IN_FORCE = 1, INELIGIBLE = 2, UNDETERMINED = 3, CONDITIONAL = 4, ELIGIBLE = 5] =
  OUTCOMES.keys();

/** Asks for each pass only where it can still matter. */
function codeOf(rule: LogicRule, plain: PlainProfile, statusOf: StatusOf): number {
  if (!rule.mayApply(plain)) return AWAY;
  const status = statusOf(rule.document);
  if (status === "not-yet-in-force" || status === "expired") return NOT_IN_FORCE;
  if (!rule.surelyApplies(plain)) return UNDETERMINED;
  if (!rule.mayMeet(plain)) return INELIGIBLE;
  if (!rule.surelyMeets(plain)) return UNDETERMINED;
  return rule.hasOpen || status !== "in-force" ? CONDITIONAL : ELIGIBLE;
}

function logicOf(condition: Condition, pass: Pass, document: string): Logic {
  if (condition.kind === "leaf") return leafLogic(condition, pass, document);
  if (condition.kind === "not") {
    return { "!": [logicOf(condition.member, pass === "sure" ? "may" : "sure", document)] };
  }
  const members = condition.members.map((member) => logicOf(member, pass, document));
  return { [condition.kind === "all" ? "and" : "or"]: members };
}

function leafLogic(leaf: Leaf, pass: Pass, document: string): Logic {
  if (leaf.certainty === "unsettled") return pass === "may";
  if (leaf.certainty === "orUnsettled" && pass === "may") return true;
  const value = { var: plainKey(leaf, document) };
  const test = { or: [testLogic(leaf, pass, value), isLeftOpen(leaf, pass, value)] };
  return pass === "sure"
    ? { and: [{ "!==": [value, null] }, test] }
    : { or: [{ "===": [value, null] }, test] };
}

/** What the text leaves open for some choices may be so, and is never surely so. */
function isLeftOpen({ bound }: Leaf, pass: Pass, value: { var: string }): Logic {
  return pass === "may" && bound.kind === "ids" && { in: [value, bound.unsettledFor] };
}

const SIGNS = { atLeast: ">=", atMost: "<=", moreThan: ">", lessThan: "<" } as const;

function testLogic({ operator, bound }: Leaf, pass: Pass, value: { var: string }): Logic {
  if (bound.kind === "yes-no") return { "===": [value, bound.value] };
  if (bound.kind === "ids") {
    const hasOne = { or: bound.ids.map((id) => ({ in: [id, value] })) };
    if (operator === "includes") return hasOne;
    if (operator === "excludes") return { "!": [hasOne] };
    const [only] = bound.ids;
    return bound.ids.length === 1 ? { "===": [value, only] } : { in: [value, bound.ids] };
  }
  const inEither = operator === "moreThanInEitherReading";
  const sign = SIGNS[(inEither ? "moreThan" : operator) as keyof typeof SIGNS];
  if (bound.kind === "day") return { [sign]: [value, plainDay(bound.day)] };
  const limit = inMillionths(bound.value);
  if (bound.unit !== "%" || bound.of !== null) return { [sign]: [value, limit] };
  const isUpward = sign.startsWith(">");
  const end = (pass === "sure") === isUpward ? "Low" : "High";
  const readings = ["direct", "lookThrough"].map((reading) => ({
    [sign]: [{ var: `${value.var}.${reading}${end}` }, limit],
  }));
  return { [pass === "may" || inEither ? "or" : "and"]: readings };
}
