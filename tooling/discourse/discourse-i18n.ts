/** Discourse's `i18n` over the plugin's own locale files, with real plural rules. */
import locales from "virtual:locales";
import type RealI18n from "discourse-i18n";
import core from "./core-strings.ts";

type Tree = { [key: string]: Tree | string };
type Options = { count?: number; locale?: string; [name: string]: unknown };

class I18n {
  defaultLocale = "en";
  locale = "en";

  readonly #trees: Record<string, Tree[]> = {};

  constructor() {
    for (const [locale, trees] of Object.entries(locales)) {
      this.#trees[locale] = [core[locale] ?? {}, ...(trees as Tree[])];
    }
  }

  currentLocale() {
    return this.locale;
  }

  lookup(key: string, options: Options = {}) {
    return this.#find(key, options.locale ?? this.locale);
  }

  t(key: string, options: Options = {}): string {
    for (const locale of [options.locale ?? this.locale, "en"]) {
      const found = this.#find(key, locale);
      const text =
        typeof found === "object" ? plural(found, locale, options) : found;
      if (typeof text === "string") {
        return interpolate(key, text, options);
      }
    }
    if (typeof options.translatedFallback === "string") {
      return options.translatedFallback;
    }
    const count = "count" in options ? ` count=${options.count}` : "";
    return `[${this.locale}.${key}${count}]`;
  }

  #find(key: string, locale: string) {
    for (const tree of this.#trees[locale] ?? []) {
      let node: Tree | string | undefined = tree;
      for (const part of key.split(".")) {
        node = typeof node === "object" ? node[part] : undefined;
      }
      if (node !== undefined) {
        return node;
      }
    }
  }
}

function plural(forms: Tree, locale: string, { count }: Options) {
  if (count === undefined) {
    return;
  }
  const category = new Intl.PluralRules(locale).select(count);
  return (count === 0 && forms.zero) || (forms[category] ?? forms.other);
}

/** A missing value is an error here, as in Discourse's own tests. */
function interpolate(key: string, text: string, options: Options) {
  return text.replace(/%\{(\w+)\}|\{\{(\w+)\}\}/g, (placeholder, a, b) => {
    const value = options[a ?? b];
    if (value === undefined) {
      throw new Error(`${key}: [missing ${placeholder} value]`);
    }
    return String(value);
  });
}

const instance = new I18n();

export default instance satisfies Pick<
  typeof RealI18n,
  "locale" | "defaultLocale" | "currentLocale" | "t" | "lookup"
>;

export function i18n(key: string, options?: Options): string {
  return instance.t(key, options);
}
