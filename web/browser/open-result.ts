/** Opens the folded part of a page that its address points to, now and whenever the address changes. */
export function openResult(page: Document): void {
  const open = (): void => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    const target = id === "" ? null : page.getElementById(id);
    for (let part = target; part !== null; part = part.parentElement) {
      if (part instanceof HTMLDetailsElement) part.open = true;
    }
    target?.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();
}
