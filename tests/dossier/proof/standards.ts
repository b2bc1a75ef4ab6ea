import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe } from "../../../src/dossier/content/describe.ts";
import type { Decider } from "../../../src/dossier/decide.ts";
import { EDITIONS } from "../../../src/dossier/machine/schema.ts";
import { createPdfMaker } from "../../../src/dossier/pdf/make-pdf.ts";

const SAMPLES = "seeds/profiles";
const VALIDATOR = "tests/dossier/validator/pom.xml";
const COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
const STANDARDS = [
  { name: "PDF/A-3a", flavour: "3a", isRequired: true },
  { name: "PDF/UA-1", flavour: "ua1", isRequired: false },
] as const;

/** Runs a program of this machine; its output. Rejects where it is missing or fails. */
async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 256 << 20 });
  return stdout;
}

/** Installs Java and Maven where they are missing. */
async function installJava(): Promise<void> {
  const packages = [
    { program: "java", name: "default-jre-headless", version: "-version" },
    { program: "mvn", name: "maven", version: "-v" },
  ].filter(({ program, version }) => spawnSync(program, [version]).status !== 0);
  if (packages.length === 0) return;
  const names = packages.map(({ name }) => name);
  await run("apt-get", ["update", "-qq"]);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...names]);
}

interface Job {
  readonly itemDetails: { readonly name: string };
  readonly validationResult?: readonly {
    readonly compliant: boolean;
    readonly details: {
      readonly failedChecks: number;
      readonly ruleSummaries: readonly { readonly clause: string; readonly testNumber: number }[];
    };
  }[];
}

/** Has veraPDF hold the PDFs of all samples, in every edition, against both standards. Whether the required one holds. */
export async function proveStandards(decider: Decider, write: (line: string) => void): Promise<boolean> {
  await installJava();
  const folder = mkdtempSync(join(tmpdir(), "zhunru-standards-"));
  const jars = join(folder, "validator");
  const pages = join(folder, "pages");
  mkdirSync(pages);
  await run("mvn", ["-q", "-B", "-f", VALIDATOR, COPY, `-DoutputDirectory=${jars}`]);
  const makePdf = createPdfMaker(process.cwd());
  const support = () => ({ evidence: "stated" }) as const;
  for (const file of readdirSync(SAMPLES).filter((name) => name.endsWith(".json"))) {
    const profile = decider.reader.fromText(readFileSync(join(SAMPLES, file), "utf8"));
    for (const language of EDITIONS) {
      const wishes = { preparedFor: null, preparedBy: null, holders: "named" as const, keep: [] };
      const request = { profile, asOf: "2024-06-30", pages: { ...wishes, language }, supportOf: support };
      const dossier = await describe(await decider.decide(request), decider.source);
      writeFileSync(join(pages, `${file}.${language}.pdf`), await makePdf(dossier, language));
    }
  }
  const proofs = STANDARDS.map(async ({ name, flavour, isRequired }) => {
    const classes = ["-cp", `${jars}/*`, "org.verapdf.apps.GreenfieldCliWrapper"];
    const wishes = ["--flavour", flavour, "--format", "json", "--recurse", pages];
    // It exits 1 where a PDF does not hold; what it says is what counts.
    const said = await run("java", [...classes, ...wishes]).catch((error: { stdout?: string }) => {
      if (error.stdout?.startsWith("{")) return error.stdout;
      throw error;
    });
    const { jobs } = (JSON.parse(said) as { report: { jobs: Job[] } }).report;
    const broken = jobs.filter(({ validationResult }) => validationResult?.[0]?.compliant !== true);
    const failed = jobs.reduce((sum, job) => sum + (job.validationResult?.[0]?.details.failedChecks ?? 1), 0);
    write(`${name}: ${jobs.length} PDFs, ${broken.length} of which do not hold, ${failed} failed checks`);
    for (const { itemDetails, validationResult } of broken.slice(0, 20)) {
      const rules = validationResult?.[0]?.details.ruleSummaries.map(
        ({ clause, testNumber }) => `${clause}-${testNumber}`,
      );
      write(`${isRequired ? "FAULT" : "  "} ${itemDetails.name}: ${rules?.join(", ") ?? "no result"}`);
    }
    return !isRequired || (broken.length === 0 && jobs.length > 0);
  });
  const held = await Promise.all(proofs);
  rmSync(folder, { recursive: true });
  return held.every(Boolean);
}
