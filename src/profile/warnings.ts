import { HUNDRED, formatRational, ZERO } from "../exact/rational.ts";
import { fillWords, type Words } from "../language/language.ts";
import type { Profile } from "./answer.ts";
import { foreignReadings } from "./ownership.ts";
import { point, type Interval } from "../exact/interval.ts";
import texts from "./warnings.json" with { type: "json" };

/** Something in the answers that people should know of; it decides nothing. */
export interface ProfileWarning {
  readonly code: keyof typeof texts;
  readonly facts: readonly string[];
  readonly message: Words;
}

/** What does not fit together in the answers without being a contradiction. */
export function findWarnings(profile: Profile): ProfileWarning[] {
  const form = profile.get("legalForm");
  const share = directForeignShare(profile);
  if (form?.kind !== "choice" || share === null || fits(form.id, share)) return [];
  const shown = share.low.equals(share.high)
    ? formatRational(share.low)
    : `${formatRational(share.low)}–${formatRational(share.high)}`;
  return [
    {
      code: "legal-form-at-odds",
      facts: ["legalForm", profile.has("investors") ? "investors" : "foreignShare"],
      message: fillWords(texts["legal-form-at-odds"], { form: form.id, share: shown }),
    },
  ];
}

function directForeignShare(profile: Profile): Interval | null {
  const investors = profile.get("investors");
  if (investors?.kind === "investors") return foreignReadings(investors.holders).direct;
  const foreign = profile.get("foreignShare");
  if (foreign?.kind === "share") return point(foreign.value);
  const chinese = profile.get("chineseShare");
  return chinese?.kind === "share" ? point(HUNDRED.sub(chinese.value)) : null;
}

/** Whether some foreign share in the interval goes with the form. */
function fits(form: string, { low, high }: Interval): boolean {
  if (form === "domestic") return low.equals(ZERO);
  if (form === "wholly-foreign-owned") return high.equals(HUNDRED);
  return high.gt(ZERO) && low.lt(HUNDRED);
}
