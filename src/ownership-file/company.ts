import { showFound } from "../input/problem.ts";
import { fillWords, inEach, joinList } from "../language/language.ts";
import type { Complaints } from "../profile/complaint.ts";
import { IDENTIFIERS, type Identifiers, plainIdentifier } from "../profile/identifiers.ts";
import type { Holdings } from "./holdings.ts";
import type { Party } from "./parties.ts";
import words from "./words.json" with { type: "json" };

/** What is known of the company whose ownership is looked for. */
export interface Sought {
  /** As asked for: the id of a record, a name or an identifier; null where nothing is. */
  readonly asked: string | null;
  /** By the profile. */
  readonly name: string | null;
  readonly identifiers: Identifiers;
}

const CHOICES_SHOWN = 8;

/**
 * The record of the company: the one asked for, else the one that has an identifier or the name of the profile, else
 * the only one that is held and holds nobody. Complains with the choices where that is none or several.
 */
export function companyIn(
  parties: ReadonlyMap<string, Party>,
  { holdings, subjects }: Holdings,
  sought: Sought,
  complaints: Complaints,
): string | undefined {
  const entities = new Map([...parties].filter(([, party]) => party.statement.type === "entity"));
  const { asked } = sought;
  if (asked !== null) {
    if (entities.has(asked)) return asked;
    return onlyOne(matching(entities, asked), entities, asked, complaints);
  }
  for (const own of [...IDENTIFIERS.map((kind) => sought.identifiers[kind]), sought.name]) {
    const found = own === undefined || own === null ? [] : matching(entities, own);
    if (found.length === 1) return found[0];
  }
  const holders = new Set(holdings.map(({ party }) => party));
  const roots = [...entities.keys()].filter((id) => subjects.has(id) && !holders.has(id));
  const [only] = entities.size === 1 ? entities.keys() : [];
  return only ?? onlyOne(roots, roots.length === 0 ? entities : onlyThose(entities, roots), null, complaints);
}

function onlyThose(entities: ReadonlyMap<string, Party>, ids: readonly string[]): ReadonlyMap<string, Party> {
  const wanted = new Set(ids);
  return new Map([...entities].filter(([id]) => wanted.has(id)));
}

/** The records that have the name or the identifier. */
function matching(entities: ReadonlyMap<string, Party>, text: string): string[] {
  const plain = plainIdentifier(text);
  return [...entities].flatMap(([id, { name, identifiers }]) => {
    const own = IDENTIFIERS.map((kind) => identifiers[kind]);
    const isMeant =
      name === text.trim() || own.some((given) => given !== undefined && plainIdentifier(given) === plain);
    return isMeant ? [id] : [];
  });
}

function onlyOne(
  found: readonly string[],
  choices: ReadonlyMap<string, Party>,
  asked: string | null,
  complaints: Complaints,
): string | undefined {
  const [only] = found;
  if (found.length === 1) return only;
  const among = found.length > 1 ? onlyThose(choices, found) : choices;
  const shown = [...among].slice(0, CHOICES_SHOWN).map(([id, { name }]) => showChoice(id, name));
  if (among.size > CHOICES_SHOWN) shown.push("…");
  const choicesShown = inEach((language) => joinList(shown, language));
  const expected = fillWords(words.expected.company, { choices: choicesShown });
  if (asked === null) return complaints.add([], "company-not-settled", "", expected);
  const code = found.length === 0 ? "company-unknown" : "ambiguous";
  const near = found.length === 0 ? complaints.nearest(asked, [...choices.keys()]) : null;
  return complaints.add([], code, asked, expected, near === null ? null : showFound(near));
}

function showChoice(id: string, name: string | null): string {
  return name === null ? showFound(id) : `${showFound(id)} (${showFound(name)})`;
}
