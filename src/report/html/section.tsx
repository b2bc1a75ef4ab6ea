import type { ComponentChildren, VNode } from "preact";

interface SectionProps {
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}

/** A part of the report under its heading. */
export function Section({ id, heading, children }: SectionProps): VNode {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{heading}</h2>
      {children}
    </section>
  );
}

interface TextListProps {
  readonly heading?: string;
  readonly items: readonly string[];
  readonly ordered?: boolean;
}

/** Texts as a list under a small heading; nothing where there are none. */
export function TextList({ heading, items, ordered = false }: TextListProps): VNode | null {
  if (items.length === 0) return null;
  const entries = items.map((item, index) => <li key={index}>{item}</li>);
  return (
    <div class="text-list">
      {heading === undefined ? null : <h4>{heading}</h4>}
      {ordered ? <ol>{entries}</ol> : <ul>{entries}</ul>}
    </div>
  );
}
