const PAUSE = 1_000;

/** Shows how far a list is without asking for the page again, until something else is to be seen. */
export function followList(page: Document): void {
  const part = page.querySelector<HTMLElement>("[data-list-progress]");
  const said = part?.querySelector("p");
  const bar = part?.querySelector("progress");
  const address = part?.dataset.listProgress;
  if (!said || !bar || address === undefined) return;
  const look = async (): Promise<void> => {
    const state = await ask(address);
    if (state === null || state.said === null) {
      window.location.reload();
      return;
    }
    if (said.textContent !== state.said) said.textContent = state.said;
    if (state.percent === null) bar.removeAttribute("value");
    else bar.value = state.percent;
    window.setTimeout(look, PAUSE);
  };
  window.setTimeout(look, PAUSE);
}

async function ask(address: string): Promise<{ said: string | null; percent: number | null } | null> {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
