import { AlignmentType, BorderStyle, LevelFormat } from "docx";

/** Word and LibreOffice choose among the fonts of the reader's machine, character by character. */
const FONT = { ascii: "Calibri", hAnsi: "Calibri", cs: "Calibri", eastAsia: "Microsoft YaHei" };
const INK = "1A2129";
export const FAINT = "56616D";
export const ACCENT = "1D4F7C";
export const SHADE = "F3F5F8";
export const RULE = "C9D0D8";

/** The height of a line counts in parts of 240 of its natural one. */
const LINE = { lineRule: "auto" as const };

function style(id: string, name: string, run: object, paragraph: object = {}) {
  return { id, name, basedOn: "Normal", quickFormat: true, run, paragraph };
}

/** The styles by which the whole document can be brought under one's own letterhead. */
export const STYLES = {
  default: {
    document: {
      run: { font: FONT, size: 20, color: INK, language: { value: "en-GB", eastAsia: "zh-CN" } },
      paragraph: { spacing: { after: 80, line: 276, ...LINE } },
    },
    title: {
      run: { size: 48, bold: true, font: FONT },
      paragraph: { spacing: { after: 120, line: 320, ...LINE } },
    },
    heading1: {
      run: { size: 30, bold: true, color: INK, font: FONT },
      paragraph: { spacing: { before: 400, after: 160 }, keepNext: true },
    },
    heading2: {
      run: { size: 23, bold: true, color: INK, font: FONT },
      paragraph: { spacing: { before: 300, after: 80 }, keepNext: true },
    },
    heading3: {
      run: { size: 19, bold: true, color: FAINT, font: FONT },
      paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
    },
    hyperlink: { run: { color: ACCENT } },
    footnoteText: { run: { size: 15, color: FAINT } },
  },
  paragraphStyles: [
    style("BodyText", "Body Text", {}),
    style("Lead", "Lead", { size: 21 }),
    style("Faint", "Faint", { size: 17, color: FAINT }),
    style("TableText", "Table Text", { size: 17 }, { spacing: { after: 20, line: 250, ...LINE } }),
    style("TableHead", "Table Head", { size: 15, bold: true, color: FAINT }, { spacing: { after: 20 } }),
    style("Clause", "Clause", { size: 19 }, { spacing: { after: 0, line: 290, ...LINE } }),
    style(
      "VerdictTitle",
      "Verdict Title",
      { size: 22, bold: true },
      { keepNext: true, spacing: { before: 160, after: 20 } },
    ),
    style("Verdict", "Verdict", { size: 19, bold: true }, { spacing: { after: 20 } }),
    style("VerdictLine", "Verdict Line", { size: 18 }, { spacing: { after: 20 } }),
  ],
};

function level(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string, left: number) {
  const paragraph = { indent: { left, hanging: left } };
  return { level: 0, format, text, alignment: AlignmentType.START, style: { paragraph } };
}

export const NUMBERING = {
  config: [
    { reference: "ordered", levels: [level(LevelFormat.DECIMAL, "%1.", 420)] },
    { reference: "bulleted", levels: [level(LevelFormat.BULLET, "–", 320)] },
  ],
};

const LINE_OF_TABLE = { style: BorderStyle.SINGLE, size: 4, color: RULE };
const NOTHING = { style: BorderStyle.NONE, size: 0, color: "auto" };

export const NO_BORDERS = {
  top: NOTHING,
  bottom: NOTHING,
  left: NOTHING,
  right: NOTHING,
  insideHorizontal: NOTHING,
  insideVertical: NOTHING,
};
export const ROW_BORDERS = {
  ...NO_BORDERS,
  top: LINE_OF_TABLE,
  bottom: LINE_OF_TABLE,
  insideHorizontal: LINE_OF_TABLE,
};
export const CLAUSE_BORDERS = { ...NO_BORDERS, left: { style: BorderStyle.SINGLE, size: 16, color: ACCENT } };
