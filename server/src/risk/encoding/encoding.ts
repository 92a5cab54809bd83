/** One column of the logistic regression: what it is made of, and how it is centred (`mean`) and scaled (times `scale`). */
export type Term = { readonly mean: number; readonly scale: number } & (
  | { readonly of: "value"; readonly low: number; readonly high: number }
  | { readonly of: "missing" }
  | { readonly of: "level"; readonly level: string }
);

/**
 * How a feature is read, learnt from the rows of training and from nothing else.
 * - A number is cut into at most 60 bins, fewer where there are very many features (`cuts`: bin n holds what is below cut n); a missing one is a bin of its own, 0.
 * - A category stands for the share of its training rows with the label, drawn towards the share of all as if ten more
 *   rows had it (`levels`); an unseen one for the share of all (`unseen`). Those shares are then cut as numbers are.
 */
export type Encoding = {
  readonly name: string;
  readonly kind: "number" | "category";
  readonly cuts: readonly number[];
  readonly levels: readonly (readonly [level: string, share: number])[];
  readonly unseen: number;
  readonly terms: readonly Term[];
};
