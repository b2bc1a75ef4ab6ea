/** Tries answers on the result without leaving it; where that fails the form is sent as it is. */
export function tryInPlace(page: Document): void {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    const { submitter } = event;
    const part = form instanceof HTMLFormElement ? form.closest<HTMLElement>("[data-what-if]") : null;
    if (!(form instanceof HTMLFormElement) || part === null || submitter?.hasAttribute("data-whole-page"))
      return;
    event.preventDefault();
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) fields.append(name, String(value));
    if (submitter instanceof HTMLButtonElement) fields.append(submitter.name, submitter.value);
    void send(form.action, fields).then((shown) => {
      if (shown === null) {
        form.submit();
        return;
      }
      part.outerHTML = shown;
      page.querySelector<HTMLElement>("[data-what-if] .tried, [data-what-if] summary")?.focus();
    });
  });
}

async function send(address: string, fields: URLSearchParams): Promise<string | null> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: fields,
    });
    return response.ok ? ((await response.json()) as { part: string }).part : null;
  } catch {
    return null;
  }
}
