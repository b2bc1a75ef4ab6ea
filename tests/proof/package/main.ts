/**
 * `npm run verify:package`: packs the package, installs it into a fresh folder as anybody would, and uses it there: its
 * three doors under Node's own resolution, the examples, its types under both resolutions of the compiler, its command.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const QUIET = ["--no-audit", "--no-fund", "--loglevel=error"];
const failures: string[] = [];
const folder = mkdtempSync(join(tmpdir(), "zhunru-package-"));
const begun = Date.now();

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in the fresh folder. */
function run(program: string, ...given: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(program, given, { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

function check(what: string, fault: string | null): void {
  process.stdout.write(`${fault === null ? "holds" : "FAILS"}: ${what}\n`);
  if (fault !== null) failures.push(`${what}: ${fault}`);
}

function whole({ status, stdout, stderr }: Ended): string | null {
  return status === 0 ? null : `status ${status}: ${stdout}${stderr}`;
}

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

function pack(): Packed {
  const text = execFileSync("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [packed] = JSON.parse(text.slice(text.indexOf("["))) as Packed[];
  if (packed === undefined) throw new Error("npm packed nothing");
  return packed;
}

function checkFiles({ files, size, unpackedSize }: Packed): void {
  const inside = /^(dist|rules|seeds\/documents|examples\/library)\/|^docs\/LIBRARY|^[\w.-]+$/;
  const other = files
    .map(({ path }) => path)
    .filter((path) => !inside.test(path) || path.startsWith("dist/build-"));
  const sizes = `${files.length} files, ${megabytes(size)} MB packed, ${megabytes(unpackedSize)} MB unpacked`;
  check(
    `the package holds what runs and nothing else (${sizes})`,
    other.length === 0 ? null : other.join(", "),
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

const IMPORTS = `
import * as one from "zhunru";
import * as report from "zhunru/report";
import * as screen from "zhunru/screen";
console.log([one, report, screen].map((door) => Object.keys(door).sort().join(" ")).join("\\n"));
`;
const EXPORTED = `InputError RulesError advise compare evaluate loadRules nextQuestion parseProfile
renderHtml renderJson renderMarkdown renderText
InputError ScreenError screenFile screenRows
`;

function checkDoors(): void {
  writeFileSync(join(folder, "imports.mjs"), IMPORTS);
  const { stdout, stderr } = run(process.execPath, "imports.mjs");
  check("Node finds the three doors by their names", stdout === EXPORTED ? null : stdout + stderr);
  const inside = run(process.execPath, "--input-type=module", "-e", 'await import("zhunru/dist/index.js")');
  const isShut = inside.status === 1 && inside.stderr.includes("ERR_PACKAGE_PATH_NOT_EXPORTED");
  check("what is inside cannot be imported", isShut ? null : inside.stderr);
}

function checkExamples(): void {
  cpSync(join(ROOT, "examples/library"), folder, { recursive: true });
  for (const file of readdirSync(join(ROOT, "examples/library"))) {
    const here = execFileSync(process.execPath, [join(ROOT, "examples/library", file)], { encoding: "utf8" });
    const there = run(process.execPath, file);
    const isSame = there.status === 0 && there.stdout === here;
    check(`the example ${file} runs there as it does here`, isSame ? null : there.stdout + there.stderr);
  }
  const page = join(folder, "report.html");
  const made = run(process.execPath, "one-company.mjs", page);
  const isPage = made.status === 0 && readFileSync(page, "utf8").startsWith("<!doctype html>");
  check("a report is made as one HTML file", isPage ? null : made.stderr);
}

const RESOLUTIONS = [
  { module: "node16", moduleResolution: "node16" },
  { module: "esnext", moduleResolution: "bundler" },
];
/** A use that is wrong, to see that the compiler looks at all. */
const WRONG =
  'import { loadRules, parseProfile } from "zhunru";\nparseProfile(loadRules(), { chineseShare: 67 });\n';

function checkTypes(): void {
  cpSync(join(ROOT, "tests/proof/package/consumer.ts"), join(folder, "consumer.ts"));
  writeFileSync(join(folder, "wrong.ts"), WRONG);
  for (const resolution of RESOLUTIONS) {
    const compile = (...files: readonly string[]): Ended => {
      const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
      const project = { files, compilerOptions: { ...resolution, ...strict, ...PLAIN } };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
      return run(process.execPath, join(ROOT, "node_modules/typescript/bin/tsc"), "-p", folder);
    };
    const name = `moduleResolution ${resolution.moduleResolution}, strict, libraries checked`;
    check(
      `a program compiles against the types, and no wrong use does (${name})`,
      whole(compile("consumer.ts")),
    );
    const wrong = compile("wrong.ts").stdout;
    const isRefused = wrong.includes("wrong.ts(2,") && wrong.includes("Type 'number' is not assignable");
    check(
      `a number in the place of text is refused (${resolution.moduleResolution})`,
      isRefused ? null : wrong,
    );
  }
}

const PLAIN = { target: "es2022", lib: ["es2022"], types: [], skipLibCheck: false, noEmit: true };

function checkCommand(): void {
  writeFileSync(join(folder, "profile.json"), '{"city": "guangzhou", "activities": ["social-survey"]}');
  writeFileSync(join(folder, "list.csv"), "name,city,activities\nInvented,nowhere,social-survey\n");
  const npx = (...given: readonly string[]): Ended => run("npx", "--no-install", "zhunru", ...given);
  const cases: readonly (readonly [number, readonly string[]])[] = [
    [0, ["check", "profile.json", "--format", "json"]],
    [0, ["check", "profile.json", "--format", "pdf", "--output", "dossier.pdf"]],
    [0, ["rules", "verify"]],
    [1, ["screen", "list.csv", "--out", "screened", "--fail-on-reject"]],
    [2, ["check", "none.json"]],
  ];
  for (const [expected, given] of cases) {
    const { status, stdout, stderr } = npx(...given);
    const isRight = status === expected && (expected !== 2 || (stdout === "" && stderr !== ""));
    check(
      `npx zhunru ${given.join(" ")} ends with ${expected}`,
      isRight ? null : `${status}: ${stdout}${stderr}`,
    );
  }
}

try {
  const packed = pack();
  checkFiles(packed);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  check(
    "it installs into a fresh folder",
    whole(run("npm", "install", "--prefer-offline", ...QUIET, packed.filename)),
  );
  checkDoors();
  checkExamples();
  checkTypes();
  checkCommand();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.stdout.write(`${failures.length} failed, ${Math.round((Date.now() - begun) / 1000)} s\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
