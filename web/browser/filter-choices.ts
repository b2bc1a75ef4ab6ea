/** Lets a long list of choices be filtered while typing; what is ticked stays in sight. */
export function filterChoices(page: Document): void {
  const box = page.querySelector<HTMLElement>("[data-filter]");
  const input = box?.querySelector("input");
  const status = page.querySelector<HTMLElement>("#filter-count");
  const options = [...page.querySelectorAll<HTMLElement>(".find-choices .option")];
  if (!box || !input) return;
  box.hidden = false;
  input.addEventListener("input", () => {
    const wanted = plain(input.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const option of options) {
      const text = plain(`${option.textContent ?? ""} ${option.dataset.search ?? ""}`);
      const isChosen = option.querySelector("input")?.checked === true;
      const isShown = isChosen || wanted.every((word) => text.includes(word));
      option.hidden = !isShown;
      if (isShown) shown += 1;
    }
    if (status) status.textContent = (input.dataset.count ?? "").replace("{count}", String(shown));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
