import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a dossier's pages are drawn with, from pinned packages: at run time dist/ is all that is needed. */
const FILES = {
  fonts: [
    "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
    "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
    "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
    "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    "@expo-google-fonts/noto-sans-sc/LICENSE_FONT",
  ],
  // pdfkit looks for its colour profile in data/ beside the program.
  data: ["pdfkit/js/data/sRGB_IEC61966_2_1.icc"],
};

const resolve = createRequire(import.meta.url).resolve;
const dist = fileURLToPath(new URL(".", import.meta.url));
for (const [folder, files] of Object.entries(FILES)) {
  mkdirSync(join(dist, folder), { recursive: true });
  for (const file of files) copyFileSync(fileOf(file), join(dist, folder, basename(file)));
}

/** A file of a package, whether or not the package's exports name it. */
function fileOf(path: string): string {
  const [scope = "", name = ""] = path.split("/");
  const named = scope.startsWith("@") ? `${scope}/${name}` : scope;
  for (const folder of createRequire(import.meta.url).resolve.paths(named) ?? []) {
    const found = join(folder, path);
    try {
      return resolve(found);
    } catch {
      // It may stand in a folder further up.
    }
  }
  throw new Error(`${path} is not installed`);
}
