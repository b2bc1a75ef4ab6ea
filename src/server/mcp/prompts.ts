import type { McpServer } from "@modelcontextprotocol/server";
import * as z from "zod";
import { type Language, textIn, type Words } from "../../language/language.ts";
import { languageNamed, languages } from "../../language/languages.ts";
import words from "./words.json" with { type: "json" };

const { prompts } = words;

/** A prompt: what it is about comes as text, or is still to be asked for. */
interface Prompt {
  readonly name: "assess_a_plan" | "explain_to_a_client";
  readonly about: "plan" | "result";
  readonly told: Words;
  readonly none: Words;
}

const { assess_a_plan: plan, explain_to_a_client: explain } = prompts;

const PROMPTS: readonly Prompt[] = [
  { name: "assess_a_plan", about: "plan", told: plan.arguments.plan, none: prompts.noPlan },
  { name: "explain_to_a_client", about: "result", told: explain.arguments.result, none: prompts.noResult },
];

/** The two prompts: how to assess a plan, and how to explain a result; each in the language that it is asked for in. */
export function registerPrompts(server: McpServer, language: Language): void {
  for (const { name, about, told, none } of PROMPTS) {
    const { title, description, text, arguments: others } = prompts[name];
    const argsSchema = z.object({
      [about]: z.string().optional().describe(textIn(told, language)),
      language: z.enum(languages()).optional().describe(textIn(others.language, language)),
    });
    server.registerPrompt(
      name,
      { title: textIn(title, language), description: textIn(description, language), argsSchema },
      (given) => {
        const spoken = languageNamed(given.language) ?? language;
        return asked(textIn(text, spoken, { [about]: given[about] ?? textIn(none, spoken) }));
      },
    );
  }
}

function asked(text: string) {
  return { messages: [{ role: "user" as const, content: { type: "text" as const, text } }] };
}
