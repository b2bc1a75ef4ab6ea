import { EXAMPLE_DAY, EXAMPLE_PROVISION } from "./example.ts";
import "./schemas/report.ts";
import "./schemas/rest.ts";

/** One operation of the API, as its description and its readable page tell it. */
export interface Operation {
  readonly id: string;
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly takesProfile: boolean;
  readonly parameters: readonly (keyof typeof PARAMETERS)[];
  /** The name of the schema of its answer; null for the description itself. */
  readonly answer: string | null;
  readonly failures: readonly string[];
}

export const PARAMETERS = {
  asOf: {
    in: "query",
    required: false,
    description: "The day asked about; today in Shanghai by default.",
    schema: { type: "string", format: "date" },
    example: EXAMPLE_DAY,
  },
  keep: {
    in: "query",
    required: false,
    description: "Facts that cannot change, with commas between.",
    schema: { type: "string" },
    example: "legalForm",
  },
  id: {
    in: "path",
    required: true,
    description: "The id of an item or of a rule; its slash is written as it is.",
    schema: { type: "string" },
    example: EXAMPLE_PROVISION,
  },
} as const;

const OF_PROFILE = ["400", "413", "415", "429"] as const;

export const OPERATIONS: readonly Operation[] = [
  {
    id: "evaluate",
    method: "post",
    path: "/evaluate",
    summary: "Evaluate a profile",
    description: "The report, byte for byte what `zhunru check FILE --format json` prints.",
    takesProfile: true,
    parameters: ["asOf", "keep"],
    answer: "Report",
    failures: OF_PROFILE,
  },
  {
    id: "nextQuestion",
    method: "post",
    path: "/next-question",
    summary: "What to ask next",
    description: "The question whose answer matters most, with the reason for it; null where none is left.",
    takesProfile: true,
    parameters: ["asOf"],
    answer: "NextQuestion",
    failures: OF_PROFILE,
  },
  {
    id: "compare",
    method: "post",
    path: "/compare",
    summary: "Compare the cities",
    description: "One profile in every city side by side, as `zhunru compare FILE --format json` prints it.",
    takesProfile: true,
    parameters: ["asOf"],
    answer: "Comparison",
    failures: OF_PROFILE,
  },
  {
    id: "listProvisions",
    method: "get",
    path: "/provisions",
    summary: "Every item of every document",
    description: "As `zhunru rules list --format json` prints it.",
    takesProfile: false,
    parameters: [],
    answer: "Provisions",
    failures: ["400", "429"],
  },
  {
    id: "showProvision",
    method: "get",
    path: "/provisions/{id}",
    summary: "One item with its rules",
    description: "As `zhunru rules show ID --format json` prints it.",
    takesProfile: false,
    parameters: ["id", "asOf"],
    answer: "Provision",
    failures: ["400", "404", "429"],
  },
  {
    id: "listDocuments",
    method: "get",
    path: "/documents",
    summary: "The policy documents with their status",
    description: "What each document is, and whether it is in force on the day asked about.",
    takesProfile: false,
    parameters: ["asOf"],
    answer: "Documents",
    failures: ["400", "429"],
  },
  {
    id: "listFacts",
    method: "get",
    path: "/facts",
    summary: "The vocabulary",
    description:
      "Every fact that a profile may hold: type, unit, question, help and choices in both languages.",
    takesProfile: false,
    parameters: [],
    answer: "Facts",
    failures: ["400", "429"],
  },
  {
    id: "describe",
    method: "get",
    path: "/openapi.json",
    summary: "This description",
    description: "OpenAPI 3.1.",
    takesProfile: false,
    parameters: [],
    answer: null,
    failures: ["400", "429"],
  },
];
