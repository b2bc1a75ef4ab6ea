import { type McpServer, ResourceNotFoundError, ResourceTemplate } from "@modelcontextprotocol/server";
import { type Language, textIn, type Words } from "../../language/language.ts";
import { findEntry } from "../../report/rules/catalogue.ts";
import { describeEntry } from "../../report/rules/description.ts";
import { asJson, documentsOn, provisionOf } from "../api/results.ts";
import type { Core } from "../core.ts";
import words from "./words.json" with { type: "json" };

const JSON_TYPE = "application/json";

interface Kind {
  readonly key: "items" | "rules" | "documents";
  /** Every one, in the order of the lists. */
  list(core: Core): readonly { readonly id: string; readonly title: Words }[];
  /** The parts of one, by what stands behind its address; null where there is none of that id. */
  read(core: Core, id: string): readonly Part[] | null;
}

interface Part {
  readonly after: string;
  readonly mimeType: string;
  readonly text: string;
}

const KINDS: readonly Kind[] = [
  {
    key: "items",
    list: ({ catalogue }) => catalogue.entries.map(({ item }) => item),
    read: (core, id) => {
      const entry = findEntry(core.catalogue, id);
      if (entry?.item.id !== id) return null;
      return [{ after: "", mimeType: JSON_TYPE, text: asJson(provisionOf(core, id, null)) }];
    },
  },
  {
    key: "rules",
    list: ({ rulebook }) => rulebook.rules,
    read: (core, id) => {
      const entry = findEntry(core.catalogue, id);
      const rule =
        entry === null ? undefined : describeEntry(entry, core.today()).rules.find((one) => one.id === id);
      return rule === undefined ? null : [{ after: "", mimeType: JSON_TYPE, text: asJson(rule) }];
    },
  },
  {
    key: "documents",
    list: ({ rulebook }) => [...rulebook.documents.values()],
    read: (core, id) => {
      const document = core.rulebook.documents.get(id);
      const described = documentsOn(core, core.today()).find((one) => one.id === id);
      if (document === undefined || described === undefined) return null;
      return [
        { after: "", mimeType: JSON_TYPE, text: asJson(described) },
        { after: "/text", mimeType: "text/plain", text: core.textOf(document.file) },
      ];
    },
  },
];

/** Items, rules, documents and the glossary, under addresses that stay: `zhunru://items/gz-2022-212/1-49`. */
export function registerResources(server: McpServer, core: Core, language: Language): void {
  for (const { key, list, read } of KINDS) {
    const addressOf = (id: string): string => `zhunru://${key}/${id}`;
    const listed = () => ({
      resources: list(core).map(({ id, title }) => ({
        uri: addressOf(id),
        name: id,
        title: textIn(title, language),
        mimeType: JSON_TYPE,
      })),
    });
    const template = new ResourceTemplate(addressOf("{+id}"), { list: listed });
    const told = describe(key, language);
    server.registerResource(key, template, { ...told, mimeType: JSON_TYPE }, (uri) => {
      const parts = read(core, uri.href.slice(addressOf("").length));
      if (parts === null) throw new ResourceNotFoundError(uri.href);
      return {
        contents: parts.map(({ after, mimeType, text }) => ({ uri: `${uri.href}${after}`, mimeType, text })),
      };
    });
  }
  const told = { ...describe("glossary", language), mimeType: JSON_TYPE };
  server.registerResource("glossary", "zhunru://glossary", told, ({ href }) => ({
    contents: [{ uri: href, mimeType: JSON_TYPE, text: asJson(core.glossary()) }],
  }));
}

function describe(
  key: keyof typeof words.resources,
  language: Language,
): { title: string; description: string } {
  const { title, description } = words.resources[key];
  return { title: textIn(title, language), description: textIn(description, language) };
}
