import { createHash } from "node:crypto";
import { joinSentences, type Language, textIn } from "../../language/language.ts";
import type { AheadView, TurnView } from "./view.ts";
import words from "./words.json" with { type: "json" };

const OCTETS_OF_LINE = 75;

/**
 * The turns as whole-day events of a calendar file (RFC 5545). `asOf` (YYYY-MM-DD) stamps them, so that the same
 * answers give the same bytes, and a file that is imported again replaces its own events.
 */
export function renderCalendar(view: AheadView, asOf: string, language: Language): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//zhunru//ahead//EN",
    "CALSCALE:GREGORIAN",
    ...view.turns.flatMap((turn) => eventLines(turn, view.company, asOf, language)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines(turn: TurnView, company: string, asOf: string, language: Language): string[] {
  const { provision, title, after, lastDay } = turn;
  const text = textIn(words.eventText, language, {
    company,
    provision,
    lastDay,
    causes: joinSentences(turn.causes, language),
  });
  const id = createHash("sha256")
    .update([company, provision, turn.day].join("\n"))
    .digest("hex")
    .slice(0, 32);
  const day = turn.day.replaceAll("-", "");
  return [
    "BEGIN:VEVENT",
    `UID:${id}@zhunru`,
    `DTSTAMP:${asOf.replaceAll("-", "")}T000000Z`,
    `DTSTART;VALUE=DATE:${day}`,
    `SUMMARY:${escapeText(textIn(words.event, language, { title, after }))}`,
    `DESCRIPTION:${escapeText(text)}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, "\\n");
}

/** A line in parts of at most 75 octets, each but the first after a space; no character is cut. */
function fold(line: string): string {
  const parts = [""];
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > OCTETS_OF_LINE) {
      parts.push("");
      octets = 1;
    }
    parts[parts.length - 1] += character;
    octets += size;
  }
  return parts.join("\r\n ");
}
