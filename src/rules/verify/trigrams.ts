/** The runs of three characters of a text, each once; a shorter text is one run. */
export function trigramsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text);
  if (characters.length < 3) return new Set([text]);
  return new Set(
    characters.slice(2).map((last, index) => `${characters[index]}${characters[index + 1]}${last}`),
  );
}

/** How alike two texts are by their trigrams, from 0 to 1: Dice's coefficient, twice the common ones over all. */
export function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const trigram of one) if (other.has(trigram)) common += 1;
  return (2 * common) / (one.size + other.size);
}
