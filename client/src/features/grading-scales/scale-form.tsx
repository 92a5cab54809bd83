import { useApolloClient } from "@apollo/client/react";
import { type FormEvent, useState } from "react";
import { SaveScaleDocument, type ScaleRowFragment, type SubjectRowFragment } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";
import { scales as scaleMessages } from "../../i18n/scales";
import { useMarksRefusal } from "../../i18n/use-marks-refusal";
import { TextInput } from "../../office/text-input";
import { useChange } from "../../office/use-change";
import { Note } from "../../ui/note";
import { goTo } from "../../ui/path";
import { BandTable } from "./band-table";
import { MeanPart } from "./mean-part";
import { OwnBoundaries } from "./own-boundaries";
import { draftOf, ruleOf, type ScaleDraft } from "./scale-draft";
import { scaleFaults } from "./scale-faults";
import { readScaleRule } from "./scale-rule";
import { ScaleSwitches } from "./scale-switches";
import { useFaults } from "./use-faults";

type ScaleFormProps = {
  scale: ScaleRowFragment;
  isNew: boolean;
  subjects: readonly SubjectRowFragment[];
  onSaved: () => Promise<unknown>;
};

/** All of a scale, to be typed over; saving makes its next version. */
export function ScaleForm({ scale, isNew, subjects, onSaved }: ScaleFormProps) {
  const say = useMessages(scaleMessages);
  const sayOffice = useMessages(office);
  const client = useApolloClient();
  const { busy, fault, setFault, run } = useChange(useMarksRefusal());
  const [draft, setDraft] = useState<ScaleDraft>(() =>
    draftOf(isNew ? say("copyName", { name: scale.name }).slice(0, 60) : scale.name, readScaleRule(scale.rule)),
  );
  // What is wrong is told once somebody meant to save, and goes away as it is put right.
  const [tried, setTried] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const faults = tried ? scaleFaults(draft) : [];
  const faultAt = useFaults(faults);
  const change = (part: Partial<ScaleDraft>) => {
    setDraft({ ...draft, ...part });
    setSaved(null);
    setFault(null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (scaleFaults(draft).length > 0) return;
    const input = {
      id: isNew ? null : scale.id,
      name: draft.name.trim(),
      rule: JSON.stringify(ruleOf(draft)),
      archived: !isNew && scale.archived,
    };
    await run(async () => {
      const { data } = await client.mutate({ mutation: SaveScaleDocument, variables: { input } });
      if (!data) return;
      const { id, version } = data.saveScale;
      await onSaved();
      setTried(false);
      setSaved(say(!isNew && version === scale.version ? "savedSame" : "savedVersion", { version }));
      if (isNew) goTo(`/scales/${id}`, { replace: true });
    });
  };
  return (
    <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
      <TextInput
        label={say("name")}
        value={draft.name}
        maxLength={60}
        error={faultAt("name")}
        onChange={({ currentTarget: { value } }) => change({ name: value })}
      />
      <BandTable
        title={say("bands")}
        help={say("bandsHelp")}
        bands={draft.bands}
        faultAt={faultAt}
        onChange={(bands) => change({ bands })}
      />
      <ScaleSwitches draft={draft} onChange={change} />
      <OwnBoundaries draft={draft} subjects={subjects} faultAt={faultAt} onChange={(own) => change({ own })} />
      <MeanPart draft={draft} faultAt={faultAt} onChange={(mean) => change({ mean })} />
      {faults.length > 0 && <Note tone="bad">{say("faults", { n: faults.length })}</Note>}
      {fault && <Note tone="bad">{fault}</Note>}
      {saved && <Note tone="good">{saved}</Note>}
      {!isNew && <p className="muted text-sm">{say("saveHelp")}</p>}
      <button type="submit" className="btn btn-main justify-self-start" disabled={busy}>
        {sayOffice(busy ? "saving" : "save")}
      </button>
    </form>
  );
}
