import { existsSync } from "node:fs";
import { type Language, textIn, type Words } from "../../language/language.ts";
import { citiesSideBySide, withoutSeveralCities } from "../../logic/several-cities.ts";
import type { Profile } from "../../profile/answer.ts";
import { keysOf } from "./controls.ts";
import type { Conversation } from "./conversation.ts";
import { type Dialogue, InputEnded, type Option } from "./dialogue.ts";
import { systemFault } from "../system-fault.ts";
import { freeFileName, writeAnswers } from "./saved-answers.ts";
import words from "./words.json" with { type: "json" };

/** Where the answers go by themselves: the file asked for, or the one that they came from. */
export interface Destination {
  readonly save: string | null;
  readonly resume: string | null;
  /** The profile as it is saved, with the day that it is about. */
  readonly onItsDay: (profile: Profile) => Profile;
}

/** The keeping of the answers of one conversation. */
export class Session {
  readonly #dialogue: Dialogue;
  readonly #conversation: Conversation;
  readonly #destination: Destination;
  readonly #language: Language;

  constructor(dialogue: Dialogue, conversation: Conversation, destination: Destination, language: Language) {
    this.#dialogue = dialogue;
    this.#conversation = conversation;
    this.#destination = destination;
    this.#language = language;
  }

  /** Saves where people asked for it, else asks for the file. Throws Interrupted and InputEnded. */
  async save(): Promise<void> {
    const { save } = this.#destination;
    if (this.#conversation.profile.size === 0) this.#say(words.nothingToSave, {});
    else if (save === null || !this.#write(save)) await this.#saveAsNamed();
  }

  /** Saves into the file that was asked for on the command line, if one was. */
  async saveAsTold(): Promise<void> {
    if (this.#destination.save !== null) await this.save();
  }

  /** After Ctrl-C: offers to save; a second Ctrl-C or the end of the input is a no. */
  async offerToSave(): Promise<void> {
    const count = this.#conversation.profile.size;
    if (count === 0) return;
    const message = textIn(words.interrupted, this.#language, { count: String(count) });
    if (await this.#dialogue.confirm(message, true)) await this.save();
  }

  /** The input is over: saves what there is, and says where the questions stopped and where the answers are. */
  saveAtEnd(): void {
    const { asking, profile } = this.#conversation;
    if (asking === null) this.#say(words.inputEndedEarly, {});
    else this.#say(words.inputEnded, { question: textIn(asking.question, this.#language) });
    const { save, resume } = this.#destination;
    if (profile.size === 0) this.#say(words.nothingToSave, {});
    else this.#write(save ?? (resume === null || resume === "-" ? freeFileName() : resume));
  }

  /** What to do after the report; true where it is wanted again. The end of the input means that this is all. */
  async afterReport(): Promise<boolean> {
    type Next = "save" | "change" | "finish";
    const language = this.#language;
    const options: Option<Next>[] = [
      {
        value: "save",
        label: textIn(words.saveProfile, language),
        keys: ["save", ...keysOf("save")],
      },
      {
        value: "change",
        label: textIn(words.changeAnAnswer, language),
        keys: ["change", ...keysOf("answers")],
      },
      { value: "finish", label: textIn(words.finish, language), keys: ["finish", ""] },
    ];
    try {
      for (;;) {
        const reply = await this.#dialogue.choose({
          message: textIn(words.whatNow, language),
          options,
          controls: [],
        });
        if (reply.kind === "control") continue;
        if (reply.value === "save") await this.#saveAsNamed();
        else if (reply.value === "finish") return false;
        else if (await this.#conversation.change()) return true;
      }
    } catch (error) {
      if (error instanceof InputEnded) return false;
      throw error;
    }
  }

  async #saveAsNamed(): Promise<void> {
    const language = this.#language;
    const { resume } = this.#destination;
    const proposed = resume === null || resume === "-" ? freeFileName() : resume;
    for (;;) {
      const reply = await this.#dialogue.type({
        message: textIn(words.fileName, language),
        check: (typed) => (typed === "" ? textIn(words.fileNameWanted, language) : null),
        controls: [],
        preset: proposed,
      });
      const file = reply.kind === "value" ? reply.value : proposed;
      const question = textIn(words.overwrite, language, { file });
      const isFree = file === resume || !existsSync(file) || (await this.#dialogue.confirm(question, false));
      if (isFree && this.#write(file)) return;
    }
  }

  /** Whether the answers were written; says which of the two. */
  #write(file: string): boolean {
    const given = this.#conversation.profile;
    const profile = withoutSeveralCities(given);
    try {
      writeAnswers(this.#destination.onItsDay(profile), file);
    } catch (error) {
      this.#say(words.cannotSave, { file, reason: textIn(systemFault(error), this.#language) });
      return false;
    }
    this.#say(words.saved, { file, count: String(profile.size) });
    if (citiesSideBySide(given) !== null) this.#say(words.citiesLeftOut, {});
    return true;
  }

  #say(text: Words, values: Readonly<Record<string, string>>): void {
    this.#dialogue.say([textIn(text, this.#language, values)]);
  }
}
