import { useMessages } from "../../i18n/language";
import { moneyMpesa } from "../../i18n/money-mpesa";
import { Choices } from "../../ui/choices";

export type Which = "some" | "all";

type WhichChoiceProps = {
  name: string;
  some: "needsYou" | "quarantined";
  which: Which;
  onChoose: (which: Which) => void;
};

/** Between what asks for somebody, and everything. */
export function WhichChoice({ name, some, which, onChoose }: WhichChoiceProps) {
  const say = useMessages(moneyMpesa);
  return (
    <Choices
      legend={say("which")}
      name={name}
      options={[
        { value: "some", label: say(some) },
        { value: "all", label: say("all") },
      ]}
      chosen={which}
      onChoose={onChoose}
    />
  );
}
