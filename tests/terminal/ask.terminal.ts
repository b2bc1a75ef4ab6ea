import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { Terminal } from "./terminal.ts";

const AS_OF = ["--as-of", "2024-06-30"];
let open: Terminal | null = null;

function start(given: readonly string[], columns = 80, rows = 32): Terminal {
  open = new Terminal([...AS_OF, ...given], columns, rows);
  return open;
}

afterEach(() => {
  open?.close();
  open = null;
});

interface Phrases {
  readonly language: string;
  readonly activity: string;
  readonly found: string;
  /** The heading above what was found. */
  readonly sector: string;
  readonly all: string;
  readonly city: string;
  readonly share: string;
  readonly why: string;
  readonly clause: string;
  readonly typed: string;
  readonly readBack: string;
  readonly held: string;
  readonly nationality: string;
  readonly nation: string;
  readonly nationFound: string;
  readonly next: string;
}

const ENGLISH: Phrases = {
  language: "en",
  activity: "opinion poll",
  found: "❯ Social surveys",
  sector: "Leasing and business services",
  all: "❯ That is all",
  city: "❯ Guangzhou",
  share: "? What share do the foreign holders have together?",
  why: "/why",
  clause: "中方股比不低于67%",
  typed: "1/4",
  readBack: "Is that right?",
  held: "Does anyone hold shares for somebody else, or control the company by contract?",
  nationality: "What is the nationality (country or region) of the legal representative?",
  nation: "china",
  nationFound: "❯ China",
  next: "What now?",
};

const CHINESE: Phrases = {
  language: "zh-CN",
  activity: "民意调查",
  found: "❯ 社会调查",
  sector: "租赁和商务服务业",
  all: "❯ 选完了",
  city: "❯ 广州市",
  share: "? 外方投资者合计持股多少？",
  why: "/为什么",
  clause: "中方股比不低于67%",
  typed: "四分之一",
  readBack: "对吗？",
  held: "有没有人替他人持有股权",
  nationality: "法定代表人",
  nation: "中国",
  nationFound: "❯ 中国",
  next: "接下来做什么？",
};

describe.each([ENGLISH, CHINESE])("in $language", (say) => {
  test("from the first question to the report, each screen as people see it", async () => {
    const terminal = start(["--lang", say.language]);
    expect(await terminal.shows(`${say.found} `)).toMatchSnapshot("the first question");
    terminal.types(say.activity);
    expect(await terminal.shows(`${say.activity} ${say.sector} ${say.found}`)).toMatchSnapshot(
      "an activity found by typing",
    );
    terminal.presses("Enter");
    await terminal.shows(say.all);
    terminal.presses("Enter");
    expect(await terminal.shows(say.city)).toMatchSnapshot("a choice");
    terminal.presses("Enter");
    expect(await terminal.shows(say.share)).toMatchSnapshot("a share to type");
    terminal.types(say.why);
    terminal.presses("Enter");
    await terminal.shows(say.clause);
    terminal.types(say.typed);
    terminal.presses("Enter");
    expect(await terminal.shows(say.readBack)).toMatchSnapshot("why, and what was understood");
    terminal.presses("Enter");
    await terminal.shows(say.held);
    terminal.presses("Down", "Enter");
    await terminal.shows(say.nationality);
    terminal.types(say.nation);
    await terminal.shows(say.nationFound);
    terminal.presses("Enter");
    await terminal.shows(say.next);
    terminal.presses("Down", "Down", "Enter");
    await terminal.shows("status 0");
  });
});

test("Ctrl-C offers to save, and --resume goes on from there", async () => {
  const terminal = start(["--lang", "en"]);
  await terminal.shows("VPN");
  terminal.types("app store");
  await terminal.shows("❯ App store services");
  terminal.presses("Enter");
  await terminal.shows("❯ That is all");
  terminal.presses("Enter");
  await terminal.shows("❯ Guangzhou");
  terminal.presses("C-c");
  await terminal.shows("Interrupted. Save your answers (1)?");
  terminal.presses("Enter");
  await terminal.shows("File name:");
  terminal.types("half.json");
  terminal.presses("Enter");
  await terminal.shows("status 1");
  const file = join(terminal.folder, "half.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ asOf: "2024-06-30", activities: ["app-store"] });
  terminal.close();
  const resumed = start(["--lang", "en", "--resume", file]);
  await resumed.shows("❯ Guangzhou");
});

test("Ctrl-D is the end of the input: what there is is saved, and where it stopped is said", async () => {
  const terminal = start(["--lang", "en"]);
  await terminal.shows("VPN");
  terminal.types("app store");
  await terminal.shows("❯ App store services");
  terminal.presses("Enter");
  await terminal.shows("❯ That is all");
  terminal.presses("Enter");
  await terminal.shows("❯ Guangzhou");
  terminal.presses("C-d");
  await terminal.shows("The input ended at the question");
  await terminal.shows("status 1");
  const file = join(terminal.folder, "zhunru-answers.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ asOf: "2024-06-30", activities: ["app-store"] });
});

test("a narrow terminal is told, and asked line by line", async () => {
  const terminal = start(["--lang", "en"], 34, 40);
  expect(await terminal.shows("What does the company plan to do, or apply for?")).toMatchSnapshot();
});

test("--plain on a terminal answers line by line, and Ctrl-C offers to save there too", async () => {
  const terminal = start(["--lang", "en", "--plain"], 80, 60);
  await terminal.shows("What does the company plan to do");
  terminal.types("app store");
  terminal.presses("Enter");
  await terminal.shows("Chosen: App store services");
  terminal.presses("Enter");
  await terminal.shows("1) Guangzhou");
  terminal.presses("C-c");
  await terminal.shows("Interrupted. Save your answers (1)? (y/n)");
  terminal.types("no");
  terminal.presses("Enter");
  await terminal.shows("status 1");
});
