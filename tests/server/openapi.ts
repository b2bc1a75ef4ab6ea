import Ajv2020 from "ajv/dist/2020.js";
import { createOpenApi } from "../../src/server/api/openapi.ts";
import { core } from "./support.ts";

interface Description {
  readonly paths: Record<string, Record<string, { responses: Record<string, { content: object }> }>>;
}

const description = createOpenApi(core) as unknown as Description;
const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: false });
ajv.addSchema({ $id: "api", ...description });

/** What an answer of an operation breaks of its description; null where it keeps to it. */
export function breaks(
  path: string,
  method: string,
  status: number,
  type: string,
  body: unknown,
): string | null {
  const content = description.paths[path]?.[method]?.responses[String(status)]?.content;
  if (content === undefined) return `${method} ${path} does not describe ${status}`;
  const media = type.split(";")[0] ?? "";
  if (!(media in content)) return `${method} ${path} ${status} does not describe ${media}`;
  const pointer = ["paths", path, method, "responses", String(status), "content", media, "schema"]
    .map((part) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  const validate = ajv.getSchema(`api#/${pointer}`);
  if (validate === undefined) return `${path}: no schema`;
  return validate(body) ? null : ajv.errorsText(validate.errors);
}
