import { useSubscription } from "@apollo/client/react";
import { useEffect, useRef } from "react";
import type { Session } from "../../api/session";
import { SchoolTodayChangedDocument } from "../../generated/live/graphql";
import type { SchoolDay } from "../../values/school-day";
import { useLink } from "./use-link";

/** Calls back when a class's registers of a day have changed, and when that could not be heard until now. */
export function useClassNews(session: Session, on: boolean, classId: string, day: SchoolDay, onNews: () => void) {
  const { since } = useLink(session);
  const latest = useRef(onNews);
  latest.current = onNews;
  useSubscription(SchoolTodayChangedDocument, {
    skip: !on,
    variables: { day },
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (data?.schoolTodayChanged.class.id === classId) latest.current();
    },
  });
  useEffect(() => {
    if (on && since > 0) latest.current();
  }, [on, since]);
}
