import type { SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";
import { SelectInput } from "../../office/select-input";
import { BandInput } from "./band-input";
import type { ScaleDraft } from "./scale-draft";
import type { FaultAt } from "./use-faults";

type Own = ScaleDraft["own"];

type OwnBoundariesProps = {
  draft: ScaleDraft;
  subjects: readonly SubjectRowFragment[];
  faultAt: FaultAt;
  onChange: (own: Own) => void;
};

/** Subjects whose percents differ from the scale's; each begins with the scale's own. */
export function OwnBoundaries({ draft: { bands, own }, subjects, faultAt, onChange }: OwnBoundariesProps) {
  const say = useMessages(scaleMessages);
  const nameOf = (id: string) => subjects.find((one) => one.id === id)?.name ?? say("unknownSubject", { id });
  const free = subjects.filter(({ id, archived }) => !archived && own.every(({ subjectId }) => subjectId !== id));
  const add = (subjectId: string) => {
    if (subjectId)
      onChange([...own, { subjectId, from: Object.fromEntries(bands.map(({ key, from }) => [key, from])) }]);
  };
  const change = (subjectId: string, key: string, value: string) =>
    onChange(own.map((one) => (one.subjectId === subjectId ? { ...one, from: { ...one.from, [key]: value } } : one)));
  return (
    <section className="card grid gap-4 p-4" aria-labelledby="own">
      <div>
        <h2 id="own" className="text-lg">
          {say("ownBoundaries")}
        </h2>
        <p className="muted text-sm">{say(own.length > 0 ? "ownHelp" : "ownNone")}</p>
      </div>
      {own.map((one) => (
        <OwnTable
          key={one.subjectId}
          subject={nameOf(one.subjectId)}
          one={one}
          bands={bands}
          faultAt={faultAt}
          onChange={(key, value) => change(one.subjectId, key, value)}
          onRemove={() => onChange(own.filter(({ subjectId }) => subjectId !== one.subjectId))}
        />
      ))}
      {free.length > 0 && (
        <SelectInput
          label={say("addOwn")}
          value=""
          onChange={({ currentTarget: { value } }) => add(value)}
          options={[
            { value: "", label: say("addOwnChoose") },
            ...free.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </section>
  );
}

type OwnTableProps = {
  subject: string;
  one: Own[number];
  bands: ScaleDraft["bands"];
  faultAt: FaultAt;
  onChange: (key: string, value: string) => void;
  onRemove: () => void;
};

function OwnTable({ subject, one: { subjectId, from }, bands, faultAt, onChange, onRemove }: OwnTableProps) {
  const say = useMessages(scaleMessages);
  const faults = bands.flatMap(({ key, label }) => {
    const fault = faultAt(`${subjectId}.${key}`);
    return fault ? [`${label}: ${fault}`] : [];
  });
  return (
    <div className="border-t border-line pt-3">
      <h3 className="font-semibold">{subject}</h3>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(4rem,1fr))] gap-2">
        {bands.map(({ key, label }) => (
          <div key={key}>
            <span aria-hidden="true" className="muted text-sm font-semibold">
              {label}
            </span>
            <BandInput
              name={say("ownFromOf", { label, subject })}
              value={from[key] ?? ""}
              wrong={faultAt(`${subjectId}.${key}`) !== undefined}
              isNumber
              onChange={(value) => onChange(key, value)}
            />
          </div>
        ))}
      </div>
      {faults.length > 0 && (
        <p className="text-sm text-absent" role="alert">
          {faults.join(" ")}
        </p>
      )}
      <button
        type="button"
        className="btn btn-bare -ml-4"
        aria-label={say("removeOwn", { subject })}
        onClick={onRemove}
      >
        {say("removeIt")}
      </button>
    </div>
  );
}
