import { join } from "node:path";
import { type Request, type RequestHandler, type Response, Router } from "express";
import { ListPreviewPage } from "../../../web/pages/list-preview.tsx";
import {
  ListDonePage,
  ListProgressPage,
  type ListProgressView,
  ListRefusedPage,
  ListsPage,
} from "../../../web/pages/lists.tsx";
import pageWords from "../../../web/words.json" with { type: "json" };
import { fillWords, inEach, joinList, textIn, type Words } from "../../language/language.ts";
import { OVERVIEW_FILE, REPORT_NAME, REPORTS_FOLDER } from "../../screen/reports/report-maker.ts";
import type { PreviewedColumn } from "../../screen/run/preview.ts";
import { answerable, type Vocabulary } from "../../vocabulary/vocabulary.ts";
import { Failure } from "../failure.ts";
import { field, readFields } from "../forms/fields.ts";
import { cookieFor, readCookies } from "../http/cookies.ts";
import { languageFor } from "../http/languages.ts";
import { sameSiteOnly } from "../http/security.ts";
import { switchLanguage } from "../pages/router.tsx";
import { form, onlyMethods, page, pageWithForm } from "../pages/routes.ts";
import { contextOf, type Frame, sendPage } from "../pages/frame.ts";
import type { Settings } from "../settings.ts";
import { uploadedFile, wishesOf } from "./form.ts";
import { ARCHIVE_FILE, LARGEST_LIST, MOST_ROWS_WITH_DOSSIERS, PLAIN_WISHES, RESULTS_FOLDER } from "./job.ts";
import { type KeptList, type ListStore, resultsOf } from "./store.ts";
import words from "./words.json" with { type: "json" };

/** What the pages on lists are made with. */
export interface ListServices extends Frame {
  readonly vocabulary: Vocabulary;
  readonly settings: Settings;
  /** null where the machine has no place for lists. */
  readonly store: ListStore | null;
}

const KEY_COOKIE = "list";

/** The pages on which a list is sent, looked at, checked and taken away; other addresses go on. */
export function listRoutes(services: ListServices): RequestHandler {
  const { settings } = services;
  const router = Router({ caseSensitive: true });
  router.use("/lists", switchLanguage(settings), sameSiteOnly(settings));
  if (services.store === null) {
    router.use("/lists", () => {
      throw new Failure("busy", { text: words.noPlace });
    });
    return router;
  }
  const { store } = services;
  router
    .route("/lists")
    .get((request, response) => {
      sendPage(response, <ListsPage context={contextOf(request, services)} problem={null} />);
    })
    .post(async (request, response) => {
      const file = await uploadedFile(request);
      if (file === null || file.bytes.length > LARGEST_LIST) {
        const problem = file === null ? words.noFile : words.tooLarge;
        const status = file === null ? 400 : 413;
        sendPage(response, <ListsPage context={contextOf(request, services)} problem={problem} />, status);
        return;
      }
      const { list, key } = store.add(file.name, file.bytes, languageFor(request));
      response.cookie(KEY_COOKIE, key, cookieFor(addressOf(list), request, settings));
      response.set("Cache-Control", "no-store").redirect(303, addressOf(list));
    })
    .all(onlyMethods("GET, HEAD, POST"));
  const kept = (request: Request): KeptList => {
    const found = store.find(String(request.params.list), readCookies(request).get(KEY_COOKIE));
    if (found === null) throw new Failure("not-found", { text: words.gone });
    return found;
  };
  pageWithForm(
    router,
    "/lists/:list",
    (request, response) => show(kept(request), request, response, { ...services, store }),
    (request, response) => {
      const list = kept(request);
      const fields = readFields(request);
      list.wishes = wishesOf(fields, list.wishes);
      store.start(list, field(fields, "do") === "run" ? "run" : "preview");
      response.set("Cache-Control", "no-store").redirect(303, addressOf(list));
    },
  );
  form(router, "/lists/:list/again", (request, response) => {
    const list = kept(request);
    // What was said of a list that it cannot be read by would keep it from being looked at for good.
    if (list.state.kind === "refused") list.wishes = PLAIN_WISHES;
    store.start(list, "preview");
    response.set("Cache-Control", "no-store").redirect(303, addressOf(list));
  });
  form(router, "/lists/:list/delete", (request, response) => {
    const list = kept(request);
    store.remove(list.id);
    response.clearCookie(KEY_COOKIE, cookieFor(addressOf(list), request, settings));
    response.set("Cache-Control", "no-store").redirect(303, "/lists");
  });
  page(router, "/lists/:list/state", (request, response) => {
    const list = kept(request);
    const view = progressOf(list, store);
    const said = textIn(view?.said, languageFor(request)) ?? null;
    response.set("Cache-Control", "no-store").json({ said, percent: view?.percent ?? null });
  });
  const sent = (names: readonly string[], attached: boolean): RequestHandler => {
    return (request, response) => {
      const folder = resultsOf(kept(request));
      if (folder === null) throw new Failure("not-found");
      sendResult(
        join(folder, ...names.map((name) => name.replace("{report}", reportOf(request)))),
        attached,
        response,
      );
    };
  };
  page(router, "/lists/:list/results.zip", sent([ARCHIVE_FILE], true));
  page(router, "/lists/:list/results.xlsx", sent([RESULTS_FOLDER, "results.xlsx"], true));
  page(router, `/lists/:list/${OVERVIEW_FILE}`, sent([RESULTS_FOLDER, OVERVIEW_FILE], false));
  page(
    router,
    `/lists/:list/${REPORTS_FOLDER}/:report`,
    sent([RESULTS_FOLDER, REPORTS_FOLDER, "{report}"], false),
  );
  return router;
}

function addressOf({ id }: KeptList): string {
  return `/lists/${id}`;
}

function reportOf(request: Request): string {
  const name = String(request.params.report ?? "");
  if (name !== "" && !REPORT_NAME.test(name)) throw new Failure("not-found");
  return name;
}

/** A file of results; pages bring their own style and nothing else. */
function sendResult(file: string, attached: boolean, response: Response): void {
  response.set("Cache-Control", "no-store");
  if (attached || !file.endsWith(".html")) response.attachment(file);
  else {
    response.set(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  }
  response.sendFile(file, { dotfiles: "allow", cacheControl: false, lastModified: false, etag: false });
}

function show(
  list: KeptList,
  request: Request,
  response: Response,
  services: ListServices & { readonly store: ListStore },
): void {
  const context = contextOf(request, services);
  const { state, name } = list;
  const shared = { context, name, address: addressOf(list) };
  if (state.kind === "refused") {
    sendPage(response, <ListRefusedPage {...shared} reason={state.words} />);
    return;
  }
  if (state.kind === "done") {
    const { counts } = state;
    sendPage(
      response,
      <ListDonePage {...shared} counts={counts} hasReports={list.wishes.reports !== null} />,
    );
    return;
  }
  if (state.kind === "previewed") {
    const facts = answerable(services.vocabulary).map(({ id, title }) => ({
      id,
      title: textIn(title, context.language),
    }));
    const { meanings, read, ...wishes } = list.wishes;
    const lines = Object.entries(read).map((entry) => entry.join("="));
    const shown = { ...wishes, meanings: new Map(meanings), read: lines.join("\n") };
    sendPage(
      response,
      <ListPreviewPage
        {...shared}
        preview={state.preview}
        problem={state.isUndecided ? undecided(state.preview.columns) : null}
        facts={facts}
        mostWithDossiers={MOST_ROWS_WITH_DOSSIERS}
        wishes={shown}
      />,
    );
    return;
  }
  const progress = progressOf(list, services.store);
  if (progress !== null) sendPage(response, <ListProgressPage {...shared} progress={progress} />);
}

/** That columns have no meaning yet, and which. */
function undecided(columns: readonly PreviewedColumn[]): Words {
  const headings = columns
    .filter(({ kind }) => kind === "unknown")
    .map(({ heading, letter }) => heading || letter);
  return inEach((language) => textIn(words.undecided, language, { headings: joinList(headings, language) }));
}

/** How far a list is; null where nothing is done with it. */
function progressOf(list: KeptList, store: ListStore): ListProgressView | null {
  const { state } = list;
  const { stages } = pageWords.lists;
  if (state.kind === "waiting")
    return { said: fillWords(stages.waiting, { before: String(store.before(list)) }), percent: null };
  if (state.kind !== "working") return null;
  const { progress } = state;
  if (progress === null) return { said: stages.preview, percent: null };
  const { stage, done, all } = progress;
  const percent = all === 0 ? 0 : Math.floor((done * 100) / all);
  const values = { percent: String(percent), done: String(done), all: String(all) };
  const said: Words = fillWords(stages[stage], values);
  return { said, percent };
}
