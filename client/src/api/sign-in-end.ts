import type { Account } from "./account";

export type SignInEnd =
  | { readonly ok: true; readonly account: Account }
  | { readonly ok: false; readonly code: string; readonly message: string };
