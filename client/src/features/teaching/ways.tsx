import { useMessages } from "../../i18n/language";
import { teaching } from "../../i18n/teaching";

/** The same posts, looked at from both sides. */
export function Ways({ at }: { at: "classes" | "teachers" }) {
  const say = useMessages(teaching);
  return (
    <nav className="choices no-print" aria-label={say("title")}>
      <a href="/teaching" aria-current={at === "classes" ? "page" : undefined}>
        {say("byClass")}
      </a>
      <a href="/teaching/teachers" aria-current={at === "teachers" ? "page" : undefined}>
        {say("byTeacher")}
      </a>
    </nav>
  );
}
