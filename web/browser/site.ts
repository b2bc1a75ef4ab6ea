import { findActivities } from "./find-activities.ts";
import { openFragment } from "./open-fragment.ts";
import { openResult } from "./open-result.ts";
import { copyLinks } from "./copy-link.ts";
import { tryInPlace } from "./what-if.ts";
import { validateWhileTyping } from "./validate.ts";

/** Comfort for those whose browser runs scripts; every page works without it but the one that opens a link. */
findActivities(document);
validateWhileTyping(document);
openFragment(document);
openResult(document);
tryInPlace(document);
copyLinks(document);
document.querySelector<HTMLElement>("[data-focus]")?.focus();
