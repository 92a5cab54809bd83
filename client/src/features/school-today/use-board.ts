import { useApolloClient } from "@apollo/client/react";
import { useCallback, useEffect, useRef, useState } from "react";
import { SchoolTodayChangedDocument, SchoolTodayDocument, type SchoolTodayQuery } from "../../generated/live/graphql";
import { type ClassDay, withNews } from "./board";

/** A day's board as last heard. `asOf` is when, in milliseconds. */
type LiveBoard = {
  readonly board: SchoolTodayQuery["schoolToday"] | undefined;
  readonly asOf: number;
  readonly failed: boolean;
  readonly reload: () => void;
};

const NOTHING = { board: undefined, asOf: 0, failed: false };

/**
 * Follows a day: subscribes first, asks second, and lets a class's revision decide which of the two knew more.
 * Asks again whenever `linkedAt` says that the link is new: what happened while it was down was told to nobody.
 */
export function useBoard(day: string, linkedAt: number): LiveBoard {
  const client = useApolloClient();
  const [shown, setShown] = useState<Omit<LiveBoard, "reload">>(NOTHING);
  const news = useRef<ClassDay[]>([]);

  useEffect(() => {
    news.current = [];
    setShown(NOTHING);
    const heard = client.subscribe({ query: SchoolTodayChangedDocument, variables: { day } }).subscribe(({ data }) => {
      if (!data) return;
      news.current.push(data.schoolTodayChanged);
      setShown(({ board }) => ({ board: board && withNews(board, news.current), asOf: Date.now(), failed: false }));
    });
    return () => heard.unsubscribe();
  }, [client, day]);

  const reload = useCallback(() => {
    // The answer knows all that was told before it was asked for.
    news.current = [];
    client
      .query({ query: SchoolTodayDocument, variables: { day }, fetchPolicy: "no-cache" })
      .then(({ data }) => {
        if (!data || data.schoolToday.day !== day) return;
        setShown({ board: withNews(data.schoolToday, news.current), asOf: Date.now(), failed: false });
      })
      .catch(() => setShown((kept) => ({ ...kept, failed: true })));
  }, [client, day]);

  useEffect(reload, [reload, linkedAt]);

  return { ...shown, reload };
}
