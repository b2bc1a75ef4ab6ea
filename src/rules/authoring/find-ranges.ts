import type { TextRange } from "../items.ts";

/** A piece of a document's text as it was recorded: its words, and where they used to stand. */
export interface Recorded {
  /** null for a piece that is known by its place alone. */
  readonly words: string | null;
  readonly ranges: readonly TextRange[];
}

/**
 * Where recorded pieces stand in a text that has changed since: the new ranges of each (UTF-16 offsets), null for one
 * that is not found. White space does not count. The pieces keep their order and share no character, so words that
 * occur often are told apart by what stands around them, and a piece that is known by its place alone is what is left
 * between its neighbours.
 */
export function findRanges(text: string, recorded: readonly Recorded[]): (TextRange[] | null)[] {
  const search = new Search(text, recorded);
  let isMoving = true;
  while (isMoving)
    isMoving = search.placeCertain() || search.placeBesideNeighbour() || search.placeFirstFound();
  search.placeWhatIsLeft();
  return search.found();
}

/** A piece on its way to its new place. */
interface Piece {
  readonly words: string | null;
  /** Its old first and last offset, and its old length without what stood between its ranges. */
  readonly start: number;
  readonly end: number;
  readonly length: number;
  /** The characters that it takes, as positions among those of the text that are no white space. */
  place: readonly number[] | null;
}

/** Pieces that follow each other and have no place yet, with the characters that are free where they must lie. */
interface Stretch {
  readonly pieces: readonly Piece[];
  readonly free: readonly number[];
  readonly words: string;
}

class Search {
  /** The offset of every character that is no white space, and these characters. */
  readonly #offsets: readonly number[];
  readonly #characters: string;
  readonly #isTaken: Uint8Array;
  readonly #pieces: readonly Piece[];
  readonly #inOrder: readonly Piece[];

  constructor(text: string, recorded: readonly Recorded[]) {
    this.#offsets = Array.from(text.matchAll(/\S/g), (match) => match.index);
    this.#characters = text.replace(/\s/g, "");
    this.#isTaken = new Uint8Array(this.#characters.length);
    this.#pieces = recorded.map(({ words, ranges }) => ({
      words: words?.replace(/\s/g, "") ?? null,
      start: ranges[0]?.[0] ?? 0,
      end: ranges.at(-1)?.[1] ?? 0,
      length: ranges.reduce((sum, [start, end]) => sum + end - start, 0),
      place: null,
    }));
    this.#inOrder = [...this.#pieces].sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /** In each stretch, the longest words that occur there as often as they were recorded. */
  placeCertain(): boolean {
    return this.#inEveryStretch((stretch) => {
      const groups = new Map<string, Piece[]>();
      for (const piece of stretch.pieces) {
        if (piece.words !== null) groups.set(piece.words, [...(groups.get(piece.words) ?? []), piece]);
      }
      for (const [words, group] of [...groups].sort(([a], [b]) => b.length - a.length)) {
        const found = occurrences(stretch.words, words, group.length + 1);
        const isApart = found.every(
          (at, index) => index === 0 || at - (found[index - 1] ?? 0) >= words.length,
        );
        if (found.length !== group.length || !isApart) continue;
        for (const [index, piece] of group.entries()) this.#put(piece, stretch, found[index] ?? 0);
        return true;
      }
      return false;
    });
  }

  /** In each stretch, a piece whose words begin it or end it. */
  placeBesideNeighbour(): boolean {
    return this.#inEveryStretch((stretch) => {
      const [first] = stretch.pieces;
      const last = stretch.pieces.at(-1);
      if (first?.words != null && stretch.words.startsWith(first.words)) {
        this.#put(first, stretch, 0);
        return true;
      }
      if (last?.words == null || !stretch.words.endsWith(last.words)) return false;
      this.#put(last, stretch, stretch.words.length - last.words.length);
      return true;
    });
  }

  /** In each stretch, the first piece whose words occur there at all, where they first do. */
  placeFirstFound(): boolean {
    return this.#inEveryStretch((stretch) => {
      for (const piece of stretch.pieces) {
        const at = piece.words === null ? -1 : stretch.words.indexOf(piece.words);
        if (at < 0) continue;
        this.#put(piece, stretch, at);
        return true;
      }
      return false;
    });
  }

  /** Pieces known by their place alone, where nothing else is missing: one takes all that is left, several share it. */
  placeWhatIsLeft(): void {
    this.#inEveryStretch((stretch) => {
      const { pieces, free } = stretch;
      if (free.length === 0 || pieces.some((piece) => piece.words !== null)) return false;
      // What is longer than one piece ever was holds words that nobody recorded.
      const [only] = pieces.length === 1 ? pieces : [];
      const ends =
        only === undefined
          ? (this.#endsAfterShift(stretch) ?? endsByLength(stretch))
          : free.length <= only.length
            ? [free.length]
            : null;
      if (ends === null) return false;
      for (const [index, piece] of pieces.entries())
        this.#take(piece, free.slice(ends[index - 1] ?? 0, ends[index]));
      return true;
    });
  }

  /** Where each of several pieces ends among the free characters, if all moved by the same distance. */
  #endsAfterShift({ pieces, free }: Stretch): number[] | null {
    const first = this.#offsets[free[0] ?? 0] ?? 0;
    const last = this.#offsets[free.at(-1) ?? 0] ?? 0;
    const shift = first - (pieces[0]?.start ?? 0);
    if (last + 1 - shift !== pieces.at(-1)?.end) return null;
    return pieces.map(
      ({ end }) => free.filter((position) => (this.#offsets[position] ?? 0) < end + shift).length,
    );
  }

  found(): (TextRange[] | null)[] {
    return this.#pieces.map(({ place }) => {
      if (place === null) return null;
      const ranges: [number, number][] = [];
      for (const [index, position] of place.entries()) {
        const offset = this.#offsets[position] ?? 0;
        const last = ranges.at(-1);
        if (last !== undefined && place[index - 1] === position - 1) last[1] = offset + 1;
        else ranges.push([offset, offset + 1]);
      }
      return ranges;
    });
  }

  #inEveryStretch(work: (stretch: Stretch) => boolean): boolean {
    return this.#stretches()
      .map(work)
      .some((isPlaced) => isPlaced);
  }

  #stretches(): Stretch[] {
    const stretches: Stretch[] = [];
    let open: Piece[] = [];
    let from = 0;
    const close = (to: number): void => {
      if (open.length > 0) stretches.push(this.#stretch(open, from, to));
      open = [];
    };
    for (const piece of this.#inOrder) {
      const [first] = piece.place ?? [];
      if (first === undefined) open.push(piece);
      else if (!open.some((before) => before.end > piece.end)) {
        // A piece that breaks an open one up, such as a page number, ends no stretch.
        close(first);
        from = first;
      }
    }
    close(this.#characters.length);
    return stretches;
  }

  #stretch(pieces: readonly Piece[], from: number, to: number): Stretch {
    const free: number[] = [];
    for (let position = from; position < to; position += 1)
      if (this.#isTaken[position] === 0) free.push(position);
    return { pieces, free, words: free.map((position) => this.#characters[position]).join("") };
  }

  #put(piece: Piece, { free }: Stretch, at: number): void {
    this.#take(piece, free.slice(at, at + (piece.words?.length ?? 0)));
  }

  #take(piece: Piece, place: readonly number[]): void {
    piece.place = place;
    for (const position of place) this.#isTaken[position] = 1;
  }
}

/** Where each of several pieces ends among the free characters, if these are as many as the pieces were long. */
function endsByLength({ pieces, free }: Stretch): number[] | null {
  let end = 0;
  const ends = pieces.map(({ length }) => {
    end += length;
    return end;
  });
  return end === free.length ? ends : null;
}

/** Where a piece of text occurs, up to a number of places; these may overlap. */
function occurrences(text: string, piece: string, most: number): number[] {
  const found: number[] = [];
  let at = text.indexOf(piece);
  while (at >= 0 && found.length < most) {
    found.push(at);
    at = text.indexOf(piece, at + 1);
  }
  return found;
}
