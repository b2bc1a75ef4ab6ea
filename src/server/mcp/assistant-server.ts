import {
  type CallToolResult,
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  isInputRequiredResult,
  McpServer,
  type ServerContext,
  type StandardSchemaWithJSON,
} from "@modelcontextprotocol/server";
import { type Language, textIn } from "../../language/language.ts";
import { namesOfCities } from "../../report/side-by-side.ts";
import { problemText } from "../api/problem-details.ts";
import type { Seals } from "../case/seal.ts";
import type { Core } from "../core.ts";
import { Failure, failureOf } from "../failure.ts";
import { ToolArguments } from "./arguments.ts";
import { registerPrompts } from "./prompts.ts";
import type { Exchange } from "./questionnaire.ts";
import { registerResources } from "./resources.ts";
import { argumentSchemas, type JsonSchema, profileInput } from "./schemas.ts";
import { tellFailure } from "./tell.ts";
import { type Tool, TOOLS } from "./tools.ts";
import words from "./words.json" with { type: "json" };

/** More questions than any company is asked. */
const MOST_ROUNDS = 400;

/** What an assistant's connection is served with. */
export interface AssistantOptions {
  readonly core: Core;
  /** What the questionnaire's state is sealed with on its way through the client. */
  readonly seals: Seals;
  /** The language of descriptions, and of texts where a call names none. */
  readonly language: Language;
  /** The day for calls that name none; null: the profile's own, else today. */
  readonly asOf: string | null;
  /** Told of every fault of the program; the assistant learns only that there was one. */
  onFault(error: unknown): void;
}

/** Makes servers of the protocol, one for each connection or request; the tools' schemas are made once. */
export function createAssistantServers(core: Core): (options: Omit<AssistantOptions, "core">) => McpServer {
  const schemas = new Map<Language, ReadonlyMap<string, JsonSchema>>();
  const inputsIn = (language: Language): ReadonlyMap<string, JsonSchema> => {
    const made = schemas.get(language) ?? inputSchemas(core, language);
    schemas.set(language, made);
    return made;
  };
  return ({ seals, language, asOf, onFault }) => {
    const server = new McpServer(
      { name: "zhunru", version: core.version, title: textIn(words.title, language) },
      {
        instructions: textIn(words.instructions, language, {
          cities: namesOfCities(core.rulebook.vocabulary, language),
        }),
        capabilities: { tools: { listChanged: false } },
        inputRequired: { maxRounds: MOST_ROUNDS },
      },
    );
    const options = { core, seals, language, asOf, onFault };
    registerResources(server, core, language);
    registerPrompts(server, language);
    const inputs = inputsIn(language);
    for (const tool of TOOLS) {
      const input = inputs.get(tool.name);
      if (input === undefined) throw new Error(`the tool ${tool.name} has no schema`);
      server.registerTool(
        tool.name,
        {
          title: textIn(tool.title, language),
          description: textIn(tool.description, language),
          inputSchema: advertised(input),
          outputSchema: advertised(tool.output),
          annotations: {
            readOnlyHint: true,
            destructiveHint: false,
            idempotentHint: true,
            openWorldHint: false,
          },
        },
        (carried, context) => call(tool, carried, exchangeOf(context, server), options),
      );
    }
    return server;
  };
}

async function call(
  tool: Tool,
  carried: unknown,
  exchange: Exchange,
  { core, seals, language, asOf, onFault }: AssistantOptions,
): Promise<CallToolResult | InputRequiredResult> {
  let spoken = language;
  try {
    const given = new ToolArguments(carried, tool.takes, asOf);
    spoken = given.language() ?? language;
    const result = await tool.run(given, { core, language: spoken, seals, exchange });
    if (isInputRequiredResult(result)) return result;
    const { json, text } = result;
    return { content: contentOf(text, json), structuredContent: JSON.parse(json) };
  } catch (error) {
    const failure = failureOf(error) ?? new Failure("internal");
    if (failure.kind === "internal") onFault(error);
    return { content: contentOf(tellFailure(failure, spoken), problemText(failure, spoken)), isError: true };
  }
}

/** What came with a call beside its arguments. In a revision without a session a client says with each call what it can. */
function exchangeOf({ mcpReq }: ServerContext, server: McpServer): Exchange {
  const state = mcpReq.requestState();
  const envelope: Readonly<Record<string, unknown>> = mcpReq.envelope ?? {};
  const told = envelope[CLIENT_CAPABILITIES_META_KEY] ?? server.server.getClientCapabilities();
  return {
    state: typeof state === "string" ? state : null,
    responses: mcpReq.inputResponses,
    canAsk: typeof told === "object" && told !== null && "elicitation" in told,
  };
}

/** The short text for the assistant, and the API's answer for the program behind it. */
function contentOf(text: string, json: string): CallToolResult["content"] {
  return [
    { type: "text", text, annotations: { audience: ["assistant", "user"], priority: 1 } },
    { type: "text", text: json, annotations: { audience: ["user"], priority: 0 } },
  ];
}

function inputSchemas(core: Core, language: Language): ReadonlyMap<string, JsonSchema> {
  const { vocabulary } = core.rulebook;
  const others = argumentSchemas(vocabulary);
  const whole = profileInput(vocabulary, language);
  const brief = profileInput(vocabulary, null);
  return new Map(
    TOOLS.map(({ name, needs, takes }, place) => {
      const { $defs, ...profile } = place === 0 ? whole : brief;
      const told = textIn(words.arguments[place === 0 ? "profile" : "briefProfile"], language);
      const properties = takes.map((argument) => [
        argument,
        argument === "profile"
          ? { ...profile, description: told }
          : { ...others[argument], description: textIn(words.arguments[argument], language) },
      ]);
      const schema = {
        type: "object",
        properties: Object.fromEntries(properties),
        required: needs,
        additionalProperties: false,
        ...(takes.includes("profile") ? { $defs } : {}),
      };
      return [name, schema];
    }),
  );
}

/** A schema that is shown as it is; what is given is read by ToolArguments, and what goes out is the API's own. */
function advertised(schema: JsonSchema): StandardSchemaWithJSON {
  return {
    "~standard": {
      version: 1,
      vendor: "zhunru",
      validate: (value) => ({ value }),
      jsonSchema: { input: () => schema, output: () => schema },
    },
  };
}
