import type { Change } from "../db/change";
import type { ScopeRow } from "../db/asili-db";
import type { PageFragment, PushMutation } from "../generated/wire/graphql";
import { decodeFeedColumns } from "../values/feed-columns";
import type { ClassId, Counter, ScopeId, Seq, TermId } from "../values/ids";

export type Verdict = {
  readonly n: Counter;
  readonly outcome: PushMutation["r"]["v"][number]["o"];
  readonly code: string | null;
  readonly message: string | null;
  readonly cells: string | null;
  readonly seq: Seq | null;
};

export type ScopeListing = Pick<ScopeRow, "id" | "kind" | "classId" | "termId">;

export type Page = {
  readonly epoch: string;
  readonly access: string;
  /** All this user may see; null while that is unchanged. */
  readonly scopes: readonly ScopeListing[] | null;
  readonly changes: readonly Change[];
  readonly more: boolean;
  readonly diverged: readonly ScopeId[];
};

const KINDS = { SCHOOL: "school", CLASS_TERM: "class-term", USER: "user" } as const;

// The wire's one-letter names end here.

export function decodeVerdicts(verdicts: PushMutation["r"]["v"]): Verdict[] {
  return verdicts.map(({ n, o, c, m, l, s }) => ({
    n: n as Counter,
    outcome: o,
    code: c,
    message: m,
    cells: l,
    seq: s as Seq | null,
  }));
}

export function decodePage({ e, a, s, c, m, x }: PageFragment): Page {
  return {
    epoch: e,
    access: a,
    scopes: s?.map(decodeScope) ?? null,
    changes: c.map(decodeChange),
    more: m,
    diverged: x as readonly ScopeId[],
  };
}

function decodeScope({ i, k, c, t }: NonNullable<PageFragment["s"]>[number]): ScopeListing {
  return {
    id: i as ScopeId,
    kind: KINDS[k],
    classId: c === null ? null : (Number(c) as ClassId),
    termId: t === null ? null : (Number(t) as TermId),
  };
}

function decodeChange({ s, h, f, d, i }: PageFragment["c"][number]): Change {
  return {
    scope: s as ScopeId,
    head: h as Seq,
    full: f,
    digest: d === "" ? null : Number(d),
    items: decodeFeedColumns(i),
  };
}
