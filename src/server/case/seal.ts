import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Settings } from "../settings.ts";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;
/** More than any case holds, so that a small cookie cannot be blown up. */
const LARGEST_TEXT = 512 * 1024;

/** Seals texts that travel with the browser. */
export interface Seals {
  /** A text compressed, encrypted and authenticated for one purpose (such as a case's id) and time, as base64url. */
  seal(text: string, purpose: string, milliseconds: number): string;
  /** What was sealed for the purpose, while its time runs; null for anything else, whatever it is. */
  unseal(sealed: string, purpose: string): string | null;
}

/** What cookies are sealed and sent with. */
export interface Keeping {
  readonly seals: Seals;
  readonly settings: Pick<Settings, "publicAddress">;
}

/** Seals with the first of the keys (32 bytes each), and opens what any of them sealed. `now` as of the epoch, in ms. */
export function createSeals(keys: readonly Uint8Array[], now: () => number): Seals {
  const [present] = keys;
  if (present === undefined) throw new Error("there is no key to seal with");
  return {
    seal: (text, purpose, milliseconds) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, present, nonce).setAAD(Buffer.from(purpose));
      const packed = deflateRawSync(`${now() + milliseconds}\n${text}`, { level: 9 });
      const sealed = Buffer.concat([cipher.update(packed), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
    },
    unseal: (sealed, purpose) => {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < NONCE + TAG) return null;
      for (const key of keys) {
        const opened = open(bytes, purpose, key);
        if (opened !== null) return stillGood(opened, now());
      }
      return null;
    },
  };
}

function open(bytes: Buffer, purpose: string, key: Uint8Array): string | null {
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
    const packed = Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]);
    return inflateRawSync(packed, { maxOutputLength: LARGEST_TEXT }).toString("utf8");
  } catch {
    return null;
  }
}

/** The text behind the end that was sealed with it; null once that has come. */
function stillGood(opened: string, now: number): string | null {
  const [, end, text] = /^(\d{1,16})\n(.*)$/s.exec(opened) ?? [];
  return text !== undefined && Number.parseInt(end ?? "", 10) > now ? text : null;
}
