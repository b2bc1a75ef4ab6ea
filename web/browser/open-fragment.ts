/** Sends the case in the address's fragment, which no server was sent, as a form; the address then forgets it. */
export function openFragment(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("[data-open-fragment]");
  const input = form?.querySelector("input");
  if (!form || !input) return;
  const packed = window.location.hash.slice(1);
  show(page, "[data-needs-script]", false);
  show(page, "[data-empty]", packed === "");
  if (packed === "") return;
  input.value = packed;
  window.history.replaceState(null, "", window.location.pathname);
  form.submit();
}

function show(page: Document, selector: string, isShown: boolean): void {
  const element = page.querySelector<HTMLElement>(selector);
  if (element) element.hidden = !isShown;
}
