/** The names of the values that a text has places for, each once, in order: two texts that say the same have the same. */
export function placesOf(text: string): string {
  const names = [...text.matchAll(/\{(\w+)(?::[^{}]*\|[^{}]*)?\}/g)].map(([, name]) => name);
  return [...new Set(names)].sort().join(" ");
}
