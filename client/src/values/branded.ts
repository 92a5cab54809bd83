declare const brand: unique symbol;

/** A plain value that the compiler keeps apart from others of its kind: parsed once at the edge, trusted inside. */
export type Branded<Value, Name extends string> = Value & { readonly [brand]: Name };
