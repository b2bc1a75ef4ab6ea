import * as z from "zod";
import { name } from "../input/named-schema.ts";
import type { Entity } from "../profile/answer.ts";
import type { CanonicalEntity } from "../profile/canonical-schema.ts";
import { readEntities } from "../profile/read-entities.ts";
import type { AnswerOf, FactType } from "./fact-type.ts";
import { identifierSchemas, nameSchema, originSchema } from "./parts/holders.ts";
import { canonicalShare, shareSchema } from "./share.ts";

const entitySchema = name(
  "Entity",
  z.strictObject({
    id: nameSchema,
    name: nameSchema.optional(),
    ...identifierSchemas,
    origin: originSchema.optional(),
    holds: z.array(z.strictObject({ entity: nameSchema, share: shareSchema })).optional(),
    rest: originSchema.optional(),
  }),
);

export const entities: FactType<AnswerOf<"entities">> = {
  answers: ["entities"],
  control: "group",
  schema: () => z.array(entitySchema).min(1),
  read: (raw, path, _fact, complaints) => {
    const read = readEntities(raw, path, complaints);
    return read === undefined ? undefined : { kind: "entities", entities: read };
  },
  canonical: (answer) => answer.entities.map(canonicalEntity),
  parts: /^\d+\.(id|name|origin|rest|holds\.\d+\.(entity|share))$/,
  value: () => ({ kind: "choices", ids: [] }),
};

function canonicalEntity({ id, name, identifiers, origin, holds, rest }: Entity): CanonicalEntity {
  return {
    id,
    ...(name === null ? {} : { name }),
    ...identifiers,
    ...(origin === undefined ? {} : { origin }),
    ...(holds.length === 0
      ? {}
      : { holds: holds.map(({ entity, share }) => ({ entity, share: canonicalShare(share) })) }),
    ...(rest === undefined ? {} : { rest }),
  };
}
