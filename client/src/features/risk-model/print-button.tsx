import { useMessages } from "../../i18n/language";
import { office } from "../../i18n/office";

/** Prints the page as it stands. */
export function PrintButton() {
  const say = useMessages(office);
  return (
    <button type="button" className="btn justify-self-start" onClick={() => print()}>
      {say("print")}
    </button>
  );
}
