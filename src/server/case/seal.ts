import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;
/** More than any case holds, so that a small cookie cannot be blown up. */
const LARGEST_TEXT = 512 * 1024;

/** A text compressed, encrypted and authenticated for one purpose (such as a case's id), as base64url. */
export function seal(text: string, purpose: string, key: Buffer): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([cipher.update(deflateRawSync(text, { level: 9 })), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** What was sealed for the purpose; null for anything else, whatever it is. */
export function unseal(sealed: string, purpose: string, key: Buffer): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE + TAG) return null;
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
