import { useState } from "react";
import { Icon } from "./icon";
import { CHECK } from "./icon-paths";
import { StatusMark } from "./status-mark";

/** One of two values: how it looks if it is a mark, what it says, and who said it when. */
type ContestedValue = {
  readonly status?: string;
  readonly letter?: string;
  readonly words: string;
  readonly said: string;
};

type ContestedRow = {
  readonly id: number;
  readonly name: string;
  readonly values: readonly [ContestedValue, ContestedValue];
  /** Which was chosen in this sitting; null while it is open. */
  readonly chosen: 0 | 1 | null;
};

type ContestedRowsProps = {
  rows: readonly ContestedRow[];
  /** The sentences around the values; `mark` is a value's words. */
  words: {
    keep: (mark: string, said: string) => string;
    kept: (mark: string) => string;
    change: (mark: string) => string;
    showAll: (n: number) => string;
  };
  onChoose: (id: number, value: 0 | 1) => void;
};

/** So many are shown at first: ten would be a wall. */
const FIRST = 5;

/**
 * Learners of whom two people said different things, each value a button. Where the same two people said them all, who
 * and when stands once above the two columns. What is chosen stays in its place, and the other can still be chosen.
 */
export function ContestedRows({ rows, words, onChoose }: ContestedRowsProps) {
  const [all, setAll] = useState(false);
  const [first] = rows;
  const heads = first && rows.every((row) => sameSayers(row, first)) ? first.values : null;
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <>
      {heads && (
        <div aria-hidden="true" className="muted grid grid-cols-2 gap-2 px-4 pt-3 text-sm">
          {heads.map(({ said }, index) => (
            <span key={index}>{said}</span>
          ))}
        </div>
      )}
      <ul>
        {shown.map((row) => (
          <li key={row.id} className="border-b border-line px-4 py-3 last:border-0">
            {row.chosen === null ? (
              <Choice row={row} words={words} showSaid={!heads} onChoose={onChoose} />
            ) : (
              <Chosen row={row} chosen={row.chosen} words={words} onChoose={onChoose} />
            )}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="btn btn-bare w-full text-accent" onClick={() => setAll(true)}>
          {words.showAll(rows.length)}
        </button>
      )}
    </>
  );
}

type RowProps = Omit<ContestedRowsProps, "rows"> & { row: ContestedRow };

function Choice({ row, words, showSaid, onChoose }: RowProps & { showSaid: boolean }) {
  return (
    <div role="group" aria-label={row.name}>
      <p className="mb-1 font-semibold">{row.name}</p>
      <div className="grid grid-cols-2 gap-2">
        {row.values.map((value, index) => (
          <button
            key={index}
            type="button"
            className="btn justify-start px-1 text-start max-sm:gap-1 max-sm:text-sm max-sm:tracking-tighter sm:px-3"
            aria-label={words.keep(value.words, value.said)}
            onClick={() => onChoose(row.id, index as 0 | 1)}
          >
            {value.status && <StatusMark status={value.status} letter={value.letter ?? ""} small />}
            <span className="min-w-0">
              <span className="block">{value.words}</span>
              {showSaid && <span className="muted block text-sm font-normal">{value.said}</span>}
            </span>
          </button>
        ))}
      </div>
    </div>
  );
}

function Chosen({ row, chosen, words, onChoose }: RowProps & { chosen: 0 | 1 }) {
  const other = chosen === 0 ? 1 : 0;
  return (
    <div role="group" aria-label={row.name}>
      <p className="font-semibold">{row.name}</p>
      <div className="flex items-center gap-2">
        <span className="text-present">
          <Icon d={CHECK} size={20} />
        </span>
        <p role="status" className="muted min-w-0 flex-1">
          {words.kept(row.values[chosen].words)}
        </p>
        <button type="button" className="btn btn-bare px-0 text-sm text-accent" onClick={() => onChoose(row.id, other)}>
          {words.change(row.values[other].words)}
        </button>
      </div>
    </div>
  );
}

function sameSayers(one: ContestedRow, other: ContestedRow): boolean {
  return one.values.every(({ said }, index) => said === other.values[index]?.said);
}
