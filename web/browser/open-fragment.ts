/** Sends the case in the address's fragment, which no server was sent, as a form; the address then forgets it. */
export function openFragment(page: Document): void {
  const form = page.querySelector<HTMLFormElement>("[data-open-fragment]");
  const input = form?.querySelector("input");
  const packed = window.location.hash.slice(1);
  if (!form || !input || packed === "") return;
  input.value = packed;
  window.history.replaceState(null, "", window.location.pathname);
  form.submit();
}
