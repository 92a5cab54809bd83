import { useQuery } from "@apollo/client/react";
import { useCallback, useEffect, useState } from "react";
import type { AsiliDb } from "../../db/asili-db";
import {
  ContestedRegistersDocument,
  type ContestedRegistersQuery,
  type ContestedSayingFragment,
} from "../../generated/live/graphql";
import { contested } from "../../i18n/contested";
import { core } from "../../i18n/core";
import { formatDay } from "../../i18n/format-day";
import { useLanguage, useMessages } from "../../i18n/language";
import { toMark } from "../../i18n/schema-marks";
import { useSayerWords } from "../../i18n/use-sayer-words";
import { useStatusWords } from "../../i18n/use-status-words";
import { saveFixes } from "../../sync/outbox/save-fixes";
import { ContestedRows } from "../../ui/contested-rows";
import { Note } from "../../ui/note";
import type { ClassId, Position, Seq } from "../../values/ids";
import { parseSchoolDay } from "../../values/school-day";

type ContestedRegister = ContestedRegistersQuery["contestedRegisters"]["nodes"][number];
type ContestedRegistersProps = {
  db: AsiliDb;
  userId: string;
  /** Asked again whenever this changes: something moved in the school. */
  asOf: number;
  /** Only this register; all of them without it. */
  only?: { classId: string; day: string; session: string };
};

/** Every register in which two people said different things, live; one tap on what is right settles a learner. */
export function ContestedRegisters({ db, userId, asOf, only }: ContestedRegistersProps) {
  const say = useMessages(contested);
  const { data, refetch } = useQuery(ContestedRegistersDocument, { fetchPolicy: "cache-and-network" });
  const [kept, setKept] = useState<readonly ContestedRegister[]>([]);
  const askAgain = useCallback(() => void refetch().catch(() => undefined), [refetch]);
  useEffect(askAgain, [askAgain, asOf]);
  const now = (data?.contestedRegisters.nodes ?? []).filter(
    (one) => !only || (one.class.id === only.classId && one.day === only.day && one.session === only.session),
  );
  const shown = [...kept, ...now.filter((one) => !kept.some((held) => nameOf(held) === nameOf(one)))];
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="contested" className="card overflow-clip">
      <h2 id="contested" className="px-4 pt-3 text-lg">
        {say("title")}
      </h2>
      <p className="muted px-4 pb-3 text-sm">{say("help")}</p>
      {shown.map((register) => (
        <ContestedPart
          key={nameOf(register)}
          db={db}
          userId={userId}
          register={register}
          open={now.find((one) => nameOf(one) === nameOf(register))}
          // What was chosen stays in its place, so that a slip can be put right.
          onChosen={() => setKept(shown)}
        />
      ))}
    </section>
  );
}

const nameOf = (register: ContestedRegister): string => `${register.class.id} ${register.day} ${register.session}`;

type ContestedPartProps = {
  db: AsiliDb;
  userId: string;
  register: ContestedRegister;
  /** As it is contested now; nothing once it is settled. */
  open: ContestedRegister | undefined;
  onChosen: () => void;
};

function ContestedPart({ db, userId, register, open, onChosen }: ContestedPartProps) {
  const say = useMessages(contested);
  const sayCore = useMessages(core);
  const { locale } = useLanguage();
  const { letterOf, markWords } = useStatusWords();
  const sayerWords = useSayerWords();
  const [chosen, setChosen] = useState<ReadonlyMap<number, 0 | 1>>(new Map());
  const [failed, setFailed] = useState(false);
  const half = register.session === "MORNING" ? "m" : "a";
  const marks = register.marks.filter(
    ({ position }) => chosen.has(position) || open?.marks.some((mark) => mark.position === position),
  );
  const choose = (position: number, value: 0 | 1) => {
    const mark = marks.find((one) => one.position === position);
    if (!mark) return;
    const cells = [{ ...toMark(sayingsOf(mark)[value].mark), position: position as Position }];
    const classId = Number(register.class.id) as ClassId;
    const seen = (open ?? register).seen as Seq;
    saveFixes(db, { classId, day: parseSchoolDay(register.day), session: half, seen, cells }).then(
      () => {
        onChosen();
        setFailed(false);
        setChosen((before) => new Map(before).set(position, value));
      },
      () => setFailed(true),
    );
  };
  const toValue = ({ mark, by, writtenAt }: ContestedSayingFragment) => ({
    ...letterOf(mark.status),
    words: markWords(mark),
    said: sayerWords({ name: by.name, isYou: by.id === userId, at: Date.parse(writtenAt) }),
  });
  return (
    <div className="border-t border-line first:border-0">
      <h3 className="px-4 pt-3 font-semibold">
        <a className="link" href={`/classes/${register.class.id}/${register.day}/${half}`}>
          {register.class.name}, {formatDay(locale, register.day, "short")},{" "}
          {sayCore(half === "m" ? "morning" : "afternoon").toLowerCase()}
        </a>
      </h3>
      {failed && <Note tone="bad">{say("failed")}</Note>}
      <ContestedRows
        rows={marks.map((mark) => ({
          id: mark.position,
          name: mark.learner.name,
          values: [toValue(sayingsOf(mark)[0]), toValue(sayingsOf(mark)[1])],
          chosen: chosen.get(mark.position) ?? null,
        }))}
        words={{
          keep: (mark, said) => say("keep", { mark, said }),
          kept: (mark) => say("kept", { mark }),
          change: (mark) => say("change", { mark }),
          showAll: (n) => say("showAll", { n }),
        }}
        onChoose={choose}
      />
    </div>
  );
}

/** What was said first, then what stands. */
const sayingsOf = ({ other, stands }: ContestedRegister["marks"][number]) => [other, stands] as const;
