import {
  bandOf,
  complement,
  contains,
  type Interval,
  intersection,
  isPoint,
  point,
  sumOf,
} from "../../exact/interval.ts";
import { formatRational, HUNDRED, type Rational, ZERO } from "../../exact/rational.ts";
import { type Language, textIn } from "../../language/language.ts";
import {
  type Answer,
  type Holder,
  intervalOf,
  ORIGINS,
  type Origin,
  type Share,
} from "../../profile/answer.ts";
import { writeBand } from "../../profile/bands.ts";
import answerWords from "../../report/answer-words.json" with { type: "json" };
import { showBand } from "../../report/values.ts";
import { showQuantity } from "../../vocabulary/quantities.ts";
import type { Fact } from "../../vocabulary/vocabulary.ts";
import { askTyped } from "./ask-typed.ts";
import { type Control, type Dialogue, type Option, type Reply, value } from "./dialogue.ts";

import words from "./words.json" with { type: "json" };

const CONTROLS: readonly Control[] = ["back", "save"];

/** Asks for a table of holders, one by one with the running sum, and for the holders of those that have some. */
export class HoldersTable {
  readonly #dialogue: Dialogue;
  readonly #shareFact: Fact;
  readonly #language: Language;

  /** `shareFact` is any fact whose answers are shares; its reader takes each holder's share. */
  constructor(dialogue: Dialogue, shareFact: Fact, language: Language) {
    this.#dialogue = dialogue;
    this.#shareFact = shareFact;
    this.#language = language;
  }

  /** The company's table. A control other than an answer leaves it; what was typed of it is then not kept. */
  async ask(): Promise<Reply<Answer>> {
    const first = await this.#level(textIn(words.table.company, this.#language));
    if (first.kind === "control") return this.#leave(first);
    const holders = [...first.value];
    for (;;) {
      const open = holders.filter((holder) => holder.holders === null);
      if (open.length === 0) return value({ kind: "investors", holders });
      const picked = await this.#whoseHolders(open);
      if (picked.kind === "control") return this.#leave(picked);
      if (picked.value === null) return value({ kind: "investors", holders });
      const above = await this.#level(picked.value.name);
      if (above.kind === "control") {
        if (above.control !== "back") return this.#leave(above);
        continue;
      }
      const index = holders.indexOf(picked.value);
      holders[index] = { ...picked.value, holders: above.value };
    }
  }

  #leave(reply: { readonly kind: "control"; readonly control: Control }): Reply<Answer> {
    this.#dialogue.say([textIn(words.table.lost, this.#language)]);
    return reply;
  }

  #whoseHolders(open: readonly Holder[]): Promise<Reply<Holder | null>> {
    const none: Option<Holder | null> = {
      value: null,
      label: textIn(words.table.noneAbove, this.#language),
      keys: ["0", ...words.noKeys],
    };
    const options = open.map(
      (holder): Option<Holder | null> => ({ value: holder, label: holder.name, keys: [] }),
    );
    return this.#dialogue.choose({
      message: textIn(words.table.above, this.#language),
      options: [none, ...options],
      controls: CONTROLS,
    });
  }

  /** The holders of one owner, until they are all there are. Back takes the last one away. */
  async #level(owner: string): Promise<Reply<readonly Holder[]>> {
    const holders: Holder[] = [];
    this.#dialogue.say([textIn(words.table.heading, this.#language, { owner })]);
    for (;;) {
      const sum = sumOfHolders(holders);
      const ended = await this.#isComplete(sum, owner);
      if (ended.kind === "value" && ended.value) return value(holders);
      const reply = ended.kind === "control" ? ended : await this.#holder(holders.length + 1, sum);
      if (reply.kind === "value") holders.push(reply.value);
      else if (reply.control !== "back" || holders.pop() === undefined) return reply;
      this.#showSum(holders);
    }
  }

  /** Whether the shares add up to 100 %, or can, and somebody says that they do. */
  async #isComplete(sum: Interval, owner: string): Promise<Reply<boolean>> {
    if (!contains(sum, HUNDRED)) return value(false);
    if (!isPoint(sum)) return this.#areAll(owner);
    this.#dialogue.say([textIn(words.table.complete, this.#language)]);
    return value(true);
  }

  /** Whether holders whose ranges can add up to 100 % are all there are. */
  #areAll(owner: string): Promise<Reply<boolean>> {
    const language = this.#language;
    const options: Option<boolean>[] = [
      { value: true, label: textIn(words.table.all, language), keys: words.yesKeys },
      { value: false, label: textIn(words.table.notAll, language), keys: words.noKeys },
    ];
    const message = textIn(words.table.areAll, language, { owner });
    return this.#dialogue.choose({ message, options, controls: CONTROLS });
  }

  async #holder(number: number, sum: Interval): Promise<Reply<Holder>> {
    const language = this.#language;
    for (;;) {
      const named = await this.#dialogue.type({
        message: textIn(words.table.name, language, { number: String(number) }),
        check: (typed) => (typed === "" ? textIn(words.table.nameNeeded, language) : null),
        controls: CONTROLS,
      });
      if (named.kind === "control") return named;
      const reply = await this.#originAndShare(named.value, sum);
      if (reply.kind === "value" || reply.control !== "back") return reply;
    }
  }

  async #originAndShare(name: string, sum: Interval): Promise<Reply<Holder>> {
    const language = this.#language;
    const origin = await this.#dialogue.choose({
      message: textIn(words.table.origin, language, { name }),
      options: ORIGINS.map(
        (id): Option<Origin> => ({ value: id, label: textIn(answerWords.origins[id], language), keys: [id] }),
      ),
      controls: ["unknown", ...CONTROLS],
    });
    if (origin.kind === "control" && origin.control !== "unknown") return origin;
    const share = await this.#share(name, sum);
    if (share.kind === "control") return share;
    const from = origin.kind === "value" ? origin.value : null;
    return value({ name, identifiers: {}, origin: from, share: share.value, holders: null });
  }

  async #share(name: string, sum: Interval): Promise<Reply<Share>> {
    const language = this.#language;
    const refuse = (answer: Answer): string | null => {
      const { low, isLowOpen = false } = sumOf(sum, intervalOf(shareIn(answer)));
      if (!low.gt(HUNDRED) && !(isLowOpen && low.equals(HUNDRED))) return null;
      const over = { sum: this.#show(low), over: this.#show(low.sub(HUNDRED)) };
      return textIn(words.table.over, language, { ...over, name });
    };
    const left = this.#showPart(leftOf(sum));
    const message = textIn(words.table.share, language, { name, left });
    const asked = { fact: this.#shareFact, message, controls: CONTROLS, earlier: null, refuse };
    const reply = await askTyped(asked, this.#dialogue, language);
    return reply.kind === "control" ? reply : value(shareIn(reply.value));
  }

  #showSum(holders: readonly Holder[]): void {
    const sum = sumOfHolders(holders);
    if (isPoint(sum) && sum.low.equals(HUNDRED)) return;
    const values = { sum: this.#showPart(sum), left: this.#showPart(leftOf(sum)) };
    this.#dialogue.say([textIn(words.table.sum, this.#language, values)]);
  }

  #showPart(part: Interval): string {
    return isPoint(part)
      ? this.#show(part.low)
      : showBand(writeBand(bandOf(part), formatRational), "%", this.#language);
  }

  #show(share: Rational): string {
    return showQuantity(formatRational(share), "%", this.#language);
  }
}

function shareIn(answer: Answer): Share {
  if (answer.kind === "share") return answer.value;
  if (answer.kind === "share-band") return answer.band;
  throw new Error("a holder's share was read as something else");
}

const WHOLE: Interval = { low: ZERO, high: HUNDRED };

/** What holders can have together: no more than the whole, since no share is taken that must make more. */
function sumOfHolders(holders: readonly Holder[]): Interval {
  const sum = holders.reduce((total, { share }) => sumOf(total, intervalOf(share)), point(ZERO));
  return intersection(sum, WHOLE) ?? WHOLE;
}

function leftOf(sum: Interval): Interval {
  return complement(sum, HUNDRED);
}
