import { Converter } from "opencc-js/t2cn";
import { pinyin } from "pinyin-pro";

const toSimplified = Converter({ from: "tw", to: "cn" });

/** A text in simplified characters. */
export function simplified(text: string): string {
  return toSimplified(text);
}

/** Chinese text as it is typed in pinyin, without tones and spaces: 电商 is `dianshang`. */
export function asTyped(chinese: string): string {
  return pinyin(chinese, { toneType: "none", type: "array", v: true }).join("").toLowerCase();
}
