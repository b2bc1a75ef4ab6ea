import { LANGUAGES } from "../../../../src/language/language.ts";
import type { Random } from "../../../proof/evaluators/random.ts";
import type { RandomProfiles, RawProfile } from "../../../proof/evaluators/random-profile.ts";
import { IN_FORCE } from "../../../support/rulebook.ts";
import { textsOf } from "../support.ts";
import { askApi, type Door, TOOLS } from "./doors.ts";

/** How a sound profile is made unsound. */
const BREAKS: readonly ((profile: RawProfile) => RawProfile)[] = [
  (profile) => ({ ...profile, city: "guangzou" }),
  (profile) => ({ ...profile, foreignShares: "40" }),
  (profile) => ({ ...profile, foreignShare: "50/50" }),
  (profile) => ({ ...profile, chineseShare: "101", foreignShare: "-1" }),
  (profile) => ({ ...profile, chineseShare: "60", foreignShare: "60" }),
  (profile) => ({ ...profile, investors: [{ name: "", share: "50" }, 7] }),
  (profile) => ({ ...profile, investorTotalAssets: { amount: "1,5", currency: "usd" } }),
  (profile) => ({ ...profile, plannedApplicationDate: "2024-02-30" }),
  (profile) => ({ ...profile, legalRepresentativeNationality: ["GB"] }),
  (profile) => ({ ...profile, chineseShare: { value: "67", evidence: { document: "../a", quote: "" } } }),
  (profile) => ({ ...profile, name: "long ".repeat(3_000) }),
  (profile) => ({ ...profile, activities: "social-survey" }),
];

/** So many unsound profiles at each door: the faults, each a refusal that is not the API's, byte for byte. */
export async function proveRefusals(
  address: string,
  doors: readonly Door[],
  profiles: RandomProfiles,
  random: Random,
  count: number,
): Promise<string[]> {
  const faults: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const broken = BREAKS[index % BREAKS.length]?.(profiles.next().raw) ?? {};
    const [tool, path] = random.pick(TOOLS);
    const language = random.pick(LANGUAGES);
    const expected = await askApi(address, `${path}?asOf=${IN_FORCE}`, language, JSON.stringify(broken));
    for (const { name, client } of doors) {
      const given = { profile: broken, asOf: IN_FORCE, language };
      const result = await client.callTool({ name: tool, arguments: given });
      if (result.isError === true && textsOf(result)[1] === expected) continue;
      faults.push(`${tool} at ${name} refuses otherwise: ${JSON.stringify(broken).slice(0, 300)}`);
    }
  }
  return faults;
}
