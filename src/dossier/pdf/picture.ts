import { textIn } from "../../language/language.ts";
import type { Picture, Shape, Statement } from "../model.ts";
import { isSameInAll } from "../runs.ts";
import type { Element } from "./document.ts";
import { ACCENT, FAINT, INK, MARGIN, PAGE_HEIGHT, WHITE, WIDTH } from "./paper.ts";
import type { Sheet } from "./sheet.ts";

/** Draws a picture to the width of the page at most, with its alternative text. */
export function drawPicture(sheet: Sheet, picture: Picture, parent: Element): void {
  const scale = scaleOf(picture);
  const height = heightOfPicture(picture);
  sheet.room(height);
  const top = sheet.y;
  const figure = sheet.child(parent, "Figure", undefined, {
    alt: sheet.say(picture.alt),
    bbox: [MARGIN.left, top, MARGIN.left + picture.width * scale, top + height],
    placement: "Block",
  });
  const content = sheet.doc.markStructureContent("Figure");
  for (const shape of picture.shapes) drawShape(sheet, shape, top, scale);
  sheet.doc.endMarkedContent();
  figure.add(content);
  figure.end();
  sheet.y = top + height + 12;
}

/** The height at which a picture is drawn, in points. */
export function heightOfPicture(picture: Picture): number {
  return picture.height * scaleOf(picture);
}

/** A heading stands on the page with it. */
const HIGHEST = PAGE_HEIGHT - 90;

function scaleOf({ width, height }: Picture): number {
  return Math.min(1, WIDTH / width, HIGHEST / height);
}

function drawShape(sheet: Sheet, shape: Shape, top: number, scale: number): void {
  const { doc } = sheet;
  const left = (x: number): number => MARGIN.left + x * scale;
  const down = (y: number): number => top + y * scale;
  if (shape.kind === "line") {
    const [start, ...others] = shape.points;
    if (start === undefined) return;
    doc.moveTo(left(start[0]), down(start[1]));
    for (const [x, y] of others) doc.lineTo(left(x), down(y));
    doc
      .lineWidth(shape.isForeign ? 1.6 : 0.8)
      .strokeColor(shape.isForeign ? ACCENT : FAINT)
      .stroke();
    return;
  }
  if (shape.kind === "box") {
    doc
      .roundedRect(left(shape.x), down(shape.y), shape.width * scale, shape.height * scale, 3)
      .lineWidth(shape.isForeign ? 1.4 : 0.7)
      .fillAndStroke(WHITE, shape.isForeign ? ACCENT : FAINT);
    return;
  }
  const { x, y, size, anchor, isStrong } = shape;
  const style = { size: size * scale, leading: size * scale * 1.4, colour: isStrong ? INK : FAINT };
  const bold = isStrong ? { ...style, strong: true as const } : style;
  sheet.line(inAll(shape.text, sheet), sheet.first, bold, left(x), down(y), anchor);
}

/** A label in every language of the edition, one after the other. */
function inAll(statement: Statement, { languages }: Sheet): Statement {
  if (languages.length === 1 || isSameInAll(statement)) return statement;
  return languages.flatMap((language, index) => [
    ...(index > 0 ? [{ text: "  ", language }] : []),
    ...statement.map((piece) =>
      "words" in piece ? { text: textIn(piece.words, language), language } : piece,
    ),
  ]);
}
