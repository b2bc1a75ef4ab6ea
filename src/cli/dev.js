// Run again by `npm run dev` after each change of a file: builds, and serves what was built.
import { spawn, spawnSync } from "node:child_process";

const { status } = spawnSync("npm", ["run", "-s", "build"], { stdio: "inherit" });
if (status === 0) {
  const server = spawn(process.execPath, ["dist/zhunru.js", "serve"], { stdio: "inherit" });
  process.once("SIGTERM", () => server.kill());
}
