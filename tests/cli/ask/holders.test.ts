import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ask, folder } from "./plain.ts";

describe("a table of holders", () => {
  const start = ["app store", "", "guangzhou", "/holders", "Alpha", "foreign", "30"];

  test("is asked for holder by holder, with the running sum", () => {
    const file = join(folder, "table.json");
    const { stdout } = ask(
      [...start, "Beta", "mainland", "80", "70", "2", "Gamma", "?", "100", "no", "no", "no"],
      "--save",
      file,
    );
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("Sum so far 30%, 70% left.");
    expect(text).toContain("The sum would be 110%, 10% too much. Correct the share of Beta.");
    expect(text).toContain("The shares add up to 100%.");
    expect(JSON.parse(readFileSync(file, "utf8")).investors).toEqual([
      {
        name: "Alpha",
        origin: "foreign",
        share: "30",
        holders: [{ name: "Gamma", origin: null, share: "100" }],
      },
      { name: "Beta", origin: "mainland", share: "70" },
    ]);
  });

  test("takes ranges as people write them, and asks whether they are all of it", () => {
    const file = join(folder, "ranges.json");
    const typed = [
      "超过60%至75%",
      "y",
      "Beta",
      "mainland",
      "more than 50% to 60%",
      "more than 25% to 40%",
      "y",
      "1",
    ];
    const { stdout } = ask([...start.slice(0, -1), ...typed, "0", "no", "no", "no"], "--save", file);
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("Sum so far more than 60% and at most 75%, at least 25% and less than 40% left.");
    expect(text).toContain("The sum would be 110%, 10% too much. Correct the share of Beta.");
    expect(text).toContain("Are these all the holders of the company?");
    expect(JSON.parse(readFileSync(file, "utf8")).investors).toEqual([
      { name: "Alpha", origin: "foreign", share: { moreThan: "60", atMost: "75" } },
      { name: "Beta", origin: "mainland", share: { moreThan: "25", atMost: "40" } },
    ]);
  });

  test("goes back by one holder, and says that a table left early is not kept", () => {
    const { stdout } = ask([...start, "/back", "Alpha", "foreign", "100", "/back", "40", "no", "no"]);
    const text = stdout.replace(/\s+/g, " ");
    expect(text).toContain("Sum so far 0%, 100% left.");
    expect(text).toContain("The table of holders is not complete");
    expect(text).toContain("Noted: 40%");
  });
});
