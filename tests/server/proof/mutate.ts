import type { Random } from "../../proof/evaluators/random.ts";

/** A request to the API or to a page. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "1e999",
  "NaN",
  "<script>alert(1)</script>",
  "\u202e\u0000\ud800",
  "x".repeat(9_999),
  "9".repeat(5_000),
  `1/${"9".repeat(2_000)}`,
  {},
  [],
  [[[[[[]]]]]],
  { __proto__: null, constructor: { prototype: 1 } },
  { amount: "9".repeat(400), currency: "USD" },
  [{ name: "A", share: "100", holders: [{ name: "B", share: "1/3" }] }],
  [{ id: "a", holds: [{ entity: "a", share: 100 }] }],
];

const KEYS = [
  "__proto__",
  "constructor",
  "investors",
  "entities",
  "chineseShare",
  "city",
  "exchangeRates",
  "",
];
const QUERIES = [
  "",
  "?asOf=2024-06-30",
  "?asOf=2024-02-30",
  "?asOf=",
  "?asOf=2024-06-30&asOf=2024-06-30",
  "?keep=city",
  "?keep=%00",
  "?%E0%A4",
  "?lang=en",
  "?__proto__=1",
  `?asOf=${"9".repeat(3_000)}`,
];
const PATHS = ["/evaluate", "/next-question", "/compare"];
const READ_ONLY = [
  "/provisions",
  "/provisions/gz-2022-212/1-12",
  "/provisions/%2e%2e/%00",
  "/provisions/",
  "/documents",
  "/facts",
  "/openapi.json",
  "/nothing",
];
const PAGES = [
  "/",
  "/open",
  "/api",
  "/catalogue?q=%00&page=99999999",
  "/catalogue?document=__proto__",
  "/provisions/a/b/c",
  "/documents/__proto__",
  "/case/AAAAAAAAAAAAAAAAAAAAAA/next",
  "/case/AAAAAAAAAAAAAAAAAAAAAA/question/city",
  "/case/x/report.html",
  "//[/",
  "/%",
];
const FORMS = [
  "/cases/open",
  "/cases/download",
  "/cases/result",
  "/validate/foreignShare",
  "/case/AAAAAAAAAAAAAAAAAAAAAA/plan",
];
const TYPES = [
  "application/json",
  "application/json; charset=utf-8",
  "text/plain",
  "application/json; charset=gbk",
  "",
];

/** A request made from a sound profile by mutating anything about it. */
export function mutatedRequest(profile: Readonly<Record<string, unknown>>, random: Random): Sent {
  const choice = random.below(20);
  if (choice === 0)
    return {
      method: random.pick(["GET", "HEAD", "POST", "DELETE"]),
      path: `/api/v1${random.pick(READ_ONLY)}${random.pick(QUERIES)}`,
      headers: {},
      body: null,
    };
  if (choice === 1)
    return {
      method: random.pick(["GET", "POST", "PUT"]),
      path: random.pick(PAGES),
      headers: { Cookie: `answers-0=${"A".repeat(random.below(4_000))}; lang=__proto__` },
      body: null,
    };
  if (choice <= 3) return mutatedForm(profile, random);
  const type = random.percent(90) ? "application/json" : random.pick(TYPES);
  return {
    method: "POST",
    path: `/api/v1${random.pick(PATHS)}${random.percent(80) ? "?asOf=2024-06-30" : random.pick(QUERIES)}`,
    headers: { "Content-Type": type },
    body: mutatedBody(profile, random),
  };
}

function mutatedForm(profile: Readonly<Record<string, unknown>>, random: Random): Sent {
  const fields = new URLSearchParams();
  fields.set("profile", String(mutatedBody(profile, random)));
  fields.set("case", Buffer.from(JSON.stringify(random.pick(HOSTILE))).toString("base64url"));
  for (const name of ["value", "city", "asOf", "name", "answer", "of-1", "share-1", "name-1"]) {
    if (random.percent(50)) fields.append(name, JSON.stringify(random.pick(HOSTILE)));
  }
  return {
    method: "POST",
    path: random.pick(FORMS),
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: fields.toString(),
  };
}

function mutatedBody(profile: Readonly<Record<string, unknown>>, random: Random): string | Uint8Array {
  const mutated: Record<string, unknown> = { ...profile };
  const keys = Object.keys(profile);
  for (let count = random.below(3); count > 0; count -= 1) {
    const key = random.percent(70) && keys.length > 0 ? random.pick(keys) : random.pick(KEYS);
    Object.defineProperty(mutated, key, {
      value: random.pick(HOSTILE),
      enumerable: true,
      configurable: true,
    });
  }
  const text = JSON.stringify(mutated);
  const place = random.below(text.length);
  switch (random.below(12)) {
    case 0:
      return text.slice(0, place);
    case 1:
      return (
        text.slice(0, place) +
        random.pick(["{", "}", '"', ",", "\\u", "\u0000", "0", "-"]) +
        text.slice(place)
      );
    case 2:
      return text.replace("{", '{"city":"guangzhou",');
    case 3:
      return "[".repeat(random.below(20_000));
    case 4:
      return new Uint8Array([...Buffer.from(text.slice(0, place)), 0xff, 0xfe]);
    default:
      return text;
  }
}
