import type { Language } from "../../language/language.ts";
import type { Run } from "../runs.ts";
import type { Content, Element, PdfDocument } from "./document.ts";

/**
 * The marked content of a paragraph's lines on one page: one for all of them, but for links and for words in another
 * language, which have an element of their own. More would make a screen reader spell.
 */
export class Tags {
  readonly #doc: PdfDocument;
  readonly #element: Element | null;
  readonly #language: Language;
  #inner: { readonly run: Run; readonly element: Element } | null = null;
  #open: { readonly element: Element; readonly content: Content } | null = null;

  constructor(doc: PdfDocument, element: Element | null, language: Language) {
    this.#doc = doc;
    this.#element = element;
    this.#language = language;
  }

  enter(run: Run): void {
    if (this.#element === null) return;
    const isForeign = run.language !== this.#language;
    if (run.to === undefined && !isForeign) this.#leaveInner();
    else if (this.#inner?.run !== run) {
      this.#leaveInner();
      const type = run.to === undefined ? "Span" : "Link";
      const element = this.#doc.struct(type, isForeign ? { lang: run.language } : {});
      this.#element.add(element);
      this.#inner = { run, element };
    }
    const element = this.#inner?.element ?? this.#element;
    if (this.#open?.element === element) return;
    this.#shut();
    this.#open = { element, content: this.#doc.markStructureContent(element.dictionary.data.S) };
  }

  link(x: number, y: number, width: number, height: number): void {
    const { run, element } = this.#inner ?? {};
    if (run?.to === undefined || element === undefined) return;
    this.#shut();
    // pdfkit writes a plain string as a name, and a String as text.
    const text = new String(run.text);
    this.#doc.goTo(x, y, width, height, run.to, { structParent: element, Contents: text });
  }

  leave(): void {
    this.#leaveInner();
    this.#shut();
  }

  #leaveInner(): void {
    if (this.#inner === null) return;
    this.#shut();
    this.#inner.element.end();
    this.#inner = null;
  }

  #shut(): void {
    if (this.#open === null) return;
    this.#doc.endMarkedContent();
    this.#open.element.add(this.#open.content);
    this.#open = null;
  }
}
