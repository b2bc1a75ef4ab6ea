import type { Rulebook } from "../../rules/rulebook.ts";
import type { MachinePart } from "../machine/schema.ts";
import type { Block, Cell, Statement } from "../model.ts";
import { say } from "./say.ts";

/** How to decide the dossier again, and by what. */
export function describeVerification(
  { zhunru, rules, findings }: MachinePart,
  { documents }: Rulebook,
): Block[] {
  const spoken = new Set(findings.flatMap(({ clause }) => (clause === undefined ? [] : [clause.document])));
  const row = (part: Statement, value: string): Cell[] => [[part], [[{ text: value, language: "en" }]]];
  return [
    { kind: "heading", level: 1, id: "verify", text: say("verify") },
    { kind: "paragraph", tone: "plain", text: say("verifyText") },
    {
      kind: "table",
      widths: [3, 7],
      head: [say("part"), say("value")],
      rows: [
        row(say("program"), zhunru),
        row(say("rulesVersionOf"), rules.version),
        row(say("rulesHash"), rules.sha256),
        ...[...documents.values()]
          .filter(({ id }) => spoken.has(id))
          .map(({ shortTitle, sha256 }) => row(say("documentHash", { title: shortTitle }), sha256)),
      ],
    },
  ];
}
