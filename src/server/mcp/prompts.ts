import type { McpServer } from "@modelcontextprotocol/server";
import * as z from "zod";
import { fill, LANGUAGES, type Language } from "../../language/language.ts";
import words from "./words.json" with { type: "json" };

const { prompts } = words;

/** The two prompts: how to assess a plan, and how to explain a result; each in the language that it is asked for in. */
export function registerPrompts(server: McpServer, language: Language): void {
  const { assess_a_plan: plan, explain_to_a_client: explain } = prompts;
  const ofLanguage = z.enum(LANGUAGES).optional();
  server.registerPrompt(
    "assess_a_plan",
    {
      title: plan.title[language],
      description: plan.description[language],
      argsSchema: z.object({
        plan: z.string().optional().describe(plan.arguments.plan[language]),
        language: ofLanguage.describe(plan.arguments.language[language]),
      }),
    },
    ({ plan: told, language: spoken = language }) =>
      asked(fill(plan.text[spoken], { plan: told ?? prompts.noPlan[spoken] })),
  );
  server.registerPrompt(
    "explain_to_a_client",
    {
      title: explain.title[language],
      description: explain.description[language],
      argsSchema: z.object({
        result: z.string().optional().describe(explain.arguments.result[language]),
        language: ofLanguage.describe(explain.arguments.language[language]),
      }),
    },
    ({ result, language: spoken = language }) =>
      asked(fill(explain.text[spoken], { result: result ?? prompts.noResult[spoken] })),
  );
}

function asked(text: string) {
  return { messages: [{ role: "user" as const, content: { type: "text" as const, text } }] };
}
