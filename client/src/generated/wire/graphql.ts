/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** The language somebody is written to in. */
export type Language =
  /** English. */
  | 'EN'
  /** Kiswahili. */
  | 'SW';

/** What became of an operation. */
export type Outcome =
  /** All it says stood already. */
  | 'AGREED'
  /** It stands, at least in part. */
  | 'APPLIED'
  /** It has no effect as long as an earlier one on the same cell was not taken. */
  | 'BLOCKED'
  /** It stands, and beside it what somebody else said who could not know of it. */
  | 'CONTESTED'
  /** It waits for the head: the class was taken from its author before it arrived. */
  | 'HELD'
  /** It has no effect; `code` and `message` say why. */
  | 'REJECTED';

/** Why an envelope was sent back, without effect. */
export type RelayCode =
  /** It was changed on the way, or is not from that device. */
  | 'BAD_SIGNATURE'
  /** It cannot be read. */
  | 'MALFORMED'
  /** Its form is newer than what this server knows. */
  | 'NEWER_VERSION'
  /** It was made for another school than the carrier's. */
  | 'OTHER_SCHOOL'
  /** It holds more than may be sent at once. */
  | 'TOO_LARGE'
  /** 1000 operations of its author wait for the head; its author's phone keeps it. */
  | 'TOO_MUCH_HELD'
  /** The school knows no such device, or no key of it. */
  | 'UNKNOWN_DEVICE';

/** What a person may be in one school; one person may be several. */
export type Role =
  /** Runs the system for the school: staff, classes, terms, imports, devices and keys. */
  | 'ADMIN'
  /** Keeps the school's money. */
  | 'BURSAR'
  /** Takes the registers of the classes assigned to them as class teacher. */
  | 'CLASS_TEACHER'
  /** The deputy head: sees every class and every register. */
  | 'DEPUTY'
  /** A parent or guardian: sees their own children. */
  | 'GUARDIAN'
  /** The head teacher: sees everything, and settles what was held or contested. */
  | 'HEAD'
  /** Teaches a subject in the classes assigned to them. */
  | 'SUBJECT_TEACHER';

/** What a scope is about. */
export type ScopeKind =
  /** A class in one term: its roster and its registers. */
  | 'CLASS_TERM'
  /** The school: its name, terms, closures, classes and reasons. */
  | 'SCHOOL'
  /** One user: the classes they teach, and what they are to be told. */
  | 'USER';

export type SignInMutationVariables = Exact<{
  login: string;
  password: string;
  deviceLabel?: string | null | undefined;
  deviceId?: string | null | undefined;
}>;


export type SignInMutation = { readonly signIn: { readonly accessToken: string, readonly deviceId: string, readonly revocationMark: string, readonly viewer: { readonly roles: ReadonlyArray<Role>, readonly user: { readonly id: string, readonly name: string, readonly locale: string }, readonly school: { readonly id: string, readonly name: string }, readonly schools: ReadonlyArray<{ readonly roles: ReadonlyArray<Role>, readonly school: { readonly id: string, readonly name: string } }> } } };

export type SendSignInCodeMutationVariables = Exact<{
  phone: string;
  language: Language;
}>;


export type SendSignInCodeMutation = { readonly sendSignInCode: boolean };

export type SignInWithCodeMutationVariables = Exact<{
  phone: string;
  code: string;
  language: Language;
  deviceLabel?: string | null | undefined;
  deviceId?: string | null | undefined;
}>;


export type SignInWithCodeMutation = { readonly signInWithCode: { readonly accessToken: string, readonly deviceId: string, readonly revocationMark: string, readonly viewer: { readonly roles: ReadonlyArray<Role>, readonly user: { readonly id: string, readonly name: string, readonly locale: string }, readonly school: { readonly id: string, readonly name: string }, readonly schools: ReadonlyArray<{ readonly roles: ReadonlyArray<Role>, readonly school: { readonly id: string, readonly name: string } }> } } };

export type RefreshMutationVariables = Exact<{
  deviceId: string;
}>;


export type RefreshMutation = { readonly refresh: { readonly accessToken: string, readonly deviceId: string, readonly revocationMark: string, readonly viewer: { readonly roles: ReadonlyArray<Role>, readonly user: { readonly id: string, readonly name: string, readonly locale: string }, readonly school: { readonly id: string, readonly name: string }, readonly schools: ReadonlyArray<{ readonly roles: ReadonlyArray<Role>, readonly school: { readonly id: string, readonly name: string } }> } } };

export type SwitchSchoolMutationVariables = Exact<{
  schoolId: string;
}>;


export type SwitchSchoolMutation = { readonly switchSchool: { readonly accessToken: string, readonly deviceId: string, readonly revocationMark: string, readonly viewer: { readonly roles: ReadonlyArray<Role>, readonly user: { readonly id: string, readonly name: string, readonly locale: string }, readonly school: { readonly id: string, readonly name: string }, readonly schools: ReadonlyArray<{ readonly roles: ReadonlyArray<Role>, readonly school: { readonly id: string, readonly name: string } }> } } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { readonly signOut: boolean };

export type SignedInFragment = { readonly accessToken: string, readonly deviceId: string, readonly revocationMark: string, readonly viewer: { readonly roles: ReadonlyArray<Role>, readonly user: { readonly id: string, readonly name: string, readonly locale: string }, readonly school: { readonly id: string, readonly name: string }, readonly schools: ReadonlyArray<{ readonly roles: ReadonlyArray<Role>, readonly school: { readonly id: string, readonly name: string } }> } };

export type RegisterDeviceKeyMutationVariables = Exact<{
  k: string;
}>;


export type RegisterDeviceKeyMutation = { readonly r: boolean };

export type RelayMutationVariables = Exact<{
  e: ReadonlyArray<string> | string;
}>;


export type RelayMutation = { readonly r: ReadonlyArray<{ readonly c: RelayCode | null, readonly t: number, readonly h: number, readonly x: number }> };

export type RevokedDevicesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type RevokedDevicesQuery = { readonly r: ReadonlyArray<{ readonly id: string, readonly proof: string }> };

export type HandOverMutationVariables = Exact<{
  deviceId: string;
  now: number;
  ops: ReadonlyArray<string> | string;
}>;


export type HandOverMutation = { readonly r: ReadonlyArray<{ readonly n: number, readonly o: Outcome, readonly c: string | null }> };

export type PullQueryVariables = Exact<{
  p: string;
}>;


export type PullQuery = { readonly r: { readonly e: string, readonly a: string, readonly m: boolean, readonly x: ReadonlyArray<number>, readonly t: number, readonly s: ReadonlyArray<{ readonly i: number, readonly k: ScopeKind, readonly c: string | null, readonly t: string | null }> | null, readonly c: ReadonlyArray<{ readonly s: number, readonly h: number, readonly f: boolean, readonly d: string, readonly i: unknown }> } };

export type PageFragment = { readonly e: string, readonly a: string, readonly m: boolean, readonly x: ReadonlyArray<number>, readonly t: number, readonly s: ReadonlyArray<{ readonly i: number, readonly k: ScopeKind, readonly c: string | null, readonly t: string | null }> | null, readonly c: ReadonlyArray<{ readonly s: number, readonly h: number, readonly f: boolean, readonly d: string, readonly i: unknown }> };

export type PushMutationVariables = Exact<{
  n: number;
  o: ReadonlyArray<string> | string;
  p?: string | null | undefined;
}>;


export type PushMutation = { readonly r: { readonly v: ReadonlyArray<{ readonly n: number, readonly o: Outcome, readonly c: string | null, readonly m: string | null, readonly l: string | null, readonly s: number | null }>, readonly p: { readonly e: string, readonly a: string, readonly m: boolean, readonly x: ReadonlyArray<number>, readonly t: number, readonly s: ReadonlyArray<{ readonly i: number, readonly k: ScopeKind, readonly c: string | null, readonly t: string | null }> | null, readonly c: ReadonlyArray<{ readonly s: number, readonly h: number, readonly f: boolean, readonly d: string, readonly i: unknown }> } | null } };

export type ApproveSheetMutationVariables = Exact<{
  id: string;
}>;


export type ApproveSheetMutation = { readonly r: { readonly id: string } };

export type TakeInHeldMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type TakeInHeldMutation = { readonly r: ReadonlyArray<{ readonly d: boolean, readonly c: string | null }> };

export type DeclineHeldMutationVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  why: string;
}>;


export type DeclineHeldMutation = { readonly r: ReadonlyArray<{ readonly d: boolean, readonly c: string | null }> };

export const SignedInFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SignedIn"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignInResult"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"deviceId"}},{"kind":"Field","name":{"kind":"Name","value":"revocationMark"}},{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"school"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"schools"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"school"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"roles"}}]}}]}}]}}]} as unknown as DocumentNode<SignedInFragment, unknown>;
export const PageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Page"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PullPage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"e"},"name":{"kind":"Name","value":"epoch"}},{"kind":"Field","alias":{"kind":"Name","value":"a"},"name":{"kind":"Name","value":"access"}},{"kind":"Field","alias":{"kind":"Name","value":"s"},"name":{"kind":"Name","value":"scopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"i"},"name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"k"},"name":{"kind":"Name","value":"kind"}},{"kind":"Field","alias":{"kind":"Name","value":"c"},"name":{"kind":"Name","value":"classId"}},{"kind":"Field","alias":{"kind":"Name","value":"t"},"name":{"kind":"Name","value":"termId"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"c"},"name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"s"},"name":{"kind":"Name","value":"scope"}},{"kind":"Field","alias":{"kind":"Name","value":"h"},"name":{"kind":"Name","value":"head"}},{"kind":"Field","alias":{"kind":"Name","value":"f"},"name":{"kind":"Name","value":"full"}},{"kind":"Field","alias":{"kind":"Name","value":"d"},"name":{"kind":"Name","value":"digest"}},{"kind":"Field","alias":{"kind":"Name","value":"i"},"name":{"kind":"Name","value":"items"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"m"},"name":{"kind":"Name","value":"more"}},{"kind":"Field","alias":{"kind":"Name","value":"x"},"name":{"kind":"Name","value":"diverged"}},{"kind":"Field","alias":{"kind":"Name","value":"t"},"name":{"kind":"Name","value":"serverTime"}}]}}]} as unknown as DocumentNode<PageFragment, unknown>;
export const SignInDocument = {"__meta__":{"hash":"4612d65d"}} as unknown as DocumentNode<SignInMutation, SignInMutationVariables>;
export const SendSignInCodeDocument = {"__meta__":{"hash":"9a64af18"}} as unknown as DocumentNode<SendSignInCodeMutation, SendSignInCodeMutationVariables>;
export const SignInWithCodeDocument = {"__meta__":{"hash":"5c36ce8d"}} as unknown as DocumentNode<SignInWithCodeMutation, SignInWithCodeMutationVariables>;
export const RefreshDocument = {"__meta__":{"hash":"29a19391"}} as unknown as DocumentNode<RefreshMutation, RefreshMutationVariables>;
export const SwitchSchoolDocument = {"__meta__":{"hash":"de977afc"}} as unknown as DocumentNode<SwitchSchoolMutation, SwitchSchoolMutationVariables>;
export const SignOutDocument = {"__meta__":{"hash":"39300be1"}} as unknown as DocumentNode<SignOutMutation, SignOutMutationVariables>;
export const RegisterDeviceKeyDocument = {"__meta__":{"hash":"edcef9cd"}} as unknown as DocumentNode<RegisterDeviceKeyMutation, RegisterDeviceKeyMutationVariables>;
export const RelayDocument = {"__meta__":{"hash":"70fd5f0f"}} as unknown as DocumentNode<RelayMutation, RelayMutationVariables>;
export const RevokedDevicesDocument = {"__meta__":{"hash":"b92f0893"}} as unknown as DocumentNode<RevokedDevicesQuery, RevokedDevicesQueryVariables>;
export const HandOverDocument = {"__meta__":{"hash":"62728bb9"}} as unknown as DocumentNode<HandOverMutation, HandOverMutationVariables>;
export const PullDocument = {"__meta__":{"hash":"bd1b7d7f"}} as unknown as DocumentNode<PullQuery, PullQueryVariables>;
export const PushDocument = {"__meta__":{"hash":"95cfe8cc"}} as unknown as DocumentNode<PushMutation, PushMutationVariables>;
export const ApproveSheetDocument = {"__meta__":{"hash":"845435b9"}} as unknown as DocumentNode<ApproveSheetMutation, ApproveSheetMutationVariables>;
export const TakeInHeldDocument = {"__meta__":{"hash":"2b28afe9"}} as unknown as DocumentNode<TakeInHeldMutation, TakeInHeldMutationVariables>;
export const DeclineHeldDocument = {"__meta__":{"hash":"ab2d2647"}} as unknown as DocumentNode<DeclineHeldMutation, DeclineHeldMutationVariables>;