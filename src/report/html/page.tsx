import type { ComponentChildren } from "preact";
import { renderToString } from "preact-render-to-string";
import type { Language } from "../../language/language.ts";
import { keepNumbersWholeIn } from "./whole-numbers.ts";

/** One HTML file with its style in it and no link to the outside. */
export function renderStandalone(
  content: ComponentChildren,
  title: string,
  language: Language,
  style: string,
): string {
  const page = renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body class="standalone">
        <main>{content}</main>
      </body>
    </html>,
  );
  return `<!doctype html>\n${keepNumbersWholeIn(page)}\n`;
}
