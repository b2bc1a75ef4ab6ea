import type { Ended, Project } from "./project.ts";

const PROFILE = {
  city: "haixing",
  activities: ["lighthouse-tours"],
  foreignShare: "45",
  holdsLighthouseCertificate: true,
  investorTotalAssets: { amount: "50000", currency: "USD" },
};

/** A command given to the copy's program, and words that its answer must hold. */
interface Asked {
  readonly given: readonly string[];
  readonly input?: string;
  readonly holds: readonly string[];
}

const ASKED: readonly Asked[] = [
  { given: ["rules", "verify", "--lang", "en"], holds: ["No fault was found."] },
  {
    given: ["check", "-", "--lang", "en", "--as-of", "2024-06-30"],
    input: JSON.stringify(PROFILE),
    holds: [
      "Foreign share 45%: 5 percentage points above the cap (at most 40%).",
      "Support for a lighthouse museum",
      "Smallest change: Foreign share from 45% to at most 40%",
    ],
  },
  { given: ["find", "灯塔", "--lang", "zh-CN"], holds: ["灯塔导览"] },
  {
    given: ["--plain", "--lang", "en", "--as-of", "2024-06-30"],
    input: "lighthouse\n\n",
    holds: ["Lighthouse tours", ") Haixing"],
  },
  {
    given: ["screen", "-", "--lang", "en", "--as-of", "2024-06-30", "--out", "screened"],
    input: `${JSON.stringify(PROFILE)}\n`,
    holds: ["1 row in = 1 company", "2 findings in screened"],
  },
];

/** Builds the copy's program and asks it about the added law. Returns what is not as it should be. */
export function askAboutAddedLaw(project: Project): string[] {
  const built = project.run("npm", ["run", "-s", "build"]);
  const said = built.stderr.replace(/^npm warn .*\n/gm, "");
  if (built.status !== 0 || said !== "") return [`the build: ${said}`];
  return ASKED.flatMap(({ given, input, holds }) => {
    const answer = project.run("node", ["dist/zhunru.js", ...given], input);
    return holds
      .filter((words) => !answer.stdout.includes(words))
      .map((words) => lacking(given, words, answer));
  });
}

function lacking(given: readonly string[], words: string, { status, stdout, stderr }: Ended): string {
  return `zhunru ${given.join(" ")} (status ${status}) does not say “${words}”:\n${stdout}${stderr}`;
}
