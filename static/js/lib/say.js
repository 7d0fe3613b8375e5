/**
 * Words of this screen, in the language of the page.
 *
 * @typedef {Record<string, string | number | null | undefined>} Params
 * @typedef {Record<string, string | string[]>} Vocabulary  plural forms in the order of gettext
 */

const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/** One language: keys to sentences, with `{name}` filled in and the plural chosen by `n`. */
export class Words {
  #vocabulary;
  #plurals;
  #categories;
  #figures;

  /**
   * @param {Vocabulary} vocabulary
   * @param {string} language
   */
  constructor(vocabulary, language) {
    this.#vocabulary = vocabulary;
    this.#plurals = new Intl.PluralRules(language);
    const used = this.#plurals.resolvedOptions().pluralCategories;
    this.#categories = CATEGORIES.filter((category) => used.includes(/** @type {any} */ (category)));
    this.#figures = new Intl.NumberFormat(language);
  }

  /** @param {string} key */
  has(key) {
    return key in this.#vocabulary;
  }

  /**
   * @param {string} key
   * @param {Params} params
   * @returns {string} the key itself when nobody translated it, so that it is seen
   */
  say(key, params = {}) {
    const found = this.#vocabulary[key];
    if (found === undefined) return key;
    const sentence = typeof found === "string" ? found : this.#form(found, Number(params.n));
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => this.#filled(params[name], whole));
  }

  /**
   * @param {string[]} forms
   * @param {number} n
   */
  #form(forms, n) {
    const at = this.#categories.indexOf(this.#plurals.select(n));
    return forms[Math.min(Math.max(at, 0), forms.length - 1)];
  }

  /**
   * @param {string | number | null | undefined} value
   * @param {string} placeholder
   */
  #filled(value, placeholder) {
    if (value === undefined || value === null) return placeholder;
    return typeof value === "number" ? this.#figures.format(value) : value;
  }
}

let words = new Words({}, "nl");

/**
 * Fetch the words of this screen once, before anything is said.
 * @param {string} url `/vocabulary/<screen>.<language>.json`
 * @param {string} language
 */
export async function loadVocabulary(url, language = document.documentElement.lang || "nl") {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`No vocabulary at ${url}: ${answer.status}`);
  words = new Words(await answer.json(), language);
}

/**
 * @param {string} key
 * @param {Params} [params]
 */
export function say(key, params) {
  return words.say(key, params);
}

/**
 * What to say about a refusal; a code without its own words gets the general sentence.
 * @param {{ code: string, params?: Params }} error
 */
export function sayError(error) {
  const key = `error.${error.code}`;
  return words.say(words.has(key) ? key : "error.refused", error.params);
}
