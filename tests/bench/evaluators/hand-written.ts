import type { StatusOf } from "../../../src/logic/situation.ts";
import { OUTCOMES } from "../../../src/rules/rule-schema.ts";
import type { PlainShare } from "./plain.ts";
import type { TenFacts } from "./ten-facts.ts";

const [AWAY = 0, NOT_IN_FORCE = 1, INELIGIBLE = 2, UNDETERMINED = 3, CONDITIONAL = 4, ELIGIBLE = 5] =
  OUTCOMES.keys();

/** Three-valued: 0 no, 1 not known, 2 yes. */
type Kleene = 0 | 1 | 2;

function is<T>(value: T | null, wanted: T): Kleene {
  if (value === null) return 1;
  return value === wanted ? 2 : 0;
}

function gate(facts: TenFacts, city: string, activity: string): Kleene {
  const place = is(facts.city, city);
  if (place === 0) return 0;
  if (facts.activities === null) return 1;
  return facts.activities.includes(activity) ? place : 0;
}

function hasForeignShare(share: PlainShare | null): Kleene {
  if (share === null) return 1;
  if (share.directLow > 0 || share.lookThroughLow > 0) return 2;
  return share.directHigh <= 0 && share.lookThroughHigh <= 0 ? 0 : 1;
}

function shareAtMost(share: PlainShare | null, bound: number): Kleene {
  if (share === null) return 1;
  if (share.directHigh <= bound && share.lookThroughHigh <= bound) return 2;
  return share.directLow > bound && share.lookThroughLow > bound ? 0 : 1;
}

function shareAtLeast(share: PlainShare | null, bound: number): Kleene {
  if (share === null) return 1;
  if (share.directLow >= bound && share.lookThroughLow >= bound) return 2;
  return share.directHigh < bound && share.lookThroughHigh < bound ? 0 : 1;
}

function both(a: Kleene, b: Kleene): Kleene {
  return a < b ? a : b;
}

function outcome(
  applies: Kleene,
  requires: Kleene,
  document: string,
  statusOf: StatusOf,
  open: boolean,
): number {
  if (applies === 0) return AWAY;
  const status = statusOf(document);
  if (status === "not-yet-in-force" || status === "expired") return NOT_IN_FORCE;
  if (applies === 1) return UNDETERMINED;
  if (requires === 0) return INELIGIBLE;
  if (requires === 1) return UNDETERMINED;
  return open || status !== "in-force" ? CONDITIONAL : ELIGIBLE;
}

type HandWritten = (facts: TenFacts, statusOf: StatusOf) => number;

function opened(facts: TenFacts, city: string, activity: string): Kleene {
  const passed = gate(facts, city, activity);
  return passed === 0 ? 0 : both(passed, hasForeignShare(facts.foreignShare));
}

function socialSurvey(facts: TenFacts, statusOf: StatusOf): number {
  const applies = opened(facts, "guangzhou", "social-survey");
  if (applies === 0) return AWAY;
  const requires = both(
    shareAtLeast(facts.chineseShare, 67_000_000),
    is(facts.legalRepresentativeNationality, "CN"),
  );
  return outcome(applies, requires, "gz-2022-212", statusOf, false);
}

function privateNetwork(facts: TenFacts, statusOf: StatusOf, document: string, open: boolean): number {
  const applies = opened(facts, "guangzhou", "domestic-internet-vpn");
  if (applies === 0) return AWAY;
  const customers = facts.servesOnlyLocal === true ? 2 : 1;
  const form = both(shareAtMost(facts.foreignShare, 50_000_000), is(facts.legalForm, "joint-venture"));
  return outcome(applies, both(form, customers), document, statusOf, open);
}

function appStore(facts: TenFacts, statusOf: StatusOf): number {
  const applies = opened(facts, "guangzhou", "app-store");
  if (applies === 0) return AWAY;
  return outcome(applies, is(facts.includesOnlinePublishing, false), "gz-2022-212", statusOf, false);
}

function internetAccess(facts: TenFacts, statusOf: StatusOf): number {
  const applies = opened(facts, "guangzhou", "internet-access");
  if (applies === 0) return AWAY;
  return outcome(applies, is(facts.providesOnlyUserInternetAccess, true), "gz-2022-212", statusOf, false);
}

function legalConsultant(facts: TenFacts, statusOf: StatusOf): number {
  const applies = gate(facts, "guangzhou", "foreign-legal-consultant");
  if (applies === 0) return AWAY;
  const years = facts.yearsOutsideChina;
  return outcome(applies, years !== null && years >= 3_000_000 ? 2 : 1, "gz-2022-212", statusOf, true);
}

function investmentCompany(facts: TenFacts, statusOf: StatusOf): number {
  const applies = opened(facts, "guangzhou", "investment-company");
  if (applies === 0) return AWAY;
  const assets = facts.totalAssetsInDollars;
  const requires = assets === null ? 1 : assets >= 200_000_000_000_000 ? 2 : 0;
  return outcome(applies, requires, "gz-2022-212", statusOf, true);
}

function addedAtMostFifteen(facts: TenFacts): Kleene {
  if (facts.addedArea === 0n) return 2;
  if (facts.addedArea === null || facts.originalArea === null || facts.originalArea === 0n) return 1;
  return facts.addedArea * 100n <= facts.originalArea * 15n ? 2 : 0;
}

function floorArea(facts: TenFacts, statusOf: StatusOf): number {
  const applies = gate(facts, "chengdu", "industrial-floor-area-expansion");
  if (applies === 0) return AWAY;
  const methods = facts.floorAreaMethods;
  let requires = both(is(facts.conformsToPlan, true), is(facts.isExistingManufacturer, true));
  if (methods === null) requires = both(requires, 1);
  else if (!methods.includes("raise-plot-ratio") && !methods.includes("adjust-land-use-structure"))
    requires = 0;
  requires = both(requires, is(facts.addsServiceFacilities, true));
  requires = both(requires, is(facts.partitionsLand, false));
  if (requires !== 0) requires = both(requires, addedAtMostFifteen(facts));
  return outcome(applies, requires, "cd-2022-213", statusOf, false);
}

function vintageCar(facts: TenFacts, statusOf: StatusOf): number {
  const applies = gate(facts, "chengdu", "vintage-car-bonded-storage");
  if (applies === 0) return AWAY;
  const age = facts.vehicleAgeYears;
  const place = facts.storagePlace;
  const isMet =
    age !== null &&
    age > 100_000_000 &&
    facts.isExhibitionGoods === true &&
    (place === "comprehensive-bonded-zone" || place === "bonded-logistics-centre-b");
  return outcome(applies, isMet ? 2 : 1, "cd-2022-213", statusOf, true);
}

function outboundTours(facts: TenFacts, statusOf: StatusOf): number {
  const applies = opened(facts, "chengdu", "outbound-tourism");
  if (applies === 0) return AWAY;
  return outcome(applies, is(facts.sellsTaiwanTours, false), "cd-2022-213", statusOf, true);
}

/** Ten rules as functions written out by hand. */
export const HAND_WRITTEN: Readonly<Record<string, HandWritten>> = {
  "cd-2022-213/1-16": outboundTours,
  "cd-2022-213/2-9": floorArea,
  "cd-2022-213/4-13": vintageCar,
  "gz-2022-212/1-12": socialSurvey,
  "gz-2022-212/1-49": (facts, statusOf) => privateNetwork(facts, statusOf, "gz-2022-212", false),
  "gz-2022-212/1-50:app-store": appStore,
  "gz-2022-212/1-50:internet-access": internetAccess,
  "gz-2022-212/1-57": legalConsultant,
  "gz-2022-212/4-9": investmentCompany,
  "gz-2025-22/17c": (facts, statusOf) => privateNetwork(facts, statusOf, "gz-2025-22", true),
};
