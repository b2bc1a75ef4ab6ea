import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { zhunru } from "../../support/program.ts";
import { IN_FORCE } from "../../support/rulebook.ts";
import { ask, folder, saved } from "./plain.ts";

describe("a saved file", () => {
  test("is a profile that check takes, and that --resume goes on with", () => {
    const file = join(folder, "half.json");
    expect(ask(["app store", "", "guangzhou", "/save"], "--save", file).status).toBe(0);
    expect(zhunru(["check", file]).status).toBe(0);
    const resumed = ask(["40", "no", "no"], "--resume", file);
    expect(resumed.status).toBe(0);
    expect(resumed.stdout).toContain("Read ");
    expect(resumed.stdout).not.toContain("What does the company plan to do");
    expect(resumed.stdout).toContain("Decided: ✓ gz-2022-212/1-50:app-store");
  });

  test("with a group of companies shows it, and says where it can be changed", () => {
    const group = ["foreign", "mainland"].map((origin) => ({
      id: origin,
      origin,
      holds: [{ entity: "company", share: "50" }],
    }));
    const file = saved("group.json", { city: "guangzhou", activities: ["social-survey"], entities: group });
    const ended = ask(["/answers", "entities", "no"], "--lang", "en", "--resume", file);
    expect(ended.status).toBe(0);
    expect(ended.stdout).toContain(
      "Your earlier answer: an ownership structure of 2 entities\nGroup of entities can be changed in the profile file only.\n",
    );
  });

  test("that no longer fits is refused by name, and nothing is asked", () => {
    const file = saved("old.json", { city: "guangzhou", townHall: true, activities: ["social-surveys"] });
    const ended = ask([], "--resume", file);
    expect(ended.status).toBe(2);
    expect(ended.stdout).toBe("");
    expect(ended.stderr).toContain("townHall");
    expect(ended.stderr).toContain("social-survey");
  });

  test("cannot be written into a folder that is not there: said, and asked again", () => {
    const { stdout, status } = ask([
      "app store",
      "",
      "/save",
      join(folder, "none", "x.json"),
      join(folder, "there.json"),
    ]);
    expect(stdout.replace(/\s+/g, " ")).toContain("cannot be written (there is no such file or folder)");
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(join(folder, "there.json"), "utf8"))).toEqual({
      asOf: IN_FORCE,
      activities: ["app-store"],
    });
  });

  test("is not written over unasked", () => {
    const file = saved("mine.json", { name: "Keep" });
    ask(["app store", "", "/save", file, "no", join(folder, "other.json")]);
    expect(readFileSync(file, "utf8")).toBe('{"name":"Keep"}');
  });
});

describe("the end of the input in the middle", () => {
  test("saves what there is into a free file, exits with 1 and says where", () => {
    const ended = zhunru(["--plain", "--lang", "en"], { cwd: folder, input: "app store\n\nguangzhou\n" });
    expect(ended.status).toBe(1);
    expect(ended.stdout.replace(/\s+/g, " ")).toContain(
      'The input ended at the question "What share do the foreign holders have together?"',
    );
    const file = join(folder, "zhunru-answers.json");
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      city: "guangzhou",
      activities: ["app-store"],
    });
  });

  test("before the first answer there is nothing to save", () => {
    const ended = ask([]);
    expect(ended.status).toBe(1);
    expect(ended.stdout).toContain("There are no answers to save yet.");
  });
});
