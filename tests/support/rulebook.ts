import { readDataFiles } from "../../src/rules/files.ts";
import { decidingBy } from "./deciding.ts";
import { ROOT } from "./root.ts";

export { IN_FORCE } from "./deciding.ts";

/** The project's own rules, loaded once a test file: for tests of what the law says, and of the whole of it. */
export const { rulebook, reader, evaluator, advisor, findingOf, advisedReport, advisedFinding, answering } =
  decidingBy(readDataFiles(ROOT));
