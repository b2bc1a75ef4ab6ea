import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Router } from "express";
import { fillWords, type Words } from "../language/language.ts";
import words from "./words.json" with { type: "json" };

/** The style and the script of the pages, each at an address that changes with its bytes. */
export interface Assets {
  readonly style: Asset;
  readonly script: Asset;
}

interface Asset {
  readonly address: string;
  readonly type: string;
  readonly text: string;
}

/** A file of the built pages that is not there. */
export class AssetMissing extends Error {
  readonly words: Words;

  constructor(file: string) {
    super(`${file} is missing`);
    this.name = "AssetMissing";
    this.words = fillWords(words.noWebFiles, { file });
  }
}

/** Reads what the build left in dist/web below the root. Throws AssetMissing. */
export function readAssets(root: string): Assets {
  return { style: readAsset(root, "site", "css"), script: readAsset(root, "site", "js") };
}

function readAsset(root: string, name: string, type: string): Asset {
  const file = join(root, "dist/web", `${name}.${type}`);
  if (!existsSync(file)) throw new AssetMissing(file);
  const text = readFileSync(file, "utf8");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { address: `/assets/${name}-${hash}.${type}`, type, text };
}

/** Serves them; a browser may keep them for ever. */
export function serveAssets(assets: Assets): Router {
  const router = Router();
  for (const { address, type, text } of Object.values(assets)) {
    router.get(address, (_request, response) => {
      response.set("Cache-Control", "public, max-age=31536000, immutable").type(type).send(text);
    });
  }
  return router;
}
