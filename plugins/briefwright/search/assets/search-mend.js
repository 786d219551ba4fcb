/* Mistyped words: "Showing ceasefire; no match for ceasfire".

   The index answers a word that it does not hold with pages about a shorter one: "ceasfire" finds
   "cease". So each word is compared with the words that were really found, and one that is not
   among them with the names of actors and the commonest words of the site. */
import { distance, EDIT, fold, forIndex, isSpaceless, nearest, stem, words } from "./search-words.js";

const LOOKED_AT = 5;
const KNOWN = 2;
const BEGINS = 1;
const answers = new Map();

/**
 * What a query most likely means: the query to search, what to tell of it, and a better one to
 * offer. A word that only begins others is taken for unfinished until the reader is `done`.
 */
export const mend = async (query, source, done) => {
  const key = `${done ? 1 : 0}${query}`;
  if (!answers.has(key)) answers.set(key, await think(query, source, done));
  return answers.get(key);
};

const think = async (query, source, done) => {
  const plain = { query, note: "", offer: "" };
  const asked = words(query).filter(
    (word) => word.length > (done ? 1 : 2) && !/\d/.test(word) && !isSpaceless(word),
  );
  const states = new Map(asked.map((word) => [word, 0]));
  const open = () => asked.filter((word) => states.get(word) < (done ? KNOWN : BEGINS));
  for (const list of [nameWords, foundWords, (one) => one.words()]) {
    if (!open().length) return plain;
    const known = await list(source, query);
    for (const word of open()) states.set(word, Math.max(states.get(word), judge(word, known)));
  }
  const unknown = open().filter((word) => !states.get(word));
  const candidates = [...new Set([...(await source.words()), ...nameWords(source)])];
  if (unknown.length) return replace(query, unknown, candidates, source);
  const offer = change(query, open(), source, (word) => {
    const found = nearest(word, candidates, EDIT);
    return found && !found.startsWith(word) ? found : word;
  });
  return { ...plain, offer: words(offer).join() === words(query).join() ? "" : offer };
};

const judge = (word, known) => {
  const stemmed = stem(word);
  let best = 0;
  for (const one of known) {
    if (one === word || stem(one) === stemmed) return KNOWN;
    if (one.startsWith(word)) best = BEGINS;
  }
  return best;
};

/** The words of all names, those of the actors named most often first. */
const nameWords = (source) => {
  source.nameWords ??= [
    ...new Set(source.actors.flatMap((actor) => actor.names.flatMap((name) => name.words))),
  ];
  return source.nameWords;
};

/** The words that the first pages have been found by. */
const foundWords = async (source, query) => {
  const { results } = await source.pagefind.search(forIndex(query));
  const pages = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()));
  return pages.flatMap((page) => {
    const all = page.content.split(/\s+/);
    return page.locations.flatMap((place) => words(all[place] ?? ""));
  });
};

const replace = (query, unknown, candidates, source) => {
  const mended =
    nearestName(query, source.actors) ??
    change(query, unknown, source, (word) => nearest(word, candidates));
  const missing = unknown.map((word) => `“${word}”`).join(", ");
  const note = mended ? `Showing “${mended}”; no match for ${missing}.` : `No match for ${missing}.`;
  return { query: mended, note, offer: "" };
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
  for (const actor of actors) {
    for (const name of actor.names) {
      const far = distance(asked, name.folded, least);
      if (far < least || (far === least && !best)) [best, least] = [name.text, far];
    }
  }
  return best;
};

/** A word as the names write it, where it is part of one. */
const written = (word, { actors }) => {
  if (!word) return "";
  for (const actor of actors) {
    const name = actor.names.find((one) => one.words.includes(word));
    if (name) return name.text.split(/\s+/).find((one) => words(one)[0] === word) ?? word;
  }
  return word;
};
