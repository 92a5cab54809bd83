import { useEffect, useState } from "react";
import type { Account } from "../../api/account";
import { useMessages } from "../../i18n/language";
import { phoneLock } from "../../i18n/phone-lock";
import { Icon } from "../../ui/icon";
import { FORWARD } from "../../ui/icon-paths";
import { type Person, readPeople } from "./read-people";

type PeoplePickerProps = {
  known: readonly Account[];
  /** Null: somebody the phone does not know yet. */
  onPick: (person: Person | null) => void;
};

/** The people of a shared phone, each with their way in. */
export function PeoplePicker({ known, onPick }: PeoplePickerProps) {
  const say = useMessages(phoneLock);
  const [people, setPeople] = useState<readonly Person[]>();
  useEffect(() => void readPeople(known).then(setPeople), [known]);
  return (
    <>
      <div>
        <h1 className="text-xl">{say("people")}</h1>
        <p className="muted mt-2">{say("peopleHelp")}</p>
      </div>
      <ul className="card min-h-16">
        {people?.map((person) => (
          <li key={person.account.userId} className="border-line not-first:border-t">
            <button
              type="button"
              className="flex min-h-16 w-full items-center gap-3 px-4 py-2 text-left"
              onClick={() => onPick(person)}
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold wrap-anywhere">{person.account.name}</span>
                <span className="muted block text-sm">{say(person.hasPin ? "byPin" : "byPassword")}</span>
                {person.unsent > 0 && (
                  <span className="block text-sm font-semibold">{say("unsent", { n: person.unsent })}</span>
                )}
              </span>
              <span className="muted">
                <Icon d={FORWARD} size={20} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="btn" onClick={() => onPick(null)}>
        {say("someoneElse")}
      </button>
    </>
  );
}
