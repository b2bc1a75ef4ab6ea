import { inEach, type Language, textIn, type Words } from "../language/language.ts";
import type { Profile } from "./answer.ts";
import places from "./holder-places.json" with { type: "json" };
import { checkIdentifier, IDENTIFIERS, type IdentifierKind, type Identifiers } from "./identifiers.ts";
import type { Oddity } from "./oddity.ts";
import { ownershipOf } from "./ownership.ts";
import texts from "./warnings.json" with { type: "json" };

/** A warning before its text is filled in. */
export interface OddPoint {
  readonly code: keyof typeof texts;
  readonly facts: readonly string[];
  readonly values: Readonly<Record<string, string | Words>>;
}

const HOLDERS_NAMED = 5;

/** One warning a kind of oddity, which names the first few holders and counts the rest. */
export function oddOwnership(profile: Profile): OddPoint[] {
  const ownership = ownershipOf(profile);
  if (ownership === null) return [];
  const { form, oddities } = ownership.graph;
  const byCode = new Map<Oddity["code"], Oddity[]>();
  for (const oddity of oddities) {
    const same = byCode.get(oddity.code);
    if (same === undefined) byCode.set(oddity.code, [oddity]);
    else same.push(oddity);
  }
  return [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, found]) => {
      const named = (language: Language): string => namesOf(found.map((oddity) => nameIn(oddity, language)));
      const holders = inEach(named);
      const values = { count: found.length.toString(), holders };
      return { code, facts: [form], values };
    });
}

/** Identifiers of the company, its holders and its entities whose check digits do not fit. */
export function oddIdentifiers(profile: Profile): OddPoint[] {
  return partiesOf(profile).flatMap(({ fact, identifiers }): OddPoint[] => {
    const odd = identifiers.flatMap(({ kind, text }) => {
      const { isSound, likely } = checkIdentifier(kind, text);
      return isSound ? [] : [{ text, likely }];
    });
    if (odd.length === 0) return [];
    const told = (language: Language): string =>
      namesOf(
        odd.map(({ text, likely }) =>
          likely === null ? text : textIn(places.likelyCode, language, { code: text, likely }),
        ),
      );
    const codes = inEach(told);
    return [{ code: "identifier-at-odds", facts: [fact], values: { codes } }];
  });
}

interface IdentifiedParties {
  readonly fact: string;
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly text: string }[];
}

function partiesOf(profile: Profile): IdentifiedParties[] {
  const parties: IdentifiedParties[] = [];
  for (const kind of IDENTIFIERS) {
    const answer = profile.get(kind);
    if (answer?.kind === "text") parties.push({ fact: kind, identifiers: [{ kind, text: answer.text }] });
  }
  parties.push(...identifiedOwners(profile));
  return parties;
}

function identifiedOwners(profile: Profile): IdentifiedParties[] {
  const given = (parties: readonly { readonly identifiers: Identifiers }[]) =>
    parties.flatMap(({ identifiers }) =>
      IDENTIFIERS.flatMap((kind) => {
        const text = identifiers[kind];
        return text === undefined ? [] : [{ kind, text }];
      }),
    );
  const entities = profile.get("entities");
  if (entities?.kind === "entities") return [{ fact: "entities", identifiers: given(entities.entities) }];
  const investors = profile.get("investors");
  if (investors?.kind !== "investors") return [];
  const holders = [...investors.holders];
  for (const holder of holders) for (const above of holder.holders ?? []) holders.push(above);
  return [{ fact: "investors", identifiers: given(holders) }];
}

function nameIn({ holder, of }: Oddity, language: Language): string {
  return of === "" ? holder : textIn(places.holderOf, language, { holder, of });
}

function namesOf(names: readonly string[]): string {
  const different = [...new Set(names)];
  const more = different.length > HOLDERS_NAMED ? ["…"] : [];
  return [...different.slice(0, HOLDERS_NAMED), ...more].join("; ");
}
