/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation SignIn($login: String!, $password: String!, $deviceLabel: String, $deviceId: ID) {\n  signIn(\n    login: $login\n    password: $password\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation SendSignInCode($phone: String!, $language: Language!) {\n  sendSignInCode(phone: $phone, language: $language)\n}\n\nmutation SignInWithCode($phone: String!, $code: String!, $language: Language!, $deviceLabel: String, $deviceId: ID) {\n  signInWithCode(\n    phone: $phone\n    code: $code\n    language: $language\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation Refresh($deviceId: ID!) {\n  refresh(deviceId: $deviceId) {\n    ...SignedIn\n  }\n}\n\nmutation SwitchSchool($schoolId: ID!) {\n  switchSchool(schoolId: $schoolId) {\n    ...SignedIn\n  }\n}\n\nmutation SignOut {\n  signOut\n}\n\nfragment SignedIn on SignInResult {\n  accessToken\n  deviceId\n  revocationMark\n  viewer {\n    user {\n      id\n      name\n      locale\n    }\n    school {\n      id\n      name\n    }\n    roles\n    schools {\n      school {\n        id\n        name\n      }\n      roles\n    }\n  }\n}": typeof types.SignInDocument,
    "mutation RegisterDeviceKey($k: String!) {\n  r: registerDeviceKey(key: $k)\n}\n\nmutation Relay($e: [Envelope!]!) {\n  r: relay(envelopes: $e) {\n    c: code\n    t: taken\n    h: held\n    x: refused\n  }\n}": typeof types.RegisterDeviceKeyDocument,
    "query RevokedDevices($ids: [ID!]!) {\n  r: revokedDevices(ids: $ids) {\n    id\n    proof\n  }\n}\n\nmutation HandOver($deviceId: ID!, $now: Int!, $ops: [Operation!]!) {\n  r: handOver(deviceId: $deviceId, now: $now, ops: $ops) {\n    n: counter\n    o: outcome\n    c: code\n  }\n}": typeof types.RevokedDevicesDocument,
    "query Pull($p: Known!) {\n  r: pull(v: 2, since: $p) {\n    ...Page\n  }\n}\n\nfragment Page on PullPage {\n  e: epoch\n  a: access\n  s: scopes {\n    i: id\n    k: kind\n    c: classId\n    t: termId\n  }\n  c: changes {\n    s: scope\n    h: head\n    f: full\n    d: digest\n    i: items\n  }\n  m: more\n  x: diverged\n  t: serverTime\n}": typeof types.PullDocument,
    "mutation Push($n: Int!, $o: [Operation!]!, $p: Known) {\n  r: push(v: 2, now: $n, ops: $o, pull: $p) {\n    v: verdicts {\n      n: counter\n      o: outcome\n      c: code\n      m: message\n      l: cells\n      s: seq\n    }\n    p: page {\n      ...Page\n    }\n  }\n}": typeof types.PushDocument,
    "mutation ApproveSheet($id: ID!) {\n  r: approveSheet(assessmentId: $id) {\n    id\n  }\n}": typeof types.ApproveSheetDocument,
    "mutation TakeInHeld($ids: [ID!]!) {\n  r: takeInHeld(ids: $ids) {\n    d: done\n    c: code\n  }\n}\n\nmutation DeclineHeld($ids: [ID!]!, $why: String!) {\n  r: declineHeld(ids: $ids, reason: $why) {\n    d: done\n    c: code\n  }\n}": typeof types.TakeInHeldDocument,
};
const documents: Documents = {
    "mutation SignIn($login: String!, $password: String!, $deviceLabel: String, $deviceId: ID) {\n  signIn(\n    login: $login\n    password: $password\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation SendSignInCode($phone: String!, $language: Language!) {\n  sendSignInCode(phone: $phone, language: $language)\n}\n\nmutation SignInWithCode($phone: String!, $code: String!, $language: Language!, $deviceLabel: String, $deviceId: ID) {\n  signInWithCode(\n    phone: $phone\n    code: $code\n    language: $language\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation Refresh($deviceId: ID!) {\n  refresh(deviceId: $deviceId) {\n    ...SignedIn\n  }\n}\n\nmutation SwitchSchool($schoolId: ID!) {\n  switchSchool(schoolId: $schoolId) {\n    ...SignedIn\n  }\n}\n\nmutation SignOut {\n  signOut\n}\n\nfragment SignedIn on SignInResult {\n  accessToken\n  deviceId\n  revocationMark\n  viewer {\n    user {\n      id\n      name\n      locale\n    }\n    school {\n      id\n      name\n    }\n    roles\n    schools {\n      school {\n        id\n        name\n      }\n      roles\n    }\n  }\n}": types.SignInDocument,
    "mutation RegisterDeviceKey($k: String!) {\n  r: registerDeviceKey(key: $k)\n}\n\nmutation Relay($e: [Envelope!]!) {\n  r: relay(envelopes: $e) {\n    c: code\n    t: taken\n    h: held\n    x: refused\n  }\n}": types.RegisterDeviceKeyDocument,
    "query RevokedDevices($ids: [ID!]!) {\n  r: revokedDevices(ids: $ids) {\n    id\n    proof\n  }\n}\n\nmutation HandOver($deviceId: ID!, $now: Int!, $ops: [Operation!]!) {\n  r: handOver(deviceId: $deviceId, now: $now, ops: $ops) {\n    n: counter\n    o: outcome\n    c: code\n  }\n}": types.RevokedDevicesDocument,
    "query Pull($p: Known!) {\n  r: pull(v: 2, since: $p) {\n    ...Page\n  }\n}\n\nfragment Page on PullPage {\n  e: epoch\n  a: access\n  s: scopes {\n    i: id\n    k: kind\n    c: classId\n    t: termId\n  }\n  c: changes {\n    s: scope\n    h: head\n    f: full\n    d: digest\n    i: items\n  }\n  m: more\n  x: diverged\n  t: serverTime\n}": types.PullDocument,
    "mutation Push($n: Int!, $o: [Operation!]!, $p: Known) {\n  r: push(v: 2, now: $n, ops: $o, pull: $p) {\n    v: verdicts {\n      n: counter\n      o: outcome\n      c: code\n      m: message\n      l: cells\n      s: seq\n    }\n    p: page {\n      ...Page\n    }\n  }\n}": types.PushDocument,
    "mutation ApproveSheet($id: ID!) {\n  r: approveSheet(assessmentId: $id) {\n    id\n  }\n}": types.ApproveSheetDocument,
    "mutation TakeInHeld($ids: [ID!]!) {\n  r: takeInHeld(ids: $ids) {\n    d: done\n    c: code\n  }\n}\n\nmutation DeclineHeld($ids: [ID!]!, $why: String!) {\n  r: declineHeld(ids: $ids, reason: $why) {\n    d: done\n    c: code\n  }\n}": types.TakeInHeldDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation SignIn($login: String!, $password: String!, $deviceLabel: String, $deviceId: ID) {\n  signIn(\n    login: $login\n    password: $password\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation SendSignInCode($phone: String!, $language: Language!) {\n  sendSignInCode(phone: $phone, language: $language)\n}\n\nmutation SignInWithCode($phone: String!, $code: String!, $language: Language!, $deviceLabel: String, $deviceId: ID) {\n  signInWithCode(\n    phone: $phone\n    code: $code\n    language: $language\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation Refresh($deviceId: ID!) {\n  refresh(deviceId: $deviceId) {\n    ...SignedIn\n  }\n}\n\nmutation SwitchSchool($schoolId: ID!) {\n  switchSchool(schoolId: $schoolId) {\n    ...SignedIn\n  }\n}\n\nmutation SignOut {\n  signOut\n}\n\nfragment SignedIn on SignInResult {\n  accessToken\n  deviceId\n  revocationMark\n  viewer {\n    user {\n      id\n      name\n      locale\n    }\n    school {\n      id\n      name\n    }\n    roles\n    schools {\n      school {\n        id\n        name\n      }\n      roles\n    }\n  }\n}"): (typeof documents)["mutation SignIn($login: String!, $password: String!, $deviceLabel: String, $deviceId: ID) {\n  signIn(\n    login: $login\n    password: $password\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation SendSignInCode($phone: String!, $language: Language!) {\n  sendSignInCode(phone: $phone, language: $language)\n}\n\nmutation SignInWithCode($phone: String!, $code: String!, $language: Language!, $deviceLabel: String, $deviceId: ID) {\n  signInWithCode(\n    phone: $phone\n    code: $code\n    language: $language\n    deviceLabel: $deviceLabel\n    deviceId: $deviceId\n  ) {\n    ...SignedIn\n  }\n}\n\nmutation Refresh($deviceId: ID!) {\n  refresh(deviceId: $deviceId) {\n    ...SignedIn\n  }\n}\n\nmutation SwitchSchool($schoolId: ID!) {\n  switchSchool(schoolId: $schoolId) {\n    ...SignedIn\n  }\n}\n\nmutation SignOut {\n  signOut\n}\n\nfragment SignedIn on SignInResult {\n  accessToken\n  deviceId\n  revocationMark\n  viewer {\n    user {\n      id\n      name\n      locale\n    }\n    school {\n      id\n      name\n    }\n    roles\n    schools {\n      school {\n        id\n        name\n      }\n      roles\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation RegisterDeviceKey($k: String!) {\n  r: registerDeviceKey(key: $k)\n}\n\nmutation Relay($e: [Envelope!]!) {\n  r: relay(envelopes: $e) {\n    c: code\n    t: taken\n    h: held\n    x: refused\n  }\n}"): (typeof documents)["mutation RegisterDeviceKey($k: String!) {\n  r: registerDeviceKey(key: $k)\n}\n\nmutation Relay($e: [Envelope!]!) {\n  r: relay(envelopes: $e) {\n    c: code\n    t: taken\n    h: held\n    x: refused\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RevokedDevices($ids: [ID!]!) {\n  r: revokedDevices(ids: $ids) {\n    id\n    proof\n  }\n}\n\nmutation HandOver($deviceId: ID!, $now: Int!, $ops: [Operation!]!) {\n  r: handOver(deviceId: $deviceId, now: $now, ops: $ops) {\n    n: counter\n    o: outcome\n    c: code\n  }\n}"): (typeof documents)["query RevokedDevices($ids: [ID!]!) {\n  r: revokedDevices(ids: $ids) {\n    id\n    proof\n  }\n}\n\nmutation HandOver($deviceId: ID!, $now: Int!, $ops: [Operation!]!) {\n  r: handOver(deviceId: $deviceId, now: $now, ops: $ops) {\n    n: counter\n    o: outcome\n    c: code\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Pull($p: Known!) {\n  r: pull(v: 2, since: $p) {\n    ...Page\n  }\n}\n\nfragment Page on PullPage {\n  e: epoch\n  a: access\n  s: scopes {\n    i: id\n    k: kind\n    c: classId\n    t: termId\n  }\n  c: changes {\n    s: scope\n    h: head\n    f: full\n    d: digest\n    i: items\n  }\n  m: more\n  x: diverged\n  t: serverTime\n}"): (typeof documents)["query Pull($p: Known!) {\n  r: pull(v: 2, since: $p) {\n    ...Page\n  }\n}\n\nfragment Page on PullPage {\n  e: epoch\n  a: access\n  s: scopes {\n    i: id\n    k: kind\n    c: classId\n    t: termId\n  }\n  c: changes {\n    s: scope\n    h: head\n    f: full\n    d: digest\n    i: items\n  }\n  m: more\n  x: diverged\n  t: serverTime\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation Push($n: Int!, $o: [Operation!]!, $p: Known) {\n  r: push(v: 2, now: $n, ops: $o, pull: $p) {\n    v: verdicts {\n      n: counter\n      o: outcome\n      c: code\n      m: message\n      l: cells\n      s: seq\n    }\n    p: page {\n      ...Page\n    }\n  }\n}"): (typeof documents)["mutation Push($n: Int!, $o: [Operation!]!, $p: Known) {\n  r: push(v: 2, now: $n, ops: $o, pull: $p) {\n    v: verdicts {\n      n: counter\n      o: outcome\n      c: code\n      m: message\n      l: cells\n      s: seq\n    }\n    p: page {\n      ...Page\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation ApproveSheet($id: ID!) {\n  r: approveSheet(assessmentId: $id) {\n    id\n  }\n}"): (typeof documents)["mutation ApproveSheet($id: ID!) {\n  r: approveSheet(assessmentId: $id) {\n    id\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation TakeInHeld($ids: [ID!]!) {\n  r: takeInHeld(ids: $ids) {\n    d: done\n    c: code\n  }\n}\n\nmutation DeclineHeld($ids: [ID!]!, $why: String!) {\n  r: declineHeld(ids: $ids, reason: $why) {\n    d: done\n    c: code\n  }\n}"): (typeof documents)["mutation TakeInHeld($ids: [ID!]!) {\n  r: takeInHeld(ids: $ids) {\n    d: done\n    c: code\n  }\n}\n\nmutation DeclineHeld($ids: [ID!]!, $why: String!) {\n  r: declineHeld(ids: $ids, reason: $why) {\n    d: done\n    c: code\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;