import { liveQuery, type Observable } from "dexie";

/**
 * What a read of the database answers, now and after every change to what it read. The function Dexie is given is an
 * asynchronous one in its own right: of any other it does not follow the awaits, and of two reads that a change wakes
 * together the one then ends the other's transaction.
 */
export const liveAnswers = <Answer>(read: () => Promise<Answer>): Observable<Answer> =>
  liveQuery(async () => await read());
