import type { PayingAccount } from "../../generated/live/graphql";
import { useMessages } from "../../i18n/language";
import { moneySuspense } from "../../i18n/money-suspense";
import { Field } from "../../ui/field";

const ACCOUNTS: readonly PayingAccount[] = ["CASH", "BANK", "MPESA"];

/** From which of the school's money something is paid back. */
export function FromField({ from, onChange }: { from: PayingAccount; onChange: (from: PayingAccount) => void }) {
  const say = useMessages(moneySuspense);
  return (
    <Field label={say("from")}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={from}
          onChange={(event) => onChange(event.currentTarget.value as PayingAccount)}
        >
          {ACCOUNTS.map((account) => (
            <option key={account} value={account}>
              {say(account)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
