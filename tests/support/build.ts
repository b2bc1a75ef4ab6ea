import { execFileSync } from "node:child_process";

/** Builds the program once, so that tests which run it as a process see the sources as they are. */
export default function build(): void {
  execFileSync("npm", ["run", "-s", "build"], { stdio: ["ignore", "ignore", "inherit"] });
}
