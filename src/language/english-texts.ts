/** The English texts of data that hold texts in Chinese and English, at whatever depth; each once, in order. */
export function englishTextsIn(data: unknown): string[] {
  const found = new Set<string>();
  collect(data, found);
  return [...found];
}

function collect(data: unknown, found: Set<string>): void {
  if (typeof data !== "object" || data === null) return;
  if ("zh-CN" in data && "en" in data && typeof data.en === "string" && /\p{L}/u.test(data.en))
    found.add(data.en);
  for (const value of Object.values(data)) collect(value, found);
}
