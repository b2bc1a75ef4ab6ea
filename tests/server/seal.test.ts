import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packProfile, unpackProfile } from "../../src/server/case/link.ts";
import { createSeals } from "../../src/server/case/seal.ts";
import { reader } from "../support/rulebook.ts";

const A_DAY = 24 * 3600 * 1000;
const KEY = randomBytes(32);
const { seal, unseal } = createSeals([KEY], () => 0);

describe("a seal", () => {
  it("opens with the same key and purpose alone", () => {
    const other = createSeals([randomBytes(32)], () => 0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, purpose) => {
        const sealed = seal(text, purpose, A_DAY);
        expect(unseal(sealed, purpose)).toBe(Buffer.from(text).toString("utf8"));
        expect(unseal(sealed, `${purpose}!`)).toBeNull();
        expect(other.unseal(sealed, purpose)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  it("does not open once any byte was changed, and takes any text for a seal that is none", () => {
    const sealed = Buffer.from(seal("guangzhou", "case", A_DAY), "base64url");
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = Buffer.from(sealed);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(unseal(changed.toString("base64url"), "case")).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => unseal(text, "case") === null));
  });

  it("holds its own end, whatever the browser makes of the cookie's", () => {
    let now = 0;
    const seals = createSeals([KEY], () => now);
    const sealed = seals.seal("guangzhou", "case", 90 * A_DAY);
    now = 90 * A_DAY - 1;
    expect(seals.unseal(sealed, "case")).toBe("guangzhou");
    now = 90 * A_DAY;
    expect(seals.unseal(sealed, "case")).toBeNull();
  });

  it("opens what the key before sealed, and seals with the present one", () => {
    const present = randomBytes(32);
    const both = createSeals([present, KEY], () => 0);
    expect(both.unseal(seal("guangzhou", "case", A_DAY), "case")).toBe("guangzhou");
    const sealed = both.seal("chengdu", "case", A_DAY);
    expect(createSeals([present], () => 0).unseal(sealed, "case")).toBe("chengdu");
    expect(unseal(sealed, "case")).toBeNull();
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
