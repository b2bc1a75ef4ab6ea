/** Lets a button copy the field that it names, and say so. */
export function copyLinks(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("button[data-copy]")) {
    const input = page.querySelector<HTMLInputElement>(`#${button.dataset.copy ?? ""}`);
    if (!input || !navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      input.select();
      await navigator.clipboard.writeText(input.value);
      button.textContent = button.dataset.copied ?? "";
    });
  }
}
