import type { ComponentChildren, VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { type Language, textIn } from "../src/language/language.ts";
import { formOf } from "../src/language/languages.ts";
import { keepNumbersWholeIn } from "../src/report/html/whole-numbers.ts";
import words from "./words.json" with { type: "json" };

/** What every page needs to know. */
export interface PageContext {
  readonly language: Language;
  /** The same page in the other languages. */
  readonly switches: readonly { readonly language: Language; readonly address: string }[];
  readonly style: string;
  readonly script: string;
  readonly rules: { readonly version: string; readonly sha256: string };
}

interface LayoutProps {
  readonly context: PageContext;
  readonly title: string;
  /** The main section that the page belongs to. */
  readonly section: "start" | "open" | "lists" | "catalogue" | "api";
  /** Seconds after which the page is asked for again where no script runs; null for never. */
  readonly refresh?: number | null;
  readonly children: ComponentChildren;
}

const SECTIONS = [
  { id: "start", address: "/", label: words.toStart },
  { id: "open", address: "/open", label: words.toOpen },
  { id: "lists", address: "/lists", label: words.toLists },
  { id: "catalogue", address: "/catalogue", label: words.toCatalogue },
  { id: "api", address: "/api", label: words.toApi },
] as const;

/** The frame of every page. */
export function Layout({ context, title, section, refresh = null, children }: LayoutProps): VNode {
  const { language } = context;
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · ${textIn(words.name, language)}`}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={context.style} />
        {refresh === null ? null : (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
        <script src={context.script} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {textIn(words.skip, language)}
        </a>
        <header class="site">
          <div class="inner">
            <a class="brand" href="/">
              <span class="brand-name">{textIn(words.name, language)}</span>{" "}
              <span class="tagline">{textIn(words.tagline, language)}</span>
            </a>
            <nav aria-label={textIn(words.navigation, language)}>
              {SECTIONS.map(({ id, address, label }) => (
                <a href={address} aria-current={id === section ? "true" : undefined} key={id}>
                  {textIn(label, language)}
                </a>
              ))}
              {context.switches.map(({ language: other, address }) => (
                <a class="switch" href={address} lang={other} hreflang={other} key={other}>
                  {formOf(other).name}
                </a>
              ))}
            </nav>
          </div>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="site">
          <div class="inner">
            <p>{textIn(words.unofficial, language)}</p>
            <p>{textIn(words.disclaimer, language)}</p>
            <p>{textIn(words.privacy, language)}</p>
            <p class="rules-stamp">
              {textIn(words.rules, language, {
                version: context.rules.version,
                hash: context.rules.sha256.slice(0, 12),
              })}{" "}
              · <a href="/changes">{textIn(words.toChanges, language)}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  );
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='5' fill='%2317544f'/%3E%3Cpath d='M8 11h16M8 21h9' fill='none' stroke='%23fff' stroke-width='4'/%3E%3C/svg%3E";

/** A page as the text that is sent. */
export function renderPage(page: VNode): string {
  return `<!doctype html>\n${keepNumbersWholeIn(renderToString(page))}\n`;
}
