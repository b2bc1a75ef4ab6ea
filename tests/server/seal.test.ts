import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packProfile, unpackProfile } from "../../src/server/case/link.ts";
import { seal, unseal } from "../../src/server/case/seal.ts";
import { reader } from "../support/rulebook.ts";

const KEY = randomBytes(32);

describe("a seal", () => {
  it("opens with the same key and purpose alone", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, purpose) => {
        const sealed = seal(text, purpose, KEY);
        expect(unseal(sealed, purpose, KEY)).toBe(Buffer.from(text).toString("utf8"));
        expect(unseal(sealed, `${purpose}!`, KEY)).toBeNull();
        expect(unseal(sealed, purpose, randomBytes(32))).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it("does not open once any byte was changed, and takes any text for a seal that is none", () => {
    const sealed = Buffer.from(seal("guangzhou", "case", KEY), "base64url");
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(unseal(changed.toString("base64url"), "case", KEY)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => unseal(text, "case", KEY) === null));
  });
});

describe("a link", () => {
  it("holds the whole profile, and anything else is none", () => {
    const profile = reader.fromText('{"city":"guangzhou","chineseShare":"1/3","activities":[]}');
    expect(unpackProfile(packProfile(profile))).toBe(
      '{"city":"guangzhou","activities":[],"chineseShare":"1/3"}',
    );
    expect(unpackProfile("!!!")).toBeNull();
  });
});
