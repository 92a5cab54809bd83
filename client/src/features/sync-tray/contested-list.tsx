import { useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import { useLive } from "../../db/use-live";
import { saveFixes } from "../../sync/outbox/save-fixes";
import type { UserId } from "../../values/ids";
import { ContestedCard } from "./contested-card";
import { type ContestedLearner, type ContestedRegister, readContested } from "./read-contested";
import { type Chosen, keepChosen, questionOf } from "./sitting";

type ContestedListProps = { db: AsiliDb; userId: UserId };

/** The registers in which somebody said something else than this user, each to be settled in its place. */
export function ContestedList({ db, userId }: ContestedListProps) {
  const now = useLive(() => readContested(db, userId), [db, userId]);
  const [shown, setShown] = useState<readonly ContestedRegister[]>([]);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const [read, setRead] = useState(now);
  const merged = now ? keepChosen(shown, now, chosen) : shown;
  if (now !== read) {
    setRead(now);
    setShown(merged);
  }
  const choose = async (register: ContestedRegister, learner: ContestedLearner, value: 0 | 1) => {
    const { classId, day, session, scope } = register;
    const cells = [{ ...learner.values[value].mark, position: learner.position }];
    await saveFixes(db, { classId, day, session, seen: scope.cursor, cells });
    setShown(merged);
    setChosen((before) => new Map(before).set(questionOf(register, learner), value));
  };
  return merged.map((register) => (
    <ContestedCard
      key={`${register.classId} ${register.key}`}
      register={register}
      userId={userId}
      chosenOf={(learner) => chosen.get(questionOf(register, learner)) ?? null}
      onChoose={(learner, value) => choose(register, learner, value)}
    />
  ));
}
