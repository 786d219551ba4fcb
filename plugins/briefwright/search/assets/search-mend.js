/* Mistyped words: "Showing ceasefire; no match for ceasfire".

   The index answers a word that it does not hold with pages about a shorter one: "ceasfire" finds
   "cease". So each word is compared with the words that were really found, and one that is not
   among them with the names of actors and the commonest words of the site. */
import { distance, EDIT, forIndex, isSpelt, nearest, stem, words } from "./search-words.js";

const LOOKED_AT = 5;
const KNOWN = 2;
const BEGINS = 1;
const answers = {};

/**
 * What a query most likely means: the query to search, what to tell of it, and a better one to
 * offer. A word that only begins others is taken for unfinished until the reader is `done`.
 */
export const mend = (query, source, done) => (answers[done + query] ??= think(query, source, done));

const think = async (query, source, done) => {
  const asked = words(query).filter((word) => word.length > (done ? 1 : 2) && isSpelt(word));
  const known = new Map(asked.map((word) => [word, 0]));
  const open = () => asked.filter((word) => known.get(word) < (done ? KNOWN : BEGINS));
  for (const list of [nameWords, foundWords, (one) => one.words()]) {
    if (!open().length) return { query };
    const found = await list(source, query);
    for (const word of open()) known.set(word, Math.max(known.get(word), judge(word, found)));
  }
  const unknown = open().filter((word) => !known.get(word));
  const candidates = [...new Set([...(await source.words()), ...nameWords(source)])];
  if (!unknown.length) {
    const offer = change(query, open(), source, (word) => {
      const found = nearest(word, candidates, EDIT);
      return found.startsWith(word) || word.startsWith(found) ? word : found;
    });
    return { query, offer: words(offer).join() === words(query).join() ? "" : offer };
  }
  const mended =
    nearestName(query, source.actors) ??
    change(query, unknown, source, (word) => nearest(word, candidates));
  const missing = unknown.map((word) => `“${word}”`).join(", ");
  const note = mended ? `Showing “${mended}”; no match for ${missing}.` : `No match for ${missing}.`;
  return { query: mended, note };
};

/** How well a word is known by a list of others: itself, or as a part or a form of one. */
const judge = (word, known) => {
  if (known.includes(word)) return KNOWN;
  const stemmed = stem(word);
  return known.some((one) => one.startsWith(word) || stem(one) === stemmed) ? BEGINS : 0;
};

/** The words of all names, those of the actors named most often first. */
const nameWords = (source) =>
  (source.nameWords ??= [
    ...new Set(source.actors.flatMap((actor) => actor.names.flatMap((name) => name.words))),
  ]);

/** The words that the first pages have been found by. */
const foundWords = async (source, query) => {
  const { results } = await source.pagefind.search(forIndex(query));
  const pages = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()));
  return pages.flatMap((page) => {
    const all = page.content.split(/\s+/);
    return page.locations.flatMap((place) => words(all[place] ?? ""));
  });
};

/** A query with some of its words replaced, or left out where there is nothing better. */
const change = (query, some, source, better) =>
  query
    .split(/\s+/)
    .map((word) => {
      const [folded] = words(word);
      return some.includes(folded) ? written(better(folded), source) : word;
    })
    .filter(Boolean)
    .join(" ");

/** A whole name that differs from the query by a slip or two. */
const nearestName = (query, actors) => {
  const asked = words(query).join(" ");
  if (asked.length < 5 || !asked.includes(" ")) return null;
  let best = null;
  let least = asked.length < 9 ? EDIT : 2 * EDIT;
  for (const name of actors.flatMap((actor) => actor.names)) {
    const far = distance(asked, name.folded, least);
    if (far < least || (far === least && !best)) [best, least] = [name.text, far];
  }
  return best;
};

/** A word as the names write it, where it is part of one. */
const written = (word, { actors }) => {
  const name = actors.flatMap((actor) => actor.names).find((one) => one.words.includes(word));
  return name?.text.split(/\s+/).find((one) => words(one)[0] === word) ?? word;
};
