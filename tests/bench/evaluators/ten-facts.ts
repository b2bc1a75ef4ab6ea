import { convert } from "../../../src/profile/exchange.ts";
import type { Facts, FactValue } from "../../../src/profile/facts.ts";
import { inMillionths, type PlainShare } from "./plain.ts";
import { PLACES } from "../../../src/vocabulary/countries.ts";

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
  const isPlace = nationality?.kind !== "nationality" || PLACES.includes(nationality.code);
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
