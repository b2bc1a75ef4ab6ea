import type { Report } from "../../contract/report.ts";
import { dayWords } from "../../language/day.ts";
import { fillWords, inEach, joinList, type Words } from "../../language/language.ts";
import { showId } from "../../report/values.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Pages } from "../machine/schema.ts";
import type { Block, Cell, Statement } from "../model.ts";
import words from "../words.json" with { type: "json" };
import { say, verbatim } from "./say.ts";
import { ATTACHMENT } from "./views.ts";

const HASH_SHOWN = 16;

/** What the file is about, for whom, and what is attached to it. */
export function describeCover({ profile, asOf, rules }: Report, pages: Pages, rulebook: Rulebook): Block[] {
  const { name } = profile;
  const company: Statement =
    typeof name === "string" && name !== "" ? [{ ...verbatim(name), strong: true }] : say("unnamed");
  const hash = rules.sha256.slice(0, HASH_SHOWN);
  const row = (
    key: "company" | "preparedFor" | "preparedBy" | "activities" | "city" | "asOf" | "rules" | "attachment",
    value: Statement,
  ): Cell[] => [[say(key)], [value]];
  return [
    {
      kind: "table",
      widths: [1, 3],
      head: [],
      rows: [
        row("company", company),
        ...(pages.preparedFor === null ? [] : [row("preparedFor", [verbatim(pages.preparedFor)])]),
        ...(pages.preparedBy === null ? [] : [row("preparedBy", [verbatim(pages.preparedBy)])]),
        row("activities", [{ words: chosen("activities", profile.activities, rulebook) }]),
        row("city", [{ words: chosen("city", profile.city, rulebook) }]),
        row("asOf", [{ words: dayWords(asOf) }]),
        row("rules", say("rulesVersion", { version: rules.version, hash })),
        row("attachment", say("attachmentHolds", { name: ATTACHMENT })),
      ],
    },
    ...(pages.holders === "named"
      ? []
      : [{ kind: "paragraph", tone: "faint", text: say("holdersLeftOut") } as const]),
  ];
}

/** The words for what was chosen of a fact. */
export function chosen(fact: string, value: unknown, { vocabulary }: Rulebook): Words {
  const ids = Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
  if (ids.length === 0) return words.notAnswered;
  const known = vocabulary.byId.get(fact);
  return inEach((language) =>
    joinList(
      ids.map((id) => showId(id, known, language)),
      language,
    ),
  );
}

/** An activity in a city, as a title. */
export function activityInCity(activity: string, city: string, rulebook: Rulebook): Words {
  return fillWords(words.activityInCity, {
    activity: chosen("activities", activity, rulebook),
    city: chosen("city", city, rulebook),
  });
}
