import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../src/cli/program.ts";
import { thisProcess } from "../../src/cli/terminal.ts";
import { ROOT } from "../support/root.ts";
import { zhunru } from "../support/program.ts";

function helpOf(command: Command): readonly [string, string][] {
  return [[command.name(), command.helpInformation()], ...command.commands.flatMap(helpOf)];
}

const chinese = createProgram({
  environment: { ...thisProcess(ROOT, "0.1.0"), language: "zh-CN" },
  finish: () => undefined,
});

describe("help in Chinese", () => {
  it.each(helpOf(chinese))("of %s describes every option and command in Chinese", (_name, help) => {
    expect(help).toMatch(/^用法：/);
    expect(help).not.toMatch(/Usage:|Options:|Commands:|Arguments:|default:|display|output the/);
    const described = help.split("\n").filter((line) => /^ {2}\S/.test(line));
    for (const line of described) expect(line).toMatch(/\p{Script=Han}/u);
  });

  it("is printed where --lang asks for it, before or after --help", () => {
    for (const given of [
      ["check", "--lang", "zh-CN", "--help"],
      ["check", "--help", "--lang", "zh-CN"],
    ])
      expect(zhunru(given).stdout).toContain("评估一份企业资料");
    expect(zhunru(["check", "--help", "--lang", "en"]).stdout).toContain("assess one company profile");
  });
});
