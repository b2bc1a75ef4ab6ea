import { type DataFiles, readDataFiles } from "../../src/rules/files.ts";
import { createJsonSchemas } from "../../src/rules/json-schemas.ts";
import { decidingBy } from "./deciding.ts";
import { ROOT } from "./root.ts";

export { IN_FORCE } from "./deciding.ts";

/** The folder of an invented law that no amendment changes, laid out as the project's own. */
export const FROZEN_ROOT = `${ROOT}tests/frozen/`;
export const FROZEN_FILES = readDataFiles(FROZEN_ROOT);

/** The frozen rules, loaded once a test file: for tests of what the program does. */
export const { rulebook, reader, evaluator, advisor, findingOf, advisedReport, advisedFinding, answering } =
  decidingBy(FROZEN_FILES);

/** The frozen files with the JSON Schemas, which `rules verify` asks of every project. */
export function frozenFilesWithSchemas(): DataFiles {
  const schemas = [...createJsonSchemas()].map(
    ([path, schema]) => [path, Buffer.from(JSON.stringify(schema))] as const,
  );
  return new Map([...FROZEN_FILES, ...schemas]);
}
