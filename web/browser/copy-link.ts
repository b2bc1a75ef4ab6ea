/** Lets a button copy the field that it names, and say so; where the browser refuses, the field stays selected. */
export function copyLinks(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>("button[data-copy][data-copied]")) {
    const { copy, copied } = button.dataset;
    const input = page.querySelector<HTMLInputElement>(`#${copy}`);
    if (!input || !navigator.clipboard || copied === undefined) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      input.select();
      navigator.clipboard.writeText(input.value).then(
        () => {
          button.textContent = copied;
        },
        () => input.focus(),
      );
    });
  }
}
