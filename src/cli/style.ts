import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The style sheet of pages and HTML reports, as the build left it. */
export function readStyle(root: string): string {
  return readFileSync(join(root, "dist/web/site.css"), "utf8");
}
