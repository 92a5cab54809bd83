import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import { OrderGuardiansDocument, RemoveGuardianDocument } from "../../generated/live/graphql";
import { guardianWords } from "../../i18n/guardians";
import { useMessages } from "../../i18n/language";
import { register as registerMessages } from "../../i18n/register";
import { useSchoolRefusal } from "../../i18n/use-school-refusal";
import { ConfirmDialog } from "../../office/confirm-dialog";
import { useChange } from "../../office/use-change";
import { type Guardianship, GuardianDialog } from "./guardian-dialog";
import { GuardianTags } from "./guardian-tags";

type GuardiansPartProps = { learnerId: string; guardians: readonly Guardianship[]; leads: boolean };
type Opened = { what: "edit"; known: Guardianship | null } | { what: "remove"; known: Guardianship };

/** Who answers for a learner, who is called first at the head; those who lead the school change it here. */
export function GuardiansPart({ learnerId, guardians, leads }: GuardiansPartProps) {
  const say = useMessages(guardianWords);
  const sayRegister = useMessages(registerMessages);
  const tellRefusal = useSchoolRefusal();
  const client = useApolloClient();
  const { busy, fault, run } = useChange(tellRefusal);
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  const callEarlier = (index: number) => {
    const guardianIds = guardians.map(({ guardian }) => guardian.id);
    guardianIds.splice(index - 1, 2, guardianIds[index]!, guardianIds[index - 1]!);
    void run(() => client.mutate({ mutation: OrderGuardiansDocument, variables: { id: learnerId, guardianIds } }));
  };
  return (
    <section aria-labelledby="guardians" className="card overflow-clip">
      <h2 id="guardians" className="px-4 py-3 text-lg">
        {sayRegister("guardians")}
      </h2>
      {!guardians.length && <p className="muted px-4 pb-4">{sayRegister("guardiansNone")}</p>}
      <ul>
        {guardians.map((known, index) => (
          <li key={known.guardian.id} className="grid gap-1 border-t border-line px-4 py-2">
            <Contact known={known} isFirst={index === 0 && guardians.length > 1} />
            {leads && (
              <div className="flex flex-wrap gap-x-2">
                <RowButton
                  label={say("edit", { name: known.guardian.name })}
                  onPress={() => setOpened({ what: "edit", known })}
                />
                {index > 0 && (
                  <RowButton
                    label={say("earlier", { name: known.guardian.name })}
                    disabled={busy}
                    onPress={() => callEarlier(index)}
                  />
                )}
                <RowButton
                  label={say("remove", { name: known.guardian.name })}
                  onPress={() => setOpened({ what: "remove", known })}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      {fault && <p className="px-4 py-2 text-absent">{fault}</p>}
      {leads && (
        <div className="border-t border-line px-4 py-2">
          <button type="button" className="btn" onClick={() => setOpened({ what: "edit", known: null })}>
            {say("add")}
          </button>
        </div>
      )}
      {opened?.what === "edit" && <GuardianDialog learnerId={learnerId} known={opened.known} onClose={close} />}
      {opened?.what === "remove" && (
        <ConfirmDialog
          tell={tellRefusal}
          title={say("removeTitle", { name: opened.known.guardian.name })}
          submit={say("removeSubmit")}
          danger
          onSubmit={() =>
            client.mutate({
              mutation: RemoveGuardianDocument,
              variables: { id: learnerId, guardianId: opened.known.guardian.id },
            })
          }
          onDone={close}
          onClose={close}
        >
          <p>{say("removeHelp")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

type RowButtonProps = { label: string; disabled?: boolean; onPress: () => void };

const RowButton = ({ label, disabled = false, onPress }: RowButtonProps) => (
  <button type="button" className="btn btn-bare -ml-4 text-accent" disabled={disabled} onClick={onPress}>
    {label}
  </button>
);

function Contact({ known, isFirst }: { known: Guardianship; isFirst: boolean }) {
  const say = useMessages(guardianWords);
  const sayRegister = useMessages(registerMessages);
  const { guardian, relation, contact } = known;
  const phones = [guardian.phone, guardian.secondPhone].filter((phone) => phone != null);
  return (
    <div className="flex min-h-12 flex-wrap items-center gap-3">
      <span className="min-w-40 flex-1">
        <span className="block">{guardian.name}</span>
        <span className="muted block text-sm">{[relation, isFirst && say("first")].filter(Boolean).join(" · ")}</span>
        <GuardianTags known={known} />
      </span>
      {phones.map((phone) =>
        contact === "NEVER" ? (
          <span key={phone} className="muted tabular-nums">
            {phone}
          </span>
        ) : (
          <a
            key={phone}
            href={`tel:${phone}`}
            className="btn"
            aria-label={`${sayRegister("call", { name: guardian.name })}, ${phone}`}
          >
            {phone}
          </a>
        ),
      )}
      {/* One guardian is not told another's numbers, nor that there are none. */}
      {phones.length === 0 && contact !== null && <span className="muted text-sm">{sayRegister("noPhone")}</span>}
    </div>
  );
}
