import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "../support/root.ts";
import { serve } from "../support/served.ts";

/** Has schemathesis (tests/openapi/requirements.txt) try every operation by its description, with all checks. */
const folder = mkdtempSync(join(tmpdir(), "zhunru-openapi-"));
const served = await serve({ ZHUNRU_RATE_LIMIT: "1000000000" });
const { origin } = served.address;
const description = join(folder, "openapi.json");
writeFileSync(description, await (await fetch(`${origin}/api/v1/openapi.json`)).text());
const { status, error } = spawnSync(
  process.env.SCHEMATHESIS || "schemathesis",
  [
    ...["run", description, "--url", `${origin}/api/v1`, "--no-color", "--continue-on-failure"],
    ...["--checks", "all", "--exclude-checks", "positive_data_acceptance", "--max-examples", "50"],
  ],
  {
    cwd: folder,
    stdio: "inherit",
    env: { ...process.env, SCHEMATHESIS_HOOKS: "checks", PYTHONPATH: `${ROOT}tests/openapi` },
  },
);
served.process.kill("SIGTERM");
await served.ended;
rmSync(folder, { recursive: true, force: true });
if (error !== undefined) throw error;
process.exitCode = status ?? 1;
