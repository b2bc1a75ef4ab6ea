/**
 * `zhunru`: loads the rules, reads a company's answers, and tells which provisions they meet, by how much they fall
 * short, what would have to change and what to ask next. Everything that comes back is data; `zhunru/report` puts a
 * report into words, `zhunru/screen` takes many companies.
 */
export { InputError, type Problem, RulesError, type RulesFault } from "./errors.ts";
export {
  type Advice,
  type AdviceOptions,
  advise,
  compare,
  type DayOption,
  evaluate,
  nextQuestion,
} from "./evaluate.ts";
export { parseProfile, type Profile } from "./profile.ts";
export type { GivenAnswer, ProfileAnswers } from "./read-answers.ts";
export { type Fact, type FactType, loadRules, type Rules } from "./rules.ts";
export type {
  Answer,
  Blocker,
  CanonicalAnswer,
  Change,
  Comparison,
  Finding,
  NextQuestion,
  Outcome,
  Report,
  Requirement,
  Status,
  Words,
} from "./shapes.ts";
