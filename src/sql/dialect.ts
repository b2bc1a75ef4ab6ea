/** Everything in which the databases differ, as far as the query needs it. */
export interface Dialect {
  readonly id: string;
  /** A name of a table or column. */
  name(id: string): string;
  /** A text literal. */
  text(value: string): string;
  /** The type of text of any length. */
  readonly textType: string;
  /** What makes the database work out a part of the query once, however often it is read. */
  readonly workedOutOnce: string;
  /** Whether a text matches a regular expression as a whole; the expression uses nothing but classes, groups and counts. */
  matches(text: string, expression: string): string;
  /** Whether no part of a text between semicolons is there twice. */
  hasNoTwice(text: string): string;
}

const standard = {
  name: (id: string): string => `"${id.replaceAll('"', '""')}"`,
  text: (value: string): string => `'${value.replaceAll("'", "''")}'`,
  textType: "VARCHAR",
  workedOutOnce: "MATERIALIZED ",
};

/** The dialects that the query can be written in. */
export const DIALECTS = {
  duckdb: {
    ...standard,
    id: "duckdb",
    matches: (text, expression) => `regexp_full_match(${text}, ${standard.text(expression)})`,
    hasNoTwice: (text) => `list_unique(string_split(${text}, ';')) = len(string_split(${text}, ';'))`,
  },
  postgres: {
    ...standard,
    id: "postgres",
    matches: (text, expression) => `${text} ~ ${standard.text(`^(${expression})$`)}`,
    hasNoTwice: (text) =>
      `(SELECT count(DISTINCT part) = count(*) FROM unnest(string_to_array(${text}, ';')) AS part)`,
  },
} as const satisfies Readonly<Record<string, Dialect>>;

export type DialectId = keyof typeof DIALECTS;
export const DIALECT_IDS = Object.keys(DIALECTS) as DialectId[];
