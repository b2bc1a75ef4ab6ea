import { present } from "../input/present.ts";
import type { Leaf } from "./condition.ts";
import type { Rule } from "./rulebook.ts";

/** What a rule says of one test of its `requires`, with its id. Throws for a test of `applies`, which has no name. */
export function requirementOf({ id: rule, requirements }: Rule, { name, fact }: Leaf): Described {
  const id = present(name, `name for the test of ${fact} in ${rule}`);
  return { id, ...present(requirements[id], `requirement ${id} of ${rule}`) };
}

type Described = Rule["requirements"][string] & { readonly id: string };
