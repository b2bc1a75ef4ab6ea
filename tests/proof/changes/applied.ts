import type { Change, ChangeSet, Transfer } from "../../../src/contract/changes.ts";
import { parseFractionText, type Rational, ZERO } from "../../../src/exact/rational.ts";
import { parseJson } from "../../../src/input/json.ts";
import type { Holder, Profile } from "../../../src/profile/answer.ts";
import { canonicalProfile } from "../../../src/situation/canonical.ts";
import type { ProfileReader } from "../../../src/situation/parse-profile.ts";
import { exactly } from "../../support/exact-share.ts";

const OWNERSHIP = ["chineseShare", "foreignShare", "investors", "entities"];

/** The profile after some changes, written as JSON and read again, as anybody would apply them by hand. */
export function applied(profile: Profile, changes: ChangeSet, reader: ProfileReader): Profile {
  const answers: Record<string, unknown> = { ...canonicalProfile(profile) };
  for (const { fact, to } of changes) {
    if (OWNERSHIP.includes(fact)) for (const other of OWNERSHIP) delete answers[other];
    answers[fact] = to;
  }
  return reader.fromValue(parseJson(JSON.stringify(answers)).value);
}

/** The profile after the same changes, a share by the transfer in its cap table; null where none is told. */
export function appliedByTransfer(
  profile: Profile,
  changes: ChangeSet,
  reader: ProfileReader,
): Profile | null {
  const change = changes.find(({ transfer }) => transfer !== undefined);
  const investors = profile.get("investors");
  if (change?.transfer === undefined || investors?.kind !== "investors") return null;
  const others = changes.filter((other: Change) => other !== change);
  const moved = new Map(applied(profile, others, reader));
  for (const side of OWNERSHIP) moved.delete(side);
  return moved.set("investors", {
    kind: "investors",
    holders: afterTransfer(investors.holders, change.transfer),
  });
}

/** The table after a transfer: the points pass to one more holder of the other side. */
export function afterTransfer(holders: readonly Holder[], transfer: Transfer): Holder[] {
  const points = new Map(transfer.from.map((from) => [from.name, rationalOf(from.points)]));
  const left = holders.map((holder) => ({
    ...holder,
    share: exactly(holder.share).sub(points.get(holder.name) ?? ZERO),
  }));
  return [
    ...left.filter((holder) => !holder.share.equals(ZERO)),
    {
      name: "receiver",
      identifiers: {},
      origin: transfer.to,
      share: rationalOf(transfer.points),
      holders: null,
    },
  ];
}

function rationalOf(text: string): Rational {
  const value = parseFractionText(text);
  if (value === null) throw new Error(`${text} is no number`);
  return value;
}
