import type { Outcome } from "./operation-case.js";

export const PUSH = `mutation ($ops: [Operation!]!) {
  push(v: 1, now: 1788760800, ops: $ops) { verdicts { outcome code } }
}`;

export const readVerdict = (data: object): Outcome => {
  const [verdict] = (data as { push: { verdicts: { code: Outcome | null }[] } }).push.verdicts;
  return verdict?.code ?? "answer";
};
