import { afterEach, expect, it, vi } from "vitest";
import { copyLinks } from "../../web/browser/copy-link.ts";

afterEach(() => vi.unstubAllGlobals());

/** A page with one field, its button, and a clipboard that takes what is copied or refuses it. */
function pageWith(writeText: (text: string) => Promise<void>) {
  const clicks: (() => unknown)[] = [];
  const done: string[] = [];
  const input = { value: "a link", select: () => done.push("selected"), focus: () => done.push("focused") };
  const button = {
    dataset: { copy: "link", copied: "Copied" },
    hidden: true,
    textContent: "Copy",
    addEventListener: (_: string, listener: () => unknown) => clicks.push(listener),
  };
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  copyLinks({ querySelectorAll: () => [button], querySelector: () => input } as unknown as Document);
  return { button, done, click: () => clicks.map((listener) => listener()) };
}

it("says that a link was copied", async () => {
  const { button, done, click } = pageWith(() => Promise.resolve());
  click();
  await Promise.resolve();
  expect([button.hidden, button.textContent, done]).toEqual([false, "Copied", ["selected"]]);
});

it("leaves the field selected, and fails nowhere, where the browser refuses", async () => {
  const { button, done, click } = pageWith(() => Promise.reject(new Error("not allowed")));
  await Promise.all(click());
  await Promise.resolve();
  expect([button.textContent, done]).toEqual(["Copy", ["selected", "focused"]]);
});
