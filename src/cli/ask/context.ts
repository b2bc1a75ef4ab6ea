import type { Forecast } from "../../interview/outlook.ts";
import type { Language } from "../../language/language.ts";
import type { Rulebook } from "../../rules/rulebook.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import type { Dialogue } from "./dialogue.ts";
import type { ChoiceSearch } from "./options.ts";

/** What a conversation is held with and about. */
export interface AskContext {
  readonly dialogue: Dialogue;
  readonly rulebook: Rulebook;
  readonly forecast: Forecast;
  readonly language: Language;
  /** How the choices of a fact are found by typing. */
  readonly searchOf: (fact: Fact) => ChoiceSearch;
}
