const PAUSE = 400;

/** Reads back what is being typed, as the server understands it, after a pause. */
export function validateWhileTyping(page: Document): void {
  const input = page.querySelector<HTMLInputElement>("input[data-validate]");
  const told = page.querySelector<HTMLElement>("#read-back");
  if (!input || !told) return;
  let waiting = 0;
  let asked = 0;
  input.addEventListener("input", () => {
    window.clearTimeout(waiting);
    asked += 1;
    const question = asked;
    told.textContent = "";
    told.classList.remove("wrong");
    if (input.value.trim() === "") return;
    waiting = window.setTimeout(async () => {
      const answer = await ask(input);
      if (answer === null || question !== asked) return;
      told.textContent = answer.understood ?? answer.problem ?? "";
      told.classList.toggle("wrong", answer.problem !== undefined);
    }, PAUSE);
  });
}

async function ask(input: HTMLInputElement): Promise<{ understood?: string; problem?: string } | null> {
  try {
    const response = await fetch(`/validate/${input.dataset.validate ?? ""}`, {
      method: "POST",
      body: new URLSearchParams({ value: input.value }),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
