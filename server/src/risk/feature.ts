/** A column of numbers; an empty cell is NaN. */
export type NumberFeature = { readonly name: string; readonly kind: "number"; readonly values: Float64Array };

/** A column of words; an empty cell is the empty word. */
export type CategoryFeature = { readonly name: string; readonly kind: "category"; readonly values: readonly string[] };

/** What is known of every row under one name, in the order of the rows. Missing is a value. */
export type Feature = NumberFeature | CategoryFeature;
