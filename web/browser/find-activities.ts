const PAUSE = 250;

interface Found {
  readonly activities: readonly string[];
  /** Markup that the server made. */
  readonly others: string;
}

/** Shows what fits while a business is typed: the boxes that fit move to the top, and back when they no longer do. */
export function findActivities(page: Document): void {
  const box = page.querySelector<HTMLElement>("[data-find]");
  const input = box?.querySelector<HTMLInputElement>("#find");
  const count = box?.querySelector<HTMLElement>("#found-count");
  const top = box?.querySelector<HTMLElement>("[data-found-choices]");
  const others = box?.querySelector<HTMLElement>("[data-found-others]");
  if (!box || !input || !count || !top || !others) return;
  const homes = new Map<Element, { parent: Element; place: number }>();
  let waiting = 0;
  let asked = 0;
  const giveBack = (): void => {
    for (const [option, { parent, place }] of [...homes].sort(([, a], [, b]) => a.place - b.place))
      parent.insertBefore(option, parent.children[place] ?? null);
    homes.clear();
  };
  const show = async (): Promise<void> => {
    const typed = input.value.trim();
    asked += 1;
    const own = asked;
    const found = typed === "" ? null : await ask(typed);
    if (own !== asked || (typed !== "" && found === null)) return;
    giveBack();
    const options = (found?.activities ?? []).flatMap(
      (id) => box.querySelector(`input[value="${CSS.escape(id)}"]`)?.closest(".option") ?? [],
    );
    for (const option of options) {
      const parent = option.parentElement;
      if (parent && !top.contains(option))
        homes.set(option, { parent, place: [...parent.children].indexOf(option) });
    }
    top.classList.add("options");
    top.append(...options);
    others.innerHTML = found?.others ?? "";
    count.textContent = found === null ? "" : told(count, typed, options.length);
  };
  input.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void show(), PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void show();
  });
  input.parentElement?.querySelector("button")?.addEventListener("click", (event) => {
    event.preventDefault();
    void show();
  });
}

function told({ dataset }: HTMLElement, typed: string, count: number): string {
  if (count === 0) return dataset.none ?? "";
  return (dataset.count ?? "").replace("{typed}", typed).replace("{count}", String(count));
}

async function ask(typed: string): Promise<Found | null> {
  try {
    const response = await fetch(`/find/activities?${new URLSearchParams({ q: typed })}`);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
