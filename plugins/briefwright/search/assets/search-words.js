/* Words as the search compares them. Pure functions; what they do is also done in Python, in
   briefwright.pages.index_terms and briefwright.names.scripts, for what the index is told. */

/** Scripts that put no space between words. */
const SPACELESS =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

const MOST_WORDS = 12;
const MOST_LETTERS = 200;

export const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss");

/** The words of a text, folded, without what stands around and within them that is no letter. */
export const words = (text) =>
  fold(text)
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter(Boolean);

/** A query short enough to be searched, and whether anything had to go. */
export const clip = (query) => {
  const all = query.trim().split(/\s+/);
  const kept = all.slice(0, MOST_WORDS).join(" ").slice(0, MOST_LETTERS);
  return { kept, cut: kept.length < all.join(" ").length };
};

/** A query as the index holds it: pairs of letters for scripts without spaces. */
export const forIndex = (query) =>
  query.replace(SPACELESS, (run) => {
    const letters = [...run];
    const pairs = letters.slice(1).map((letter, place) => letters[place] + letter);
    return ` ${(pairs.length ? pairs : letters).join(" ")} `;
  });

export const isSpaceless = (word) => word.search(SPACELESS) >= 0;

/** What the dearest slip costs. A letter left out and two swapped are commoner than others. */
export const EDIT = 1.5;
const MISSING = 1;
const SWAPPED = 1;

/** How far what was typed is from a word, in slips; anything above `limit` is Infinity. */
export const distance = (typed, word, limit) => {
  if (Math.abs(typed.length - word.length) > limit) return Infinity;
  let before = [];
  let last = Array.from({ length: word.length + 1 }, (_, place) => place * MISSING);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row * EDIT];
    let least = next[0];
    for (let place = 1; place <= word.length; place += 1) {
      const same = typed[row - 1] === word[place - 1];
      let cost = Math.min(
        last[place] + EDIT,
        next[place - 1] + MISSING,
        last[place - 1] + (same ? 0 : EDIT),
      );
      if (typed[row - 1] === word[place - 2] && typed[row - 2] === word[place - 1] && row > 1 && place > 1)
        cost = Math.min(cost, before[place - 2] + SWAPPED);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Infinity;
    [before, last] = [last, next];
  }
  return last[word.length] <= limit ? last[word.length] : Infinity;
};

/** The word of a list, commonest first, that a mistyped one was most likely meant to be. */
export const nearest = (typed, candidates, limit = typed.length < 5 ? EDIT : 2 * EDIT) => {
  let best = "";
  let least = Infinity;
  candidates.forEach((word, rank) => {
    const far = distance(typed, word, Math.min(limit, least));
    if (far === 0 || far === Infinity) return;
    const score = far + (word[0] === typed[0] ? 0 : 0.2) + Math.log10(rank + 10) / 10;
    if (score < least) [best, least] = [word, score];
  });
  return best;
};

const ENDINGS = /(?<=.{4})(?:ations?|ing|edly|ed|es|ers?|ly|ies|s|e|y)$/;

/** A word without its ending, where it is long enough to do without. */
export const stem = (word) => word.replace(ENDINGS, "");

/** Actors whose names a query names, the best first: `[actor, the name that fits]`. */
export const findActors = (query, actors, most) => {
  const asked = words(query);
  if (!asked.length) return [];
  const whole = asked.join(" ");
  const found = [];
  for (const actor of actors) {
    let best = 0;
    let fitting = "";
    for (const name of actor.names) {
      const score = fit(name, whole, asked);
      if (score > best) [best, fitting] = [score, name.text];
    }
    if (best) found.push([best, actor, fitting]);
  }
  return found
    .sort((one, other) => other[0] - one[0] || other[1].count - one[1].count)
    .slice(0, most)
    .map(([, actor, fitting]) => [actor, fitting]);
};

/** 4 for the name itself, 3 for its beginning, 2 for words of it, 1 for a name among the words. */
const fit = (name, whole, asked) => {
  if (name.folded === whole) return 4;
  if (name.folded.startsWith(whole)) return 3;
  if (asked.every((word) => name.words.some((found) => found.startsWith(word)))) return 2;
  return name.folded.length > 2 && ` ${whole} `.includes(` ${name.folded} `) ? 1 : 0;
};
