/** Something that was set right while the table was read, or that plays no part; names as given. */
export interface Oddity {
  readonly code: "zero-share" | "holders-merged" | "same-name" | "holds-nothing-here";
  readonly holder: string;
  readonly of: string;
}
