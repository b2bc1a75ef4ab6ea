/** Lets a long list of choices be filtered while typing; what is ticked stays in sight. */
export function filterChoices(page: Document): void {
  const box = page.querySelector<HTMLElement>("[data-filter]");
  const input = box?.querySelector("input");
  const status = page.querySelector<HTMLElement>("#filter-count");
  const options = [...page.querySelectorAll<HTMLElement>(".find-choices .option")];
  const meanings = [...page.querySelectorAll<HTMLElement>(".find-choices .other-meaning")];
  if (!box || !input) return;
  box.hidden = false;
  input.addEventListener("input", () => {
    const typed = plain(input.value);
    const wanted = typed.split(" ").filter(Boolean);
    for (const meaning of meanings) meaning.hidden = !isMeant(typed, meaning.dataset.search ?? "");
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

/** Whether a typed text is one of the terms, the beginning of one, or holds one. */
function isMeant(typed: string, terms: string): boolean {
  if (typed.length < 2) return false;
  return terms
    .split("|")
    .some((term) => typed.includes(term) || (typed.length > 3 && term.startsWith(typed)));
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
