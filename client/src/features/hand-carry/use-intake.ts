import { useRef, useState } from "react";
import type { Account } from "../../api/account";
import { type Heard, takeIn } from "../../carry/take-in";
import type { AsiliDb } from "../../db/asili-db";
import type { Parts } from "../../values/join-parts";

export type Outcome = Heard | { readonly kind: "nothing-in-file" };

type Intake = {
  /** What came of the last text; null before the first. */
  readonly outcome: Outcome | null;
  readonly tell: (outcome: Outcome | null) => void;
  /** Takes in texts one after the other; what went wrong with one of them is what is told. */
  readonly take: (texts: readonly string[]) => Promise<Outcome>;
};

/** Takes in what is scanned, opened or pasted; parts of one envelope may come in any order and by any way. */
export function useIntake(db: AsiliDb, account: Account): Intake {
  const [outcome, tell] = useState<Outcome | null>(null);
  const parts = useRef<Parts>(new Map());
  const take = async (texts: readonly string[]): Promise<Outcome> => {
    const all: Outcome[] = [];
    for (const text of texts) {
      const taken = await takeIn(db, account, parts.current, text, Date.now() + all.length);
      parts.current = taken.parts;
      all.push(taken.heard);
    }
    const told = sumUp(all);
    tell(told);
    return told;
  };
  return { outcome, tell, take };
}

const isFault = ({ kind }: Outcome): boolean => kind !== "kept" && kind !== "kept-before" && kind !== "part";

function sumUp(all: readonly Outcome[]): Outcome {
  const fault = all.find(isFault);
  const kept = all.filter((each) => each.kind === "kept");
  const [first] = kept;
  if (fault || !first) return fault ?? all.at(-1) ?? { kind: "nothing-in-file" };
  return { ...first, row: { ...first.row, operations: kept.reduce((sum, { row }) => sum + row.operations, 0) } };
}
