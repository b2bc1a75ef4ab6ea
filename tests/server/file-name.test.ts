import { describe, expect, test } from "vitest";
import { fileNameOf } from "../../src/server/pages/file-name.ts";

describe("a downloaded file", () => {
  test.each([
    ["Britannia Networks (Guangzhou) JV", null, "html", "Britannia-Networks-Guangzhou-JV-2026-11-21.html"],
    ["珠江问卷咨询（虚构）有限公司", null, "md", "珠江问卷咨询-虚构-有限公司-2026-11-21.md"],
    [undefined, null, "json", "zhunru-2026-11-21.json"],
    ["../../etc/passwd\u0000", "profile", "json", "etc-passwd-profile-2026-11-21.json"],
    ["…", "profile", "json", "zhunru-profile-2026-11-21.json"],
  ])("of %s is named after the case and its day", (name, kind, extension, expected) => {
    expect(fileNameOf(name, "2026-11-21", kind, extension)).toBe(expected);
  });

  test("has a name that file systems take, however long the case's is", () => {
    expect(fileNameOf("界".repeat(500), "2026-11-21", null, "html")).toBe(
      `${"界".repeat(60)}-2026-11-21.html`,
    );
  });
});
