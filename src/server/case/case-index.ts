import type { Request, Response } from "express";
import { cookieFor, readCookies } from "../http/cookies.ts";
import { type Case, isCaseId } from "./case.ts";
import type { Keeping } from "./seal.ts";

/** A case that this browser holds, as the start page lists it. */
export interface ListedCase {
  readonly id: string;
  /** What people call it; empty for one that has no name. */
  readonly name: string;
  /** Whether the name was given on the list, so that the company's own does not take its place. */
  readonly isRenamed: boolean;
  /** The first of the activities, and the city; empty where none is named. */
  readonly activity: string;
  readonly city: string;
}

const COOKIE = "cases";
const MOST_CASES = 20;
const LARGEST = 3_000;
const LONGEST_NAME = 60;
const KEPT = 90 * 24 * 3600 * 1000;

/** The cases that the browser holds, the one touched last first; none where the list cannot be read. */
export function listedCases(request: Request, { seals }: Keeping): readonly ListedCase[] {
  const text = seals.unseal(readCookies(request).get(COOKIE) ?? "", COOKIE);
  return text === null ? [] : text.split("\n").flatMap(readLine);
}

/**
 * Puts a case that was kept on top of the list; the oldest fall off where it grows too long. `given` is a name to list it
 * under; null for the one that it was given before, else the company's.
 */
export function listCase(
  kept: Case,
  request: Request,
  response: Response,
  keeping: Keeping,
  given: string | null,
): void {
  const listed = listedCases(request, keeping);
  const known = listed.find(({ id }) => id === kept.id);
  const renamed = given ?? (known?.isRenamed === true ? known.name : null);
  const { profile } = kept;
  const [name, activities, city] = ["name", "activities", "city"].map((id) => profile.get(id));
  const own = name?.kind === "text" ? name.text : "";
  const entry: ListedCase = {
    id: kept.id,
    name: renamed ?? own,
    isRenamed: renamed !== null,
    activity: activities?.kind === "choices" ? (activities.ids[0] ?? "") : "",
    city: city?.kind === "choice" ? city.id : "",
  };
  writeList([entry, ...listed.filter(({ id }) => id !== kept.id)], request, response, keeping);
}

/** Gives a case of the list another name; its answers stay as they are. */
export function renameCase(
  id: string,
  name: string,
  request: Request,
  response: Response,
  keeping: Keeping,
): void {
  const renamed = listedCases(request, keeping).map((one) =>
    one.id === id ? { ...one, name, isRenamed: name !== "" } : one,
  );
  writeList(renamed, request, response, keeping);
}

/** Takes a case off the list. */
export function unlistCase(id: string, request: Request, response: Response, keeping: Keeping): void {
  const listed = listedCases(request, keeping);
  if (listed.some((one) => one.id === id))
    writeList(
      listed.filter((one) => one.id !== id),
      request,
      response,
      keeping,
    );
}

function writeList(
  cases: readonly ListedCase[],
  request: Request,
  response: Response,
  { seals, settings }: Keeping,
): void {
  const options = cookieFor("/", request, settings);
  for (let kept = cases.slice(0, MOST_CASES); kept.length > 0; kept = kept.slice(0, -1)) {
    const sealed = seals.seal(kept.map(writeLine).join("\n"), COOKIE, KEPT);
    if (sealed.length + COOKIE.length > LARGEST) continue;
    response.cookie(COOKIE, sealed, { ...options, maxAge: KEPT });
    return;
  }
  response.clearCookie(COOKIE, options);
}

function writeLine({ id, name, isRenamed, activity, city }: ListedCase): string {
  const plain = Array.from(name.replace(/\s+/g, " ").trim()).slice(0, LONGEST_NAME).join("");
  return [id, isRenamed ? "1" : "0", activity, city, plain].join("\t");
}

function readLine(line: string): ListedCase[] {
  const [id = "", renamed = "", activity = "", city = "", name = ""] = line.split("\t");
  return isCaseId(id) ? [{ id, name, isRenamed: renamed === "1", activity, city }] : [];
}
