import { hintAt } from "../fault.ts";
import { LIKE_RULES, likeRulesSchema } from "../like-rules.ts";
import { parseFile } from "../parse-file.ts";
import type { Evidence } from "./evidence.ts";
import type { FaultList } from "./fault-list.ts";

/** Each pair of like rules names rules that there are. */
export function checkLikeRules({ files, rules, unread }: Evidence, faults: FaultList): void {
  if (!files.has(LIKE_RULES) || unread.has(LIKE_RULES)) return;
  const ids = rules.map(({ rule }) => rule.id);
  for (const [index, pair] of parseFile(files, LIKE_RULES, likeRulesSchema).entries()) {
    for (const id of pair.filter((one) => !ids.includes(one) && !unread.mentions(one)))
      faults.at(LIKE_RULES, `[${index}]`, "like-rule-unknown", { rule: id, near: hintAt(id, ids) });
  }
}
