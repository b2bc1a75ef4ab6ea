import type { VNode } from "preact";

/** What leads a page: how a document stands that does not plainly hold today; nothing where it does. */
export function Banner({ text }: { readonly text: string | null }): VNode | null {
  return text === null ? null : <p class="banner">{text}</p>;
}
