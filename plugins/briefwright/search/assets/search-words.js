/* Words as the search compares them. Pure functions; what they do is also done in Python, in
   briefwright.pages.index_terms and briefwright.names.scripts, for what the index is told. */

/** Scripts that put no space between words. */
const SPACELESS =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

/** What nearly every English text has: such a word tells nothing and costs most of an index. In
    capitals it is another word (`IT`); a title begins with one. */
const FILLER = /^([Aa]([nst]|nd)?|[Bb]y|[Ff](or|rom)|[Ii](n|ts?)|[Oo][fn]|[Tt](hat|he|o)|[Ww]ith)$/;

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

/** A query as the index holds it: pairs of letters for scripts without spaces, and no word that
    tells nothing, unless there is no other or a phrase is asked for. */
export const forIndex = (query) => {
  const telling = query.split(/\s+/).filter((word) => !FILLER.test(word)).join(" ");
  return (query.includes('"') ? query : telling || query).replace(SPACELESS, (run) => {
    const letters = [...run];
    const pairs = letters.slice(1).map((letter, place) => letters[place] + letter);
    return ` ${(pairs.length ? pairs : letters).join(" ")} `;
  });
};

/** Whether a word can be mistyped: a sign of a script without spaces is picked from a list. */
export const isSpelt = (word) => !FILLER.test(word) && !/\d/.test(word) && word.search(SPACELESS) < 0;

/** What the dearest slip costs. A letter left out and two swapped are commoner than others. */
export const EDIT = 1.5;
const LIGHT = 1;

/** How far what was typed is from a word, in slips; anything above `limit` is Infinity. */
export const distance = (typed, word, limit) => {
  if (Math.abs(typed.length - word.length) > limit) return Infinity;
  let before = [];
  let last = Array.from({ length: word.length + 1 }, (_, place) => place * LIGHT);
  for (let row = 1; row <= typed.length; row += 1) {
    const next = [row * EDIT];
    for (let place = 1; place <= word.length; place += 1) {
      const same = typed[row - 1] === word[place - 1];
      const swapped = typed[row - 1] === word[place - 2] && typed[row - 2] === word[place - 1];
      next.push(
        Math.min(
          last[place] + EDIT,
          next[place - 1] + LIGHT,
          last[place - 1] + (same ? 0 : EDIT),
          swapped ? before[place - 2] + LIGHT : Infinity,
        ),
      );
    }
    if (Math.min(...next) > limit) return Infinity;
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
    const score = far + (word[0] === typed[0] ? 0 : 0.2) + Math.log10(rank + 10) / 10;
    if (far && score < least) [best, least] = [word, score];
  });
  return best;
};

/** A word without its endings, where it is long enough to do without: as the index does it, roughly. */
export const stem = (word) =>
  word
    .replace(/(?<=.{3}[^s])s$/, "")
    .replace(/(?<=.{4})((at)?(ion|ing|edly|ed|e|er|or)|ly)$|(?<=.{3})(ie|y)$/, "");

/** Actors whose names a query names, the best first: `[actor, the name that fits]`. */
export const findActors = (query, actors, most) => {
  const asked = words(query);
  const whole = asked.join(" ");
  const found = [];
  for (const actor of whole ? actors : []) {
    const fits = actor.names.map((name) => fit(name, whole, asked));
    const best = Math.max(...fits);
    if (best) found.push([best, actor, actor.names[fits.indexOf(best)].text]);
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
