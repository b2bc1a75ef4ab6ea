import type { Client } from "@modelcontextprotocol/client";
import { ERAS, fetchAgain, overHttp, overStreams } from "../support.ts";

/** A way in to the built program, in one of the protocol's revisions that are spoken. */
export interface Door {
  readonly name: string;
  readonly client: Client;
}

/** The tools that take a profile, each with the address of the API that answers the same. */
export const TOOLS = [
  ["assess", "/evaluate"],
  ["what_would_have_to_change", "/evaluate"],
  ["next_question", "/next-question"],
  ["compare_cities", "/compare"],
] as const;

/** Both ways in, in both revisions. `options` are those of the client. */
export async function openDoors(
  address: string,
  options?: Parameters<typeof overHttp>[2],
): Promise<readonly Door[]> {
  const doors: Door[] = [];
  for (const era of ERAS) {
    doors.push({ name: `/mcp, ${era}`, client: await overHttp(address, era, options) });
    doors.push({
      name: `standard input and output, ${era}`,
      client: await overStreams(era, [], options),
    });
  }
  return doors;
}

/** The API's answer, whatever its status. */
export async function askApi(
  address: string,
  path: string,
  language: string,
  body?: string,
): Promise<string> {
  const headers = { "Content-Type": "application/json", "Accept-Language": language };
  const init = body === undefined ? { headers } : { method: "POST", headers, body };
  return (await fetchAgain(`${address}/api/v1${path}`, init)).text();
}
