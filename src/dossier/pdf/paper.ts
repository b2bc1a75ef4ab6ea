/** Sizes in points, and colours; every colour on the page repeats what words say. */
export const PAGE = { width: 595.28, height: 841.89 };
export const MARGIN = { left: 62, right: 62, top: 74, bottom: 68 };
export const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
export const BOTTOM = PAGE.height - MARGIN.bottom;
export const PAGE_HEIGHT = BOTTOM - MARGIN.top;

export const INK = "#1a2129";
export const FAINT = "#56616d";
export const RULE = "#c9d0d8";
export const ACCENT = "#1d4f7c";
export const SHADE = "#f3f5f8";
export const WHITE = "#ffffff";
export const TONES = { unmet: "#8c1d18", open: "#7a5600", met: "#1d4f7c" } as const;

/** How text is set: its size and the height of a line, in points. */
export interface Style {
  readonly size: number;
  readonly leading: number;
  readonly colour: string;
  readonly strong?: true;
  /** Chinese text is set to both edges; Latin text is ragged always. */
  readonly justify?: true;
}

export const STYLES = {
  title: { size: 24, leading: 34, colour: INK, strong: true },
  heading: [
    { size: 15, leading: 22, colour: INK, strong: true },
    { size: 11.5, leading: 17, colour: INK, strong: true },
    { size: 9.5, leading: 15, colour: FAINT, strong: true },
  ],
  plain: { size: 9.5, leading: 15, colour: INK, justify: true },
  lead: { size: 10, leading: 15.5, colour: INK, justify: true },
  faint: { size: 8.6, leading: 13, colour: FAINT, justify: true },
  item: { size: 9, leading: 13.8, colour: INK, justify: true },
  cell: { size: 8.6, leading: 12.8, colour: INK },
  head: { size: 7.8, leading: 11.5, colour: FAINT, strong: true },
  small: { size: 7.6, leading: 12, colour: FAINT },
  verdictTitle: { size: 11, leading: 16, colour: INK, strong: true },
  verdictLine: { size: 9, leading: 13.5, colour: INK },
  note: { size: 8.2, leading: 12, colour: FAINT, justify: true },
  furniture: { size: 7, leading: 10, colour: FAINT },
} as const satisfies Record<string, Style | readonly Style[]>;
