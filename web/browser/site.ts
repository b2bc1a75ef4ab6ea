import { filterChoices } from "./filter-choices.ts";
import { openFragment } from "./open-fragment.ts";
import { openResult } from "./open-result.ts";
import { validateWhileTyping } from "./validate.ts";

/** Comfort for those whose browser runs scripts; every page works without it but the one that opens a link. */
filterChoices(document);
validateWhileTyping(document);
openFragment(document);
openResult(document);
document.querySelector<HTMLElement>("[data-focus]")?.focus();
