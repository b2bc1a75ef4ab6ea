/** What a layman types, and an activity that fits it. */
export const LAYMAN_WORDS = [
  ["电商", "cross-border-e-commerce"],
  ["cloud", "software-and-data"],
  ["hospital", "donated-medical-institution"],
  ["tavel agency", "outbound-tourism"],
] as const;
