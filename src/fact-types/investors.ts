import * as z from "zod";
import { name } from "../input/named-schema.ts";
import type { Holder } from "../profile/answer.ts";
import type { CanonicalHolder } from "../profile/canonical-schema.ts";
import { readInvestors } from "../profile/read-investors.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { identifierSchemas, nameSchema, originSchema } from "./parts/holders.ts";
import { canonicalShare, shareSchema } from "./share.ts";

const holderSchema: z.ZodType = name(
  "Holder",
  z.lazy(() =>
    z.union([
      z.strictObject({
        name: nameSchema,
        ...identifierSchemas,
        origin: originSchema.optional(),
        share: shareSchema,
        holders: z.array(holderSchema).nullable().optional(),
      }),
      z.strictObject({ rest: originSchema, name: nameSchema.optional() }),
    ]),
  ),
);

export const investors: FactType<AnswerOf<"investors">> = {
  answers: ["investors"],
  control: "holders",
  schema: () => z.array(holderSchema).min(1),
  read: (raw, path, _fact, complaints) => {
    const holders = readInvestors(raw, path, complaints);
    return holders === undefined ? undefined : { kind: "investors", holders };
  },
  canonical: (answer) => canonicalHolders(answer.holders),
  parts: /^\d+(\.holders\.\d+)*\.(name|origin|share|rest)$/,
  value: () => ({ kind: "choices", ids: [] }),
};

interface OpenLevel {
  readonly holders: readonly Holder[];
  readonly into: CanonicalHolder[];
}

/** Level by level, since a table may be deeper than a stack. */
function canonicalHolders(top: readonly Holder[]): CanonicalHolder[] {
  const whole: CanonicalHolder[] = [];
  const levels: OpenLevel[] = [{ holders: top, into: whole }];
  for (const { holders, into } of levels) {
    for (const holder of holders) into.push(canonicalHolder(holder, levels));
  }
  return whole;
}

function canonicalHolder(holder: Holder, levels: OpenLevel[]): CanonicalHolder {
  if (holder.isRest === true) {
    return { rest: holder.origin ?? null, ...(holder.name === "" ? {} : { name: holder.name }) };
  }
  const above: CanonicalHolder[] = [];
  if (holder.holders !== null) levels.push({ holders: holder.holders, into: above });
  return {
    name: holder.name,
    ...holder.identifiers,
    ...(holder.origin === undefined ? {} : { origin: holder.origin }),
    share: canonicalShare(holder.share),
    ...(holder.holders === null ? {} : { holders: above }),
  };
}
