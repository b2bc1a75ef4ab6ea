import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { LANGUAGES } from "../../../../src/language/language.ts";
import type { RandomProfiles } from "../../../proof/evaluators/random-profile.ts";
import { ROOT } from "../../../support/root.ts";
import { IN_FORCE } from "../../../support/rulebook.ts";
import { textsOf } from "../support.ts";
import { askApi, type Door, TOOLS } from "./doors.ts";

/** Words by which an assistant could quote a result as an approval. */
const APPROVING = /\b(approved|passes|verified|allowed)\b|可以设立|已验证|(?<!不等于)获准/i;

/**
 * Every sample by each tool that takes a profile, at every door in both languages, and so many generated profiles, each by
 * one tool in turn, at both ways in: the faults, each a result that is not the API's, byte for byte, or a text that could
 * be taken for an approval.
 */
export async function proveSameAsApi(
  address: string,
  doors: readonly Door[],
  profiles: RandomProfiles,
  count: number,
): Promise<string[]> {
  const faults: string[] = [];
  const folder = join(ROOT, "seeds/profiles");
  for (const file of readdirSync(folder)) {
    const body = JSON.stringify(JSON.parse(readFileSync(join(folder, file), "utf8")));
    for (const language of LANGUAGES)
      faults.push(...(await compareAt(doors, TOOLS, body, language, address)));
  }
  for (let index = 0; index < count; index += 1) {
    const body = JSON.stringify(profiles.next().raw);
    const tools = TOOLS.slice(index % TOOLS.length).slice(0, 1);
    const era = Math.floor(index / 4) % 2 === 0 ? "modern" : "legacy";
    const language = Math.floor(index / 8) % 2 === 0 ? "en" : "zh-CN";
    const own = doors.filter(({ name }) => name.endsWith(era));
    faults.push(...(await compareAt(own, tools, body, language, address)));
  }
  return faults;
}

async function compareAt(
  doors: readonly Door[],
  tools: readonly (typeof TOOLS)[number][],
  body: string,
  language: string,
  address: string,
): Promise<string[]> {
  const given = { profile: JSON.parse(body) as object, asOf: IN_FORCE, language };
  const answers = new Map<string, Promise<string>>();
  const faults = doors.map(async ({ name, client }) => {
    const own: string[] = [];
    for (const [tool, path] of tools) {
      const expected = answers.get(path) ?? askApi(address, `${path}?asOf=${IN_FORCE}`, language, body);
      answers.set(path, expected);
      const result = await client.callTool({ name: tool, arguments: given });
      const [text, json] = textsOf(result);
      const isSame =
        json === (await expected) &&
        JSON.stringify(result.structuredContent) === JSON.stringify(JSON.parse(json));
      if (!isSame) own.push(`${tool} at ${name} differs from the API: ${body.slice(0, 300)}`);
      if (APPROVING.test(text)) own.push(`${tool} at ${name} says ${APPROVING.exec(text)?.[0]}: ${body}`);
    }
    return own;
  });
  return (await Promise.all(faults)).flat();
}
