import type { SubjectGroup } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { scales as scaleMessages } from "../../i18n/scales";
import { subjectGroups } from "../../i18n/subject-groups";
import { TextInput } from "../../office/text-input";
import { freshKey, type SlotDraft } from "./scale-draft";
import { groupInRule, groupOf } from "./scale-rule";
import type { FaultAt } from "./use-faults";
import { useSlotWords } from "./use-slot-words";

const GROUPS = (Object.keys(subjectGroups.en) as SubjectGroup[]).map(groupInRule);
const MOST_SLOTS = 12;

type MeanSlotsProps = {
  slots: readonly SlotDraft[];
  faultAt: FaultAt;
  onChange: (slots: readonly SlotDraft[]) => void;
};

/** Which subjects count towards the mean grade: so many of such kinds, choice by choice. */
export function MeanSlots({ slots, faultAt, onChange }: MeanSlotsProps) {
  const say = useMessages(scaleMessages);
  const tooMany = faultAt("slots");
  return (
    <section className="grid gap-3" aria-labelledby="slots">
      <div>
        <h3 id="slots" className="font-semibold">
          {say("slots")}
        </h3>
        <p className="muted text-sm">{say("slotsHelp")}</p>
      </div>
      {slots.map((slot, place) => (
        <SlotRow
          key={slot.key}
          slot={slot}
          n={place + 1}
          faultAt={faultAt}
          onChange={(changed) => onChange(slots.map((one) => (one.key === slot.key ? changed : one)))}
          {...(slots.length > 1 && { onRemove: () => onChange(slots.filter(({ key }) => key !== slot.key)) })}
        />
      ))}
      {tooMany && (
        <p className="text-sm text-absent" role="alert">
          {tooMany}
        </p>
      )}
      {slots.length < MOST_SLOTS && (
        <button
          type="button"
          className="btn justify-self-start"
          onClick={() => onChange([...slots, { key: freshKey(), count: "1", groups: null }])}
        >
          {say("addSlot")}
        </button>
      )}
    </section>
  );
}

type SlotRowProps = {
  slot: SlotDraft;
  n: number;
  faultAt: FaultAt;
  onChange: (slot: SlotDraft) => void;
  onRemove?: () => void;
};

function SlotRow({ slot, n, faultAt, onChange, onRemove }: SlotRowProps) {
  const say = useMessages(scaleMessages);
  const sayGroup = useMessages(subjectGroups);
  const { key, count, groups } = slot;
  const noGroup = faultAt(`${key}.groups`);
  const isWrong = noGroup !== undefined || faultAt(`${key}.count`) !== undefined;
  const slotWords = useSlotWords();
  const toggle = (group: string, on: boolean) =>
    onChange({ ...slot, groups: GROUPS.filter((one) => (one === group ? on : (groups?.includes(one) ?? false))) });
  return (
    <details className="rounded-lg border border-line" open={isWrong || undefined}>
      <summary className="min-h-12 content-center px-3 py-2">
        <strong>{say("slotN", { n })}:</strong> {slotWords({ count: Number(count) || 0, groups })}
      </summary>
      <div className="grid gap-2 px-3 pb-3">
        <TextInput
          label={say("count")}
          inputMode="numeric"
          maxLength={2}
          value={count}
          error={faultAt(`${key}.count`)}
          onChange={({ currentTarget: { value } }) => onChange({ ...slot, count: value })}
        />
        <p className="font-semibold">{say("groupsOf")}</p>
        <div className="flex flex-wrap gap-2">
          <label className="chip">
            <input
              type="checkbox"
              checked={groups === null}
              onChange={({ currentTarget: { checked } }) => onChange({ ...slot, groups: checked ? null : [] })}
            />
            {say("anyKind")}
          </label>
          {groups !== null &&
            GROUPS.map((group) => (
              <label key={group} className="chip">
                <input
                  type="checkbox"
                  checked={groups.includes(group)}
                  onChange={({ currentTarget: { checked } }) => toggle(group, checked)}
                />
                {sayGroup(groupOf(group))}
              </label>
            ))}
        </div>
        {noGroup && (
          <p className="text-sm text-absent" role="alert">
            {noGroup}
          </p>
        )}
        {onRemove && (
          <button
            type="button"
            className="btn btn-bare justify-self-start"
            aria-label={say("removeSlot", { n })}
            onClick={onRemove}
          >
            {say("removeIt")}
          </button>
        )}
      </div>
    </details>
  );
}
