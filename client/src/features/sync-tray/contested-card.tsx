import { useState } from "react";
import { contested } from "../../i18n/contested";
import { useMessages } from "../../i18n/language";
import { statuses } from "../../i18n/statuses";
import { useMarkWords } from "../../i18n/use-mark-words";
import { useSayerWords } from "../../i18n/use-sayer-words";
import { ContestedRows } from "../../ui/contested-rows";
import { Note } from "../../ui/note";
import type { UserId } from "../../values/ids";
import type { ContestedLearner, ContestedRegister, Saying } from "./read-contested";
import { useRegisterName } from "./use-register-name";

type ContestedCardProps = {
  register: ContestedRegister;
  userId: UserId;
  chosenOf: (learner: ContestedLearner) => 0 | 1 | null;
  onChoose: (learner: ContestedLearner, value: 0 | 1) => Promise<void>;
};

/** A register in which two people said different things: one tap on what is right settles a learner, saved like any correction. */
export function ContestedCard({ register, userId, chosenOf, onChoose }: ContestedCardProps) {
  const say = useMessages(contested);
  const sayStatus = useMessages(statuses);
  const markWords = useMarkWords(register.reasons);
  const sayerWords = useSayerWords();
  const nameOf = useRegisterName();
  const [failed, setFailed] = useState(false);
  const { classId, day, session, learners } = register;
  const toValue = ({ mark, by }: Saying) => ({
    status: mark.status,
    letter: sayStatus(`letter${mark.status}`),
    words: markWords(mark),
    said: sayerWords(by && { name: by.name, isYou: by.userId === userId, at: by.at * 1000 }),
  });
  const choose = (position: number, value: 0 | 1) => {
    const learner = learners.find((one) => one.position === position);
    if (learner)
      onChoose(learner, value).then(
        () => setFailed(false),
        () => setFailed(true),
      );
  };
  return (
    <li className="card overflow-clip">
      <div className="px-4 pt-4">
        <h3 className="font-semibold">{nameOf(register)}</h3>
        <p className="muted text-sm">{say("help")}</p>
      </div>
      {failed && (
        <div className="px-4 pt-3">
          <Note tone="bad">{say("failed")}</Note>
        </div>
      )}
      <ContestedRows
        rows={learners.map((learner) => ({
          id: learner.position,
          name: learner.name,
          values: [toValue(learner.values[0]), toValue(learner.values[1])],
          chosen: chosenOf(learner),
        }))}
        words={{
          keep: (mark, said) => say("keep", { mark, said }),
          kept: (mark) => say("kept", { mark }),
          change: (mark) => say("change", { mark }),
          showAll: (n) => say("showAll", { n }),
        }}
        onChoose={choose}
      />
      <a href={`/register/${classId}/${day}/${session}`} className="link mx-4 my-1 inline-flex min-h-12 items-center">
        {say("neither")}
      </a>
    </li>
  );
}
