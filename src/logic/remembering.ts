/** Makes each thing once, and keeps so many of them, the oldest going first. */
export function remembering<Made, More extends readonly unknown[]>(
  most: number,
  make: (key: string, ...more: More) => Made,
): (key: string, ...more: More) => Made {
  const known = new Map<string, Made>();
  return (key, ...more) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make(key, ...more);
    const oldest = known.keys().next();
    if (known.size >= most && !oldest.done) known.delete(oldest.value);
    known.set(key, made);
    return made;
  };
}
