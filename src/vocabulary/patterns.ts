/** How ids and hashes are written in the data files. Each has its sentence among the faults. */
export const PATTERNS = {
  /** A choice, a requirement, a law note: lower-case words and numbers, joined by hyphens. */
  id: /^[a-z0-9]+(-[a-z0-9]+)*$/,
  /** A subject, a kind of page furniture: as an id, without numbers. */
  word: /^[a-z]+(-[a-z]+)*$/,
  fact: /^[a-z][A-Za-z0-9]*$/,
  item: /^[a-z0-9-]+\/[0-9]+(-[0-9]+)?[a-z]*[0-9]*$/,
  rule: /^[a-z0-9-]+\/[0-9]+(-[0-9]+)?[a-z]*[0-9]*(:[a-z0-9-]+)?$/,
  operator: /^((orUnsettled|unsettled):)?[a-zA-Z]+$/,
  /** A page that a government body publishes itself; no other address is given to users. */
  officialPage: /^https?:\/\/([a-z0-9-]+\.)*gov\.(cn|hk|mo)\//,
  sha256: /^[0-9a-f]{64}$/,
} as const;
