// The phrases of a segment as phrases.json has them: zh|en|term, joined by semicolons. A side is its
// pieces, joined by commas; a piece is how far after the end of the one before it begins, a dot,
// and its length. Places count UTF-16 units of the displayed text.

/** @typedef {{ zh: number[][], en: number[][], term?: string }} Pair */

/** @param {string} text @returns {Pair[]} */
export const pairsIn = (text) => {
  const last = { zh: 0, en: 0 };
  /** @param {"zh" | "en"} lang @param {string} side */
  const pieces = (lang, side) => side.split(",").filter(Boolean).map((piece) => {
    const [after, length] = piece.split("."), start = last[lang] + Number(after);
    last[lang] = start + Number(length);
    return [start, last[lang]];
  });
  return text.split(";").map((one) => {
    const [zh, en, term] = one.split("|");
    return { zh: pieces("zh", zh), en: pieces("en", en), term };
  });
};
