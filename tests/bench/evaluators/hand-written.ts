import type { StatusOf } from "../../../src/evaluate/engine.ts";
import { convert } from "../../../src/profile/exchange.ts";
import type { Facts, FactValue } from "../../../src/profile/facts.ts";
import { OUTCOMES } from "../../../src/rules/rule-schema.ts";
import { inMillionths, type PlainShare } from "./plain.ts";

/** What the ten rules read, as a programmer would lay it out; null where it is not known. */
export interface TenFacts {
  readonly city: string | null;
  readonly activities: readonly string[] | null;
  readonly foreignShare: PlainShare | null;
  readonly chineseShare: PlainShare | null;
  /** Null also for the places that are no nationalities. */
  readonly legalRepresentativeNationality: string | null;
  readonly legalForm: string | null;
  readonly servesOnlyLocal: boolean | null;
  readonly includesOnlinePublishing: boolean | null;
  readonly providesOnlyUserInternetAccess: boolean | null;
  readonly yearsOutsideChina: number | null;
  readonly totalAssetsInDollars: number | null;
  readonly conformsToPlan: boolean | null;
  readonly isExistingManufacturer: boolean | null;
  readonly floorAreaMethods: readonly string[] | null;
  readonly addsServiceFacilities: boolean | null;
  /** In millionths of a square metre. */
  readonly originalArea: bigint | null;
  readonly addedArea: bigint | null;
  readonly partitionsLand: boolean | null;
  readonly vehicleAgeYears: number | null;
  readonly isExhibitionGoods: boolean | null;
  readonly storagePlace: string | null;
  readonly sellsTaiwanTours: boolean | null;
}

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

function share(value: FactValue | undefined): PlainShare | null {
  if (value?.kind !== "share") return null;
  return {
    directLow: inMillionths(value.direct.low),
    directHigh: inMillionths(value.direct.high),
    lookThroughLow: inMillionths(value.lookThrough.low),
    lookThroughHigh: inMillionths(value.lookThrough.high),
  };
}

function dollars(value: FactValue | undefined): number | null {
  if (value?.kind !== "money") return null;
  const converted = convert(value.amount, value.currency, "USD", value.rates);
  return converted === null ? null : inMillionths(converted.amount);
}

/** Lays a profile out for the ten functions. */
export function tenFactsOf(facts: Facts): TenFacts {
  const yesNo = (id: string): boolean | null => {
    const value = facts.get(id);
    return value?.kind === "yes-no" ? value.value : null;
  };
  const choice = (id: string): string | null => {
    const value = facts.get(id);
    return value?.kind === "choice" ? value.id : null;
  };
  const list = (id: string): readonly string[] | null => {
    const value = facts.get(id);
    return value?.kind === "choices" ? value.ids : null;
  };
  const number = (id: string): number | null => {
    const value = facts.get(id);
    return value?.kind === "quantity" ? inMillionths(value.value) : null;
  };
  const area = (id: string): bigint | null => {
    const value = facts.get(id);
    return value?.kind === "quantity" ? (value.value.n * 1_000_000n) / value.value.d : null;
  };
  const nationality = facts.get("legalRepresentativeNationality");
  const isPlace = nationality?.kind !== "nationality" || ["HK", "MO", "TW"].includes(nationality.code);
  return {
    city: choice("city"),
    activities: list("activities"),
    foreignShare: share(facts.get("foreignShare")),
    chineseShare: share(facts.get("chineseShare")),
    legalRepresentativeNationality: isPlace ? null : nationality.code,
    legalForm: choice("legalForm"),
    servesOnlyLocal: yesNo("servesOnlyLocalForeignInvestedEnterprises"),
    includesOnlinePublishing: yesNo("includesOnlinePublishing"),
    providesOnlyUserInternetAccess: yesNo("providesOnlyUserInternetAccess"),
    yearsOutsideChina: number("foreignLawyerYearsOutsideChina"),
    totalAssetsInDollars: dollars(facts.get("investorTotalAssets")),
    conformsToPlan: yesNo("conformsToRegulatoryDetailedPlan"),
    isExistingManufacturer: yesNo("isExistingManufacturer"),
    floorAreaMethods: list("floorAreaMethods"),
    addsServiceFacilities: yesNo("addsServiceOrientedManufacturingFacilities"),
    originalArea: area("originalFloorArea"),
    addedArea: area("addedServiceFloorArea"),
    partitionsLand: yesNo("partitionsAndTransfersLand"),
    vehicleAgeYears: number("vehicleAgeYears"),
    isExhibitionGoods: yesNo("isExhibitionGoods"),
    storagePlace: choice("bondedStoragePlace"),
    sellsTaiwanTours: yesNo("sellsTaiwanTours"),
  };
}
