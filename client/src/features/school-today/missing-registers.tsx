import { useState } from "react";
import { core } from "../../i18n/core";
import { useMessages } from "../../i18n/language";
import { schoolToday } from "../../i18n/school-today";
import { Icon } from "../../ui/icon";
import { CHECK, EMPTY, FORWARD } from "../../ui/icon-paths";
import type { SchoolDay } from "../../values/school-day";
import { type BoardSession, type ClassDay, missingRegisters } from "./board";

/** So many are named at once: early in the morning all are missing. */
const FIRST = 5;

type MissingRegistersProps = { classes: readonly ClassDay[]; day: SchoolDay; half: BoardSession };

/** Whom to ask: the classes without a register of the session, each with its teacher. */
export function MissingRegisters({ classes, day, half }: MissingRegistersProps) {
  const say = useMessages(schoolToday);
  const sayCore = useMessages(core);
  const [all, setAll] = useState(false);
  const missing = missingRegisters(classes, half);
  const shown = all ? missing : missing.slice(0, FIRST);
  return (
    <section aria-labelledby="missing" className="card overflow-clip">
      <h2 id="missing" className="px-4 py-3 text-lg">
        {say("missingTitle", { session: sayCore(half).toLowerCase() })}
      </h2>
      {missing.length === 0 ? (
        <p className="flex items-center gap-2 px-4 pb-4 text-present">
          <Icon d={CHECK} />
          {say("missingNone")}
        </p>
      ) : (
        <ul>
          {shown.map(({ class: { id, name }, teacher }) => (
            <li key={id} className="border-t border-line">
              <a href={`/classes/${id}/${day}/${half[0]}`} className="flex min-h-14 items-center gap-3 px-4 py-2">
                <span className="muted">
                  <Icon d={EMPTY} />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold">{name}</span>
                  <span className="muted block text-sm">{teacher ?? say("noTeacher")}</span>
                </span>
                <span className="muted">
                  <Icon d={FORWARD} size={20} />
                </span>
              </a>
            </li>
          ))}
          {shown.length < missing.length && (
            <li className="border-t border-line">
              <button type="button" className="btn btn-bare w-full text-accent" onClick={() => setAll(true)}>
                {say("missingAll", { n: missing.length })}
              </button>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
