/** Everything in which the engines differ, as far as the query needs it. */
export interface Dialect {
  readonly id: string;
  /** A name of a table or column. */
  name(id: string): string;
  /** A text literal. */
  text(value: string): string;
  /** The type of text of any length. */
  readonly textType: string;
  /** Any value as text, compared byte by byte. */
  asText(value: string): string;
  /** The name of a value's type, in lower case. */
  typeOf(value: string): string;
  /** A text without these characters, all of them white space, at its ends. */
  trimmed(text: string, characters: string): string;
  /** Whether a text matches a regular expression as a whole; the expression uses nothing but classes, groups and counts. */
  matches(text: string, expression: string): string;
  /** The number that a text of so many digits and a point at most writes out, `scale` of them behind the point, exactly. */
  decimal(text: string, digits: number, scale: number): string;
  /** Whether all parts of a text between semicolons are of these, which need no spelling in a regular expression. */
  hasOnly(text: string, ids: readonly string[]): string;
  /** Whether no part of a text between semicolons is there twice. */
  hasNoTwice(text: string): string;
  /** The parts of a text between semicolons, as a list. */
  parts(text: string): string;
  /** A query that has every row of a relation once for each part of a list in it, with the part as a column. */
  eachPart(relation: string, list: string, part: string): string;
  /** What keeps the engine from working out a part of the query again wherever it is read. */
  readonly fence: string;
}
