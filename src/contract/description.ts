import * as z from "zod";
import { name } from "../input/named-schema.ts";

/** What describes the API; its operations and schemas are as OpenAPI has them. */
export const description = name(
  "Description",
  z.strictObject({
    openapi: z.literal("3.1.0"),
    info: z.strictObject({
      title: z.string(),
      version: z.string(),
      summary: z.string(),
      description: z.string(),
    }),
    servers: z.array(z.strictObject({ url: z.string() })),
    paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    components: z.strictObject({ schemas: z.record(z.string(), z.unknown()) }),
  }),
);
