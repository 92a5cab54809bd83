import { useState } from "react";
import type { Proposals } from "../../db/read-proposals";
import { contested } from "../../i18n/contested";
import { useMessages } from "../../i18n/language";
import { proposed } from "../../i18n/proposed";
import { useGiver } from "../../i18n/use-giver";
import { ContestedRows } from "../../ui/contested-rows";
import { Note } from "../../ui/note";
import type { Position } from "../../values/ids";
import type { Score } from "../../values/score";

type ProposalCardProps = {
  sheet: Proposals;
  chosenOf: (position: Position) => 0 | 1 | null;
  onChoose: (position: Position, score: Score, value: 0 | 1) => Promise<void>;
};

/** A sheet in which two people gave a learner different scores: one tap on what is right settles it. */
export function ProposalCard({ sheet, chosenOf, onChoose }: ProposalCardProps) {
  const say = useMessages(contested);
  const sayProposed = useMessages(proposed);
  const giver = useGiver();
  const [failed, setFailed] = useState(false);
  const { classId, className, assessment, cells } = sheet;
  // The rows have room for two: of three the latest is on the sheet itself.
  const valuesOf = ({ score: { score, others = [] } }: Proposals["cells"][number]) => [score, others[0]!] as const;
  const choose = (id: number, value: 0 | 1) => {
    const cell = cells.find(({ learner }) => learner.position === id);
    if (cell)
      onChoose(cell.learner.position, valuesOf(cell)[value], value).then(
        () => setFailed(false),
        () => setFailed(true),
      );
  };
  return (
    <li className="card overflow-clip">
      <div className="px-4 pt-4">
        <h3 className="font-semibold">{[className, assessment.subject, assessment.name].filter(Boolean).join(", ")}</h3>
        <p className="muted text-sm">{sayProposed("help")}</p>
      </div>
      {failed && (
        <div className="px-4 pt-3">
          <Note tone="bad">{say("failed")}</Note>
        </div>
      )}
      <ContestedRows
        rows={cells.map((cell) => {
          const [stands, other] = valuesOf(cell);
          const toValue = (score: Score) => ({
            words: score === "A" ? sayProposed("absent") : score === "X" ? sayProposed("exempt") : score,
            said: giver(cell.score, cell.notice, score),
          });
          const { position, name } = cell.learner;
          return { id: position, name, values: [toValue(stands), toValue(other)] as const, chosen: chosenOf(position) };
        })}
        words={{
          keep: (mark, said) => say("keep", { mark, said }),
          kept: (mark) => say("kept", { mark }),
          change: (mark) => say("change", { mark }),
          showAll: (n) => say("showAll", { n }),
        }}
        onChoose={choose}
      />
      <a
        href={`/marks/${classId}/${assessment.assessmentId}`}
        className="link mx-4 my-1 inline-flex min-h-12 items-center"
      >
        {sayProposed("neither")}
      </a>
    </li>
  );
}
