import { writeSync } from "node:fs";
import type { Rulebook } from "../../../src/rules/rulebook.ts";
import { Random } from "../../proof/evaluators/random.ts";

/** Facts that are columns of the invented register, besides name, city, activities and shares. */
const FACTS = [
  "legalForm",
  "legalRepresentativeNationality",
  "servesOnlyLocalForeignInvestedEnterprises",
  "includesOnlinePublishing",
  "providesOnlyUserInternetAccess",
  "investorTotalAssets",
  "isExistingManufacturer",
  "conformsToRegulatoryDetailedPlan",
  "addsServiceOrientedManufacturingFacilities",
  "floorAreaMethods",
  "originalFloorArea",
  "addedServiceFloorArea",
  "partitionsAndTransfersLand",
  "sellsTaiwanTours",
  "foreignLawyerYearsOutsideChina",
];

const ACTIVITIES = [
  "social-survey",
  "domestic-internet-vpn",
  "app-store",
  "internet-access",
  "other-value-added-telecom",
  "investment-company",
  "industrial-floor-area-expansion",
  "outbound-tourism",
  "foreign-legal-consultant",
];

/** The columns of the register that hold facts, besides the name. */
export const REGISTER_FACTS: readonly string[] = ["city", "activities", "foreignShare", ...FACTS];

const ROWS_A_WRITE = 5_000;

/** How people in an office write what the register holds as codes. */
const IN_WORDS: Readonly<Record<string, string>> = {
  guangzhou: "广州",
  chengdu: "成都",
  other: "其他城市",
  "social-survey": "社会调查",
  "domestic-internet-vpn": "国内互联网虚拟专用网业务",
  "app-store": "应用商店",
  "internet-access": "互联网接入服务",
  "other-value-added-telecom": "其他增值电信业务",
  "investment-company": "投资性公司",
  "industrial-floor-area-expansion": "工业用地增加服务型制造设施",
  "outbound-tourism": "出境旅游",
  "foreign-legal-consultant": "外国法律顾问",
  "joint-venture": "中外合资",
  "wholly-foreign-owned": "外商独资",
  domestic: "内资",
  CN: "中国",
  GB: "英国",
  US: "美国",
  JP: "日本",
  HK: "中国香港",
  "raise-plot-ratio": "提高容积率",
  "adjust-land-use-structure": "调整用地结构",
  true: "是",
  false: "否",
  "?": "不详",
  "": "—",
  USD: "美元",
  CNY: "元",
  EUR: "欧元",
};

/**
 * Writes a register of invented companies as CSV: every row with its own share of four decimals, its own areas and
 * amounts; one row in a thousand cannot be read. The same seed writes the same bytes, in codes or in people's words.
 */
export function writeRegister(descriptor: number, rows: number, seed: number, isInWords = false): void {
  const random = new Random(seed);
  writeSync(descriptor, `name,${REGISTER_FACTS.join(",")}\n`);
  for (let done = 0; done < rows; ) {
    let text = "";
    for (let count = 0; count < ROWS_A_WRITE && done < rows; count += 1) {
      done += 1;
      const cells = row(done, random);
      text += `${(isInWords ? cells.map(inWords) : cells).join(",")}\n`;
    }
    writeSync(descriptor, text);
  }
}

/** A cell of codes as people write it; the name stays. */
function inWords(cell: string, column: number): string {
  if (column === 0) return cell;
  if (column === 3 && cell !== "12O") return `${cell}%`;
  const [, amount = "", currency = ""] = /^(\d+) ([A-Z]{3})$/.exec(cell) ?? [];
  if (amount !== "") return `${amount}${IN_WORDS[currency] ?? currency}`;
  return cell
    .split(";")
    .map((code) => IN_WORDS[code] ?? code)
    .join("、");
}

function row(number: number, random: Random): string[] {
  const city = random.pick(["guangzhou", "guangzhou", "chengdu", "chengdu", "other"]);
  const activities = [random.pick(ACTIVITIES)];
  if (random.percent(30)) {
    const more = random.pick(ACTIVITIES);
    if (!activities.includes(more)) activities.push(more);
  }
  const share = `${random.below(100)}.${String(random.below(10_000)).padStart(4, "0")}`;
  const cells = FACTS.map((fact) =>
    random.percent(15) ? "" : random.percent(3) ? "?" : answer(fact, random),
  );
  const given =
    number % 1000 === 0 ? "12O" : random.percent(10) ? String(random.pick([0, 30, 49, 50, 51, 100])) : share;
  return [`Sample Company ${number}`, city, activities.join(";"), given, ...cells];
}

function answer(fact: string, random: Random): string {
  switch (fact) {
    case "legalForm":
      return random.pick(["joint-venture", "wholly-foreign-owned", "domestic"]);
    case "legalRepresentativeNationality":
      return random.pick(["CN", "CN", "CN", "GB", "US", "JP", "HK"]);
    case "investorTotalAssets":
      return `${random.below(900_000_000)} ${random.pick(["USD", "USD", "CNY", "EUR"])}`;
    case "floorAreaMethods":
      return random.pick([
        "raise-plot-ratio",
        "adjust-land-use-structure",
        "raise-plot-ratio;adjust-land-use-structure",
      ]);
    case "originalFloorArea":
      return String(1_000 + random.below(90_000));
    case "addedServiceFloorArea":
      return String(random.below(12_000));
    case "foreignLawyerYearsOutsideChina":
      return String(random.below(12));
    default:
      return random.pick(["true", "false"]);
  }
}

/** Facts that the register names and the rulebook does not know; empty unless the vocabulary has changed. */
export function unknownFacts(rulebook: Rulebook): string[] {
  return FACTS.filter((fact) => !rulebook.vocabulary.byId.has(fact));
}
