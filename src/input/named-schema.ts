import * as z from "zod";

const named = new Map<string, z.ZodType>();

/** Gives a schema a name in the API's description, where it then stands once. */
export function name<T extends z.ZodType>(id: string, schema: T): T {
  named.set(id, schema);
  return schema;
}

/** The name of a schema. Throws for one that has none. */
export function nameOf(schema: z.ZodType): string {
  for (const [id, other] of named) if (other === schema) return id;
  throw new Error("a schema of the API has no name");
}

/** Every schema that has a name, and the profile's, which hangs on the vocabulary. */
export function namedSchemas(profile: z.ZodType): z.core.$ZodRegistry<{ id: string }> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of named) registry.add(schema, { id });
  return registry.add(profile, { id: "Profile" });
}
