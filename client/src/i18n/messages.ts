import type { Locale } from "./locale";

/** One area's sentences in every language, under the same keys. `E` keeps the English text, so that placeholders are typed. */
export type Messages<E extends Record<string, string>> = { readonly en: E } & {
  readonly [L in Exclude<Locale, "en">]: { readonly [K in keyof E]: string };
};

/** The `{names}` a message has to be given; two forms of it, `one|other`, are chosen between by `n`. */
export type PlaceholderOf<M extends string> = NamesIn<M> | (M extends `${string}|${string}` ? "n" : never);

type NamesIn<M extends string> = M extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** Pairs an area's English with its Kiswahili; a key missing from either does not compile. */
export function messages<const E extends Record<string, string>>(
  en: E,
  sw: { readonly [K in keyof E]: string },
): Messages<E> {
  return { en, sw };
}
